"""Web pages: main text, and what the page says of itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents._html import decode_html, read_html
from kg.errors import DocumentError
from kg.model import Document, SectionKind

MAIN = "<p>Pelloway, the online retailer, has bought the bookshop Bukumera for $48 million.</p>" + (
    "<p>The bookshop was founded in Bandung by two librarians, who delivered the first orders by bicycle.</p>" * 2
)


def page(head: str, body: str = MAIN) -> str:
    return f"<!doctype html><html><head>{head}</head><body><main><article>{body}</article></main></body></html>"


def read(markup: str) -> Document:
    return read_html("page.html", markup, "page.html")


def test_the_text_is_headline_authors_date_and_main_text() -> None:
    document = read(
        page(
            "<title>Pelloway enters Indonesia - The Harbour Ledger</title>"
            '<meta name="author" content="Nadia Kessling">'
            '<meta property="og:title" content="Pelloway enters Indonesia">'
            '<meta property="og:site_name" content="The Harbour Ledger">'
            '<meta property="article:published_time" content="2019-03-12T09:30:00Z">'
            '<link rel="canonical" href="https://ledger.example/pelloway">',
            "<h1>Pelloway enters Indonesia</h1><p class='byline'>By Nadia Kessling</p>" + MAIN,
        ).replace("<main>", "<nav><a href='/'>Home</a> <a href='/shops'>Shops</a></nav><main>")
    )
    assert document.text.startswith("Pelloway enters Indonesia\n\nNadia Kessling\n\n2019-03-12\n\nPelloway, the online")
    assert "Shops" not in document.text
    assert [section.kind for section in document.sections] == [
        SectionKind.TITLE,
        SectionKind.BYLINE,
        SectionKind.DATELINE,
    ]
    assert (document.title, document.authors) == ("Pelloway enters Indonesia", ("Nadia Kessling",))
    assert (document.date, document.publisher) == ("2019-03-12", "The Harbour Ledger")
    assert document.source == "https://ledger.example/pelloway"


def test_linked_data_names_authors_and_publisher() -> None:
    authors = [{"@type": "Person", "name": name} for name in ("Nadia Kessling", "Adam Baker", "Ledger Staff")]
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Pelloway enters Indonesia",
        "author": authors,
        "publisher": {"@type": "Organization", "name": "The Harbour Ledger"},
    }
    document = read(page(f'<script type="application/ld+json">{json.dumps(article)}</script>'))
    assert document.authors == ("Nadia Kessling", "Adam Baker")
    assert document.publisher == "The Harbour Ledger"
    assert document.sections_of(SectionKind.BYLINE)[0].text == "Nadia Kessling and Adam Baker"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="1987-03-02">', "1987-03-02"),
        ('<meta property="article:published_time" content="2099-01-01">', "2099-01-01"),
        ('<meta name="date" content="2004">', ""),
        ("", ""),
    ],
)
def test_the_date_is_what_the_page_declares_whatever_the_day_today(head: str, date: str) -> None:
    assert read(page(head, MAIN + "<footer>Copyright 2016</footer>")).date == date


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relative", "ftp://x.example/a", ""])
def test_only_web_addresses_are_sources(address: str) -> None:
    assert read(page(f"<link rel='canonical' href='{address}'>")).source == ""


def test_addresses_hold_no_characters_that_end_an_iri() -> None:
    source = read(page("""<link rel='canonical' href='https://x.example/"><script>'>""")).source
    assert source == "https://x.example/%22%3E%3Cscript%3E"


def test_headings_and_biography_are_sections() -> None:
    about = "<h2>About the author</h2><p>Nadia Kessling is a reporter in Leeds.</p>"
    body = f"<h2>The first orders</h2>{MAIN}{about}"
    document = read(page("<title>Pelloway enters Indonesia</title>", MAIN + body))
    assert [section.text for section in document.sections] == [
        "Pelloway enters Indonesia",
        "The first orders",
        "About the author",
        "Nadia Kessling is a reporter in Leeds.",
    ]


def test_fragments_are_read() -> None:
    assert read("<p>Pelloway bought Bukumera in 2019.</p>").text == "Pelloway bought Bukumera in 2019."


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><script>alert('Pelloway')</script></body></html>",
        "<div>" * 100_000,
    ],
)
def test_pages_without_main_text_are_refused_by_name(markup: str) -> None:
    with pytest.raises(DocumentError, match=r"^page.html: has no main text"):
        read(markup)


def test_scripts_are_left_out_and_quoted_tags_stay_text() -> None:
    document = read(
        page(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>",
            f"{MAIN}<script>alert(2)</script><p>It said: &lt;img src=x onerror=alert(3)&gt;, no more.</p>",
        )
    )
    assert document.title == "<script>alert(1)</script>"
    assert "alert(2)" not in document.text
    assert "<img src=x onerror=alert(3)>" in document.text


def test_references_to_characters_that_xml_cannot_hold_do_no_harm() -> None:
    text = read(page("", f"{MAIN}<p>One &#0; two &#27; three &#xFFFE; four &#x92; five &#99999999; end.</p>")).text
    assert text.endswith("One two three � four ’ five � end.")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "utf-8"),
        ("no-such", "utf-8"),
        ("koi8-r", "utf-16"),
    ],
)
def test_the_declared_encoding_is_used_if_it_fits(charset: str, encoding: str) -> None:
    quote = "“café”" if encoding == "cp1252" else "“Пелловей”"
    assert quote in decode_html(f'<meta charset="{charset}"><p>{quote}</p>'.encode(encoding), "page.html")


_PIECE = st.sampled_from(["<p>", "</div>", "<title>", "Pelloway bought Joyo. ", "&#x1;", "<!--", "\n", "<td>", "é"])


@given(st.lists(_PIECE).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        document = read(markup)
    except DocumentError:
        return
    assert document.text.strip()
