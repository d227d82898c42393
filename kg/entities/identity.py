"""What resolution decided, why, and what people have decided for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.model import DocumentId, EntityType, Iri

MERGE = math.log(7)
"""The evidence, in natural logarithms of odds, from which two names are taken for one thing: seven to one."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Bearer:
    """A name in a document, which stands for all that the document calls so; or, without one, in all documents."""

    name: str
    """As written."""
    type: EntityType | None = None
    document: DocumentId | None = None
    start: int | None = None
    """Where one of its mentions starts, which tells two people of one name in one document apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of names that somebody has said to mean the same, or different things: they win over all evidence.

    Of two sayings that contradict each other, the different one wins. What names nothing is left alone, so that
    the same constraints do for every version of the documents.

    >>> Constraints(different=((Bearer(name="Tarka"), Bearer(name="Tarka Group")),)).same
    ()
    """

    same: tuple[tuple[Bearer, Bearer], ...] = ()
    different: tuple[tuple[Bearer, Bearer], ...] = ()


class Verdict(StrEnum):
    """What became of a pair of names."""

    MERGED = "merged"
    APART = "apart"
    """Kept apart, though they may mean one thing: for people to review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A pair of names that resolution has compared, and what it made of them."""

    one: Bearer
    other: Bearer
    verdict: Verdict
    score: float
    """How probable it is that they mean one thing, 0 to 1."""
    reasons: tuple[str, ...]
    """What speaks for it and against it, the names first, in words."""
    mentions: int = 0
    """How many mentions would change their entity by the other verdict, at least."""
    entities: tuple[Iri, ...] = field(default=())
    """The entity of each of the two, of those merged the same one twice; of a link the known one first."""

    def to_text(self) -> str:
        """The step in a line: "'T. Ash' (b) is 'Tom Ash' (a), 0.93: an initial for a first name; both with Lumen"."""
        verb = "is" if self.verdict is Verdict.MERGED else "may be"
        ends = [f"{end.name!r} ({end.document})" if end.document else repr(end.name) for end in (self.other, self.one)]
        return f"{ends[0]} {verb} {ends[1]}, {self.score:.2f}: {'; '.join(self.reasons)}"


def probability(weight: float) -> float:
    """The probability that goes with a natural logarithm of odds, in three digits."""
    return round(1 / (1 + math.exp(-max(min(weight, 30.0), -30.0))), 3)


def in_entities(steps: Iterable[Step], entities: Mapping[tuple[DocumentId, int], Iri]) -> tuple[Step, ...]:
    """The steps, each with the entities of its two names, which are found by document and start."""
    return tuple(replace(step, entities=(_entity(step.one, entities), _entity(step.other, entities))) for step in steps)


def _entity(end: Bearer, entities: Mapping[tuple[DocumentId, int], Iri]) -> Iri:
    if end.document is None or end.start is None:
        raise ValueError(f"{end.name!r} stands in no document")
    return entities[end.document, end.start]
