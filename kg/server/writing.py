"""Writing: SPARQL Update and graphs put, added and deleted, each as a whole or not at all.

Named graphs are written; the default graph is their union, which is kept up here and cannot be written itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.errors import QueryError
from kg.graph import PREFIXES
from kg.graph.editing import edit_store
from kg.graph.guard import refuse_foreign
from kg.graph.tokens import tokenize

FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
"""What can be put into a graph, by media type."""

_UNION = "the default graph is the union of the named ones and cannot be written; say GRAPH <...>"
_Graphs = set[str] | None
"""The graphs that an operation may change; None: any."""


def update(folder: Path, sparql: str, *, using: Sequence[str], using_named: Sequence[str]) -> None:
    """Carry out a SPARQL Update; `using` and `using_named` are the dataset that the protocol gives.

    Raises QueryError if it is wrong or refused, GraphError if the store cannot be written.
    """
    refuse_foreign(sparql)
    if using or using_named:
        sparql = _with_dataset(sparql, using, using_named)
    graphs = _written(sparql)
    try:
        edit_store(folder, lambda store: _keep_union(store, graphs, lambda: _run(store, sparql)))
    except RuntimeError as error:
        raise QueryError(f"the update cannot be carried out: {error}") from error


def put_graph(folder: Path, graph: str, content: bytes, *, form: str, replace: bool) -> bool:
    """Put triples into a named graph, instead of what is there or besides; returns whether the graph is new.

    Raises QueryError if the content cannot be read, GraphError if the store cannot be written.
    """
    node = _node(graph)
    try:
        found = [quad.triple for quad in parse(content, format=FORMATS[form], base_iri=graph)]
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"what is sent is no {form}: {error}") from error
    new = not Store.read_only(str(folder)).contains_named_graph(node)

    def change(store: Store) -> None:
        if replace:
            store.clear_graph(node)
        store.add_graph(node)
        store.extend(Quad(triple.subject, triple.predicate, triple.object, node) for triple in found)

    edit_store(folder, lambda store: _keep_union(store, {graph}, lambda: change(store)))
    return new


def delete_graph(folder: Path, graph: str) -> bool:
    """Remove a named graph; returns whether there was one. Raises QueryError, GraphError."""
    node = _node(graph)
    if not Store.read_only(str(folder)).contains_named_graph(node):
        return False
    edit_store(folder, lambda store: _keep_union(store, {graph}, lambda: store.remove_graph(node)))
    return True


def _node(graph: str) -> NamedNode:
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise QueryError(f"<{graph}> is no absolute IRI") from error


def _run(store: Store, sparql: str) -> None:
    try:
        store.update(sparql, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise QueryError(f"the update is wrong: {error.msg}") from error


def _keep_union(store: Store, graphs: _Graphs, change: Callable[[], None]) -> None:
    """Change named graphs, and the default graph where their union has changed."""
    before = set(_triples(store, graphs))
    change()
    after = set(_triples(store, graphs))
    for triple in before - after:
        if all(quad.graph_name == DefaultGraph() for quad in _anywhere(store, triple)):
            store.remove(Quad(*triple))
    store.extend(Quad(*triple) for triple in after - before)


def _anywhere(store: Store, triple: Triple) -> Iterator[Quad]:
    return store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)


def _triples(store: Store, graphs: _Graphs) -> Iterator[Triple]:
    nodes: Iterable[Any] = store.named_graphs() if graphs is None else map(NamedNode, graphs)
    return (quad.triple for node in nodes for quad in store.quads_for_pattern(None, None, None, node))


def _written(sparql: str) -> _Graphs:
    """The graphs that an update may change; raises QueryError if it writes the default graph."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateUpdate
    from rdflib.plugins.sparql.parser import parseUpdate

    with suppress(RuntimeError):  # what does not fit the empty store may fit the other
        _run(Store(), sparql)
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    try:
        operations = translateUpdate(parseUpdate(sparql), initNs=PREFIXES).algebra
    except ParseException as error:
        message = f"the update is wrong at line {error.lineno}, column {error.column}"
        raise QueryError(f"{message}: something else is expected here\n  {error.line}") from error
    graphs = set[str]()
    for operation in operations:
        found = _changed(operation)
        if found is None:
            return None
        graphs |= found
    return graphs


def _changed(operation: Any) -> _Graphs:
    """The graphs that an operation of rdflib's algebra may change."""
    if operation.name in {"Clear", "Drop", "Create", "Add", "Move", "Copy"}:
        return _managed(operation)
    parts = [operation] if operation.name in {"InsertData", "DeleteData", "DeleteWhere"} else []
    parts += [part for part in (operation.delete, operation.insert) if part]
    if any(part.triples for part in parts) and not operation.withClause:
        raise QueryError(_UNION)
    graphs = {graph for part in parts for graph in (part.quads or ())}
    if operation.withClause:
        graphs.add(operation.withClause)
    return None if any(not hasattr(graph, "defrag") for graph in graphs) else set(map(str, graphs))


def _managed(operation: Any) -> _Graphs:
    """The same for operations on whole graphs; a copy changes the second graph, a move both."""
    named = operation.graph if operation.name in {"Add", "Move", "Copy"} else [operation.graphiri]
    changed = named if operation.name == "Move" else named[-1:]
    if "DEFAULT" in changed or "ALL" in changed:
        raise QueryError(_UNION.replace("GRAPH <...>", "NAMED or GRAPH <...>"))
    return None if "NAMED" in changed else set(map(str, changed))


def _with_dataset(sparql: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """The update with USING before each WHERE; raises QueryError if it has a dataset of its own."""
    tokens = tokenize(sparql)
    if any(token.is_word("USING", "WITH") for token in tokens):
        raise QueryError("the update has USING or WITH, and the request names graphs, too; say it once")
    clause = "".join(f"USING <{_node(g).value}> " for g in using)
    clause += "".join(f"USING NAMED <{_node(g).value}> " for g in using_named)
    depth, previous, pieces, end = 0, None, [], 0
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "sign" else 0
        if token.is_word("WHERE") and depth == 0 and not (previous and previous.is_word("DELETE")):
            pieces += [sparql[end : token.start], clause]
            end = token.start
        previous = token
    return "".join([*pieces, sparql[end:]])
