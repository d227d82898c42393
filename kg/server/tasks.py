"""What can be asked of a store: the only module of the server that knows how the graph is kept.

Each task runs in a process of `kg.server.worker`, gets the store and JSON values, and gives JSON values and bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store

from kg.errors import KGError, NotFoundError, QueryError
from kg.graph import PREFIXES, declared_parameter, fill_query, run_query
from kg.graph.guard import named_datasets
from kg.server import pages, tables, writing
from kg.server.frames import Head

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""In which forms rows, and yes and no, are given, by media type; the first if nobody asks for one."""

TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
"""The same for triples."""


class TooLargeError(KGError):
    """An answer has more rows or bytes than allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a task gives."""

    head: Head
    body: bytes = b""


def _query(
    store: Store,
    body: bytes,
    *,
    results: str | None,
    triples: str | None,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
    rows: int,
    size: int,
) -> Reply:
    """The answer in one of the forms; None where the client takes no form of that kind.

    `default_graphs` and `named_graphs` are the dataset that the protocol gives; it goes before that of the query.
    """
    sparql = body.decode()
    chosen = [*default_graphs, *named_graphs]
    _check_graphs(store, chosen or named_datasets(sparql))
    answer = _ask_dataset(store, sparql, default_graphs, named_graphs) if chosen else run_query(store, sparql).result()
    if isinstance(answer, QueryTriples):
        if triples is None:
            return _not_acceptable(TRIPLES)
        return Reply(head={"type": triples}, body=_serialised(answer, triples, rows, size))
    if results is None:
        return _not_acceptable(RESULTS)
    out = _Bounded(size)
    answer.serialize(out, format=RESULTS[results])
    told = out.getvalue()
    if len(told) > rows and _rows(told, results) > rows:
        raise TooLargeError(f"the answer has more than {rows:,} rows; add a LIMIT or ask for less")
    return Reply(head={"type": results}, body=told)


def _ask_dataset(
    store: Store, sparql: str, default_graphs: Iterable[str], named_graphs: Iterable[str]
) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | QueryTriples:
    run_query(_EMPTY, sparql)  # refuses what is unsafe or wrong, with helpful errors
    return store.query(
        sparql,
        prefixes=dict(PREFIXES),
        default_graph=[NamedNode(graph) for graph in default_graphs],
        named_graphs=[NamedNode(graph) for graph in named_graphs],
    )


_EMPTY = Store()


def _graph(store: Store, body: bytes, *, graph: str | None, form: str, rows: int, size: int) -> Reply:
    """A named graph, or the union of all, as triples."""
    if graph is not None and not _has_graph(store, graph):
        raise NotFoundError(f"there is no graph <{graph}> in this store")
    name = DefaultGraph() if graph is None else NamedNode(graph)
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, name))
    return Reply(head={"type": form}, body=_serialised(triples, form, rows, size))


def _graphs(store: Store, body: bytes) -> Reply:
    """The IRIs of the named graphs."""
    return _json(sorted(str(graph.value) for graph in store.named_graphs()))


def _serialised(triples: Iterable[pyoxigraph.Triple], form: str, rows: int, size: int) -> bytes:
    found = list(dict.fromkeys(islice(triples, rows + 1)))
    if len(found) > rows:
        raise TooLargeError(f"the answer has more than {rows:,} triples; ask for less")
    out = _Bounded(size)
    pyoxigraph.serialize(found, out, format=TRIPLES[form], prefixes=dict(PREFIXES))
    return out.getvalue()


def _not_acceptable(forms: Mapping[str, object]) -> Reply:
    return Reply(head={"error": "form", "message": f"this can be given as {', '.join(forms)}"})


def _check_graphs(store: Store, graphs: Iterable[str]) -> None:
    for graph in graphs:
        if not _has_graph(store, graph):
            raise QueryError(f"there is no graph <{graph}> in this store, and none is fetched from elsewhere")


def _has_graph(store: Store, graph: str) -> bool:
    try:
        return store.contains_named_graph(NamedNode(graph))
    except ValueError as error:
        raise QueryError(f"<{graph}> is no absolute IRI") from error


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def write(self, content: Any) -> int:
        if self.tell() + len(content) > self._size:
            raise TooLargeError(f"the answer has more than {self._size:,} bytes; add a LIMIT or ask for less")
        return super().write(content)


def _rows(answer: bytes, form: str) -> int:
    if form == "application/sparql-results+json":
        return len(json.loads(answer).get("results", {}).get("bindings", ()))
    if form == "application/sparql-results+xml":
        return answer.count(b"<result>")
    if form == "text/csv":
        return sum(1 for _ in csv.reader(io.StringIO(answer.decode(), newline=""))) - 1
    return answer.count(b"\n") - 1


def _json(value: object) -> Reply:
    return Reply(head={"type": "application/json"}, body=json.dumps(value).encode())


def _page(make: Callable[..., object]) -> Callable[..., Reply]:
    def task(store: Store, body: bytes, **arguments: Any) -> Reply:
        return _json(make(store, **arguments))

    return task


def _table(store: Store, body: bytes, *, most: int, rows: int, size: int) -> Reply:
    """The answer for a page: cells with the entity or document that each is or is called by."""
    sparql = body.decode()
    _check_graphs(store, named_datasets(sparql))
    answer = run_query(store, sparql).result()
    if isinstance(answer, QueryTriples):
        return _json({"turtle": _serialised(answer, "text/turtle", rows, size).decode()})
    if isinstance(answer, QueryBoolean):
        return _json({"boolean": bool(answer)})
    return _json(tables.table(store, answer, most=most))


def _filled(store: Store, body: bytes, *, name: str, values: Mapping[str, str]) -> Reply:
    """The SPARQL of a shipped query with values for its parameters, which it then has no more."""
    lines = fill_query(store, name, values).splitlines()
    return _json("\n".join(line for line in lines if not declared_parameter(line.removeprefix("#").strip())))


def _drawing(store: Store, body: bytes, *, focus: str | None) -> Reply:
    return Reply(head={"type": "text/html"}, body=pages.drawing(store, focus).encode())


def _update(store: Store, body: bytes, *, folder: str, using: Sequence[str], using_named: Sequence[str]) -> Reply:
    writing.update(Path(folder), body.decode(), using=using, using_named=using_named)
    return _json({"new": False})


def _put(store: Store, body: bytes, *, folder: str, graph: str, form: str, replace: bool) -> Reply:
    return _json({"new": writing.put_graph(Path(folder), graph, body, form=form, replace=replace)})


def _delete(store: Store, body: bytes, *, folder: str, graph: str) -> Reply:
    if not writing.delete_graph(Path(folder), graph):
        raise NotFoundError(f"there is no graph <{graph}> in this store")
    return _json({"new": False})


TASKS: Mapping[str, Callable[..., Reply]] = {
    "query": _query,
    "graph": _graph,
    "graphs": _graphs,
    "table": _table,
    "filled": _filled,
    "drawing": _drawing,
    "update": _update,
    "put": _put,
    "delete": _delete,
    "overview": _page(pages.overview),
    "names": _page(pages.names),
    "search": _page(pages.search),
    "entity": _page(pages.entity),
    "documents": _page(pages.documents),
    "document": _page(pages.document),
}
"""By name."""
