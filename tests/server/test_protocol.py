"""SPARQL 1.1 Protocol, case by case as the recommendation and the suite of the W3C name them."""

from __future__ import annotations

import json
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from served import AUTHORIZED, Served
from server_samples import DATA, LABEL

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update", **AUTHORIZED}
ONE, TWO, THREE = (f"{DATA}{number}.rdf" for number in (1, 2, 3))
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


def detail(response: httpx.Response, status: int) -> str:
    """What a refusal says."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status
    return str(told["detail"])


def graphs_with(client: httpx.Client, subject: str) -> list[str]:
    """The named graphs that say something about it."""
    response = client.get("/sparql", params={"query": f"SELECT DISTINCT ?g {{ GRAPH ?g {{ <{subject}> ?p ?o }} }}"})
    return sorted(row["g"]["value"] for row in response.json()["results"]["bindings"])


# Queries


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


# Updates


def test_update_post_form(writable: Served) -> None:
    update = "INSERT DATA { GRAPH <x:form> { <x:form-s> <x:p> 1 } }"
    assert writable.client.post("/sparql", data={"update": update}, headers=AUTHORIZED).status_code == 204
    assert graphs_with(writable.client, "x:form-s") == ["x:form"]


def test_update_post_direct(writable: Served) -> None:
    update = "CLEAR SILENT GRAPH <x:direct> ; INSERT DATA { GRAPH <x:direct> { <x:direct-s> <x:p> 1 } }"
    assert writable.client.post("/sparql", content=update, headers=UPDATE).status_code == 204
    assert graphs_with(writable.client, "x:direct-s") == ["x:direct"]


def test_update_dataset_default_graph(writable: Served) -> None:
    update = "INSERT { GRAPH <x:copy-1> { ?s rdfs:label ?o } } WHERE { ?s rdfs:label ?o }"
    form = {"update": update, "using-graph-uri": ONE}
    assert writable.client.post("/sparql", data=form, headers=AUTHORIZED).status_code == 204
    assert graphs_with(writable.client, ONE) == sorted([ONE, "x:copy-1"])
    assert "x:copy-1" not in graphs_with(writable.client, TWO)


def test_update_dataset_default_graphs(writable: Served) -> None:
    update = "INSERT { GRAPH <x:copy-2> { ?s rdfs:label ?o } } WHERE { ?s rdfs:label ?o }"
    url = f"/sparql?using-graph-uri={quote(ONE)}&using-graph-uri={quote(TWO)}"
    assert writable.client.post(url, content=update, headers=UPDATE).status_code == 204
    assert ["x:copy-2" in graphs_with(writable.client, graph) for graph in (ONE, TWO, THREE)] == [True, True, False]


def test_update_dataset_named_graphs(writable: Served) -> None:
    update = "INSERT { GRAPH <x:copy-3> { ?s rdfs:label ?o } } WHERE { GRAPH ?g { ?s rdfs:label ?o } }"
    form = {"update": update, "using-named-graph-uri": [ONE, THREE]}
    assert writable.client.post("/sparql", data=form, headers=AUTHORIZED).status_code == 204
    assert ["x:copy-3" in graphs_with(writable.client, graph) for graph in (ONE, TWO, THREE)] == [True, False, True]


def test_update_dataset_full(writable: Served) -> None:
    update = (
        "INSERT { GRAPH <x:copy-4> { ?s rdfs:label ?o . ?s2 rdfs:label ?o2 } } "
        "WHERE { ?s rdfs:label ?o . GRAPH ?g { ?s2 rdfs:label ?o2 } }"
    )
    form = {"update": update, "using-graph-uri": ONE, "using-named-graph-uri": TWO}
    assert writable.client.post("/sparql", data=form, headers=AUTHORIZED).status_code == 204
    assert ["x:copy-4" in graphs_with(writable.client, graph) for graph in (ONE, TWO, THREE)] == [True, True, False]


def test_bad_update_dataset_conflict(writable: Served) -> None:
    for update in (
        f"INSERT {{ GRAPH <x:never> {{ ?s ?p ?o }} }} USING <{ONE}> WHERE {{ ?s ?p ?o }}",
        "WITH <x:never> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ):
        form = {"update": update, "using-graph-uri": ONE}
        assert "say it once" in detail(writable.client.post("/sparql", data=form, headers=AUTHORIZED), 400)


def test_bad_update_get(writable: Served) -> None:
    assert "POST" in detail(writable.client.get("/sparql", params={"update": "CLEAR NAMED"}, headers=AUTHORIZED), 400)


def test_bad_multiple_updates(writable: Served) -> None:
    headers = {**FORM, **AUTHORIZED}
    detail(writable.client.post("/sparql", content="update=CLEAR%20NAMED&update=CLEAR%20NAMED", headers=headers), 400)


def test_bad_update_and_query(writable: Served) -> None:
    form = {"update": "CLEAR NAMED", "query": "ASK {}"}
    detail(writable.client.post("/sparql", data=form, headers=AUTHORIZED), 400)


def test_bad_update_wrong_media_type(writable: Served) -> None:
    headers = {"Content-Type": "text/plain", **AUTHORIZED}
    detail(writable.client.post("/sparql", content="CLEAR NAMED", headers=headers), 415)


def test_bad_update_missing_form_type(writable: Served) -> None:
    detail(writable.client.post("/sparql", content=b"update=CLEAR%20NAMED", headers=AUTHORIZED), 415)


def test_bad_update_non_utf8(writable: Served) -> None:
    headers = {"Content-Type": "application/sparql-update; charset=UTF-16", **AUTHORIZED}
    detail(writable.client.post("/sparql", content="CLEAR NAMED".encode("utf-16"), headers=headers), 415)


def test_bad_update_syntax(writable: Served) -> None:
    assert "wrong" in detail(writable.client.post("/sparql", content="CLEAR NONE", headers=UPDATE), 400)


def test_update_into_the_union_is_refused(writable: Served) -> None:
    for update in ("INSERT DATA { <x:s> <x:p> 1 }", "DROP ALL", "CLEAR DEFAULT", "DELETE WHERE { ?s ?p ?o }"):
        assert "union" in detail(writable.client.post("/sparql", content=update, headers=UPDATE), 400)


def test_update_without_the_token(served: Served, writable: Served) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic YTpi"}):
        response = writable.client.post("/sparql", data={"update": "CLEAR NAMED"}, headers=headers)
        assert response.headers["www-authenticate"] == "Bearer"
        detail(response, 401)
    assert "only reads" in detail(
        served.client.post("/sparql", data={"update": "CLEAR NAMED"}, headers=AUTHORIZED), 403
    )


# The service's description


@pytest.mark.parametrize("form", [RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD], ids=lambda form: form.name)
def test_service_description(served: Served, form: RdfFormat) -> None:
    response = served.client.get("/sparql", headers={"Accept": form.media_type})
    described = pyoxigraph.Store()
    described.bulk_extend(pyoxigraph.parse(response.content, format=form))
    asked = described.query(
        """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        SELECT ?endpoint ?language ?graph {
          ?service a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage ?language ;
            sd:feature sd:UnionDefaultGraph ; sd:defaultDataset/sd:namedGraph/sd:name ?graph }"""
    )
    assert isinstance(asked, pyoxigraph.QuerySolutions)
    found = [(row["endpoint"].value, row["language"].value.partition("#")[2], row["graph"].value) for row in asked]
    assert {ONE, TWO, THREE} < {graph for _, _, graph in found}
    assert {row[:2] for row in found} == {(f"{served.address}sparql", "SPARQL11Query")}


def test_service_description_tells_that_it_can_be_written(writable: Served) -> None:
    assert "SPARQL11Update" in writable.client.get("/sparql").text


# Graph Store HTTP Protocol


def test_graph_get(served: Served) -> None:
    response = served.client.get("/graphs", params={"graph": ONE}, headers={"Accept": "application/n-triples"})
    assert response.text == f'<{ONE}> {LABEL} "data 1" .\n'


def test_graph_get_default_is_the_union(served: Served) -> None:
    response = served.client.get("/graphs?default", headers={"Accept": "text/turtle"})
    text = response.text
    assert '"data 1"' in text
    assert '"Ostrava Power"' in text


def test_graph_head(served: Served) -> None:
    assert served.client.head("/graphs", params={"graph": ONE}).status_code == 200
    assert served.client.head("/graphs", params={"graph": "http://example.org/none"}).status_code == 404


def test_graph_get_of_none(served: Served) -> None:
    assert "no graph" in detail(served.client.get("/graphs", params={"graph": "http://example.org/none"}), 404)
    assert "no absolute IRI" in detail(served.client.get("/graphs", params={"graph": "none"}), 400)


def test_graph_which_must_be_said_once(served: Served) -> None:
    for query in ("", "?graph=x:a&default", "?graph=x:a&graph=x:b"):
        detail(served.client.get(f"/graphs{query}"), 400)


def test_graph_not_acceptable(served: Served) -> None:
    detail(served.client.get("/graphs?default", headers={"Accept": "image/png"}), 406)


def test_graph_put_replaces_post_adds_delete_removes(writable: Served) -> None:
    def send(method: str, number: int) -> int:
        turtle = f"<x:put-s> <x:p> {number} ." if method != "DELETE" else None
        headers = {"Content-Type": "text/turtle", **AUTHORIZED}
        return writable.client.request(method, "/graphs?graph=x:put", content=turtle, headers=headers).status_code

    def numbers() -> list[str]:
        query = "SELECT ?n { <x:put-s> <x:p> ?n } ORDER BY ?n"
        return writable.client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1:]

    assert (send("PUT", 1), numbers()) == (201, ["1"])
    assert (send("PUT", 2), numbers()) == (204, ["2"])
    assert (send("POST", 3), numbers()) == (204, ["2", "3"])
    assert (send("DELETE", 0), numbers()) == (204, [])
    assert send("DELETE", 0) == 404
    assert (send("POST", 4), numbers()) == (201, ["4"])


def test_graph_put_is_refused(served: Served, writable: Served) -> None:
    turtle = {"Content-Type": "text/turtle"}
    content = "<x:s> <x:p> 1 ."
    detail(served.client.put("/graphs?graph=x:no", content=content, headers=turtle), 403)
    detail(writable.client.put("/graphs?graph=x:no", content=content, headers=turtle), 401)
    writes = turtle | AUTHORIZED
    assert "union" in detail(writable.client.put("/graphs?default", content=content, headers=writes), 403)
    assert "text/turtle" in detail(writable.client.put("/graphs?graph=x:no", content="<x:s", headers=writes), 400)
    detail(writable.client.put("/graphs?graph=x:no", content=content, headers=AUTHORIZED), 415)
    detail(writable.client.patch("/graphs?graph=x:no", headers=writes), 405)
    assert json.loads(writable.client.get("/sparql", params={"query": "ASK { <x:s> ?p ?o }"}).text)["boolean"] is False
