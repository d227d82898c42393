"""Stories and disagreements in words: what several documents tell of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import DocumentId, Fact, Iri, Role, ValueFiller
from kg.ontology import ValueKind, load_ontology
from kg.stories import Corroboration, Disagreement, Story
from kg.views.wording import date_text, filler_text


def stories_of(facts: Iterable[Fact], corroboration: Corroboration) -> dict[Iri, Story]:
    """The story that each fact belongs to, if it belongs to one."""
    shown = {fact.id for fact in facts}
    return {fact: story for story in corroboration.stories for fact in story.facts if fact in shown}


def disagreements_of(facts: Iterable[Fact], corroboration: Corroboration) -> list[Disagreement]:
    """The disagreements that some of the facts take part in."""
    shown = {fact.id for fact in facts}
    return [d for d in corroboration.disagreements if any(not shown.isdisjoint(side.facts) for side in d.sides)]


def sources_text(story: Story, facts: Mapping[Iri, Fact]) -> str:
    """How many sources tell it: "2 independent sources in 5 documents"."""
    documents = len({facts[fact].document for fact in story.facts if fact in facts})
    return f"{_count(story.sources, 'independent source')} in {_count(documents, 'document')}"


def history_text(story: Story) -> str:
    """The stages: "rumoured since March 2004, completed since August 2004"; empty if there is but one."""
    if len(story.stages) < 2:
        return ""
    return ", ".join(
        f"{stage.status} since {date_text(stage.since)}" if stage.since else f"{stage.status} (undated)"
        for stage in story.stages
    )


def disagreement_text(disagreement: Disagreement, facts: Mapping[Iri, Fact]) -> str:
    """The sides: "75,000,000 USD (2 documents) or 90,000,000 USD (1 document)"."""
    return " or ".join(
        f"{value_text(disagreement.about, side.value)} ({_count(len(_documents(side.facts, facts)), 'document')})"
        for side in disagreement.sides
    )


def value_text(about: str, value: str) -> str:
    """A value of a role for reading; anything else as it is."""
    kinds = {role.name: role.kind for kind in load_ontology().fact_classes.values() for role in kind.roles}
    return filler_text(kinds.get(Role(about), ValueKind.TEXT), ValueFiller(value=value, text=value))


def fact_notes(facts: Iterable[Fact], corroboration: Corroboration) -> dict[Iri, dict[str, list[list[str]]]]:
    """What the page says below a fact that other documents tell, too, or contradict: {"notes": [[label, text]]}."""
    told = {fact.id: fact for fact in facts}
    notes: dict[Iri, list[list[str]]] = defaultdict(list)
    for story in corroboration.stories:
        parts = (f"{story.status}: {sources_text(story, told)}", history_text(story))
        for fact in story.facts:
            notes[fact].append(["Told together", "; ".join(part for part in parts if part)])
    for disagreement in corroboration.disagreements:
        for fact in dict.fromkeys(fact for side in disagreement.sides for fact in side.facts):
            about = disagreement.label.rpartition(": ")[2]
            notes[fact].append(["Disagreement", f"{about}: {disagreement_text(disagreement, told)}"])
    return {fact: {"notes": lines} for fact, lines in notes.items() if fact in told}


def story_json(story: Story) -> dict[str, object]:
    """A story as JSON values."""
    return {
        "id": story.id,
        "says": story.label,
        "status": story.status.value,
        "sources": story.sources,
        "confidence": story.confidence,
        "stages": [
            {"status": stage.status.value, "since": stage.since, "sources": stage.sources, "facts": list(stage.facts)}
            for stage in story.stages
        ],
        "facts": list(story.facts),
    }


def disagreement_json(disagreement: Disagreement) -> dict[str, object]:
    """A disagreement as JSON values."""
    return {
        "id": disagreement.id,
        "about": disagreement.about,
        "says": disagreement.label,
        "sides": [{"value": side.value, "facts": list(side.facts)} for side in disagreement.sides],
    }


def _documents(of: Iterable[Iri], facts: Mapping[Iri, Fact]) -> set[DocumentId]:
    return {facts[fact].document for fact in of if fact in facts}


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
