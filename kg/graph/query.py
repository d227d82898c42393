"""SPARQL over the graph, with the usual prefixes known and with errors that help."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pyoxigraph
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.graph.answer import Answer
from kg.graph.guard import datasets_among, refuse_foreign
from kg.graph.parameters import fill_parameters
from kg.graph.prefixes import PREFIXES
from kg.graph.shipped import load_query, parameters_of
from kg.graph.stores import GraphStore
from kg.graph.syntax import explain
from kg.graph.tokens import Token, iter_iris, tokenize
from kg.ontology import NAMESPACE, ontology_files

_WRITING = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_NAME = re.compile(r"[\w-]+")
_LONGEST = 10_000
"""Characters of a query that is remembered to be in order."""


def run_query(store: GraphStore, query: str, parameters: Mapping[str, str] = MappingProxyType({})) -> Answer:
    """Ask the default graph, the union of all, in SPARQL or by the name of a shipped query.

    `parameters` are values for what the query declares (see `kg.graph.parameters`): {"company": "Amazon"}.
    The prefixes of `PREFIXES` need no declaration. Raises NotFoundError for a parameter that names nothing,
    QueryError for wrong parameters or syntax, for kg: terms that the ontology does not have, and for what would
    change the graph or leave this machine: updates, SERVICE, FROM <file:...>.
    """
    sparql = fill_query(store, query, parameters)
    check = _check if len(sparql) <= _LONGEST else _check.__wrapped__
    check(sparql)

    def ask() -> QuerySolutions | QueryBoolean | QueryTriples:
        return store.query(sparql, prefixes=dict(PREFIXES))

    try:
        return Answer(ask)
    except SyntaxError as error:
        raise QueryError(explain(sparql, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def fill_query(store: GraphStore, query: str, parameters: Mapping[str, str]) -> str:
    """The SPARQL of a query, or of the shipped query of this name, with the values in the places of its parameters."""
    text = load_query(query).sparql if _NAME.fullmatch(query) else query
    return fill_parameters(store, text, parameters_of(text), parameters)


@functools.lru_cache(maxsize=256)
def _check(sparql: str) -> None:
    """Raise QueryError for what `run_query` refuses before the engine sees it; queries that passed are remembered."""
    tokens = tokenize(sparql)
    _refuse_writing(tokens)
    refuse_foreign(sparql)
    for graph in datasets_among(tokens):
        if graph.lower().startswith("file:"):
            raise QueryError(f"FROM <{graph}> would read a file; load it with --data instead")
    _check_terms(tokens)


def _refuse_writing(tokens: Sequence[Token]) -> None:
    words = (token.text.upper() for token in tokens if token.kind == "word")
    verb = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    if verb in _WRITING:
        raise QueryError(f"{verb} would change the graph; queries only read: SELECT, ASK, CONSTRUCT, DESCRIBE")


def _check_terms(tokens: Sequence[Token]) -> None:
    """A misspelt term would give an empty answer: say so instead."""
    for _, iri in iter_iris(tokens, PREFIXES):
        term = iri.removeprefix(NAMESPACE)
        if term in ("", iri) or term in _terms():
            continue
        near = difflib.get_close_matches(term, sorted(_terms()), n=1)
        hint = f"; did you mean kg:{near[0]}?" if near else ""
        raise QueryError(f"kg:{term} is not in {ontology_files()[0].name}{hint}")


@functools.cache
def _terms() -> frozenset[str]:
    """Every name that the ontology declares in our namespace."""
    quads = pyoxigraph.parse(path=str(ontology_files()[0]), format=pyoxigraph.RdfFormat.TURTLE)
    subjects = (str(quad.subject)[1:-1] for quad in quads)
    return frozenset(s.removeprefix(NAMESPACE) for s in subjects if s.startswith(NAMESPACE))
