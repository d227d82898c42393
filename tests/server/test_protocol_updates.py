"""Updates by the SPARQL 1.1 Protocol, case by case as the recommendation and the suite of the W3C name them."""

from __future__ import annotations

from urllib.parse import quote

from protocol_requests import FORM, ONE, THREE, TWO, UPDATE, detail, graphs_with
from served import AUTHORIZED, Served


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
