"""Which named graphs differ from those of another time, by their digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.files import write_file
from kg.graph.stores import by_graph

Digests = Mapping[NamedNode, str]


def digests_of(quads: Iterable[Quad]) -> Digests:
    """Of every named graph, whatever the order of its statements."""
    return {name: _digest(graph) for name, graph in by_graph(quads).items()}


def changed_graphs(
    known: Digests, graphs: Mapping[NamedNode, Sequence[Quad]], digests: Digests
) -> dict[NamedNode, Sequence[Quad]]:
    """The graphs that are new, that differ, or that are gone: these without statements."""
    names = sorted({*known, *digests}, key=str)
    return {name: graphs.get(name, ()) for name in names if known.get(name) != digests.get(name)}


def load_digests(path: Path) -> Digests:
    """Those that were written; none if there are none that can be read: then all is taken for changed."""
    try:
        told = json.loads(path.read_bytes())
        return {NamedNode(name): str(digest) for name, digest in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def write_digests(path: Path, digests: Digests) -> None:
    """Raises GraphError if they can't be written."""
    write_file(path, json.dumps({name.value: digest for name, digest in digests.items()}, indent=1).encode())


def _digest(quads: Iterable[Quad]) -> str:
    digest = hashlib.sha256()
    for line in sorted({str(quad) for quad in quads}):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
