from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views_samples import Graph, harbour_graph, large_graph

from kg.errors import OntologyError
from kg.model import EntityType, Iri
from kg.views import render_page, write_page
from kg.views.page_data import page_data

GRAPH = harbour_graph()


def render(graph: Graph, *, title: str = "Harbour deals", focus: Iri | None = None) -> str:
    return render_page(entities=graph.entities, facts=graph.facts, documents=graph.documents, title=title, focus=focus)


PLAIN = render(GRAPH)


def held(html: str, name: str) -> Any:
    """The data that the page holds under this name."""
    (text,) = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def shuffled(graph: Graph, seed: int) -> Graph:
    chance = Random(seed)
    order: Callable[[Any], Any] = lambda items: tuple(chance.sample(items, len(items)))  # noqa: E731
    return Graph(
        entities=order(graph.entities),
        documents=order(graph.documents),
        facts=order([replace(told, roles=dict(order(list(told.roles.items())))) for told in graph.facts]),
    )


def test_order_of_input_does_not_change_a_byte() -> None:
    pages = {render(shuffled(GRAPH, seed)) for seed in range(5)}
    assert pages == {render(GRAPH)}


def test_the_page_holds_every_entity_and_fact() -> None:
    html = render(GRAPH)
    data = held(html, "kg-evidence")
    nodes = [data["base"] + node["iri"] for node in held(html, "kg-nodes")]
    assert nodes == sorted(entity.id for entity in GRAPH.entities)
    assert {data["base"] + told["id"] for told in data["facts"]} == {told.id for told in GRAPH.facts}


def test_a_sentence_is_stored_once_for_all_its_facts() -> None:
    twin = replace(GRAPH.fact("velora-lisbon"), id=Iri("https://example.org/twin"))
    data = held(render(replace(GRAPH, facts=(*GRAPH.facts, twin))), "kg-evidence")
    assert len(data["sentences"]) == len(GRAPH.facts)


def test_marks_of_a_sentence_are_its_arguments() -> None:
    data = held(render(GRAPH), "kg-evidence")
    told = next(fact for fact in data["facts"] if fact["id"].endswith("fact/velora-norway"))
    ((sentence, marks),) = told["evidence"]
    text = data["sentences"][sentence][1]
    assert [(text[start:end], role) for start, end, role in marks] == [
        ("Velora", "organization"),
        ("Norway", "place"),
    ]


def test_only_web_addresses_become_links() -> None:
    documents = tuple(
        replace(GRAPH.documents[0], source=source)
        for source in (
            "https://a.example/x",
            "HTTP://a.example",
            "javascript:alert(1)",
            "data:x",
            "/x",
            " http://a",
        )
    )
    links = [
        page_data(entities=GRAPH.entities, facts=GRAPH.facts, documents=[one], title="").evidence["documents"][0][
            "link"
        ]
        for one in documents
    ]
    assert links == [True, True, False, False, False, False]


def test_the_policy_allows_what_the_page_holds_and_nothing_else() -> None:
    html = render(GRAPH)
    (written,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    policy = unescape(written)
    texts = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", html, re.DOTALL)
    hashes = {
        "sha256-" + base64.b64encode(hashlib.sha256((script or style).encode()).digest()).decode()
        for script, style in texts
    }
    assert policy.startswith("default-src 'none';")
    assert set(re.findall(r"sha256-[\w+/=]+", policy)) == hashes
    assert "unsafe" not in policy


@settings(deadline=None)
@given(st.text())
def test_any_title_is_written_as_text(title: str) -> None:
    html = render(Graph(entities=(), facts=(), documents=()), title=title)
    html.encode("utf-8")
    assert held(html, "kg-evidence")["title"] == title
    assert html.count("<script") == PLAIN.count("<script")


def test_an_empty_graph_has_a_page() -> None:
    assert held(render(Graph(entities=(), facts=(), documents=())), "kg-nodes") == []


def test_an_unknown_type_is_refused_by_name() -> None:
    alien = replace(GRAPH.entities[0], type=EntityType("<img src=x>"))
    with pytest.raises(OntologyError, match="<img src=x>"):
        render(replace(GRAPH, entities=(alien,)))


def test_a_page_is_written_as_utf_8_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text("old", encoding="utf-8")
    write_page(path, entities=GRAPH.entities, facts=GRAPH.facts, documents=GRAPH.documents, title="Häfen")
    assert path.read_bytes() == render(GRAPH, title="Häfen").encode("utf-8")
    assert b"\r" not in path.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_the_page_grows_with_its_facts_alone() -> None:
    empty = len(render(Graph(entities=(), facts=(), documents=())))
    small, large = (len(render(large_graph(size))) - empty for size in (200, 800))
    assert large < 4.5 * small
