"""What kg asks of a store, wherever it is: in memory, on disk, or behind a SPARQL 1.1 endpoint.

The methods are those of pyoxigraph's Store, which so is one; `kg.graph.remote.RemoteStore` speaks HTTP. A store
holds every document's named graph and, as its default graph, the union of all. SPARQL has each triple once in
a union, but pyoxigraph's own union of named graphs repeats a triple for each graph that has it: counts would be
wrong, and joins slow (the query "acquisitions" on 200,000 quads: 5.4 s, not 0.3 s).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

_BATCH = 10_000
"""Statements in one update: enough to be fast, few enough for the size that servers take (about 2 MB)."""


class GraphStore(Protocol):
    """A store that can be asked, and changed where it was opened for that."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The answer; raises SyntaxError if the query is wrong, OSError or ValueError if it can't be answered."""

    def update(self, update: str) -> None:
        """Apply a SPARQL update, all of it or nothing; raises SyntaxError or OSError."""

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add statements."""

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """The statements that have these terms; None stands for any."""

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of the graphs that are not the default graph."""

    def __iter__(self) -> Iterator[Quad]:
        """All statements."""

    def __len__(self) -> int:
        """How many there are; those of the default graph count, too."""


def with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, and each triple in the default graph, too."""
    for quad in quads:
        yield quad
        if quad.graph_name != DefaultGraph():
            yield Quad(*quad.triple)


def by_graph(quads: Iterable[Quad]) -> dict[NamedNode, list[Quad]]:
    """The quads of each named graph."""
    graphs: dict[NamedNode, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs.setdefault(quad.graph_name, []).append(quad)
    return graphs


def replace_graphs(store: GraphStore, graphs: Mapping[NamedNode, Collection[Quad]], *, union: bool = True) -> set[Quad]:
    """Give these named graphs new contents, an empty one is dropped, and keep the default graph their union.

    Only what differs is sent, in updates of 10,000 statements; each is applied as a whole. Returns what differed.
    `union` says that the default graph holds statements of its own; some servers make it of the named graphs
    when they are asked.
    """
    removed, added = set[Quad](), set[Quad]()
    for name, quads in graphs.items():
        old, new = set(store.quads_for_pattern(None, None, None, name)), set(quads)
        removed |= old - new
        added |= new - old
    for batch in _batches(removed):
        store.update(f"DELETE DATA {{ {_data(batch)} }}" + (f" ;\n{_without_support(batch)}" if union else ""))
    for batch in _batches(added):
        store.update(f"INSERT DATA {{ {_data(with_union(batch) if union else batch)} }}")
    for name in (name for name, quads in graphs.items() if not quads):
        store.update(f"DROP SILENT GRAPH {name}")
    return removed | added


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    ordered = iter(sorted(quads, key=str))
    while batch := list(islice(ordered, _BATCH)):
        yield batch


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(
        f"{quad.triple} ."
        if isinstance(quad.graph_name, DefaultGraph)
        else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in quads
    )


def _without_support(quads: Iterable[Quad]) -> str:
    """Takes from the default graph what no named graph says any more."""
    rows = "\n".join(f"({q.subject} {q.predicate} {q.object})" for q in quads)
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }}\n"
        "FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    )
