"""What a query leaves to the one who asks: `kg query acquisitions-of --company Amazon`.

A query declares its parameters in the comments that it begins with, and writes them as $variables:

    # --company ($company, entity): the buyer
    # --since ($since, since = 2010): leave out what is older

A value replaces its variable before the engine sees the query, so that the engine can plan with it. A parameter
without a value and without a default stays a variable: the query is about all companies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import Literal

from kg.edtf import bounds
from kg.errors import QueryError
from kg.graph.names import find_entity
from kg.graph.prefixes import PREFIXES
from kg.graph.stores import GraphStore
from kg.graph.tokens import tokenize
from kg.model import Status
from kg.ontology import NAMESPACE, load_ontology

_DECLARED = re.compile(
    r"--(?P<name>[a-z-]+) \(\$(?P<variable>\w+), (?P<kind>\w+)(?P<required>, required)?(?: =\s*(?P<default>[^)]*))?\): "
    r"(?P<description>.*)"
)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")


class ParameterKind(StrEnum):
    """What a value is read as."""

    ENTITY = "entity"
    """A name, another name, or an IRI of something in the graph."""
    SINCE = "since"
    """A date (EDTF); the first day that it allows."""
    UNTIL = "until"
    """A date (EDTF); the last day that it allows."""
    NUMBER = "number"
    TEXT = "text"
    STATUS = "status"
    TYPE = "type"
    """A type of facts: "acquisition"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One value that a query can be given."""

    name: str
    """What `kg query` calls it, without the dashes: "at-least"."""
    variable: str
    """The SPARQL variable that it replaces, without the "$"."""
    kind: ParameterKind
    description: str
    default: str | None = None
    required: bool = False


def declared_parameter(comment: str) -> Parameter | None:
    """The parameter that a line of comment declares, if it does.

    >>> declared_parameter("--company ($company, entity): the buyer").kind
    <ParameterKind.ENTITY: 'entity'>
    """
    match = _DECLARED.fullmatch(comment)
    if match is None or match["kind"] not in set(ParameterKind):
        return None
    return Parameter(
        name=match["name"],
        variable=match["variable"],
        kind=ParameterKind(match["kind"]),
        description=match["description"],
        default=match["default"],
        required=match["required"] is not None,
    )


def fill_parameters(store: GraphStore, sparql: str, parameters: Sequence[Parameter], values: Mapping[str, str]) -> str:
    """The query with the values in the places of its variables.

    Raises QueryError for a value that is none of its kind, that the query does not know or that it lacks, and
    NotFoundError for a name that is not in the graph or may mean several things.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in values:
        if name not in known:
            takes = f"it takes {', '.join(f'--{name}' for name in known)}" if known else "it takes none"
            raise QueryError(f"the query has no parameter --{name}; {takes}")
    terms = {}
    for parameter in parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.variable] = _term(store, parameter, value)
        elif parameter.required:
            raise QueryError(f"the query needs --{parameter.name}: {parameter.description}")

    if not terms:
        return sparql
    pieces, end = [], 0
    for token in tokenize(sparql):
        if token.text[0] == "$" and (term := terms.get(token.text[1:])):
            pieces += [sparql[end : token.start], term]
            end = token.end
    return "".join([*pieces, sparql[end:]])


def _term(store: GraphStore, parameter: Parameter, value: str) -> str:
    """The value in SPARQL's notation."""
    match parameter.kind:
        case ParameterKind.ENTITY:
            return f"<{find_entity(store, value)}>"
        case ParameterKind.SINCE | ParameterKind.UNTIL:
            days = bounds(value)
            if days is None:
                raise _wrong(parameter, value, "date; 2004, 2004-08 and 2004-08-19 are some")
            day = days[0] if parameter.kind is ParameterKind.SINCE else days[1]
            return f'"{day.isoformat()}"^^<{PREFIXES["xsd"]}date>'
        case ParameterKind.NUMBER if _NUMBER.fullmatch(value):
            return value
        case ParameterKind.TEXT:
            return str(Literal(value))
        case ParameterKind.STATUS if value in set(Status):
            return f"<{NAMESPACE}{value}>"
        case ParameterKind.TYPE if value in load_ontology().fact_classes:
            return f"<{load_ontology().fact_class(value).iri}>"
        case ParameterKind.STATUS:
            raise _wrong(parameter, value, f"status; known: {', '.join(Status)}")
        case ParameterKind.TYPE:
            raise _wrong(parameter, value, f"type of facts; known: {', '.join(load_ontology().fact_classes)}")
        case _:
            raise _wrong(parameter, value, "number")


def _wrong(parameter: Parameter, value: str, wanted: str) -> QueryError:
    return QueryError(f"--{parameter.name}: {value!r} is no {wanted}")
