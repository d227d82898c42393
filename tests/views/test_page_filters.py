"""Sliders, leaves and the combination of filters: counts are those that Python counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from views_pages import has_entity, open_graph, shown, status_line
from views_samples import harbour_graph, large_graph
from watched_page import Watched

from kg.model import Fact
from kg.ontology import load_ontology
from kg.views import to_networkx
from kg.views.selection import fact_years

GRAPH = harbour_graph()


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Page:
    return open_graph(watched, tmp_path)


def expect_facts(page: Page, left: list[Fact]) -> None:
    """The page shows these facts, those whom they are about, and says so."""
    present = [entity for entity in GRAPH.entities if any(has_entity(fact, entity.id) for fact in left)]
    expect(page.locator("#shown")).to_have_text(status_line(len(present), len(left)) + ", filtered")
    assert sorted(shown(page)["facts"]) == sorted(fact.id for fact in left)
    assert sorted(shown(page)["entities"]) == sorted(entity.id for entity in present)


def years(fact: Fact) -> tuple[int, int] | None:
    return fact_years(fact, load_ontology().fact_class(fact.type))


@pytest.mark.parametrize("percent", [71, 72, 90, 97])
def test_the_confidence_slider_hides_what_is_less_certain(page: Page, percent: int) -> None:
    page.locator("#sure").fill(str(percent))
    expect_facts(page, [fact for fact in GRAPH.facts if fact.confidence >= percent / 100])
    expect(page.locator(".slider", has=page.locator("#sure")).locator("output")).to_have_text(f"{percent}% or more")


def test_the_years_hide_what_was_at_another_time(page: Page) -> None:
    dated = {fact.id: span for fact in GRAPH.facts if (span := years(fact))}
    first, last = min(span[0] for span in dated.values()), max(span[1] for span in dated.values())
    expect(page.locator("#year-from")).to_have_attribute("min", str(first))
    expect(page.locator("#year-to")).to_have_attribute("max", str(last))
    page.locator("#year-from").fill("2008")
    page.locator("#year-to").fill("2016")
    fits = [fact for fact in GRAPH.facts if fact.id not in dated or 2008 <= dated[fact.id][0] <= 2016]
    expect_facts(page, fits)
    page.locator("#undated").uncheck()
    expect_facts(page, [fact for fact in fits if fact.id in dated])
    page.locator("#year-from").fill("2018")
    expect(page.locator("#year-to")).to_have_value("2018")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#shown")).to_contain_text("Showing 0 of")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#year-to")).to_have_value(str(last))
    expect(page.locator("#shown")).to_have_text(status_line(len(GRAPH.entities), len(GRAPH.facts)))


def test_hiding_leaves_leaves_those_with_several_neighbours(page: Page) -> None:
    degrees = {iri: len(near) for iri, near in to_networkx(GRAPH.entities, GRAPH.facts).to_undirected().adjacency()}
    row = page.locator("label", has=page.locator("#leaves"))
    expect(row.locator(".count")).to_have_text(str(sum(degree <= 1 for degree in degrees.values())))
    page.locator("#leaves").uncheck()
    assert set(shown(page)["entities"]) == {iri for iri, degree in degrees.items() if degree > 1}


def test_filters_add_up(page: Page) -> None:
    page.locator("#sure").fill("90")
    page.locator('input[data-filter="status:completed"]').uncheck()
    page.locator('input[data-filter="fact:employment"]').uncheck()
    left = [
        fact
        for fact in GRAPH.facts
        if fact.confidence >= 0.9 and fact.status != "completed" and fact.type != "employment"
    ]
    expect_facts(page, left)


def test_where_not_all_can_be_in_view_filters_give_the_room_to_others(watched: Watched, tmp_path: Path) -> None:
    graph = large_graph(1000)
    page = open_graph(watched, tmp_path, graph)
    page.get_by_role("button", name="Only Planned").click()
    assert len(shown(page)["entities"]) == 60
    status = {fact.id: fact.status for fact in graph.facts}
    assert {status[fact] for fact in shown(page)["facts"]} == {"planned"}


def test_what_was_opened_by_hand_stays_when_a_filter_changes(watched: Watched, tmp_path: Path) -> None:
    page = open_graph(watched, tmp_path, large_graph(1000))
    page.locator(".leading button").first.click()
    page.get_by_role("button", name="Expand").click()
    before = shown(page)["entities"]
    page.locator('input[data-filter="status:planned"]').uncheck()
    page.locator('input[data-filter="status:planned"]').check()
    assert shown(page)["entities"] == before
