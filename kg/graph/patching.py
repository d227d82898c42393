"""Turtle and TriG brought up to date: only the paragraphs that differ are written anew, byte for byte as all would be.

A file of kg's consists of paragraphs, sorted by what they begin with: a subject in Turtle, a named graph in TriG.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple

from kg.config import Settings
from kg.errors import GraphError
from kg.files import write_file
from kg.graph.serialise import header, trig, turtle

_ENDS = {RdfFormat.TURTLE: b"\n", RdfFormat.TRIG: b"\n}\n"}
"""How a paragraph ends; an empty line follows, which stands nowhere else: texts have no line breaks in these files."""


def patch_both(
    turtle_path: Path,
    trig_path: Path,
    store: Store,
    changed: Collection[Quad],
    *,
    base: str = Settings().base,
) -> None:
    """Bring what `write_both` has written for a store up to date, as it would write both files now.

    `changed` are the statements of the store's named graphs that came or went since then. Raises GraphError if a
    file cannot be read or written.
    """
    subjects = sorted({quad.subject for quad in changed if isinstance(quad.subject, NamedNode)}, key=str)
    union = (quad for one in subjects for quad in store.quads_for_pattern(one, None, None, DefaultGraph()))
    _patch(turtle_path, RdfFormat.TURTLE, subjects, turtle((quad.triple for quad in union), base=base), base)
    names = sorted({quad.graph_name for quad in changed if isinstance(quad.graph_name, NamedNode)}, key=str)
    told = (quad for name in names for quad in store.quads_for_pattern(None, None, None, name))
    _patch(trig_path, RdfFormat.TRIG, names, trig(told, base=base), base)


def _patch(path: Path, form: RdfFormat, nodes: Sequence[NamedNode], new: bytes, base: str) -> None:
    """Replace, in a file, the paragraphs of some nodes (sorted) by those that another one has of them."""
    try:
        old = path.read_bytes()
    except OSError as error:
        raise GraphError(f"{path} cannot be read ({error.strerror}); run `kg build --fresh`") from error
    head, begins = header(base), _beginnings(nodes, base)
    fresh = {_beginning(paragraph): paragraph for paragraph in _paragraphs(new, head, form)}
    written = _paragraphs(old, head, form)
    places = {_beginning(paragraph): place for place, paragraph in enumerate(written)}

    @cache
    def order(place: int) -> str:
        statement = next(pyoxigraph.parse(head + written[place], format=form))
        return str(statement.graph_name if form == RdfFormat.TRIG else statement.subject)

    result: list[bytes] = []
    done = 0
    for node in nodes:
        beginning = begins[node]
        if (place := places.get(beginning)) is None:
            place = bisect_left(range(len(written)), str(node), lo=done, key=order)
        result += written[done:place]
        result += [fresh[beginning]] if beginning in fresh else []
        done = place + (beginning in places)
    result += written[done:]
    write_file(path, head + b"\n".join(result))


def _paragraphs(content: bytes, head: bytes, form: RdfFormat) -> list[bytes]:
    end = _ENDS[form]
    body = content.removeprefix(head).removesuffix(end)
    return [paragraph + end for paragraph in body.split(end + b"\n") if paragraph]


def _beginning(paragraph: bytes) -> bytes:
    return paragraph.partition(b" ")[0]


def _beginnings(nodes: Sequence[NamedNode], base: str) -> Mapping[NamedNode, bytes]:
    """How a paragraph begins that is about a node (they are sorted): its IRI in short."""
    written = turtle((Triple(node, node, node) for node in nodes), base=base)
    paragraphs = _paragraphs(written, header(base), RdfFormat.TURTLE)
    return {node: _beginning(paragraph) for node, paragraph in zip(nodes, paragraphs, strict=True)}
