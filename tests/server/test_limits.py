"""What is too much is an error that says so, never a cut answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, serving

_MANY = "SELECT ?a ?b { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture
def strict(built: Path) -> Iterator[Served]:
    with serving(built, "--rows", "50", "--time-limit", "2") as running:
        yield running


def test_answers_are_whole_or_an_error(strict: Served) -> None:
    for form in ("json", "xml", "csv", "tsv"):
        exact = strict.client.get("/sparql", params={"query": _MANY + " LIMIT 50", "format": form})
        assert exact.status_code == 200
        more = strict.client.get("/sparql", params={"query": _MANY + " LIMIT 51", "format": form})
        assert more.status_code == 422
        assert "more than 50 rows" in more.json()["detail"]
    graph = strict.client.get("/graphs?default")
    assert graph.status_code == 422
    assert "more than 50 triples" in graph.json()["detail"]


def test_a_cross_product_is_answered_by_a_time_out(strict: Served) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
    response = strict.client.get("/sparql", params={"query": endless})
    assert response.status_code == 504
    assert "within 2 seconds" in response.json()["detail"]
    page = strict.client.get("/query", params={"query": endless}, headers={"Accept": "text/html"})
    assert page.status_code == 504
    assert "within 2 seconds" in page.text
    assert strict.metric("kg_query_timeouts_total") == 2
    assert strict.metric("kg_processes_killed_total") == 2
