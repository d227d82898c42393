"""Bids of which only the text around tells what they are for."""

from __future__ import annotations

import pytest
from facts_samples import told

TOLD = "Arbenta has agreed to buy Kirkmoor for 60 million pounds."


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD} Corvell may launch a counter bid.",
        f"{TOLD} Corvell withdrew its own offer of 55 million pounds last week.",
        f"{TOLD} A higher offer from Corvell was fairer, the board said.",
        "Shares in Kirkmoor jumped on talk that Corvell was preparing a bid.",
        "Kirkmoor rose 5 to 40 after Corvell raised its bid to 42 dlrs a share.",
    ],
)
def test_a_bid_is_for_what_the_text_is_about(text: str) -> None:
    assert [deal["target"] for deal in told(text, "acquisition") if deal["acquirer"] == "Corvell"] == ["Kirkmoor"]


@pytest.mark.parametrize(
    "text",
    [
        "Corvell is preparing a bid.",
        f"{TOLD} Corvell is making a bid to win customers.",
        f"{TOLD} Corvell plans an initial public offer.",
        f"{TOLD} Corvell offers its staff 500 pounds to leave.",
        f"{TOLD} Ida Lund, chairman of Corvell, may make an offer.",
    ],
)
def test_what_is_no_bid_for_a_firm_tells_of_no_deal(text: str) -> None:
    assert all(deal["acquirer"] == "Arbenta" for deal in told(text, "acquisition"))
