"""What people judge wins over the machine, survives, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from entities_samples import SETTINGS, names, reading, said

from kg.entities import Decision, Effect, Judgement, Resolution, Thing, resolve, statement_of, thing_of
from kg.errors import JudgementError
from kg.model import DocumentId, EntityType, Iri, Reading, Status
from kg.ontology import load_ontology

CARS = reading(
    "cars.txt",
    ("{Mercara:organization} bought {Edsel:organization}.", said("acquisition", acquirer="Mercara", target="Edsel")),
)
RECORDS = reading(
    "records.txt",
    (
        "{Mercara:organization} bought {Vertigo:organization}.",
        said("acquisition", acquirer="Mercara", target="Vertigo"),
    ),
)
FORD = reading(
    "ford.txt",
    (
        "{Ford Motor:organization} bought {Edsel:organization}.",
        said("acquisition", acquirer="Ford Motor", target="Edsel"),
    ),
)
LATER = reading(
    "later.txt",
    ("{Mercara:organization} bought {Lotus:organization}.", said("acquisition", acquirer="Mercara", target="Lotus")),
)
_TICK = count()


def resolved(*readings: Reading, log: Sequence[Judgement] = ()) -> Resolution:
    return resolve(readings, settings=SETTINGS, ontology=load_ontology(), judgements=log)


def judged(decision: Decision, *things: Thing, value: str = "") -> Judgement:
    return Judgement(decision=decision, by="ann", at=f"2026-01-01T00:00:{next(_TICK):05}", things=things, value=value)


def thing(resolution: Resolution, slug: str) -> Thing:
    (entity,) = [entity for entity in resolution.entities if entity.id == SETTINGS.base + slug]
    return thing_of(entity, resolution.facts)


def part(resolution: Resolution, slug: str, document: str) -> Thing:
    whole = thing(resolution, slug)
    return Thing(id=whole.id, type=whole.type, names=whole.names, documents=(DocumentId(document),), part=True)


def slugs(resolution: Resolution) -> dict[tuple[str, str], str]:
    """The end of the IRI that each name has in each document."""
    return {(m.document, m.span.text): m.entity.removeprefix(SETTINGS.base) for m in resolution.mentions}


def test_without_judgements_nothing_changes() -> None:
    assert resolved(CARS, FORD).redirects == {}
    assert resolved(CARS, FORD).effects == {}


def test_the_same_become_one_and_the_retired_iri_points_to_it() -> None:
    before = resolved(CARS, FORD)
    same = judged(Decision.SAME, thing(before, "org/ford-motor"), thing(before, "org/mercara"))
    after = resolved(CARS, FORD, log=[same])
    (ford,) = [entity for entity in after.entities if entity.name == "Ford Motor"]
    assert ford.aliases == ("Mercara",)
    assert after.redirects == {SETTINGS.base + "org/mercara": ford.id}
    assert {filler for fact in after.facts for filler in names(fact, "acquirer")} == {"Ford Motor"}
    assert after.effects == {same.id: Effect.APPLIED}


def test_what_is_undone_was_never_said() -> None:
    before = resolved(CARS, FORD)
    same = judged(Decision.SAME, thing(before, "org/ford-motor"), thing(before, "org/mercara"))
    undo = judged(Decision.UNDO, value=same.id)
    again = judged(Decision.UNDO, value=undo.id)
    assert resolved(CARS, FORD, log=[same, undo]) == before
    assert len(resolved(CARS, FORD, log=[same, undo, again]).entities) == 2


def test_a_wrong_merge_is_taken_apart_by_document() -> None:
    before = resolved(CARS, RECORDS)
    assert slugs(before)["cars.txt", "Mercara"] == slugs(before)["records.txt", "Mercara"]
    apart = judged(
        Decision.DIFFERENT, part(before, "org/mercara", "cars.txt"), part(before, "org/mercara", "records.txt")
    )
    told = slugs(resolved(CARS, RECORDS, LATER, log=[apart]))
    assert len({told[name, "Mercara"] for name in ("cars.txt", "records.txt", "later.txt")}) == 3
    assert "org/mercara" in told.values()


def test_a_part_against_the_whole_leaves_the_rest_together() -> None:
    before = resolved(CARS, RECORDS)
    apart = judged(Decision.DIFFERENT, thing(before, "org/mercara"), part(before, "org/mercara", "records.txt"))
    told = slugs(resolved(CARS, RECORDS, LATER, log=[apart]))
    assert told["cars.txt", "Mercara"] == told["later.txt", "Mercara"] == "org/mercara"
    assert told["records.txt", "Mercara"] != "org/mercara"


def test_what_was_judged_different_stays_so_when_the_machine_would_join_it() -> None:
    long = reading(
        "a.txt",
        (
            "{Mercara Motors:organization} sells {Edsel:organization}.",
            said("acquisition", acquirer="Mercara Motors", target="Edsel"),
        ),
    )
    before = resolved(long, RECORDS)
    apart = judged(Decision.DIFFERENT, thing(before, "org/mercara-motors"), thing(before, "org/mercara"))
    bridge = reading(
        "b.txt", "{Mercara Motors:organization}, or {Mercara:organization}.", "{Mercara:organization} again."
    )
    joined = slugs(resolved(long, RECORDS, bridge))
    assert joined["a.txt", "Mercara Motors"] == joined["records.txt", "Mercara"]
    told = slugs(resolved(long, RECORDS, bridge, log=[apart]))
    assert told["a.txt", "Mercara Motors"] != told["records.txt", "Mercara"]


def test_part_of_an_entity_moves_to_another() -> None:
    before = resolved(CARS, RECORDS, FORD)
    same = judged(Decision.SAME, thing(before, "org/ford-motor"), part(before, "org/mercara", "cars.txt"))
    told = slugs(resolved(CARS, RECORDS, FORD, log=[same]))
    assert told["cars.txt", "Mercara"] == told["ford.txt", "Ford Motor"] == "org/ford-motor"
    assert told["records.txt", "Mercara"] == "org/mercara"


def test_the_newest_judgement_wins() -> None:
    before = resolved(CARS, FORD)
    one, other = thing(before, "org/ford-motor"), thing(before, "org/mercara")
    same, apart = judged(Decision.SAME, one, other), judged(Decision.DIFFERENT, other, one)
    after = resolved(CARS, FORD, log=[same, apart])
    assert after.entities == before.entities
    assert after.effects == {same.id: Effect.OVERRULED, apart.id: Effect.APPLIED}
    assert len(resolved(CARS, FORD, log=[apart, same]).entities) == 2
    assert len(resolved(CARS, FORD, log=[same, judged(Decision.UNSURE, one, other)]).entities) == 3


def test_what_follows_from_older_judgements_gives_way_too() -> None:
    before = resolved(CARS, FORD, RECORDS)
    ford, mercara, vertigo = (thing(before, f"org/{name}") for name in ("ford-motor", "mercara", "vertigo"))
    log = [
        judged(Decision.SAME, ford, mercara),
        judged(Decision.SAME, mercara, vertigo),
        judged(Decision.DIFFERENT, ford, vertigo),
    ]
    told = slugs(resolved(CARS, FORD, RECORDS, log=log))
    assert told["ford.txt", "Ford Motor"] == "org/ford-motor"
    assert told["records.txt", "Vertigo"] == "org/mercara"


def test_a_name_is_corrected() -> None:
    before = resolved(CARS)
    log = [judged(Decision.NAME, thing(before, "org/mercara"), value="Mercara Division")]
    (entity,) = [entity for entity in resolved(CARS, log=log).entities if entity.id.endswith("org/mercara")]
    assert (entity.name, entity.aliases) == ("Mercara Division", ("Mercara",))


def test_a_type_is_corrected_and_the_iri_tells_it() -> None:
    wrong = reading(
        "a.txt",
        ("{Edsel:person} bought {Vertigo:organization}.", said("acquisition", acquirer="Edsel", target="Vertigo")),
    )
    before = resolved(wrong, CARS)
    log = [judged(Decision.TYPE, thing(before, "person/edsel"), value="organization")]
    alone = resolved(wrong, log=log)
    assert slugs(alone)["a.txt", "Edsel"] == "org/edsel"
    assert alone.redirects == {SETTINGS.base + "person/edsel": SETTINGS.base + "org/edsel"}
    both = slugs(resolved(wrong, CARS, log=log))
    assert both["a.txt", "Edsel"] == both["cars.txt", "Edsel"] == "org/edsel"


def test_an_unknown_type_is_refused() -> None:
    log = [judged(Decision.TYPE, thing(resolved(CARS), "org/mercara"), value="persom")]
    with pytest.raises(JudgementError, match=r"'persom' is no type of entity; did you mean 'person'\?"):
        resolved(CARS, log=log)


def test_a_retracted_fact_stays_away_although_its_text_has_moved() -> None:
    (fact,) = resolved(CARS).facts
    statement = statement_of(fact, load_ontology().fact_class(fact.type))
    retract = Judgement(decision=Decision.RETRACT, by="ann", at="2026", statement=statement)
    moved = reading(
        "cars.txt",
        "A new first line about {Mercara Inc:organization}.",
        (
            "{Mercara:organization} bought {Edsel:organization}.",
            said("acquisition", acquirer="Mercara", target="Edsel"),
        ),
    )
    (again,) = resolved(moved).facts
    assert again.id != fact.id
    after = resolved(moved, log=[retract])
    assert after.facts == ()
    assert [rejection.reason for rejection in after.rejections] == ["somebody retracted it"]
    assert after.effects == {retract.id: Effect.APPLIED}


def test_another_status_is_another_statement() -> None:
    (fact,) = resolved(CARS).facts
    statement = statement_of(fact, load_ontology().fact_class(fact.type))
    planned = reading(
        "cars.txt",
        (
            "{Mercara:organization} bought {Edsel:organization}.",
            said("acquisition", Status.PLANNED, acquirer="Mercara", target="Edsel"),
        ),
    )
    retract = Judgement(decision=Decision.RETRACT, by="ann", at="2026", statement=statement)
    after = resolved(planned, log=[retract])
    assert len(after.facts) == 1
    assert after.effects == {retract.id: Effect.WAITING}


def test_a_confirmed_fact_is_certain() -> None:
    (fact,) = resolved(CARS).facts
    statement = statement_of(fact, load_ontology().fact_class(fact.type))
    confirm = Judgement(decision=Decision.CONFIRM, by="ann", at="2026", statement=statement)
    (after,) = resolved(CARS, log=[confirm]).facts
    assert (fact.confidence, after.confidence) == (0.8, 1.0)


def test_a_judgement_about_what_is_gone_waits() -> None:
    before = resolved(CARS, FORD)
    same = judged(Decision.SAME, thing(before, "org/ford-motor"), thing(before, "org/mercara"))
    after = resolved(FORD, log=[same])
    assert after.effects == {same.id: Effect.WAITING}
    assert after.entities == resolved(FORD).entities


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.NAME, Decision.RETRACT, Decision.UNDO])
def test_a_judgement_needs_what_it_is_about(decision: Decision) -> None:
    with pytest.raises(ValueError, match="lacks what it is about"):
        judged(decision)


def test_a_thing_needs_a_name() -> None:
    with pytest.raises(ValueError, match="without a name"):
        Thing(id=Iri("x:y"), type=EntityType("person"), names=(), documents=())
