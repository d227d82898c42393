"""Whom "the two companies", "both" and "they" stand for."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Role


def told(text: str, type_: str, role: str) -> list[list[str]]:
    """The fillers of a role in the claims of a type."""
    return [
        [filler.text for filler in claim.roles.get(Role(role), ())] for claim in claims_of(text) if claim.type == type_
    ]


@pytest.mark.parametrize("both", ["The two companies", "The two firms", "The companies", "Both", "The two sides"])
def test_both_merge(both: str) -> None:
    text = f"Arbenta Inc has courted Corvell Ltd for years. {both} agreed to merge on Friday."
    assert told(text, "merger", "party") == [["Arbenta Inc", "Corvell Ltd"]]


@pytest.mark.parametrize(
    "told_of",
    ["They have teamed up to build engines.", "Their partnership dates back to 1999.", "The pair formed an alliance."],
)
def test_both_work_together(told_of: str) -> None:
    text = f"Arbenta Inc sells Corvell Ltd tyres. {told_of}"
    assert told(text, "partnership", "party") == [["Arbenta Inc", "Corvell Ltd"]]


def test_a_short_name_is_no_third() -> None:
    text = (
        "Arbenta Inc has courted Corvell Ltd for years. Arbenta is large. The two companies agreed to merge on Friday."
    )
    assert told(text, "merger", "party") == [["Arbenta", "Corvell Ltd"]]


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta Inc, Corvell Ltd and Nordrift Ltd met. The two companies agreed to merge.",
        "Arbenta Inc grew. The two companies agreed to merge.",
        "Arbenta Inc met Corvell Ltd. The two companies agreed to merge with Corvell Ltd in May.",
        "Arbenta Inc sued Corvell Ltd. The two companies that Mara Reyl runs agreed to merge.",
    ],
)
def test_nothing_is_told_where_it_may_be_others(text: str) -> None:
    assert told(text, "merger", "party") == []


@pytest.mark.parametrize("both", ["Both men", "The two", "They", "The two executives"])
def test_both_are_charged(both: str) -> None:
    text = f"Tom Hale and Ivo Lund left the bank in May. {both} were charged with fraud on Monday."
    assert told(text, "legal_case", "accused") == [["Tom Hale", "Ivo Lund"]]


@pytest.mark.parametrize(
    ("told_of", "type_", "role"),
    [
        ("Both will join Corvell Ltd in May.", "employment", "person"),
        ("The two founded Corvell Ltd in 1999.", "founding", "founder"),
    ],
)
def test_two_persons_do_the_same(told_of: str, type_: str, role: str) -> None:
    two = told(f"Ada Lund met Ivo Poole. {told_of}", type_, role)
    three = told(f"Ada Lund, Tom Hale and Ivo Poole met. {told_of}", type_, role)
    assert [name for names in two for name in names] == ["Ada Lund", "Ivo Poole"]
    assert not any(three)
