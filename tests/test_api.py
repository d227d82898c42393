from __future__ import annotations

import ast
from html import unescape
from importlib import import_module
from pathlib import Path

import pytest
from kg_process import run_python
from rdflib import RDF, URIRef

import kg
from kg.errors import GraphError, NotFoundError, QueryError
from kg.export import fact_line
from kg.ontology import NAMESPACE

ROOMS = ("kg", *(f"kg.{room}" for room in ("documents", "entities", "export", "facts", "graph", "language", "views")))


@pytest.fixture(scope="module")
def graph(demo: Path) -> kg.Graph:
    return kg.open(demo)


@pytest.mark.parametrize("room", ROOMS)
def test_the_public_names_of_a_room_are_there(room: str) -> None:
    module = import_module(room)
    assert all(hasattr(module, name) for name in module.__all__)


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'close'"):
        kg.close  # noqa: B018


def test_the_facts_of_the_graph_are_those_of_the_file(graph: kg.Graph, demo: Path) -> None:
    lines = (demo / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert [fact_line(fact) for fact in graph.facts] == lines


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_every_form_of_the_graph_holds_the_same(name: str, graph: kg.Graph, demo: Path) -> None:
    other = kg.open(demo / name)
    assert (other.facts, other.entities, other.documents) == (graph.facts, graph.entities, graph.documents)


def test_turtle_and_page_are_those_of_the_build(graph: kg.Graph, demo: Path) -> None:
    assert graph.to_turtle() == (demo / "graph.ttl").read_text(encoding="utf-8")
    assert graph.to_html() == (demo / "graph.html").read_text(encoding="utf-8")


def test_a_query_gives_rows(graph: kg.Graph) -> None:
    rows = graph.query("SELECT ?name { ?a kg:acquired ?b . ?a rdfs:label ?name . ?b rdfs:label 'Joyo' }")
    assert list(rows) == [("Amazon",)]
    with pytest.raises(QueryError, match="did you mean 'owners'"):
        graph.query("owner")


def test_an_entity_is_found_and_described(graph: kg.Graph) -> None:
    (joyo,) = graph.find("joyo")
    dossier = graph.describe(joyo)
    assert "acquisition" in {fact.type for fact in dossier.facts}
    assert all(document.title for document in dossier.documents.values())
    with pytest.raises(NotFoundError, match="did you mean 'Joyo'"):
        graph.find("Joyoo")


def test_a_path_knows_its_documents(graph: kg.Graph) -> None:
    (joyo,), (amazon,) = graph.find("Joyo"), graph.find("Amazon")
    (step,) = graph.path(joyo.id, amazon.id)
    assert step.document
    assert step.document.title in step.to_text()


def test_networkx_and_rdflib_see_the_same_graph(graph: kg.Graph) -> None:
    projection = graph.to_networkx()
    assert {entity.id for entity in graph.entities} <= set(projection)
    dataset = graph.to_rdflib()
    organizations = set(map(str, dataset.subjects(RDF.type, URIRef(NAMESPACE + "Organization"))))
    assert organizations == {entity.id for entity in graph.entities if entity.type == "organization"}


def test_a_page_of_a_part_and_a_network_of_ones_own(graph: kg.Graph) -> None:
    assert len(graph.to_html(only=["acquisition"])) < len(graph.to_html())
    assert len(graph.to_pyvis().nodes) == len(graph.to_networkx())


def test_a_notebook_shows_the_page_in_a_frame_without_rights(graph: kg.Graph) -> None:
    shown = graph._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts allow-downloads allow-popups ')
    assert "allow-same-origin" not in shown[:400]
    assert shown.count("<") == 2
    assert graph.to_html() in unescape(shown)


def test_a_graph_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="run `kg build` first"):
        kg.open(tmp_path / "nowhere")
    with pytest.raises(GraphError):
        kg.open(tmp_path)


def test_importing_the_package_imports_none_of_its_rooms() -> None:
    told = run_python("-c", "import sys, kg; print(sorted(m for m in sys.modules if m.startswith('kg')))")
    assert ast.literal_eval(told.stdout.decode()) == ["kg"]
