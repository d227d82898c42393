"""Cases of which a later sentence tells that nothing came of them: "a judge dismissed the suit"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.deals import retold
from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.match import referent
from kg.facts.scene import Scene
from kg.facts.status import fate_of
from kg.model import Claim, Mention, Status

_CASES = {
    "suit", "lawsuit", "case", "charge", "claim", "complaint", "indictment", "proceeding", "conviction",
    "fine", "sentence", "prosecution", "action", "verdict",
}  # fmt: skip
"""What texts call a case that they have told of."""
_WAIVING = {"reject", "dismiss", "wave away", "shrug off", "brush off"}
"""What the accused do with a charge, and courts with a case."""
_JUDGES = {
    "judge", "court", "jury", "tribunal", "magistrate", "panel", "justice", "commission", "regulator", "prosecutor",
    "arbitrator", "authority",
}  # fmt: skip
_NEW = {"a", "an", "another", "any", "no", "some", "other"}
_MEMORY = 8
"""Sentences after which nobody knows which case is meant."""


def fates_of_cases(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Claims that the last case told before a sentence is over, where the sentence says so."""
    cases = sorted((c for c in claims if c.type == "legal_case"), key=lambda claim: claim.sentence)
    told = {case.sentence.start for case in cases}
    for number, scene in enumerate(scenes):
        if scene.sentence.start in told or not _is_dropped(scene):
            continue
        first = scenes[max(0, number - _MEMORY)].sentence.start
        before = cases[: bisect_left(cases, scene.sentence.start, key=lambda claim: claim.sentence.start)]
        if before and before[-1].sentence.start >= first and _names_no_other(scene, before[-1]):
            yield replace(retold(before[-1], scene, before[-1].roles), status=Status.CANCELLED)


def _is_dropped(scene: Scene) -> bool:
    """Whether a case that is no new one has been dismissed, dropped, thrown out or quashed."""
    return any(
        token.lemma in _CASES
        and token.dep in ("dobj", "nsubj", "nsubjpass")
        and not any(scene.tokens[i].text.lower() in _NEW for i in scene.syntax.children(index, "det"))
        and fate_of(scene, index) in (Status.CANCELLED, Status.DENIED)
        and not _is_waved_away(scene, index)
        for index, token in enumerate(scene.tokens)
    )


def _is_waved_away(scene: Scene, noun: int) -> bool:
    """ "Norwell rejected the charge": no court did."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None or scene.tokens[noun].dep != "dobj" or _WAIVING.isdisjoint(verb_phrases(scene.syntax, verb)):
        return False
    return not any(scene.tokens[i].lemma.lower() in _JUDGES for i in scene.syntax.links(verb)["subject"])


def _names_no_other(scene: Scene, case: Claim) -> bool:
    """Whether no name in the sentence is that of somebody else whose case it may be."""
    parties = {referent(m) for fillers in case.roles.values() for m in fillers if isinstance(m, Mention)}
    suing = {referent(m) for m in scene.mentions if m.type in ("organization", "person")}
    return not suing or bool(suing & parties)
