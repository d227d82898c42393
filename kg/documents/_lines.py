"""The lines of a text, and what the lines above and below the running text say: who wrote it and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.documents._dates import MONTH, WEEKDAY, is_date, parse_date
from kg.documents._furniture import is_furniture
from kg.documents._names import byline_authors, names_alone
from kg.documents._parts import Credit
from kg.model import SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its words without the space around them, and where they stand."""

    start: int
    text: str
    gap_before: bool
    """Whether a blank line, or nothing, stands before it."""
    gap_after: bool
    level: int = 0
    """Of a heading that is marked up as one: 1 for the highest; else 0."""

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.text)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def split_lines(text: str) -> list[Line]:
    """The lines of the text that are not blank."""
    found: list[tuple[int, str, bool]] = []
    offset, gap = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            found.append((offset + raw.index(words), words, gap))
        gap = not words
        offset += len(raw) + 1
    gaps_after = (*(gap_before for _, _, gap_before in found[1:]), True)
    return [
        Line(start=start, text=words, gap_before=gap_before, gap_after=gap_after)
        for (start, words, gap_before), gap_after in zip(found, gaps_after, strict=False)
    ]


_SEPARATOR = re.compile(r"\s+[|·•/–—-]{1,2}\s+|\s*[|·•]\s*|\t+")
_LABEL = re.compile(
    r"(?P<revised>(?:last\s+)?(?:updated|modified|revised))?"
    r"(?:(?:first\s+)?(?:published|posted|publication date|date|created|issued|released|filed))?"
    r"(?:\s+on)?\s*:?\s*",
    re.IGNORECASE,
)
_RANKS = (SectionKind.BYLINE, SectionKind.DATELINE, SectionKind.FURNITURE)
"""Of the kinds that a line mixes, the first is the line's."""
_LONGEST = 200


def read_credit(line: str, *, titled: bool = True) -> Credit | None:
    """What a whole line says about the document: byline, date, reading time or a mixture; else None.

    Above the title (`titled` false) a name beside a date is rather the title than a byline.

    >>> read_credit("By Nadia Kessling | Published: 3 May 2020 | 4 min read").authors
    ('Nadia Kessling',)
    >>> read_credit("Monday, September 17, 2018").date
    '2018-09-17'
    """
    if len(line) > _LONGEST:
        return None
    pieces = [piece for piece in _SEPARATOR.split(line) if piece]
    found = [credit for piece in pieces if (credit := _read_piece(piece))]
    if titled and (found or len(pieces) == 1):
        found += [credit for piece in pieces if (credit := _read_name(piece, alone=len(pieces) == 1))]
    bylines = [credit for credit in found if credit.kind is SectionKind.BYLINE]
    if not found or (len(found) < len(pieces) and not (bylines and len(line.split()) <= 15)):
        return None
    dated = sorted((credit for credit in found if credit.date), key=lambda credit: credit.revised)
    return Credit(
        kind=min((credit.kind for credit in found), key=_RANKS.index),
        authors=tuple(dict.fromkeys(author for credit in bylines for author in credit.authors)),
        date=dated[0].date if dated else "",
        revised=dated[0].revised if dated else False,
    )


def _read_piece(words: str) -> Credit | None:
    """What a part of a line says by itself."""
    if is_furniture(words):
        return Credit(kind=SectionKind.FURNITURE)
    label = _LABEL.match(words)
    unlabelled = words[label.end() :] if label else words
    if is_date(unlabelled) or (unlabelled != words and parse_date(unlabelled)):
        revised = bool(label and label["revised"])
        return Credit(kind=SectionKind.DATELINE, date=parse_date(unlabelled), revised=revised)
    head, date = split_trailing_date(words)
    authors = byline_authors(head)
    return Credit(kind=SectionKind.BYLINE, authors=authors, date=parse_date(date)) if authors is not None else None


def _read_name(words: str, *, alone: bool) -> Credit | None:
    """A byline of names without "by": only beside a date or the like, else it may be a heading."""
    head, date = split_trailing_date(words)
    authors = names_alone(head) if date or not alone else ()
    return Credit(kind=SectionKind.BYLINE, authors=authors, date=parse_date(date)) if authors else None


_DATE_START = re.compile(rf"(?:,|\s-|\son)?\s+(?=(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+)?\d)", re.IGNORECASE)


def split_trailing_date(words: str) -> tuple[str, str]:
    """The words before a date that ends the line, and the date's words; the date is empty if none ends it.

    >>> split_trailing_date("By Nadia Kessling, September 17, 2018")
    ('By Nadia Kessling', 'September 17, 2018')
    """
    for match in _DATE_START.finditer(words[-80:]):
        start = max(0, len(words) - 80)
        date = words[start + match.end() :]
        if parse_date(date) and is_date(date):
            return words[: start + match.start()], date
    return words, ""
