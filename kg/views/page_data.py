"""What the page holds: entities, arrows, facts with their sentences, and the documents, as JSON values.

Entities, facts, documents and sentences are named by their position in these lists, and a
sentence is stored once however many facts it supports. Everything is sorted, so that the same
graph gives the same page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os.path import commonprefix
from typing import Any

from kg.errors import OntologyError
from kg.model import Document, DocumentId, Entity, EntityFiller, Evidence, Fact, Filler, Iri, Status
from kg.ontology import FactClass, RoleClass, load_ontology
from kg.stories import Corroboration
from kg.views.projection import arrow_ends, fact_date, reading_order, things
from kg.views.retelling import fact_notes
from kg.views.selection import fact_years
from kg.views.wording import date_text, filler_text, lead_roles

_Json = dict[str, Any]
_ACTUAL = (Status.COMPLETED, Status.CURRENT)
_AT_ANOTHER_TIME = (Status.FORMER, Status.FUTURE)
_WEB_LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """The lists that the page is drawn from, ready for JSON."""

    nodes: list[_Json]
    edges: list[_Json]
    evidence: _Json
    """Facts, sentences, documents, the words for types, roles and status, and a `version` that tells nodes and
    edges from those of another graph: links to a view hold their numbers."""


def page_data(
    *,
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    documents: Iterable[Document],
    title: str,
    focus: Iri | None = None,
    corroboration: Corroboration = Corroboration(),
) -> PageData:
    """The content of the page for these facts; it opens on `focus`, or on the most important entities."""
    ontology = load_ontology()
    told = reading_order(facts)
    shown = things(entities, told)
    if unknown := {entity.type for entity in shown} - ontology.entity_classes.keys():
        raise OntologyError(f"{min(unknown)!r} is no type of entity in ontologies/company-people.ttl")
    position = {entity.id: index for index, entity in enumerate(shown)}
    sources = _Sources(documents)
    kinds = [ontology.fact_class(fact.type) for fact in told]
    base = _base([*position, *(fact.id for fact in told)])
    nodes = [_node(index, entity, base) for index, entity in enumerate(shown)]
    edges = [
        {"from": position[source], "to": position[target], "fact": index}
        for index, (fact, kind) in enumerate(zip(told, kinds, strict=True))
        for source, target in arrow_ends(fact, kind)
    ]
    notes = fact_notes(told, corroboration)
    return PageData(
        nodes=nodes,
        edges=edges,
        evidence={
            "title": title,
            "base": base,
            "version": sha256(json.dumps([nodes, edges]).encode()).hexdigest()[:8],
            "focus": position.get(focus) if focus else None,
            "entityTypes": [{"name": kind.name, "label": kind.label} for kind in ontology.entity_classes.values()],
            "factTypes": [_fact_type(kind) for kind in ontology.fact_classes.values()],
            "statuses": [_status(status) for status in Status],
            "facts": [
                _fact(fact, kind, base, position, sources) | notes.get(fact.id, {})
                for fact, kind in zip(told, kinds, strict=True)
            ],
            "sentences": sources.sentences,
            "documents": sources.documents,
        },
    )


class _Sources:
    """Numbers the sentences and documents that facts refer to, in the order of first use."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._known = {document.id: document for document in documents}
        self._document_numbers: dict[DocumentId, int] = {}
        self._sentence_numbers: dict[tuple[int, int, str], int] = {}
        self.documents: list[_Json] = []
        self.sentences: list[list[int | str]] = []

    def document(self, name: DocumentId) -> int:
        number = self._document_numbers.setdefault(name, len(self.documents))
        if number == len(self.documents):
            self.documents.append(_document(self._known.get(name) or Document(id=name, text="")))
        return number

    def sentence(self, document: int, start: int, text: str) -> int:
        number = self._sentence_numbers.setdefault((document, start, text), len(self.sentences))
        if number == len(self.sentences):
            self.sentences.append([document, text])
        return number


def _base(iris: Iterable[Iri]) -> str:
    """What all IRIs begin with, up to a slash: it is stored once."""
    common: str = commonprefix(list(iris))  # noqa: RUF071  # what is no whole part is cut off below
    return common[: common.rfind("/") + 1]


def _node(index: int, entity: Entity, base: str) -> _Json:
    node: _Json = {
        "id": index,
        "iri": entity.id.removeprefix(base),
        "label": entity.name,
        "group": entity.type,
    }
    return node | {"aliases": list(entity.aliases)} if entity.aliases else node


def _fact(fact: Fact, kind: FactClass, base: str, position: Mapping[Iri, int], sources: _Sources) -> _Json:
    document = sources.document(fact.document)
    shown: _Json = {
        "id": fact.id.removeprefix(base),
        "type": fact.type,
        "status": fact.status.value,
        "confidence": round(fact.confidence, 3),
        "document": document,
        "date": fact_date(fact, kind),
        "roles": {
            role.name: [_filler(role, filler, position) for filler in fact.roles[role.name]]
            for role in kind.roles
            if fact.roles.get(role.name)
        },
        "evidence": [_evidence(evidence, kind, document, sources) for evidence in fact.evidence],
    }
    if years := fact_years(fact, kind):
        shown["years"] = years
    if fact.attribution:
        shown["attribution"] = [position.get(source.id, source.name) for source in fact.attribution]
    return shown


def _filler(role: RoleClass, filler: Filler, position: Mapping[Iri, int]) -> int | str | list[str]:
    """An entity's number; of a value how it reads, and its words where they differ."""
    if isinstance(filler, EntityFiller):
        return position[filler.id]
    shown = filler_text(role.kind, filler)
    return shown if shown == filler.text else [shown, filler.text]


def _evidence(evidence: Evidence, kind: FactClass, document: int, sources: _Sources) -> list[Any]:
    """The sentence's number and, for each argument, its role and where it stands in the sentence."""
    sentence = evidence.sentence
    marks = sorted(
        [span.start - sentence.start, span.end - sentence.start, role.name]
        for role in kind.roles
        for span in evidence.mentions.get(role.name, ())
    )
    return [sources.sentence(document, sentence.start, sentence.text), marks]


def _status(status: Status) -> _Json:
    actual = status in _ACTUAL
    return {"name": status.value, "actual": actual, "doubtful": not actual and status not in _AT_ANOTHER_TIME}


def _fact_type(kind: FactClass) -> _Json:
    return {
        "name": kind.name,
        "label": kind.label,
        "verb": kind.verb,
        "lead": list(lead_roles(kind)),
        "roles": {role.name: role.label for role in kind.roles},
    }


def _document(document: Document) -> _Json:
    details = (*document.authors, document.publisher, date_text(document.date))
    return {
        "title": document.title or document.id,
        "detail": " · ".join(detail for detail in details if detail),
        "source": document.source,
        "link": bool(_WEB_LINK.fullmatch(document.source)),
    }
