"""The page for everyone: axe-core, contrast, themes, small windows, and from a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, expect
from views_pages import open_graph, shown
from views_samples import harbour_graph, large_graph
from watched_page import Watched

GRAPH = harbour_graph()
VELORA = GRAPH.entity("org/velora-group")
STYLE = (files("kg.views") / "assets" / "page.css").read_text(encoding="utf-8")


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Page:
    return open_graph(watched, tmp_path)


def findings(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical."""
    page.evaluate(AXE_SCRIPT)
    found: Any = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert len(found["passes"]) > 20
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, theme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=theme)
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.locator("#sure").fill("72")
    page.locator("#search").fill("el")
    assert findings(page) == []


def test_axe_finds_nothing_serious_in_guide_table_and_menu(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Save").click()
    assert findings(page) == []


def test_axe_finds_nothing_serious_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.get_by_role("button", name="Filter").click()
    assert findings(page) == []


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_labels_and_marks_stand_out_from_the_ground(theme: int) -> None:
    colours = {name: pair[theme] for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", STYLE)}

    def contrast(name: str) -> float:
        low, high = sorted((luminance(colours[name]), luminance(colours["ground"])))
        return (high + 0.05) / (low + 0.05)

    assert all(contrast(name) >= 4.5 for name in ("ink", "quiet", "accent"))
    assert all(contrast(name) >= 3 for name in colours if name.startswith("type-") or name == "line")


def test_the_theme_can_be_chosen(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(ground) == light


@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400), (800, 600)], ids=["phone", "200%", "narrow"])
def test_in_a_small_window_nothing_is_cut_off(watched: Watched, tmp_path: Path, width: int, height: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = open_graph(watched, tmp_path, large_graph(1000))
    assert 20 <= len(shown(page)["entities"]) < 60
    names = page.evaluate("kg.labels().names")
    assert len(names) >= 0.95 * len(shown(page)["entities"])
    page.locator("#search").fill("a")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_in_viewport()
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#legend")).to_be_visible()
    for name in ("Overview", "Table", "Save", "Guide"):
        button = page.get_by_role("button", name=name, exact=True)
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/graph.html"
        server.shutdown()


def test_from_a_server_it_asks_for_nothing_more(page: Page, context: BrowserContext, tmp_path: Path) -> None:
    again = Watched(context.new_page())
    with served(tmp_path) as url:
        again.page.goto(url)
        again.page.evaluate("iri => kg.select(iri)", VELORA.id)
        again.page.get_by_role("button", name="Centre").click()
        again.page.get_by_role("button", name="Back").click()
        expect(again.page.locator("#panel h2")).to_have_text("Velora Group")
    assert [request for request in again.requests if not request.startswith("data:")] == [url]
    assert again.errors == []


def test_in_a_frame_without_rights_it_works_as_well(watched: Watched, tmp_path: Path) -> None:
    from kg.views import render_page

    html = render_page(entities=GRAPH.entities, facts=GRAPH.facts, documents=GRAPH.documents, title="Framed")
    page = watched.page
    page.set_content("<iframe sandbox='allow-scripts' width=1200 height=700></iframe>")
    page.evaluate("html => document.querySelector('iframe').srcdoc = html", html)
    frame = page.frame_locator("iframe")
    frame.locator(".leading button").first.click()
    expect(frame.locator("#panel h2")).to_have_text("Velora Group")
    frame.get_by_role("button", name="Centre").click()
    frame.get_by_role("button", name="Back").click()
    expect(frame.get_by_role("button", name="Forward")).to_be_enabled()
