"""SPARQL over the graph, with the usual prefixes known and with errors that help."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyoxigraph
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.graph.answer import Answer
from kg.graph.parameters import fill_parameters
from kg.graph.prefixes import PREFIXES
from kg.graph.shipped import load_query, parameters_of
from kg.graph.stores import GraphStore
from kg.graph.syntax import explain
from kg.ontology import NAMESPACE, ontology_files

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<iri><[^\s<>"{}|^`\\]*>)
    |(?P<comment>\#[^\n]*)
    |(?P<name>[\w.-]*:(?:[\w.:%-]*[\w:%-])?(?:\\.[\w.:%-]*)*)
    |(?P<word>[?$@]?\w+)""",
    re.VERBOSE | re.DOTALL,
)
_WRITING = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_Token = tuple[str, str]
_NAME = re.compile(r"[\w-]+")


def run_query(store: GraphStore, query: str, parameters: Mapping[str, str] = MappingProxyType({})) -> Answer:
    """Ask the default graph, the union of all, in SPARQL or by the name of a shipped query.

    `parameters` are values for what the query declares (see `kg.graph.parameters`): {"company": "Amazon"}.
    The prefixes of `PREFIXES` need no declaration. Raises NotFoundError for a parameter that names nothing,
    QueryError for wrong parameters or syntax, for kg: terms that the ontology does not have, and for what would
    change the graph or leave this machine: updates, SERVICE, FROM <file:...>.
    """
    sparql = fill_query(store, query, parameters)
    tokens = list(_tokens(sparql))
    _refuse_unsafe(tokens)
    _check_terms(tokens)

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


def _tokens(sparql: str) -> Iterator[_Token]:
    """Strings, IRIs, prefixed names and words, these in capitals."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield kind, match.group().upper() if kind == "word" else match.group()


def _refuse_unsafe(tokens: list[_Token]) -> None:
    words = [text for kind, text in tokens if kind == "word"]
    verb = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    if verb in _WRITING:
        raise QueryError(f"{verb} would change the graph; queries only read: SELECT, ASK, CONSTRUCT, DESCRIBE")
    if "SERVICE" in words:
        raise QueryError("SERVICE would ask another machine; queries stay in this graph")
    for (_, before), (kind, text) in itertools.pairwise(tokens):
        if before in {"FROM", "NAMED"} and kind == "iri" and text.lower().startswith("<file:"):
            raise QueryError(f"FROM {text} would read a file; load it with --data instead")


def _check_terms(tokens: list[_Token]) -> None:
    """A misspelt term would give an empty answer: say so instead."""
    for term in _own_terms(tokens):
        if term in _terms():
            continue
        near = difflib.get_close_matches(term, sorted(_terms()), n=1)
        hint = f"; did you mean kg:{near[0]}?" if near else ""
        raise QueryError(f"kg:{term} is not in {ontology_files()[0].name}{hint}")


def _own_terms(tokens: list[_Token]) -> Iterator[str]:
    """The names of our namespace that the query uses, whatever prefix it gives them."""
    prefixes: Mapping[str, str] = dict(PREFIXES) | {
        name[:-1]: iri[1:-1]
        for (_, word), (_, name), (kind, iri) in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word == "PREFIX" and kind == "iri"
    }
    for kind, text in tokens:
        if kind == "iri":
            iri = text[1:-1]
        elif kind == "name":
            prefix, _, local = text.partition(":")
            iri = prefixes.get(prefix, "") + local.rstrip(".")
        else:
            continue
        if iri.startswith(NAMESPACE) and iri != NAMESPACE:
            yield iri.removeprefix(NAMESPACE)


@functools.cache
def _terms() -> frozenset[str]:
    """Every name that the ontology declares in our namespace."""
    quads = pyoxigraph.parse(path=str(ontology_files()[0]), format=pyoxigraph.RdfFormat.TURTLE)
    subjects = (str(quad.subject)[1:-1] for quad in quads)
    return frozenset(s.removeprefix(NAMESPACE) for s in subjects if s.startswith(NAMESPACE))
