"""Resolution: which names mean the same thing, and which claims the same fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.config import Settings, document_iri
from kg.entities._assertions import (
    Things,
    assertions_of,
    named_mentions,
    place_of,
    votes_for_types,
    work_name,
)
from kg.entities._cells import Effect
from kg.entities._clusters import Cluster, cluster_mentions
from kg.entities._entities import name_entities
from kg.entities._facts import facts_of
from kg.entities._identities import identify
from kg.entities._judging import judge_facts, judge_things
from kg.entities._known import link_known
from kg.entities._left_out import left_out
from kg.entities._profiles import profiles_of
from kg.entities.identity import Constraints, Step, Verdict, in_entities
from kg.entities.judgements import Judgement, in_force
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
    Fact,
    Iri,
    KnownEntity,
    Reading,
    Rejection,
    Span,
)
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ResolvedMention:
    """A named mention with the entity that it refers to."""

    document: DocumentId
    span: Span
    type: EntityType
    """The entity's type, which may be another than the mention was found with."""
    entity: Iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a corpus speaks of and what it says; sorted, whatever the order of the readings."""

    entities: tuple[Entity, ...]
    """Those that fill a role of a fact or are the source of one, by IRI."""
    facts: tuple[Fact, ...]
    """By document, then in the order of the text."""
    mentions: tuple[ResolvedMention, ...]
    """All named mentions, by document, then in the order of the text."""
    rejections: tuple[Rejection, ...]
    """What was left out, here or before, by document."""
    steps: tuple[Step, ...] = ()
    """Which names were taken for one thing, in that order, and which were not though they may be."""
    redirects: Mapping[Iri, Iri] = field(default_factory=dict)
    """IRIs that judgements have retired, each with the one that stands for it now."""
    effects: Mapping[str, Effect] = field(default_factory=dict)
    """What became of each judgement in force, by its id."""

    @property
    def reviews(self) -> tuple[Step, ...]:
        """The pairs that were kept apart and may be one thing: first those whose review promises most."""
        return tuple(step for step in self.steps if step.verdict is Verdict.APART)

    @property
    def merges(self) -> tuple[Step, ...]:
        """The steps that have made one entity of several names, or linked it, for entities that fill a role."""
        used = {entity.id for entity in self.entities}
        joined = (step for step in self.steps if step.verdict is Verdict.MERGED and not used.isdisjoint(step.entities))
        return tuple(step for step in joined if step.one.document is None or len(set(step.entities)) == 1)

    def why(self, entity: Iri) -> tuple[Step, ...]:
        """The steps that an entity has come from, and those in which it was kept apart from another one."""
        return tuple(step for step in self.steps if entity in step.entities)


def resolve(
    readings: Iterable[Reading],
    *,
    settings: Settings,
    ontology: Ontology,
    constraints: Constraints = Constraints(),
    known: Sequence[KnownEntity] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Make one entity of all that refers to one thing, and one fact of all claims that tell it.

    Names are resolved within each document first, then across documents, by what the names and what stands
    around them say; `constraints` win over both, and what people have judged (oldest first) wins over all that.
    Entities are linked to those `known`.
    A claim whose required roles can't be filled by entities of the right type is dropped, and so is a fact
    that is less sure than `settings` ask. Raises OntologyError if a claim has a type or a role that the
    ontology does not have.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.id, reading.document.text))
    found, steps = _things(ordered, settings, ontology, constraints, known)
    standing = in_force(judgements)
    judged = judge_things(ordered, found, standing, settings, ontology)
    facts, rejections, met = _facts(ordered, judged.things, standing, settings, ontology)
    used = {filler.id for fact in facts for filler in entity_fillers(fact)}
    entities = {entity.id: entity for own in judged.things for entity in own.values() if entity.id in used}
    entities |= {work.id: work for reading in ordered if (work := _work(reading.document, settings)).id in used}
    linked, links = link_known([entities[iri] for iri in sorted(entities)], known)
    return Resolution(
        entities=tuple(linked),
        facts=tuple(facts),
        mentions=tuple(sorted(_resolved_mentions(ordered, judged.things))),
        rejections=_once(rejections),
        steps=(*in_entities(steps, _iris(ordered, judged.things)), *links),
        redirects={old: new for old, new in judged.redirects.items() if new in used},
        effects={j.id: Effect.WAITING for j in standing} | dict(judged.effects) | dict.fromkeys(met, Effect.APPLIED),
    )


def _facts(
    readings: Sequence[Reading],
    things: Sequence[Things],
    judgements: Sequence[Judgement],
    settings: Settings,
    ontology: Ontology,
) -> tuple[list[Fact], list[Rejection], set[str]]:
    """The facts that stand, what was left out, and the ids of the judgements that some fact met."""
    by_document = _by_document(judgements)
    facts, rejections, met = list[Fact](), list[Rejection](), set[str]()
    for reading, own in zip(readings, things, strict=True):
        assertions, rejected = assertions_of(reading, own, settings, ontology)
        told = facts_of(reading.document, assertions, settings, ontology)
        kept, retracted, judged = judge_facts(told, by_document[reading.document.id])
        facts += [fact for fact in kept if fact.confidence >= settings.min_confidence]
        rejections += [*reading.rejections, *rejected, *retracted]
        rejections += left_out(reading.document, assertions, told, settings, ontology)
        met |= judged
    return facts, rejections, met


def _by_document(judgements: Iterable[Judgement]) -> Mapping[DocumentId, list[Judgement]]:
    """The judgements about facts."""
    by_document: dict[DocumentId, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.statement:
            by_document[judgement.statement.document].append(judgement)
    return by_document


def _once(rejections: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """What repeats itself in a sentence is left out only once."""
    distinct = {
        (r.document, r.sentence, r.type, r.reason, r.extractor, r.role, tuple(r.roles.items())): r for r in rejections
    }
    return tuple(distinct.values())


def _work(document: Document, settings: Settings) -> Entity:
    """The document as a thing that somebody wrote."""
    return Entity(id=document_iri(document, settings), type=EntityType("work"), name=work_name(document))


def _things(
    readings: Sequence[Reading],
    settings: Settings,
    ontology: Ontology,
    constraints: Constraints,
    known: Sequence[KnownEntity],
) -> tuple[list[Things], list[Step]]:
    """For each reading, what its named mentions refer to; and how that was found."""
    clusters = [_clusters(reading, ontology) for reading in readings]
    profiles = [profiles_of(reading, own) for reading, own in zip(readings, clusters, strict=True)]
    identities, steps = identify(profiles, constraints, known)
    entities = {
        cluster: entity
        for identity, entity in zip(identities, name_entities(identities, settings, ontology), strict=True)
        for cluster in identity.clusters
    }
    things: list[Things] = [
        {place_of(mention): thing for mentions, thing in pairs for mention in mentions}
        for pairs in ([(cluster.mentions, entities[cluster]) for cluster in own] for own in clusters)
    ]
    return things, steps


def _iris(readings: Iterable[Reading], things: Iterable[Things]) -> dict[tuple[DocumentId, int], Iri]:
    """The entity of what starts at a place of a document."""
    return {
        (reading.document.id, start): entity.id
        for reading, own in zip(readings, things, strict=True)
        for (start, _), entity in own.items()
    }


def _clusters(reading: Reading, ontology: Ontology) -> list[Cluster]:
    mentions = named_mentions(reading)
    return cluster_mentions(reading.document, mentions, votes_for_types(reading.claims, mentions, ontology))


def _resolved_mentions(readings: Iterable[Reading], things: Iterable[Things]) -> Iterator[ResolvedMention]:
    for reading, own in zip(readings, things, strict=True):
        for (start, end), entity in own.items():
            span = reading.document.span(start, end)
            yield ResolvedMention(document=reading.document.id, span=span, type=entity.type, entity=entity.id)


def entity_fillers(fact: Fact) -> Iterator[EntityFiller]:
    """The entities that a fact names: who says so, and what fills its roles."""
    yield from fact.attribution
    for fillers in fact.roles.values():
        yield from (filler for filler in fillers if isinstance(filler, EntityFiller))
