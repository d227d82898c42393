"""Text that tries to break out of the page: nothing of it runs, all of it is shown as it is."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from views_samples import BASE
from watched_page import Watched

from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
    Evidence,
    Fact,
    FactType,
    Iri,
    Role,
    Span,
    Status,
    ValueFiller,
)
from kg.views import write_page

PLAIN_TAGS = {"svg", "title", "rect", "clipPath", "g", "path", "text"}

HOSTILE = (
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"><svg onload='window.ran=1'>",
    "href \"quoted\" 'single' `${window.ran=1}` {{ 7*7 }} {% raw %}",
    "<!-- <script> & &lt;b&gt; ]]> \u2028\u2029 \\u003c \\",
    "\u202egnitirw tfel-ot-thgir\u202c \u200f‏ مرحبا",
    "javascript:window.ran=1",
    "__proto__ constructor toString",
    "\ud800 lone surrogate \x00 nul \x1b escape \U0001f4a9",
)


def hostile_graph(text: str) -> tuple[list[Entity], Fact, Document]:
    """Two entities, a fact and its document that are called so in every field."""
    ends = [
        Entity(
            id=Iri(f"{BASE}org/{index}{text}"),
            type=EntityType("organization"),
            name=f"{index} {text}",
            aliases=(text,),
        )
        for index in range(2)
    ]
    sentence = f"😀 {text} bought {text}."
    words = Span(start=12, end=12 + len(text), text=text)
    told = Fact(
        id=Iri(f"{BASE}fact/{text}"),
        type=FactType("acquisition"),
        document=DocumentId(text),
        status=Status.COMPLETED,
        confidence=0.5,
        roles={
            Role("acquirer"): (EntityFiller(id=ends[0].id, name=ends[0].name),),
            Role("target"): (EntityFiller(id=ends[1].id, name=ends[1].name),),
            Role("price"): (ValueFiller(value=text, text=text),),
        },
        evidence=(
            Evidence(
                sentence=Span(start=10, end=10 + len(sentence), text=sentence),
                mentions={Role("acquirer"): (words,)},
            ),
        ),
        extractor=text,
        attribution=(EntityFiller(id=Iri(text), name=text),),
    )
    document = Document(
        id=DocumentId(text),
        text=text,
        title=text,
        authors=(text,),
        date=text,
        publisher=text,
        source=f"javascript:{text}",
    )
    return ends, told, document


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_run(watched: Watched, tmp_path: Path, text: str) -> None:
    ends, told, document = hostile_graph(text)
    path = tmp_path / "hostile.html"
    write_page(path, entities=ends, facts=[told], documents=[document], title=text, focus=ends[0].id)

    page = watched.open(path)
    page.evaluate("iri => kg.select(iri)", ends[0].id)
    contents = page.evaluate("() => ({ran: window.ran, title: document.querySelector('#title').textContent})")
    assert contents == {"ran": None, "title": text}
    for place in ("h2", ".aliases bdi", "dd bdi", ".source .title"):
        assert text in page.evaluate("place => document.querySelector('#panel ' + place).textContent", place)
    assert page.evaluate("document.querySelector('#panel mark').firstChild.data") == text
    assert page.locator("#panel a").count() == 0
    page.locator("#search").fill("0")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Centre").click()
    page.get_by_role("button", name="Table").click()
    assert text in page.evaluate("document.querySelector('tbody th').textContent")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, svg[onload]").count() == 0


def test_hostile_text_is_taken_away_as_text(watched: Watched, tmp_path: Path) -> None:
    every = [hostile_graph(text) for text in HOSTILE]
    path = tmp_path / "hostile.html"
    entities = [end for ends, _, _ in every for end in ends]
    facts, documents = [told for _, told, _ in every], [document for _, _, document in every]
    write_page(path, entities=entities, facts=facts, documents=documents, title="Hostile")
    page = watched.open(path)
    for control in ("save-svg", "save-csv", "save-png"):
        page.get_by_role("button", name="Save").click()
        with page.expect_download() as download:
            page.locator(f"#{control}").click()
        download.value.save_as(tmp_path / control)
    assert {tag.tag.rpartition("}")[2] for tag in ElementTree.parse(tmp_path / "save-svg").iter()} == PLAIN_TAGS
    with (tmp_path / "save-csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["from"] for row in csv.DictReader(file)}
    assert names == {f"0 {text}".replace("\ud800", "\ufffd") for text in HOSTILE}
    assert page.evaluate("window.ran") is None
