"""Headers and names that requests of the protocol's tests share, and what their answers say."""

from __future__ import annotations

import httpx
from served import AUTHORIZED
from server_samples import DATA

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
