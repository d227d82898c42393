"""Whether a graph keeps to ontologies/shapes.ttl."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, QueryTriples, RdfFormat, Store, Triple

from kg.graph.in_memory import StoreWithUnion
from kg.graph.prefixes import PREFIXES
from kg.graph.shape_queries import ShapeQuery, fill, shape_queries
from kg.graph.shapes import MATCHES, Check, ShapeFile
from kg.graph.stores import GraphStore
from kg.model import Iri
from kg.ontology import ontology_files

_SUBCLASSES = "SELECT ?sub ?super WHERE { ?sub rdfs:subClassOf ?super }"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """Something in the graph that a shape forbids."""

    focus: Iri
    """The node that is wrong."""
    message: str
    """What is wrong with it, in plain English; opens with the label of the node or of what it belongs to."""
    shape: Iri
    """The shape that says so: kgs:Acquisition."""


def validate(store: GraphStore | Iterable[Quad], *, graphs: Collection[Iri] | None = None) -> tuple[Violation, ...]:
    """What is wrong with the graph, sorted; nothing if it keeps to all shapes.

    All graphs of the store count as one; they are asked with SPARQL made from the shapes: reckon with 16 s for a
    million quads. `graphs`, if given, are the documents that have changed: their named graphs, each of which tells
    all about its facts, are looked at alone, unless they are most of all.
    """
    if isinstance(store, StoreWithUnion):
        store = store.source
    if not isinstance(store, Store):  # behind a server that knows no functions of ours
        store = _copy(quad.triple for quad in store)
    elif graphs is not None:
        named = {graph.value for graph in store.named_graphs()}
        if 2 * len(named.intersection(graphs)) <= len(named):
            store = _copy(triple for iri in graphs for triple in _triples(store, iri))
    vocabulary = _vocabulary()
    found: set[tuple[_Term, str, Iri]] = set()
    for check in _checks(frozenset(_pairs(store))):
        for query in shape_queries(check, vocabulary):
            found.update(_findings(store, query))
    labels = _Labels(store, vocabulary)
    return tuple(
        sorted(
            Violation(focus=Iri(_plain(node)), message=f"{labels.of(node)}: {message}", shape=shape)
            for node, message, shape in found
        )
    )


def _copy(triples: Iterable[Triple]) -> Store:
    copy = Store()
    copy.bulk_extend(Quad(*triple) for triple in triples)
    return copy


def _triples(store: Store, graph: Iri) -> QueryTriples:
    told = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(told, QueryTriples)
    return told


def _findings(store: Store, query: ShapeQuery) -> Iterator[tuple[_Term, str, Iri]]:
    names = re.findall(r"\{\?(\w+)\}", query.message)
    for row in _ask(store, query.sparql):
        values = {name: _plain(row[name]) for name in names}
        yield row[query.focus], fill(query.message, values), query.shape


def _ask(store: Store, sparql: str) -> QuerySolutions:
    """Rows from the union of all graphs: the default graph, if the store keeps it there."""
    union = not store.query("ASK { ?s ?p ?o }")
    solutions = store.query(
        sparql, prefixes=dict(PREFIXES), custom_functions={MATCHES: _matches}, use_default_graph_as_union=union
    )
    assert isinstance(solutions, QuerySolutions)
    return solutions


def _matches(text: _Term, pattern: _Term, flags: _Term | None = None) -> Literal:
    ignore = re.IGNORECASE if flags is not None and "i" in _plain(flags) else re.NOFLAG
    return Literal(re.search(_plain(pattern), _plain(text), ignore) is not None)


@functools.cache
def _vocabulary() -> Store:
    store = Store()
    store.load(path=ontology_files()[0], format=RdfFormat.TURTLE)
    return store


@functools.cache
def _checks(subclasses: frozenset[tuple[str, str]]) -> tuple[Check, ...]:
    """The checks, for the vocabulary and what a graph adds to its classes."""
    below: dict[str, set[str]] = {}
    for sub, super_ in (*_pairs(_vocabulary()), *subclasses):
        below.setdefault(super_, set()).add(sub)

    def classes(iri: str) -> list[str]:
        found, near = {iri}, [iri]
        for class_ in near:
            near.extend(below.get(class_, set()) - found)
            found |= below.get(class_, set())
        return sorted(found)

    def members(iri: str) -> list[str]:
        quads = _vocabulary().quads_for_pattern(None, _TYPE, NamedNode(iri))
        return sorted(_plain(quad.subject) for quad in quads)

    return ShapeFile(ontology_files()[1], classes, members).checks()


def _pairs(store: Store) -> Iterable[tuple[str, str]]:
    return ((_plain(row["sub"]), _plain(row["super"])) for row in _ask(store, _SUBCLASSES))


class _Labels:
    """What nodes are called; a node without a label like the nearest that points to it: evidence like its fact."""

    def __init__(self, *stores: Store) -> None:
        self._stores = stores

    def of(self, node: _Term) -> str:
        near, seen = [node], {node}
        for candidate in near:
            if labels := sorted(map(_plain, self._values(f"SELECT ?x WHERE {{ {candidate} rdfs:label ?x }}"))):
                return labels[0]
            owners = set(self._values(f"SELECT DISTINCT ?x WHERE {{ ?x ?p {candidate} }}")) - seen
            seen |= owners
            near.extend(sorted(owners, key=_plain))
        return _plain(node)

    def _values(self, sparql: str) -> list[_Term]:
        if "_:" in sparql.split("<")[0]:  # a blank node of the graph cannot be named in a query
            return []
        return [row["x"] for store in self._stores for row in _ask(store, sparql)]


def _plain(term: _Term) -> str:
    return term.value if isinstance(term, NamedNode | BlankNode | Literal) else str(term)
