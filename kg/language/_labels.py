"""Capitals that name nothing by themselves: the letters behind a person's name, and labels before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.mentions import PERSON
from kg.model import Mention

_BEHIND = re.compile(r"(?: [A-Z]{2,5}\b)+(?= ?[(,;.])")
_LETTERS = re.compile(r"[A-Z]{2,5}")


def without_labels(text: str, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names without those: "DBE" in "Ada Moor DBE", "Arabic" in "(Arabic: ...)", "NYSE" in "(NYSE: CVL)"."""
    orders = {start for name in names if name.type == PERSON for start in _orders_behind(text, name.end)}
    return tuple(name for name in names if name.start not in orders and not _is_before_colon(text, name))


def _orders_behind(text: str, end: int) -> Iterator[int]:
    """Where the letters stand that somebody has behind the name."""
    behind = _BEHIND.match(text, end)
    if behind is not None:
        yield from (letters.start() for letters in _LETTERS.finditer(text, end, behind.end()))


def _is_before_colon(text: str, name: Mention) -> bool:
    opened = text[max(0, name.start - 2) : name.start].strip()[-1:] in ("(", ";", "[")
    return opened and text[name.end : name.end + 1] == ":"
