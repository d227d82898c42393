"""Several who would buy one firm."""

from __future__ import annotations

import pytest
from facts_samples import told


def buyers(text: str) -> list[str | None]:
    """Who would buy Arbenta."""
    return [deal.get("acquirer") for deal in told(text, "acquisition") if deal.get("target") == "Arbenta"]


@pytest.mark.parametrize(
    "text",
    [
        "Possible bidders for Arbenta include Kelbrand and Lumio, according to the Harbour Herald.",
        "Corvell has bid $3bn for Arbenta. Other suitors include Kelbrand and Lumio.",
    ],
)
def test_each_makes_a_bid_of_its_own(text: str) -> None:
    assert {"Kelbrand", "Lumio"} <= set(buyers(text)) <= {"Corvell", "Kelbrand", "Lumio"}


def test_a_bidder_who_has_no_name_is_nobody() -> None:
    assert buyers("Corvell has bid $3bn for Arbenta. The market had expected another bidder.") == ["Corvell"]
