"""What is held before a change that lies ahead."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    "text",
    [
        "Corvell may raise its 20 pct interest in Arbenta to 35 pct.",
        "Corvell plans to lift its stake in Arbenta from 20% to 35%.",
        "Corvell agreed to raise its stake in Arbenta to 35 pct from 20 pct.",
    ],
)
def test_the_stake_before_is_held_now(text: str) -> None:
    assert {holding["stake"] for holding in told(text, "shareholding")} == {"20%", "35%"}


@pytest.mark.parametrize(
    "text", ["Corvell raised its 20 pct stake in Arbenta to 35 pct.", "Corvell plans to buy 35 pct of Arbenta."]
)
def test_what_has_changed_already_is_held_no_more(text: str) -> None:
    assert {holding["stake"] for holding in told(text, "shareholding")} == {"35%"}
