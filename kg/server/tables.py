"""The rows of an answer for a page: what to read, and where it leads."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Triple

from kg.config import Settings
from kg.graph import PREFIXES
from kg.model import Iri
from kg.ontology import NAMESPACE, load_ontology

Json = dict[str, Any]
_Term = NamedNode | BlankNode | Literal | Triple
_TYPE, _LABEL = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")
_NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("integer", "decimal", "double"))

_NOTHING: Json = {"text": "", "number": False, "page": "", "iri": ""}


def table(store: Store, answer: QuerySolutions, *, most: int) -> Json:
    """The first rows of an answer; each cell with its words and, if it is or names one, an entity or document."""
    links = _Links(store)
    rows = [[links.cell(term) for term in solution] for solution in islice(answer, most)]
    more = next(answer, None) is not None
    return {"variables": [variable.value for variable in answer.variables], "rows": rows, "more": more}


class _Links:
    """Finds the pages to which the cells of a table lead."""

    def __init__(self, store: Store) -> None:
        ontology = load_ontology()
        self._store = store
        self._pages = {kind.iri: "entity" for kind in ontology.entity_classes.values()}
        self._pages[Iri(NAMESPACE + "Document")] = "document"
        self._known: dict[_Term, Json] = {}

    def cell(self, term: _Term | None) -> Json:
        if term is None:
            return _NOTHING
        if term not in self._known:
            self._known[term] = self._cell(term)
        return self._known[term]

    def _cell(self, term: _Term) -> Json:
        if isinstance(term, NamedNode):
            return {**_NOTHING, "text": _short(term.value), **self._link(term)}
        if not isinstance(term, Literal):
            return {**_NOTHING, "text": str(term)}
        called = self._store.quads_for_pattern(None, _LABEL, term, DefaultGraph())
        links = [link for quad in called if (link := self._link(quad.subject))]
        return {
            **_NOTHING,
            "text": term.value,
            "number": term.datatype.value in _NUMBERS,
            **(links[0] if len(links) == 1 else {}),
        }

    def _link(self, node: Any) -> Json:
        """The page of a node; {} if it has none."""
        if not isinstance(node, NamedNode):
            return {}
        types = self._store.quads_for_pattern(node, _TYPE, None, DefaultGraph())
        pages = sorted(page for quad in types if (page := self._pages.get(Iri(getattr(quad.object, "value", "")))))
        return {"page": pages[0], "iri": node.value} if pages else {}


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(Settings().base)
