"""What a reader does with the page, in Chromium, from disk.

Every test fails as well if the page asks for anything, violates its policy or complains.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from views_pages import click_at, has_entity, open_graph, shown, status_line, wait_until
from views_samples import Graph, harbour_graph, large_graph
from watched_page import Watched

GRAPH = harbour_graph()
VELORA, TESSEL = GRAPH.entity("org/velora-group"), GRAPH.entity("org/tessel-freight")


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Page:
    return open_graph(watched, tmp_path)


def test_the_page_says_what_it_shows(page: Page) -> None:
    expect(page.locator("#shown")).to_have_text(status_line(len(GRAPH.entities), len(GRAPH.facts)))
    assert sorted(shown(page)["entities"]) == sorted(entity.id for entity in GRAPH.entities)
    expect(page).to_have_title("Harbour deals")


def test_search_finds_a_name_by_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("te")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Tessel Freight")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_search_knows_other_names_and_arrow_keys(page: Page) -> None:
    page.locator("#search").fill("wirth")
    expect(page.get_by_role("option")).to_have_count(1)
    page.locator("#search").fill("nor")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Norway")


def test_search_says_when_no_name_fits(page: Page) -> None:
    page.locator("#search").fill("zzz")
    expect(page.get_by_role("option")).to_have_text("No name fits")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Harbour deals")


def test_a_click_on_an_entity_shows_its_facts_with_marked_quotes(page: Page) -> None:
    click_at(page, "place", VELORA.id)
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Velora Group")
    expect(panel.locator(".aliases")).to_have_text("Also Velora · Velora Group Ltd")
    expect(panel.locator("article")).to_have_count(sum(has_entity(fact, VELORA.id) for fact in GRAPH.facts))
    card = panel.locator(f'[data-fact="{GRAPH.fact("velora-brightmoor").id}"]')
    expect(card.locator("h4")).to_have_text("Velora Group acquired Brightmoor Analytics")
    expect(card.locator("dl")).to_contain_text("45,000,000 USD “$45 million”")
    expect(card.locator("mark")).to_have_text(
        [
            "March 2019date",
            "Veloraacquirer",
            "Brightmoor Analyticstarget",
            "Oru Bankseller",
            "$45 millionprice",
        ]
    )
    expect(card.locator(".standing")).to_have_text("completedconfidence 90%")
    expect(card.locator(".source a")).to_have_attribute("href", GRAPH.documents[0].source)


def test_the_quote_reads_as_in_the_document(page: Page) -> None:
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    card = page.locator(f'[data-fact="{GRAPH.fact("velora-brightmoor").id}"] blockquote')
    card.evaluate("quote => quote.querySelectorAll('.role').forEach(role => role.remove())")
    assert card.text_content() == GRAPH.fact("velora-brightmoor").evidence[0].sentence.text


def test_a_click_on_an_arrow_shows_that_fact(page: Page) -> None:
    click_at(page, "middle", GRAPH.fact("velora-skiff").id)
    expect(page.locator("#panel h2")).to_have_text("Velora Group makes Skiff")
    expect(page.locator("#panel article")).to_have_count(1)


@pytest.mark.parametrize(
    "slug", ["velora-tessel", "velora-tessel-denied", "velora-tessel-partners", "tessel-velora-supply"]
)
def test_each_of_several_arrows_between_two_can_be_clicked(page: Page, slug: str) -> None:
    told = GRAPH.fact(slug)
    click_at(page, "middle", told.id)
    expect(page.locator("#panel article").first).to_have_attribute("data-fact", told.id)
    expect(page.locator("#panel article")).to_have_count(4)


def test_a_fact_about_one_entity_is_in_its_panel(page: Page) -> None:
    click_at(page, "place", GRAPH.entity("org/oru-bank").id)
    expect(page.locator("#panel")).to_contain_text("Oru Bank suffered a data breach")


def test_a_source_of_claims_lists_them(page: Page) -> None:
    click_at(page, "place", GRAPH.entity("org/harbour-ledger").id)
    expect(page.locator("#panel")).to_contain_text("According to it1")


def test_arrows_are_dashed_where_it_is_not_so(page: Page) -> None:
    status = {fact.id: fact.status for fact in GRAPH.facts}
    lines = shown(page)["lines"]
    assert len(lines) == 21
    for line in lines:
        assert line["dashed"] == all(status[fact] not in {"completed", "current"} for fact in line["facts"])
    page.evaluate("iri => kg.select(iri)", GRAPH.fact("velora-tessel-denied").id)
    expect(page.locator("#panel h2").first).to_have_text("Velora Group acquired (denied) Tessel Freight")


def test_the_legend_counts_hides_and_shows_types_of_facts(page: Page) -> None:
    for kind in sorted({fact.type for fact in GRAPH.facts}):
        left = [fact for fact in GRAPH.facts if fact.type != kind]
        present = [entity for entity in GRAPH.entities if any(has_entity(fact, entity.id) for fact in left)]
        row = page.locator(f'li:has(input[data-filter="fact:{kind}"])')
        expect(row.locator(".count")).to_have_text(str(len(GRAPH.facts) - len(left)))
        row.locator("input").uncheck()
        expect(page.locator("#shown")).to_have_text(status_line(len(present), len(left)) + ", filtered")
        assert sorted(shown(page)["facts"]) == sorted(fact.id for fact in left)
        row.locator("input").check()
        expect(page.locator("#shown")).to_have_text(status_line(len(GRAPH.entities), len(GRAPH.facts)))


def test_the_legend_counts_hides_and_shows_types_of_entities(page: Page) -> None:
    for kind in sorted({entity.type for entity in GRAPH.entities}):
        left = [entity.id for entity in GRAPH.entities if entity.type != kind]
        row = page.locator(f'li:has(input[data-filter="entity:{kind}"])')
        expect(row.locator(".count")).to_have_text(str(len(GRAPH.entities) - len(left)))
        row.locator("input").uncheck()
        assert sorted(shown(page)["entities"]) == sorted(left)
        row.locator("input").check()
        assert len(shown(page)["entities"]) == len(GRAPH.entities)


def test_the_legend_counts_hides_and_shows_a_status(page: Page) -> None:
    left = [fact.id for fact in GRAPH.facts if fact.status != "alleged"]
    expect(page.locator('li:has(input[data-filter="status:alleged"]) .count')).to_have_text("2")
    page.locator('input[data-filter="status:alleged"]').uncheck()
    assert sorted(shown(page)["facts"]) == sorted(left)


def test_filters_do_not_move_what_stays(page: Page) -> None:
    before = page.evaluate("iri => kg.place(iri)", VELORA.id)
    page.locator('input[data-filter="entity:person"]').uncheck()
    assert page.evaluate("iri => kg.place(iri)", VELORA.id) == before


def test_only_leaves_one_type_and_the_second_time_all(page: Page) -> None:
    page.get_by_role("button", name="Only Data breach").click()
    assert shown(page)["entities"] == [GRAPH.entity("org/oru-bank").id]
    page.get_by_role("button", name="Only Data breach").click()
    assert len(shown(page)["entities"]) == len(GRAPH.entities)


def test_filters_that_hide_everything_say_so(page: Page) -> None:
    for kind in ("organization", "person", "place", "product"):
        page.locator(f'input[data-filter="entity:{kind}"]').uncheck()
    expect(page.locator("#nothing")).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#nothing")).to_be_hidden()
    assert len(shown(page)["entities"]) == len(GRAPH.entities)


def test_what_is_searched_for_is_shown_though_filtered(page: Page) -> None:
    page.locator('input[data-filter="entity:place"]').uncheck()
    page.locator("#search").fill("Norway")
    page.keyboard.press("Enter")
    assert GRAPH.entity("place/norway").id in shown(page)["entities"]


def test_a_focus_opens_with_its_panel_and_neighbours(watched: Watched, tmp_path: Path) -> None:
    page = open_graph(watched, tmp_path, focus=VELORA.id)
    expect(page.locator("#panel h2")).to_have_text("Velora Group")
    places = {iri: page.evaluate("iri => kg.place(iri)", iri) for iri in shown(page)["entities"]}
    assert TESSEL.id in places
    assert GRAPH.entity("person/adaeze-okorie").id not in places
    page.get_by_role("button", name="Overview").click()
    assert len(shown(page)["entities"]) == len(GRAPH.entities)


def test_a_large_graph_opens_on_a_connected_core_and_grows_on_demand(watched: Watched, tmp_path: Path) -> None:
    graph = large_graph(1000)
    page = open_graph(watched, tmp_path, graph)
    core = shown(page)
    assert len(core["entities"]) == 60
    expect(page.locator("#shown")).to_contain_text("Showing 60 of 999 entities")
    busiest = page.locator(".leading button").first
    name = busiest.locator("bdi").inner_text()
    iri = next(entity.id for entity in graph.entities if entity.name == name)
    click_at(page, "place", iri, clicks=2)
    expect(page.locator("#shown")).to_contain_text(f"Added 24 neighbours of {name}")
    assert len(shown(page)["entities"]) == 84
    assert set(core["entities"]) < set(shown(page)["entities"])


def test_an_entity_beyond_the_view_is_brought_in_by_search(watched: Watched, tmp_path: Path) -> None:
    graph = large_graph(1000)
    page = open_graph(watched, tmp_path, graph)
    far = next(entity for entity in graph.entities if entity.id not in shown(page)["entities"])
    page.locator("#search").fill(far.name)
    page.keyboard.press("Enter")
    assert far.id in shown(page)["entities"]


@pytest.mark.parametrize("graph", [GRAPH, large_graph(1000)], ids=["small", "large"])
def test_labels_are_readable_and_apart(watched: Watched, tmp_path: Path, graph: Graph) -> None:
    page = open_graph(watched, tmp_path, graph)
    labels = page.evaluate("kg.labels()")
    names = labels["names"]
    assert min(label["size"] for label in [*names, *labels["verbs"]]) >= 9
    assert len(names) >= 0.9 * len(shown(page)["entities"])
    boxes = [label["box"] for label in names]
    overlapping = {
        index
        for index, a in enumerate(boxes)
        for b in boxes[:index]
        if a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    }
    assert len(overlapping) < 0.05 * len(boxes)


def test_two_visits_show_the_same_picture(watched: Watched, tmp_path: Path, context: BrowserContext) -> None:
    first = open_graph(watched, tmp_path, large_graph(1000)).evaluate("kg.network.getPositions()")
    again = context.new_page()
    again.goto((tmp_path / "graph.html").as_uri())
    assert again.evaluate("kg.network.getPositions()") == first


def test_all_stays_in_the_window_when_the_panel_closes(page: Page) -> None:
    page.get_by_role("button", name="Close the panel").click()
    inside = "iri => { const at = kg.place(iri); return at.x > 0 && at.x < 1070 && at.y > 0 && at.y < 744; }"
    entities = json.dumps([entity.id for entity in GRAPH.entities])
    wait_until(page, f"document.querySelector('#graph').clientWidth > 1000 && {entities}.every({inside})")


def test_every_control_has_a_name(page: Page) -> None:
    page.evaluate("iri => kg.select(iri)", VELORA.id)
    for control in page.locator("button:visible, input:visible, a:visible").all():
        assert control.evaluate("it => (it.ariaLabel || it.labels?.[0]?.textContent || it.textContent).trim()")


def test_both_themes_have_their_colours(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
