"""The queries that come with kg, by name; each file begins with comments: title, description, parameters."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.graph.parameters import Parameter, ParameterKind, declared_parameter

_WORDS = {
    ParameterKind.ENTITY: "NAME",
    ParameterKind.SINCE: "DATE",
    ParameterKind.UNTIL: "DATE",
    ParameterKind.NUMBER: "N",
    ParameterKind.TEXT: "TEXT",
    ParameterKind.STATUS: "STATUS",
    ParameterKind.TYPE: "TYPE",
}
_FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedQuery:
    """A query that comes with kg."""

    name: str
    """What `kg query` calls it: "former-employers"."""
    title: str
    description: str
    """What its answer holds; several sentences, one line."""
    parameters: tuple[Parameter, ...]
    sparql: str
    """The file as it is, comments included."""

    def usage(self) -> str:
        """The name with its parameters: "acquisitions-of [--company NAME]"."""
        return " ".join([self.name, *(_usage(parameter) for parameter in self.parameters)])


def load_query(name: str) -> ShippedQuery:
    """The query of this name; raises QueryError with a suggestion and the list if there is none."""
    names = [path.stem for path in _files()]
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "."
        raise QueryError(f"there is no query {name!r}{hint} Known: {', '.join(names)}")
    sparql = (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    title, *lines = head_of(sparql)
    return ShippedQuery(
        name=name,
        title=title,
        description=" ".join(line for line in lines if not declared_parameter(line)),
        parameters=parameters_of(sparql),
        sparql=sparql,
    )


def list_queries() -> tuple[ShippedQuery, ...]:
    """All of them, by name."""
    return tuple(load_query(path.stem) for path in _files())


def parameters_of(sparql: str) -> tuple[Parameter, ...]:
    """The parameters that a query declares in the comments that it begins with."""
    return tuple(found for line in head_of(sparql) if (found := declared_parameter(line)))


def _usage(parameter: Parameter) -> str:
    option = f"--{parameter.name} {_WORDS[parameter.kind]}"
    return option if parameter.required else f"[{option}]"


def _files() -> list[Path]:
    return sorted(_FOLDER.glob("*.rq"))


def head_of(sparql: str) -> list[str]:
    """The comment lines that a query begins with."""
    head = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        head.append(line.removeprefix("#").strip())
    return head
