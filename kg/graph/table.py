"""The rows of an answer as a table for people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from kg.config import Settings
from kg.graph.prefixes import PREFIXES

_NUMBER = re.compile(r"-?\d[\d.]*")
_NARROWEST = 8
_GAP = "  "
_AHEAD = 1000
"""Rows that are looked at before the first is written."""


def iter_table(solutions: QuerySolutions, width: int | None = None) -> Iterator[str]:
    """Lines of aligned columns, numbers to the right, and the number of rows below.

    Values of many characters are cut, widest column first, until a row fits into `width` cells of a terminal; None
    means that nothing is cut. The first thousand rows decide how wide the columns are, so that an answer of any size
    is written as it comes.
    """
    names = [variable.value for variable in solutions.variables]
    cells = ([_cell(term) for term in solution] for solution in solutions)
    ahead = list(islice(cells, _AHEAD))
    columns = [[name, *column] for name, *column in zip(names, *ahead, strict=True)]
    cap = _cap([max(map(_cells, column)) for column in columns], width)
    layout = [(min(max(map(_cells, column)), cap), _numeric(column[1:])) for column in columns]
    yield _line([(_cut(name, room), room, right) for name, (room, right) in zip(names, layout, strict=True)])
    yield _GAP.join("─" * room for room, _ in layout) + "\n"
    number = 0
    for row in chain(ahead, cells):
        laid = zip(row, layout, strict=True)
        yield _line([(cell if width is None else _cut(cell, room), room, right) for cell, (room, right) in laid])
        number += 1
    yield f"({number} {'row' if number == 1 else 'rows'})\n"


def _line(cells: Sequence[tuple[str, int, bool]]) -> str:
    return _GAP.join(_fill(text, room, right=right) for text, room, right in cells).rstrip() + "\n"


def _numeric(column: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(text) for text in column if text) and any(column)


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _short(term.value)
    text = term.value if isinstance(term, Literal) else str(term)
    return "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text if not _hidden(c))


def _short(iri: str) -> str:
    """`kg:completed`, `org/amazon`; other IRIs as they are."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(Settings().base)


def _hidden(character: str) -> bool:
    """Marks of direction and the like: they would reorder the row."""
    return unicodedata.category(character) == "Cf"


def _cells(text: str) -> int:
    """How wide a terminal shows it."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cap(widths: Sequence[int], width: int | None) -> int:
    """The widest that a column may be, so that all fit."""
    cap = max(widths, default=0)
    if width is None:
        return cap
    room = width - len(_GAP) * (len(widths) - 1)
    while cap > _NARROWEST and sum(min(w, cap) for w in widths) > room:
        cap -= 1
    return cap


def _cut(text: str, cap: int) -> str:
    if _cells(text) <= cap:
        return text
    room = cap - 1
    for end, character in enumerate(text):
        room -= _width(character)
        if room < 0:
            return text[:end] + "…"
    return text


def _fill(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _cells(text))
    return space + text if right else text + space
