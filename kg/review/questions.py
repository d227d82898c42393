"""What a graph asks of people, the most useful questions first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.entities import Judgement, Proposal, in_force, propose
from kg.model import Entity, Fact
from kg.ontology import load_ontology
from kg.stories import Corroboration
from kg.views.wording import headline

_DOUBTFUL = 0.6
"""The confidence below which a fact is offered for review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairQuestion:
    """Whether two entities are one."""

    one: Entity
    other: Entity
    reason: str
    sentences: tuple[tuple[str, ...], tuple[str, ...]]
    """What documents say of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """Whether a document says so."""

    fact: Fact
    reason: str


Question = PairQuestion | FactQuestion


def questions(
    entities: Iterable[Entity],
    facts: Sequence[Fact],
    corroboration: Corroboration,
    judgements: Sequence[Judgement],
    proposals: Sequence[Proposal] = (),
) -> list[Question]:
    """Pairs of entities that may be one, then facts that contradict others or that the extractor is not sure of.

    `proposals` are pairs that resolution was not sure of, the most useful first; pairs with like names follow. What
    somebody has judged already, unsure included, is not asked again.
    """
    standing = in_force(judgements)
    judged = {judgement.pair for judgement in standing if len(judgement.things) == 2}
    known = {entity.id: entity for entity in entities}
    doubted = {frozenset((pair.one, pair.other)) for pair in proposals}
    pairs = [*proposals, *propose(known.values(), facts, judged | doubted)]
    asked: list[Question] = [
        PairQuestion(
            one=known[pair.one],
            other=known[pair.other],
            reason=pair.reason,
            sentences=(_sentences(known[pair.one], facts), _sentences(known[pair.other], facts)),
        )
        for pair in pairs
        if pair.one in known and pair.other in known and frozenset((pair.one, pair.other)) not in judged
    ]
    statements = [judgement.statement for judgement in standing if judgement.statement]
    open_ = [fact for fact in facts if not any(statement.means(fact) for statement in statements)]
    return [*asked, *_doubted(open_, corroboration)]


def _doubted(facts: Sequence[Fact], corroboration: Corroboration) -> list[FactQuestion]:
    contradicted = {
        fact: f"contradicted: {disagreement.label}"
        for disagreement in corroboration.disagreements
        for fact in chain.from_iterable(side.facts for side in disagreement.sides)
    }
    doubtful = {fact.id: f"confidence {fact.confidence:.2f}" for fact in facts if fact.confidence < _DOUBTFUL}
    reasons = doubtful | contradicted
    ordered = sorted(facts, key=lambda fact: (fact.id not in contradicted, fact.confidence, fact.id))
    return [FactQuestion(fact=fact, reason=reasons[fact.id]) for fact in ordered if fact.id in reasons]


def _sentences(entity: Entity, facts: Iterable[Fact], most: int = 2) -> tuple[str, ...]:
    found = (
        f"{' '.join(evidence.sentence.text.split())} ({fact.document})"
        for fact in facts
        if any(getattr(filler, "id", None) == entity.id for role in fact.roles.values() for filler in role)
        for evidence in fact.evidence
    )
    return tuple(dict.fromkeys(found))[:most]


def said(fact: Fact) -> str:
    """What a fact says, with its status."""
    return f"{headline(fact, load_ontology().fact_class(fact.type))} ({fact.status})"
