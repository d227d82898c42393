"""Facts as RDF: the mapping in the direction of the graph."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.config import Settings, document_iri
from kg.errors import GraphError
from kg.graph import _vocabulary as v
from kg.graph._shortcuts import shortcut_triples
from kg.graph._values import amount_triples, bound_triples, derived_triples, is_literal, literal
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    Evidence,
    Fact,
    Filler,
    Iri,
    Role,
    Span,
    Status,
)
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_TRUE = (Status.COMPLETED, Status.CURRENT)


def to_quads(
    *,
    facts: Iterable[Fact],
    entities: Iterable[Entity],
    documents: Iterable[Document],
    settings: Settings,
    ontology: Ontology,
) -> Iterator[Quad]:
    """The graph of every document, each quad once; entities are described wherever a fact names them.

    Raises OntologyError for a fact type that the ontology does not have, GraphError for a fact from
    another document.
    """
    by_id = {entity.id: entity for entity in entities}
    told: dict[DocumentId, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.document].append(fact)
    for document in documents:
        graph = NamedNode(document_iri(document, settings))
        triples = _graph_triples(document, graph, told.pop(document.id, []), by_id, ontology)
        yield from (Quad(t.subject, t.predicate, t.object, graph) for t in dict.fromkeys(triples))
    for document_id, (stray, *_) in told.items():
        raise GraphError(f"{stray.id} is from {document_id!r}, which is not among the documents; add it")


def _graph_triples(
    document: Document,
    node: NamedNode,
    facts: Iterable[Fact],
    entities: Mapping[Iri, Entity],
    ontology: Ontology,
) -> Iterator[Triple]:
    yield from _document_triples(document, node)
    for fact in facts:
        yield from _fact_triples(fact, node, ontology)
        yield from shortcut_triples(fact, ontology)
        for filler in _named(fact):
            yield from _entity_triples(filler, entities.get(filler.id), ontology)


def _document_triples(document: Document, node: NamedNode) -> Iterator[Triple]:
    for class_ in v.DOCUMENT_CLASSES:
        yield Triple(node, v.TYPE, class_)
    yield Triple(node, v.LABEL, Literal(document.title or document.id))
    yield Triple(node, v.DOCUMENT_ID, Literal(document.id))
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield Triple(node, v.TEXT_HASH, Literal(digest))
    for property_, text in (
        (v.TITLE, document.title),
        (v.PUBLISHED, document.date),
        (v.PUBLISHER, document.publisher),
        (v.SOURCE, document.source),
    ):
        if text:
            yield Triple(node, property_, Literal(text))
    yield from bound_triples(node, v.PUBLISHED_BETWEEN, (document.date,))
    yield from _ordered(node, v.CREATOR, "creator", tuple(map(Literal, document.authors)))


def _entity_triples(filler: EntityFiller, entity: Entity | None, ontology: Ontology) -> Iterator[Triple]:
    node = NamedNode(filler.id)
    yield Triple(node, v.LABEL, Literal(entity.name if entity else filler.name))
    if entity is None:  # a document that is somebody's work
        return
    class_ = ontology.entity_classes[entity.type]
    for iri in (class_.iri, *class_.also):
        yield Triple(node, v.TYPE, NamedNode(iri))
    for alias in entity.aliases:
        yield Triple(node, v.ALIAS, Literal(alias))
    for same in entity.same_as:
        yield Triple(node, v.SAME_AS, NamedNode(same))
    for scheme, identifier in entity.identifiers:
        yield Triple(node, v.IDENTIFIERS[scheme], Literal(identifier))


def _fact_triples(fact: Fact, document: NamedNode, ontology: Ontology) -> Iterator[Triple]:
    node, class_ = NamedNode(fact.id), ontology.fact_class(fact.type)
    true = fact.status in _TRUE
    for iri in (class_.iri, *(class_.also if true else ())):
        yield Triple(node, v.TYPE, NamedNode(iri))
    headline = _headline(fact, class_)
    yield Triple(node, v.LABEL, Literal(headline if true else f"{headline} ({fact.status})"))
    yield Triple(node, v.STATUS, v.kg_term(fact.status))
    yield Triple(node, v.CONFIDENCE, v.decimal(f"{Decimal(repr(fact.confidence)):f}"))
    yield Triple(node, v.EXTRACTOR, Literal(fact.extractor))
    yield Triple(node, v.DERIVED_FROM, document)
    sources = tuple(NamedNode(source.id) for source in fact.attribution)
    yield from _ordered(node, v.ATTRIBUTED_TO, "attribution", sources)
    roles = {role.name: role for role in class_.roles}
    for name, fillers in fact.roles.items():
        yield from _role_triples(node, roles[name], fillers)
    for number, evidence in enumerate(fact.evidence, 1):
        annotation = v.child(node, "evidence", number)
        yield Triple(node, v.EVIDENCE, annotation)
        yield from _evidence_triples(annotation, evidence, document, roles)


def _role_triples(fact: NamedNode, role: RoleClass, fillers: tuple[Filler, ...]) -> Iterator[Triple]:
    property_ = NamedNode(role.iri)
    if role.kind is ValueKind.ENTITY:
        things = tuple(NamedNode(filler.id) for filler in fillers if isinstance(filler, EntityFiller))
        yield from _ordered(fact, property_, role.name, things)
        return
    values = [filler for filler in fillers if not isinstance(filler, EntityFiller)]
    if role.kind is ValueKind.MONEY:
        for number, value in enumerate(values, 1):
            node = v.child(fact, role.name, number)
            yield Triple(fact, property_, node)
            yield from amount_triples(node, value)
        return
    terms = tuple(literal(value.value, role.kind) for value in values)
    words = tuple(None if is_literal(value) else value.text for value in values)
    yield from _ordered(fact, property_, role.name, terms, words)
    yield from derived_triples(fact, role, tuple(term.value for term in terms))


def _ordered(
    subject: NamedNode,
    property_: NamedNode,
    name: str,
    terms: Sequence[NamedNode | Literal],
    words: Sequence[str | None] = (),
) -> Iterator[Triple]:
    """A property's values, with kg:filler nodes where their order or their words would be lost."""
    values = [term.value for term in terms]
    yield from (Triple(subject, property_, term) for term in terms if term.value)
    if values == sorted(set(values)) and not any(word is not None for word in words):
        return
    for number, term in enumerate(terms, 1):
        node = v.child(subject, name, number)
        yield Triple(subject, v.FILLER, node)
        yield Triple(node, v.IN_ROLE, property_)
        if term.value:
            yield Triple(node, v.VALUE, term)
        if words and (word := words[number - 1]) is not None:
            yield Triple(node, v.SURFACE, Literal(word))


def _evidence_triples(
    node: NamedNode, evidence: Evidence, document: NamedNode, roles: Mapping[Role, RoleClass]
) -> Iterator[Triple]:
    yield from _annotation_triples(node, evidence.sentence, document)
    for name, spans in evidence.mentions.items():
        for number, span in enumerate(spans, 1):
            argument = v.child(node, name, number)
            yield Triple(node, v.ARGUMENT, argument)
            yield Triple(argument, v.IN_ROLE, NamedNode(roles[name].iri))
            yield from _annotation_triples(argument, span, document)


def _annotation_triples(node: NamedNode, span: Span, document: NamedNode) -> Iterator[Triple]:
    """W3C Web Annotation Data Model, section 4: a passage, selected by its place and by its words."""
    passage = v.child(document, "passage", f"{span.start}-{span.end}")
    position, quote = v.child(passage, "position"), v.child(passage, "quote")
    yield Triple(node, v.TYPE, v.ANNOTATION)
    yield Triple(node, v.HAS_TARGET, passage)
    yield Triple(passage, v.TYPE, v.SPECIFIC_RESOURCE)
    yield Triple(passage, v.HAS_SOURCE, document)
    yield Triple(passage, v.HAS_SELECTOR, position)
    yield Triple(passage, v.HAS_SELECTOR, quote)
    yield Triple(position, v.TYPE, v.POSITION_SELECTOR)
    yield Triple(position, v.START, Literal(span.start))
    yield Triple(position, v.END, Literal(span.end))
    yield Triple(quote, v.TYPE, v.QUOTE_SELECTOR)
    yield Triple(quote, v.EXACT, Literal(span.text))


def _named(fact: Fact) -> Iterator[EntityFiller]:
    """The entities of a fact: those in its roles, and who says so."""
    for fillers in (*fact.roles.values(), fact.attribution):
        yield from (filler for filler in fillers if isinstance(filler, EntityFiller))


def _headline(fact: Fact, class_: FactClass) -> str:
    """ "Ostrava Power acquired Lumen"; "Lumen: founding" where the other end is not filled."""
    first, last = class_.ends or (class_.required[0], class_.required[-1])
    left, right = (list(map(_name, fact.roles.get(role, ()))) for role in (first, last))
    if first == last:
        left, right = left[:1], left[1:]
    if left and (right or not class_.ends):
        return f"{', '.join(left)} {class_.verb} {', '.join(right)}".strip()
    return f"{', '.join(map(_name, fact.roles.get(class_.required[0], ())))}: {class_.label}"


def _name(filler: Filler) -> str:
    return filler.name if isinstance(filler, EntityFiller) else filler.value or filler.text
