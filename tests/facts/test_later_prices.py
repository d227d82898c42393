"""Prices that later sentences tell."""

from __future__ import annotations

import pytest
from facts_samples import told

BOUGHT = "Corvell has bought Arbenta. "


@pytest.mark.parametrize(
    "text",
    [
        "The price was £9m.",
        "The purchase price was £9m in cash.",
        "Analysts estimated the value of the deal at £9m.",
        "Neither side named the price, but the trade press put it at £9m.",
        "Regulators must still approve the £9m deal.",
        "The deal, which is worth £9m, must be approved.",
        "The deal was struck in May and is worth £9m.",
        "The deal has a value of £9m.",
        "The deal, worth £9m, was completed on Friday.",
        "Regulators cleared the takeover, valued at £9m, on Friday.",
        "The current offer price is about £9m, it said.",
        "It gave the purchase price as £9m.",
        "Corvell will pay £9m in cash and assume debts of £1m.",
        "Its founder received £2m of the purchase price of £9m.",
        "The deal, which values the company at £9m, is the biggest of the year.",
    ],
)
def test_a_later_sentence_tells_the_price(text: str) -> None:
    assert "9000000 GBP" in [deal.get("price") for deal in told(BOUGHT + text, "acquisition")]


@pytest.mark.parametrize(
    "text",
    [
        "The share price was £9.",
        "The price of oil was £9.",
        "The deal includes a plant which is worth £9m.",
        "The price was not disclosed, but its sales were £9m.",
        "The £9m deal with Kirkmoor Ferries was signed, too.",
    ],
)
def test_other_prices_are_none_of_the_deal(text: str) -> None:
    assert {deal.get("price") for deal in told(BOUGHT + text, "acquisition")} == {None}


def test_what_a_bid_for_each_share_values_the_firm_at_counts_as_well() -> None:
    deals = told("Corvell is to pay £2 a share for Arbenta. The offer values Arbenta at £9m.", "acquisition")
    assert deals[-1]["price"] == "2 GBP per share + 9000000 GBP"


def test_what_shareholders_get_is_the_price_of_a_share() -> None:
    text = BOUGHT + "Arbenta shareholders will get £2 a share."
    assert "2 GBP per share" in [deal.get("price") for deal in told(text, "acquisition")]


@pytest.mark.parametrize(
    "text",
    [
        "The Swedish offer values the company at about £9m.",
        "The terms value the Oslo-based company at £9m.",
        "The deal, thought to be worth £9m, may be delayed.",
    ],
)
def test_what_the_offer_is_thought_to_be_worth(text: str) -> None:
    deals = told(f"Corvell has made an offer for Arbenta Pumps. {text}", "acquisition")
    assert "9000000 GBP" in [deal.get("price") for deal in deals]
