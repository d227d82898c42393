"""The pages in Chromium: they read well without scripts, and hostile names stay words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import Literal, NamedNode, Quad
from served import Served, serving
from server_samples import BASE, DOCUMENT_IRI, LABEL, LUMEN, quads

from kg.graph import write_store

HOSTILE = (
    "</textarea></script><script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "' autofocus onfocus='document.title=1",
    "javascript:alert(1)",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "\u202egnitirw tfel-ot-thgir\u202c",
)
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page of somebody who lets no script run."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


def test_from_a_name_to_its_document_and_back(served: Served, reader: Page) -> None:
    reader.goto(served.address)
    reader.get_by_role("searchbox").fill("lum")
    reader.get_by_role("button", name="Search").click()
    expect(reader.locator("h1")).to_have_text("Lumen")
    reader.locator(".fact .source a").first.click()
    expect(reader.locator("h1")).to_have_text("A deal")
    expect(reader.locator(".text mark").first).to_have_text("Ostrava Power")
    reader.locator(".text .note").first.click()
    assert reader.url.endswith("#fact-1")
    reader.locator("#fact-1").get_by_role("link", name="Lumen").click()
    expect(reader.locator("h1")).to_have_text("Lumen")


def test_a_query_is_run_and_downloaded(served: Served, reader: Page) -> None:
    reader.goto(f"{served.address}query")
    reader.get_by_role("link", name="Who bought whom").click()
    expect(reader.locator(".rows tbody tr")).to_have_count(1)
    with reader.expect_download() as downloading:
        reader.get_by_role("button", name="CSV").click()
    assert Path(downloading.value.path()).read_text().startswith("acquirer,target,price")
    reader.locator("textarea").fill("SELECT ?b {\n ?a kg:acquired ?b\n}")
    reader.get_by_role("button", name="Run").click()
    reader.locator(".rows tbody a").click()
    expect(reader.locator("h1")).to_have_text("Lumen")


def test_the_graph_page_runs_only_its_own_script(served: Served, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{served.address}graph?focus={LUMEN.id}")
    expect(page.locator("#panel h2")).to_have_text("Lumen")
    context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [380, 1280])
def test_no_page_is_wider_than_the_window(served: Served, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in (
        "",
        "search?q=o",
        "documents",
        f"entity?iri={LUMEN.id}",
        f"document?iri={DOCUMENT_IRI}",
        "query?name=owners",
    ):
        page.goto(served.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_every_control_has_a_name(served: Served, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in ("", f"entity?iri={LUMEN.id}", "query?name=acquisitions"):
        page.goto(served.address + path)
        for control in page.locator("button, input:not([type=hidden]), textarea, a").all():
            assert control.evaluate("it => (it.ariaLabel || it.labels?.[0]?.textContent || it.textContent).trim()")
    context.close()


def test_hostile_names_stay_words(tmp_path: Path, browser: Browser) -> None:
    graph = NamedNode(f"{BASE}document/1")
    organization = NamedNode("https://w3id.org/company-people-kg/ns#Organization")
    hostile = [NamedNode(f"{BASE}org/{number}") for number in range(len(HOSTILE))]
    told = [Quad(node, LABEL, Literal(text), graph) for node, text in zip(hostile, HOSTILE, strict=True)]
    write_store(tmp_path / "store", [*quads(), *told, *(Quad(node, _TYPE, organization, graph) for node in hostile)])
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    with serving(tmp_path) as running:
        for node, text in zip(hostile, HOSTILE, strict=True):
            page.goto(f"{running.address}entity?iri={node.value}")
            assert page.locator("h1").text_content() == text
            page.goto(running.address)
            page.get_by_role("searchbox").fill(text)
            page.keyboard.press("Enter")
            page.wait_for_url("**/entity?**")
            page.goto(running.address + "query")
            page.locator("textarea").fill(
                f"SELECT ?a ('''{text}''' AS ?b) {{ ?a rdfs:label ?c FILTER(?a = <{node.value}>) }}"
            )
            page.get_by_role("button", name="Run").click()
            expect(page.locator(".rows td").nth(1)).to_have_text(text)
            assert "ran" not in page.title()
    context.close()
    assert complaints == []
