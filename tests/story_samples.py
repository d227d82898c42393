"""Facts of several documents, written in one line each, for the tests of corroboration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.config import Settings
from kg.entities import corroborate
from kg.model import (
    Document,
    DocumentId,
    EntityFiller,
    Evidence,
    Fact,
    FactType,
    Filler,
    Iri,
    Role,
    Span,
    Status,
    ValueFiller,
)
from kg.ontology import ValueKind, load_ontology
from kg.stories import Corroboration

BASE = Settings().base


def document(name: str, date: str = "", publisher: str = "", text: str = "") -> Document:
    return Document(id=DocumentId(name), text=text, date=date, publisher=publisher)


def fact(type_: str, document: str, status: str = "completed", by: str = "", **roles: str) -> Fact:
    """A fact; several fillers of a role are separated by "|"."""
    kinds = {role.name: role.kind for role in load_ontology().fact_class(type_).roles}
    slug = "-".join([type_, document, status, *roles.values()]).lower().replace(" ", "-").replace("|", "-")
    return Fact(
        id=Iri(f"{BASE}fact/{slug}"),
        type=FactType(type_),
        document=DocumentId(document),
        status=Status(status),
        confidence=0.8,
        roles={
            Role(r): tuple(_filler(kinds[Role(r)], word) for word in words.split("|")) for r, words in roles.items()
        },
        evidence=(Evidence(sentence=Span(start=0, end=3, text="It."), mentions={}),),
        extractor="by hand",
        attribution=(thing(by),) if by else (),
    )


def thing(name: str) -> EntityFiller:
    return EntityFiller(id=Iri(f"{BASE}org/{name.lower().replace(' ', '-')}"), name=name)


def _filler(kind: ValueKind, words: str) -> Filler:
    return thing(words) if kind is ValueKind.ENTITY else ValueFiller(value=words, text=words)


def told(
    facts: Iterable[Fact], documents: Iterable[Document] = (), copies: Mapping[DocumentId, DocumentId] | None = None
) -> Corroboration:
    """What the facts tell together; a document that is not given has no date and no publisher."""
    facts = list(facts)
    known = {d.id: d for d in documents}
    every = [known.get(f.document) or document(f.document) for f in facts]
    return corroborate(facts, every, copies or {}, settings=Settings(), ontology=load_ontology())
