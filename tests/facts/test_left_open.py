"""What is only named below a word that asserts nothing, and what has come about below others."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status

OPEN = [
    "Arbenta is looking at ways of buying Corvell.",
    "Arbenta is open to buying Corvell.",
    "Arbenta is dreaming of buying Corvell.",
    "Arbenta lodged an application for the takeover of Corvell.",
    "Arbenta looked certain to buy Corvell.",
]
DONE = [
    "Arbenta was proud of buying Corvell.",
    "Arbenta grew by buying Corvell.",
    "Since buying Corvell, Arbenta has doubled its sales.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_deal_below_a_word_that_asserts_nothing_is_planned(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.PLANNED]


@pytest.mark.parametrize("text", DONE)
def test_a_deal_below_a_word_that_presupposes_it_is_completed(text: str) -> None:
    assert statuses(text, "acquisition") == [Status.COMPLETED]
