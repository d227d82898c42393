"""How each form of an expression of time is read: what kg.language.times matched becomes EDTF.

Every reader takes a match, whose groups name the parts, and the date that the text is read from. It
gives EDTF, "" where the two do not tell, or None where the words are no time after all.
"""

from __future__ import annotations

import re

from kg.language._calendar import HALVES, MONTHS, QUARTERS, SEASONS, WEEKDAYS, Reference, Which, edtf, number_of_month
from kg.language._numbers import GAP, parse_number
from kg.language._units import reads_as_year

_WHICH = {"last": Which.LAST, "this": Which.THIS, "next": Which.NEXT}
_SHIFT = {"last": -1, "this": 0, "next": 1}
_DEICTIC = {"yesterday": -1, "last": -1, "today": 0, "tonight": 0, "this": 0, "tomorrow": 1}
# fmt: off
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
)
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_PARTS = {
    "first": 1, "1st": 1, "q1": 1, "second": 2, "2nd": 2, "q2": 2, "third": 3, "3rd": 3, "q3": 3, "fourth": 4,
    "4th": 4, "q4": 4,
}
# fmt: on

_FUTURE = re.compile(
    r"\b(?:will|would|shall|expects?|expected|plans?|planned|scheduled|due|until|(?:is|are|was|were) to"
    r"|takes (?:over|up|office)|becomes|joins|retires|succeeds|replaces|steps down|assumes)\b"
    r"(?:(?!\bsaid\b|\btold\b)[^.!?;]){0,60}(?<!since)\s$"
)
_LASTED = re.compile(
    r"\b(?:ran|led|headed|served|worked|held|chaired|taught|lived|stayed|sat|played|managed|owned|edited|coached|directed"
    r"|(?:was|were)\s(?!(?:\w+ly\s)?\w+(?:ed|en)\b))[^.,!?;]{0,60}\buntil\s$"
)
"""What was so until a time that has passed: "ran it until June", but not "was postponed until June"."""
_MONTH_CONTEXT = re.compile(
    rf"(?:\b(?:in|since|by|until|till|before|after|from|during|through|between|last|next|this|early|late|ended|"
    rf"ending|year{GAP}to|month{GAP}of)|\bmid-){GAP}?$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    rf"{GAP}(?P<sense>after|before){GAP}[^.,;:()\n]{{3,80}}?{GAP}(?:in|of|on){GAP}(?:[\w ]{{0,12}}{GAP})?"
    r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![\w-])"
)
"""What stands behind "two years": "after it was sold in 2003"."""
_LASTING = re.compile(r"\b(?:for|over|spent|spend|within|last|past|during|in|after)\s(?:the\s)?$")
"""What stands before a time that lasts: "for three years before he left in 1975"."""
_IN_THE = re.compile(
    r"\b(?:in|of|during|since|from|until|by|throughout)\s+the\s+(?:(?:early|late|mid)[\s-]+)?$", re.IGNORECASE
)
_ALSO_WORDS = ("March", "May")
_ALSO_NAMES = ("April", "June", "August")
_NAME_FOLLOWS = re.compile(rf"{GAP}[A-Z]")
_QUOTES = "\"'“”‘’"


def _month_number(match: re.Match[str]) -> int:
    return number_of_month(match["month"])


def _tense(match: re.Match[str]) -> Which:
    return Which.COMING if looks_ahead(match.string, match.start()) else Which.PAST


def looks_ahead(text: str, start: int) -> bool:
    """Whether the sentence looks ahead before the expression that starts there ("will close in June"), or back."""
    first = max(0, start - 80)
    return _FUTURE.search(text, first, start) is not None and _LASTED.search(text, first, start) is None


def _year_of(match: re.Match[str], reference: Reference) -> int:
    """The year in the groups `year` and `which` ("2004", "last year"), 0 where it is not known."""
    if match["year"]:
        return int(match["year"])
    return reference.year + _SHIFT[match["which"]] if match["which"] and reference.year else 0


def read_numeric(match: re.Match[str], _: Reference) -> str | None:
    return edtf(int(match["year"]), int(match["month"]), int(match["day"])) or None


def read_slashed(match: re.Match[str], _: Reference) -> str | None:
    """ "17/09/2018"; where either number could be the month, the year alone."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return edtf(year)
    return edtf(year, min(first, second), max(first, second)) or None


def read_day(match: re.Match[str], reference: Reference) -> str:
    """A day with its month: of the year beside it, of a later date's year, or the nearest one."""
    month = _month_number(match)
    year = int(match["year"] or match["later"] or 0)
    days = [int(re.sub(r"\D", "", day)) for day in (match["day"], match["last_day"]) if day]
    which = _tense(match)
    dates = [edtf(year, month, day) if year else reference.day_of(month, day, which) for day in days]
    return "/".join(dates) if all(dates) and days == sorted(days) else ""


def read_month_and_year(match: re.Match[str], reference: Reference) -> str:
    year = _year_of(match, reference)
    return edtf(year, _month_number(match)) if year else ""


def read_month(match: re.Match[str], reference: Reference) -> str | None:
    """A month alone, unless it is a verb or a name ("may", "Theresa May", "June Smith")."""
    written, text, start = match["month"], match.string, match.start("month")
    ambiguous = written in _ALSO_WORDS or (written in _ALSO_NAMES and _NAME_FOLLOWS.match(text, match.end()))
    qualified = match.start() < start
    if ambiguous and not qualified and not _MONTH_CONTEXT.search(text, max(0, start - 16), start):
        return None
    if match["later"]:
        return edtf(int(match["later"]), _month_number(match))
    return reference.month_of(_month_number(match), _tense(match))


def read_following(match: re.Match[str], _: Reference) -> str:
    """ "the following year": told by the date before it alone."""
    return ""


def read_relative(match: re.Match[str], reference: Reference) -> str:
    which, word = match["which"].lower(), match["unit"]
    season = SEASONS.get(word.lower())
    if word in WEEKDAYS:
        return reference.weekday_of(WEEKDAYS.index(word), _WHICH[which])
    if word in MONTHS:
        return reference.month_of(MONTHS.index(word) + 1, _WHICH[which])
    if season:
        return reference.season_of(season, _WHICH[which])
    return reference.period(word, _SHIFT[which])


def read_deictic(match: re.Match[str], reference: Reference) -> str:
    return reference.period("day", _DEICTIC[match["deictic"].split()[0].lower()])


def read_end_of(match: re.Match[str], reference: Reference) -> str:
    """ "The end of the month": of the one that the text is read in."""
    return reference.period(match["unit"], 0)


def read_distance(match: re.Match[str], reference: Reference) -> str | None:
    """ "Two years ago"; a number of weeks, decades or of ten and more is only about so many."""
    if match["sense"] is None:
        return _years_from(match)
    if match["sense"] != "ago" or match["count"] in ("several", "few"):
        return ""
    count = parse_number(match["count"])
    if count != int(count) or count > 9999:
        return ""
    unit, shift = match["unit"], -int(count)
    if unit == "week":
        value = reference.period("day", 7 * shift)
    elif unit == "decade":
        value = reference.period("year", 10 * shift)
    else:
        value = reference.period(unit, shift)
    return f"{value}~" if value and (unit in ("week", "decade") or count >= 10) else value


def _years_from(match: re.Match[str]) -> str | None:
    """ "Two years after it was sold in 2003": counted from the year behind, if there is one."""
    lasts = _LASTING.search(match.string, max(0, match.start() - 12), match.start())
    apart = _EVENT.match(match.string, match.end()) if match["unit"] == "year" and not lasts else None
    if apart is None or match["count"] in ("several", "few"):
        return None
    count = parse_number(match["count"])
    year = int(apart["year"]) + (int(count) if apart["sense"] == "after" else -int(count))
    return edtf(year) if count == int(count) and year < 2100 else None


def read_quarter(match: re.Match[str], reference: Reference) -> str | None:
    """A quarter or half of a year; "the second half" of nothing is none of a year."""
    codes = HALVES if match["half"] else QUARTERS
    ordinal = match["ordinal"].lower()
    part = _PARTS.get(ordinal, len(codes))
    if match["year"] or match["which"]:
        year = _year_of(match, reference)
        return edtf(year, codes[part]) if year and part in codes else ""
    if match["half"]:
        return None
    if ordinal == "last":
        return reference.period("quarter", -1)
    return reference.quarter_of(part, _tense(match))


def read_season(match: re.Match[str], reference: Reference) -> str:
    year = _year_of(match, reference)
    return edtf(year, SEASONS[match["season"].lower()]) if year else ""


def read_decade(match: re.Match[str], _: Reference) -> str | None:
    if match["word"]:  # "her sixties", "temperatures in the sixties"
        before = match.string[max(0, match.start("word") - 24) : match.start("word")]
        return f"19{DECADES.index(match['word'].lower()) + 2}X" if _IN_THE.search(before) else None
    return f"{match['decade']}X" if match["decade"] else f"19{match['short']}X"


def read_century(match: re.Match[str], _: Reference) -> str | None:
    written = match["century"].lower()
    number = ORDINALS.index(written) + 1 if written in ORDINALS else int(re.sub(r"\D", "", written))
    return f"{number - 1:02}XX" if 0 < number <= 21 else None


def read_fiscal(match: re.Match[str], _: Reference) -> str:
    return edtf(int(match["year"]))


def read_years(match: re.Match[str], _: Reference) -> str | None:
    """ "1915-18" or "2004/05", where the second is later, else a year and its month; "2004-present"."""
    year = int(match["year"])
    if match["open"]:
        return f"{edtf(year)}/.."
    last = year - year % 100 + int(match["short"])
    last += 100 * (last + 100 == year + 1)
    if last > year:
        return f"{edtf(year)}/{edtf(last)}"
    return edtf(year, int(match["short"])) if 0 < int(match["short"]) <= 12 else None


def read_year(match: re.Match[str], _: Reference) -> str | None:
    text, (start, end) = match.string, match.span("year")
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and 0 < start < end < len(text):
        return None
    return edtf(int(match["year"])) if reads_as_year(text, start, end) else None


def read_weekday(match: re.Match[str], reference: Reference) -> str | None:
    """A day of the week, unless it is part of a name ("the Sunday Herald")."""
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if before in ("the ", "the\n") and _NAME_FOLLOWS.match(match.string, match.end()):
        return None
    return reference.weekday_of(WEEKDAYS.index(match["weekday"]), _tense(match))
