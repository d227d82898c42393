"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Triple

from kg.graph import PREFIXES
from kg.server.tasks import RESULTS, TRIPLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_MOST_GRAPHS = 1000


def service_description(endpoint: str, graphs: Iterable[str], *, form: str, writable: bool) -> bytes:
    """The description in one of the forms of `TRIPLES`; without blank nodes, so it is the same each time."""
    triples = _triples(NamedNode(endpoint), list(graphs)[:_MOST_GRAPHS], writable)
    described = pyoxigraph.serialize(triples, format=TRIPLES[form], prefixes={"sd": _SD})
    assert described is not None
    return described


def _triples(endpoint: NamedNode, graphs: Iterable[str], writable: bool) -> Iterator[Triple]:
    dataset, union = (NamedNode(f"{endpoint.value}#{name}") for name in ("dataset", "union"))
    yield Triple(endpoint, _TYPE, _sd("Service"))
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if writable:
        yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    yield Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph"))
    for iri in (*(form.iri for form in RESULTS.values()), *(form.iri for form in TRIPLES.values())):
        yield Triple(endpoint, _sd("resultFormat"), NamedNode(iri))
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), union)
    yield Triple(union, _TYPE, _sd("Graph"))
    for number, graph in enumerate(graphs, start=1):
        named = NamedNode(f"{endpoint.value}#graph-{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, _TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(graph))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
