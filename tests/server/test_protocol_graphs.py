"""The service's description, and graphs by the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import json

import pyoxigraph
import pytest
from protocol_requests import ONE, THREE, TWO, detail
from pyoxigraph import RdfFormat
from served import AUTHORIZED, Served
from server_samples import LABEL


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
