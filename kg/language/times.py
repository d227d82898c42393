"""Expressions of time in running text, with their value in EDTF (ISO 8601-2).

What a reader of the values should know:

- Partial stays partial: "May 2001" is 2001-05. "early 2012" and "the end of May 2001" have the value of the
  period that they are a part of; only "c.", "around" and round distances ("20 years ago") give a "~".
- "the 1990s" is 199X, "the 19th century" 18XX; the last two digits of a day may be a season (2004-21 to 24),
  a quarter (2004-33 to 36) or a half (2004-40, 41); a week is the interval of its days.
- A range is one expression: 1964/1967, open 2004/.. ; but two full dates or years with a dash between
  parentheses are a life, and two expressions. "2004-08" is a range in prose: 2004/2008.
- What is relative ("last year", "on Tuesday", "June") is told from the reference date, looking back unless
  the sentence looks ahead; without one the value is empty.
- "four years later", "the following year" and "that June" count from the date before them in the same sentence, or
  from the only one of the sentences just before; "that year" is the last of several. Without one the value is empty.
  "June" alone, where no reference date tells its year, is of the year of the dates around it.
- "05/04/2018" is 2018: no one can tell the month.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping

from kg.language import _time_readers as readers
from kg.language._anchored_times import anchored
from kg.language._calendar import MONTHS, SEASONS, WEEKDAYS, Reference
from kg.language._numbers import DIGITS, GAP, JOINT, WORD_NUMBER
from kg.model import Value

_Reader = Callable[[re.Match[str], Reference], str | None]

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_FULL_MONTH = rf"(?:{'|'.join(MONTHS)}|Sept\.?)(?!\w)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})(?!\w)"
_SEASON = rf"(?:{'|'.join(f'[{name[0].upper()}{name[0]}]{name[1:]}' for name in SEASONS)})"
_DASH = rf"{GAP}?[-–]{GAP}?"


def _months() -> str:
    cased = [name for month in MONTHS for name in (month, month.upper())]
    return "|".join(rf"{name[:3]}(?:{name[3:]}|{'[tT]?' if name[:3].lower() == 'sep' else ''}\.?)" for name in cased)


_MONTH = rf"(?:{_months()})(?!\w)"
_OF_YEAR = rf"(?:(?P<year>{_YEAR})|(?P<which>last|this|next){GAP}year(?!\w))"
_LATER_YEAR = (  # "May" is one of 2003 in "from May to June 2003"
    rf"(?:(?=(?:{_DASH}|{GAP}(?:to|and|or|until|through){GAP})(?:{_DAY}{GAP}(?:of{GAP})?)?{_MONTH}"
    rf"(?:{GAP}{_DAY})?,?{GAP}(?P<later>{_YEAR}))|)"
)

_QUALIFIER = (
    rf"(?:(?P<about>(?:c\.|ca\.|circa|[Aa]round|[Aa]pproximately|(?:(?<=[Ii]n\s)|(?<=by\s)|(?<=since\s))about){GAP}?)"
    rf"|(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater|[Yy]ear-end|[Ee]nd(?=-)"
    rf"|(?:[Bb]eginning|[Ee]nd|[Ss]tart|[Mm]iddle|[Cc]lose){GAP}of){JOINT}(?:(?:in|on){GAP})?(?:the{GAP})?)"
)
_FOLLOWING = rf"(?:[Tt]he{GAP}(?:following|next|same|previous|preceding)|[Tt]hat(?:{GAP}same)?)"
_FORMS: Mapping[str, tuple[str, _Reader]] = {
    "year_after": (r"the{GAP}year{GAP}(?:after|before)(?=[.,;])".replace("{GAP}", GAP), readers.read_following),
    "of_following": (
        rf"(?:{_DAY}{GAP}(?:of{GAP})?{_MONTH}|{_MONTH}(?:{GAP}{_DAY})?),?{GAP}(?:(?:of|in){GAP})?{_FOLLOWING}{GAP}year(?!\w|['’]s)",
        readers.read_following,
    ),
    "numeric": (
        r"(?P<year>1[0-9]{3}|20[0-9]{2})[-/](?P<month>[01][0-9])[-/](?P<day>[0-3][0-9])(?![0-9])",
        readers.read_numeric,
    ),
    "slashed": (
        r"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])/(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9/])",
        readers.read_slashed,
    ),
    "dotted": (
        r"(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9]|\.[0-9])",
        readers.read_numeric,
    ),
    "day_month": (
        rf"(?:{_WEEKDAY},?{GAP}(?:the{GAP})?)?(?P<day>{_DAY})(?:(?:{_DASH}|{GAP}to{GAP})(?P<last_day>{_DAY}))?"
        rf"{GAP}(?:of{GAP})?(?P<month>{_MONTH})"
        rf"(?:,?{GAP}(?P<year>{_YEAR}|[5-9][0-9]{{2}}(?={GAP}?(?:[).,;]|CE|AD)))|{_LATER_YEAR})",
        readers.read_day,
    ),
    "month_day": (
        rf"(?:{_WEEKDAY},?{GAP})?(?P<month>{_MONTH}){GAP}(?:the{GAP})?(?P<day>{_DAY})"
        rf"(?![.,:/][0-9]|%|{GAP}?(?:pct|per)\b)(?:{_DASH}(?P<last_day>{_DAY}))?"
        rf"(?:,?{GAP}(?P<year>{_YEAR})|{_LATER_YEAR})",
        readers.read_day,
    ),
    "month_and_year": (rf"(?P<month>{_MONTH}),?{GAP}(?:of{GAP})?{_OF_YEAR}", readers.read_month_and_year),
    "month": (rf"(?P<month>{_FULL_MONTH}){_LATER_YEAR}", readers.read_month),
    "deictic": (
        rf"(?P<deictic>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his{GAP}(?:morning|afternoon|evening)"
        rf"|[Ll]ast{GAP}(?:night|evening))(?!\w)",
        readers.read_deictic,
    ),
    "quarter": (
        rf"(?P<ordinal>Q[1-4]|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|1st|2nd|3rd|4th)"
        rf"(?={JOINT}(?:quarter|half)(?!\w)))(?:{JOINT}(?:quarter|(?P<half>half)))?(?!\w)"
        rf"(?:{GAP}(?:(?:of|in){GAP})?(?:the{GAP})?(?:(?:fiscal|financial){GAP})?(?:year{GAP})?{_OF_YEAR})?",
        readers.read_quarter,
    ),
    "relative": (
        rf"(?<![Tt]he\s)(?P<which>[Ll]ast|[Tt]his|[Nn]ext){GAP}(?P<unit>year|month|week|weekend|quarter|decade"
        rf"|{_SEASON}|{_WEEKDAY}|{_FULL_MONTH})(?!\w)",
        readers.read_relative,
    ),
    "distance": (
        rf"(?P<count>{DIGITS}|{WORD_NUMBER}|[Aa]n?|several|few){JOINT}(?P<unit>day|week|month|year|decade)s?"
        rf"(?:{GAP}(?P<sense>ago|earlier|later|afterwards?|on(?=[,.;]))(?!\w)|(?={GAP}(?:after|before)(?!\w)))",
        readers.read_distance,
    ),
    "following": (
        rf"(?<!over\s)(?<!within\s)(?<!during\s)(?<!for\s){_FOLLOWING}{GAP}"
        rf"(?:year|month|day|{_SEASON}|{_FULL_MONTH})(?!\w|['’]s)",
        readers.read_following,
    ),
    "end_of": (
        rf"(?:[Ee]nd|[Cc]lose|[Mm]iddle|[Bb]eginning|[Ss]tart){GAP}of{GAP}the{GAP}(?P<unit>year|month|quarter|week)"
        rf"(?!\w|['’]s)",
        readers.read_end_of,
    ),
    "season": (rf"(?P<season>{_SEASON}){GAP}(?:of{GAP})?{_OF_YEAR}", readers.read_season),
    "decade": (
        r"(?:(?P<decade>1[0-9]{2}|20[0-9])0['’]?s|['’‘](?P<short>[2-9])0s"
        rf"|(?P<word>{'|'.join(f'[{name[0].upper()}{name[0]}]{name[1:]}' for name in readers.DECADES)}))(?!\w)",
        readers.read_decade,
    ),
    "century": (
        rf"(?P<century>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(reversed(readers.ORDINALS))}){JOINT}[Cc]entury(?!\w)"
        rf"(?!{GAP}B\.?C)",
        readers.read_century,
    ),
    "fiscal": (
        rf"(?:(?:[Ff]iscal|[Ff]inancial{GAP}year)(?:{GAP}year)?{GAP}|FY{GAP}?)(?P<year>{_YEAR})",
        readers.read_fiscal,
    ),
    "years": (
        rf"(?P<year>1[5-9][0-9]{{2}}|20[0-9]{{2}})(?:[-–/](?P<short>[0-9]{{2}})(?![0-9/-])"
        rf"|(?:{_DASH}|{GAP}to{GAP}(?:the{GAP})?)(?P<open>present|now|today)(?!\w))",
        readers.read_years,
    ),
    "year": (
        rf"(?:(?<![0-9]-)|(?<=[12][0-9]{{3}}-))(?P<year>{_YEAR})(?![\w%]|[.,][0-9]|-(?!{_YEAR})[0-9]|{GAP}B\.?C)",
        readers.read_year,
    ),
    "weekday": (rf"(?P<weekday>{_WEEKDAY})", readers.read_weekday),
}
_RANGE = re.compile(
    rf"-|[^\S\n]?–[^\S\n]?|/|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?|{GAP}(?P<both>and){GAP}(?:the{GAP})?"
)
_BETWEEN = re.compile(rf"\bbetween{GAP}(?:the{GAP})?$", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_HAS_YEAR = re.compile(r"[0-9]{3,4}\b")


def find_times(text: str, reference: str = "") -> tuple[Value, ...]:
    """The expressions of time in a text, in order and not overlapping; offsets are code points.

    `reference` is the date that the text is read from, as EDTF, however precise; "" when unknown.

    >>> [(time.text, time.value) for time in find_times("Founded in May 2001, sold last year.", "2018-09")]
    [('May 2001', '2001-05'), ('last year', '2017')]
    """
    return tuple(anchored(text, _join_ranges(text, _single_times(text, Reference.parse(reference)))))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    """The pattern of any form, with a group for each, and that of each, with groups for its parts."""
    either = "|".join(f"(?P<{name}>{_without_names(pattern)})" for name, (pattern, _) in _FORMS.items())
    anything = rf"(?<![\w$£€¥#@])(?<![0-9][.:/]){_without_names(_QUALIFIER)}?(?:{either})"
    return re.compile(anything), {name: re.compile(f"{_QUALIFIER}?{pattern}") for name, (pattern, _) in _FORMS.items()}


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _single_times(text: str, reference: Reference) -> Iterator[Value]:
    anything, forms = _patterns()
    for found in anything.finditer(text):
        name = found.lastgroup or ""
        match = forms[name].match(text, found.start())
        value = _FORMS[name][1](match, reference) if match else None
        if match and value is not None:
            value += "~" if match["about"] and _DATE.fullmatch(value) else ""
            yield Value(start=match.start(), end=match.end(), text=match.group(), value=value)


def _join_ranges(text: str, times: Iterator[Value]) -> Iterator[Value]:
    """Make one of two times that are the ends of a range."""
    waiting: Value | None = None
    for time in times:
        if waiting and _are_ends(text, waiting, time):
            value = f"{waiting.value}/{time.value}"
            waiting = Value(start=waiting.start, end=time.end, text=text[waiting.start : time.end], value=value)
            continue
        if waiting:
            yield waiting
        waiting = time
    if waiting:
        yield waiting


def _are_ends(text: str, first: Value, last: Value) -> bool:
    """Whether two neighbours are a range, and not the dates of a life in parentheses."""
    joined = _RANGE.fullmatch(text, first.end, last.start)
    if joined is None or not first.value < last.value or not (_is_date(first) and _is_date(last)):
        return False
    if joined["both"]:
        return bool(_BETWEEN.search(text, max(0, first.start - 16), first.start))
    return joined.group().strip() not in ("-", "–") or not _is_life(text, first, last)


def _is_date(time: Value) -> bool:
    return bool(_DATE.fullmatch(time.value.removesuffix("~")))


def _is_life(text: str, first: Value, last: Value) -> bool:
    before = text[max(0, first.start - 200) : first.start]
    return before.rfind("(") > before.rfind(")") and all(_HAS_YEAR.search(time.text) for time in (first, last))
