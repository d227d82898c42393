"""The shapes as SPARQL: what they find is what pyshacl finds, in graphs broken in any way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from graph_facts import ACQUISITION, DOCUMENT, ENTITIES, SETTINGS, facts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple, parse
from pyshacl_reference import validate_with_pyshacl

from kg.errors import OntologyError
from kg.graph import PREFIXES, memory_store, to_quads, validate
from kg.graph.shapes import ShapeFile
from kg.model import Fact, Iri
from kg.ontology import load_ontology, ontology_files

_XSD = PREFIXES["xsd"]
_RDF = PREFIXES["rdf"]
_LITERALS = [
    Literal("2004-08"),
    Literal("2004-08\n"),
    Literal("EUR"),
    Literal(""),
    Literal("mehr", language="de"),
    *(Literal(day, datatype=NamedNode(_XSD + "date")) for day in ("1999-12-31", "2004-08-01", "2031-01-01")),
    *(Literal(number, datatype=NamedNode(_XSD + "decimal")) for number in ("0", "0.5", "1", "49.9", "50", "-1", "101")),
    *(Literal(number) for number in (0, 1, 7, 40, 200)),
]


def _terms(name: str) -> list[NamedNode]:
    """The properties, or the classes, that shapes and relations speak of."""
    shapes = {term for path in ontology_files() for quad in parse(path=str(path)) for term in quad.triple}
    iris = {term for term in shapes if isinstance(term, NamedNode)} - {NamedNode(_RDF + "first")}
    local = {iri: iri.value.rpartition("#")[2].rpartition("/")[2] for iri in iris}
    mine = [iri for iri in iris if "w3.org/ns/shacl" not in iri.value and "shapes#" not in iri.value and local[iri]]
    return sorted((iri for iri in mine if local[iri][0].isupper() == (name == "class")), key=str)


_PROPERTIES = [iri for iri in _terms("property") if iri.value.startswith(PREFIXES["kg"])]
_PROPERTIES += [NamedNode(PREFIXES["oa"] + name) for name in ("hasTarget", "hasSelector", "start", "end", "exact")]
_PROPERTIES += [NamedNode(PREFIXES["schema"] + name) for name in ("value", "minValue", "maxValue", "currency")]
_PROPERTIES += [NamedNode(PREFIXES["rdfs"] + "label"), NamedNode(PREFIXES["prov"] + "wasDerivedFrom")]
_CLASSES = [iri for iri in _terms("class") if iri.value.startswith(PREFIXES["kg"])]
_TYPE = NamedNode(_RDF + "type")


def _store(told: list[Fact]) -> list[Quad]:
    unique = list({fact.id: fact for fact in told}.values())
    return list(
        to_quads(facts=unique, entities=ENTITIES, documents=[DOCUMENT], settings=SETTINGS, ontology=load_ontology())
    )


@st.composite
def broken_graphs(draw: st.DrawFn) -> Store:
    """Any facts as a graph, then some triples taken out, changed or added."""
    told = draw(st.lists(facts() | st.just(ACQUISITION), max_size=3))
    # the engine's decimals have 18 digits after the point
    quads = _store([replace(fact, confidence=max(round(fact.confidence, 3), 0.001)) for fact in told])
    nodes = sorted({quad.subject for quad in quads}, key=str)
    some = st.sampled_from(quads)
    for _ in range(draw(st.integers(0, 6))):
        match draw(st.sampled_from(["take", "change", "add", "type"])):
            case "take":
                gone = draw(some)
                quads = [quad for quad in quads if quad != gone]
            case "change":
                old, new = draw(some), draw(st.sampled_from([*nodes, *_LITERALS]))
                quads = [Quad(q.subject, q.predicate, new, q.graph_name) if q == old else q for q in quads]
            case "add":
                property_ = draw(st.sampled_from(_PROPERTIES))
                object_ = draw(st.sampled_from([*nodes, *_LITERALS]))
                quads.append(Quad(draw(st.sampled_from(nodes)), property_, object_, quads[0].graph_name))
            case "type":
                class_ = draw(st.sampled_from(_CLASSES))
                quads.append(Quad(draw(st.sampled_from(nodes)), _TYPE, class_, quads[0].graph_name))
    return memory_store(quads)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(broken_graphs())
def test_what_is_found_is_what_pyshacl_finds(store: Store) -> None:
    assert validate(store) == validate_with_pyshacl(store)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(broken_graphs())
def test_looking_at_every_changed_graph_is_looking_at_all(store: Store) -> None:
    graphs = [Iri(str(graph.value)) for graph in store.named_graphs()]
    assert validate(store, graphs=graphs) == validate(store)
    assert validate(store, graphs=[Iri("https://example.org/other")]) == ()
    assert validate(store, graphs=[]) == ()


def test_what_cannot_be_compared_or_read_is_found() -> None:
    """SHACL, 4.5.4: values that cannot be compared are wrong; pyshacl lets "2004"^^xsd:date pass as a limit."""
    latest = NamedNode(PREFIXES["kg"] + "latest")
    year = Literal("2004", datatype=NamedNode(_XSD + "date"))
    store = memory_store(
        Quad(q.subject, q.predicate, year if q.predicate == latest else q.object, q.graph_name)
        for q in _store([ACQUISITION])
    )
    assert [(v.message.rpartition(": ")[2]) for v in validate(store)] == [
        "the first day of the date is one day, not after the last",
        "the last day of the date is one day",
    ]


def test_every_shape_is_compiled() -> None:
    checks = ShapeFile(ontology_files()[1], lambda class_: [class_]).checks()
    shapes = {quad.subject.value for quad in parse(path=str(ontology_files()[1])) if _is_shape(quad.triple)}
    assert {check.shape for check in checks} == shapes


def _is_shape(triple: Triple) -> bool:
    return isinstance(triple.subject, NamedNode) and str(triple.object).endswith("Shape>")


_SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.org/> .
e:Thing a sh:NodeShape ; sh:targetClass e:Thing ; sh:property [ sh:path e:name ; sh:message "no" ; {} ] .
"""


@pytest.mark.parametrize(
    ("constraint", "told"),
    [
        ("sh:maxLength 3", "sh:maxLength is not known here"),
        ("sh:path e:other", "needs one sh:path, .* has 2"),
        ("sh:minCount", "shapes.ttl: "),
    ],
)
def test_a_shape_that_cannot_be_compiled_is_an_error(tmp_path: Path, constraint: str, told: str) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(_SHAPE.format(constraint), encoding="utf-8")
    with pytest.raises(OntologyError, match=told):
        ShapeFile(path, lambda class_: [class_]).checks()
