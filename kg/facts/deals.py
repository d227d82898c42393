"""What became of a deal that was told before: "The deal was completed on 3 July", "Rothmere denied the report"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.scene import Scene
from kg.facts.status import fate_of
from kg.model import Claim, Role, Span, Status

_DEALS = ("acquisition", "merger", "shareholding", "investment", "partnership")
_DEAL_NOUNS = {
    "deal", "acquisition", "purchase", "takeover", "merger", "transaction", "offer", "bid", "sale", "agreement", "talk",
    "approach", "proposal", "buyout", "investment",
}  # fmt: skip
_TALE_NOUNS = {"report", "rumour", "rumor", "speculation", "claim", "story", "suggestion"}
_DATE = Role("date")


def fates_of_deals(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Claims that give the last deal told before a sentence the fate that the sentence tells."""
    deals = sorted((c for c in claims if c.type in _DEALS), key=lambda claim: claim.sentence)
    told = {claim.sentence.start for claim in deals}
    for scene in scenes:
        before = bisect_left(deals, scene.sentence.start, key=lambda claim: claim.sentence.start)
        if before and scene.sentence.start not in told and (found := _fate(scene)) is not None:
            yield _later(deals[before - 1], scene, *found)


def _fate(scene: Scene) -> tuple[int, Status] | None:
    """The noun by which the sentence speaks of the deal, and what it says of it."""
    for index, token in enumerate(scene.tokens):
        definite = any(
            scene.tokens[i].text.lower() in ("the", "this", "its", "that", "both")
            for i in scene.syntax.children(index, "det", "poss")
        )
        if not definite or token.lemma not in _DEAL_NOUNS | _TALE_NOUNS:
            continue
        status = fate_of(scene, index)
        if status is Status.DENIED or (status is not None and token.lemma in _DEAL_NOUNS):
            return index, status
    return None


def _later(claim: Claim, scene: Scene, noun: int, status: Status) -> Claim:
    date = scene.nearest(noun, scene.times)
    roles = {role: fillers for role, fillers in claim.roles.items() if role != _DATE or date is None}
    return replace(
        claim,
        roles={**roles, **({_DATE: (date,)} if date is not None else {})},
        status=status,
        confidence=round(claim.confidence * 0.8, 2),
        sentence=Span(start=scene.sentence.start, end=scene.sentence.end, text=scene.sentence.text),
        extractor=f"rule:{claim.type}/fate",
    )
