"""When values that different documents give for one thing agree."""

from __future__ import annotations

import re
from datetime import date

from kg.edtf import bounds
from kg.model import Fact, Role, ValueFiller
from kg.ontology import ValueKind

_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(?:/(\d+(?:\.\d+)?))?(%| .*)?")
_ROUNDED = 0.05
"""How far apart, in parts of the larger, a number and the same number rounded may be: 74.8 and 75, not 1.4 and 1."""

Period = tuple[date, date]


def contradict(one: str, other: str, kind: ValueKind) -> bool:
    """Whether two values can't both be right; values of different units, or that are no values, never contradict.

    A number and the same number rounded agree, and so do a range and what lies in it, a year and a day of it.

    >>> contradict("75 USD", "74.8 USD", ValueKind.MONEY), contradict("75 USD", "90 USD", ValueKind.MONEY)
    (False, True)
    >>> contradict("75 USD", "60 EUR", ValueKind.MONEY), contradict("2004", "2004-08", ValueKind.DATE)
    (False, False)
    """
    if kind is ValueKind.DATE:
        periods = bounds(one), bounds(other)
        return bool(periods[0] and periods[1]) and not overlap(periods[0], periods[1])
    if kind not in (ValueKind.MONEY, ValueKind.STAKE, ValueKind.COUNT):
        return False
    numbers = _QUANTITY.fullmatch(one), _QUANTITY.fullmatch(other)
    if not numbers[0] or not numbers[1] or numbers[0][3] != numbers[1][3]:
        return False
    ranges = [(float(n[1]), float(n[2] or n[1])) for n in numbers if n]
    if max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return False
    return bool(numbers[0][2] or numbers[1][2]) or not _rounded(numbers[0][1], numbers[1][1])


def overlap(one: Period | None, other: Period | None) -> bool:
    """Whether two periods share a day; one that is not known may be any.

    >>> overlap(bounds("2004"), bounds("2004-08")), overlap(bounds("2004"), bounds("2005")), overlap(None, None)
    (True, False, True)
    """
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def months_apart(one: Period | None, other: Period | None) -> int:
    """The months between two periods; 0 where they share a day, or one is not known."""
    if one is None or other is None or overlap(one, other):
        return 0
    first, second = sorted((one, other))
    return 12 * (second[0].year - first[1].year) + second[0].month - first[1].month


def values_of(fact: Fact, role: Role) -> list[str]:
    """The normal forms of the values in a role."""
    return [f.value for f in fact.roles.get(role, ()) if isinstance(f, ValueFiller) and f.value]


def _rounded(one: str, other: str) -> bool:
    """Whether one number is the other, rounded to fewer digits."""
    coarse, fine = sorted((one, other), key=_digits)
    large = max(float(one), float(other))
    near = abs(float(one) - float(other)) <= _ROUNDED * large
    return near and float(f"{float(fine):.{_digits(coarse)}g}") == float(coarse)


def _digits(number: str) -> int:
    """The digits of a number that count: 2 of 75000000, 3 of 5.10."""
    return max(1, len(number.replace(".", "").lstrip("0") if "." in number else number.strip("0")))
