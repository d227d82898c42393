"""What the pages tell, without a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from served import Served, serving
from server_samples import DOCUMENT_IRI, LUMEN, OSTRAVA, TEXT, quads

from kg.graph import memory_store, to_turtle
from kg.server.marking import marked_document

HTML = {"Accept": "text/html"}


def page(served: Served, path: str, status: int = 200, **params: str) -> str:
    """The text of a page, its tags taken out."""
    response = served.client.get(path, params=params, headers=HTML)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    body = re.sub(r"</?(?:a|bdi|mark|q|span)\b[^>]*>", "", response.text.partition("<main>")[2])
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def links(served: Served, path: str, **params: str) -> list[str]:
    """Where its links lead."""
    response = served.client.get(path, params=params, headers=HTML)
    return [unescape(link) for link in re.findall(r'<a [^>]*href="([^"]*)"', response.text)]


def test_the_beginning_counts_what_there_is(served: Served) -> None:
    text = page(served, "/")
    assert "2 facts about 3 entities from 1 documents" in text
    assert "Who bought whom" in text


def test_search_finds_parts_of_names_in_any_case(served: Served) -> None:
    assert "Names with “o”" in page(served, "/search", q="o")
    (entity,) = [link for link in links(served, "/search", q="o") if link.endswith("ostrava-power")]
    assert entity == "/entity?iri=https%3A%2F%2Fw3id.org%2Fcompany-people-kg%2Fid%2Forg%2Fostrava-power"
    for only in ("LUMEN", "op"):
        response = served.client.get("/search", params={"q": only})
        assert response.status_code == 303
    assert "No name has these words" in page(served, "/search", q="zzz")
    assert "Type a part of a name" in page(served, "/search")
    assert page(served, "/search", q='"} SELECT') == page(served, "/search", q='"} SELECT')


def test_an_entity_has_its_facts_quotes_timeline_and_neighbours(served: Served) -> None:
    text = page(served, "/entity", iri=LUMEN.id)
    for part in (
        "organisation Lumen",
        "Ostrava Power acquired Lumen completed August 2004 confidence 90%",
        "price 75,500,000 EUR 75.50 million euros",
        "Ostrava Power bought Lumen for 75.50 million euros in August 2004.",
        "Ada Novak works for Lumen planned",
        "Timeline August 2004 Ostrava Power acquired Lumen",
        "Neighbours Ada Novak ← works for Ostrava Power ← acquired",
    ):
        assert part in text, part
    assert "works for" not in page(served, "/entity", iri=LUMEN.id, type="acquisition").partition("Neighbours")[0]
    found = links(served, "/entity", iri=LUMEN.id)
    assert f"/document?iri={DOCUMENT_IRI}".replace(":", "%3A").replace("/", "%2F")[-20:] in "".join(found)


def test_an_entity_that_is_not_there(served: Served) -> None:
    assert "there is no entity x:none" in page(served, "/entity", 404, iri="x:none")
    assert "the parameter iri is missing" in page(served, "/entity", 400)
    assert "no absolute IRI" in page(served, "/entity", 400, iri="<>")


def test_a_document_shows_its_text_with_the_facts_marked(served: Served) -> None:
    response = served.client.get("/document", params={"iri": DOCUMENT_IRI}, headers=HTML)
    text = re.search(r'<div class="text">(.*?)</div>', response.text, re.DOTALL)
    assert text
    without_notes = re.sub(r'<a class="note".*?</a>', "", text[1])
    assert unescape(re.sub(r"<[^>]+>", "", without_notes)) == TEXT
    assert '<mark title="acquirer">Ostrava Power</mark>' in text[1]
    assert re.findall(r'<a class="note" id="said-(\d)"', text[1]) == ["1", "2"]
    assert "https://example.org/deal" in links(served, "/document", iri=DOCUMENT_IRI)


def test_a_document_without_its_text_shows_what_is_quoted(built: Path) -> None:
    with serving(built) as running:
        text = page(running, "/document", iri=DOCUMENT_IRI)
    assert "What is quoted" in text
    assert "in August 2004. … 2Ada Novak" in text


def test_the_documents_are_listed(served: Served) -> None:
    assert "1 in this graph. A deal" in page(served, "/documents")
    assert page(served, "/documents", page="9")
    assert "no number of a page" in page(served, "/documents", 400, page="x")
    assert "there is no document" in page(served, "/document", 404, iri="x:none")


def test_the_editor_answers_with_links(served: Served) -> None:
    text = page(served, "/query", name="acquisitions")
    assert "1 row acquirer target price" in text
    assert "Ostrava Power Lumen 75500000" in text
    found = links(served, "/query", name="acquisitions")
    assert any(link.startswith("/entity") and link.endswith("ostrava-power") for link in found)
    assert any(link.startswith("/document") for link in found)
    assert any(link.endswith("lumen") for link in links(served, "/query", query="SELECT ?b { ?a kg:acquired ?b }"))
    assert "yes" in page(served, "/query", query="ASK {}")
    assert "kg:acquired" in page(served, "/query", query=f"DESCRIBE <{OSTRAVA.id}>")
    assert "no query 'none'" in page(served, "/query", 404, name="none")


def test_a_shipped_query_asks_for_its_parameters(served: Served) -> None:
    form = served.client.get("/query", params={"name": "acquisitions-of"}, headers=HTML).text
    assert '<input id="p-company" name="company" value=""' in form
    assert "1 row" in page(served, "/query", name="acquisitions-of")
    text = page(served, "/query", name="acquisitions-of", company="ostrava power", since="2004")
    assert "1 row acquirer target" in text
    assert f"kg:acquirer <{OSTRAVA.id}>" in text
    assert "$company" not in text
    assert "0 rows" in page(served, "/query", name="acquisitions-of", company="Ostrava Power", since="2005")
    assert "no entity is called 'Ostrawa'" in page(served, "/query", 404, name="acquisitions-of", company="Ostrawa")
    assert "--since: 'x' is no date" in page(served, "/query", 400, name="acquisitions-of", since="x")
    assert "row" not in page(served, "/query", name="owners-of").partition("Questions")[0]


def test_the_editor_shows_where_the_query_is_wrong(served: Served) -> None:
    response = served.client.get("/query", params={"query": "SELECT * {\r\n  ?a ?b 'x ?c }\r\n"}, headers=HTML)
    assert response.status_code == 400
    assert "line 2, column 9" in response.text
    assert '<li class="wrong" id="wrong">  ?a ?b <mark>&#39;</mark>x ?c }</li>' in response.text


def test_a_long_answer_is_cut_and_says_so(served: Served) -> None:
    text = page(served, "/query", query="SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert "The first 500 rows There are more: a download has them all." in text


def test_the_graph_is_drawn(served: Served) -> None:
    response = served.client.get("/graph", params={"focus": LUMEN.id})
    assert "script-src 'sha256-" in response.headers["content-security-policy"]
    assert "Ostrava Power" in response.text


def test_a_file_is_served_like_a_store(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(to_turtle(memory_store(quads())), encoding="utf-8")
    with serving(tmp_path / "graph.ttl") as running:
        assert "Ostrava Power acquired Lumen" in page(running, "/entity", iri=LUMEN.id)


def test_health_and_numbers(served: Served) -> None:
    assert served.client.get("/health").json()["status"] == "ok"
    served.client.get("/search", params={"q": "lumen"})
    assert re.search(
        r'kg_requests_total\{route="/search",method="GET",status="303"\} \d+', served.client.get("/metrics").text
    )
    assert served.metric("kg_processes") > 0


_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    text = draw(_WORDS)
    facts = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        first = draw(st.integers(0, end - start - 1))
        last = draw(st.integers(first + 1, end - start))
        facts.append({"quotes": [{"start": start, "text": text[start:end], "marks": [[first, last, "role"]]}]})
    return text, {"facts": facts}


@settings(deadline=None)
@given(_documents())
def test_marked_pieces_are_the_text(told: tuple[str, dict[str, object]]) -> None:
    text, document = told
    pieces = marked_document(document, text)
    assert "".join(piece.text for piece in pieces) == text
    quoted = marked_document(document, None)
    assert all(piece.text in text for piece in quoted)
    facts = document["facts"]
    assert isinstance(facts, list)
    for marked in (pieces, quoted):
        assert sorted(fact for piece in marked for fact in piece.begins) == list(range(len(facts)))


@pytest.mark.parametrize("path", ["/", "/search?q=o", "/documents", f"/entity?iri={LUMEN.id}", "/query?name=owners"])
def test_no_page_needs_a_script(served: Served, path: str) -> None:
    assert "<script" not in served.client.get(path, headers=HTML).text
