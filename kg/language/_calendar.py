"""Dates in EDTF (Extended Date/Time Format, ISO 8601-2): written so, and told from a reference date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: on
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The codes of EDTF for seasons, in place of the month."""
QUARTERS = {1: 33, 2: 34, 3: 35, 4: 36}
HALVES = {1: 40, 2: 41}


def number_of_month(name: str) -> int:
    """1 for "January" and "Jan."."""
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


class Which(Enum):
    """Which of the Junes, Tuesdays, ... around the reference date is meant."""

    LAST = auto()
    THIS = auto()
    NEXT = auto()
    PAST = auto()
    """The nearest that is not in the future."""
    COMING = auto()
    """The nearest that is not in the past."""


def edtf(year: int, month: int = 0, day: int = 0) -> str:
    """A date as precise as it is known, 0 for unknown; empty where there is no such date.

    >>> edtf(2004), edtf(2004, 8), edtf(2004, 8, 9), edtf(2004, 36), edtf(2003, 2, 29)
    ('2004', '2004-08', '2004-08-09', '2004-36', '')
    """
    if not 0 < year < 10000:
        return ""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The date that a text is read from, as precise as it is known; 0 for unknown.

    All methods give EDTF, empty where the reference is not precise enough to tell.
    """

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, written: str) -> Reference:
        """Read "2018-09-17", "2018-09" or "2018"; anything else is a reference of which nothing is known."""
        if not re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?", written):
            return cls()
        year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
        return cls(year=year, month=month, day=day) if edtf(year, month, day) else cls()

    def period(self, unit: str, shift: int) -> str:
        """The day, week, weekend, month, quarter, year or decade that lies `shift` of them later.

        A week is the interval from its Monday to its Sunday.
        """
        if unit == "year" and self.year:
            return edtf(self.year + shift)
        if unit == "decade" and self.year:
            return f"{self.year // 10 + shift}X"
        if unit == "month" and self.month:
            months = self.year * 12 + self.month - 1 + shift
            return edtf(months // 12, months % 12 + 1)
        if unit == "quarter" and self.month:
            quarters = self.year * 4 + (self.month - 1) // 3 + shift
            return edtf(quarters // 4, QUARTERS[quarters % 4 + 1])
        if unit in ("day", "week", "weekend") and self.day:
            return self._days(unit, shift)
        return ""

    def _days(self, unit: str, shift: int) -> str:
        today = date(self.year, self.month, self.day)
        try:
            if unit == "day":
                return (today + timedelta(days=shift)).isoformat()
            monday = today + timedelta(days=7 * shift - today.weekday())
            first = monday + timedelta(days=5) if unit == "weekend" else monday
            return f"{first}/{monday + timedelta(days=6)}"
        except OverflowError:
            return ""

    def month_of(self, month: int, which: Which) -> str:
        """Such a month: "last June"."""
        return edtf(self.year + _cycles(month, self.month, which), month) if self.month else ""

    def day_of(self, month: int, day: int, which: Which) -> str:
        """Such a day of a year: "13 January"; in the reference's own month where that has no day."""
        if not self.month:
            return ""
        return edtf(self.year + _cycles(100 * month + day, 100 * self.month + (self.day or day), which), month, day)

    def weekday_of(self, weekday: int, which: Which) -> str:
        """Such a day of a week, 0 for Monday: "on Tuesday"."""
        if not self.day:
            return ""
        today = date(self.year, self.month, self.day).weekday()
        return self.period("day", weekday - today + 7 * _cycles(weekday, today, which))

    def quarter_of(self, quarter: int, which: Which) -> str:
        """Such a quarter of a year: "the third quarter"."""
        current = (self.month + 2) // 3
        return edtf(self.year + _cycles(quarter, current, which), QUARTERS[quarter]) if self.month else ""

    def season_of(self, code: int, which: Which) -> str:
        """Such a season of the north: "last summer"; a winter belongs to the year that it begins in."""
        current, year = 21 + (self.month - 3) % 12 // 3, self.year - (self.month < 3)
        if which is Which.THIS and code != SEASONS["winter"]:
            year = self.year
        return edtf(year + _cycles(code, current, which), code) if self.month else ""


def _cycles(wanted: int, current: int, which: Which) -> int:
    """How many years (weeks) after the current one the wanted month (weekday) lies."""
    match which:
        case Which.LAST:
            return -1 if wanted >= current else 0
        case Which.NEXT:
            return 1 if wanted <= current else 0
        case Which.PAST:
            return -1 if wanted > current else 0
        case Which.COMING:
            return 1 if wanted < current else 0
        case Which.THIS:
            return 0
