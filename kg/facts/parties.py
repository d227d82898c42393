"""Whom "the two companies", "both" and "they" stand for in what is told of two: a merger, a charge against both."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.match import Match, referent
from kg.facts.scene import Scene
from kg.model import Mention, MentionKind, Role

_PARTY, _ACCUSED = Role("party"), Role("accused")
_PERSON, _FOUNDER = Role("person"), Role("founder")
_ROLES = {
    "merger": _PARTY, "partnership": _PARTY, "competition": _PARTY, "legal_case": _ACCUSED, "employment": _PERSON,
    "founding": _FOUNDER, "education": _PERSON,
}  # fmt: skip
"""Types of facts of which two may be a part, and as what."""
_ALONE = {"two", "both", "pair", "duo", "they", "their"}
_SIDES = {
    "company", "firm", "side", "party", "group", "partner", "rival", "competitor", "bank", "airline", "retailer",
    "carmaker", "maker", "manufacturer", "producer", "insurer", "lender", "carrier", "brewer", "publisher", "exchange",
    "operator", "chain", "store", "broker", "utility", "supplier", "developer", "miner", "university", "club", "giant",
    "corporation", "organisation", "organization", "business", "bakery", "brewery", "agency", "newspaper", "hospital",
}  # fmt: skip
_PEOPLE = {
    "man",
    "woman",
    "brother",
    "sister",
    "founder",
    "co-founder",
    "friend",
    "partner",
    "sibling",
    "twin",
    "executive",
    "defendant",
    "director",
    "official",
    "trader",
    "banker",
}
_BACK = 2
"""Sentences in which the two are looked for, before that of the word for both."""


def complete_parties(match: Match, scene: Scene) -> None:
    """Let the only two named just before fill the role, where a word for both stands in the place of theirs."""
    role = _ROLES.get(match.frame.type)
    if role is None or match.names_in(role):
        return
    links = ("subject", "poss", "of", "between", "object") if role == _PARTY else _links(match, role)
    group = next((i for link in links for i in match.links[link] if _means_both(scene, i)), None)
    if group is None:
        return
    people = role != _PARTY and scene.tokens[group].lemma not in _SIDES
    both = _two_before(scene, scene.tokens[group].start, "person" if people else "organization")
    here = [referent(m) for m in scene.mentions if m.start > scene.tokens[group].start]
    again = any(_is_short_of(referent(m), name) or _is_short_of(name, referent(m)) for m in both for name in here)
    if len(both) == 2 and not again:
        match.roles[role] = both


def _links(match: Match, role: Role) -> tuple[str, ...]:
    """The links at which the frame looks for who fills the role, without how."""
    paths = match.frame.roles.get(role, ())
    return tuple(link.rpartition(":")[2] for path in paths for link in path.split("+"))


def _means_both(scene: Scene, index: int) -> bool:
    """Whether a word stands for several that have been named: "the two", "both firms", "the companies"."""
    token = scene.tokens[index]
    if index in scene.mention_at or scene.syntax.children(index, "poss", "prep", "appos", "relcl", "acl", "compound"):
        return False
    if token.text.lower() in _ALONE:
        return True
    before = {scene.tokens[i].text.lower() for i in scene.syntax.children(index, "det", "nummod", "predet")}
    described = scene.syntax.children(index, "amod")
    sides = _SIDES | _PEOPLE
    return token.tag == "NNS" and token.lemma in sides and not described and bool(before & {"two", "both", "the"})


def _two_before(scene: Scene, end: int, type_: str) -> tuple[Mention, ...]:
    """The only two of a type named before in the sentence, or in those right before it; empty if more are."""
    found: dict[str, Mention] = {}
    for named in _named_before(scene, end, type_):
        for mention in named:
            name = referent(mention)
            known = next((other for other in found if _is_short_of(name, other) or _is_short_of(other, name)), None)
            found.setdefault(known or name, mention)
        if len(found) >= 2:
            break
    return tuple(found.values()) if len(found) == 2 else ()


def _named_before(scene: Scene, end: int, type_: str) -> Iterator[list[Mention]]:
    for earlier in (scene, *scene.before(_BACK)):
        yield [
            m
            for m in earlier.mentions
            if m.type == type_ and m.end <= end and (m.kind is MentionKind.NAME or m.antecedent is not None)
        ]


def _is_short_of(short: str, full: str) -> bool:
    return f"{full.rstrip('.')} ".startswith(f"{short.rstrip('.')} ")
