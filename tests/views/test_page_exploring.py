"""How a reader moves through the graph: open, close, pin, go back, follow a path, by the mouse or the keyboard."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from views_pages import click_at, open_graph, shown, status_line, wait_until
from views_samples import Graph, harbour_graph, large_graph
from watched_page import Watched

from kg.errors import NotFoundError
from kg.model import Entity, Iri
from kg.ontology import load_ontology
from kg.views import find_path, to_networkx
from kg.views.projection import arrow_ends

GRAPH = harbour_graph()
VELORA, TOMAS = GRAPH.entity("org/velora-group"), GRAPH.entity("person/tomas-wirth")
HUB = large_graph(600, hub=450)


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Page:
    return open_graph(watched, tmp_path)


@pytest.fixture
def hub(watched: Watched, tmp_path: Path) -> tuple[Page, Entity]:
    """A page that opens on an entity with more neighbours than a view can take."""
    entity = HUB.entity("org/o0")
    return open_graph(watched, tmp_path, HUB, focus=entity.id), entity


def neighbours(graph: Graph, entity: Entity, kind: str | None = None) -> set[Iri]:
    fact_class = load_ontology().fact_class
    pairs = [
        pair for fact in graph.facts if kind in (None, fact.type) for pair in arrow_ends(fact, fact_class(fact.type))
    ]
    return {iri for pair in pairs if entity.id in pair for iri in pair} - {entity.id}


def test_a_hub_opens_in_portions_by_type(hub: tuple[Page, Entity]) -> None:
    page, entity = hub
    before = set(shown(page)["entities"])
    absent = neighbours(HUB, entity, "employment") - before
    button = page.locator(".absent button", has_text="employment")
    expect(button).to_have_text(f"+{len(absent)} employment")
    button.click()
    added = set(shown(page)["entities"]) - before
    assert len(added) == 24
    assert added < absent
    expect(page.locator("#shown")).to_contain_text(f"Added 24 neighbours of {entity.name}, {len(absent) - 24} more")


def test_the_number_beside_a_mark_is_what_could_be_brought_in(hub: tuple[Page, Entity]) -> None:
    page, entity = hub
    there = set(shown(page)["entities"])
    badges = {badge["id"]: badge["text"] for badge in page.evaluate("kg.labels().badges")}
    number = sorted(HUB.entities, key=lambda known: known.id).index(entity)
    assert badges[number] == f"+{len(neighbours(HUB, entity) - there)}"
    box = next(badge["box"] for badge in page.evaluate("kg.labels().badges") if badge["id"] == number)
    origin = page.evaluate("kg.network.canvasToDOM({x: 0, y: 0})")
    at = {"x": origin["x"] + (box["left"] + box["right"]) / 2, "y": origin["y"] + (box["top"] + box["bottom"]) / 2}
    page.locator("#graph").click(position=at)  # type: ignore[arg-type]  # a dict with x and y
    assert len(shown(page)["entities"]) == len(there) + 24


def test_a_view_takes_no_more_than_can_be_drawn(hub: tuple[Page, Entity]) -> None:
    page, _ = hub
    for _ in range(11):
        page.get_by_role("button", name="Expand").click()
    assert len(shown(page)["entities"]) <= 300
    text = page.locator("#shown").inner_text()
    assert "All neighbours" in text or "A view holds 300" in text


def test_collapsing_puts_away_what_hangs_on_it_alone(page: Page) -> None:
    projection = to_networkx(GRAPH.entities, GRAPH.facts).to_undirected()
    hanging = {near for near in projection[VELORA.id] if set(projection[near]) == {VELORA.id}}
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.get_by_role("button", name="Collapse").click()
    assert set(shown(page)["entities"]) == {entity.id for entity in GRAPH.entities} - hanging
    expect(page.locator("#shown")).to_contain_text(f"Put away {len(hanging)} neighbours of Velora Group")
    page.get_by_role("button", name="Expand").click()
    assert len(shown(page)["entities"]) == len(GRAPH.entities)


def test_what_is_pinned_stays_in_view_and_in_its_place(page: Page) -> None:
    skiff = GRAPH.entity("product/skiff")
    page.evaluate("iri => kg.select(iri)", skiff.id)
    place = page.evaluate("kg.network.getPositions()")
    page.get_by_role("button", name="Pin").click()
    page.evaluate("iri => kg.select(iri)", GRAPH.entity("person/adaeze-okorie").id)
    page.get_by_role("button", name="Centre").click()
    assert skiff.id in shown(page)["entities"]
    number = str(sorted(entity.id for entity in GRAPH.entities).index(skiff.id))
    assert page.evaluate("kg.network.getPositions()")[number] == place[number]
    page.evaluate("iri => kg.select(iri)", skiff.id)
    page.get_by_role("button", name="Unpin").click()
    page.get_by_role("button", name="Overview").click()
    expect(page.locator("#shown")).to_have_text(status_line(len(GRAPH.entities), len(GRAPH.facts)))


def test_a_name_that_is_dragged_stays_where_it_is_dropped(page: Page) -> None:
    start = page.evaluate("iri => kg.place(iri)", VELORA.id)
    frame = page.locator("#graph").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + start["x"], frame["y"] + start["y"])
    page.mouse.down()
    page.mouse.move(frame["x"] + start["x"] + 40, frame["y"] + start["y"] + 60, steps=4)
    page.mouse.up()
    dropped = page.evaluate("iri => kg.place(iri)", VELORA.id)
    assert dropped["x"] == pytest.approx(start["x"] + 40, abs=2)
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    expect(page.get_by_role("button", name="Unpin")).to_be_visible()


def test_back_and_forward_show_earlier_views_again(page: Page) -> None:
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    first = page.evaluate("kg.network.getPositions()")
    page.evaluate("iri => kg.select(iri)", TOMAS.id)
    page.get_by_role("button", name="Centre").click()
    centred = page.evaluate("kg.network.getPositions()")
    assert centred != first
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    assert page.evaluate("kg.network.getPositions()") == first
    page.go_forward()
    page.get_by_role("button", name="Forward").click()
    expect(page.get_by_role("button", name="Forward")).to_be_disabled()
    assert page.evaluate("kg.network.getPositions()") == centred
    expect(page.locator("#panel h2")).to_have_text("Tomas Wirth")


def test_a_path_between_two_names_is_drawn_and_told(page: Page) -> None:
    skiff = GRAPH.entity("product/skiff")
    steps = find_path(GRAPH.entities, GRAPH.facts, TOMAS.id, skiff.id)
    page.evaluate("iri => kg.select(iri)", TOMAS.id)
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("skiff")
    page.keyboard.press("Enter")
    assert set(shown(page)["entities"]) == {TOMAS.id, *(step.target for step in steps)}
    expect(page.locator("#panel .step")).to_have_count(len(steps))
    expect(page.locator("#panel .summary")).to_have_text(f"{len(steps)} steps, the fewest that lead there")
    expect(page.locator("#panel .step").first.locator(f'[data-fact="{steps[0].fact.id}"]')).to_be_visible()


def test_paths_are_as_long_as_those_of_kg_path(page: Page) -> None:
    for start, end in permutations([entity.id for entity in GRAPH.entities], 2):
        found = page.evaluate("([start, end]) => kg.path(start, end)", [start, end])
        try:
            expected = [step.target for step in find_path(GRAPH.entities, GRAPH.facts, start, end)]
        except NotFoundError:
            expected = None
        assert found == expected


def test_a_path_over_what_is_hidden_is_none_and_that_is_said(page: Page) -> None:
    page.get_by_role("button", name="Only Data breach").click()
    page.get_by_role("button", name="Only Data breach").click()
    for kind in ("organization", "place"):
        page.locator(f'input[data-filter="entity:{kind}"]').uncheck()
    page.evaluate("iri => kg.select(iri)", TOMAS.id)
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("adaeze")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .summary")).to_contain_text("No chain of facts connects them")


def test_the_keyboard_alone_walks_opens_and_reads(page: Page) -> None:
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel h2")).to_have_text("Velora Group")
    met = {"Velora Group"}
    for way in ("Left", "Up", "Right", "Right", "Down", "Down", "Left", "Left"):
        page.keyboard.press(f"Arrow{way}")
        met.add(page.locator("#panel h2").inner_text())
    assert len(met) > 4
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    page.keyboard.press("l")
    expect(page.locator("#panel h2 .verb").first).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#shown")).to_contain_text("Put away")
    page.keyboard.press("Enter")
    expect(page.locator("#shown")).to_contain_text("Added")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Unpin")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#shown")).to_contain_text("Showing")
    page.keyboard.press("[")
    expect(page.get_by_role("button", name="Forward")).to_be_enabled()


def test_a_name_can_be_clicked_like_its_mark(page: Page) -> None:
    label = page.evaluate("kg.labels().names.find(label => label.lines[0] === 'Norway').box")
    origin = page.evaluate("kg.network.canvasToDOM({x: 0, y: 0})")
    x, y = (label["left"] + label["right"]) / 2, (label["top"] + label["bottom"]) / 2
    page.locator("#graph").click(position={"x": origin["x"] + x, "y": origin["y"] + y})
    expect(page.locator("#panel h2")).to_have_text("Norway")


def test_an_arrow_under_the_mouse_says_its_verb(page: Page) -> None:
    told = GRAPH.fact("velora-tessel-partners")
    point = page.evaluate("iri => kg.middle(iri)", told.id)
    page.locator("#graph").hover(position={"x": point["x"], "y": point["y"]})
    wait_until(page, "kg.labels().verbs.some(label => label.text === 'is a partner of')")


def test_two_clicks_open_a_name_wherever_it_stands(hub: tuple[Page, Entity]) -> None:
    page, entity = hub
    count = len(shown(page)["entities"])
    click_at(page, "place", entity.id, clicks=2)
    expect(page.locator("#shown")).to_contain_text(f"Added 24 neighbours of {entity.name}")
    assert len(shown(page)["entities"]) == count + 24
