"""Small graphs from lines like ("acquisition", "completed", {"acquirer": "Ostrava Power", "target": "Lumen"})."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pyoxigraph import Store

from kg.config import Settings
from kg.graph import memory_store, to_quads
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
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
from kg.ontology import load_ontology

BASE = Settings().base
_SYMBOLS = re.compile(r"\W+")
Told = tuple[str, str, dict[str, str]]


class ToldGraph:
    """Facts of documents; "|" separates fillers; the role "by" is the attribution, "sure" the confidence."""

    def __init__(
        self, names: Mapping[str, Sequence[str]], aliases: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        classes = load_ontology().entity_classes
        self.entities = {
            name: Entity(
                id=Iri(f"{BASE}{classes[EntityType(kind)].slug}/{_SYMBOLS.sub('-', name.lower())}"),
                type=EntityType(kind),
                name=name,
                aliases=(aliases or {}).get(name, ()),
            )
            for kind, known in names.items()
            for name in known
        }

    def store(self, told: Mapping[Document, Sequence[Told]]) -> Store:
        rows = [(document, *row) for document, rows in told.items() for row in rows]
        return memory_store(
            to_quads(
                facts=[self.fact(number, *row) for number, row in enumerate(rows)],
                entities=self.entities.values(),
                documents=told,
                settings=Settings(),
                ontology=load_ontology(),
            )
        )

    def fact(self, number: int, document: Document, type_: str, status: str, roles: Mapping[str, str]) -> Fact:
        filled = {role: text for role, text in roles.items() if role not in ("by", "sure")}
        sentence = document.text.partition(".")[0] + "."
        mentions = {
            Role(role): (Span(start=sentence.index(name), end=sentence.index(name) + len(name), text=name),)
            for role, name in filled.items()
            if name in sentence
        }
        return Fact(
            id=Iri(f"{BASE}fact/{number}"),
            type=FactType(type_),
            document=document.id,
            status=Status(status),
            confidence=float(roles.get("sure", "0.9")),
            roles={Role(role): tuple(map(self._filler, text.split("|"))) for role, text in filled.items()},
            evidence=(Evidence(sentence=Span(start=0, end=len(sentence), text=sentence), mentions=mentions),),
            extractor="by hand",
            attribution=(self._entity(roles["by"]),) if "by" in roles else (),
        )

    def _filler(self, text: str) -> Filler:
        return self._entity(text) if text in self.entities else ValueFiller(value=text, text=text)

    def _entity(self, name: str) -> EntityFiller:
        return EntityFiller(id=self.entities[name].id, name=name)


def document(name: str, text: str, *, date: str = "", publisher: str = "") -> Document:
    return Document(id=DocumentId(f"{name.lower()}.txt"), text=text, title=name, date=date, publisher=publisher)
