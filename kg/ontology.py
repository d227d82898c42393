"""What can be said: the types of entities and facts, their roles and shortcuts, read from ontologies/.

The Turtle file is the only place where they are declared; its head says how.
"""

from __future__ import annotations

import difflib
import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import OntologyError
from kg.model import EntityType, FactType, Iri, Role, Status

NAMESPACE = "https://w3id.org/company-people-kg/ns#"
"""Namespace of the vocabulary; its prefix is `kg:`."""

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
_RANGE = "https://schema.org/rangeIncludes"
_SYMMETRIC = "http://www.w3.org/2002/07/owl#SymmetricProperty"
_LITERAL_PROPERTY = "http://www.w3.org/2002/07/owl#DatatypeProperty"


class ValueKind(StrEnum):
    """What fills a role."""

    ENTITY = "entity"
    MONEY = "money"
    STAKE = "stake"
    DATE = "date"
    COUNT = "count"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleClass:
    """A role: "acquirer", "price"."""

    name: Role
    iri: Iri
    label: str
    comment: str
    kind: ValueKind
    entity_types: tuple[EntityType, ...]
    """The entities that may fill it, the usual one first; empty unless `kind` is ENTITY."""
    bounds: tuple[Iri, Iri] | None
    """The properties of a fact that hold the first and the last day of a date; None unless `kind` is DATE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactClass:
    """A type of facts: "acquisition", "employment"."""

    name: FactType
    iri: Iri
    label: str
    verb: str
    """What an arrow between its ends says: "acquired"."""
    comment: str
    also: tuple[Iri, ...]
    """Classes of other vocabularies that its facts belong to when they are completed or current."""
    state: bool
    """Whether it holds for a time (current, former, future) and does not happen."""
    roles: tuple[RoleClass, ...]
    """In reading order."""
    required: tuple[Role, ...]
    required_any: tuple[Role, ...]
    """One of these must be filled; empty where there is no such demand."""
    minimum: int
    """Fillers that the first required role has at least."""
    ends: tuple[Role, Role] | None
    """Between which roles a picture draws the arrow; None if the type has but one entity."""
    theme: str
    """The chapter of an entity's story in which its facts are told."""
    once: bool
    """Whether facts with the same ends tell one event, whatever their dates."""
    ends_with_death: bool
    """Whether such a state is over when its person has died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityClass:
    """A class of entities: "organization"."""

    name: EntityType
    iri: Iri
    label: str
    comment: str
    slug: str
    """What tells the class in an entity's IRI: "org"."""
    also: tuple[Iri, ...]
    """Classes of other vocabularies that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A plain relation that follows from a fact of some type and status."""

    name: str
    iri: Iri
    label: str
    fact_type: FactType
    subject: Role
    object: Role
    status: Status
    symmetric: bool
    literal: bool
    """Whether its objects are literals."""
    also: tuple[Iri, ...]
    """Properties of other vocabularies that say the same."""
    inverse_also: tuple[Iri, ...]
    """The same from object to subject."""
    condition: tuple[Role, str] | None
    """A role and a regular expression that its words must match, without regard to case."""
    majority: bool
    """Whether it follows only where the stake is not said or is half or more."""
    one_at_a_time: bool
    """Whether its object has one subject at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The whole vocabulary."""

    entity_classes: Mapping[EntityType, EntityClass]
    fact_classes: Mapping[FactType, FactClass]
    shortcuts: tuple[Shortcut, ...]
    terms: frozenset[str]
    """Every name that the namespace has: "Acquisition", "acquirer", "acquired", "completed"."""

    def fact_class(self, name: str) -> FactClass:
        """The fact type of this name; raises OntologyError with a suggestion if there is none."""
        try:
            return self.fact_classes[FactType(name)]
        except KeyError:
            near = difflib.get_close_matches(name, self.fact_classes, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(self.fact_classes)}"
            raise OntologyError(f"{name!r} is no fact type of {ontology_files()[0]}{hint}") from None

    def shortcuts_of(self, name: FactType) -> tuple[Shortcut, ...]:
        """The shortcuts that facts of a type may give."""
        return tuple(shortcut for shortcut in self.shortcuts if shortcut.fact_type == name)


def ontology_files() -> tuple[Path, Path]:
    """Where company-people.ttl and shapes.ttl are: in an installed package, else in the checkout."""
    package = Path(__file__).parent
    for folder in (package / "ontologies", package.parent / "ontologies"):
        if (folder / "company-people.ttl").is_file():
            return folder / "company-people.ttl", folder / "shapes.ttl"
    raise OntologyError(f"ontologies/company-people.ttl is neither in {package} nor beside it; install kg again")


@functools.cache
def load_ontology() -> Ontology:
    """Read the vocabulary; raises OntologyError if the file is broken."""
    return _Reader(ontology_files()[0]).read()


class _Reader:
    """The Turtle file as a table from subject and property to values, in the order of the file."""

    def __init__(self, path: Path) -> None:
        import pyoxigraph

        self.path = path
        self.table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
                self.table[quad.subject.value][quad.predicate.value].append(quad.object.value)
        except (OSError, SyntaxError) as error:
            raise OntologyError(f"{path}: {error}") from error

    def read(self) -> Ontology:
        entities = [self._entity_class(iri) for iri in self.table if self._values(iri, "slug")]
        facts = [self._fact_class(iri) for iri in self.table if NAMESPACE + "FactType" in self._types(iri)]
        names = {fact.iri: fact.name for fact in facts}
        return Ontology(
            entity_classes={entity.name: entity for entity in entities},
            fact_classes={fact.name: fact for fact in facts},
            shortcuts=tuple(s for iri in self.table for s in self._shortcuts(iri, names)),
            terms=frozenset(i.removeprefix(NAMESPACE) for i in self.table if i.startswith(NAMESPACE)),
        )

    def _types(self, iri: str) -> list[str]:
        return self.table[iri].get(_RDF_TYPE, [])

    def _values(self, iri: str, name: str) -> list[str]:
        """Values of a property, by its name in our namespace or its full IRI."""
        return self.table[iri].get(name if "/" in name else NAMESPACE + name, [])

    def _value(self, iri: str, name: str) -> str:
        values = self._values(iri, name)
        if len(values) != 1:
            raise OntologyError(f"{self.path}: {iri} needs one {name}, has {len(values)}")
        return values[0]

    def _foreign(self, iri: str, name: str) -> tuple[Iri, ...]:
        return tuple(Iri(v) for v in self._values(iri, name) if not v.startswith(NAMESPACE))

    def _order(self, role: str) -> int:
        return int(self._value(role, "roleOrder"))

    def _roles(self, iri: str, name: str) -> list[str]:
        return sorted(self._values(iri, name), key=self._order)

    def _role(self, iri: str) -> Role:
        return Role(self._value(iri, _NOTATION))

    def _entity_class(self, iri: str) -> EntityClass:
        return EntityClass(
            name=EntityType(self._value(iri, _NOTATION)),
            iri=Iri(iri),
            label=self._value(iri, _RDFS + "label"),
            comment=self._value(iri, _RDFS + "comment"),
            slug=self._value(iri, "slug"),
            also=self._foreign(iri, _RDFS + "subClassOf"),
        )

    def _fact_class(self, iri: str) -> FactClass:
        required, required_any = self._roles(iri, "requiredRole"), self._roles(iri, "requiredAnyRole")
        every = [*required, *required_any, *self._roles(iri, "optionalRole")]
        start, end = self._values(iri, "arrowFrom"), self._values(iri, "arrowTo")
        return FactClass(
            name=FactType(self._value(iri, _NOTATION)),
            iri=Iri(iri),
            label=self._value(iri, _RDFS + "label"),
            verb=self._value(iri, "verb"),
            comment=self._value(iri, _RDFS + "comment"),
            also=tuple(map(Iri, self._values(iri, "alsoWhenTrue"))),
            state=NAMESPACE + "State" in self._values(iri, _RDFS + "subClassOf"),
            roles=tuple(self._role_class(role) for role in sorted(every, key=self._order)),
            required=tuple(map(self._role, required)),
            required_any=tuple(map(self._role, required_any)),
            minimum=int((self._values(iri, "minimumFillers") or ["1"])[0]),
            ends=(self._role(start[0]), self._role(end[0])) if start and end else None,
            theme=(self._values(iri, "theme") or ["Other"])[0],
            once=self._values(iri, "happensOnce") == ["true"],
            ends_with_death=self._values(iri, "endsWithDeath") == ["true"],
        )

    def _role_class(self, iri: str) -> RoleClass:
        kind = self._values(iri, "valueKind")
        classes = [] if kind else self._values(iri, _RANGE)
        types = [t for c in classes for t in self._values(c, _NOTATION)]
        first, last = self._values(iri, "firstDay"), self._values(iri, "lastDay")
        return RoleClass(
            name=self._role(iri),
            iri=Iri(iri),
            label=self._value(iri, _RDFS + "label"),
            comment=self._value(iri, _RDFS + "comment"),
            kind=ValueKind(kind[0]) if kind else ValueKind.ENTITY,
            entity_types=tuple(map(EntityType, types)),
            bounds=(Iri(first[0]), Iri(last[0])) if first and last else None,
        )

    def _shortcuts(self, iri: str, names: Mapping[Iri, FactType]) -> list[Shortcut]:
        """One for each status under which the relation follows."""
        if not self._values(iri, "shortcutOf"):
            return []
        object_ = self._value(iri, "objectRole")
        role, pattern = self._values(iri, "whenRole"), self._values(iri, "whenPattern")
        return [
            Shortcut(
                name=iri.removeprefix(NAMESPACE),
                iri=Iri(iri),
                label=self._value(iri, _RDFS + "label"),
                fact_type=names[Iri(self._value(iri, "shortcutOf"))],
                subject=self._role(self._value(iri, "subjectRole")),
                object=self._role(object_),
                status=Status(status.removeprefix(NAMESPACE)),
                symmetric=_SYMMETRIC in self._types(iri),
                literal=_LITERAL_PROPERTY in self._types(iri),
                also=self._foreign(iri, _RDFS + "subPropertyOf"),
                inverse_also=self._foreign(iri, "inverseAlignment"),
                condition=(self._role(role[0]), pattern[0]) if role and pattern else None,
                majority=self._values(iri, "whenMajority") == ["true"],
                one_at_a_time=self._values(iri, "oneAtATime") == ["true"],
            )
            for status in self._values(iri, "whenStatus")
        ]
