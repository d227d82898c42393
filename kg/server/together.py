"""What several documents tell together of an entity, for its page: stories in stages, and values side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import Store

from kg.graph import read_corroboration, read_documents, read_facts
from kg.graph.excerpt import document_iris, excerpt, told_together
from kg.model import Document, Fact, Iri
from kg.ontology import load_ontology
from kg.stories import Disagreement, Story
from kg.views.retelling import sources_text, value_text
from kg.views.wording import date_text, document_line

Json = dict[str, Any]

_MOST_TELLING = 600
"""Facts whose documents are named; a story of more is told without the rest."""


def together(store: Store, facts: Iterable[Iri]) -> Json:
    """The stories and the disagreements that these facts take part in, each with the documents that tell it."""
    known = read_corroboration(told_together(store, facts), load_ontology())
    sides = [side for disagreement in known.disagreements for side in disagreement.sides]
    telling = [fact for story in known.stories for fact in story.facts] + [
        fact for side in sides for fact in side.facts
    ]
    sources = _Sources(excerpt(store, list(dict.fromkeys(telling))[:_MOST_TELLING]))
    return {
        "stories": [sources.story(story) for story in known.stories],
        "disagreements": [sources.disagreement(disagreement) for disagreement in known.disagreements],
    }


class _Sources:
    """The documents of an excerpt's facts."""

    def __init__(self, part: Store) -> None:
        self._facts: Mapping[Iri, Fact] = {fact.id: fact for fact in read_facts(part, load_ontology())}
        self._documents = {document.id: document for document in read_documents(part)}
        self._iris = document_iris(part)

    def story(self, story: Story) -> Json:
        return {
            "iri": story.id,
            "says": story.label,
            "status": story.status.value,
            "confidence": story.confidence,
            "sources": sources_text(story, self._facts),
            "stages": [
                {
                    "status": stage.status.value,
                    "when": date_text(stage.since) if stage.since else "",
                    "documents": self._telling(stage.facts),
                }
                for stage in story.stages
            ],
        }

    def disagreement(self, disagreement: Disagreement) -> Json:
        return {
            "iri": disagreement.id,
            "says": disagreement.label,
            "sides": [
                {"value": value_text(disagreement.about, side.value), "documents": self._telling(side.facts)}
                for side in disagreement.sides
            ],
        }

    def _telling(self, facts: Sequence[Iri]) -> list[Json]:
        names = sorted({self._facts[fact].document for fact in facts if fact in self._facts})
        documents = [self._documents.get(name) or Document(id=name, text="") for name in names]
        return [{"iri": self._iris.get(d.id, ""), "line": document_line(d)} for d in documents]
