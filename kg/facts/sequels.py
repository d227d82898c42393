"""What a sentence says became of the deal that the one before it tells of, without naming it.

"Shareholders voted it down", "talks collapsed in June", "it pulled out a week later", "nothing came of it".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.match import named_alike, referent
from kg.facts.scene import Scene
from kg.facts.status import UNREAL, end_of_event, ends_deal, leaves_deal, modality
from kg.model import Argument, Claim, Mention, Status

_PARTIES = {
    "side", "company", "firm", "party", "group", "bank", "both", "two", "pair", "partner", "bidder", "buyer",
    "suitor",
}  # fmt: skip
_THEY = {"it", "they", "he", "she", "both"}
_TALKS = {"talk", "negotiation", "discussion", "financing", "funding"}
_SCHEMES = {"plan", "proposal", "idea", "scheme", "offer", "bid", "deal", "agreement", "merger", "takeover"}
_DECIDERS = {
    "board", "shareholder", "regulator", "owner", "family", "target", "government", "director", "management", "trustee",
    "stockholder", "investor", "court", "authority", "commission", "minister", "watchdog", "union",
}  # fmt: skip
_REFUSING = {"refuse", "decline", "say no", "balk", "baulk", "demur"}
_CAME = {"come", "become"}


def sequel_of(scene: Scene, told: Sequence[Argument]) -> tuple[int, Status] | None:
    """The word that tells what became of the deal between those who are told, and its status; None if nothing does."""
    return next(_sequels(scene, told), None)


def _sequels(scene: Scene, told: Sequence[Argument]) -> Iterator[tuple[int, Status]]:
    tokens, syntax = scene.tokens, scene.syntax
    for index, token in enumerate(tokens):
        verb = carrier_of(syntax, index)
        if verb is None or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        subject = token.dep == "nsubj" and token.lemma in _TALKS | _SCHEMES and _is_bare(scene, index)
        if subject and (status := end_of_event(scene, index)) is not None:
            yield index, status
        if token.dep == "nsubj" and token.text.lower() == "nothing" and tokens[verb].lemma in _CAME:
            yield index, Status.CANCELLED
        if _is_hedged(scene, verb) or syntax.first_conjunct(verb) != _root(scene):
            continue
        if token.dep == "nsubj" and _acts(scene, index, told) and leaves_deal(scene, verb):
            yield index, Status.CANCELLED
        refused = token.lemma in _DECIDERS and not _REFUSING.isdisjoint(verb_phrases(syntax, verb))
        if token.dep == "nsubj" and refused and not syntax.children(verb, "dobj", "xcomp", "ccomp"):
            yield index, Status.CANCELLED  # "the board refused"
        scheme = token.lemma in _SCHEMES and token.dep in ("dobj", "nsubjpass") and _is_bare(scene, index)
        if (scheme or (token.dep == "dobj" and token.text.lower() == "it")) and ends_deal(scene, verb):
            yield index, Status.CANCELLED
        did = tokens[verb].text.lower() == "did" and tokens[verb].pos in ("AUX", "VERB") and token.text.lower() in _THEY
        if did and token.dep == "nsubj" and not syntax.children(verb, "dobj", "xcomp", "acomp", "neg"):
            yield index, Status.COMPLETED  # "in May it finally did"


def _root(scene: Scene) -> int:
    return next((i for i, token in enumerate(scene.tokens) if token.head == i), 0)


def _is_bare(scene: Scene, noun: int) -> bool:
    """ "Talks collapsed", "the talks collapsed": no others' talks, on nothing else."""
    named = any(i in scene.mention_at for i in scene.syntax.subtree(noun) if i != noun)
    determined = scene.tokens[noun].lemma in _TALKS or any(
        scene.tokens[i].text.lower() in ("the", "this", "that", "their", "its")
        for i in scene.syntax.children(noun, "det", "poss")
    )
    return determined and not named


def _is_hedged(scene: Scene, verb: int) -> bool:
    return any(status in UNREAL for status in modality(scene, verb))


def _acts(scene: Scene, subject: int, told: Sequence[Argument]) -> bool:
    """Whether the subject is one of the parties: a pronoun, "the two sides", one of their names."""
    token = scene.tokens[subject]
    if token.text.lower() in _THEY or token.lemma in _PARTIES:
        return True
    mention = scene.mention_at.get(subject)
    names = (referent(a) for a in told if isinstance(a, Mention))
    return mention is not None and any(named_alike(referent(mention), name) for name in names)


def parties_of(deal: Claim) -> list[Argument]:
    """All who take part in a deal."""
    return [filler for fillers in deal.roles.values() for filler in fillers]
