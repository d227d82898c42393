"""Times and amounts belong to what is nearest in their clause."""

from __future__ import annotations

import pytest
from facts_samples import scene, told

from kg.facts.clauses import distance, nearest
from kg.model import Amount, AmountKind, Value

TEXT = "Arbenta bought Corvell for 75 dollars in 2004"
WORDS = (
    "Arbenta/NNP/nsubj>1 bought/buy/VBD/ROOT>1 Corvell/NNP/dobj>1 for/IN/prep>1 75/CD/nummod>5 dollars/NNS/pobj>3 "
    "in/IN/prep>1 2004/CD/pobj>6"
)
PRICE = Amount(start=27, end=37, text="75 dollars", value="75 USD", kind=AmountKind.MONEY)
YEAR = Value(start=41, end=45, text="2004", value="2004")


def test_values_are_attached_along_the_tree() -> None:
    told_by_hand = scene(TEXT, WORDS, times=(YEAR,), amounts=(PRICE,))
    assert distance(told_by_hand, 1, YEAR) == 2
    assert nearest(told_by_hand, 1, [PRICE, YEAR]) is PRICE  # as near, but first
    assert nearest(told_by_hand, 2, [YEAR], clause=False) is None


def test_the_value_of_another_clause_is_none() -> None:
    text = "Lumio said Arbenta rose 2004"
    words = "Lumio/NNP/nsubj>1 said/say/VBD/ROOT>1 Arbenta/NNP/nsubj>3 rose/rise/VBD/ccomp>1 2004/CD/npadvmod>3"
    year = Value(start=24, end=28, text="2004", value="2004")
    told_by_hand = scene(text, words, times=(year,))
    assert distance(told_by_hand, 1, year) is None
    assert distance(told_by_hand, 3, year) == 1


@pytest.mark.parametrize(
    "text",
    [
        "She left in 1999, when Corvell bought Arbenta.",
        "She left in 1999, the year in which Corvell bought Arbenta.",
        "She left in 1999, the year Corvell bought Arbenta.",
        "It was the first loss since 1999, when Corvell bought Arbenta.",
    ],
)
def test_a_time_is_that_of_what_happened_then(text: str) -> None:
    assert [deal.get("date") for deal in told(text, "acquisition")] == ["1999"]
