"""The plain relations that follow from a fact: kg:acquired beside kg:Acquisition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations, product

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph._values import is_majority
from kg.model import EntityFiller, Fact, Filler, Role
from kg.ontology import Ontology, Shortcut, ValueKind


def shortcut_triples(fact: Fact, ontology: Ontology) -> Iterator[Triple]:
    """The shortcuts that a fact gives, with the same in other vocabularies."""
    for shortcut in ontology.shortcuts_of(fact.type):
        if shortcut.status is not fact.status or not _holds(shortcut, fact, ontology):
            continue
        for subject, object_ in _pairs(shortcut, fact):
            for property_ in (shortcut.iri, *shortcut.also):
                yield Triple(subject, NamedNode(property_), object_)
            if isinstance(object_, NamedNode):
                yield from (Triple(object_, NamedNode(iri), subject) for iri in shortcut.inverse_also)


def _holds(shortcut: Shortcut, fact: Fact, ontology: Ontology) -> bool:
    """Whether the words and the stake allow it."""
    if shortcut.condition:
        role, pattern = shortcut.condition
        if not any(re.search(pattern, value, re.IGNORECASE) for value in _values(fact, role)):
            return False
    if not shortcut.majority:
        return True
    stakes = [
        stake
        for role in ontology.fact_class(fact.type).roles
        if role.kind is ValueKind.STAKE
        for stake in _values(fact, role.name)
    ]
    return not stakes or any(map(is_majority, stakes))


def _pairs(shortcut: Shortcut, fact: Fact) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    """Subjects and objects; nothing is related to itself."""
    subjects, objects = (fact.roles.get(role, ()) for role in (shortcut.subject, shortcut.object))
    pairs = permutations(subjects, 2) if shortcut.subject == shortcut.object else product(subjects, objects)
    for one, other in pairs:
        subject, object_ = _term(one), _term(other)
        if subject == object_ or not isinstance(subject, NamedNode):
            continue
        if isinstance(object_, Literal) == shortcut.literal and object_.value:
            yield subject, object_
            if shortcut.symmetric and isinstance(object_, NamedNode):
                yield object_, subject


def _term(filler: Filler) -> NamedNode | Literal:
    return NamedNode(filler.id) if isinstance(filler, EntityFiller) else Literal(filler.value)


def _values(fact: Fact, role: Role) -> Iterator[str]:
    return (filler.name if isinstance(filler, EntityFiller) else filler.value for filler in fact.roles.get(role, ()))
