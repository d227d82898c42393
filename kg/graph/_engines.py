"""Where servers have the three services of SPARQL 1.1, below the address of a data set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import GraphError


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How one kind of server is spoken to."""

    query: str
    """Path of the query service."""
    update: str
    graphs: str
    """Path of the Graph Store Protocol."""
    union: bool = False
    """Whether its default graph is made of the named graphs, so that kg must not write it."""
    digest: bool = False
    """Whether it wants passwords by HTTP Digest."""


ENGINES: Mapping[str, Engine] = {
    "fuseki": Engine(query="/query", update="/update", graphs="/data"),
    "graphdb": Engine(query="", update="/statements", graphs="/rdf-graphs/service", union=True),
    "neptune": Engine(query="/sparql", update="/sparql", graphs="/sparql/gsp/", union=True),
    "oxigraph": Engine(query="/query", update="/update", graphs="/store"),
    "qlever": Engine(query="", update="", graphs="", union=True),
    "stardog": Engine(query="/query", update="/update", graphs=""),
    "virtuoso": Engine(
        query="/sparql-auth", update="/sparql-auth", graphs="/sparql-graph-crud-auth", union=True, digest=True
    ),
}
_ADDRESS = re.compile(r"(?:(?P<engine>[a-z]+)\+)?(?P<url>https?://[^\s?#]+)")


def is_address(place: str) -> bool:
    """Whether this names a server, and not a file or folder."""
    return "://" in place


def read_address(address: str) -> tuple[Engine, str]:
    """The kind of server and the URL of its data set, as in "fuseki+https://host:3030/ds"; raises GraphError."""
    match = _ADDRESS.fullmatch(address)
    engine = ENGINES.get(match["engine"] or "") if match else None
    if not match or not engine:
        known = ", ".join(ENGINES)
        raise GraphError(f"{address!r} is no address of a store: write KIND+URL, where KIND is one of {known}")
    return engine, match["url"].rstrip("/")
