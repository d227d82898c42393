"""What several documents tell together: stories, independent sources, stages."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_samples import BASE, document, fact, told

from kg.entities import near_copies
from kg.model import Document, DocumentId, Fact, Iri
from kg.stories import Story


def deal(document: str, status: str = "completed", **more: str) -> Fact:
    return fact("acquisition", document, status, acquirer="Velora", target="Norbit", **more)


def only(facts: list[Fact], documents: list[Document] | None = None) -> Story:
    (story,) = told(facts, documents or []).stories
    return story


def test_one_document_tells_no_story() -> None:
    assert told([deal("a")]).stories == ()


def test_two_documents_tell_one_story_with_their_facts() -> None:
    facts = [deal("a"), deal("b", price="75000000 USD")]
    story = only(facts)
    assert story.id == f"{BASE}story/acquisition-velora-norbit"
    assert story.facts == tuple(f.id for f in facts)
    assert (story.sources, story.confidence) == (2, 0.96)


def test_what_happens_again_is_another_story() -> None:
    facts = [
        fact("investment", name, investor="Velora", organization="Norbit", date=date)
        for name, date in [("a", "2004"), ("b", "2004-05"), ("c", "2011"), ("d", "2011-02-03")]
    ]
    stories = told(facts).stories
    assert sorted(story.facts for story in stories) == [(facts[0].id, facts[1].id), (facts[2].id, facts[3].id)]
    assert len({story.id for story in stories}) == 2


def test_an_undated_fact_joins_what_its_document_is_nearest_to() -> None:
    facts = [
        fact("investment", "a", investor="Velora", organization="Norbit", date="2004"),
        fact("investment", "b", investor="Velora", organization="Norbit", date="2011"),
        fact("investment", "c", investor="Velora", organization="Norbit"),
    ]
    documents = [document("a", "2004-06"), document("b", "2011-06"), document("c", "2011-07")]
    assert only(facts, documents).facts == (facts[1].id, facts[2].id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"position": "chief executive"}, {"position": "CEO"}),
        ({"position": "chief executive officer"}, {"position": "chief executive"}),
        ({"position": "analyst"}, {}),
        ({"start": "1999", "position": "analyst"}, {"end": "2003", "position": "analyst"}),
    ],
)
def test_the_same_post_is_one_story(one: dict[str, str], other: dict[str, str]) -> None:
    facts = [
        fact("employment", d, "current", person="Ann Ash", organization="Velora", **r)
        for d, r in [("a", one), ("b", other)]
    ]
    assert only(facts).sources == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"position": "chief executive"}, {"position": "chairman"}),
        ({"end": "2003"}, {"start": "2010"}),
    ],
)
def test_another_post_is_another_story(one: dict[str, str], other: dict[str, str]) -> None:
    facts = [
        fact("employment", d, "current", person="Ann Ash", organization="Velora", **r)
        for d, r in [("a", one), ("b", other)]
    ]
    assert told(facts).stories == ()


def test_relatives_are_told_from_either_side() -> None:
    facts = [
        fact("family", "a", "current", person="Ann", relative="Tom", kind="child"),
        fact("family", "b", "current", person="Tom", relative="Ann", kind="parent"),
        fact("family", "c", "current", person="Tom", relative="Ann", kind="spouse"),
    ]
    assert only(facts).facts == (facts[0].id, facts[1].id)


def test_parties_of_a_merger_are_in_no_order() -> None:
    facts = [fact("merger", "a", party="Velora|Norbit"), fact("merger", "b", party="Norbit|Velora|Kestrel")]
    assert only(facts).sources == 2


def test_a_stake_that_grew_is_told_apart() -> None:
    facts = [
        fact("shareholding", "a", "current", owner="Ann", organization="Velora", stake="5%"),
        fact("shareholding", "b", "current", owner="Ann", organization="Velora", stake="7%"),
    ]
    assert told(facts, [document("a", "2004"), document("b", "2008")]).stories == ()
    assert len(told(facts, [document("a", "2004"), document("b", "2004")]).stories) == 1


def test_a_story_is_labelled_by_the_first_document_that_names_both_ends() -> None:
    cases = [
        fact("legal_case", name, accused="Norbit", **more) for name, more in [("a", {}), ("b", {"authority": "EU"})]
    ]
    assert only(cases).label == "EU took legal action against Norbit"
    assert only([cases[0], replace(cases[0], id=Iri("x:2"), document=DocumentId("c"))]).label == "Norbit: legal case"


# Sources


def test_copies_count_once() -> None:
    facts = [deal(name) for name in "abcd"]
    copies = {DocumentId("b"): DocumentId("a"), DocumentId("c"): DocumentId("a")}
    (story,) = told(facts, copies=copies).stories
    assert (story.sources, story.confidence) == (2, 0.96)


def test_one_publisher_counts_once() -> None:
    documents = [document("a", publisher="Harbour Ledger"), document("b", publisher="harbour  ledger"), document("c")]
    assert only([deal(name) for name in "abc"], documents).sources == 2


def test_a_wire_story_in_many_papers_leaves_their_own_reports_their_due() -> None:
    papers = [document("a", publisher="Ledger"), document("b", publisher="Post"), document("own", publisher="Ledger")]
    (story,) = told([deal("a"), deal("b"), deal("own")], papers, {DocumentId("b"): DocumentId("a")}).stories
    assert story.sources == 2


def test_all_who_quote_one_source_count_once() -> None:
    facts = [deal("a", by="Wall Street Journal"), deal("b", by="Wall Street Journal"), deal("c")]
    assert only(facts).sources == 2


def test_a_confirmed_fact_makes_a_story_certain() -> None:
    assert only([replace(deal("a"), confidence=1), deal("b")]).confidence == 1.0


# Stages


def test_a_deal_has_a_history_by_the_dates_of_the_documents() -> None:
    facts = [
        deal("d", "completed"),
        deal("a", "rumoured"),
        deal("c", "agreed"),
        deal("b", "planned"),
        deal("e", "agreed"),
    ]
    documents = [document(name, f"2004-0{number}") for number, name in enumerate("abcde", 1)]
    story = only(facts, documents)
    assert [(stage.status, stage.since, stage.sources) for stage in story.stages] == [
        ("rumoured", "2004-01", 1),
        ("planned", "2004-02", 1),
        ("agreed", "2004-03", 2),
        ("completed", "2004-04", 1),
    ]
    assert story.status == "completed"
    assert story.confidence == 0.8


@pytest.mark.parametrize(
    ("statuses", "latest"),
    [
        (["agreed", "cancelled"], "cancelled"),
        (["cancelled", "agreed"], "agreed"),
        (["rumoured", "denied", "completed"], "completed"),
        (["completed", "planned"], "completed"),
        (["current", "former"], "former"),
    ],
)
def test_the_latest_state_is_that_of_the_latest_document(statuses: list[str], latest: str) -> None:
    facts = [deal(str(n), status) for n, status in enumerate(statuses)]
    if "current" in statuses:
        facts = [fact("employment", str(n), s, person="Ann", organization="Velora") for n, s in enumerate(statuses)]
    documents = [document(str(n), f"200{n}") for n in range(len(statuses))]
    assert only(facts, documents).status == latest


def test_without_dates_the_furthest_stage_counts() -> None:
    assert only([deal("a", "completed"), deal("b", "planned")]).status == "completed"


# Copies


WORDS = [f"word{number}" for number in range(900)]


def _story(seed: int, words: int = 160) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words)) + "."


def _edited(text: str, seed: int) -> str:
    """A sub-editor's copy: some words changed, a beginning of its own, and the end cut."""
    chance = random.Random(seed)
    words = text.split()[: -chance.randint(0, 25) or None]
    for _ in range(len(words) // 40):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join([f"Place{seed}:", *words, f"(Staff {seed})"])


def test_twenty_copies_of_a_wire_story_and_three_of_their_own_are_four_sources() -> None:
    wire = _story(1)
    texts = {f"wire{n:02}": _edited(wire, n) for n in range(20)} | {f"own{n}": _story(100 + n) for n in range(3)}
    documents = [document(name, text=text) for name, text in texts.items()]
    copies = near_copies(documents)
    assert len(copies) == 19
    assert len(set(copies.values())) == 1
    assert not copies.keys() & {"own0", "own1", "own2"}
    (story,) = told([deal(name) for name in texts], documents, copies).stories
    assert (len(story.facts), story.sources) == (23, 4)


def test_a_shared_quotation_makes_no_copy() -> None:
    quotation = _story(5, 40)
    texts = [f"{_story(n)} {quotation} {_story(n + 50)}" for n in range(6)]
    assert near_copies([document(str(n), text=text) for n, text in enumerate(texts)]) == {}


def test_an_excerpt_is_a_copy_of_the_longer_text() -> None:
    text = _story(7, 400)
    found = near_copies([document("long", text=text), document("short", text=" ".join(text.split()[:80]))])
    assert found == {"short": "long"}


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    texts = {"a": "Velora buys Norbit.", "b": "VELORA buys Norbit", "c": "Velora buys Norbit today.", "d": "", "e": ""}
    assert near_copies([document(name, text=text) for name, text in texts.items()]) == {"b": "a"}


def test_a_footer_on_every_page_makes_no_copies() -> None:
    footer = _story(9, 30)
    texts = [f"{_story(1000 + n, 100)} {footer}" for n in range(40)]
    assert near_copies([document(str(n), text=text) for n, text in enumerate(texts)]) == {}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_documents_and_facts_does_not_matter(seeds: list[int], chance: random.Random) -> None:
    documents = [document(str(n), f"20{n:02}", text=_edited(_story(seed, 60), n)) for n, seed in enumerate(seeds)]
    statuses = ["rumoured", "agreed", "completed", "denied"]
    facts = [deal(d.id, chance.choice(statuses), price=chance.choice(["1 USD", "9 USD"])) for d in documents]
    expected = told(facts, documents, near_copies(documents))
    chance.shuffle(documents)
    chance.shuffle(facts)
    assert told(facts, documents, near_copies(documents)) == expected
    assert {f for story in expected.stories for f in story.facts} == (
        {f.id for f in facts} if len(facts) > 1 else set()
    )
