"""What the past tense does not end: "he was a son of the founder", "she was a Danish physicist"; and what is over."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.scene import Scene
from kg.model import Argument, FactType, Status, Value

_FAMILY, _NATIONALITY = FactType("family"), FactType("nationality")
_PARTY = FactType("political_affiliation")
_LEADING = ("lead", "head", "chair")
_BEREFT = ("widow", "widower")
"""Whose marriage is over."""
_GIVEN_UP = (
    r"(?i)\b(?:until|till|former(?:ly)?|ex|once|previously|originally|renounc\w+|gave up|lost|stripped|then|used to|"
    r"no longer|earlier|at the time)\b"
)
"""Words of a sentence on a nationality that somebody had for some time."""


def as_lasting(type_: FactType, word: str, status: Status, kinds: Sequence[Argument], scene: Scene) -> Status:
    """The status of a tie of blood, of a nationality or to a party, which a verb's form alone says little of."""
    if type_ == _FAMILY and status is Status.FORMER and not _may_end(kinds):
        return Status.CURRENT
    if type_ == _FAMILY and status is Status.CURRENT and word in _BEREFT:
        return Status.FORMER
    if type_ == _PARTY and status in (Status.PLANNED, Status.FUTURE) and word in _LEADING:
        return Status.CURRENT  # who hopes to lead a party belongs to it
    if type_ == _NATIONALITY and status is Status.FORMER and not scene.says(_GIVEN_UP):
        return Status.CURRENT
    return status


def _may_end(kinds: Sequence[Argument]) -> bool:
    """Whether the tie is one that ends: a marriage."""
    return any(isinstance(kind, Value) and kind.value == "spouse" for kind in kinds)
