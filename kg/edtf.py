"""Dates in EDTF (Extended Date/Time Format, ISO 8601-2) as the days that they allow."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<part>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[~?%]?")
_OPEN = ("", "..")
_MONTHS_OF = {
    **{f"{month:02}": (month, month) for month in range(1, 13)},
    "XX": (1, 12),
    **{str(21 + season): (3 + 3 * season, 5 + 3 * season) for season in range(4)},
    **{str(33 + quarter): (1 + 3 * quarter, 3 + 3 * quarter) for quarter in range(4)},
    **{str(40 + half): (1 + 6 * half, 6 + 6 * half) for half in range(2)},
}
"""First and last month of what follows the year; winter (24) ends in month 14, next year's February."""


def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and the last day that a date allows; None if it says nothing or is no EDTF.

    An open end is `date.min` or `date.max`. Seasons are those of the northern hemisphere, in whole
    months; "~", "?" and "%" (about, perhaps) do not widen the bounds.

    >>> bounds("2004-08~")
    (datetime.date(2004, 8, 1), datetime.date(2004, 8, 31))
    >>> bounds("199X/2004-33")
    (datetime.date(1990, 1, 1), datetime.date(2004, 3, 31))
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _period(edtf)
    start = (date.min, date.min) if first in _OPEN else _period(first)
    end = (date.max, date.max) if last in _OPEN else _period(last)
    if start is None or end is None or start[0] > end[1] or (first in _OPEN and last in _OPEN):
        return None
    return start[0], end[1]


def _period(text: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(text)
    if match is None or match["year"] == "XXXX":
        return None
    low, high = max(1, int(match["year"].replace("X", "0"))), int(match["year"].replace("X", "9"))
    months = _MONTHS_OF.get(match["part"] or "XX")
    try:
        if months is None:
            return None
        if match["day"] in (None, "XX"):
            return date(low, months[0], 1), _last_day(high, months[1])
        return date(low, months[0], int(match["day"])), date(high, months[1], int(match["day"]))
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])
