"""Both sides of what is mutual."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    "text",
    [
        "Corvell's main rivals are Arbenta and Lumio.",
        "Corvell's rivals include Arbenta and Lumio.",
        "Corvell lags behind competitors such as Arbenta and Lumio.",
    ],
)
def test_rivals_are_told_with_whose_they_are(text: str) -> None:
    assert any("Corvell" in fact["party"] and "Lumio" in fact["party"] for fact in told(text, "competition"))


def test_two_with_whom_somebody_else_has_a_deal_have_none_with_each_other() -> None:
    assert told("Because of a distribution deal with Arbenta and Lumio, she kept her rights.", "partnership") == []


def test_a_firm_does_not_compete_with_its_own_part() -> None:
    text = "Arbenta, a unit of Corvell, makes tiles. Arbenta competes with {}."
    assert told(text.format("Corvell"), "competition") == []
    assert len(told(text.format("Lumio"), "competition")) == 1


def test_its_own_airline_is_no_rival() -> None:
    assert told("Corvell has fought back with its own budget airline, Arbenta.", "competition") == []
