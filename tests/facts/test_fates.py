"""What became of deals that a sentence only mentions."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, scene, statuses, told

from kg.facts.status import fate_of
from kg.model import Status


@pytest.mark.parametrize(
    ("verb", "status"),
    [("completed/complete", "completed"), ("approved/approve", "agreed"), ("scrapped/scrap", "cancelled")],
)
def test_the_fate_of_a_deal_is_what_its_verb_says(verb: str, status: str) -> None:
    surface, lemma = verb.split("/")
    deal = scene(
        f"The deal was {surface}", f"The/DT/det>1 deal/NN/nsubjpass>3 was/be/VBD/auxpass>3 {surface}/{lemma}/VBN/ROOT>3"
    )
    assert fate_of(deal, 1) is Status(status)


def test_a_fate_that_may_come_is_none() -> None:
    deal = scene("The deal may close", "The/DT/det>1 deal/NN/nsubj>3 may/MD/aux>3 close/VB/ROOT>3")
    assert fate_of(deal, 1) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwell agreed to buy Kelbrand, but the deal collapsed.", "cancelled"),
        ("Norwell agreed to buy Kelbrand in May but pulled out a month later.", "cancelled"),
        ("Norwell wanted to buy Kelbrand but later dropped the plan.", "cancelled"),
        ("Norwell agreed in May to buy Kelbrand; the deal was completed in July.", "completed"),
        ("Norwell agreed to buy Kelbrand, but the deal may collapse.", "agreed"),
        ("Norwell bought Kelbrand but withdrew from Chile.", "completed"),
        ("Norwell offered $5m for Kelbrand in November and was sent away.", "cancelled"),
        ("Norwell's £320m bid for Kelbrand lapsed on Friday.", "cancelled"),
        ("A rival offer from Norwell for Kelbrand lapsed in January.", "cancelled"),
        ("The story went round all winter that Norwell had bought Kelbrand.", "rumoured"),
    ],
)
def test_a_sentence_may_tell_what_came_of_its_deal(text: str, status: str) -> None:
    assert statuses(text, "acquisition") == [Status(status)]


@pytest.mark.parametrize(
    "text",
    [
        "Norwell agreed to buy Kelbrand. Its chairman will leave when the deal is completed.",
        "Norwell agreed to buy Kelbrand. After the takeover is completed, it will move to Oslo.",
        "Norwell agreed to buy Kelbrand. Assuming the deal goes through, it will move to Oslo.",
        "The purchase of Kelbrand by Norwell is due to close in June.",
        "Norwell's purchase of Kelbrand is scheduled to be completed in June.",
        "Kelbrand shareholders will get $18 a share under the takeover by Norwell.",
    ],
)
def test_what_is_to_come_has_not_been_done(text: str) -> None:
    assert Status.COMPLETED not in statuses(text, "acquisition")


def test_what_followed_a_deal_tells_that_it_was_done() -> None:
    text = "Norwell agreed to buy Kelbrand. When the deal was completed, it moved to Oslo."
    assert Status.COMPLETED in statuses(text, "acquisition")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arbenta had its bid rejected by Corvell.", Status.CANCELLED),
        ("Arbenta has had a $3bn approach rebuffed by the board of Corvell.", Status.CANCELLED),
        ("Arbenta might bid for Corvell, but it said it has no plans to do so.", Status.DENIED),
    ],
)
def test_what_became_of_a_bid_is_told_behind_it(text: str, status: Status) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.type == "acquisition"]
    roles = roles_of(claim)
    assert (roles["acquirer"], roles["target"], claim.status) == ("Arbenta", "Corvell", status)


def test_whoever_borrows_buys() -> None:
    (deal,) = told("Arbenta lent Corvell Ltd the money to buy Kirkmoor Ltd.", "acquisition")
    assert deal["acquirer"] == "Corvell Ltd"


def test_a_suit_that_seeks_damages_has_been_filed() -> None:
    assert statuses("Arbenta filed a suit seeking damages from Corvell Ltd.", "legal_case") == [Status.COMPLETED]


def test_of_several_titles_one_is_held_now() -> None:
    text = "Oskar Lindqvist, the former head and current chairman of Arbenta, was there."
    assert statuses(text, "employment") == [Status.FORMER, Status.CURRENT]
