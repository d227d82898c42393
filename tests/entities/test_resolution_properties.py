from __future__ import annotations

import re
from dataclasses import replace

from entities_samples import SETTINGS, earlier_facts, reading, resolved, said
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import Outline, outline_of, pack_outline, resolve, resolve_outlines, unpack_outline
from kg.model import (
    Document,
    DocumentId,
    EntityType,
    Mention,
    Reading,
    Status,
)
from kg.ontology import load_ontology

NAMES = [
    "Tinderbox",
    "Tinderbox Inc",
    "Tinderbox Group",
    "Tinderbox China",
    "HRI",
    "Harbour Rain Institute",
    "Harbour",
]
PEOPLE = ["Tom Ash", "Ann Ash", "Ash", "Mr Ash", "T. Ash", "Tom"]


@st.composite
def _readings(draw: st.DrawFn) -> list[Reading]:
    documents = []
    for number in range(draw(st.integers(1, 4))):
        sentences: list[tuple[str | object, ...]] = []
        for _ in range(draw(st.integers(1, 5))):
            one, other = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
            person = draw(st.sampled_from(PEOPLE))
            status = draw(st.sampled_from(Status))
            year = draw(st.sampled_from(["", "2004", "2011"]))
            date = f"{year}={year}" if year else ()
            text = f"{{{one}:organization}}, {{{other}:organization}}, {{{person}:person}}, {year}."
            claims = [
                said("acquisition", status, acquirer=one, target=other, date=date),
                said("merger", status, party=(one, other), date=date),
                said("employment", status, person=person, organization=other),
                said("acquisition", status, target=other, date=date),
            ]
            sentences.append((text, *draw(st.lists(st.sampled_from(claims), max_size=3))))
        documents.append(reading(str(number), *sentences))  # type: ignore[arg-type]
    return documents


def _packed_and_unpacked(known: Reading) -> Outline:
    packed = pack_outline(outline_of(known, load_ontology()))
    return unpack_outline(packed, known.document, lambda: known)


@given(_readings(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_of_readings_does_not_matter(readings: list[Reading], random: object) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolved(*shuffled) == resolved(*readings)


@given(_readings(), _readings(), st.lists(st.booleans(), min_size=4, max_size=4))
@settings(max_examples=100, deadline=None)
def test_what_was_found_earlier_makes_the_same_resolution(
    before: list[Reading], after: list[Reading], kept: list[bool]
) -> None:
    earlier = earlier_facts(resolved(*before))
    now = [old if keep else new for old, new, keep in zip(before, after, kept, strict=False)]
    again = resolve_outlines(
        [_packed_and_unpacked(one) for one in now],
        settings=SETTINGS,
        ontology=load_ontology(),
        earlier={one.document.id: earlier[one.document.id] for one in now if one in before},
    )
    assert replace(again, rejections=()) == replace(resolved(*now), rejections=())


@given(_readings())
@settings(max_examples=100, deadline=None)
def test_resolution_is_sound(readings: list[Reading]) -> None:
    resolution = resolved(*readings)
    entities = {entity.id for entity in resolution.entities}
    assert len({fact.id for fact in resolution.facts}) == len(resolution.facts)
    assert len({entity.id for entity in resolution.entities}) == len(resolution.entities)
    assert len(resolution.mentions) == sum(len(reading.mentions) for reading in readings)
    for fact in resolution.facts:
        fillers = [filler for role in fact.roles.values() for filler in role]
        assert {filler.id for filler in fillers if hasattr(filler, "id")} <= entities


@given(_readings())
@settings(max_examples=50, deadline=None)
def test_claims_told_twice_change_nothing_but_the_confidence(readings: list[Reading]) -> None:
    twice = [Reading(document=r.document, mentions=r.mentions, claims=r.claims * 2) for r in readings]
    assert resolved(*twice) == resolved(*readings)


@given(
    st.lists(st.text(min_size=1), min_size=1, max_size=8),
    st.sampled_from(sorted(load_ontology().entity_classes)),
)
@settings(deadline=None)
def test_any_name_gets_a_valid_iri(texts: list[str], entity_type: str) -> None:
    text = "\n".join(texts)
    starts = [sum(len(t) + 1 for t in texts[:n]) for n in range(len(texts))]
    mentions = tuple(
        Mention(start=start, end=start + len(name), text=name, type=EntityType(entity_type))
        for start, name in zip(starts, texts, strict=True)
    )
    document = Document(id=DocumentId("a"), text=text)
    resolution = resolve(
        [Reading(document=document, mentions=mentions, claims=())],
        settings=SETTINGS,
        ontology=load_ontology(),
    )
    assert len(resolution.mentions) == len(texts)
    for mention in resolution.mentions:
        assert re.fullmatch(r"https://w3id\.org/company-people-kg/id/[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", mention.entity)
