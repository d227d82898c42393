"""Posts whose firm the sentence does not name."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

BEFORE = "Corvell Ltd said that profits had fallen."

BARE = [
    "Chairman Ivo Lund blamed the weather.",
    '"It is raining," said chief executive Ivo Lund.',
    '"It was wet," chairman Ivo Lund said.',
]

NOT_BARE = [
    "Spokesman Ivo Lund blamed the weather.",
    "Executive Ivo Lund blamed the weather.",
    "Their chairman Ivo Lund blamed the weather.",
    "Ivo Lund, a chairman, blamed the weather.",
]


def posts(text: str) -> list[tuple[str, str]]:
    """The firms and statuses of what the text says of Ivo Lund's post."""
    return [(roles_of(c)["organization"], c.status.value) for c in claims_of(text) if c.type == "employment"]


@pytest.mark.parametrize("sentence", BARE)
def test_a_bare_title_is_one_of_the_firm_that_the_text_is_about(sentence: str) -> None:
    assert posts(f"{BEFORE} {sentence}") == [("Corvell Ltd", "current")]


@pytest.mark.parametrize("sentence", NOT_BARE)
def test_other_titles_are_nobodys(sentence: str) -> None:
    assert posts(f"{BEFORE} {sentence}") == []


def test_the_firm_in_front_of_the_title_goes_first() -> None:
    assert posts(f"{BEFORE} Arbenta chairman Ivo Lund blamed the weather.") == [("Arbenta", "current")]


def test_without_a_firm_there_is_no_post() -> None:
    assert posts("It was raining. Chairman Ivo Lund blamed the weather.") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Arbenta chairman Ivo Lund resigned.", "former"),
        ("Arbenta chairman Ivo Lund was dismissed.", "former"),
        ("Arbenta chairman Ivo Lund will resign.", "current"),
        ("Arbenta chairman Ivo Lund refused to resign.", "current"),
        ("Arbenta chairman Ivo Lund dismissed the report.", "current"),
    ],
)
def test_who_leaves_has_had_the_post(sentence: str, status: str) -> None:
    assert posts(sentence) == [("Arbenta", status)]
