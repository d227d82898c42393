"""Several firms, several facts."""

from __future__ import annotations

from facts_samples import told


def test_each_firm_that_is_owned_is_a_fact() -> None:
    found = told("Arbenta owns Corvell and Rothmere.", "subsidiary")
    assert [unit["subsidiary"] for unit in found] == ["Corvell", "Rothmere"]


def test_what_is_bought_for_one_sum_stays_together() -> None:
    (deal,) = told("Arbenta bought Corvell Ltd and Rothmere Inc for $5 million.", "acquisition")
    assert deal["target"] == "Corvell Ltd + Rothmere Inc"
