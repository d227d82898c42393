"""Entities by the name that a user types, asked of the store and not of all entities in memory."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import NotFoundError
from kg.graph.prefixes import PREFIXES
from kg.graph.stores import GraphStore
from kg.model import Iri
from kg.ontology import load_ontology

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MOST = 10
"""Candidates that are told when a name may mean several."""


def find_entity(store: GraphStore, name: str) -> Iri:
    """The entity that a name means, by the strictest reading that fits any.

    The readings: an IRI or its end ("org/amazon"), a name, another name, either in any case, the beginning of
    either. Raises NotFoundError where nothing fits, with the nearest names, or several things do, with all.
    """
    for pattern in _readings(name):
        found = _ask(
            store, f"SELECT DISTINCT ?thing ?label WHERE {{ {pattern} ?thing a ?class . {_among()} {_LABEL} }}"
        )
        things = dict(sorted(found, key=lambda pair: (pair[1], pair[0])))
        if len(things) == 1:
            return Iri(next(iter(things)))
        if things:
            meant = "\n".join(f"  {label}  {iri}" for iri, label in list(things.items())[:_MOST])
            raise NotFoundError(f"{name!r} may mean any of these; name one in full or by its IRI:\n{meant}")
    raise NotFoundError(f"no entity is called {name!r}{_near(store, name)}")


_LABEL = "?thing rdfs:label ?label ."


def _readings(name: str) -> Iterator[str]:
    text = Literal(name)
    if _IRI.fullmatch(name):
        yield f"VALUES ?thing {{ {NamedNode(name)} }}"
    if "/" in name:
        yield f"?thing a ?kind . FILTER(STRENDS(STR(?thing), {Literal('/' + name)}))"
    yield f"?thing rdfs:label {text} ."
    yield f"?thing skos:altLabel {text} ."
    folded = Literal(" ".join(name.split()).lower())
    yield f"?thing rdfs:label|skos:altLabel ?name . FILTER(LCASE(STR(?name)) = {folded})"
    if folded.value:
        yield f"?thing rdfs:label|skos:altLabel ?name . FILTER(STRSTARTS(LCASE(STR(?name)), {folded}))"


def _near(store: GraphStore, name: str) -> str:
    found = _ask(store, f"SELECT DISTINCT ?thing ?label WHERE {{ ?thing a ?class . {_among()} {_LABEL} }}")
    names = {label.lower(): label for _, label in found}
    near = [names[match] for match in difflib.get_close_matches(name.lower(), sorted(names), n=3)]
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else "; `kg query names` tells all names"


def _among() -> str:
    classes = ", ".join(f"<{class_.iri}>" for class_ in load_ontology().entity_classes.values())
    return f"FILTER(?class IN ({classes}))"


def _ask(store: GraphStore, sparql: str) -> list[tuple[str, str]]:
    rows = store.query(sparql, prefixes=dict(PREFIXES))
    assert isinstance(rows, QuerySolutions)
    return sorted({(row["thing"].value, row["label"].value) for row in rows})
