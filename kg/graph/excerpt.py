"""A few facts out of a large store, with all that hangs on them: what a page about one entity needs.

The excerpt is a store itself, so that `read_facts`, `read_entities` and `read_documents` read it as any other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.graph import _vocabulary as v
from kg.model import DocumentId, FactType, Iri
from kg.ontology import Ontology, ValueKind

_PARTS = frozenset({v.EVIDENCE, v.ARGUMENT, v.FILLER, v.HAS_TARGET, v.HAS_SELECTOR, v.HAS_SOURCE, v.DERIVED_FROM})
"""Properties whose values are told in full; of other things only the names and the type."""
_TELLS = v.kg_term("tells")
_TOGETHER = (v.kg_term("stage"), v.kg_term("side"))
"""From a story to its stages, from a disagreement to its sides."""
_NAMING = (v.TYPE, v.LABEL, v.ALIAS)


def excerpt(store: Store, subjects: Iterable[Iri]) -> Store:
    """The statements about these facts, entities or documents and about everything that belongs to them."""
    found = Store()
    waiting = deque(map(NamedNode, subjects))
    told, named = set(waiting), set[NamedNode]()
    while waiting:
        subject = waiting.popleft()
        quads = list(store.quads_for_pattern(subject, None, None, DefaultGraph()))
        found.extend(quads)
        for quad in quads:
            value = quad.object
            if not isinstance(value, NamedNode) or quad.predicate == v.TYPE:
                continue
            if quad.predicate in _PARTS or value.value.startswith(f"{subject.value}/"):
                if value not in told:
                    told.add(value)
                    waiting.append(value)
            elif value not in named:
                named.add(value)
                for property_ in _NAMING:
                    found.extend(store.quads_for_pattern(value, property_, None, DefaultGraph()))
    return found


def told_together(store: Store, facts: Iterable[Iri]) -> Store:
    """The stories and disagreements that some facts take part in, as an excerpt."""
    telling = {
        Iri(_subject(quad))
        for fact in facts
        for quad in store.quads_for_pattern(None, _TELLS, NamedNode(fact), DefaultGraph())
    }
    wholes = {
        Iri(_subject(quad))
        for part in telling
        for property_ in _TOGETHER
        for quad in store.quads_for_pattern(None, property_, NamedNode(part), DefaultGraph())
    }
    return excerpt(store, sorted(telling | wholes))


def facts_with(store: Store, entity: Iri, ontology: Ontology) -> dict[Iri, FactType]:
    """The facts in which an entity fills a role, sorted, with their types."""
    roles = {
        role.iri for kind in ontology.fact_classes.values() for role in kind.roles if role.kind is ValueKind.ENTITY
    }
    quads = store.quads_for_pattern(None, None, NamedNode(entity), DefaultGraph())
    return _typed(store, {_subject(quad) for quad in quads if quad.predicate.value in roles}, ontology)


def facts_of(store: Store, document: Iri, ontology: Ontology) -> dict[Iri, FactType]:
    """The facts that a document says, sorted, with their types."""
    quads = store.quads_for_pattern(None, v.DERIVED_FROM, NamedNode(document), DefaultGraph())
    return _typed(store, set(map(_subject, quads)), ontology)


def _typed(store: Store, subjects: Iterable[str], ontology: Ontology) -> dict[Iri, FactType]:
    """Those of the subjects that are facts: a shortcut such as kg:acquirer has other subjects."""
    classes = {kind.iri: kind.name for kind in ontology.fact_classes.values()}
    return {
        Iri(subject): classes[Iri(quad.object.value)]
        for subject in sorted(subjects)
        for quad in store.quads_for_pattern(NamedNode(subject), v.TYPE, None, DefaultGraph())
        if isinstance(quad.object, NamedNode) and quad.object.value in classes
    }


def document_iris(store: Store) -> dict[DocumentId, Iri]:
    """The documents of a store, or of an excerpt, by id."""
    quads = store.quads_for_pattern(None, v.DOCUMENT_ID, None, DefaultGraph())
    return {DocumentId(_text(quad)): Iri(_subject(quad)) for quad in quads}


def text_hash(store: Store, document: Iri) -> str:
    """The SHA-256 of a document's text in UTF-8, hexadecimal; "" if the store does not know the document."""
    quads = store.quads_for_pattern(NamedNode(document), v.TEXT_HASH, None, DefaultGraph())
    return next(map(_text, quads), "")


def _subject(quad: Quad) -> str:
    return str(getattr(quad.subject, "value", ""))


def _text(quad: Quad) -> str:
    return str(getattr(quad.object, "value", ""))
