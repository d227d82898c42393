"""RDF -> KnownEntity: whatever has a label."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.authorities._records import known_of, type_of
from kg.errors import AuthorityError
from kg.model import KnownEntity

RDF_SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
_SCHEMAS = ("https://schema.org/", "http://schema.org/")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_WDT = "http://www.wikidata.org/prop/direct/"
_TYPES = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type",)
_LABELS = (
    _SKOS + "prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    *(schema + "name" for schema in _SCHEMAS),
    "http://xmlns.com/foaf/0.1/name",
    "http://purl.org/dc/terms/title",
)
_ALIASES = (
    _SKOS + "altLabel",
    _SKOS + "hiddenLabel",
    *(schema + word for schema in _SCHEMAS for word in ("alternateName", "legalName")),
)
_SAME_AS = (
    "http://www.w3.org/2002/07/owl#sameAs",
    _SKOS + "exactMatch",
    *(schema + "sameAs" for schema in _SCHEMAS),
)
_IDENTIFIERS = {
    "lei": (*(schema + "leiCode" for schema in _SCHEMAS), _WDT + "P1278"),
    "isin": ("https://w3id.org/company-people-kg/ns#isin", _WDT + "P946"),
    "ticker": (*(schema + "tickerSymbol" for schema in _SCHEMAS), _WDT + "P249"),
}


def read_rdf(path: Path) -> list[KnownEntity]:
    """The labelled things of a file, sorted by IRI; an English label is its name, or one without a language, or any.

    Raises AuthorityError if the file is no RDF of its kind, or if nothing in it has a label.
    """
    told: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=str(path), format=RDF_SUFFIXES[path.suffix.lower()]):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, BlankNode | Triple) and not isinstance(value, BlankNode | Triple):
                told[subject.value][quad.predicate.value].append(value)
    except (SyntaxError, ValueError) as error:
        raise AuthorityError(f"{path}: is not valid RDF ({error})") from error
    known = [_known(iri, properties, path) for iri, properties in sorted(told.items()) if _named(properties)]
    if not known:
        raise AuthorityError(f"{path}: nothing in it has a label; give what it describes an rdfs:label")
    return known


def _named(properties: dict[str, list[NamedNode | Literal]]) -> list[str]:
    """The labels, the best first."""
    labels = [
        (_rank(value), place, value.value)
        for place, label in enumerate(_LABELS)
        for value in properties.get(label, ())
        if isinstance(value, Literal) and value.value.strip()
    ]
    return [text for _, _, text in sorted(labels)]


def _rank(label: Literal) -> int:
    language = (label.language or "").partition("-")[0]
    return 0 if language == "en" else 1 if not language else 2


def _known(iri: str, properties: dict[str, list[NamedNode | Literal]], path: Path) -> KnownEntity:
    def texts(*names: str) -> list[str]:
        return sorted({value.value for name in names for value in properties.get(name, ())})

    record = {
        "id": iri,
        "name": _named(properties),
        "aliases": texts(*_ALIASES),
        "type": [name for name in texts(*_TYPES) if type_of(name)],
        "sameas": [same for same in texts(*_SAME_AS) if ":" in same],
        **{scheme: texts(*names) for scheme, names in _IDENTIFIERS.items()},
    }
    return known_of(record, f"{path}, {iri}")
