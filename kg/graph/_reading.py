"""RDF back to facts, entities and documents: the mapping in the other direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.graph import _vocabulary as v
from kg.graph._tables import Tables
from kg.graph._values import AMOUNT_PROPERTIES, amount_filler
from kg.graph.stores import GraphStore
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    Evidence,
    Fact,
    Filler,
    Iri,
    Span,
    Status,
    ValueFiller,
)
from kg.ontology import NAMESPACE, FactClass, Ontology, RoleClass, ValueKind


def read_entities(store: GraphStore, ontology: Ontology) -> tuple[Entity, ...]:
    """The entities of the store, sorted by IRI."""
    tables = Tables(store)
    classes = {class_.iri: class_.name for class_ in ontology.entity_classes.values()}
    return tuple(
        Entity(
            id=Iri(subject),
            type=classes[class_],
            name=_name(tables, subject),
            aliases=tuple(tables.values(subject, v.ALIAS)),
            same_as=tuple(map(Iri, tables.values(subject, v.SAME_AS))),
            identifiers=tuple(
                (scheme, identifier)
                for scheme, property_ in v.IDENTIFIERS.items()
                for identifier in tables.values(subject, property_)
            ),
        )
        for subject, class_ in tables.members(classes)
    )


def read_documents(store: GraphStore) -> tuple[Document, ...]:
    """What the store knows about its documents, sorted by id; without their text, which it does not hold."""
    tables = Tables(store)
    documents = [
        Document(
            id=DocumentId(tables.value(subject, v.DOCUMENT_ID)),
            text="",
            title=tables.value(subject, v.TITLE),
            authors=tuple(tables.in_order(subject, v.CREATOR)),
            date=tables.value(subject, v.PUBLISHED),
            publisher=tables.value(subject, v.PUBLISHER),
            source=tables.value(subject, v.SOURCE),
        )
        for subject in tables.table(v.DOCUMENT_ID)
    ]
    return tuple(sorted(documents, key=lambda document: document.id))


def read_facts(store: GraphStore, ontology: Ontology) -> tuple[Fact, ...]:
    """The facts of the store, by document and place in it; raises ValueError for one without evidence."""
    tables = Tables(store)
    classes = {class_.iri: class_ for class_ in ontology.fact_classes.values()}
    passages = _passages(tables)
    facts = [_fact(tables, subject, classes[class_], passages) for subject, class_ in tables.members(classes)]
    return tuple(sorted(facts, key=lambda fact: (fact.document, fact.evidence[0].sentence, fact.id)))


def _fact(tables: Tables, subject: str, class_: FactClass, passages: Mapping[str, Span]) -> Fact:
    roles = {role.name: fillers for role in class_.roles if (fillers := _fillers(tables, subject, role))}
    return Fact(
        id=Iri(subject),
        type=class_.name,
        document=DocumentId(tables.value(tables.value(subject, v.DERIVED_FROM), v.DOCUMENT_ID)),
        status=Status(tables.value(subject, v.STATUS).removeprefix(NAMESPACE)),
        confidence=float(tables.value(subject, v.CONFIDENCE)),
        roles=roles,
        evidence=tuple(
            _evidence(tables, annotation, class_, passages) for annotation in tables.children(subject, v.EVIDENCE)
        ),
        extractor=tables.value(subject, v.EXTRACTOR),
        attribution=tuple(_entity(tables, iri) for iri in tables.in_order(subject, v.ATTRIBUTED_TO)),
    )


def _fillers(tables: Tables, fact: str, role: RoleClass) -> tuple[Filler, ...]:
    property_ = NamedNode(role.iri)
    if role.kind is ValueKind.ENTITY:
        return tuple(_entity(tables, iri) for iri in tables.in_order(fact, property_))
    if role.kind is ValueKind.MONEY:
        return tuple(_amount(tables, node) for node in tables.children(fact, property_))
    if nodes := tables.fillers(fact, property_):
        return tuple(_value(tables, node) for node in nodes)
    return tuple(ValueFiller(value=value, text=value) for value in tables.values(fact, property_))


def _value(tables: Tables, node: str) -> ValueFiller:
    """What a kg:filler node says; a value without words of its own stands for itself."""
    value = tables.value(node, v.VALUE)
    spoken = node in tables.table(v.SURFACE)
    return ValueFiller(value=value, text=tables.value(node, v.SURFACE) if spoken else value)


def _amount(tables: Tables, node: str) -> ValueFiller:
    return amount_filler({p: value for p in AMOUNT_PROPERTIES if (value := tables.value(node, p))})


def _entity(tables: Tables, iri: str) -> EntityFiller:
    return EntityFiller(id=Iri(iri), name=_name(tables, iri))


def _name(tables: Tables, iri: str) -> str:
    """The fullest label: graphs that were built apart may know different ones."""
    return max(tables.values(iri, v.LABEL), key=len, default="")


def _evidence(tables: Tables, annotation: str, class_: FactClass, passages: Mapping[str, Span]) -> Evidence:
    spans: dict[str, list[Span]] = defaultdict(list)
    for argument in tables.children(annotation, v.ARGUMENT):
        spans[tables.value(argument, v.IN_ROLE)].append(passages[tables.value(argument, v.HAS_TARGET)])
    return Evidence(
        sentence=passages[tables.value(annotation, v.HAS_TARGET)],
        mentions={role.name: tuple(spans[role.iri]) for role in class_.roles if role.iri in spans},
    )


def _passages(tables: Tables) -> dict[str, Span]:
    """The passages of all documents, each with its words."""
    passages = {}
    for quote in tables.table(v.EXACT):
        passage = quote.removesuffix("/quote")
        start, end = (int(tables.value(f"{passage}/position", p)) for p in (v.START, v.END))
        passages[passage] = Span(start=start, end=end, text=tables.value(quote, v.EXACT))
    return passages
