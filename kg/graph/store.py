"""The graph on disk: a pyoxigraph store, which is also what rdflib sees.

A store is never changed where it lies. A new one is made beside it, from nothing or from the old one's files (hard
links), and takes its place when it is complete: who reads the old one is not disturbed.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import GraphError
from kg.files import cannot_write, sync_folder
from kg.graph._digests import Digests, digests_of, load_digests, write_digests
from kg.graph.in_memory import StoreWithUnion
from kg.graph.stores import GraphStore, by_graph, replace_graphs, with_union

if TYPE_CHECKING:
    import rdflib

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
}
_DIGESTS = "graphs.json"
"""In the store's folder: the digest of every named graph, by its name."""
_ATTEMPTS = 3
"""To open a store: a build may put another one in its place at just that moment."""


def write_store(folder: Path, quads: Iterable[Quad]) -> None:
    """Make a store of these quads and their union; an old one is replaced when the new one is complete.

    Raises GraphError if the folder holds something else, or if another process is writing it.
    """
    if folder.exists() and not _is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise GraphError(f"{folder} is no store and is not overwritten; name another place for the graph")
    with _replacing(folder) as aside:
        _fill(aside, list(quads))


def update_store(folder: Path, quads: Iterable[Quad], *, kept: Collection[NamedNode]) -> frozenset[Quad] | None:
    """Make a store consist of these quads, in named graphs, and of those of its named graphs that are `kept`.

    It becomes what `write_store` would make of the same, in time that depends on `quads` and not on what is kept.
    Returns the quads that came or went; None, and does nothing, if the store does not have these graphs to keep.
    Raises GraphError as `write_store` does.
    """
    known = stored_digests(folder)
    if not known or not known.keys() >= set(kept) or not _is_store(folder):
        return None
    graphs = by_graph(quads)
    contents = {name: graphs.get(name, ()) for name in sorted({*known, *graphs}.difference(kept), key=str)}
    with _replacing(folder) as aside:
        if not _linked(folder, aside):
            return None
        store = Store(aside)
        differing = replace_graphs(store, contents)
        store.flush()
        del store
        write_digests(aside / _DIGESTS, {**{name: known[name] for name in kept}, **digests_of(graphs)})
    return frozenset(differing)


def store_of(folder: Path) -> Path:
    """The store of a build's folder; the folder itself if it is one, as its name tells."""
    own = folder.name == "store" and not (folder / "store").exists()
    return folder if own else folder / "store"


def open_store(path: Path) -> Store:
    """The store in a folder, to be read only; or a .ttl, .trig, .nt or .nq file, loaded into memory.

    Raises GraphError if there is none, or if it is broken.
    """
    if path.is_file():
        return _load(path)
    problem: Exception | None = None
    for _ in range(_ATTEMPTS):
        found = path if path.exists() else _beside(path, "old")
        if not found.exists():
            continue
        if not _is_store(found):
            raise GraphError(f"{path} is a folder without a graph; name the store inside of it, or run `kg build`")
        try:
            return Store.read_only(str(found))
        except (OSError, RuntimeError) as error:
            problem = error
    if problem is None:
        raise GraphError(f"no graph at {path}; run `kg build` first, or name the place of another")
    raise GraphError(
        f"the store {path} cannot be opened ({problem}): it is broken, or of another version of pyoxigraph; "
        "run `kg build --fresh` or `kg restore`"
    ) from problem


def stored_digests(folder: Path) -> Digests:
    """The digests of a store's named graphs; none if it holds other statements, too, or if there is no store."""
    return load_digests(folder / _DIGESTS)


def memory_store(quads: Iterable[Quad]) -> Store:
    """The same as `write_store` and `open_store`, without a folder."""
    store = Store()
    store.extend(with_union(quads))
    return store


def dataset(store: GraphStore) -> rdflib.Dataset:
    """An open store as an rdflib Dataset, to be read only; nothing is copied. Raises GraphError if it is remote."""
    store = store.source if isinstance(store, StoreWithUnion) else store
    if not isinstance(store, Store):
        raise GraphError("rdflib can't share a remote store; `kg backup` it and open the file")
    import rdflib
    from oxrdflib import OxigraphStore

    return rdflib.Dataset(store=OxigraphStore(store=store))


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


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """A place for a new store, which takes that of the old one if the block has made it and ends well."""
    aside = _beside(folder, "new")
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        _discard_abandoned(aside)
        yield aside
        if aside.exists():
            _replace(folder, aside)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise cannot_write(folder, error) from error


def _fill(aside: Path, quads: Sequence[Quad]) -> None:
    """The store is closed, and its lock given back, when this returns."""
    store = Store(aside)
    store.bulk_extend(with_union(quads))
    store.flush()
    store.optimize()  # of a million quads: one more second in six, and queries take a third less
    store.flush()
    del store
    graphs = by_graph(quads)
    if sum(map(len, graphs.values())) == len(quads):
        write_digests(aside / _DIGESTS, digests_of(graphs))


def _linked(old: Path, aside: Path) -> bool:
    """Whether a copy of the old store could be made, of links to its files, which never change."""
    try:
        Store.read_only(str(old)).backup(aside)
    except (OSError, RuntimeError):
        shutil.rmtree(aside, ignore_errors=True)
        return False
    return True


def _replace(folder: Path, new: Path) -> None:
    """Between the two renames, `open_store` finds the old store."""
    old = _beside(folder, "old")
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
    new.rename(folder)
    sync_folder(folder.parent)
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
