"""Rounds of financing that are told over two sentences."""

from __future__ import annotations

import pytest
from facts_samples import told

RAISED = "Corvell raised $10m in Series A funding. "


@pytest.mark.parametrize(
    "text",
    [
        "The round was led by Arbenta.",
        "Arbenta led the round.",
        "Investors included Arbenta.",
    ],
)
def test_the_round_is_that_of_who_raised_the_money(text: str) -> None:
    assert [(i["organization"], i["investor"]) for i in told(RAISED + text, "investment")] == [("Corvell", "Arbenta")]


@pytest.mark.parametrize(
    "text",
    [
        "Corvell makes lamps. The round was led by Arbenta.",
        RAISED + "It makes lamps. They sell well. They are cheap. The round was led by Arbenta.",
    ],
)
def test_a_round_of_which_nothing_has_been_told_is_nobodys(text: str) -> None:
    assert not [i for i in told(text, "investment") if i["investor"] == "Arbenta"]
