"""Turtle and TriG that people can read and that is the same, byte for byte, for the same statements."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Store, Triple

from kg.config import Settings
from kg.errors import GraphError
from kg.graph.prefixes import PREFIXES

_RDF_TYPE = PREFIXES["rdf"] + "type"
_HEADER = re.compile(rb"\A(?:@(?:base|prefix)[^\n]*\n)*")
_NEXT_SUBJECT = re.compile(rb"(?<=\.\n)(?=\t?[^\t}])|(?<=}\n)(?=.)")

_Statement = TypeVar("_Statement", Triple, Quad)
_Key = tuple[str, ...]


def write_turtle(path: Path, quads: Iterable[Quad], *, base: str = Settings().base) -> None:
    """Write the union of all graphs as Turtle, one paragraph a subject; IRIs below `base` are shortened.

    Prefixes are declared and all is sorted. The file appears when it is complete. Raises GraphError
    if it cannot be written.
    """
    _write(path, turtle((quad.triple for quad in quads), base=base))


def write_trig(path: Path, quads: Iterable[Quad], *, base: str = Settings().base) -> None:
    """Write all graphs, each with its name, as TriG; else like `write_turtle`."""
    _write(path, trig(quads, base=base))


def to_turtle(store: Store, *, base: str = Settings().base) -> str:
    """The union of all graphs of a store as Turtle."""
    return turtle((quad.triple for quad in store), base=base).decode()


def trig(quads: Iterable[Quad], *, base: str = Settings().base) -> bytes:
    """TriG in UTF-8, sorted, with prefixes."""
    return _serialise(_sorted(quads, _quad_key), RdfFormat.TRIG, base)


def turtle(triples: Iterable[Triple], *, base: str = Settings().base) -> bytes:
    """Turtle in UTF-8, sorted, with prefixes; triples that occur twice are written once."""
    return _serialise(_sorted(triples, _triple_key), RdfFormat.TURTLE, base)


def _sorted(statements: Iterable[_Statement], key: Callable[[_Statement], _Key]) -> list[_Statement]:
    return sorted(set(statements), key=key)


def _triple_key(triple: Triple) -> _Key:
    """A subject's types come first."""
    predicate = triple.predicate.value
    return str(triple.subject), "" if predicate == _RDF_TYPE else predicate, str(triple.object)


def _quad_key(quad: Quad) -> _Key:
    return str(quad.graph_name), *_triple_key(quad.triple)


def _serialise(statements: Iterable[Triple] | Iterable[Quad], format_: RdfFormat, base: str) -> bytes:
    """pyoxigraph groups what is sorted; it lacks blank lines, and makes the prefixes relative to the base."""
    body = pyoxigraph.serialize(statements, format=format_, prefixes=dict(PREFIXES), base_iri=base)
    assert body is not None
    header = [f"@base <{base}> ."] + [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    return "\n".join([*header, "", ""]).encode() + _NEXT_SUBJECT.sub(b"\n", _HEADER.sub(b"", body, count=1))


def _write(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        os.replace(aside, path)
    except OSError as error:
        raise GraphError(f"{path} cannot be written: {error}") from error
