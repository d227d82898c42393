"""Corroboration and contradiction: what the facts of several documents tell together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg.config import Settings
from kg.edtf import bounds
from kg.entities._comparing import Period
from kg.entities._disagreements import disagreements_of, rivals
from kg.entities._names import short_hash, slug_of
from kg.entities._sources import Sources, confidence_of
from kg.entities._stages import in_order, latest_state
from kg.entities._telling import facts_alike
from kg.model import Document, DocumentId, EntityFiller, Fact, Filler, Iri, Status
from kg.ontology import FactClass, Ontology
from kg.stories import Corroboration, Disagreement, Stage, Story

_LONGEST_PART = 40
_TRUE = (Status.COMPLETED, Status.CURRENT)


def corroborate(
    facts: Iterable[Fact],
    documents: Iterable[Document],
    copies: Mapping[DocumentId, DocumentId],
    *,
    settings: Settings,
    ontology: Ontology,
) -> Corroboration:
    """The stories that two facts or more tell together, and the values on which they differ.

    `copies` are the near-copies among the documents, see `near_copies`; a copy of a text and that text are one
    source. The order of facts and documents does not matter.
    """
    facts = sorted(facts, key=lambda fact: fact.id)
    teller = _Teller({document.id: document for document in documents}, copies, settings, ontology)
    groups = [group for group in facts_alike(facts, teller.told, ontology) if len(group) > 1]
    stories, disagreements = list[Story](), list[Disagreement]()
    for iri, group in zip(teller.iris(groups), groups, strict=True):
        kind = ontology.fact_class(group[0].type)
        story = teller.story(iri, group)
        stories.append(story)
        disagreements += disagreements_of(story, group, kind, teller.published)
    disagreements += rivals(facts, teller.told, teller.published, settings.base, ontology)
    return Corroboration(
        stories=tuple(sorted(stories, key=lambda story: story.id)),
        disagreements=tuple(sorted(disagreements, key=lambda disagreement: disagreement.id)),
        copies=dict(sorted(copies.items())),
    )


class _Teller:
    """Tells stories of facts, with what is known of their documents."""

    def __init__(
        self,
        documents: Mapping[DocumentId, Document],
        copies: Mapping[DocumentId, DocumentId],
        settings: Settings,
        ontology: Ontology,
    ) -> None:
        self._documents = documents
        self._periods = {document.id: bounds(document.date) for document in documents.values()}
        self._sources = Sources(documents, copies)
        self._base, self._ontology = settings.base, ontology

    def told(self, fact: Fact) -> Period | None:
        """When a fact's document was published."""
        return self._periods.get(fact.document)

    def published(self, fact: Fact) -> date | None:
        """The last day on which it may have been."""
        period = self.told(fact)
        return period[1] if period else None

    def story(self, iri: Iri, facts: Sequence[Fact]) -> Story:
        ordered = in_order(facts, self.published)
        status = latest_state(ordered, self.published)
        by_status: dict[Status, list[Fact]] = defaultdict(list)
        for fact in ordered:
            by_status[fact.status].append(fact)
        return Story(
            id=iri,
            type=facts[0].type,
            label=_label(ordered, self._ontology.fact_class(facts[0].type), status),
            facts=tuple(sorted(fact.id for fact in facts)),
            status=status,
            sources=len(self._sources.of(facts)),
            confidence=confidence_of(self._sources.of(by_status[status])),
            stages=tuple(self._stage(status, told) for status, told in by_status.items()),
        )

    def _stage(self, status: Status, facts: Sequence[Fact]) -> Stage:
        first = self._documents.get(facts[0].document)
        return Stage(
            status=status,
            since=first.date if first and self.told(facts[0]) else "",
            sources=len(self._sources.of(facts)),
            facts=tuple(sorted(fact.id for fact in facts)),
        )

    def iris(self, groups: Sequence[Sequence[Fact]]) -> list[Iri]:
        """A readable IRI for each group: of its ends alone where no other has them."""
        paths = [self._path(group) for group in groups]
        counts = Counter(paths)
        return [
            Iri(f"{path}-{short_hash(min(f.id for f in group))}" if counts[path] > 1 else path)
            for path, group in zip(paths, groups, strict=True)
        ]

    def _path(self, facts: Sequence[Fact]) -> str:
        kind = self._ontology.fact_class(facts[0].type)
        ends = dict.fromkeys(kind.ends or kind.required)
        least = [
            sorted({_slug(filler) for fact in facts for filler in fact.roles.get(role, ())})[: 3 - len(ends)]
            for role in ends
        ]
        return (
            f"{self._base}story/{'-'.join([kind.name.replace('_', '-'), *(slug for slugs in least for slug in slugs)])}"
        )


def _slug(filler: Filler) -> str:
    slug = filler.id.rpartition("/")[2] if isinstance(filler, EntityFiller) else slug_of(filler.value or filler.text)
    return slug[:_LONGEST_PART].strip("-")


def _label(facts: Sequence[Fact], kind: FactClass, status: Status) -> str:
    """What a story tells, in a few words: "Ostrava Power acquired Lumen (planned)"."""
    said = next((text for fact in facts if (text := _both_ends(fact, kind))), None)
    first = kind.required[0]
    said = said or f"{', '.join(map(_name, facts[0].roles.get(first, ())))}: {kind.label}"
    return said if status in _TRUE else f"{said} ({status})"


def _both_ends(fact: Fact, kind: FactClass) -> str:
    """The sentence of the first and the last that a fact is about; empty where one of them is not filled."""
    first, last = kind.ends or (kind.required[0], kind.required[-1])
    left, right = (list(map(_name, fact.roles.get(role, ()))) for role in (first, last))
    if first == last:
        left, right = (left[:1], left[1:]) if kind.minimum > 1 else (left, [])
    return f"{', '.join(left)} {kind.verb} {', '.join(right)}" if left and right else ""


def _name(filler: Filler) -> str:
    return filler.name if isinstance(filler, EntityFiller) else filler.value or filler.text
