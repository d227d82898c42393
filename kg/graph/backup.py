"""Backups as N-Quads: they outlive the store's format, and every other store reads them."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, RdfFormat

from kg.config import Settings
from kg.errors import GraphError
from kg.files import cannot_write, discard, sync_folder


def write_backup(path: Path, quads: Iterable[Quad]) -> int:
    """Write the statements of all named graphs, and tell how many; what the default graph adds is their union.

    The file appears when it is complete; it is compressed if its name ends in .gz. Raises GraphError if it
    cannot be written.
    """
    aside = path.with_name(f".{path.name}.new")
    counted = _Counted(quad for quad in quads if quad.graph_name != DefaultGraph())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            if path.suffix == ".gz":  # without the time, so that the same graph gives the same bytes
                with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                    pyoxigraph.serialize(counted, cast(IO[bytes], packed), format=RdfFormat.N_QUADS)
            else:
                pyoxigraph.serialize(counted, file, format=RdfFormat.N_QUADS)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        discard(aside)
        raise cannot_write(path, error) from error
    return counted.number


def read_backup(path: Path) -> list[Quad]:
    """The statements of a backup; raises GraphError, with the line, if it is none or if a part of it is missing."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            quads = list(pyoxigraph.parse(cast(IO[bytes], stream), format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise GraphError(f"{path}, line {error.lineno}: {error.msg}; it is no backup, or spoilt") from error
    except (OSError, EOFError) as error:
        raise GraphError(f"{path} cannot be read: {error}") from error
    if any(isinstance(quad.graph_name, DefaultGraph) for quad in quads):
        raise GraphError(f"{path} is no backup: it has statements that belong to no document; ask it with --data")
    return quads


def base_of(quads: Iterable[Quad]) -> str:
    """Where the IRIs of a graph begin, by those of its documents; the usual place if it has none."""
    names = (str(getattr(quad.graph_name, "value", "")) for quad in quads)
    bases = (name.rpartition("document/")[0] for name in names)
    return next(filter(None, bases), Settings().base)


class _Counted:
    def __init__(self, quads: Iterator[Quad]) -> None:
        self._quads = quads
        self.number = 0

    def __iter__(self) -> Iterator[Quad]:
        for quad in self._quads:
            self.number += 1
            yield quad
