"""One entity with everything that is said of it: the answer to `kg show NAME`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.model import Document, DocumentId, Entity, EntityFiller, Fact, Filler
from kg.ontology import FactClass, load_ontology
from kg.views.projection import fact_date, fact_entities, reading_order
from kg.views.wording import filler_text, heading, headline, headline_roles, source_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An entity, the facts in which it plays a role, and the documents that say so."""

    entity: Entity
    facts: tuple[Fact, ...]
    """By type in the order of the ontology, then by date."""
    documents: Mapping[DocumentId, Document]

    def to_text(self) -> str:
        """The dossier for a terminal: names, then facts by type with status, values, quotes, sources."""
        return "\n".join(self._lines()) + "\n"

    def to_json(self) -> dict[str, object]:
        """The dossier as JSON values; a fact's roles and offsets are as in facts.jsonl."""
        return {
            "id": self.entity.id,
            "type": self.entity.type,
            "name": self.entity.name,
            "aliases": list(self.entity.aliases),
            "facts": [fact_json(fact, self.documents.get(fact.document)) for fact in self.facts],
        }

    def _lines(self) -> Iterator[str]:
        ontology = load_ontology()
        yield f"{self.entity.name} ({ontology.entity_classes[self.entity.type].label})"
        if self.entity.aliases:
            yield f"  also: {'; '.join(self.entity.aliases)}"
        yield f"  {self.entity.id}"
        for fact_type, facts in groupby(self.facts, key=lambda fact: fact.type):
            kind = ontology.fact_class(fact_type)
            yield f"\n{heading(kind)}"
            for fact in facts:
                yield from self._fact_lines(fact, kind)

    def _fact_lines(self, fact: Fact, kind: FactClass) -> Iterator[str]:
        yield f"  {headline(fact, kind)}  [{fact.status}, confidence {fact.confidence:.2f}]"
        if details := fact_details(fact, kind):
            yield f"    {' · '.join(details)}"
        if fact.attribution:
            yield f"    according to {', '.join(source.name for source in fact.attribution)}"
        for evidence in fact.evidence:
            yield f"    “{' '.join(evidence.sentence.text.split())}”"
        yield f"    — {source_line(fact, self.documents.get(fact.document))}"


def describe_entity(entity: Entity, *, facts: Iterable[Fact], documents: Iterable[Document]) -> Dossier:
    """Everything that `facts` say of `entity`."""
    return Dossier(
        entity=entity,
        facts=tuple(reading_order(fact for fact in facts if entity.id in fact_entities(fact))),
        documents={document.id: document for document in documents},
    )


def fact_json(fact: Fact, document: Document | None) -> dict[str, object]:
    """A fact as JSON values: what it says in words, its roles as in facts.jsonl, its quotes with offsets."""
    kind = load_ontology().fact_class(fact.type)
    return {
        "id": fact.id,
        "type": fact.type,
        "says": headline(fact, kind),
        "status": fact.status.value,
        "date": fact_date(fact, kind),
        "confidence": fact.confidence,
        "roles": {role: [_filler_json(filler) for filler in fact.roles[role]] for role in sorted(fact.roles)},
        "attribution": [_filler_json(source) for source in fact.attribution],
        "document": fact.document,
        "title": document.title if document else "",
        "source": document.source if document else "",
        "quotes": [
            {"start": sentence.start, "end": sentence.end, "text": sentence.text}
            for sentence in (evidence.sentence for evidence in fact.evidence)
        ],
    }


def fact_details(fact: Fact, kind: FactClass) -> list[str]:
    """What a fact's headline does not tell: "price: 75,000,000 USD"."""
    told = headline_roles(fact, kind)
    return [
        f"{role.label}: {', '.join(filler_text(role.kind, filler) for filler in fillers)}"
        for role in kind.roles
        if role.name not in told and (fillers := fact.roles.get(role.name, ()))
    ]


def _filler_json(filler: Filler) -> dict[str, str]:
    if isinstance(filler, EntityFiller):
        return {"id": filler.id, "name": filler.name}
    return {"value": filler.value, "text": filler.text}
