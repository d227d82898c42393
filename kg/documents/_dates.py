"""Date lines and metadata -> EDTF: full dates only as far as they are written, never guessed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
"""Pattern of the name of a month, to be matched without regard to case."""
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ZONE = r"(?:z|utc|gmt|bst|cest|cet|[ecmp][sd]?t|[+-]\d\d:?\d\d)"
_CLOCK = rf"(?:\bat\s+)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?{_ZONE}\)?)?"
_AROUND = re.compile(
    rf"^{WEEKDAY},?\s+|(?:,|(?<=\d)t|\s)?\s*\(?{_CLOCK}\)?$|,?\s*\(?{WEEKDAY}\)?$|[.,]$", re.IGNORECASE
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)",
        r"(?P<y>\d{4})-(?P<m>\d\d)",
        r"(?P<y>1[5-9]\d\d|2\d{3})",
        rf"(?P<name>{MONTH})\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<name>{MONTH}),?[\s-]+(?P<y>\d{{4}})",
        rf"(?P<name>{MONTH}),?\s+(?P<y>\d{{4}})",
        r"(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{4})",
        r"(?P<d>1[3-9]|2\d|3[01])[/-](?P<m>\d\d?)[/-](?P<y>\d{4})",
        r"(?P<m>\d\d?)[/-](?P<d>1[3-9]|2\d|3[01])[/-](?P<y>\d{4})",
    )
)
_YEARLESS = re.compile(
    rf"{MONTH}\s+\d\d?(?:st|nd|rd|th)?|\d\d?(?:st|nd|rd|th)?\s+{MONTH}|\d\d?/\d\d?/\d{{4}}", re.IGNORECASE
)


def parse_date(words: str) -> str:
    """The day, month or year that these words write out, as EDTF; empty where they leave it open.

    >>> [parse_date(words) for words in ("Monday, September 17, 2018", "Sept 2018", "2018", "03/04/2018")]
    ['2018-09-17', '2018-09', '2018', '']
    """
    bare = _bare(words)
    for form in _FORMS:
        if match := form.fullmatch(bare):
            return _edtf(match.groupdict())
    return ""


def is_date(words: str) -> bool:
    """Whether these words are a date and nothing else, with or without a year; a number alone is none."""
    bare = _bare(words)
    return bool(_YEARLESS.fullmatch(bare) or (not bare.isdigit() and parse_date(bare)))


def _bare(words: str) -> str:
    """The words without weekday and time of day."""
    if len(words) > 80:
        return ""
    words, before = " ".join(words.split()), ""
    while words != before:
        words, before = _AROUND.sub("", words).strip(), words
    return words


def _edtf(parts: dict[str, str | None]) -> str:
    year = parts["y"] or ""
    name = parts.get("name")
    month = _MONTHS[name.rstrip(".").lower()] if name else int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return ""
    return "-".join([year, *(f"{part:02}" for part in (month, day) if part)])
