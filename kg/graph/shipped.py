"""The queries that come with kg, by name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError

_FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedQuery:
    """A query that comes with kg."""

    name: str
    """What `kg query` calls it: "former-employers"."""
    title: str
    description: str
    """What its answer holds; several sentences, one line."""
    sparql: str
    """The file as it is, comments included."""


def load_query(name: str) -> ShippedQuery:
    """The query of this name; raises QueryError with a suggestion and the list if there is none."""
    names = [path.stem for path in _files()]
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "."
        raise QueryError(f"there is no query {name!r}{hint} Known: {', '.join(names)}")
    sparql = (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    title, *description = _head(sparql)
    return ShippedQuery(name=name, title=title, description=" ".join(description), sparql=sparql)


def list_queries() -> tuple[ShippedQuery, ...]:
    """All of them, by name."""
    return tuple(load_query(path.stem) for path in _files())


def _files() -> list[Path]:
    return sorted(_FOLDER.glob("*.rq"))


def _head(sparql: str) -> list[str]:
    """The comment lines that a query begins with."""
    head = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        head.append(line.removeprefix("#").strip())
    return head
