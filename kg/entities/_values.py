"""When two values of one role agree."""

from __future__ import annotations

import re

from kg.ontology import ValueKind

_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?)\s*(.*)")
_YEAR_AND_MONTH = re.compile(r"(?<![\d-])(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?")


def agree(one: str, other: str, kind: ValueKind) -> bool:
    """Whether two values of one kind can be told of the same thing; different units always agree.

    >>> agree("2004", "2004-08", ValueKind.DATE), agree("5.1%", "5%", ValueKind.STAKE)
    (True, True)
    >>> agree("51%", "49%", ValueKind.STAKE), agree("51%", "2000 shares", ValueKind.STAKE)
    (False, True)
    """
    if not one or not other or unit_of(one, kind) != unit_of(other, kind):
        return True
    if kind is ValueKind.DATE:
        return one.startswith(other) or other.startswith(one)
    numbers = _QUANTITY.fullmatch(one), _QUANTITY.fullmatch(other)
    if numbers[0] and numbers[1]:
        return _same_number(numbers[0][1], numbers[1][1])
    return one.casefold() == other.casefold()


def unit_of(value: str, kind: ValueKind) -> str:
    """What a value counts: values of different units stand side by side in one role.

    >>> unit_of("31 USD per share", ValueKind.MONEY), unit_of("2004", ValueKind.DATE)
    ('USD per share', '')
    """
    quantity = _QUANTITY.fullmatch(value)
    return quantity[2] if quantity and kind is not ValueKind.DATE else ""


def _same_number(one: str, other: str) -> bool:
    digits = min(len(number.partition(".")[2]) for number in (one, other))
    return round(float(one), digits) == round(float(other), digits)


def months_between(one: str, other: str) -> int:
    """How far apart two EDTF dates are at least, in months; 0 where one of them names no year.

    >>> months_between("2004-11", "2005-01-31"), months_between("2004", "2011"), months_between("2004", "")
    (2, 73, 0)
    """
    spans = sorted(span for value in (one, other) if (span := _months(value)))
    return max(0, spans[1][0] - spans[0][1]) if len(spans) == 2 else 0


def _months(value: str) -> tuple[int, int] | None:
    """The first and the last month of a date, counted from the year 0."""
    found = [(12 * int(year), int(month or 0)) for year, month in _YEAR_AND_MONTH.findall(value)]
    if not found:
        return None
    return min(y + (m or 1) for y, m in found), max(y + (m or 12) for y, m in found)
