"""What several documents tell together: the types of corroboration and contradiction.

A `Fact` is what one document says. A `Story` groups the facts of several documents that tell the same, with
its stages in the order in which they were published; a `Disagreement` shows the values on which they differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import DocumentId, FactType, Iri, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a story had come to when some documents told it: a deal that was planned, say."""

    status: Status
    since: str
    """The date of the first document that says so, as EDTF; empty where none has a date."""
    sources: int
    """How many independent sources say so."""
    facts: tuple[Iri, ...]
    """Sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One thing that happened or was so, as several facts tell it."""

    id: Iri
    type: FactType
    label: str
    """What it tells, in a few words, its latest status too: "Ostrava Power acquired Lumen (planned)"."""
    facts: tuple[Iri, ...]
    """At least two, sorted."""
    status: Status
    """The latest state, by the dates of the documents."""
    sources: int
    """Independent sources: near-copies of one text, texts of one publisher, and texts that all quote the same
    source count once."""
    confidence: float
    """That its latest state is so, from the independent sources that say it."""
    stages: tuple[Stage, ...]
    """In the order of their first documents."""

    def __post_init__(self) -> None:
        if len(self.facts) < 2:
            raise ValueError(f"story {self.id} has fewer than two facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A value, and the facts that give it."""

    value: str
    facts: tuple[Iri, ...]
    """Sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Values of which at most one is right; all stay in the graph."""

    id: Iri
    about: str
    """What they are values of: a role ("price"), "status", or the label of a relation that one thing has at a time."""
    label: str
    """What is told in contradictory ways: "Ostrava Power acquired Lumen: price"."""
    sides: tuple[Side, ...]
    """At least two, in the order of the values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All that documents tell together; everything sorted by IRI."""

    stories: tuple[Story, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    copies: Mapping[DocumentId, DocumentId] = field(default_factory=dict)
    """Near-copies of a longer text, each with that text's document."""
