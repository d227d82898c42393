"""What the network takes for a tie, and the sentence tells otherwise."""

from __future__ import annotations

import pytest
from facts_samples import told

NOT_TOLD = [
    ("Ivo Lund, a friend of the chairman of Arbenta, blamed the weather.", "employment"),
    ("UN peacekeepers ousted Musa Kallon.", "employment"),
    ("Arbenta Foods exited Mexico in 2003.", "market_entry"),
    ("Arbenta Foods announced its withdrawal from Mexico in 2003.", "market_entry"),
    ("Ada Lund was forced into a coalition with the Social Democratic Party.", "political_affiliation"),
    ("Ivo Lund lectured at the Congress of Arts and Sciences in 1904.", "employment"),
    ("Ivo Lund, a nephew of Tom Ash, left.", "family"),
]  # fmt: skip
TOLD = [
    ("Ivo Lund took up the post of chief executive of Arbenta Group.", "employment"),
    ("Ivo Lund, an internal auditor at Arbenta Group, resigned.", "employment"),
    ("Arbenta Foods expanded from Mexico into Brazil.", "market_entry"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_TOLD)
def test_what_the_sentence_tells_otherwise_is_not_told(text: str, type_: str) -> None:
    assert told(text, type_) == []


@pytest.mark.parametrize(("text", "type_"), TOLD)
def test_what_only_sounds_like_it_is_told(text: str, type_: str) -> None:
    assert len(told(text, type_)) == 1
