"""Turtle and TriG: sorted, readable, the same bytes for the same statements."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.config import Settings
from kg.errors import GraphError
from kg.graph import memory_store, to_turtle, write_both
from kg.graph.serialise import trig, turtle
from kg.ontology import NAMESPACE

_BASE = Settings().base
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_LUMEN = NamedNode(_BASE + "org/lumen")
_ONE, _TWO = NamedNode(_BASE + "document/1"), NamedNode(_BASE + "document/2")

_QUADS = [
    Quad(_LUMEN, _LABEL, Literal('Lumen\n"Øst"'), _ONE),
    Quad(_LUMEN, _TYPE, NamedNode(NAMESPACE + "Organization"), _ONE),
    Quad(_LUMEN, NamedNode(NAMESPACE + "hasOfficeIn"), NamedNode(_BASE + "place/lund"), _ONE),
    Quad(_LUMEN, NamedNode(NAMESPACE + "hasOfficeIn"), NamedNode(_BASE + "place/chile"), _ONE),
    Quad(NamedNode(_BASE + "place/lund"), _LABEL, Literal("Lund"), _ONE),
    Quad(_LUMEN, _TYPE, NamedNode(NAMESPACE + "Organization"), _TWO),
]

_names = st.text(st.characters(codec="utf-8", categories=("L", "N")) | st.sampled_from("-._~/:@!$&'()*+,;=?"))
_iris = st.builds(NamedNode, st.builds("{}{}{}".format, st.just(_BASE), st.sampled_from(["org/", "fact/"]), _names))
_quads = st.lists(
    st.builds(
        Quad,
        _iris,
        st.sampled_from([_TYPE, _LABEL]),
        _iris | st.builds(Literal, st.text(st.characters(codec="utf-8"))),
        st.sampled_from([_ONE, _TWO]),
    )
)


def _paragraphs(text: str) -> str:
    return text.partition("\n\n")[2]


def test_turtle_is_grouped_by_subject(tmp_path: Path) -> None:
    write_both(tmp_path / "new" / "graph.ttl", tmp_path / "graph.trig", _QUADS)
    assert _paragraphs((tmp_path / "new" / "graph.ttl").read_bytes().decode()) == (
        "<org/lumen> a kg:Organization ;\n"
        '\trdfs:label "Lumen\\n\\"Øst\\"" ;\n'
        "\tkg:hasOfficeIn <place/chile> , <place/lund> .\n"
        "\n"
        '<place/lund> rdfs:label "Lund" .\n'
    )


def test_trig_has_one_block_a_document(tmp_path: Path) -> None:
    write_both(tmp_path / "graph.ttl", tmp_path / "graph.trig", _QUADS)
    assert _paragraphs((tmp_path / "graph.trig").read_bytes().decode()) == (
        "<document/1> {\n"
        "\t<org/lumen> a kg:Organization ;\n"
        '\t\trdfs:label "Lumen\\n\\"Øst\\"" ;\n'
        "\t\tkg:hasOfficeIn <place/chile> , <place/lund> .\n"
        "\n"
        '\t<place/lund> rdfs:label "Lund" .\n'
        "}\n"
        "\n"
        "<document/2> {\n"
        "\t<org/lumen> a kg:Organization .\n"
        "}\n"
    )


def test_the_same_statements_give_the_same_bytes(tmp_path: Path) -> None:
    write_both(tmp_path / "1.ttl", tmp_path / "1.trig", _QUADS)
    write_both(tmp_path / "2.ttl", tmp_path / "2.trig", [*reversed(_QUADS), *_QUADS])
    assert (tmp_path / "1.trig").read_bytes() == (tmp_path / "2.trig").read_bytes()
    assert (tmp_path / "1.ttl").read_bytes() == (tmp_path / "2.ttl").read_bytes()


@settings(deadline=None)
@given(_quads)
def test_both_files_are_the_same_as_each_alone(tmp_path_factory: pytest.TempPathFactory, quads: list[Quad]) -> None:
    folder = tmp_path_factory.mktemp("both")
    write_both(folder / "graph.ttl", folder / "graph.trig", [*quads, *quads])
    assert (folder / "graph.ttl").read_bytes() == turtle(quad.triple for quad in quads)
    assert (folder / "graph.trig").read_bytes() == trig(quads)


def test_a_store_is_written_as_the_file_is(tmp_path: Path) -> None:
    write_both(tmp_path / "graph.ttl", tmp_path / "graph.trig", _QUADS)
    assert to_turtle(memory_store(_QUADS)) == (tmp_path / "graph.ttl").read_bytes().decode()


@given(_quads)
def test_rdflib_and_pyoxigraph_read_the_same_triples(quads: list[Quad]) -> None:
    triples = {quad.triple for quad in quads}
    text = turtle(triples)
    assert {quad.triple for quad in pyoxigraph.parse(text, RdfFormat.TURTLE)} == triples
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(triples)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GraphError, match=r"graph\.ttl cannot be written"):
        write_both(tmp_path / "file" / "graph.ttl", tmp_path / "graph.trig", _QUADS)
    assert not list(tmp_path.glob("**/.*"))
