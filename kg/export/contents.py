"""What is exported, and what a format has no place for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.model import Document, Entity, Fact, Iri, Role
from kg.ontology import load_ontology
from kg.stories import Corroboration

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyoxigraph import Quad


class Contents(Protocol):
    """A graph, as `kg.open` gives it."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by IRI."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts with their evidence."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents' descriptions."""

    @property
    def corroboration(self) -> Corroboration:
        """What several documents tell together."""

    @property
    def store(self) -> Iterable[Quad]:
        """All statements."""

    def to_networkx(self) -> MultiDiGraph[Iri]:
        """Entities as nodes, facts as edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that the format cannot carry, and how often it is in the graph."""

    what: str
    """In the plural: "places of words in the text"."""
    count: int


def losses(*counted: tuple[int, str]) -> tuple[Loss, ...]:
    """Those that are there at all."""
    return tuple(Loss(what=what, count=count) for count, what in counted if count)


def all_roles() -> Iterator[Role]:
    """The roles of all types of facts, each once, in the order of the ontology."""
    classes = load_ontology().fact_classes.values()
    yield from dict.fromkeys(role.name for class_ in classes for role in class_.roles)


def authority_losses(entities: Iterable[Entity]) -> Iterator[tuple[int, str]]:
    """What is lost where entities have no links and identifiers."""
    links = identifiers = 0
    for entity in entities:
        links += len(entity.same_as)
        identifiers += len(entity.identifiers)
    yield links, "links of entities to what authorities know"
    yield identifiers, "identifiers of entities"


def story_losses(corroboration: Corroboration) -> Iterator[tuple[int, str]]:
    """What is lost where facts are told one by one."""
    yield len(corroboration.stories), "stories that several facts tell together"
    yield len(corroboration.disagreements), "disagreements"


def evidence_losses(facts: Iterable[Fact]) -> Iterator[tuple[int, str]]:
    """What is lost where a fact keeps its first sentence alone."""
    spans = more = 0
    for fact in facts:
        more += len(fact.evidence) - 1
        spans += sum(1 + sum(map(len, evidence.mentions.values())) for evidence in fact.evidence)
    yield spans, "places of words in the text of a document"
    yield more, "second and further sentences that say the same"
