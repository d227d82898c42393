"""Sums in brackets that repeat the one before in other money."""

from __future__ import annotations

import pytest
from language_samples import analysed

from kg.language._conversions import conversions
from kg.language.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("a $6.75bn (£3.6bn) buyout", " (£3.6bn)"),
        ("5.65bn euros ($7.4bn; £3.9bn) of", " ($7.4bn; £3.9bn)"),
        ("for $9.4bn (261bn roubles, £4.8bn) on", " (261bn roubles, £4.8bn)"),
        ("at 143 mln stg (231 mln dlrs).", " (231 mln dlrs)"),
        ("for $3bn ($21 a share)", ""),
        ("for £429m (£10m in cash)", ""),
        ("sold 5m (4m) phones", ""),
        ("a profit of £5.2m (£4.8m)", ""),
    ],
)
def test_the_same_sum_in_other_money_is_found(text: str, brackets: str) -> None:
    found = conversions(text, find_amounts(text))
    assert "".join(text[start:end] for start, end in found) == brackets


def test_the_parser_does_not_read_them() -> None:
    text = "Corvell accepted a $6.75bn (£3.6bn) buyout from Arbenta on Monday. It paid $5m (£3m). Ada Lund left."
    analysis = analysed(text)
    assert [sentence.text for sentence in analysis.sentences] == [f"{part}." for part in text[:-1].split(". ")]
    assert [amount.value for amount in analysis.amounts] == ["6750000000 USD", "5000000 USD"]
