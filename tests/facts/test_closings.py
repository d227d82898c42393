"""When deals were done that were agreed before."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Corvell agreed in November 2002 to buy Arbenta; the deal closed on 14 February 2003.", "2003-02-14"),
        ("Corvell agreed to buy Arbenta in July 2015 and completed the deal in December 2015.", "2015-12"),
        ("Arbenta was bought by Corvell in a deal announced in July 2015 and completed that December.", "2015-12"),
        ("The takeover of Arbenta by Corvell, agreed in December, was completed on 3 March 2011.", "2011-03-03"),
    ],
)
def test_a_deal_is_dated_by_its_closing(text: str, date: str) -> None:
    assert [deal["date"] for deal in told(text, "acquisition")] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Corvell agreed to buy Arbenta in July 2015 and will complete the deal in December 2015.",
        "Corvell bought Arbenta in July 2015 and completed the purchase of Kirkmoor Ferries in December 2015.",
    ],
)
def test_a_closing_to_come_or_of_another_deal_dates_nothing(text: str) -> None:
    assert "2015-07" in [deal.get("date") for deal in told(text, "acquisition") if deal["target"] == "Arbenta"]
