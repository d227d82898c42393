"""Posts without a firm, of those of whom the text has told where they work."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

BEFORE = "Ada Brandt joined Arbenta in 1990."


def later(sentence: str) -> list[tuple[str, str]]:
    """The firms and statuses of what rules find that the second sentence tells."""
    found = (c for c in claims_of(f"{BEFORE} {sentence}") if c.extractor.startswith("rule:"))
    claims = [c for c in found if c.sentence.text == sentence]
    return [(roles_of(claim)["organization"], claim.status.value) for claim in claims if claim.type == "employment"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("She became finance director in 2003.", "current"),
        ("She resigned in 2003.", "former"),
        ("She left in 2003.", "former"),
        ("She was removed from office in 2003.", "former"),
        ("She was promoted to treasurer in 2003.", "current"),
        ("Brandt will take on the role of non-executive chairman.", "future"),
    ],
)
def test_who_rises_or_leaves_does_so_where_she_works(sentence: str, status: str) -> None:
    assert ("Arbenta", status) in later(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She became prime minister in 2003.",
        "She became chairman of a charity.",
        "She left the room in 2003.",
        "She left for Paris in 2003.",
        "She became treasurer of Corvell.",
        "Mia Lund resigned in 2003.",
        "She named the wine as one of her favourites.",
    ],
)
def test_other_posts_are_elsewhere(sentence: str) -> None:
    assert "Arbenta" not in [firm for firm, _ in later(sentence)]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Mara Lindqvist spent three years at Northmoor College.", set()),
        ("Mara Lindqvist spent three years at Northmoor College as a lecturer.", {"Northmoor College"}),
        ("Mara Lindqvist spent three years at Arbenta.", {"Arbenta"}),
    ],
)
def test_who_spends_years_at_a_school_may_have_been_taught_there(text: str, firms: set[str]) -> None:
    assert {roles_of(claim)["organization"] for claim in claims_of(text) if claim.type == "employment"} == firms
