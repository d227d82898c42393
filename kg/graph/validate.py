"""Whether a graph keeps to ontologies/shapes.ttl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from kg.errors import DependencyError
from kg.graph.stores import GraphStore
from kg.model import Iri
from kg.ontology import ontology_files

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """Something in the graph that a shape forbids."""

    focus: Iri
    """The node that is wrong."""
    message: str
    """What is wrong with it, in plain English; opens with the label of the node or of what it belongs to."""
    shape: Iri
    """The shape that says so: kgs:Acquisition."""


def validate(store: GraphStore) -> tuple[Violation, ...]:
    """What is wrong with the graph, sorted; nothing if it keeps to all shapes.

    All graphs of the store count as one. pyshacl looks at every node by itself: reckon with 0.1 ms
    a triple. Raises DependencyError if pyshacl is not installed.
    """
    try:
        import pyshacl
        from rdflib import Graph
    except ImportError as error:
        raise DependencyError("validation needs pyshacl; run `pip install pyshacl`") from error
    vocabulary, shape_file = ontology_files()
    shapes = Graph().parse(shape_file, format="turtle")
    data = _union(store).parse(vocabulary, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    return tuple(sorted(set(_violations(report, shapes, data))))


def _union(store: GraphStore) -> Graph:
    from rdflib import Graph

    lines = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def _violations(report: Graph, shapes: Graph, data: Graph) -> Iterator[Violation]:
    from rdflib import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        queried = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        focus = report.value(result, SH.value if queried else SH.focusNode)
        if focus is None:
            continue
        for message in report.objects(result, SH.resultMessage):
            yield Violation(
                focus=Iri(str(focus)),
                message=f"{_label(data, focus)}: {message}",
                shape=_named_shape(shapes, report.value(result, SH.sourceShape)),
            )


def _named_shape(shapes: Graph, shape: Node | None) -> Iri:
    """The shape itself, or the one in which it is written."""
    from rdflib import SH, BNode

    while isinstance(shape, BNode):
        shape = shapes.value(None, SH.property, shape)
    return Iri(str(shape))


def _label(data: Graph, node: Node) -> str:
    """What the node is called, or the nearest node that points to it: a fact for its evidence."""
    from rdflib import RDFS

    near, seen = [node], {node}
    for candidate in near:
        if labels := sorted(map(str, data.objects(candidate, RDFS.label))):
            return labels[0]
        owners = sorted((owner for owner in data.subjects(None, candidate) if owner not in seen), key=str)
        seen.update(owners)
        near.extend(owners)
    return str(node)
