"""The graph as a pyvis Network, for those who want a picture of their own instead of the page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from kg.model import Entity, Fact, Iri, Status
from kg.ontology import load_ontology
from kg.views.projection import arrow_ends, fact_date, things
from kg.views.wording import date_text, headline

if TYPE_CHECKING:
    from pyvis.network import Network

_SHAPES = ("square", "dot", "triangle", "diamond", "hexagon", "star", "triangleDown")


def to_pyvis(entities: Iterable[Entity], facts: Iterable[Fact], **options: Any) -> Network:
    """A directed pyvis Network: a node for each entity, an edge for each fact between two entities.

    Nodes are IRIs with `label`, `group` (the type) and `shape`; edges carry the verb as `label`,
    dashes where it did not happen, and `type`, `status`, `date`, `confidence`, `document`, `fact`.
    `options` go to Network: `height`, `notebook`, ...  Every text that pyvis would take for markup
    is escaped. What pyvis writes is its own page: it loads scripts from the network, and more than
    a few hundred nodes take it minutes; `to_html` gives the sealed page.
    """
    from pyvis.network import Network

    ontology = load_ontology()
    shapes = {name: _SHAPES[index % len(_SHAPES)] for index, name in enumerate(ontology.entity_classes)}
    facts = sorted(facts, key=lambda fact: fact.id)
    network = Network(directed=True, **options)
    for entity in things(entities, facts):
        node = {"id": entity.id, "label": entity.name, "group": entity.type, "shape": shapes[entity.type]}
        # add_node looks through all nodes for each: a large graph would take hours
        network.nodes.append(node | {"title": escape(", ".join((entity.name, *entity.aliases)))})
        network.node_ids.append(entity.id)
        network.node_map[entity.id] = network.nodes[-1]
    for fact in facts:
        for source, target in arrow_ends(fact, ontology.fact_class(fact.type)):
            network.edges.append(_edge(fact, source, target))
    return network


def _edge(fact: Fact, source: Iri, target: Iri) -> dict[str, object]:
    kind = load_ontology().fact_class(fact.type)
    date = fact_date(fact, kind)
    known = ", ".join(filter(None, (headline(fact, kind), fact.status.value, date_text(date))))
    return {
        "from": source,
        "to": target,
        "arrows": "" if kind.ends and kind.ends[0] == kind.ends[1] else "to",
        "label": kind.verb,
        "title": escape(known),
        "dashes": fact.status not in (Status.COMPLETED, Status.CURRENT),
        "type": fact.type,
        "status": fact.status.value,
        "date": date,
        "confidence": fact.confidence,
        "document": fact.document,
        "fact": fact.id,
    }
