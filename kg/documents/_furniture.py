"""Lines that say nothing of the world: reading times, navigation, captions, calls to share and subscribe."""

from __future__ import annotations

from functools import lru_cache

from kg.documents._words import any_of

_LONGEST = 200


def is_furniture(line: str) -> bool:
    """Whether the whole line is page furniture.

    >>> [is_furniture(line) for line in ("1 Min Read", "Share this", "Amazon bought Joyo.")]
    [True, True, False]
    """
    return _matches("furniture", line) or is_related(line)


def is_related(line: str) -> bool:
    """Whether the line announces other articles: "You may also like"."""
    return _matches("related", line)


def announces_author(line: str) -> bool:
    """Whether the line is the heading over a biography of the author: "About the Author(s)"."""
    return _matches("about_author", line)


@lru_cache(maxsize=1 << 8)
def _matches(name: str, line: str) -> bool:
    """Asked of a line, and again when its neighbours are looked at."""
    return len(line) <= _LONGEST and any_of(name).fullmatch(line) is not None
