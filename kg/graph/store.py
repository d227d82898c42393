"""The graph on disk: a pyoxigraph store, which is also what rdflib sees.

A store holds every document's named graph, and their union as its default graph: SPARQL has each triple
once in a union, but pyoxigraph's own union of named graphs repeats a triple for each graph that has it.
Counts would be wrong, and joins slow (the query "acquisitions" on 200,000 quads: 5.4 s, not 0.3 s).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.errors import GraphError

if TYPE_CHECKING:
    import rdflib

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
}


def write_store(folder: Path, quads: Iterable[Quad]) -> None:
    """Make a store of these quads and their union; an old one is replaced when the new one is complete.

    Raises GraphError if the folder holds something else, or if another process is writing it.
    """
    if folder.exists() and not _is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise GraphError(f"{folder} is no store and is not overwritten; name another place for the graph")
    aside = _beside(folder, "new")
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        _discard_abandoned(aside)
        _fill(aside, quads)
        _replace(folder, aside)
    except OSError as error:
        raise GraphError(f"the store {folder} cannot be written: {error}") from error


def open_store(path: Path) -> Store:
    """The store in a folder, to be read only; or a .ttl, .trig, .nt or .nq file, loaded into memory.

    Raises GraphError if there is none, or if it is broken.
    """
    if path.is_file():
        return _load(path)
    found = path if path.exists() else _beside(path, "old")
    if not found.exists():
        raise GraphError(f"no graph at {path}; run `kg build` first, or name the place of another")
    if not _is_store(found):
        raise GraphError(f"{path} is a folder without a graph; name the store inside of it, or run `kg build`")
    try:
        return Store.read_only(str(found))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"the store {path} is broken ({error}); run `kg build` again") from error


def memory_store(quads: Iterable[Quad]) -> Store:
    """The same as `write_store` and `open_store`, without a folder."""
    store = Store()
    store.extend(_with_union(quads))
    return store


def dataset(store: Store) -> rdflib.Dataset:
    """An open store as an rdflib Dataset, to be read only; nothing is copied."""
    import rdflib
    from oxrdflib import OxigraphStore

    return rdflib.Dataset(store=OxigraphStore(store=store))


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, and each triple in the default graph, too."""
    for quad in quads:
        yield quad
        if quad.graph_name != DefaultGraph():
            yield Quad(*quad.triple)


def _is_store(folder: Path) -> bool:
    return (folder / "CURRENT").is_file()


def _beside(folder: Path, state: str) -> Path:
    return folder.with_name(f".{folder.name}.{state}")


def _discard_abandoned(aside: Path) -> None:
    """Remove what a build that was killed has left; a build that still runs holds the lock."""
    if not aside.exists():
        return
    try:
        Store(aside)
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise GraphError(f"another build is writing {aside}; wait until it has ended") from error
    shutil.rmtree(aside)


def _fill(folder: Path, quads: Iterable[Quad]) -> None:
    """The store is closed, and its lock given back, when this returns."""
    store = Store(folder)
    store.bulk_extend(_with_union(quads))
    store.flush()


def _replace(folder: Path, new: Path) -> None:
    """Between the two renames, `open_store` finds the old store."""
    old = _beside(folder, "old")
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _load(path: Path) -> Store:
    format_ = _FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise GraphError(f"{path} is no graph: kg reads {', '.join(_FORMATS)} files and the stores it has built")
    try:
        return memory_store(parse(path=path, format=format_))
    except SyntaxError as error:
        raise GraphError(f"{path}, line {error.lineno}: {error.msg}") from error
    except OSError as error:
        raise GraphError(f"{path} cannot be read: {error}") from error
