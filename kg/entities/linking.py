"""A resolution linked to what a service has for its entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.entities._known import take_over
from kg.entities.identity import Bearer, Step, Verdict
from kg.entities.resolution import Resolution
from kg.model import Entity, Iri, KnownEntity

_CERTAIN, _POSSIBLE = 0.95, 0.5


def link(resolution: Resolution, found: Mapping[Iri, tuple[Sequence[KnownEntity], bool]]) -> Resolution:
    """The resolution with entities linked to what was found for them, by the entity's IRI.

    With each comes whether the first is surely the one, which needs the type to agree as well; the others are
    offered for review.
    """
    entities, steps = list[Entity](), list[Step]()
    for entity in resolution.entities:
        known, certain = found.get(entity.id, ((), False))
        fitting = [candidate for candidate in known if candidate.type in (None, entity.type)]
        sure = certain and bool(fitting) and fitting[0] == known[0]
        entities.append(take_over(entity, fitting[0]) if sure else entity)
        steps += [_step(entity, candidate, sure) for candidate in (fitting[:1] if sure else fitting)]
    return replace(resolution, entities=tuple(entities), steps=(*resolution.steps, *steps))


def _step(entity: Entity, known: KnownEntity, sure: bool) -> Step:
    return Step(
        one=Bearer(name=known.name, type=known.type),
        other=Bearer(name=entity.name, type=entity.type),
        verdict=Verdict.MERGED if sure else Verdict.APART,
        score=_CERTAIN if sure else _POSSIBLE,
        reasons=(f"the reconciliation service {'is sure of' if sure else 'offers'} {known.id}",),
        mentions=1,
        entities=(known.id, entity.id),
    )
