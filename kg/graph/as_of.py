"""The graph as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pyoxigraph import NamedNode, Quad, Store

from kg.config import Settings
from kg.edtf import bounds
from kg.errors import GraphError
from kg.graph import _vocabulary as v
from kg.graph._tables import Tables
from kg.graph.store import memory_store
from kg.graph.stores import GraphStore
from kg.graph.stories import corroboration_quads, redirect_quads, story_graph
from kg.model import DocumentId, Iri
from kg.ontology import Ontology
from kg.stories import Corroboration


def documents_by(store: GraphStore, day: date) -> frozenset[DocumentId]:
    """The documents that may have come out by a day; one without a date is not known to have, and is left out."""
    tables = Tables(store)
    periods = {names[0]: bounds(tables.value(node, v.PUBLISHED)) for node, names in tables.table(v.DOCUMENT_ID).items()}
    return frozenset(DocumentId(name) for name, period in periods.items() if period and period[0] <= day)


def restrict(
    store: GraphStore, documents: Iterable[DocumentId], corroboration: Corroboration, ontology: Ontology
) -> Store:
    """A store in memory with what some documents say, and what they tell together.

    Raises GraphError where the graph does not say which document says what.
    """
    tables = Tables(store)
    nodes = {DocumentId(names[0]): NamedNode(node) for node, names in tables.table(v.DOCUMENT_ID).items()}
    if nodes and not set(nodes.values()) & set(store.named_graphs()):
        raise GraphError("this file does not tell what each document says; name the build's folder or its graph.trig")
    settings = Settings(base=read_base(store))
    quads = [quad for name in sorted(documents) for quad in store.quads_for_pattern(None, None, None, nodes[name])]
    quads += corroboration_quads(corroboration, nodes, story_graph(settings), ontology)
    return memory_store([*quads, *_redirects_to(store, quads, settings)])


def read_base(store: GraphStore) -> Iri:
    """Where the IRIs of a graph begin, by those of its documents; the usual base where it has none."""
    nodes = Tables(store).table(v.DOCUMENT_ID)
    return Iri(min(nodes).rpartition("document/")[0]) if nodes else Settings().base


def _redirects_to(store: GraphStore, quads: Iterable[Quad], settings: Settings) -> Iterable[Quad]:
    """The retired IRIs that something in these quads stands for."""
    living = {quad.subject for quad in quads}
    return (quad for quad in redirect_quads(store, settings) if quad.object in living)
