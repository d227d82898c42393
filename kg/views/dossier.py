"""One entity with everything that is said of it: the answer to `kg show NAME`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.model import Document, DocumentId, Entity, EntityFiller, Fact, Filler, Iri
from kg.ontology import FactClass, load_ontology
from kg.stories import Corroboration, Disagreement, Story
from kg.views.projection import fact_date, fact_entities, reading_order
from kg.views.retelling import (
    disagreement_json,
    disagreement_text,
    disagreements_of,
    history_text,
    sources_text,
    stories_of,
    story_json,
)
from kg.views.wording import filler_text, heading, headline, headline_roles, source_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An entity, the facts in which it plays a role, and the documents that say so."""

    entity: Entity
    facts: tuple[Fact, ...]
    """By type in the order of the ontology, then by date."""
    documents: Mapping[DocumentId, Document]
    corroboration: Corroboration = Corroboration()
    """What the documents tell together, of this entity and of others."""
    told: Mapping[Iri, Fact] = field(default_factory=dict)
    """The facts of all entities, by IRI: a disagreement may be about others, too."""

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
            "stories": [story_json(story) for story in dict.fromkeys(self.stories.values())],
            "disagreements": [disagreement_json(d) for d in self.disagreements],
        }

    @property
    def stories(self) -> dict[Iri, Story]:
        """The story that each fact belongs to, if several documents tell it."""
        return stories_of(self.facts, self.corroboration)

    @property
    def disagreements(self) -> list[Disagreement]:
        """The values about this entity of which at most one is right."""
        return disagreements_of(self.facts, self.corroboration)

    def to_markdown(self) -> str:
        """The entity's story in Markdown: facts by theme and time, a footnote with quote and source for each."""
        from kg.views.written_dossier import markdown

        return markdown(self)

    def to_html(self) -> str:
        """The same as one HTML page that asks nothing of any server."""
        from kg.views.written_dossier import html

        return html(self)

    def _lines(self) -> Iterator[str]:
        ontology = load_ontology()
        yield f"{self.entity.name} ({ontology.entity_classes[self.entity.type].label})"
        if self.entity.aliases:
            yield f"  also: {'; '.join(self.entity.aliases)}"
        yield f"  {self.entity.id}"
        for fact_type, facts in groupby(self.facts, key=lambda fact: fact.type):
            kind = ontology.fact_class(fact_type)
            yield f"\n{heading(kind)}"
            yield from self._section_lines(list(facts), kind)
        if self.disagreements:
            yield "\nDisagreements"
        for disagreement in self.disagreements:
            yield f"  {disagreement.label}: {disagreement_text(disagreement, self.told)}"

    def _section_lines(self, facts: Sequence[Fact], kind: FactClass) -> Iterator[str]:
        """The facts of one type, those of a story together below what they tell."""
        stories, told = self.stories, set[Iri]()
        for fact in facts:
            story = stories.get(fact.id)
            if story is None:
                yield from self._fact_lines(fact, kind)
            elif story.id not in told:
                told.add(story.id)
                sure = f"confidence {story.confidence:.2f}, {sources_text(story, self.told)}"
                yield f"  {story.label}  [{story.status}, {sure}]"
                if history := history_text(story):
                    yield f"    {history}"
                for part in (part for part in facts if stories.get(part.id) == story):
                    yield from (f"  {line}" for line in self._fact_lines(part, kind))

    def _fact_lines(self, fact: Fact, kind: FactClass) -> Iterator[str]:
        yield f"  {headline(fact, kind)}  [{fact.status}, confidence {fact.confidence:.2f}]"
        if details := fact_details(fact, kind):
            yield f"    {' · '.join(details)}"
        if fact.attribution:
            yield f"    according to {', '.join(source.name for source in fact.attribution)}"
        for evidence in fact.evidence:
            yield f"    “{' '.join(evidence.sentence.text.split())}”"
        yield f"    — {source_line(fact, self.documents.get(fact.document))}"


def describe_entity(
    entity: Entity,
    *,
    facts: Iterable[Fact],
    documents: Iterable[Document],
    corroboration: Corroboration = Corroboration(),
) -> Dossier:
    """Everything that `facts` say of `entity`, and what several documents tell together."""
    told = {fact.id: fact for fact in facts}
    return Dossier(
        entity=entity,
        facts=tuple(reading_order(fact for fact in told.values() if entity.id in fact_entities(fact))),
        documents={document.id: document for document in documents},
        corroboration=corroboration,
        told=told,
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
