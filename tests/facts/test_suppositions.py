"""What a clause only supposes, and what a negation does not deny."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status

SUPPOSED = [
    "Once Arbenta buys Corvell, it will move to Oslo.",
    "As long as Arbenta buys Corvell, all is well.",
    "In case Arbenta buys Corvell, shareholders will get $3.",
    "Assuming Arbenta buys Corvell, its debts will double.",
    "In the event that Arbenta buys Corvell, jobs will go.",
    "Lund acted as though Arbenta had bought Corvell.",
]
SO = [
    "Had Arbenta not bought Corvell, it would be bankrupt.",
    "If Arbenta had not bought Corvell, it would be bankrupt.",
    "Ada Lund would never have bought Corvell had she known.",
    "Without its purchase of Corvell, Arbenta would have gone under.",
    "Arbenta did not buy Corvell until 1999.",
    "It was not until 1999 that Arbenta bought Corvell.",
    "Arbenta had no choice but to buy Corvell.",
    "Arbenta lost no time in buying Corvell.",
    "Arbenta did not hesitate to buy Corvell.",
    "Arbenta agreed to buy Corvell, and did so in May.",
    "The court refused to unwind Arbenta's purchase of Corvell.",
    "When Arbenta bought Corvell, it had 50 employees.",
]
DENIED = [
    "Arbenta was not, in the event, sold to Corvell.",
    "If shareholders agree, Arbenta buys Corvell.",
    "Arbenta did not deny that it would not buy Corvell.",
    "Without buying Corvell, Arbenta would have gone under.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_is_only_supposed_is_hypothetical(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.HYPOTHETICAL]


@pytest.mark.parametrize("text", SO)
def test_a_negation_may_tell_that_a_thing_is_so(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.COMPLETED]


@pytest.mark.parametrize("text", DENIED)
def test_other_negations_deny(text: str) -> None:
    assert Status.COMPLETED not in statuses(text, "acquisition")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A year on, regulators would fine Arbenta for the same offence.", "completed"),
        ("Regulators would fine Arbenta for the same offence.", "planned"),
    ],
)
def test_what_a_text_looks_ahead_to_came_about(text: str, status: str) -> None:
    assert statuses(text, "legal_case") == [Status(status)]
