"""Which named graphs differ from those of another time, by their digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.files import write_file

Digests = Mapping[NamedNode, str]


def digests_of(graphs: Mapping[NamedNode, Iterable[Quad]]) -> Digests:
    """Of every named graph, whatever the order of its statements."""
    return {name: _digest(quads) for name, quads in graphs.items()}


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
