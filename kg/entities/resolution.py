"""Resolution: which names mean the same thing, and which claims the same fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType

from kg.config import Settings, document_iri
from kg.entities._assertions import Things, assertions_of, work_name
from kg.entities._cells import Effect
from kg.entities._entities import name_entities, names_then
from kg.entities._facts import facts_of
from kg.entities._identities import identify
from kg.entities._judging import judge_facts, judge_things
from kg.entities._known import link_known
from kg.entities._left_out import left_out
from kg.entities.identity import Constraints, Step, Verdict, in_entities
from kg.entities.judgements import Judgement, in_force
from kg.entities.outlines import Outline, outline_of
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
    rejections: tuple[Rejection, ...]
    """What was left out, here or before, by document; of one whose facts were known earlier nothing is told."""
    things: tuple[tuple[Document, Things], ...] = field(repr=False)
    """What the names in each document refer to."""
    bases: Mapping[DocumentId, str] = field(compare=False, repr=False)
    """Digests of what the facts of each document depend on beside its reading and the settings."""
    steps: tuple[Step, ...] = ()
    """Which names were taken for one thing, in that order, and which were not though they may be."""
    redirects: Mapping[Iri, Iri] = field(default_factory=dict)
    """IRIs that judgements have retired, each with the one that stands for it now."""
    effects: Mapping[str, Effect] = field(default_factory=dict)
    """What became of each judgement in force, by its id."""

    @property
    def mentions(self) -> tuple[ResolvedMention, ...]:
        """All named mentions, by document, then in the order of the text."""
        return tuple(sorted(_resolved_mentions(self.things)))

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


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFacts:
    """What an earlier resolution of the same reading, with the same settings, has made of it."""

    basis: str
    """The document's of `Resolution.bases` then."""
    facts: tuple[Fact, ...]


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
    return resolve_outlines(
        [outline_of(reading, ontology) for reading in ordered],
        settings=settings,
        ontology=ontology,
        constraints=constraints,
        known=known,
        judgements=judgements,
    )


def resolve_outlines(
    outlines: Sequence[Outline],
    *,
    settings: Settings,
    ontology: Ontology,
    constraints: Constraints = Constraints(),
    known: Sequence[KnownEntity] = (),
    judgements: Sequence[Judgement] = (),
    earlier: Mapping[DocumentId, EarlierFacts] = MappingProxyType({}),
) -> Resolution:
    """The same for outlines, in the order of their documents' ids.

    A reading is asked for only where the facts may be others than `earlier`; each is if somebody has judged things.
    """
    found, names, steps = _things(outlines, settings, ontology, constraints, known)
    standing = in_force(judgements)
    judged = judge_things(outlines, found, standing, settings, ontology)
    things = tuple((outline.document, own) for outline, own in zip(outlines, judged.things, strict=True))
    called = [
        {
            place: _as_called(thing, was[place], names.get((outline.document.id, thing.id)))
            for place, thing in own.items()
        }
        for outline, was, own in zip(outlines, found, judged.things, strict=True)
    ]
    about = _by_document(standing)
    bases = {
        outline.document.id: _basis(own, about.get(outline.document.id, ()))
        for outline, own in zip(outlines, called, strict=True)
    }
    same = {id_: told.facts for id_, told in earlier.items() if told.basis and told.basis == bases.get(id_)}
    facts, rejections, met = _facts(outlines, called, about, same, settings, ontology)
    used = {filler.id for fact in facts for filler in entity_fillers(fact)}
    entities = {entity.id: entity for own in judged.things for entity in own.values() if entity.id in used}
    entities |= {work.id: work for document, _ in things if (work := _work(document, settings)).id in used}
    linked, links = link_known([entities[iri] for iri in sorted(entities)], known)
    return Resolution(
        entities=tuple(linked),
        facts=tuple(facts),
        rejections=_once(rejections),
        things=things,
        bases=bases,
        steps=(*in_entities(steps, _iris(things)), *links),
        redirects={old: new for old, new in judged.redirects.items() if new in used},
        effects={j.id: Effect.WAITING for j in standing} | dict(judged.effects) | dict.fromkeys(met, Effect.APPLIED),
    )


def _facts(
    outlines: Sequence[Outline],
    things: Sequence[Things],
    judgements: Mapping[DocumentId, Sequence[Judgement]],
    earlier: Mapping[DocumentId, tuple[Fact, ...]],
    settings: Settings,
    ontology: Ontology,
) -> tuple[list[Fact], list[Rejection], set[str]]:
    """The facts that stand, what was left out, and the ids of the judgements that some fact met."""
    facts, rejections, met = list[Fact](), list[Rejection](), set[str]()
    for outline, own in zip(outlines, things, strict=True):
        document = outline.document
        if document.id in earlier:
            facts += earlier[document.id]
            continue
        reading = outline.read()
        assertions, rejected = assertions_of(reading, own, settings, ontology)
        told = facts_of(document, assertions, settings, ontology)
        kept, retracted, judged = judge_facts(told, judgements.get(document.id, ()))
        facts += [fact for fact in kept if fact.confidence >= settings.min_confidence]
        rejections += [*reading.rejections, *rejected, *retracted]
        rejections += left_out(document, assertions, told, settings, ontology)
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
    outlines: Sequence[Outline],
    settings: Settings,
    ontology: Ontology,
    constraints: Constraints,
    known: Sequence[KnownEntity],
) -> tuple[list[Things], dict[tuple[DocumentId, Iri], str], list[Step]]:
    """For each document, what its named mentions refer to, what it calls that if not as now; and how that was found."""
    identities, steps = identify([outline.profiles for outline in outlines], constraints, known)
    pairs = list(zip(identities, name_entities(identities, settings, ontology), strict=True))
    entities = {cluster: entity for identity, entity in pairs for cluster in identity.clusters}
    names = {
        (document, entity.id): name for identity, entity in pairs for document, name in names_then(identity).items()
    }
    clusters = ([profile.cluster for profile in outline.profiles] for outline in outlines)
    things: list[Things] = [
        {place: entities[cluster] for cluster in own for place in cluster.places} for own in clusters
    ]
    return things, names, steps


def _as_called(thing: Entity, found: Entity, name: str | None) -> Entity:
    """The thing by the name that a document has for it, unless people have named it."""
    return thing if name is None or thing.name != found.name else replace(thing, name=name)


def _basis(things: Things, judgements: Sequence[Judgement]) -> str:
    """A digest of what facts are made of beside the reading; empty where that is never the same."""
    told = [f"{start} {end} {thing.id} {thing.type} {thing.name}" for (start, end), thing in things.items()]
    return "" if judgements else sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _iris(things: Iterable[tuple[Document, Things]]) -> dict[tuple[DocumentId, int], Iri]:
    """The entity of what starts at a place of a document."""
    return {(document.id, start): entity.id for document, own in things for (start, _), entity in own.items()}


def _resolved_mentions(things: Iterable[tuple[Document, Things]]) -> Iterator[ResolvedMention]:
    for document, own in things:
        for (start, end), entity in own.items():
            span = document.span(start, end)
            yield ResolvedMention(document=document.id, span=span, type=entity.type, entity=entity.id)


def entity_fillers(fact: Fact) -> Iterator[EntityFiller]:
    """The entities that a fact names: who says so, and what fills its roles."""
    yield from fact.attribution
    for fillers in fact.roles.values():
        yield from (filler for filler in fillers if isinstance(filler, EntityFiller))
