"""RDF in four forms that every RDF tool reads back as it was: Turtle, TriG, N-Quads and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from kg.export.contents import Contents, Loss, losses

if TYPE_CHECKING:
    from pyoxigraph import Quad


def write_ttl(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """Turtle: the union of all documents' graphs."""
    from pyoxigraph import DefaultGraph

    from kg.graph import turtle

    quads = _quads(contents.store)
    stream.write(turtle(quad.triple for quad in quads))
    graphs = {quad.graph_name for quad in quads} - {DefaultGraph()}
    shared = len(quads) - len({quad.triple for quad in quads})
    return losses(
        (len(graphs), "named graphs, which tell what each document says (facts keep their document)"),
        (shared, "statements that more than one document makes: they are there once"),
    )


def write_trig(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """TriG: every document's graph with its name."""
    from kg.graph import trig

    stream.write(trig(_quads(contents.store)))
    return ()


def write_nq(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """N-Quads: one statement a line, sorted."""
    from pyoxigraph import RdfFormat, serialize

    serialize(_quads(contents.store), stream, format=RdfFormat.N_QUADS)
    return ()


def write_jsonld(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """JSON-LD 1.1, expanded: every document's graph with its name."""
    from pyoxigraph import RdfFormat, serialize

    serialize(_quads(contents.store), stream, format=RdfFormat.JSON_LD)
    stream.write(b"\n")
    return ()


def _quads(store: Iterable[Quad]) -> list[Quad]:
    """The statements by graph, without the union that a store keeps beside them; sorted."""
    from pyoxigraph import DefaultGraph

    every = list(store)
    named = [quad for quad in every if quad.graph_name != DefaultGraph()]
    return sorted(set(named or every), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
