"""Deals as headlines tell them."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

HEADLINES = [
    ("Arbenta drops $2bn Corvell bid", "cancelled"),
    ("Arbenta walks away from Corvell takeover", "cancelled"),
    ("Corvell rejects Arbenta offer", "cancelled"),
    ("Arbenta denies Corvell takeover talk", "denied"),
    ("Arbenta mulls Corvell bid", "planned"),
    ("Arbenta nears deal for Corvell", "planned"),
    ("Arbenta completes Corvell takeover", "completed"),
]


@pytest.mark.parametrize(("text", "status"), HEADLINES)
def test_a_headline_tells_of_a_deal(text: str, status: str) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.type == "acquisition"]
    roles = roles_of(claim)
    assert (roles["acquirer"], roles["target"], str(claim.status)) == ("Arbenta", "Corvell", status)


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta wins Corvell contract",
        "Arbenta seeks Corvell apology",
        "Arbenta loses Corvell deal",
        "Arbenta mulls Corvell office party",
    ],
)
def test_a_headline_of_something_else_tells_of_none(text: str) -> None:
    assert [claim for claim in claims_of(text) if claim.type == "acquisition"] == []
