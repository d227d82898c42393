from __future__ import annotations

import random

import pytest
from entities_samples import SETTINGS, clusters, reading, said
from hypothesis import given, settings
from hypothesis import strategies as st
from identity_cases import load_cases

from kg.entities import Bearer, Constraints, Resolution, Verdict, resolve
from kg.model import DocumentId, EntityFiller, EntityType, Iri, KnownEntity, Reading, Role
from kg.ontology import load_ontology

NOTHING = Constraints()
PERSON, ORGANIZATION = EntityType("person"), EntityType("organization")


def resolved(*readings: Reading, constraints: Constraints = NOTHING, known: tuple[KnownEntity, ...] = ()) -> Resolution:
    return resolve(readings, settings=SETTINGS, ontology=load_ontology(), constraints=constraints, known=known)


def told(found: Resolution) -> list[list[str]]:
    by_entity: dict[str, list[str]] = {}
    for mention in found.mentions:
        by_entity.setdefault(mention.entity, []).append(f"{mention.document} {mention.span.text}")
    return sorted(by_entity.values())


ASH = reading("a", "{Tom Ash:person} of {Lumen Grid:organization}")
STRANGER = reading("b", "{Tom Ash:person}")
INITIAL = reading("c", "{T. Ash:person} of {Lumen Grid:organization}, {Zora Hadeed:person}")


def test_merge_says_why() -> None:
    again = reading("b", "{Tom Ash:person} of {Lumen Grid:organization}")
    (step,) = (step for step in resolved(ASH, again).steps if step.one.type == PERSON)
    assert step.verdict is Verdict.MERGED
    assert step.reasons == ("the same name, tom ash", "both with Lumen Grid")
    assert step.to_text() == "'Tom Ash' (b) is 'Tom Ash' (a), 0.92: the same name, tom ash; both with Lumen Grid"


def test_entity_knows_the_steps_that_it_has_come_from() -> None:
    found = resolved(ASH, reading("b", "{Tom Ash:person} of {Lumen Grid:organization}"))
    (person,) = {mention.entity for mention in found.mentions if mention.type == PERSON}
    assert [step.entities for step in found.why(person)] == [(person, person)]


def test_risky_merge_is_offered_for_review() -> None:
    (step,) = resolved(ASH, STRANGER).reviews
    assert (step.one.document, step.other.document) == ("a", "b")
    assert step.verdict is Verdict.APART
    assert step.entities[0] != step.entities[1]
    assert 0.5 < step.score < 0.9


def test_what_a_document_relates_is_never_one_thing() -> None:
    family = reading(
        "a",
        ("{Tom Ash:person} is a son of {Thomas Ash:person}", said("family", person="Tom Ash", relative="Thomas Ash")),
    )
    other = reading("b", "{Thomas Ash:person} and {Tom Ash:person}")
    assert len(clusters(family, other)) == len({m.entity for m in resolved(family, other).mentions})
    for step in resolved(family, other).steps:
        if step.verdict is Verdict.MERGED:
            assert step.one.name == step.other.name


@pytest.mark.parametrize("document", [DocumentId("b"), None])
def test_constraints_win_over_the_machine(document: DocumentId | None) -> None:
    one, other = Bearer(name="Tom Ash", document=DocumentId("a")), Bearer(name="Tom Ash", document=document)
    assert len(told(resolved(ASH, STRANGER))) == 3
    same = resolved(ASH, STRANGER, constraints=Constraints(same=((one, other),)))
    assert ["a Tom Ash", "b Tom Ash"] in told(same)
    assert same.steps[0].reasons == ("judged to be the same",)


def test_different_wins_over_names_contexts_and_same() -> None:
    again = reading("b", "{Tom Ash:person} of {Lumen Grid:organization}")
    pair = (Bearer(name="Tom Ash", document=DocumentId("a")), Bearer(name="Tom Ash", document=DocumentId("b")))
    assert ["a Tom Ash", "b Tom Ash"] in told(resolved(ASH, again))
    for constraints in (Constraints(different=(pair,)), Constraints(same=(pair,), different=(pair,))):
        apart = resolved(ASH, again, constraints=constraints)
        assert ["a Tom Ash"] in told(apart)
        assert not apart.reviews


def test_constraint_on_what_is_not_there_changes_nothing() -> None:
    nobody = Bearer(name="Ursula Molen", type=PERSON)
    pair = (nobody, Bearer(name="Tom Ash"))
    assert resolved(ASH, INITIAL, constraints=Constraints(same=(pair,), different=(pair,))) == resolved(ASH, INITIAL)


RENAMED = said("renaming", organization="Joyo", new_name="Tinderbox China=Tinderbox China")


def test_renamed_thing_is_called_by_the_name_that_it_has_now() -> None:
    sentences = [
        ("{Joyo:organization} is now {Tinderbox China:organization}", RENAMED),
        *[("{Tinderbox China:organization} left", said("data_breach", organization="Tinderbox China"))] * 2,
    ]
    old = [reading(name, ("{Joyo:organization} left", said("data_breach", organization="Joyo"))) for name in "bcdef"]
    (entity,) = resolved(reading("a", *sentences), *old).entities
    assert (entity.name, entity.aliases) == ("Tinderbox China", ("Joyo",))


def test_a_document_calls_a_renamed_thing_as_it_does() -> None:
    breach = said("data_breach", organization="Tinderbox China")
    new = reading(
        "a",
        ("{Joyo:organization} is now {Tinderbox China:organization}", RENAMED),
        *[("{Tinderbox China:organization} left", breach)] * 2,
    )
    old = reading("b", ("{Joyo:organization} left", said("data_breach", organization="Joyo")))
    facts = [fact for fact in resolved(new, old).facts if fact.type == "data_breach"]
    fillers = [filler for fact in facts for filler in fact.roles[Role("organization")]]
    assert [filler.name for filler in fillers if isinstance(filler, EntityFiller)] == ["Tinderbox China", "Joyo"]
    assert len({filler.id for filler in fillers if isinstance(filler, EntityFiller)}) == 1


@pytest.mark.parametrize(("between", "names"), [(0, {"Tinderbox China"}), (8, {"Joyo", "Tinderbox China"})])
def test_renaming_of_what_a_pronoun_means_counts_only_near_its_name(between: int, names: set[str]) -> None:
    told = said("renaming", organization="it", new_name="Tinderbox China=Tinderbox China")
    found = resolved(
        reading(
            "a",
            ("{Joyo:organization} left", said("data_breach", organization="Joyo")),
            *["Nothing was heard for years"] * between,
            ("then {it:organization>Joyo} was {Tinderbox China:organization}", told),
            ("{Tinderbox China:organization} left", said("data_breach", organization="Tinderbox China")),
        )
    )
    assert {entity.name for entity in found.entities} == names


def test_name_that_is_only_told_of_names_nothing() -> None:
    found = resolved(
        reading("a", ("{Joyo:organization} is now {Tinderbox China:organization}", RENAMED)),
        reading("b", ("{Joyo:organization} left", said("data_breach", organization="Joyo"))),
    )
    (entity,) = found.entities
    assert (entity.name, entity.aliases) == ("Joyo", ("Tinderbox China",))


HARBOUR = KnownEntity(
    id=Iri("https://example.org/harbour"),
    name="Harbour Rain Institute",
    type=ORGANIZATION,
    aliases=("Institut der Hafenregen",),
    same_as=(Iri("http://www.wikidata.org/entity/Q42"),),
    identifiers=(("lei", "5493001KJTIIGC8Y1R12"),),
)
BREACHES = [
    reading(document, (f"{{{name}:organization}} lost data", said("data_breach", organization=name)))
    for document, name in (("a", "Harbour Rain Institute"), ("b", "Institut der Hafenregen"))
]


def test_known_entity_is_linked_and_its_names_are_one() -> None:
    found = resolved(*BREACHES, known=(HARBOUR,))
    (entity,) = found.entities
    assert entity.same_as == ("http://www.wikidata.org/entity/Q42", "https://example.org/harbour")
    assert entity.identifiers == HARBOUR.identifiers
    assert any("an authority knows it as https://example.org/harbour" in step.reasons for step in found.why(entity.id))


def test_name_of_several_known_entities_is_offered_for_review() -> None:
    twin = KnownEntity(id=Iri("https://example.org/twin"), name="Harbour Rain Institute", type=ORGANIZATION)
    found = resolved(BREACHES[0], known=(HARBOUR, twin))
    assert found.entities[0].same_as == ()
    assert [step.entities[0] for step in found.reviews] == [HARBOUR.id, twin.id]


def test_namesakes_are_not_linked_to_one_known_person() -> None:
    known = KnownEntity(id=Iri("https://example.org/ash"), name="Tom Ash", type=PERSON)
    births = [
        reading(n, (f"{{Tom Ash:person}} {year}", said("birth", person="Tom Ash", date=f"{year}={year}")))
        for n, year in (("a", "1951"), ("b", "1979"))
    ]
    found = resolved(*births, known=(known,))
    assert [entity.same_as for entity in found.entities] == [(), ()]
    assert len(found.reviews) == 2


READINGS = [reading_ for case in load_cases() for reading_ in case.readings]
CORPUS = [
    Reading(
        document=type(r.document)(id=DocumentId(f"{n:03}"), text=r.document.text), mentions=r.mentions, claims=r.claims
    )
    for n, r in enumerate(READINGS)
]


@given(st.integers(0, len(CORPUS) - 1), st.integers(2, 40), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_documents_in_any_order_give_the_same(start: int, number: int, chance: random.Random) -> None:
    chosen = [*CORPUS, *CORPUS][start : start + number]
    shuffled = list(chosen)
    chance.shuffle(shuffled)
    assert resolved(*shuffled) == resolved(*chosen)


@given(st.integers(0, len(CORPUS) - 1), st.lists(st.integers(1, 10), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_many_builds_give_what_one_gives(start: int, sizes: list[int]) -> None:
    """Whatever was resolved before, and is cached from it, the same documents give the same entities."""
    kept: list[Reading] = []
    arriving = iter([*CORPUS, *CORPUS][start:])
    for size in sizes:
        kept += [next(arriving) for _ in range(size)]
        last = resolved(*kept)
    assert last == resolved(*reversed(kept))


def test_whole_corpus_of_cases_is_resolved_without_wrong_names() -> None:
    found = resolved(*CORPUS)
    for step in found.steps:
        assert step.verdict is Verdict.APART or step.entities[0] == step.entities[1]
    assert all(0 < step.score < 1 for step in found.steps)
