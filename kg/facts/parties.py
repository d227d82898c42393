"""Whom "the two companies", "both" and "they" stand for in what is told of two firms: their merger, their alliance."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.match import Match, referent
from kg.facts.scene import Scene
from kg.language.lexicon import load_lexicon
from kg.model import Mention, MentionKind, Role

_PARTY = Role("party")
_MUTUAL = {"merger", "partnership", "competition"}
_ALONE = {"two", "both", "pair", "duo", "they", "their"}
_SIDES = {"company", "firm", "side", "party", "group", "partner", "rival", "competitor"}
_BACK = 2
"""Sentences in which the two are looked for, before that of the word for both."""


def complete_parties(match: Match, scene: Scene) -> None:
    """Let the only two firms named just before be the parties, where a word for both stands in the place of theirs."""
    if match.frame.type not in _MUTUAL or match.names_in(_PARTY):
        return
    places = (i for link in ("subject", "poss", "of", "between", "object") for i in match.links[link])
    group = next((i for i in places if _means_both(scene, i)), None)
    parties = () if group is None else _two_before(scene, scene.tokens[group].start)
    if len(parties) == 2 and not {referent(m) for m in parties} & match.used:
        match.roles[_PARTY] = parties


def _means_both(scene: Scene, index: int) -> bool:
    """Whether a word stands for several that have been named: "the two", "both firms", "the companies"."""
    token = scene.tokens[index]
    if index in scene.mention_at or scene.syntax.children(index, "poss", "prep", "appos", "relcl", "acl", "compound"):
        return False
    if token.text.lower() in _ALONE:
        return True
    before = {scene.tokens[i].text.lower() for i in scene.syntax.children(index, "det", "nummod", "predet")}
    described = scene.syntax.children(index, "amod")
    sides = load_lexicon().organization_nouns | _SIDES
    return token.tag == "NNS" and token.lemma in sides and not described and bool(before & {"two", "both", "the"})


def _two_before(scene: Scene, end: int) -> tuple[Mention, ...]:
    """The only two firms named before in the sentence, or in the sentences right before it; empty if more are."""
    found: dict[str, Mention] = {}
    for firms in _firms_before(scene, end):
        for firm in firms:
            name = referent(firm)
            known = next((other for other in found if _is_short_of(name, other) or _is_short_of(other, name)), None)
            found.setdefault(known or name, firm)
        if len(found) >= 2:
            break
    return tuple(found.values()) if len(found) == 2 else ()


def _firms_before(scene: Scene, end: int) -> Iterator[list[Mention]]:
    for earlier in (scene, *scene.before(_BACK)):
        yield [
            m
            for m in earlier.mentions
            if m.type == "organization" and m.end <= end and (m.kind is MentionKind.NAME or m.antecedent is not None)
        ]


def _is_short_of(short: str, full: str) -> bool:
    return full.startswith(f"{short.rstrip('.')} ") or short == full
