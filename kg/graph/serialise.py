"""Turtle and TriG that people can read and that is the same, byte for byte, for the same statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from kg.config import Settings
from kg.files import write_file
from kg.graph.prefixes import PREFIXES
from kg.graph.stores import GraphStore

_RDF_TYPE = PREFIXES["rdf"] + "type"
_HEADER = re.compile(rb"\A(?:@(?:base|prefix)[^\n]*\n)*")
_NEXT_SUBJECT = re.compile(rb"(?<=\.\n)(?=\t?[^\t}])|(?<=}\n)(?=.)")

_Statement = TypeVar("_Statement", Triple, Quad)


def write_both(turtle_path: Path, trig_path: Path, quads: Iterable[Quad], *, base: str = Settings().base) -> None:
    """Write all graphs, each with its name, as TriG, and their union as Turtle, one paragraph a subject.

    IRIs below `base` are shortened, prefixes are declared, and all is sorted, once for both. A file appears when it
    is complete. Raises GraphError if it cannot be written.
    """
    distinct = dict.fromkeys(quads)
    keyed = sorted(((_triple_key(quad), quad) for quad in distinct), key=itemgetter(0))
    union = {key: quad.triple for key, quad in keyed}
    write_file(turtle_path, _serialise(union.values(), RdfFormat.TURTLE, base))
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for _, quad in keyed:
        graphs[str(quad.graph_name)].append(quad)
    in_order = chain.from_iterable(graphs[name] for name in sorted(graphs))
    write_file(trig_path, _serialise(in_order, RdfFormat.TRIG, base))


def to_turtle(store: GraphStore, *, base: str = Settings().base) -> str:
    """The union of all graphs of a store as Turtle."""
    return turtle((quad.triple for quad in store), base=base).decode()


def trig(quads: Iterable[Quad], *, base: str = Settings().base) -> bytes:
    """TriG in UTF-8, sorted, with prefixes."""
    return _serialise(_sorted(quads, _quad_key), RdfFormat.TRIG, base)


def turtle(triples: Iterable[Triple], *, base: str = Settings().base) -> bytes:
    """Turtle in UTF-8, sorted, with prefixes; triples that occur twice are written once."""
    return _serialise(_sorted(triples, _triple_key), RdfFormat.TURTLE, base)


def header(base: str) -> bytes:
    """What both files begin with: base and prefixes, and an empty line."""
    declared = [f"@base <{base}> ."] + [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    return "\n".join([*declared, "", ""]).encode()


def _sorted(statements: Iterable[_Statement], key: Callable[[_Statement], str]) -> list[_Statement]:
    return sorted(set(statements), key=key)


def _triple_key(triple: Triple | Quad) -> str:
    """A subject's types come first. One string is compared faster than three, and NUL is in no IRI."""
    predicate = triple.predicate.value
    return f"{triple.subject}\0{'' if predicate == _RDF_TYPE else predicate}\0{triple.object}"


def _quad_key(quad: Quad) -> str:
    return f"{quad.graph_name}\0{_triple_key(quad)}"


def _serialise(statements: Iterable[Triple] | Iterable[Quad], format_: RdfFormat, base: str) -> bytes:
    """pyoxigraph groups what is sorted; it lacks blank lines, and makes the prefixes relative to the base."""
    body = pyoxigraph.serialize(statements, format=format_, prefixes=dict(PREFIXES), base_iri=base)
    assert body is not None
    return header(base) + _NEXT_SUBJECT.sub(b"\n", _HEADER.sub(b"", body, count=1))
