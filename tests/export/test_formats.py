"""Every format: read back by the tools that it is for, and honest about what it loses."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph
import pytest
import rdflib
from export_samples import GRAPH, TOLD, WORLD, exported
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple

import kg
from kg import Graph
from kg.errors import GraphError
from kg.export import EXPORTS
from kg.model import Iri

_RDF = {
    "ttl": (RdfFormat.TURTLE, "turtle"),
    "trig": (RdfFormat.TRIG, "trig"),
    "nq": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}
_NAMED = {quad for quad in GRAPH.store if quad.graph_name != DefaultGraph()}


def _expected(form: str, quads: Iterable[Quad]) -> set[Quad | Triple]:
    return {quad.triple if form == "ttl" else quad for quad in quads}


def _read_by_rdflib(data: bytes, form: str) -> set[Quad | Triple]:
    if form == "ttl":
        triples = rdflib.Graph().parse(data=data, format="turtle")
        return {Triple(*map(_term, triple)) for triple in triples}
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=_RDF[form][1])
    return {Quad(*map(_term, quad)) for quad in dataset.quads()}


def _term(node: object) -> Any:
    if isinstance(node, rdflib.Literal):
        datatype = NamedNode(str(node.datatype)) if node.datatype else None
        return Literal(str(node), language=node.language, datatype=None if node.language else datatype)
    assert isinstance(node, rdflib.URIRef)
    return NamedNode(str(node))


@pytest.mark.parametrize("form", sorted(_RDF))
def test_rdf_is_read_back_as_it_was(form: str) -> None:
    data, lost = exported(form)
    expected = _expected(form, _NAMED)
    assert _expected(form, pyoxigraph.parse(data, format=_RDF[form][0])) == expected
    assert _read_by_rdflib(data, form) == expected
    assert (lost == {}) == (form != "ttl")


def test_the_demo_is_read_back_as_it_was(demo: Path) -> None:
    graph = kg.open(demo)
    named = [quad for quad in graph.store if quad.graph_name != DefaultGraph()]
    for form in _RDF:
        data, _ = exported(form, graph)
        assert _expected(form, pyoxigraph.parse(data, format=_RDF[form][0])) == _expected(form, named)
        assert _read_by_rdflib(data, form) == _expected(form, named)


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_the_same_graph_gives_the_same_bytes(form: str) -> None:
    again = Graph(WORLD.store(TOLD))
    assert exported(form, again) == exported(form)


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_an_empty_graph_can_be_written(form: str) -> None:
    _, lost = exported(form, Graph(pyoxigraph.Store()))
    assert lost == {}


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(GraphError, match=r"'docx' is no format; known: ttl, trig, nq, jsonld"):
        exported("docx")


def test_a_table_has_a_row_for_each_fact() -> None:
    data, lost = exported("csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == len(GRAPH.facts)
    assert [(row["from"], row["verb"], row["to"], row["price"], row["stake"]) for row in rows if row["price"]] == [
        ("Velora", "acquired", "Norbit", "75000000 USD", "60%")
    ]
    assert {row["party"] for row in rows} == {"", "Velora; Tellmark; Norbit", "Reform Party"}
    assert {row["position"] for row in rows} == {"", "'=analyst", "chief executive"}
    assert {row["quote"][:2] for row in rows if row["document"] == "friday.txt"} == {"'="}
    assert lost["cells that a spreadsheet would take for a formula: they begin with an apostrophe"] == 3
    assert lost["other names of entities"] == 2


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networks_are_read_by_networkx(form: str, read: Any) -> None:
    data, lost = exported(form)
    network = read(io.BytesIO(data))
    drawn = GRAPH.to_networkx()
    assert {node: attributes["name"] for node, attributes in network.nodes(data=True)} == {
        node: attributes["name"] for node, attributes in drawn.nodes(data=True)
    }
    edges = Counter((one, other, told["fact"]) for one, other, told in network.edges(data=True))
    assert edges == Counter(list(drawn.edges(keys=True)))
    (deal,) = [told for *_, told in network.edges(data=True) if told.get("price")]
    assert (deal["verb"], deal["status"], deal["date"], deal["confidence"], deal["stake"]) == (
        *("acquired", "completed", "2004", 0.9, "60%"),
    )
    assert deal["quote"] == "Velora bought Norbit."
    quotes = {told["quote"] for *_, told in network.edges(data=True)}
    assert '=HYPERLINK("x") <b>\ufffd & "Ledger".' in quotes
    assert lost["facts that connect no two entities"] == len(GRAPH.facts) - len({fact for *_, fact in edges})


# FollowTheMoney: its schemata, version 3.8.4, as far as they are used

_SCHEMATA = json.loads((Path(__file__).parent / "ftm_schemata.json").read_text("utf-8"))


def _ftm() -> tuple[list[dict[str, Any]], dict[str, int]]:
    data, lost = exported("ftm")
    return [json.loads(line) for line in data.splitlines()], lost


def test_every_entity_keeps_to_its_schema() -> None:
    entities, _ = _ftm()
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        schema = _SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            kind = schema["properties"][name]
            assert len(values) == len(set(values)) > 0
            for value in values:
                if kind == "date":
                    assert re.fullmatch(r"\d{4}(-\d\d){0,2}", value)
                elif kind[0].isupper():
                    assert kind in _SCHEMATA[schemata[value]]["is"]


def test_facts_become_links_and_properties() -> None:
    entities, _ = _ftm()
    assert Counter(entity["schema"] for entity in entities) == {
        "Company": 3,
        "Organization": 3,
        "Person": 2,
        "Ownership": 4,
        "Employment": 1,
        "Directorship": 1,
        "Membership": 1,
        "Family": 1,
        "UnknownLink": 6,
        "CourtCase": 1,
        "CourtCaseParty": 1,
    }
    deal = next(e["properties"] for e in entities if e["properties"].get("sharesValue") == ["75000000"])
    assert (deal["percentage"], deal["date"], deal["sharesCurrency"], deal["publisher"]) == (
        *(["60%"], ["2004"], ["USD"], ["Harbour Ledger"]),
    )
    (tom,) = [e["properties"] for e in entities if e["properties"].get("name") == ["Tom Hale"]]
    assert (tom["birthDate"], tom["birthPlace"]) == (["1970"], ["Łódź"])
    (velora,) = [e["properties"] for e in entities if e["properties"].get("name") == ["Velora"]]
    assert velora["previousName"] == ["Velo"]
    assert velora["address"] == ["Łódź"]


def test_what_follow_the_money_has_no_place_for_is_told() -> None:
    _, lost = _ftm()
    assert lost["facts that have not happened (planned, rumoured, alleged, denied, ...)"] == 2
    assert lost["dates that are no day, month or year"] == 1
    assert lost["facts of the type market entry"] == 1
    assert lost["entities that are no people or organisations (places are addresses of these)"] == 2


def test_identifiers_are_exported_where_there_is_a_place_for_them() -> None:
    entities = tuple(
        replace(
            entity,
            same_as=(Iri("http://www.wikidata.org/entity/Q1"), Iri("https://example.org/1")),
            identifiers=(("isin", "US0231351067"), ("lei", "5493000IBP32UQZ0KL24")),
        )
        if entity.name in ("Norbit", "Reform Party")
        else entity
        for entity in GRAPH.entities
    )
    graph = Graph(GRAPH.store)
    graph.entities = entities
    written, lost = exported("ftm", graph)
    told = {name: line for line in map(json.loads, written.splitlines()) for name in line["properties"].get("name", ())}
    assert told["Norbit"]["properties"]["wikidataId"] == ["Q1"]
    assert told["Norbit"]["properties"]["leiCode"] == ["5493000IBP32UQZ0KL24"]
    assert told["Norbit"]["properties"]["isinCode"] == ["US0231351067"]
    assert "isinCode" not in told["Reform Party"]["properties"]
    assert lost["links of entities to authorities other than Wikidata"] == 2
    assert lost["identifiers that only companies have"] == 1
    _, lost = exported("csv", graph)
    assert lost["links of entities to what authorities know"] == lost["identifiers of entities"] == 4
