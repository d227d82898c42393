"""What a word leaves open of what it takes, and what nobody says."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status

OPEN = [
    "Arbenta is free to buy Corvell.",
    "Arbenta is entitled to buy Corvell.",
    "Arbenta is reluctant to buy Corvell.",
    "Arbenta has been urged to buy Corvell.",
    "Arbenta was allowed to buy Corvell.",
    "Arbenta is under pressure to buy Corvell.",
    "Arbenta needs to buy Corvell.",
    "Arbenta has not ruled out buying Corvell.",
]
DONE = [
    "Arbenta was forced to buy Corvell.",
    "Arbenta was able to buy Corvell.",
    "Arbenta went on to buy Corvell.",
    "Arbenta managed to buy Corvell.",
    "A loan enabled Arbenta to buy Corvell.",
    "Arbenta was quick to buy Corvell.",
    "Arbenta not only bought Corvell, it closed it.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_one_may_do_has_not_been_done(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.PLANNED]


@pytest.mark.parametrize("text", DONE)
def test_what_one_was_brought_to_do_has_been_done(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.COMPLETED]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arbenta declined to comment on reports that it will buy Corvell.", "rumoured"),
        ("Arbenta would not confirm that it had bought Corvell.", "rumoured"),
        ("Arbenta would neither confirm nor deny that it had bought Corvell.", "rumoured"),
        ("Arbenta did not deny that it had bought Corvell.", "rumoured"),
        ("Arbenta confirmed that it had bought Corvell.", "completed"),
        ("Arbenta rejected claims that it had bought Corvell.", "denied"),
        ("Arbenta dismissed as nonsense reports that it was to buy Corvell.", "denied"),
        ("Arbenta is buying Corvell, according to press reports.", "rumoured"),
    ],
)
def test_silence_denies_nothing(text: str, status: str) -> None:
    assert statuses(text, "acquisition") == [Status(status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arbenta's purchase of Corvell fell through last week.", "cancelled"),
        ("Arbenta's purchase of Corvell went through last week.", "completed"),
        ("Arbenta's purchase of Corvell ran into the sand.", "cancelled"),
        ("Arbenta's purchase of Corvell has been postponed.", "planned"),
        ("Arbenta's purchase of Corvell is awaiting approval.", "planned"),
        ("Arbenta's purchase of Corvell awaits no one.", "completed"),
        ("Arbenta tried in vain to buy Corvell.", "cancelled"),
        ("Arbenta dropped out of the race to buy Corvell.", "cancelled"),
        ("Arbenta missed out on buying Corvell.", "cancelled"),
        ("Corvell escaped a takeover by Arbenta.", "cancelled"),
        ("Corvell resisted a takeover by Arbenta.", "planned"),
        ("Arbenta pulled the plug on its purchase of Corvell.", "cancelled"),
        ("Arbenta's board gave the green light to the purchase of Corvell.", "agreed"),
        ("Arbenta will not raise its offer for Corvell.", "planned"),
        ("Arbenta agreed to buy a 51% stake in Corvell.", "agreed"),
        ("Arbenta once offered $14m for Corvell and was turned away.", "cancelled"),
        ("The changes will not affect Arbenta's plan to acquire Corvell.", "planned"),
        ("The results do not include the purchase of Corvell by Arbenta.", "completed"),
        ("Arbenta's contemplated purchase of Corvell divides the board.", "planned"),
    ],
)
def test_a_deal_dies_or_waits_as_its_verb_says(text: str, status: str) -> None:
    assert statuses(text, "acquisition") == [Status(status)]
