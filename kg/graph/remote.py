"""A store behind HTTP: SPARQL 1.1 Query, Update and Graph Store Protocol, for those who outgrow one machine."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from kg.errors import GraphError
from kg.graph._engines import read_address
from kg.graph._http import Connection

if TYPE_CHECKING:
    import httpx

_Name = NamedNode | BlankNode | DefaultGraph
_RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
}
_TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_ACCEPT = ", ".join(f"{type_};q={1 - number / 10}" for number, type_ in enumerate((*_TRIPLES, *_RESULTS)))
_FIRST_LINE = re.compile(r"\bat 1:(\d+):")
"""Where Oxigraph says that a mistake is."""
_CHUNK = 1000
"""Statements in one chunk of an upload: about 200 kB."""


class RemoteStore:
    """A data set of its own on a SPARQL 1.1 server, with the methods of `kg.graph.GraphStore`.

    `address` is the kind of server and the URL of the data set, as in "oxigraph+http://localhost:7878"; a name and
    a password may stand in the URL, a token is sent as it is ("Authorization: Bearer ..."). What a server does not
    answer within `timeout` seconds, or what it is too busy for, is asked four times, with growing pauses.

    Raises GraphError if it can't be reached, refuses, or answers nonsense; SyntaxError for wrong SPARQL.
    """

    def __init__(
        self,
        address: str,
        *,
        token: str = "",
        timeout: float = 300,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.engine, url = read_address(address)
        self._connection = Connection(
            url, token=token, digest=self.engine.digest, timeout=timeout, transport=transport, pause=pause
        )
        self.address = self._connection.url
        """The URL of the data set, without name and password."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The answer, read as a whole."""
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items())
        try:
            answer = self._connection.send(
                "POST", self.engine.query, data={"query": head + query}, headers={"Accept": _ACCEPT}, harmless=True
            )
        except SyntaxError as error:
            raise SyntaxError(_FIRST_LINE.sub(lambda at: f"at 1:{int(at[1]) - len(head)}:", str(error))) from error
        type_ = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        try:
            if type_ in _RESULTS:
                return pyoxigraph.parse_query_results(answer.content, format=_RESULTS[type_])
            if type_ in _TRIPLES:
                return _triples(answer.content, _TRIPLES[type_])
        except (SyntaxError, ValueError) as error:
            raise GraphError(f"{self.address} gives a broken answer: {error}") from error
        raise GraphError(f"{self.address} answers in {type_ or 'no type'}, which is no result of SPARQL; check the URL")

    def update(self, update: str) -> None:
        """Apply a SPARQL update; whether as a whole, is up to the server."""
        self._connection.send("POST", self.engine.update, data={"update": update})

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add statements, graph by graph, each in an upload of many chunks."""
        graphs: dict[_Name, dict[Triple, None]] = {}
        for quad in quads:
            graphs.setdefault(quad.graph_name, {})[quad.triple] = None
        for name, triples in graphs.items():
            self._connection.send(
                "POST",
                self.engine.graphs,
                params=_graph(name),
                content=partial(_chunks, triples),
                headers={"Content-Type": "application/n-triples"},
                harmless=True,
            )

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """The statements that have these terms; None stands for any."""
        triple = " ".join(
            f"?{name}" if term is None else str(term)
            for name, term in (("s", subject), ("p", predicate), ("o", object))
        )
        named = f"GRAPH {graph_name if isinstance(graph_name, NamedNode) else '?g'} {{ {triple} }}"
        if isinstance(graph_name, DefaultGraph):
            where = triple
        elif graph_name is None and not self.engine.union:
            where = f"{{ {triple} }} UNION {{ {named} }}"
        else:
            where = named
        rows = self.query(f"SELECT * WHERE {{ {where} }}")
        assert isinstance(rows, QuerySolutions)
        names = {variable.value for variable in rows.variables}
        for row in rows:
            s, p, o, g = (row[name] if name in names else None for name in "spog")
            yield Quad(s or subject, p or predicate, o or object, g or graph_name or DefaultGraph())  # type: ignore[arg-type]

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """Their names; an empty graph has none here."""
        rows = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(rows, QuerySolutions)
        return (cast(NamedNode, row["g"]) for row in rows)

    def __iter__(self) -> Iterator[Quad]:
        names: list[_Name] = list(self.named_graphs())
        for name in names if self.engine.union else [*names, DefaultGraph()]:
            answer = self._connection.send(
                "GET",
                self.engine.graphs,
                params=_graph(name),
                headers={"Accept": "application/n-triples"},
                harmless=True,
            )
            for quad in pyoxigraph.parse(answer.content, format=RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)

    def __len__(self) -> int:
        named = self._count("GRAPH ?g { ?s ?p ?o }")
        return named if self.engine.union else named + self._count("?s ?p ?o")

    def _count(self, where: str) -> int:
        rows = self.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
        assert isinstance(rows, QuerySolutions)
        return int(next(rows)["n"].value)


def open_remote(address: str) -> RemoteStore:
    """The store at an address, with the token in KG_STORE_TOKEN and as patient as KG_STORE_TIMEOUT says, in seconds."""
    seconds = os.environ.get("KG_STORE_TIMEOUT", "300")
    try:
        return RemoteStore(address, token=os.environ.get("KG_STORE_TOKEN", ""), timeout=float(seconds))
    except ValueError as error:
        raise GraphError(f"KG_STORE_TIMEOUT is {seconds!r}, not a number of seconds") from error


def _graph(name: _Name) -> dict[str, str]:
    return {"default": ""} if isinstance(name, DefaultGraph) else {"graph": name.value}


def _chunks(triples: Iterable[Triple]) -> Iterator[bytes]:
    lines: list[str] = []
    for triple in triples:
        lines.append(f"{triple} .\n")
        if len(lines) == _CHUNK:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _triples(content: bytes, format_: RdfFormat) -> QueryTriples:
    """pyoxigraph makes triples by queries alone."""
    store = Store()
    store.bulk_load(content, format_)
    triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(triples, QueryTriples)
    return triples
