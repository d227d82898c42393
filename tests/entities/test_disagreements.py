"""Values of which at most one is right are found; values that go together are left alone."""

from __future__ import annotations

import pytest
from story_samples import document, fact, told

from kg.model import Document, Fact


def deal(document: str, status: str = "completed", **more: str) -> Fact:
    return fact("acquisition", document, status, acquirer="Velora", target="Norbit", **more)


def chief(name: str, document: str, status: str = "current", position: str = "chief executive") -> Fact:
    return fact("employment", document, status, person=name, organization="Velora", position=position)


def found(facts: list[Fact], documents: list[Document] | None = None) -> list[tuple[str, list[str]]]:
    """What is disagreed about, and the values."""
    return [(d.label, [side.value for side in d.sides]) for d in told(facts, documents or []).disagreements]


@pytest.mark.parametrize(
    ("role", "one", "other"),
    [
        ("price", "75000000 USD", "90000000 USD"),
        ("price", "20/25 USD per share", "31 USD per share"),
        ("stake", "51%", "60%"),
        ("date", "2004", "2005-03"),
        ("date", "2004-08-19", "2004-08-20"),
        ("date", "1999", "2011"),
    ],
)
def test_contradicting_values_are_shown_side_by_side(role: str, one: str, other: str) -> None:
    facts = [deal("a", **{role: one}), deal("b", **{role: other}), deal("c", **{role: one})]
    assert found(facts) == [(f"Velora acquired Norbit: {role}", [one, other])]
    (disagreement,) = told(facts).disagreements
    assert disagreement.sides[0].facts == (facts[0].id, facts[2].id)


@pytest.mark.parametrize(
    ("role", "one", "other"),
    [
        ("price", "75000000 USD", "74800000 USD"),
        ("price", "75000000 USD", "60000000 EUR"),
        ("price", "20/25 USD per share", "24 USD per share"),
        ("stake", "5.1%", "5%"),
        ("date", "2004", "2004-08-19"),
        ("date", "2004~", "2004"),
    ],
)
def test_values_that_go_together_are_no_disagreement(role: str, one: str, other: str) -> None:
    assert found([deal("a", **{role: one}), deal("b", **{role: other})]) == []


def test_a_deal_that_grew_dearer_is_no_disagreement() -> None:
    assert found([deal("a", "planned", price="70 USD"), deal("b", price="90 USD")]) == []
    assert found([deal("a", "agreed", price="70 USD"), deal("b", price="90 USD")]) != []


def test_the_day_of_the_agreement_is_not_that_of_the_completion() -> None:
    assert found([deal("a", "agreed", date="2004-05"), deal("b", date="2004-08")]) == []


def test_one_who_gives_both_values_contradicts_nobody() -> None:
    assert found([deal("a", price="70 USD|90 USD"), deal("b", price="90 USD")]) == []


def test_births_and_founders_dates_disagree_however_far_apart() -> None:
    facts = [fact("birth", name, person="Ann Ash", date=date) for name, date in [("a", "1950-02-03"), ("b", "1972")]]
    assert found(facts) == [("Ann Ash: birth: date", ["1950-02-03", "1972"])]


def test_done_and_denied_disagree_unless_the_denial_came_first() -> None:
    facts = [deal("a"), deal("b", "denied")]
    assert found(facts) == [("Velora acquired Norbit (denied): status", ["completed", "denied"])]
    assert found(facts, [document("a", "2004"), document("b", "2006")]) != []
    assert found(facts, [document("a", "2006"), document("b", "2004")]) == []


def test_two_chief_executives_at_one_time_disagree() -> None:
    facts = [chief("Ann Ash", "a"), chief("Ben Birch", "b", position="CEO")]
    assert found(facts) == [("Velora: is chief executive of", ["Ann Ash", "Ben Birch"])]
    assert found(facts, [document("a", "2004-05-01"), document("b", "2004-05-01")]) != []


@pytest.mark.parametrize(
    "facts",
    [
        [chief("Ann Ash", "a"), chief("Ben Birch", "b"), chief("Ann Ash", "c", "former")],
        [chief("Ann Ash", "a"), chief("Ben Birch", "a")],
        [chief("Ann Ash", "a"), chief("Ben Birch", "b", position="chairman")],
        [chief("Ann Ash", "a"), chief("Ben Birch", "b", position="deputy chief executive")],
        [chief("Ann Ash", "a"), chief("Ann Ash", "b")],
    ],
)
def test_a_former_a_second_or_another_officer_is_no_rival(facts: list[Fact]) -> None:
    assert found(facts) == []


def test_chief_executives_of_different_times_follow_each_other() -> None:
    facts = [chief("Ann Ash", "a"), chief("Ben Birch", "b")]
    assert found(facts, [document("a", "2004-05"), document("b", "2009-05")]) == []


def test_one_who_is_named_again_after_another_is_a_rival() -> None:
    facts = [chief("Ann Ash", "a"), chief("Ben Birch", "b"), chief("Ann Ash", "c")]
    documents = [document("a", "2004"), document("b", "2006"), document("c", "2008")]
    assert found(facts, documents) == [("Velora: is chief executive of", ["Ann Ash", "Ben Birch"])]
