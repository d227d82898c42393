"""A part of a graph: facts of some types or since some date, and the entities that matter most in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from kg.edtf import bounds
from kg.errors import KGError, OntologyError
from kg.model import Entity, Fact, Iri, ValueFiller
from kg.ontology import FactClass, Ontology, ValueKind, load_ontology
from kg.views.projection import arrow_ends, fact_entities, things

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def select(
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    *,
    only: Iterable[str] = (),
    since: str = "",
    max_nodes: int | None = None,
    focus: Iri | None = None,
) -> tuple[tuple[Entity, ...], tuple[Fact, ...]]:
    """The entities and facts that pass: all of them where nothing is asked for.

    `only` names types: of facts ("acquisition"), which alone stay; of entities ("person"), to which
    alone the facts that stay relate. `since` is a year, month or day (EDTF): facts that may be of
    then or later stay, those without a date go. `max_nodes` keeps the entities nearest to `focus`,
    or the best connected ones that hang together. Entities without a fact that stays are left out
    where anything is asked for, but for `focus`.
    Raises OntologyError for an unknown type and KGError for a date or number that makes no sense.
    """
    kinds, facts = list(only), list(facts)
    if not kinds and not since and max_nodes is None:
        return tuple(entities), tuple(facts)
    known = things(entities, facts)
    told = [*_of_types(known, facts, kinds)] if kinds else facts
    if since:
        told = _since(told, since)
    named = {iri for fact in told for iri in fact_entities(fact)} | ({focus} if focus else set())
    if max_nodes is not None:
        named = _most_important(told, named, max_nodes, focus)
        told = [fact for fact in told if named.issuperset(fact_entities(fact))]
    speakers = {source.id for fact in told for source in fact.attribution}
    return tuple(entity for entity in known if entity.id in named | speakers), tuple(told)


def fact_years(fact: Fact, kind: FactClass) -> tuple[int, int] | None:
    """The first and the last year that the dates of a fact allow; None when it has none."""
    days = [days for role in kind.roles if role.kind is ValueKind.DATE for days in _days(fact, role.name)]
    return (min(first for first, _ in days).year, max(last for _, last in days).year) if days else None


def _days(fact: Fact, role: str) -> list[tuple[date, date]]:
    fillers = (filler for name, filled in fact.roles.items() if name == role for filler in filled)
    periods = (bounds(filler.value) for filler in fillers if isinstance(filler, ValueFiller))
    return [period for period in periods if period]


def _of_types(entities: Iterable[Entity], facts: Iterable[Fact], names: Sequence[str]) -> list[Fact]:
    ontology = load_ontology()
    for name in names:
        if name not in ontology.fact_classes and name not in ontology.entity_classes:
            raise OntologyError(f"{name!r} is no type of facts or entities{_near(name, ontology)}")
    fact_types = {name for name in names if name in ontology.fact_classes}
    entity_types = set(names) - fact_types  # "product" names both: the facts are meant
    allowed = {entity.id for entity in entities if entity.type in entity_types}
    return [
        fact
        for fact in facts
        if (not fact_types or fact.type in fact_types) and (not entity_types or allowed.issuperset(fact_entities(fact)))
    ]


def _near(name: str, ontology: Ontology) -> str:
    known = [*ontology.fact_classes, *ontology.entity_classes]
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"


def _since(facts: Iterable[Fact], since: str) -> list[Fact]:
    days = bounds(since) if _DAY.fullmatch(since) else None
    if days is None:
        raise KGError(f"{since!r} is no date; write a year, month or day: 2004, 2004-08 or 2004-08-19")
    fact_class = load_ontology().fact_class
    return [
        fact
        for fact in facts
        if any(
            last >= days[0]
            for role in fact_class(fact.type).roles
            if role.kind is ValueKind.DATE
            for _, last in _days(fact, role.name)
        )
    ]


def _most_important(facts: Iterable[Fact], named: set[Iri], most: int, focus: Iri | None) -> set[Iri]:
    if most < 1:
        raise KGError(f"{most} entities make no page; ask for one at least")
    near = _neighbours(facts, named)
    if focus:
        return _nearest(near, focus, most)
    chosen: set[Iri] = set()
    for seed in sorted(named, key=lambda iri: (-len(near[iri]), iri)):
        if len(chosen) == most:
            break
        if seed not in chosen:
            chosen |= _nearest(near, seed, most - len(chosen))
    return chosen


def _neighbours(facts: Iterable[Fact], named: Iterable[Iri]) -> Mapping[Iri, set[Iri]]:
    fact_class = load_ontology().fact_class
    near: defaultdict[Iri, set[Iri]] = defaultdict(set, {iri: set() for iri in named})
    for fact in facts:
        for source, target in arrow_ends(fact, fact_class(fact.type)):
            near[source].add(target)
            near[target].add(source)
    return near


def _nearest(near: Mapping[Iri, set[Iri]], start: Iri, most: int) -> set[Iri]:
    """`start` and those that fewest steps lead to, the better connected first."""
    reached = {start}
    order = [start]
    for here in order:  # grows while it is walked: breadth first
        for iri in sorted(near[here] - reached, key=lambda iri: (-len(near[iri]), iri)):
            if len(order) == most:
                return reached
            reached.add(iri)
            order.append(iri)
    return reached
