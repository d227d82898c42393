"""Deals that a later sentence says are still to be approved, or closed."""

from __future__ import annotations

import pytest
from facts_samples import statuses

BETWEEN = "It employs ten people. It makes soap. It is old. "


@pytest.mark.parametrize(
    ("deal", "later", "status"),
    [
        ("Norwell has bought Kelbrand for $16bn.", "The deal still needs the approval of Brussels.", "agreed"),
        ("Norwell has bought Kelbrand for $16bn.", "The takeover is subject to approval by regulators.", "agreed"),
        ("Norwell has bought Kelbrand for $16bn.", "It said it expected to complete the deal in June.", "agreed"),
        ("Norwell has bought Kelbrand for $16bn.", "The deal was subject to approval by regulators.", "completed"),
        ("Norwell completed its takeover of Kelbrand.", "The deal still needs the approval of Brussels.", "completed"),
        ("Norwell bought Kelbrand in 1999.", "The deal still needs the approval of Brussels.", "completed"),
    ],
)
def test_what_is_still_to_be_approved_is_agreed(deal: str, later: str, status: str) -> None:
    assert set(statuses(f"{deal} {BETWEEN}{later}", "acquisition")) == {status}


def test_another_deal_may_be_the_one_that_is_pending() -> None:
    text = f"Norwell has bought Kelbrand. Norwell has agreed to buy Tarnwick. {BETWEEN}The deal still needs approval."
    assert sorted(statuses(text, "acquisition")) == ["agreed", "completed"]
