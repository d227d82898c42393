"""Of whose part a post or a verb of working tells."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bright is head of sales at Arbenta's London office.",
        "Anna Bright works at the Dublin office of Arbenta, and at Arbenta's mill.",
        "Anna Bright, a chemist at the Arbenta laboratory, won a prize.",
        "Anna Bright is chairman of the management board at Arbenta's European operations.",
    ],
)
def test_who_works_at_a_part_of_a_firm_works_there(text: str) -> None:
    assert [post["organization"] for post in told(text, "employment")] == ["Arbenta"]


def test_who_is_there_for_another_does_not() -> None:
    assert told("Anna Bright met the buyer of Arbenta's chemicals business.", "employment") == []
