"""Percentages that are no part of the firm."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    ("text", "stakes"),
    [
        ("Norwell owns 22% of Corvell and 9% of Arbenta.", {"Corvell": "22%", "Arbenta": "9%"}),
        ("Norwell holds stakes of 22% in Corvell and 9% in Arbenta.", {"Corvell": "22%"}),
        (
            "Norwell Foods owns 22% of Corvell, 9% of Arbenta and 4% of Kirkmoor Ferries.",
            {"Corvell": "22%", "Arbenta": "9%", "Kirkmoor Ferries": "4%"},
        ),
    ],
)
def test_every_share_is_of_the_firm_behind_it(text: str, stakes: dict[str, str]) -> None:
    assert {held["organization"]: held["stake"] for held in told(text, "shareholding")} == stakes


def test_half_of_a_price_is_no_part() -> None:
    (deal,) = told("Norwell bought Corvell for £4m, half of it in shares.", "acquisition")
    assert "stake" not in deal
