"""Sums in brackets that give the one before in other money: "a 5.65bn euro ($7.4bn; £3.9bn) offer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Amount, AmountKind

_OPENING = re.compile(r"\s\((?:(?:about|around)\s)?")
_BETWEEN = re.compile(r"(?:[;:,/]|\sor)\s?")


def conversions(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[int, int]]:
    """Offsets of such brackets with the space before them, in the order of the text; `amounts` are all of the text."""
    sums = [a for a in amounts if a.kind is AmountKind.MONEY and not a.value.endswith("per share")]
    for number, first in enumerate(sums):
        joint = _OPENING.match(text, first.end)
        for other in sums[number + 1 :]:
            if joint is None or other.start != joint.end() or _currency(other) == _currency(first):
                break
            if text[other.end : other.end + 1] == ")":
                yield first.end, other.end + 1
                break
            joint = _BETWEEN.match(text, other.end)


def _currency(amount: Amount) -> str:
    return amount.value.split()[-1]
