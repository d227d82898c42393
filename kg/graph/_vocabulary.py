"""The terms of the RDF that do not depend on a fact's type."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.model import Iri
from kg.ontology import NAMESPACE

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_OA = "http://www.w3.org/ns/oa#"
_DCTERMS = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"

DATE = NamedNode(_XSD + "date")
DECIMAL = NamedNode(_XSD + "decimal")
INTEGER = NamedNode(_XSD + "integer")

TYPE = NamedNode(_RDF + "type")
VALUE = NamedNode(_RDF + "value")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ALIAS = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
DERIVED_FROM = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")

SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
IDENTIFIERS = {
    "isin": NamedNode(NAMESPACE + "isin"),
    "lei": NamedNode(_SCHEMA + "leiCode"),
    "ticker": NamedNode(_SCHEMA + "tickerSymbol"),
}
"""Schemes of identifiers of entities."""

STATUS = NamedNode(NAMESPACE + "status")
CONFIDENCE = NamedNode(NAMESPACE + "confidence")
EXTRACTOR = NamedNode(NAMESPACE + "extractor")
ATTRIBUTED_TO = NamedNode(NAMESPACE + "attributedTo")
FILLER = NamedNode(NAMESPACE + "filler")
IN_ROLE = NamedNode(NAMESPACE + "inRole")
SURFACE = NamedNode(NAMESPACE + "surface")
PERCENT = NamedNode(NAMESPACE + "percent")
EVIDENCE = NamedNode(NAMESPACE + "evidence")
ARGUMENT = NamedNode(NAMESPACE + "argument")

MONETARY_AMOUNT = NamedNode(_SCHEMA + "MonetaryAmount")
AMOUNT = NamedNode(_SCHEMA + "value")
LOWEST = NamedNode(_SCHEMA + "minValue")
HIGHEST = NamedNode(_SCHEMA + "maxValue")
CURRENCY = NamedNode(_SCHEMA + "currency")
UNIT = NamedNode(NAMESPACE + "unit")

ANNOTATION = NamedNode(_OA + "Annotation")
HAS_TARGET = NamedNode(_OA + "hasTarget")
SPECIFIC_RESOURCE = NamedNode(_OA + "SpecificResource")
HAS_SOURCE = NamedNode(_OA + "hasSource")
HAS_SELECTOR = NamedNode(_OA + "hasSelector")
POSITION_SELECTOR = NamedNode(_OA + "TextPositionSelector")
QUOTE_SELECTOR = NamedNode(_OA + "TextQuoteSelector")
START = NamedNode(_OA + "start")
END = NamedNode(_OA + "end")
EXACT = NamedNode(_OA + "exact")

DOCUMENT_CLASSES = (NamedNode(NAMESPACE + "Document"), NamedNode(_SCHEMA + "CreativeWork"))
DOCUMENT_ID = NamedNode(NAMESPACE + "documentId")
TEXT_HASH = NamedNode(NAMESPACE + "textHash")
TITLE = NamedNode(_DCTERMS + "title")
CREATOR = NamedNode(_DCTERMS + "creator")
PUBLISHED = NamedNode(_DCTERMS + "date")
PUBLISHER = NamedNode(_DCTERMS + "publisher")
SOURCE = NamedNode(_DCTERMS + "source")

PUBLISHED_BETWEEN = (Iri(NAMESPACE + "earliest"), Iri(NAMESPACE + "latest"))
"""The first and the last day that a document's date allows."""


def kg_term(name: str) -> NamedNode:
    """A term of our own namespace."""
    return NamedNode(NAMESPACE + name)


def child(parent: NamedNode, *steps: str | int) -> NamedNode:
    """The IRI of a node that belongs to another one: <fact>/evidence/1."""
    return NamedNode("/".join([parent.value, *map(str, steps)]))


def number_of(node: str) -> int:
    """The place in the order that the IRI of a child ends in."""
    return int(node.rpartition("/")[2])


def decimal(digits: str) -> Literal:
    """A number in decimal digits as xsd:decimal, which a store may write otherwise: 75.50 as 75.5."""
    return Literal(digits, datatype=DECIMAL)
