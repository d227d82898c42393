"""Whom a phrase at the beginning is about."""

from __future__ import annotations

import pytest
from facts_samples import told

FRONTED = [
    ("Following its merger with Corvell, Arbenta closed three plants.", "merger", "party"),
    ("In its 1998 takeover of Corvell, Arbenta paid too much.", "acquisition", "acquirer"),
    ("After selling Corvell to Rothmere for $3 million, Arbenta closed three plants.", "acquisition", "seller"),
]


@pytest.mark.parametrize(("text", "type_", "role"), FRONTED)
def test_its_and_a_gerund_are_those_of_the_subject_behind(text: str, type_: str, role: str) -> None:
    assert any("Arbenta" in roles[role] for roles in told(text, type_))


def test_whoever_acts_before_it_has_it() -> None:
    text = "Rothmere fell after its takeover of Corvell, Arbenta said."
    assert all(deal["acquirer"] != "Arbenta" for deal in told(text, "acquisition"))
