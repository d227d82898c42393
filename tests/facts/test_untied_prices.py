"""Prices of deals that stand where the deal itself is told only in part."""

from __future__ import annotations

import pytest
from facts_samples import told

PLANNED = "Corvell wants to buy Arbenta. "


def prices(text: str) -> set[str | None]:
    """The prices of what Corvell buys."""
    return {deal.get("price") for deal in told(text, "acquisition") if deal["acquirer"] == "Corvell"} - {None}


@pytest.mark.parametrize(
    "text",
    [
        "Corvell previously offered £9m, which was turned down.",
        "Corvell said on Wednesday that Arbenta had turned down a deal worth £9m.",
        "Two shareholders went to court to stop the £9m hostile bid by Corvell.",
        "Unions want to stop a £9m buyout by Corvell.",
    ],
)
def test_a_bid_without_its_firm_has_the_price_of_the_only_deal(text: str) -> None:
    assert prices(PLANNED + text) == {"9000000 GBP"}
    assert prices(f"{text} {PLANNED}") == {"9000000 GBP"}


@pytest.mark.parametrize(
    "text",
    [
        "Corvell offered £9m in bonuses to its staff.",
        "Corvell borrowed £9m.",
        "Corvell won a £9m deal with Kirkmoor Ferries to carry its boats.",
        "Corvell also wants to buy Kirkmoor Ferries. Unions want to stop a £9m bid by Corvell.",
    ],
)
def test_other_sums_are_not_its_price(text: str) -> None:
    assert prices(PLANNED + text) == set()


def test_what_a_deal_costs_already_stays() -> None:
    assert prices("Corvell is to buy Arbenta for £5m. Unions want to stop a £9m buyout by Corvell.") == {"5000000 GBP"}


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Corvell has bought Arbenta. Corvell handed over £9m in cash.", "9000000 GBP"),
        ("Corvell has bought Arbenta from Kirkmoor. Kirkmoor will receive £9m.", "9000000 GBP"),
        ("Corvell is to buy Arbenta. Corvell pays £9m a year in rent.", None),
        ("Corvell has bought Arbenta. Regulators allowed the deal, worth £9m, to go ahead.", "9000000 GBP"),
    ],
)
def test_what_buyers_hand_over_and_sellers_get_is_the_price(text: str, price: str | None) -> None:
    assert price in [deal.get("price") for deal in told(text, "acquisition")]


@pytest.mark.parametrize("headline", ["Corvell sells Arbenta for £9m", "Corvell to sell pumps arm for £9m"])
def test_what_a_headline_says_that_a_part_is_sold_for(headline: str) -> None:
    text = f"{headline}\n\nThe engineering group Corvell has agreed to sell its pumps business, Arbenta, to Lumio."
    assert "9000000 GBP" in [deal.get("price") for deal in told(text, "acquisition")]
    other = text.replace("Corvell sells Arbenta", "Corvell sells Kelbrand").replace("pumps arm", "Kelbrand")
    assert "9000000 GBP" not in [
        deal.get("price") for deal in told(other, "acquisition") if deal["target"] == "Arbenta"
    ]


def test_a_bid_is_for_what_the_next_sentence_names() -> None:
    text = "Corvell has bid £9m for a brewer. It plans to buy Arbenta. Corvell has agreed to buy Kelbrand for £5m."
    found = {(deal["target"], deal.get("price")) for deal in told(text, "acquisition")}
    assert ("Arbenta", "9000000 GBP") in found
    assert ("Kelbrand", "9000000 GBP") not in found
