"""Times that count from another time of the text: "four years later", "the following spring", "in June"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.language._calendar import MONTHS, SEASONS, Reference, edtf, number_of_month
from kg.language._numbers import DIGITS, GAP, JOINT, WORD_NUMBER, parse_number
from kg.language._time_readers import looks_ahead
from kg.model import Value

_APART = re.compile(
    rf"(?P<count>{DIGITS}|{WORD_NUMBER}|[Aa]){JOINT}(?P<unit>day|week|month|year|decade)s?"
    rf"{GAP}(?P<sense>earlier|later|afterwards?|on)"
)
_THAT = rf"(?:[Tt]he{GAP}(?P<sense>following|next|same|previous|preceding)|[Tt]hat(?:{GAP}same)?)"
_FOLLOWING = re.compile(
    rf"{_THAT}{GAP}(?:(?P<unit>year|month|day)|(?P<season>(?i:{'|'.join(SEASONS)}))|(?P<month>{'|'.join(MONTHS)}))"
)
_OWN_YEAR = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?)?"
    rf"(?P<month>(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*)\.?"
    rf"(?:{GAP}(?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?)?"
)
_END_OF = re.compile(rf"(?:[Ee]nd|[Cc]lose|[Mm]iddle|[Bb]eginning|[Ss]tart){GAP}of{GAP}the{GAP}year")
_YEAR_AFTER = re.compile(rf"the{GAP}year{GAP}(?P<sense>after|before)")
_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The months in which the seasons of the north begin."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s")
_OPENING = 12
"""Characters of a sentence before the time that opens it: "Early in"."""
_AFTERWARDS = 2
"""Ends of sentences between a date and "two months later"."""
_FARTHEST = 1000
"""Characters between a time and the date that it counts from."""
_NEAR = 400
"""Characters between "June" or "that year" and the date that tells of which year."""
_YEAR = re.compile(r"[0-9]{4}")
_MONTH_OF_YEAR = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def anchored(text: str, times: Iterable[Value]) -> Iterator[Value]:
    """The times, those that count from a date of the text with the value that it gives them; in order."""
    every = list(times)
    told: list[Value] = []
    for number, time in enumerate(every):
        value = _value(text, told, time, every[number + 1 :])
        counted = replace(time, value=value) if value else time
        if counted.value:
            told.append(counted)
        yield counted


def _value(text: str, told: Sequence[Value], time: Value, later: Sequence[Value]) -> str:
    if (apart := _APART.fullmatch(time.text)) is not None:
        return _shifted(apart, _end(_counted_from(text, told, time)))
    if (following := _FOLLOWING.search(time.text)) is not None:
        anchor = _counted_from(text, told, time, that=following["sense"] is None)
        return _following(time.text[: following.start()], following, _end(anchor))
    if (beside := _YEAR_AFTER.fullmatch(time.text)) is not None:
        anchor = _end(_anchor(text, told, time))
        return edtf(int(anchor[:4]) + (1 if beside["sense"] == "after" else -1)) if anchor else ""
    if _END_OF.fullmatch(time.text):
        own = _in_sentence(text, told, time)
        return own.value[:4] if own is not None and _HAS_OWN_YEAR.search(own.text) else ""
    if not time.value and (month := _OWN_YEAR.fullmatch(_bare(time.text))) is not None:
        return _of_context(text, told, time, later, month)
    return ""


# From the date before


def _anchor(text: str, told: Sequence[Value], time: Value) -> str:
    """The last date of the sentence, or the only one of the sentence before that this time opens; "" without one."""
    if not told or time.start - told[-1].end > _FARTHEST:
        return ""
    ends = list(_SENTENCE_END.finditer(text, told[-1].end, time.start))
    opens = len(ends) == 1 and time.start - ends[0].end() <= _OPENING
    return told[-1].value if not ends or (opens and _is_alone(text, told)) else ""


def _counted_from(text: str, told: Sequence[Value], time: Value, *, that: bool = False) -> str:
    """The anchor of a time, or the date told just before it: "in 1984 it bid. It was sold two years later".

    Of several in one sentence "that year" is the last; from which of them "later" counts, nobody can tell.
    """
    if anchor := _anchor(text, told, time):
        return anchor
    if not told or time.start - told[-1].end > _NEAR or not (_is_alone(text, told) or (that and _opens(text, time))):
        return ""
    between = len(_SENTENCE_END.findall(text, told[-1].end, time.start))
    going_on = _has_own_year(told[-1]) and not _is_of_origin(text, told[-1])
    return told[-1].value if between <= _AFTERWARDS and going_on else ""


def _is_alone(text: str, told: Sequence[Value]) -> bool:
    """Whether the last date is the only one of its sentence, or the one to which its story has come."""
    if len(told) == 1 or _SENTENCE_END.search(text, told[-2].end, told[-1].start):
        return True
    return all(map(_has_own_year, told[-2:])) and told[-2].value[:4] < told[-1].value[:4]


def _end(value: str) -> str:
    """The date from which one counts: the last of a range; "" where its year is not known."""
    last = value.rpartition("/")[2].rstrip("~")
    return last if _YEAR.match(last) else ""


def _shifted(apart: re.Match[str], anchor: str) -> str:
    count, unit = parse_number(apart["count"]), apart["unit"]
    if not anchor or count != int(count) or count > 999:
        return ""
    shift = -int(count) if apart["sense"] == "earlier" else int(count)
    if unit in ("year", "decade"):
        return edtf(int(anchor[:4]) + shift * (10 if unit == "decade" else 1))
    if unit == "month":
        return Reference.parse(anchor).period(unit, shift)
    value = Reference.parse(anchor).period("day", shift * (7 if unit == "week" else 1))
    return f"{value}~" if value and unit == "week" else value


def _following(before: str, form: re.Match[str], anchor: str) -> str:
    """ "The following year", "that June", "3 May of the same year"."""
    if not anchor:
        return ""
    year, step = int(anchor[:4]), _STEPS.get(form["sense"] or "", 0)
    if form["unit"] in ("month", "day"):
        return Reference.parse(anchor).period(form["unit"], step)
    if form["unit"] == "year":
        month = _OWN_YEAR.match(_bare(before))
        return edtf(year + step, *_month_and_day(month)) if month else edtf(year + step)
    season = (form["season"] or "").lower()
    number = _SEASON_MONTHS[season] if season else number_of_month(form["month"])
    known = anchor[5:7] if _MONTH_OF_YEAR.match(anchor) else ("99" if step > 0 else "00")
    turn = (step > 0 and f"{number:02}" <= known) - (step < 0 and f"{number:02}" >= known)
    return edtf(year + turn, SEASONS[season] if season else number)


# A month whose year only the dates around it tell

_HAS_OWN_YEAR = re.compile(r"[0-9]{4}")
_FRONT = re.compile(
    r"(?:^|[.!?][\"'”’)]*\s+|\n\s*)(?:(?:Early|Late|Back|Later|Earlier) (?:in|on) |In |On |By |During )?(?:the )?$"
)
_ADVERBIAL = re.compile(r"\b(?:in|on|by|since|until|from|during|late|early) (?:the )?$", re.IGNORECASE)
_OF_ORIGIN = re.compile(
    r"\b(?:founded|born|established|formed|created|built|opened|set up|started)\b[^.,;]{0,20}$", re.I
)
_QUALIFIED = re.compile(
    r"^(?:(?:early|late|mid|later|earlier|end|beginning|start|middle|close|of|in|on|the|circa|around|about|ca?\.)[\s-]+)+",
    re.IGNORECASE,
)


def _bare(words: str) -> str:
    return _QUALIFIED.sub("", words).strip(" ,\n").removesuffix(" of").removesuffix(" in").strip(" ,\n")


def _month_and_day(month: re.Match[str]) -> tuple[int, int]:
    return number_of_month(month["month"]), int(month["day"] or month["day_after"] or 0)


def _of_context(text: str, told: Sequence[Value], time: Value, later: Sequence[Value], form: re.Match[str]) -> str:
    """ "It bid in November and won in March 1999", "In 1987 it sold its wells. In June it bought a mill"."""
    month, day = _month_and_day(form)
    before = _in_sentence(text, told, time)
    if before is not None and _leads(text, before):
        return edtf(int(before.value[:4]) + _turns(before.value, month), month, day)
    after = later[0] if later and _is_adverbial(text, time) else None
    if after is not None and before is None and _is_of_month(after) and _one_sentence(text, time, after):
        return edtf(int(after.value[:4]) - (f"{month:02}" > after.value[5:7]), month, day)
    fronted = before is None and bool(told) and _leads(text, told[-1]) and _opens(text, told[-1])
    if fronted and (anchor := _end(_anchor(text, told, time))):
        return edtf(int(anchor[:4]) + _turns(anchor, month), month, day)
    if not _is_adverbial(text, time):
        return ""
    near = [other for other in (*told, *later) if _is_of_month(other) and _is_near(time, other)]
    years = {other.value[:4] for other in near if other.value[5:7] == f"{month:02}"}
    years = years or _years_of_story(text, told, time, later, month)
    return edtf(int(years.pop()), month, day) if len(years) == 1 else ""


def _years_of_story(text: str, told: Sequence[Value], time: Value, later: Sequence[Value], month: int) -> set[str]:
    """ "It bid in October 2004. The board, which had doubts, was voted out in November": the last year that is told.

    Or that with which the sentence before opens: "In March 1992 a case was opened. He denied it but left in May".
    """
    before = next((other for other in reversed(told) if _is_of_month(other)), None)
    if before is None or not _is_near(time, before) or not _leads(text, before) or looks_ahead(text, time.start):
        return set()
    year = before.value[:4]
    last = max(other.value[:4] for other in (*told, *later) if _HAS_OWN_YEAR.search(other.text))
    opens = _opens(text, before) and len(_SENTENCE_END.findall(text, before.end, time.start)) == 1
    return {year} if (year == last or opens) and before.value[5:7] < f"{month:02}" else set()


def _is_adverbial(text: str, time: Value) -> bool:
    return _ADVERBIAL.search(text, max(0, time.start - 16), time.start) is not None


def _is_near(time: Value, other: Value) -> bool:
    return max(other.start - time.end, time.start - other.end) <= _FARTHEST


def _is_of_month(time: Value) -> bool:
    return _HAS_OWN_YEAR.search(time.text) is not None and _MONTH_OF_YEAR.match(time.value) is not None


def _turns(anchor: str, month: int) -> bool:
    """Whether the month that follows a date is one of the next year: "in November 1998 it bid, in March it won"."""
    return bool(_MONTH_OF_YEAR.match(anchor)) and f"{month:02}" < anchor[5:7]


def _in_sentence(text: str, told: Sequence[Value], time: Value) -> Value | None:
    """The last date before a time, if their sentence is one."""
    return told[-1] if told and _one_sentence(text, told[-1], time) and _YEAR.match(told[-1].value) else None


def _one_sentence(text: str, first: Value, last: Value) -> bool:
    return last.start - first.end <= _NEAR and _SENTENCE_END.search(text, first.end, last.start) is None


def _has_own_year(time: Value) -> bool:
    return _HAS_OWN_YEAR.search(time.text) is not None and _YEAR.match(time.value) is not None


def _is_of_origin(text: str, time: Value) -> bool:
    """ "Founded in 1921": nothing goes on from there."""
    return _OF_ORIGIN.search(text, max(0, time.start - 40), time.start) is not None


def _leads(text: str, anchor: Value) -> bool:
    """Whether what follows a date goes on from it: it has its own year, and a month, or opens the sentence."""
    if not _has_own_year(anchor) or _is_of_origin(text, anchor):
        return False
    return _MONTH_OF_YEAR.match(anchor.value) is not None or _opens(text, anchor)


def _opens(text: str, time: Value) -> bool:
    """Whether a time opens its sentence: "In 1987", "Late in"."""
    return _FRONT.search(text, max(0, time.start - 24), time.start) is not None
