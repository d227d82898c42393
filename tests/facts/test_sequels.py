"""What became of a deal that the sentence before tells of, told without naming it."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Status

TOLD = "Arbenta agreed to buy Corvell for $75 million."
SEQUELS = [
    ("A month later the deal was off.", "cancelled"),
    ("The talks collapsed in June.", "cancelled"),
    ("Shareholders voted it down.", "cancelled"),
    ("It pulled out two weeks later.", "cancelled"),
    ("Both sides then called it off.", "cancelled"),
    ("Nothing came of it.", "cancelled"),
    ("The transaction never went ahead.", "cancelled"),
    ("In May it finally did.", "completed"),
]


def fates(text: str) -> list[Status]:
    """The statuses that later sentences give to deals."""
    return [c.status for c in claims_of(text) if c.extractor.endswith("/fate")]


@pytest.mark.parametrize(("sentence", "status"), SEQUELS)
def test_the_next_sentence_tells_what_became_of_the_deal(sentence: str, status: str) -> None:
    assert fates(f"{TOLD} {sentence}") == [Status(status)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It may pull out.",
        "It pulled out of Chile.",
        "It withdrew a car.",
        "Nothing is known.",
        "They could reject it.",
    ],
)
def test_what_tells_of_something_else_ends_no_deal(sentence: str) -> None:
    assert fates(f"{TOLD} {sentence}") == []


def test_what_has_been_completed_is_not_called_off() -> None:
    assert fates("Arbenta bought Corvell for $75 million in 2004. It pulled out two weeks later.") == []
