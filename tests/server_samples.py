"""A small graph, made by hand: three named graphs as the protocol's cases want them, and a document with facts."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.config import Settings, document_iri
from kg.graph import to_quads
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
    Evidence,
    Fact,
    FactType,
    Iri,
    Role,
    Status,
    ValueFiller,
)
from kg.ontology import load_ontology

BASE = Settings().base
DATA = "http://kasei.us/2009/09/sparql/data/data"
"""The graphs of the protocol's cases: data1, data2 and data3, as in the test suite of the W3C."""
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TEXT = "Ostrava Power bought Lumen for 75.50 million euros in August 2004.\n\nAda Novak may run it one day."
DOCUMENT = Document(id=DocumentId("deal.txt"), text=TEXT, title="A deal", source="https://example.org/deal")
DOCUMENT_IRI = document_iri(DOCUMENT, Settings())


def entity(slug: str, name: str, type_: str = "organization", *aliases: str) -> Entity:
    return Entity(id=Iri(BASE + slug), type=EntityType(type_), name=name, aliases=aliases)


OSTRAVA = entity("org/ostrava-power", "Ostrava Power", "organization", "OP")
LUMEN = entity("org/lumen", "Lumen")
ADA = entity("person/ada-novak", "Ada Novak", "person")
ENTITIES = (OSTRAVA, LUMEN, ADA)


def thing(named: Entity) -> EntityFiller:
    return EntityFiller(id=named.id, name=named.name)


def evidence(sentence: str, **mentions: str) -> Evidence:
    """A sentence of TEXT and the words in it that fill roles."""
    start = TEXT.index(sentence)
    spans = {role: start + sentence.index(words) for role, words in mentions.items()}
    return Evidence(
        sentence=DOCUMENT.span(start, start + len(sentence)),
        mentions={Role(role): (DOCUMENT.span(place, place + len(mentions[role])),) for role, place in spans.items()},
    )


_DEAL, _JOB = TEXT.split("\n\n")
ACQUISITION = Fact(
    id=Iri(BASE + "fact/acquisition-1"),
    type=FactType("acquisition"),
    document=DOCUMENT.id,
    status=Status.COMPLETED,
    confidence=0.9,
    roles={
        Role("acquirer"): (thing(OSTRAVA),),
        Role("target"): (thing(LUMEN),),
        Role("price"): (ValueFiller(value="75500000 EUR", text="75.50 million euros"),),
        Role("date"): (ValueFiller(value="2004-08", text="August 2004"),),
    },
    evidence=(
        evidence(_DEAL, acquirer="Ostrava Power", target="Lumen", price="75.50 million euros", date="August 2004"),
    ),
    extractor="by hand",
)
EMPLOYMENT = Fact(
    id=Iri(BASE + "fact/employment-1"),
    type=FactType("employment"),
    document=DOCUMENT.id,
    status=Status.PLANNED,
    confidence=0.5,
    roles={Role("person"): (thing(ADA),), Role("organization"): (thing(LUMEN),)},
    evidence=(evidence(_JOB, person="Ada Novak", organization="it"),),
    extractor="by hand",
)


def quads() -> Iterator[Quad]:
    yield from to_quads(
        facts=(ACQUISITION, EMPLOYMENT),
        entities=ENTITIES,
        documents=(DOCUMENT,),
        settings=Settings(),
        ontology=load_ontology(),
    )
    for number in (1, 2, 3):
        graph = NamedNode(f"{DATA}{number}.rdf")
        yield Quad(graph, LABEL, Literal(f"data {number}"), graph)
