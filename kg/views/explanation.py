"""From a fact back to the words: the answer to `kg explain FACT`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from kg.entities import Decision, Effect, Judgement, Step, in_force
from kg.errors import NotFoundError
from kg.model import (
    Document,
    Entity,
    EntityFiller,
    Evidence,
    Fact,
    Iri,
    Mention,
    MentionKind,
    Reading,
    Role,
    Span,
    ValueFiller,
)
from kg.ontology import load_ontology
from kg.stories import Corroboration, Disagreement, Story
from kg.views.dossier import fact_json
from kg.views.retelling import (
    disagreement_json,
    disagreement_text,
    disagreements_of,
    history_text,
    sources_text,
    stories_of,
    story_json,
)
from kg.views.wording import headline, source_line

_MOST_STEPS = 8
"""Steps that are told of an entity in text; JSON has all."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A fact with all that led to it."""

    fact: Fact
    document: Document | None
    entities: tuple[Entity, ...]
    """Those in its roles."""
    reading: Reading | None
    """What was read in its document, if that is at hand: tells what pronouns stand for."""
    judgements: tuple[Judgement, ...]
    """Those in force about the fact or one of its entities, oldest first."""
    undone: tuple[Judgement, ...]
    """Those about it that somebody took back."""
    story: Story | None
    disagreements: tuple[Disagreement, ...]
    retired: tuple[Iri, ...]
    """IRIs that one of its entities had before."""
    merges: tuple[Step, ...] = ()
    """Why names are one of its entities, in the order in which they were joined."""
    told: dict[Iri, Fact] = field(default_factory=dict)
    """All facts of the graph."""

    def to_text(self) -> str:
        """The explanation for a terminal."""
        return "\n".join(self._lines()) + "\n"

    def to_json(self) -> dict[str, object]:
        """The explanation as JSON values."""
        return {
            **fact_json(self.fact, self.document),
            "extractor": self.fact.extractor,
            "arguments": [
                {
                    "sentence": evidence.sentence.start,
                    "role": role,
                    "start": span.start,
                    "end": span.end,
                    "text": span.text,
                    "chain": [{"start": s.start, "end": s.end, "text": s.text} for s in self._chain(span)],
                }
                for evidence in self.fact.evidence
                for role, spans in evidence.mentions.items()
                for span in spans
            ],
            "entities": [
                {
                    "id": entity.id,
                    "name": entity.name,
                    "aliases": list(entity.aliases),
                    "merges": [_step_json(step) for step in self._steps(entity)],
                }
                for entity in self.entities
            ],
            "judgements": [{"decision": j.decision, "by": j.by, "at": j.at, "id": j.id} for j in self.judgements],
            "story": story_json(self.story) if self.story else None,
            "disagreements": [disagreement_json(d) for d in self.disagreements],
        }

    def _lines(self) -> Iterator[str]:
        kind = load_ontology().fact_class(self.fact.type)
        yield f"{headline(self.fact, kind)}  [{self.fact.status}, confidence {self.fact.confidence:.3f}]"
        yield f"  {self.fact.id}"
        yield f"  found by {self.fact.extractor}"
        yield f"  in {source_line(self.fact, self.document)}"
        if self.fact.attribution:
            yield f"  according to {', '.join(source.name for source in self.fact.attribution)}"
        for evidence in self.fact.evidence:
            yield from self._evidence_lines(evidence)
        yield "\nResolution"
        for entity in self.entities:
            yield f"  {entity.name}  {entity.id}"
            if entity.aliases:
                yield f"    one with: {'; '.join(entity.aliases)}"
            steps = self._steps(entity)
            yield from (f"    {step.to_text()}" for step in steps[:_MOST_STEPS])
            if len(steps) > _MOST_STEPS:
                yield f"    and {len(steps) - _MOST_STEPS} more; --json tells all"
        for iri in self.retired:
            yield f"  {iri} was retired for one of them"
        yield from self._judgement_lines()
        yield from self._story_lines()

    def _steps(self, entity: Entity) -> list[Step]:
        """Why names are this entity: first of the fact's own document, then where the names differ most."""
        own = self.fact.document
        return sorted(
            (step for step in self.merges if entity.id in step.entities),
            key=lambda step: (own not in (step.one.document, step.other.document), step.one.name == step.other.name),
        )

    def _evidence_lines(self, evidence: Evidence) -> Iterator[str]:
        sentence = evidence.sentence
        yield f"\n{sentence.start}-{sentence.end}  “{' '.join(sentence.text.split())}”"
        for role, spans in evidence.mentions.items():
            for span in spans:
                yield f"  {span.start}-{span.end}  {role}: “{' '.join(span.text.split())}”{self._meaning(role, span)}"

    def _meaning(self, role: Role, span: Span) -> str:
        """What words stand for, where they are neither the name nor the value itself."""
        steps = "".join(f" -> “{s.text}” ({s.start}-{s.end})" for s in self._chain(span))
        fillers = self.fact.roles.get(role, ())
        things = [filler for filler in fillers if isinstance(filler, EntityFiller)]
        values = [f.value for f in fillers if isinstance(f, ValueFiller) and f.value and f.value != f.text]
        if things and not steps and not self._names_itself(span, things):
            return f" stands for {' or '.join(thing.name for thing in things)}"
        return steps or (f" = {', '.join(values)}" if values else "")

    def _names_itself(self, span: Span, things: Iterable[EntityFiller]) -> bool:
        words = set(_words(span.text))
        known = {entity.id: entity for entity in self.entities}
        names = [
            name for thing in things for name in (thing.name, *(known[thing.id].aliases if thing.id in known else ()))
        ]
        return any(words & set(_words(name)) for name in names)

    def _chain(self, span: Span) -> list[Span]:
        """From a pronoun or description to the name that it stands for, as the document was read."""
        if self.reading is None:
            return []
        mentions = {
            (m.start, m.end): m
            for m in (*self.reading.mentions, *(m for c in self.reading.claims for r in c.roles.values() for m in r))
            if isinstance(m, Mention)
        }
        chain, seen = [], set[tuple[int, int]]()
        mention = mentions.get((span.start, span.end))
        while mention and mention.kind is not MentionKind.NAME and mention.antecedent:
            place = (mention.antecedent.start, mention.antecedent.end)
            if place in seen:
                break
            seen.add(place)
            chain.append(mention.antecedent)
            mention = mentions.get(place)
        return chain

    def _judgement_lines(self) -> Iterator[str]:
        if self.judgements or self.undone:
            yield "\nJudgements"
        for judgement in self.judgements:
            yield f"  {judgement_text(judgement)}"
        for judgement in self.undone:
            yield f"  {judgement_text(judgement)} (undone)"

    def _story_lines(self) -> Iterator[str]:
        if self.story:
            sure = f"confidence {self.story.confidence:.3f}, {sources_text(self.story, self.told)}"
            yield f"\nTold together: {self.story.label}  [{self.story.status}, {sure}]"
            if history := history_text(self.story):
                yield f"  {history}"
        for disagreement in self.disagreements:
            yield f"\nDisagreement: {disagreement.label}: {disagreement_text(disagreement, self.told)}"


def _step_json(step: Step) -> dict[str, object]:
    names = [{"name": end.name, "document": end.document, "start": end.start} for end in (step.one, step.other)]
    return {"names": names, "score": step.score, "reasons": list(step.reasons)}


def judgement_text(judgement: Judgement, effect: Effect | None = None) -> str:
    """A judgement in a line: "j-1a2b3c4d same: Velora, Velora Group (by ann, 2026-11-25T19:00)"."""
    about = [thing.names[0] + (f" in {', '.join(thing.documents)}" if thing.part else "") for thing in judgement.things]
    if judgement.statement:
        about.append(f"{judgement.statement.id.rpartition('/')[2]}")
    if judgement.value:
        about.append(f"as {judgement.value}" if judgement.things else judgement.value)
    note = f"; {judgement.note}" if judgement.note else ""
    became = f" [{effect}]" if effect and effect is not Effect.APPLIED else ""
    return f"{judgement.id} {judgement.decision}: {', '.join(about)} (by {judgement.by}, {judgement.at}{note}){became}"


def explain_fact(
    fact: Fact,
    *,
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    documents: Iterable[Document],
    corroboration: Corroboration,
    redirects: dict[Iri, Iri],
    judgements: Sequence[Judgement],
    reading: Reading | None = None,
    merges: Iterable[Step] = (),
) -> Explanation:
    """All that a graph, its judgements and the steps of its resolution tell about how a fact came about."""
    documents = list(documents)
    known = {None, *(document.id for document in documents)}
    used = {f.id for role in (*fact.roles.values(), fact.attribution) for f in role if isinstance(f, EntityFiller)}
    names = used | {old for old, new in redirects.items() if new in used}
    about = [
        judgement
        for judgement in judgements
        if judgement.decision is not Decision.UNDO
        and (names & judgement.pair or (judgement.statement and judgement.statement.means(fact)))
    ]
    standing = {judgement.id for judgement in in_force(judgements)}
    return Explanation(
        fact=fact,
        document=next((document for document in documents if document.id == fact.document), None),
        entities=tuple(entity for entity in entities if entity.id in used),
        reading=reading,
        judgements=tuple(judgement for judgement in about if judgement.id in standing),
        undone=tuple(judgement for judgement in about if judgement.id not in standing),
        story=stories_of([fact], corroboration).get(fact.id),
        disagreements=tuple(disagreements_of([fact], corroboration)),
        retired=tuple(old for old, new in redirects.items() if new in used),
        merges=tuple(
            step
            for step in merges
            if used.intersection(step.entities) and {step.one.document, step.other.document} <= known
        ),
        told={other.id: other for other in facts},
    )


def find_facts(facts: Iterable[Fact], name: str) -> tuple[Fact, ...]:
    """The facts that a name means: an IRI or its end, what a fact says, or words that all stand in that.

    Raises NotFoundError with what comes near.
    """
    ontology = load_ontology()
    said = [(fact, headline(fact, ontology.fact_class(fact.type))) for fact in _sorted(facts)]
    by_iri = [fact for fact, _ in said if fact.id == name or fact.id.endswith("/" + name)]
    exactly = [fact for fact, words in said if words.casefold() == name.casefold()]
    asked = set(_words(name))
    loosely = [fact for fact, words in said if asked and asked <= {*_words(words), *_words(fact.status)}]
    if found := by_iri or exactly or loosely:
        return tuple(found)
    near = get_close_matches(name, sorted({words for _, words in said}), n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else "; `kg query quotes` shows all facts"
    raise NotFoundError(f"no fact says {name!r}{hint}")


def _sorted(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.document, fact.evidence[0].sentence, fact.id))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
