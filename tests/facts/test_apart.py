"""Several firms or persons, several facts."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, told

from kg.facts.apart import each_apart
from kg.model import Claim, EntityType, FactType, Mention, Role, Span, Status, Value


def test_each_firm_that_is_owned_is_a_fact() -> None:
    found = told("Arbenta owns Corvell and Rothmere.", "subsidiary")
    assert [unit["subsidiary"] for unit in found] == ["Corvell", "Rothmere"]


def test_what_is_bought_for_one_sum_stays_together() -> None:
    (deal,) = told("Arbenta bought Corvell Ltd and Rothmere Inc for $5 million.", "acquisition")
    assert deal["target"] == "Corvell Ltd + Rothmere Inc"


def posts(text: str) -> list[tuple[str, str]]:
    return [
        (roles["person"], roles["organization"])
        for claim in claims_of(text)
        if claim.type == "employment"
        for roles in [roles_of(claim)]
    ]


def test_each_of_several_persons_has_a_post_of_his_own() -> None:
    text = "Former Arbenta directors Ada Brandt and Ivo Lund were charged."
    assert posts(text) == [("Ada Brandt", "Arbenta"), ("Ivo Lund", "Arbenta")]


def test_each_of_several_firms_employs_for_itself() -> None:
    text = "Ada Brandt of Arbenta Foods and Corvell Mills signed the letter."
    assert posts(text) == [("Ada Brandt", "Arbenta Foods"), ("Ada Brandt", "Corvell Mills")]


def test_the_post_of_one_of_several_is_in_the_singular() -> None:
    (one, other) = [c for c in claims_of("Arbenta directors Ada Brandt and Ivo Lund agreed.") if c.type == "employment"]
    told = [value for claim in (one, other) for value in claim.roles[Role("position")]]
    assert [value.value for value in told if isinstance(value, Value)] == ["director", "director"]


@pytest.mark.parametrize(("words", "number"), [("respectively ", 1), ("", 2)])
def test_posts_are_shared_out_where_the_text_says_so(words: str, number: int) -> None:
    text = f"Ada Brandt and Ivo Lund became {words}chairman and treasurer of Arbenta."
    claim = Claim(
        type=FactType("employment"),
        roles={
            Role("person"): (name("Ada Brandt", text, "person"), name("Ivo Lund", text, "person")),
            Role("organization"): (name("Arbenta", text, "organization"),),
            Role("position"): (post("chairman", text), post("treasurer", text)),
        },
        status=Status.CURRENT,
        confidence=0.9,
        sentence=Span(start=0, end=len(text), text=text),
        extractor="rule:employment/become",
    )
    assert [len(each.roles[Role("position")]) for each in each_apart([claim])] == [number, number]


def name(words: str, text: str, type_: str) -> Mention:
    start = text.index(words)
    return Mention(start=start, end=start + len(words), text=words, type=EntityType(type_))


def post(word: str, text: str) -> Value:
    start = text.index(word)
    return Value(start=start, end=start + len(word), text=word, value=word)


def test_respectively_shares_out_stakes() -> None:
    text = "Arbenta AG and Corvell AG own 25 percent and 10 percent of Rothmere Ltd respectively."
    found = told(text, "shareholding")
    assert [(share["owner"], share["stake"]) for share in found] == [("Arbenta AG", "25%"), ("Corvell AG", "10%")]


def test_respectively_without_stakes_changes_nothing() -> None:
    text = "Arbenta and Corvell hold stakes in Rothmere Ltd and Kirkmoor Ltd respectively."
    assert [share.get("stake") for share in told(text, "shareholding")] == [None] * len(told(text, "shareholding"))


def test_a_stake_that_two_hold_is_that_of_both() -> None:
    (holding,) = told("Ada Lund and Ivo Moe, who own 5% of Rothmere Ltd, left.", "shareholding")
    assert sorted(holding["owner"].split(" + ")) == ["Ada Lund", "Ivo Moe"]


def test_each_child_is_a_fact() -> None:
    assert [fact["relative"] for fact in told("Ada Lund has two sons, Ole and Tom.", "family")] == ["Ole", "Tom"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rothmere Ltd, headquartered in Oslo and London, has grown.", ["London", "Oslo"]),
        ("Rothmere Ltd is based in Cambridge, Massachusetts.", ["Cambridge + Massachusetts"]),
    ],
)
def test_each_seat_is_a_fact_with_what_it_lies_in(text: str, places: list[str]) -> None:
    assert sorted(seat["place"] for seat in told(text, "headquarters")) == places


def test_each_passport_is_a_fact() -> None:
    text = "Ivo Lund holds British, Canadian and Irish passports."
    assert len(told(text, "nationality")) == 3
