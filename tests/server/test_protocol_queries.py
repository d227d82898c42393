"""Queries by the SPARQL 1.1 Protocol, case by case as the recommendation and the suite of the W3C name them."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pyoxigraph
import pytest
from protocol_requests import FORM, JSON, ONE, QUERY, THREE, TWO, XML, detail
from pyoxigraph import RdfFormat
from served import Served
from server_samples import LABEL


def test_query_get(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 200
    assert response.headers["content-type"] == JSON
    assert response.json()["boolean"] is True


def test_query_post_form(served: Served) -> None:
    response = served.client.post("/sparql", data={"query": "ASK {}"})
    assert response.json()["boolean"] is True


def test_query_post_direct(served: Served) -> None:
    response = served.client.post("/sparql", content="ASK {}", headers=QUERY)
    assert response.json()["boolean"] is True


def test_query_content_type_select(served: Served) -> None:
    for accept in (JSON, XML, "text/csv", "text/tab-separated-values"):
        response = served.client.get("/sparql", params={"query": "SELECT (1 AS ?value) {}"}, headers={"Accept": accept})
        assert response.headers["content-type"].split(";")[0] == accept
        assert "Accept" in response.headers["vary"]


def test_query_content_type_ask(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": XML})
    boolean = ElementTree.fromstring(response.content).find("{http://www.w3.org/2005/sparql-results#}boolean")
    assert boolean is not None
    assert boolean.text == "true"


@pytest.mark.parametrize("query", [f"DESCRIBE <{ONE}>", f"CONSTRUCT {{ <{ONE}> rdfs:label 1 }} WHERE {{}}"])
@pytest.mark.parametrize(
    "form", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD], ids=lambda form: form.name
)
def test_query_content_type_describe_and_construct(served: Served, query: str, form: RdfFormat) -> None:
    response = served.client.get("/sparql", params={"query": query}, headers={"Accept": form.media_type})
    assert response.headers["content-type"].split(";")[0] == form.media_type
    (quad,) = pyoxigraph.parse(response.content, format=form)
    assert quad.predicate == LABEL


def test_query_accept_with_weights(served: Served) -> None:
    accept = "text/html;q=0.2, application/sparql-results+json;q=0.3, text/*;q=0.4"
    response = served.client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
    assert response.headers["content-type"].startswith("text/csv")


def test_query_accept_aliases(served: Served) -> None:
    for accept in ("application/json", "application/xml"):
        response = served.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
        assert response.headers["content-type"] == accept


def test_query_not_acceptable(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "image/png"})
    assert "application/sparql-results+json" in detail(response, 406)


def test_query_from_a_browser_leads_to_the_page(served: Served) -> None:
    accept = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    response = served.client.get("/sparql", params={"query": "ASK {}"}, headers=accept)
    assert response.status_code == 303
    assert response.headers["location"] == "/query?query=ASK+%7B%7D"


_LABELS = "SELECT ?name { ?graph rdfs:label ?name FILTER(STRSTARTS(?name, 'data ')) } ORDER BY ?name"
_NAMED = "SELECT ?name { GRAPH ?g { ?graph rdfs:label ?name } FILTER(STRSTARTS(?name, 'data ')) } ORDER BY ?name"


def names(response: httpx.Response) -> list[str]:
    assert response.status_code == 200, response.text
    return [row["name"]["value"] for row in response.json()["results"]["bindings"]]


def test_query_without_dataset_asks_the_union(served: Served) -> None:
    assert names(served.client.get("/sparql", params={"query": _LABELS})) == ["data 1", "data 2", "data 3"]


def test_query_dataset_default_graph_get(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": _LABELS, "default-graph-uri": ONE})
    assert names(response) == ["data 1"]


def test_query_dataset_default_graphs_get(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": _LABELS, "default-graph-uri": [ONE, TWO]})
    assert names(response) == ["data 1", "data 2"]


def test_query_dataset_default_graphs_post(served: Served) -> None:
    response = served.client.post("/sparql", data={"query": _LABELS, "default-graph-uri": [ONE, THREE]})
    assert names(response) == ["data 1", "data 3"]


def test_query_dataset_named_graphs_post(served: Served) -> None:
    url = f"/sparql?named-graph-uri={quote(ONE)}&named-graph-uri={quote(TWO)}"
    assert names(served.client.post(url, content=_NAMED, headers=QUERY)) == ["data 1", "data 2"]
    assert names(served.client.post(url, content=_LABELS, headers=QUERY)) == []


def test_query_dataset_named_graphs_get(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": _NAMED, "named-graph-uri": [ONE, TWO]})
    assert names(response) == ["data 1", "data 2"]


def test_query_dataset_full(served: Served) -> None:
    params = {"query": _LABELS, "default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}
    assert names(served.client.get("/sparql", params=params)) == ["data 3"]
    assert names(served.client.get("/sparql", params={**params, "query": _NAMED})) == ["data 1", "data 2"]


def test_query_multiple_dataset_that_of_the_request_wins(served: Served) -> None:
    query = f"SELECT ?name FROM <{ONE}> {{ ?graph rdfs:label ?name }}"
    assert names(served.client.get("/sparql", params={"query": query})) == ["data 1"]
    assert names(served.client.get("/sparql", params={"query": query, "default-graph-uri": TWO})) == ["data 2"]


def test_query_dataset_that_is_not_there(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "http://example.org/x"})
    assert "no graph <http://example.org/x>" in detail(response, 400)


def test_query_head(served: Served) -> None:
    response = served.client.head("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 200
    assert response.content == b""


def test_query_by_the_name_of_a_shipped_query(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "acquisitions", "format": "csv"})
    assert response.text.splitlines()[1].startswith("Ostrava Power,Lumen,75500000,EUR,2004-08,completed")
    assert response.headers["content-disposition"] == 'attachment; filename="answer.csv"'


def test_bad_query_format(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "ASK {}", "format": "xlsx"})
    assert "known: json" in detail(response, 400)


def test_bad_query_method(served: Served) -> None:
    response = served.client.put("/sparql", params={"query": "ASK {}"})
    assert response.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    detail(response, 405)
    assert served.client.options("/sparql").headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_bad_multiple_queries(served: Served) -> None:
    assert "2 times" in detail(served.client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D"), 400)
    body = "query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D"
    assert "2 times" in detail(served.client.post("/sparql", content=body, headers=FORM), 400)
    both = served.client.post("/sparql?query=ASK%20%7B%7D", content="ASK {}", headers=QUERY)
    assert "in the body and in the URL" in detail(both, 400)


def test_bad_query_wrong_media_type(served: Served) -> None:
    response = served.client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})
    assert "application/sparql-query" in detail(response, 415)


def test_bad_query_missing_form_type(served: Served) -> None:
    detail(served.client.post("/sparql", content=b"query=ASK%20%7B%7D"), 415)


def test_bad_query_missing_direct_type(served: Served) -> None:
    detail(served.client.post("/sparql", content=b"ASK {}"), 415)


def test_bad_query_non_utf8(served: Served) -> None:
    utf16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    detail(served.client.post("/sparql", content="ASK {}".encode("utf-16"), headers=utf16), 415)
    assert "no UTF-8" in detail(served.client.post("/sparql", content=b"ASK { '\xff' }", headers=QUERY), 400)
    assert "UTF-8" in detail(served.client.get("/sparql?query=ASK%20%7B%7D%FF"), 400)


def test_bad_query_syntax(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "SELECT * {\n ?a ?b 'x }"})
    assert "line 2, column 8" in detail(response, 400)


def test_bad_query_unknown_term(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "SELECT * { ?a kg:aquired ?b }"})
    assert "did you mean kg:acquired" in detail(response, 400)


def test_bad_query_form_without_query(served: Served) -> None:
    assert "no parameter query" in detail(served.client.post("/sparql", data={"other": "1"}), 400)


def test_bad_query_that_is_an_update(served: Served) -> None:
    response = served.client.get("/sparql", params={"query": "INSERT DATA { GRAPH <http://x> { <x:a> <x:b> 1 } }"})
    assert "would change the graph" in detail(response, 400)
