"""The frames speak the words of the ontology, and every type of facts has somebody who finds it."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.facts import frames
from kg.facts.frames import Frame, load_frames
from kg.model import FactType
from kg.ontology import ValueKind, load_ontology

ONTOLOGY = load_ontology()
FRAMES = tuple({id(frame): frame for frames in load_frames().values() for frame in frames}.values())

LINK = re.compile(r"(carrier_|inner_)?[a-z]+(/[a-z]+)*")
VERB_LINKS = {"subject", "object", "indirect", "complement", "mover", "bearer", "before", "after"}
NOUN_LINKS = {"self", "poss", "modifier", "left", "named", "doer", "aside", "host", "next", "located", "own", "voters"}
PREPOSITIONS = {
    "of", "for", "from", "to", "in", "at", "by", "with", "as", "on", "into", "over", "against", "between", "near",
    "about", "under", "alongside", "among", "amongst", "within", "across", "around", "after", "off", "out", "outside",
    "throughout", "behind", "like", "before", "including", "upon",
}  # fmt: skip
CLAUSES = {
    "clause",
    "alleging",
    "holder",
    "purpose",
    "outcome",
    "couple",
    "trigger",
    "teller",
    "alleged",
    "seated",
    "joined",
    "counterpart",
    "recipient",
    "sayer",
    "maker",
    "asker",
    "reseller",
    "hands",
    "displaced",
    "refuser",
    "whose",
    "workplace",
    "payer",
    "beside",
    "dealer",
    "trailing",
    "titled",
    "meanwhile",
    "whereabouts",
    "examples",
    "itself",
    "flank",
}
HOWS = {
    "town",
    "",
    "text",
    "name",
    "language",
    "owner",
    "any",
    "firm",
    "sure",
    "only",
    "demonym",
    "state",
    "person",
    "court",
}


def name_of(frame: Frame) -> str:
    return f"{frame.type}-{(*frame.verbs, *frame.nouns, *frame.adjectives, *frame.adverbs)[0]}"


every_frame = pytest.mark.parametrize("frame", FRAMES, ids=name_of)


@every_frame
def test_a_frame_has_a_type_and_roles_of_the_ontology(frame: Frame) -> None:
    known = {role.name for role in ONTOLOGY.fact_class(frame.type).roles}
    if frame.type == "shareholding":  # a stake of more than half makes it an acquisition
        known |= {role.name for role in ONTOLOGY.fact_class("acquisition").roles}
    assert frame.roles.keys() <= known
    assert frame.values.keys() <= frame.roles.keys()
    assert frame.where.keys() <= frame.roles.keys()


@every_frame
def test_a_frame_can_fill_what_its_type_needs(frame: Frame) -> None:
    fact_class = ONTOLOGY.fact_class(frame.type)
    assert set(fact_class.required) <= frame.roles.keys()
    assert not fact_class.required_any or set(fact_class.required_any) & frame.roles.keys()


@every_frame
def test_a_frame_has_triggers_and_the_weak_ones_are_among_them(frame: Frame) -> None:
    triggers = (*frame.verbs, *frame.nouns, *frame.adjectives, *frame.adverbs)
    assert triggers
    assert len(triggers) == len(set(triggers))
    assert frame.weak <= set(triggers)
    assert [word for word in triggers if word != word.lower()] == []


@every_frame
def test_a_carrier_asks_for_a_noun(frame: Frame) -> None:
    assert not frame.carriers or frame.nouns


@every_frame
def test_links_are_well_formed(frame: Frame) -> None:
    for role, paths in frame.roles.items():
        assert paths, role
        for path in paths:
            if path == "*":
                continue
            how, _, links = path.rpartition(":")
            assert how in HOWS, path
            for link in links.split("+"):
                assert LINK.fullmatch(link), path
                for step in link.removeprefix("carrier_").removeprefix("inner_").split("/"):
                    assert step in VERB_LINKS | NOUN_LINKS | PREPOSITIONS | CLAUSES, path


@pytest.mark.parametrize("word", sorted(VERB_LINKS | NOUN_LINKS | CLAUSES | HOWS - {""}))
def test_every_link_is_told_where_frames_are_explained(word: str) -> None:
    assert re.search(rf"\b{word}\b", str(frames.__doc__))


def test_shared_words_are_spelled_out() -> None:
    offices = [frame for frame in FRAMES if frame.type == "office" and "sawmill" in frame.nouns]
    assert [("presence" in frame.nouns, "box" in frame.unless) for frame in offices] == [
        (True, True), (True, True), (False, True), (False, True),
    ]  # fmt: skip
    words = {word for f in FRAMES for word in (*f.nouns, *f.verbs, *f.weak, *f.carriers, *f.marks, *f.unless)}
    assert [word for word in words if word.startswith("@")] == []


@every_frame
def test_a_value_anywhere_in_the_clause_is_an_amount_or_a_date(frame: Frame) -> None:
    kinds = {role.name: role.kind for role in ONTOLOGY.fact_class(frame.type).roles}
    kinds |= {role.name: role.kind for role in ONTOLOGY.fact_class("acquisition").roles if role.name not in kinds}
    wandering = {role for role, paths in frame.roles.items() if "*" in paths}
    assert {kinds[role] for role in wandering} <= {
        ValueKind.DATE,
        ValueKind.MONEY,
        ValueKind.STAKE,
        ValueKind.COUNT,
    }


@every_frame
def test_a_table_of_values_has_one_for_every_trigger(frame: Frame) -> None:
    for table in frame.values.values():
        assert table.keys() == {*frame.verbs, *frame.nouns, *frame.adjectives}


@every_frame
def test_regular_expressions_compile(frame: Frame) -> None:
    for pattern in (*frame.where.values(), frame.scene):
        assert re.compile(pattern)


def test_every_type_of_facts_has_a_frame_or_an_extractor() -> None:
    assert {frame.type for frame in FRAMES} == ONTOLOGY.fact_classes.keys()


def test_no_frame_stands_twice() -> None:
    assert [name_of(a) for i, a in enumerate(FRAMES) if a in FRAMES[:i]] == []


def test_frames_are_found_by_their_triggers_in_the_order_of_the_files() -> None:
    for trigger, known in load_frames().items():
        kind, _, word = trigger.partition(" ")
        assert all(word in getattr(frame, f"{kind}s") for frame in known)
    acquisitions = [frame.type for frame in load_frames()["noun bid"]]
    assert acquisitions == [FactType("acquisition")] * 4
    files_in_order = sorted(file.name for file in files("kg.facts").joinpath("frames").iterdir())
    assert files_in_order == ["companies.toml", "deals.toml", "law.toml", "people.toml"]
    order = [frame.type for frame in FRAMES]
    assert order.index(FactType("subsidiary")) < order.index(FactType("acquisition")) < order.index(FactType("birth"))


def test_frames_are_loaded_once() -> None:
    assert load_frames() is load_frames()
