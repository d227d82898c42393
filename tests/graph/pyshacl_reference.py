"""What pyshacl finds wrong with a graph: what our own validation is held against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyshacl
from pyoxigraph import RdfFormat, Store, serialize
from rdflib import RDF, RDFS, SH, BNode, Graph
from rdflib.term import Node

from kg.graph import Violation
from kg.model import Iri
from kg.ontology import ontology_files


def validate_with_pyshacl(store: Store) -> tuple[Violation, ...]:
    lines = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    data = Graph().parse(data=lines, format="nt")
    for triple in _parsed(0):
        data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=_parsed(1), inplace=True)
    assert isinstance(report, Graph)
    return tuple(sorted(set(_violations(report, _parsed(1), data))))


@cache
def _parsed(number: int) -> Graph:
    return Graph().parse(ontology_files()[number], format="turtle")


def _violations(report: Graph, shapes: Graph, data: Graph) -> Iterator[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        queried = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        focus = report.value(result, SH.value if queried else SH.focusNode)
        assert focus is not None
        for message in report.objects(result, SH.resultMessage):
            yield Violation(
                focus=Iri(str(focus)),
                message=f"{_label(data, focus)}: {message}",
                shape=_named_shape(shapes, report.value(result, SH.sourceShape)),
            )


def _named_shape(shapes: Graph, shape: Node | None) -> Iri:
    while isinstance(shape, BNode):
        shape = shapes.value(None, SH.property, shape)
    return Iri(str(shape))


def _label(data: Graph, node: Node) -> str:
    near, seen = [node], {node}
    for candidate in near:
        if labels := sorted(map(str, data.objects(candidate, RDFS.label))):
            return labels[0]
        owners = sorted((owner for owner in data.subjects(None, candidate) if owner not in seen), key=str)
        seen.update(owners)
        near.extend(owners)
    return str(node)
