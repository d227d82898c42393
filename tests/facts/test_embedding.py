"""What is only embedded in what somebody does, says or thinks, and what the word above asserts."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status

OPEN = [
    # infinitives
    "Arbenta is angling to buy Corvell.",
    "Arbenta undertook to buy Corvell.",
    "Arbenta scrambled to buy Corvell.",
    "Arbenta struggled to buy Corvell.",
    "The trustees pleaded with the court to let Arbenta buy Corvell.",
    "A day has been set aside for Arbenta to take over Corvell.",
    # gerunds
    "Arbenta fancied buying Corvell.",
    "Arbenta recoiled from buying Corvell.",
    # clauses
    "Gamblers wagered that Arbenta had bought Corvell.",
    "The myth that Arbenta bought Corvell persists.",
    "The hope is that Arbenta buys Corvell.",
    "It is a fable that Arbenta bought Corvell.",
    "Gossips had Arbenta buying Corvell.",
    # nouns
    "Arbenta mothballed its purchase of Corvell.",
    "The purchase of Corvell by Arbenta unravelled.",
    "Arbenta's purchase of Corvell is in the deep freeze.",
    "Arbenta's purchase of Corvell is a pipedream.",
    "Arbenta's purchase of Corvell got the red light.",
    "Arbenta's purchase of Corvell has yet to be waved through.",
    "Arbenta has lost its zest for the purchase of Corvell.",
    "Arbenta is plotting the purchase of Corvell.",
]
DONE = [
    "Arbenta contrived to buy Corvell.",
    "Arbenta saw fit to buy Corvell.",
    "Arbenta had the good sense to buy Corvell.",
    "Arbenta rued buying Corvell.",
    "Arbenta benefited from buying Corvell.",
    "The news that Arbenta had bought Corvell spread.",
    "The irony is that Arbenta bought Corvell.",
    "Historians agree that Arbenta bought Corvell.",
    "It may surprise you that Arbenta bought Corvell.",
    "Such was the secrecy that few knew that Arbenta had bought Corvell.",
    "It took years for Arbenta to buy Corvell.",
    "Arbenta hailed its purchase of Corvell.",
    "The purchase of Corvell by Arbenta delighted shareholders.",
    "Arbenta's purchase of Corvell sailed through.",
    "Arbenta's purchase of Corvell was a mistake.",
    "Lund presided over the purchase of Corvell by Arbenta.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_deal_is_open_below_a_word_that_does_not_assert_it(text: str) -> None:
    found = statuses(text, "acquisition")
    assert found
    assert Status.COMPLETED not in found


@pytest.mark.parametrize("text", DONE)
def test_a_deal_has_come_about_below_a_word_that_asserts_it(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.COMPLETED]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ada Lund threw her hat into the ring to become chairman of Arbenta.", "planned"),
        ("The plan was for Ada Lund to become chairman of Arbenta.", "planned"),
        ("It took years for Ada Lund to become chairman of Arbenta.", "current"),
        ("Ada Lund has already been appointed chairman of Arbenta.", "current"),
        ("Ada Lund hopes to remain chairman of Arbenta.", "current"),
        ("It is untrue that Ada Lund is chairman of Arbenta.", "rumoured"),
        ("Ada Lund will not seek a second term as chairman of Arbenta.", "current"),
        ("Ada Lund had been due to start as chairman of Arbenta.", "planned"),
        ("Ada Lund, one-time chairman of Arbenta, spoke first.", "former"),
        ("During her term as chairman of Arbenta, Ada Lund built the mill.", "former"),
        ("Arbenta chairman Ada Lund has died at 81.", "former"),
        ("Ada Lund had agreed to join Arbenta as chairman but pulled out.", "cancelled"),
    ],
)
def test_posts_that_are_sought_kept_or_left(text: str, status: str) -> None:
    assert set(statuses(text, "employment")) == {Status(status)}
