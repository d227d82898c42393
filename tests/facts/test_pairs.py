"""Ties that are told of two at once."""

from __future__ import annotations

import pytest
from facts_samples import told

TIES = [
    ("Mara Lindqvist and Ivo Lund married in 1954.", [("Mara Lindqvist", "Ivo Lund")]),
    ("It was founded by the sisters Mara Lindqvist and Ada Lund.", [("Mara Lindqvist", "Ada Lund")]),
    ("Mara Lindqvist married Ivo Lund in 1954.", [("Mara Lindqvist", "Ivo Lund")]),
]


@pytest.mark.parametrize(("text", "ties"), TIES)
def test_two_of_whom_a_mutual_tie_is_told_are_each_others(text: str, ties: list[tuple[str, str]]) -> None:
    found = [{roles["person"], roles["relative"]} for roles in told(text, "family")]
    assert found == [set(tie) for tie in ties]


def test_two_to_whom_somebody_was_married_are_not_each_others() -> None:
    assert told("The heiress was married to Ivo Lund and then to Ada Moe.", "family") == []
