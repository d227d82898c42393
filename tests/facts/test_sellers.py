"""Who sells what others buy."""

from __future__ import annotations

import pytest
from facts_samples import told

SELLERS = [
    "Corvell bought Arbenta Group's Kirkmoor Ferries.",
    "Arbenta is shedding Kirkmoor Ferries, which goes to Corvell for $3 million.",
    "Corvell bought the Arbenta subsidiary Kirkmoor Ferries.",
    "Corvell bought Kirkmoor Ferries off Arbenta Group.",
    "Corvell has bought Kirkmoor Ferries for $3 million. Kirkmoor Ferries is a unit of Arbenta.",
    "Corvell took Kirkmoor Ferries off the hands of Arbenta Group.",
    "Kirkmoor Ferries passed from Arbenta Group to Corvell.",
    "Corvell bought from Arbenta Group the shipping line Kirkmoor Ferries.",
    "Arbenta Group disposed of Kirkmoor Ferries to Corvell in 1996.",
]


@pytest.mark.parametrize("text", SELLERS)
def test_the_owner_sells(text: str) -> None:
    assert [deal["seller"].removesuffix(" Group") for deal in told(text, "acquisition")] == ["Arbenta"]


@pytest.mark.parametrize(
    "text",
    [
        "Corvell has bought Kirkmoor Ferries for $3 million. Kirkmoor Ferries is now a unit of Corvell.",
        "Corvell may bid for Kirkmoor Ferries. Kirkmoor Ferries was once a unit of Arbenta.",
        "Corvell has bought Kirkmoor Ferries for $3 million. Ida Lund runs Kirkmoor Ferries.",
    ],
)
def test_neither_the_buyer_nor_who_owned_it_once_sells(text: str) -> None:
    assert [deal.get("seller") for deal in told(text, "acquisition")] == [None]


def test_who_has_it_now_did_not_sell_it() -> None:
    text = "Arbenta, a unit of Kirkmoor, lost money. Corvell has bought Arbenta. Arbenta is a unit of Corvell now."
    assert [deal.get("seller") for deal in told(text, "acquisition")] == ["Kirkmoor"]
