"""What a reader takes along: pictures, a spreadsheet, a link to the view, a printed page, and the table."""

from __future__ import annotations

import csv
import re
import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from views_pages import has_entity, open_graph, shown
from views_samples import harbour_graph, large_graph
from watched_page import Watched

from kg.views import write_page

GRAPH = harbour_graph()
VELORA = GRAPH.entity("org/velora-group")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Page:
    return open_graph(watched, tmp_path)


def saved(page: Page, control: str, folder: Path) -> Path:
    """The file that a control of the menu hands out."""
    page.get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.locator(f"#{control}").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_drawing_has_every_mark_line_and_label(page: Page, tmp_path: Path) -> None:
    path = saved(page, "save-svg", tmp_path)
    assert path.name == "harbour-deals.svg"
    drawing = ElementTree.parse(path).getroot()
    texts = " ".join(text.text or "" for text in drawing.iter(f"{SVG}text"))
    for word in (word for entity in GRAPH.entities for word in entity.name.split()):
        assert word in texts
    graph = drawing.find(f"{SVG}g/{SVG}g")
    assert graph is not None
    marks = [path for path in graph.findall(f"{SVG}path") if path.get("transform")]
    dashed = [path for path in graph.findall(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(marks) == len(GRAPH.entities)
    assert len(dashed) == sum(line["dashed"] for line in shown(page)["lines"])
    assert f"Harbour deals: 13 entities and {len(GRAPH.facts)} facts" in texts


def test_the_picture_is_a_png_twice_as_fine_as_the_screen(page: Page, tmp_path: Path) -> None:
    data = saved(page, "save-png", tmp_path).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    stage = page.locator("#graph").bounding_box()
    assert stage is not None
    assert (width, height) == pytest.approx((2 * stage["width"], 2 * (stage["height"] + 30)), abs=1)


def test_the_spreadsheet_has_the_facts_that_are_shown(page: Page, tmp_path: Path) -> None:
    page.locator('input[data-filter="status:current"]').uncheck()
    path = saved(page, "save-csv", tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == {fact.id for fact in GRAPH.facts if fact.status != "current"}
    row = rows[GRAPH.fact("velora-brightmoor").id]
    assert (row["from"], row["relation"], row["to"]) == ("Velora Group", "acquired", "Brightmoor Analytics")
    assert (row["status"], row["date"], row["confidence"]) == ("completed", "2019-03", "0.9")
    assert row["details"] == "seller: Oru Bank · price: 45,000,000 USD"
    assert row["quote"] == GRAPH.fact("velora-brightmoor").evidence[0].sentence.text
    assert row["source"] == GRAPH.documents[0].source
    assert rows[GRAPH.fact("velora-tessel").id]["according"] == "Harbour Ledger"


def test_a_name_is_no_formula_in_a_spreadsheet(watched: Watched, tmp_path: Path) -> None:
    oru = replace(GRAPH.entity("org/oru-bank"), name='=HYPERLINK("x","y")')
    graph = replace(GRAPH, entities=(oru,), facts=(GRAPH.fact("oru-breach"),))
    path = saved(open_graph(watched, tmp_path, graph), "save-csv", tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["from"] == '\'=HYPERLINK("x","y")'


def test_a_link_restores_the_exact_view(page: Page, context: BrowserContext) -> None:
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.get_by_role("button", name="Collapse").click()
    page.locator("#sure").fill("90")
    page.locator("#year-from").fill("2008")
    page.locator('input[data-filter="entity:person"]').uncheck()
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("see="))
    view = "({places: kg.network.getPositions(), scale: kg.network.getScale().toFixed(3), shown: kg.shown()})"
    expected = page.evaluate(view)
    again = Watched(context.new_page())
    again.page.set_viewport_size({"width": 1100, "height": 700})
    again.page.goto(page.url)
    assert again.page.evaluate(view) == expected
    expect(again.page.locator("#panel h2")).to_have_text("Velora Group")
    expect(again.page.locator("#sure")).to_have_value("90")
    expect(again.page.locator('input[data-filter="entity:person"]')).not_to_be_checked()
    assert again.errors == []


def test_a_link_restores_a_path_and_an_arrow(page: Page, context: BrowserContext) -> None:
    page.evaluate("iri => kg.select(iri)", GRAPH.fact("velora-skiff").id)
    arrow = page.url
    page.evaluate("iri => kg.select(iri)", GRAPH.entity("product/skiff").id)
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("wirth")
    page.keyboard.press("Enter")
    told = page.locator("#panel").inner_text()
    again = context.new_page()
    again.goto(page.url)
    assert again.locator("#panel").inner_text() == told
    third = context.new_page()
    third.goto(arrow)
    expect(third.locator("#panel h2")).to_have_text("Velora Group makes Skiff")


def test_a_link_to_an_older_graph_shows_what_it_can(page: Page, context: BrowserContext, tmp_path: Path) -> None:
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.get_by_role("button", name="Centre").click()
    page.locator("#sure").fill("90")
    newer = tmp_path / "newer.html"
    facts = GRAPH.facts[1:]
    write_page(newer, entities=GRAPH.entities, facts=facts, documents=GRAPH.documents, title="Newer")
    again = Watched(context.new_page())
    again.page.goto(f"{newer.as_uri()}#{page.url.partition('#')[2]}")
    expect(again.page.locator("#shown")).to_contain_text("another state of this graph")
    expect(again.page.locator("#sure")).to_have_value("90")
    assert VELORA.id in shown(again.page)["entities"]
    assert GRAPH.entity("person/adaeze-okorie").id not in shown(again.page)["entities"]
    assert again.errors == []


BROKEN = (
    "",
    "&at=0.NaN.1_99999.1.1_-1.2.3_1.5",
    "&chosen=e999",
    "&chosen=lx&path=1",
    "&see=0_x_1&sure=1e9&years=9_x",
    "&hide=entity.%E0%A4&focus=%3Cimg src=x onerror=alert(1)%3E",
    "&pins=77.x&grown=1",
)


def test_a_broken_link_opens_the_graph(page: Page, context: BrowserContext) -> None:
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    url, _, rest = page.url.partition("#")
    again = Watched(context.new_page())
    for tail in BROKEN:
        again.page.goto("about:blank")
        again.page.goto(f"{url}#{rest.partition('&')[0]}{tail}")
        expect(again.page.locator("#shown")).to_contain_text("Showing")
    assert again.page.locator("img").count() == 0
    assert set(again.requests) <= {"about:blank", *(f"{url}#{rest.partition('&')[0]}{tail}" for tail in BROKEN), url}
    assert again.errors == []


def test_the_table_is_a_twin_of_the_drawing(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    expect(page.locator("tbody tr")).to_have_count(len(GRAPH.facts))
    page.locator('input[data-filter="status:current"]').uncheck()
    left = {fact.id for fact in GRAPH.facts if fact.status != "current"}
    rows = page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.fact)")
    assert set(rows) == left
    expect(page.locator("#table-count")).to_have_text(f"1 to {len(left)} of {len(left)} facts")
    page.locator(f'tr[data-fact="{GRAPH.fact("oru-breach").id}"] button').click()
    expect(page.locator("#panel article")).to_have_attribute("data-fact", GRAPH.fact("oru-breach").id)
    page.locator(f'tr[data-fact="{GRAPH.fact("velora-case").id}"] button').click()
    expect(page.locator("#panel")).to_contain_text("price fixing")


def test_the_table_sorts_and_turns_its_pages(watched: Watched, tmp_path: Path) -> None:
    graph = large_graph(1000)
    page = open_graph(watched, tmp_path, graph)
    page.get_by_role("button", name="Table").click()
    page.locator("#table-scope").select_option("all")
    expect(page.locator("#table-count")).to_have_text("1 to 50 of 2,000 facts")
    page.locator("thead button").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "ascending")
    first = page.locator("tbody th").first.inner_text()
    names = [entity.name for entity in graph.entities if any(has_entity(fact, entity.id) for fact in graph.facts[:50])]
    assert first <= min(names)
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#table-count")).to_have_text("51 to 100 of 2,000 facts")
    page.locator("thead button").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()


def test_on_paper_there_is_the_drawing_and_the_evidence(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#paper svg")).to_be_visible()
    expect(page.locator("#paper svg > rect")).to_have_attribute("fill", "rgb(251, 250, 246)")
    expect(page.locator("#panel h2")).to_be_visible()
    expect(page.locator("#legend")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#paper svg")).to_have_count(0)
