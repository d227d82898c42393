"""Judgements win over the machine: what mentions refer to, and which facts stand, as people have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kg.config import Settings
from kg.entities._anchors import Anchors
from kg.entities._assertions import Things
from kg.entities._cells import Cell, Cells, Effect, Found, settle_cells
from kg.entities._groups import Groups, applied
from kg.entities.judgements import Decision, Judgement
from kg.entities.outlines import Outline
from kg.errors import JudgementError
from kg.model import Entity, Fact, Iri, Reason, Rejection
from kg.ontology import Ontology

_CERTAIN = 1.0
"""The confidence of what somebody has confirmed; no extractor is as sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the mentions refer to when people have had their say."""

    things: Sequence[Things]
    redirects: Mapping[Iri, Iri]
    """Retired IRIs, each with the one that stands for it now."""
    effects: Mapping[str, Effect]
    """What became of the judgements about things, by their ids."""


def judge_things(
    outlines: Sequence[Outline],
    things: Sequence[Things],
    judgements: Sequence[Judgement],
    settings: Settings,
    ontology: Ontology,
) -> Judged:
    """Apply the judgements in force, oldest first, to what the machine has made of the mentions.

    A newer judgement wins over an older one, and over what follows from several older ones. "Same" joins the
    machine's entities; "different" takes one apart by documents and names, and what belongs to neither side
    for certain stays apart from both. Nothing depends on the order of the outlines. Raises JudgementError for a
    type that the ontology does not have.
    """
    about = [judgement for judgement in judgements if judgement.things]
    if not about:
        return Judged(things=things, redirects={}, effects={})
    _check_types(about, ontology)
    anchors = Anchors(outlines, things)
    found = {j.id: tuple(anchors.find(thing) for thing in j.things) for j in about}
    cells, effects = settle_cells(anchors, about, found)
    entities = Groups(anchors, cells, applied(about, found, cells, effects), settings).entities(ontology)
    return Judged(
        things=[
            {place: entities[cells.cells[anchors.atoms[outline.document.id, place]]] for place in own}
            for outline, own in zip(outlines, things, strict=True)
        ],
        redirects=_redirects(cells, anchors, about, found, entities),
        effects={j.id: effects.get(j.id, Effect.OVERRULED) for j in about},
    )


def _check_types(judgements: Iterable[Judgement], ontology: Ontology) -> None:
    for judgement in judgements:
        if judgement.decision is Decision.TYPE and judgement.value not in ontology.entity_classes:
            known = ", ".join(ontology.entity_classes)
            near = get_close_matches(judgement.value, ontology.entity_classes, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise JudgementError(f"{judgement.id}: {judgement.value!r} is no type of entity{hint} Known: {known}")


def _redirects(
    cells: Cells,
    anchors: Anchors,
    judgements: Iterable[Judgement],
    found: Found,
    entities: Mapping[Cell, Entity],
) -> dict[Iri, Iri]:
    """The IRIs that the machine gave, or had given when somebody judged, and that no entity has any more."""
    living = {entity.id for entity in entities.values()}
    retired = {iri: entities[cells.main(anchors.of_entity(iri))].id for iri in anchors.entities if iri not in living}
    for judgement in judgements:
        for thing, atoms in zip(judgement.things, found[judgement.id], strict=True):
            if atoms and not thing.part and thing.id not in living:
                retired[thing.id] = entities[cells.main(atoms)].id
    return dict(sorted(retired.items()))


def judge_facts(facts: Iterable[Fact], judgements: Iterable[Judgement]) -> tuple[list[Fact], list[Rejection], set[str]]:
    """The facts of a document that nobody retracted, those that somebody confirmed with confidence 1.

    Also what was retracted, as rejections, and the ids of the judgements that some fact met. Of several
    judgements about one fact the newest counts.
    """
    kept, rejections, met = [], list[Rejection](), set[str]()
    newest_first = list(reversed(list(judgements)))
    for fact in facts:
        about = [j for j in newest_first if j.statement and j.statement.means(fact)]
        met |= {judgement.id for judgement in about}
        decision = about[0].decision if about else None
        if decision is Decision.RETRACT:
            rejections += _retractions(fact)
        else:
            kept.append(replace(fact, confidence=_CERTAIN) if decision is Decision.CONFIRM else fact)
    return kept, rejections, met


def _retractions(fact: Fact) -> list[Rejection]:
    return [
        Rejection(
            type=fact.type,
            reason=Reason.RETRACTED,
            document=fact.document,
            sentence=evidence.sentence,
            extractor=fact.extractor,
            roles=evidence.mentions,
        )
        for evidence in fact.evidence
    ]
