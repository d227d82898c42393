"""The patterns and word lists of words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(files("kg.documents").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one list, in any case; each is to match a whole line."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _tables()[name])


@cache
def any_of(name: str) -> re.Pattern[str]:
    """The patterns of one list as a single one."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _tables()[name]), re.IGNORECASE)


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_tables()[name])
