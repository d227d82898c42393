"""Takeovers that a text also calls mergers."""

from __future__ import annotations

from facts_samples import told

TAKEOVER = "Corvell has agreed to buy Arbenta. "


def test_the_merger_is_the_takeover() -> None:
    text = TAKEOVER + "A merger between Corvell and Arbenta would create the largest brewer in Chile."
    assert not told(text, "merger")
    assert {(d["acquirer"], d["target"]) for d in told(text, "acquisition")} == {("Corvell", "Arbenta")}


def test_a_merger_of_another_day_is_another_deal() -> None:
    assert told(TAKEOVER + "Corvell and Arbenta called off a merger in 1999.", "merger")


def test_a_merger_with_somebody_else_is_one() -> None:
    assert told(TAKEOVER + "Corvell and Lumio merged in 1999.", "merger")
