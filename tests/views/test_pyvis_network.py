from __future__ import annotations

import json
from dataclasses import replace

from views_samples import harbour_graph

from kg.ontology import load_ontology
from kg.views import to_pyvis
from kg.views.projection import arrow_ends

GRAPH = harbour_graph()


def test_entities_are_nodes_and_facts_between_them_edges() -> None:
    network = to_pyvis(GRAPH.entities, GRAPH.facts)
    arrows = sum(len(arrow_ends(told, load_ontology().fact_class(told.type))) for told in GRAPH.facts)
    assert network.get_nodes() == sorted(entity.id for entity in GRAPH.entities)
    assert len(network.get_edges()) == arrows
    skiff = next(edge for edge in network.get_edges() if edge["fact"] == GRAPH.fact("velora-skiff").id)
    assert (skiff["label"], skiff["type"], skiff["status"], skiff["dashes"]) == ("makes", "product", "current", False)


def test_what_did_not_happen_is_dashed_and_a_mutual_relation_has_no_arrow() -> None:
    edges = {edge["fact"]: edge for edge in to_pyvis(GRAPH.entities, GRAPH.facts).get_edges()}
    assert edges[GRAPH.fact("velora-tessel").id]["dashes"]
    assert edges[GRAPH.fact("velora-oru").id]["arrows"] == ""
    assert edges[GRAPH.fact("velora-brightmoor").id]["arrows"] == "to"


def test_the_network_can_be_worked_on_as_any_other() -> None:
    network = to_pyvis(GRAPH.entities, GRAPH.facts, height="300px")
    network.add_node("mine", label="mine")
    network.add_edge("mine", GRAPH.entities[0].id)
    assert network.height == "300px"
    assert network.get_node(GRAPH.entities[0].id)["label"] == GRAPH.entities[0].name
    assert len(network.get_adj_list()) == len(GRAPH.entities) + 1


def test_a_title_is_no_markup() -> None:
    hostile = replace(GRAPH.entities[0], name='<a href="javascript:1">x</a>')
    network = to_pyvis([hostile], [])
    assert "<" not in network.get_node(hostile.id)["title"]
    assert json.dumps(network.nodes)
