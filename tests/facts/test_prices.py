"""Which sum of money is the price of a firm."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, told

PRICED = [
    ("Arbenta made an offer for Corvell, valuing it at $35bn.", "35000000000 USD"),
    ("Arbenta agreed to buy Corvell in a deal that values it at $35bn.", "35000000000 USD"),
    ("Arbenta bought Corvell for $5m.", "5000000 USD"),
]
PRICED += [
    ("Arbenta agreed to buy Corvell for 14 dlrs a share, or about 212 mln dlrs.", "14 USD per share + 212000000 USD"),
    ("Arbenta agreed to buy Corvell for $412 million ($36 per share).", "412000000 USD + 36 USD per share"),
    ("Arbenta has bid £610m for Corvell, or 220p a share.", "610000000 GBP + 2.2 GBP per share"),
    ("Arbenta bought Corvell, which makes pumps in Ohio, for $40m.", "40000000 USD"),
    ("Arbenta splashed out £9m on the brewer Corvell.", "9000000 GBP"),
]
UNPRICED = [
    "Arbenta Inc offered to buy Corvell Ltd for $9 million more than Kirkmoor Ltd would pay.",
    "Arbenta paid an undisclosed sum for the brewer Corvell.",
    "Arbenta took a charge of $12m after buying Corvell.",
    "Arbenta expects savings of $12m a year from its takeover of Corvell.",
    "Arbenta said sales had risen to $70m, thanks to its purchase of Corvell.",
    "Arbenta bought Corvell, a lender with assets of $4bn.",
    "Arbenta bought Corvell, a lender with $4bn in assets.",
    "Arbenta bought Corvell, a $4bn firm.",
    "Arbenta bought Corvell, a grocer with a turnover of $4bn.",
    "Arbenta's revenue, helped by its takeover of Corvell, doubled to $88m.",
]


def prices(text: str) -> list[str | None]:
    return [roles_of(claim).get("price") for claim in claims_of(text) if claim.type == "acquisition"]


@pytest.mark.parametrize(("text", "price"), PRICED)
def test_what_is_paid_or_offered_is_the_price(text: str, price: str) -> None:
    assert prices(text) == [price]


def test_a_price_follows_what_is_bought() -> None:
    text = "Arbenta Inc bought Corvell Ltd for $9 million and Kirkmoor Ltd for $2 million."
    deals = [roles_of(claim) for claim in claims_of(text) if claim.type == "acquisition"]
    assert {(deal["target"], deal.get("price")) for deal in deals} >= {("Corvell Ltd", "9000000 USD")}
    assert ("Kirkmoor Ltd.", "9000000 USD") not in {(deal["target"], deal.get("price")) for deal in deals}


@pytest.mark.parametrize("text", UNPRICED)
def test_how_big_a_firm_is_is_no_price(text: str) -> None:
    assert prices(text) == [None]


def test_what_is_offered_is_not_what_a_merger_costs() -> None:
    text = "Norwell will terminate its merger agreement with Kelbrand and its pending $35 tender offer."
    assert [merger.get("price") for merger in told(text, "merger")] == [None]
