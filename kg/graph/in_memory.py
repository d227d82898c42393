"""A store whose union is in memory, too: for many queries, each of which looks at much of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

_OTHER_GRAPHS = re.compile(r"graph|from", re.IGNORECASE)
"""What a query must hold to ask other graphs than the default one: GRAPH or FROM."""


class StoreWithUnion:
    """An open store, and a copy of its default graph, which is asked wherever a query names no other graph.

    The copy has no named graphs: in memory, pyoxigraph goes through all statements of a term, of whatever graph, and
    finds those of one graph two to ten times as fast where there is no other. The store must not change.
    """

    def __init__(self, source: Store) -> None:
        self.source = source
        self._union = Store()
        self._union.bulk_extend(source.quads_for_pattern(None, None, None, DefaultGraph()))

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """As `GraphStore.query`."""
        store = self.source if _OTHER_GRAPHS.search(query) else self._union
        return store.query(query, prefixes=prefixes)

    def update(self, update: str) -> None:
        """Refused: raises OSError."""
        raise OSError("a graph that was read into memory can't be changed; open it without")

    def extend(self, quads: Iterable[Quad]) -> None:
        """Refused: raises OSError."""
        self.update("")

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """As `GraphStore.quads_for_pattern`."""
        store = self._union if graph_name == DefaultGraph() else self.source
        return store.quads_for_pattern(subject, predicate, object, graph_name)

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """As `GraphStore.named_graphs`."""
        return self.source.named_graphs()

    def __iter__(self) -> Iterator[Quad]:
        return iter(self.source)

    def __len__(self) -> int:
        return len(self.source)
