"""Facts as a graph of entities: which arrows a fact draws, and the networkx form of it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.model import Entity, EntityFiller, Fact, Filler, Iri, Role, ValueFiller
from kg.ontology import FactClass, ValueKind, load_ontology

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(entities: Iterable[Entity], facts: Iterable[Fact]) -> MultiDiGraph[Iri]:
    """The graph for networkx: a node for each entity, an edge for each fact between two entities.

    Nodes are IRIs with `name`, `type`, `aliases` and `facts`: those that connect it to no other
    entity. An edge's key is the IRI of its fact; a fact with several entities at an end gives
    several edges. Edges and such facts carry `type`, `verb`, `status`, `date` (EDTF, "" when
    unknown), `confidence`, `document` and `fact`.
    """
    from networkx import MultiDiGraph

    fact_class = load_ontology().fact_class
    graph: MultiDiGraph[Iri] = MultiDiGraph()
    facts = list(facts)
    for entity in things(entities, facts):
        graph.add_node(entity.id, name=entity.name, type=entity.type, aliases=entity.aliases, facts=[])
    for fact in sorted(facts, key=lambda fact: fact.id):
        kind = fact_class(fact.type)
        ends = arrow_ends(fact, kind)
        for source, target in ends:
            graph.add_edge(source, target, key=fact.id, **_attributes(fact, kind))
        for entity_id in () if ends else fact_entities(fact):
            graph.nodes[entity_id]["facts"].append(_attributes(fact, kind))
    return graph


def things(entities: Iterable[Entity], facts: Iterable[Fact]) -> list[Entity]:
    """All that facts speak of, by IRI: the entities, and documents that fill a role (somebody wrote them)."""
    fact_class = load_ontology().fact_class
    known = {entity.id: entity for entity in entities}
    for fact in sorted(facts, key=lambda fact: fact.id):
        for role in fact_class(fact.type).roles:
            for filler in fact.roles.get(role.name, ()):
                if isinstance(filler, EntityFiller) and filler.id not in known:
                    known[filler.id] = Entity(id=filler.id, type=role.entity_types[0], name=filler.name)
    return [known[iri] for iri in sorted(known)]


def arrow_ends(fact: Fact, kind: FactClass) -> tuple[tuple[Iri, Iri], ...]:
    """The pairs of entities between which `fact` is drawn; none where an end is not filled.

    A type with one role at both ends ("party") gives every pair of its fillers once.
    """
    if kind.ends is None:
        return ()
    first, second = kind.ends
    pairs = (
        combinations(_entity_ids(fact.roles, first), 2)
        if first == second
        else product(_entity_ids(fact.roles, first), _entity_ids(fact.roles, second))
    )
    return tuple((source, target) for source, target in pairs if source != target)


def fact_entities(fact: Fact) -> tuple[Iri, ...]:
    """The entities that fill any role of `fact`, each once."""
    return tuple(dict.fromkeys(entity for role in fact.roles for entity in _entity_ids(fact.roles, role)))


def fact_date(fact: Fact, kind: FactClass) -> str:
    """The first date of `fact` in the order of its roles, as EDTF; "" when it has none."""
    dates = (role.name for role in kind.roles if role.kind is ValueKind.DATE)
    fillers = (filler for role in dates for filler in fact.roles.get(role, ()))
    return next((filler.value for filler in fillers if isinstance(filler, ValueFiller)), "")


def reading_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts as a reader wants them: by type as in the ontology, then by date (unknown last), then by IRI."""
    ontology = load_ontology()
    position = {name: index for index, name in enumerate(ontology.fact_classes)}

    def rank(fact: Fact) -> tuple[int, bool, str, Iri]:
        date = fact_date(fact, ontology.fact_class(fact.type))
        return position[fact.type], not date, date, fact.id

    return sorted(facts, key=rank)


def _entity_ids(roles: Mapping[Role, tuple[Filler, ...]], role: Role) -> tuple[Iri, ...]:
    return tuple(filler.id for filler in roles.get(role, ()) if isinstance(filler, EntityFiller))


def _attributes(fact: Fact, kind: FactClass) -> dict[str, object]:
    return {
        "type": fact.type,
        "verb": kind.verb,
        "status": fact.status.value,
        "date": fact_date(fact, kind),
        "confidence": fact.confidence,
        "document": fact.document,
        "fact": fact.id,
    }
