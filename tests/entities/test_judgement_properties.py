"""A thousand random judgements: applied, undone, and the texts extracted again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from entities_samples import SETTINGS, reading, said
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import Decision, Effect, Judgement, Resolution, Thing, in_force, resolve, statement_of, thing_of
from kg.model import Document, DocumentId, EntityType, Mention, Reading
from kg.ontology import load_ontology

FIRST = ["Ann", "Ben", "Cleo", "Dan"]
LAST = ["Ash", "Birch", "Cedar"]
FIRMS = ["Tinderbox", "Tinderbox Inc", "Tinderbox China", "Harbour", "Harbour Rain Institute", "Mercury", "Lumen"]


def _corpus(chance: random.Random, documents: int) -> list[Reading]:
    corpus = []
    for number in range(documents):
        sentences: list[tuple[object, ...]] = []
        for _ in range(chance.randint(1, 4)):
            one, other = chance.sample(FIRMS, 2)
            person = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
            claims = [
                said("acquisition", acquirer=one, target=other),
                said("employment", person=person, organization=one),
            ]
            sentences.append(
                (f"{{{one}:organization}}, {{{other}:organization}}, {{{person}:person}}.", *chance.sample(claims, 1))
            )
        corpus.append(reading(f"{number}.txt", *sentences))  # type: ignore[arg-type]
    return corpus


def _judgements(chance: random.Random, resolution: Resolution, number: int) -> list[Judgement]:
    """Any judgements about what is in the graph, in any order, undone or not, against each other as they may be."""
    log: list[Judgement] = []
    while len(log) < number:
        log.append(_judgement(chance, resolution, log, f"2026-{len(log):06}"))
    return log


def _judgement(chance: random.Random, resolution: Resolution, log: Sequence[Judgement], at: str) -> Judgement:
    decision = chance.choices(list(Decision), weights=[6, 6, 2, 2, 2, 2, 2, 3])[0]
    if decision is Decision.UNDO and log:
        return Judgement(decision=decision, by="ann", at=at, value=chance.choice(log).id)
    if decision in (Decision.RETRACT, Decision.CONFIRM):
        fact = chance.choice(resolution.facts)
        statement = statement_of(fact, load_ontology().fact_class(fact.type))
        return Judgement(decision=decision, by="ann", at=at, statement=statement)
    if decision in (Decision.NAME, Decision.TYPE):
        value = chance.choice(["organization", "person", "place"]) if decision is Decision.TYPE else f"Name {at}"
        return Judgement(decision=decision, by="ann", at=at, things=(_thing(chance, resolution),), value=value)
    pair = (_thing(chance, resolution), _thing(chance, resolution))
    return Judgement(decision=Decision.SAME if decision is Decision.UNDO else decision, by="ann", at=at, things=pair)


def _thing(chance: random.Random, resolution: Resolution) -> Thing:
    """An entity, or what one of its names means in one of its documents."""
    thing = thing_of(chance.choice(resolution.entities), resolution.facts)
    if chance.random() < 0.7:
        return thing
    documents = (chance.choice(thing.documents),)
    return Thing(id=thing.id, type=thing.type, names=(chance.choice(thing.names),), documents=documents, part=True)


def _resolved(readings: Sequence[Reading], log: Sequence[Judgement]) -> Resolution:
    return resolve(readings, settings=SETTINGS, ontology=load_ontology(), judgements=log)


def _keep_their_word(log: Sequence[Judgement], resolution: Resolution) -> None:
    """The graph says what the judgements say that were applied, and is sound besides."""
    ids = {entity.id for entity in resolution.entities}
    assert len(ids) == len(resolution.entities)
    assert len({fact.id for fact in resolution.facts}) == len(resolution.facts)
    assert not ids & resolution.redirects.keys()
    assert set(resolution.redirects.values()) <= ids
    types = {mention.entity: mention.type for mention in resolution.mentions}
    assert all(types[entity.id] == entity.type for entity in resolution.entities if entity.id in types)
    standing = in_force(log)
    assert set(resolution.effects) == {judgement.id for judgement in standing}
    decided: dict[object, Decision] = {}
    for judgement in standing:
        if judgement.statement and resolution.effects[judgement.id] is Effect.APPLIED:
            decided[judgement.statement.id] = judgement.decision
    facts = {fact.id: fact.confidence for fact in resolution.facts}
    for fact, decision in decided.items():
        assert decision is not Decision.RETRACT or fact not in facts
        assert decision is not Decision.CONFIRM or facts.get(fact, 1.0) == 1.0  # type: ignore[call-overload]


@given(st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_random_judgements_keep_their_word(seed: int) -> None:
    chance = random.Random(seed)
    corpus = _corpus(chance, chance.randint(1, 6))
    before = _resolved(corpus, ())
    if not before.entities:
        return
    log = _judgements(chance, before, chance.randint(1, 40))
    after = _resolved(corpus, log)
    _keep_their_word(log, after)
    again = list(corpus)
    chance.shuffle(again)
    assert _resolved(again, log) == after
    _keep_their_word(log, _resolved([*corpus, *_more(chance)], log))
    undone = [Judgement(decision=Decision.UNDO, by="ann", at=f"2027-{j.id}", value=j.id) for j in in_force(log)]
    assert _resolved(corpus, [*log, *undone]) == before


def _more(chance: random.Random) -> list[Reading]:
    """Documents that arrive later."""
    return [
        Reading(
            document=type(r.document)(id=DocumentId(f"more-{r.document.id}"), text=r.document.text),
            mentions=r.mentions,
            claims=r.claims,
        )
        for r in _corpus(chance, 3)
    ]


def test_a_thousand_judgements_applied_undone_and_extracted_again() -> None:
    chance = random.Random(20261125)
    corpus = _corpus(chance, 120)
    before = _resolved(corpus, ())
    log = _judgements(chance, before, 1000)
    after = _resolved(corpus, log)
    assert len(log) == 1000
    assert {Effect.APPLIED, Effect.OVERRULED} <= set(after.effects.values())
    _keep_their_word(log, after)
    assert _resolved(corpus[::-1], log) == after
    _keep_their_word(log, _resolved([*corpus, *_more(chance)], log))
    undone = [Judgement(decision=Decision.UNDO, by="ann", at=f"2027-{j.id}", value=j.id) for j in in_force(log)]
    assert _resolved(corpus, [*log, *undone]) == before


def _extracted_again(chance: random.Random, corpus: Sequence[Reading]) -> list[Reading]:
    """The same texts below a new first line, as another extractor reads them: surer or not, and some types wrong."""
    line = "Corrected version.\n"
    types = {mention.text: mention.type for old in corpus for mention in old.mentions}
    types |= {name: EntityType("place") for name in sorted(types) if chance.random() < 0.2}

    def moved(mention: Mention) -> Mention:
        start, end = mention.start + len(line), mention.end + len(line)
        return replace(mention, start=start, end=end, type=types[mention.text])

    again = []
    for old in corpus:
        document = Document(id=old.document.id, text=line + old.document.text)
        claims = tuple(
            replace(
                claim,
                roles={role: tuple(moved(m) for m in ms if isinstance(m, Mention)) for role, ms in claim.roles.items()},
                sentence=document.span(claim.sentence.start + len(line), claim.sentence.end + len(line)),
                confidence=chance.choice([0.6, 0.8]),
            )
            for claim in old.claims
        )
        again.append(Reading(document=document, mentions=tuple(map(moved, old.mentions)), claims=claims))
    return again


@given(st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_judgements_survive_another_extraction(seed: int) -> None:
    chance = random.Random(seed)
    corpus = _corpus(chance, 5)
    before = _resolved(corpus, ())
    people = [e for e in before.entities if e.type == EntityType("person")]
    if len(people) < 2:
        return
    one, other = (thing_of(entity, before.facts) for entity in chance.sample(people, 2))
    fact = chance.choice(before.facts)
    statement = statement_of(fact, load_ontology().fact_class(fact.type))
    log = [
        Judgement(decision=Decision.SAME, by="ann", at="2026-1", things=(one, other)),
        Judgement(decision=Decision.RETRACT, by="ann", at="2026-2", statement=statement),
    ]
    later = _resolved(_extracted_again(chance, corpus), log)
    _keep_their_word(log, later)
    assert later.effects[log[0].id] is Effect.APPLIED
    assert not any(statement.means(fact) for fact in later.facts)
    names = {(m.document, m.span.text): m.entity for m in later.mentions}
    found = [{names[d, n] for d in t.documents for n in t.names if (d, n) in names} for t in (one, other)]
    assert found[0] & found[1]  # what was one thing may have been taken apart by the other extraction


@given(st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_same_joins_and_different_parts_whatever_the_machine_does_later(seed: int) -> None:
    chance = random.Random(seed)
    corpus = _corpus(chance, 6)
    before = _resolved(corpus, ())
    entities = [e for e in before.entities if e.type == EntityType("organization")]
    one, other = (thing_of(entity, before.facts) for entity in chance.sample(entities, 2))
    for decision in (Decision.SAME, Decision.DIFFERENT):
        judgement = Judgement(decision=decision, by="ann", at="2026", things=(one, other))
        later = _resolved([*corpus, *_more(chance)], [judgement])
        assert later.effects == {judgement.id: Effect.APPLIED}
        ids = [_id(later, before, thing) for thing in (one, other)]
        assert (ids[0] == ids[1]) == (decision is Decision.SAME)


def _id(later: Resolution, before: Resolution, thing: Thing) -> str:
    """What most of the mentions that were this thing refer to now; of two, what its IRI stands for."""
    then = {(m.document, m.span) for m in before.mentions if m.entity == thing.id and m.document in thing.documents}
    now = [m.entity for m in later.mentions if (m.document, m.span) in then]
    heir = later.redirects.get(thing.id, thing.id)
    return max(sorted(set(now)), key=lambda iri: (now.count(iri), iri == heir))
