"""What the tests of the page share: a page in the browser, and what is on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page
from views_samples import Graph, harbour_graph
from watched_page import Watched

from kg.model import Fact, Iri
from kg.views import write_page

GRAPH = harbour_graph()


def open_graph(watched: Watched, folder: Path, graph: Graph = GRAPH, focus: Iri | None = None) -> Page:
    path = folder / "graph.html"
    write_page(
        path,
        entities=graph.entities,
        facts=graph.facts,
        documents=graph.documents,
        title="Harbour deals",
        focus=focus,
    )
    return watched.open(path)


def click_at(page: Page, where: Literal["place", "middle"], iri: Iri, clicks: int = 1) -> None:
    """Click on an entity's mark or in the middle of a fact's arrow."""
    point = page.evaluate(f"iri => kg.{where}(iri)", iri)
    page.locator("#graph").click(position={"x": point["x"], "y": point["y"]}, click_count=clicks)


def shown(page: Page) -> Any:
    return page.evaluate("kg.shown()")


def status_line(entities: int, facts: int, graph: Graph = GRAPH) -> str:
    return f"Showing {entities} of {len(graph.entities)} entities and {facts} of {len(graph.facts)} facts"


def has_entity(fact: Fact, iri: Iri) -> bool:
    return any(getattr(filler, "id", None) == iri for fillers in fact.roles.values() for filler in fillers)


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true; fails after five seconds.

    Playwright's own `wait_for_function` evaluates text in the page, which its policy forbids.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not in five seconds: {expression}")
