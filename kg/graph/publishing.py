"""A build's graph on a SPARQL server, kept the same from build to build."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions

from kg.files import cannot_write
from kg.graph import _vocabulary as v
from kg.graph._digests import load_digests, write_digests
from kg.graph.remote import RemoteStore
from kg.graph.store import open_store, stored_digests
from kg.graph.stores import replace_graphs


def publish(store: RemoteStore, folder: Path, memory: Path) -> None:
    """Make the documents of a data set those of the store in a folder; what else the data set holds stays.

    A data set without documents gets an upload, another one the difference. `memory` is a folder that remembers
    what was sent where, so that only graphs that changed are compared; after a failure, all are. Raises GraphError.
    """
    path = memory / hashlib.sha256(store.address.encode()).hexdigest()[:16]
    digests, known = stored_digests(folder), load_digests(path)
    if known == digests:
        return
    _forget(path)
    local, own_union = open_store(folder), not store.engine.union
    if there := known or dict.fromkeys(_documents(store), ""):
        changed = (name for name in {*there, *digests} if there.get(name) != digests.get(name))
        graphs = {name: list(local.quads_for_pattern(None, None, None, name)) for name in changed}
        replace_graphs(store, graphs, union=own_union)
    else:
        store.extend(quad for quad in local if own_union or quad.graph_name != DefaultGraph())
    write_digests(path, digests)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error


def _documents(store: RemoteStore) -> list[NamedNode]:
    """The graphs that kg has made."""
    rows = store.query(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g a {v.DOCUMENT_CLASSES[0]} }} }}")
    assert isinstance(rows, QuerySolutions)
    return [row["g"] for row in rows if isinstance(row["g"], NamedNode)]
