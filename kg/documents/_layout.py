"""Where title, byline, dateline, biography and furniture of a plain text stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.documents._dates import MONTH, WEEKDAY, parse_date
from kg.documents._furniture import announces_author, is_furniture, is_related
from kg.documents._lines import Line, read_credit, split_trailing_date
from kg.documents._names import has_role, names_alone
from kg.documents._parts import Credit, Part
from kg.model import SectionKind

_LONGEST_TITLE = 200
_LONGEST_HEADING = 6
"""In words."""
_LONG_LINE = 100
"""Hard-wrapped text has no longer lines, so a longer line is a paragraph."""
_LONGEST_ACRONYM = 4
"""Shorter words in capitals before a dash are rather a station or an agency than a place."""
_HEAD = 15
"""Lines within which title, byline and date stand."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|[A-Z]\.[A-Z]|S\.p\.A)\.$")
_NO_TITLE = re.compile(r"^[-*•>|]\s|[,;:]$")
_NO_HEADING = re.compile(r"\d|[.!?…;,–—\"”’-]$")
_DAY_OF_WEEK = re.compile(WEEKDAY, re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:\d+\.)+\d*\s+")


def find_parts(text: str, lines: Sequence[Line], *, titled: bool = False) -> list[Part]:
    """The parts that these lines of the text hold, in the order of the text.

    `titled` says that the title stands elsewhere and is not to be looked for.
    """
    parts, first = _head(text, lines, titled)
    authors = tuple(author for part in parts for author in part.credit.authors)
    if first < len(lines):
        parts += _dateline(lines[first])
        parts += _joined(_body(lines, first, authors), text)
    return parts


def _joined(parts: Iterable[Part], text: str) -> Iterator[Part]:
    """The parts, with the hard-wrapped lines of a paragraph of a biography as one."""
    joined: Part | None = None
    for part in parts:
        between = text[joined.end : part.start] if joined else ""
        kinds = {part.credit.kind, joined.credit.kind} if joined else set()
        if joined and kinds == {SectionKind.BIOGRAPHY} and between.strip(" \t") == "\n":
            part = replace(part, start=joined.start)
        elif joined:
            yield joined
        joined = part
    if joined:
        yield joined


# Above the running text


def _head(text: str, lines: Sequence[Line], titled: bool) -> tuple[list[Part], int]:
    """The parts above the running text, and the index of the line at which that begins."""
    parts: list[Part] = []
    at = 0
    while at < min(len(lines), _HEAD):
        line = lines[at]
        credit = read_credit(line.text, titled=titled)
        if titled and not credit:
            credit = _name_in_head(lines, at, parts)
        if credit and not line.level:
            parts.append(Part(start=line.start, end=line.end, credit=credit))
        elif not titled and (length := _title_length(text, lines, at)):
            parts += _title(text, line.start, lines[at + length - 1].end)
            titled = True
            at += length - 1
        elif titled and (line.level or _is_caption(lines, at, parts)):
            parts.append(Part.of(line.start, line.text, SectionKind.FURNITURE))
        else:
            break
        at += 1
    return parts, at


def _title_length(text: str, lines: Sequence[Line], at: int) -> int:
    """How many lines the title that begins here has; 0 if none does.

    A title is a short first paragraph that does not end as a sentence does. One that does is a title if the
    byline or date follows, or if the text repeats it: the page's heading above its standfirst.
    """
    line = lines[at]
    if line.level:
        return 1
    length = next((n for n in range(1, 4) if at + n <= len(lines) and _ends_title(lines, at + n - 1)), 0)
    last = lines[at + length - 1]
    words = text[line.start : last.end]
    if not length or at + length == len(lines) or len(words) > _LONGEST_TITLE or _NO_TITLE.search(words):
        return 0
    if not any(character.isalpha() for character in words):
        return 0
    if words.endswith(".") and not _ABBREVIATION.search(words):
        after = read_credit(lines[at + length].text) or _name_in_head(lines, at + length, ())
        credited = after is not None and after.kind is not SectionKind.FURNITURE
        return length if credited or text.find(words, last.end) >= 0 else 0
    return length


def _ends_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a title that reaches to this line ends with it."""
    line = lines[at]
    if line.gap_after:
        return True
    after = lines[at + 1]
    return (
        bool(read_credit(after.text))
        or (len(line.text) <= _LONG_LINE < len(after.text))
        or (line.text.isupper() and not after.text.isupper())
    )


def _title(text: str, start: int, end: int) -> Iterator[Part]:
    """The title, and a date with its weekday at the end of the line; without, it may belong to the title."""
    title, date = split_trailing_date(text[start:end])
    if not _DAY_OF_WEEK.match(date):
        title, date = text[start:end], ""
    yield Part(start=start, end=start + len(title), credit=Credit(kind=SectionKind.TITLE))
    if date:
        credit = Credit(kind=SectionKind.DATELINE, date=parse_date(date))
        yield Part(start=end - len(date), end=end, credit=credit)


def _name_in_head(lines: Sequence[Line], at: int, before: Sequence[Part]) -> Credit | None:
    """A byline of names alone: told from a heading by the date, the job or the word "by" beside it."""
    authors = names_alone(lines[at].text)
    if not authors:
        return None
    above = lines[at - 1].text if at and before else ""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    beside = before[-1].credit.kind if before else None
    dated = beside is SectionKind.DATELINE or above.casefold().rstrip(":") == "by"
    under = read_credit(below)
    dated = dated or (under is not None and under.kind is SectionKind.DATELINE)
    employed = len(below.split()) <= _LONGEST_HEADING and has_role(below)
    return Credit(kind=SectionKind.BYLINE, authors=authors) if dated or employed else None


def _is_caption(lines: Sequence[Line], at: int, before: Sequence[Part]) -> bool:
    """Whether a line between title and running text is a label or caption: a few words, no sentence."""
    joins = lines[at].gap_before or before[-1].end == lines[at - 1].end
    few = _has_heading_shape(lines[at].text)
    return joins and few and _ends_paragraph(lines, at) and _leads_text(lines, at)


# The running text and what is below


_PLACE = r"[^\W\d_a-z][\w.'’-]*"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:[ ]{_PLACE}){{0,3}}(?:[,/][ ]?{_PLACE}(?:[ ]{_PLACE}){{0,2}}){{0,2}})?"
    rf"(?:,?[ ]?(?P<date>(?i:{MONTH}[ ]\d\d?(?:,?[ ]\d{{4}})?|\d\d?[ ]{MONTH}(?:,?[ ]\d{{4}})?)))?"
    r"(?P<agency>[ ]?\([A-Z][\w .-]{1,25}\)|[ ]?/[A-Z][\w .-]{1,25}/)?"
    r",?[ ]*(?P<dash>--?|–|—)[ ]+(?=[\"'“‘<]?\w)"
)


def _dateline(line: Line) -> Iterator[Part]:
    """Place and date before the first sentence: "BRISTOL, 1 September 2022 — "; a lone place in capitals."""
    match = _DATELINE.match(line.text[:120])
    if not match or not (match["place"] or match["agency"]):
        return
    place = match["place"] or ""
    region = "," in place and match["dash"] == "—" and line.text[match.end() : match.end() + 1].isupper()
    capitals = place.isupper() and len(place) > _LONGEST_ACRONYM
    if match["date"] or match["agency"] or capitals or region:
        credit = Credit(kind=SectionKind.DATELINE, date=parse_date(match["date"] or ""))
        yield Part(start=line.start, end=line.start + len(match[0].rstrip()), credit=credit)


def _body(lines: Sequence[Line], first: int, authors: tuple[str, ...]) -> Iterator[Part]:
    """Headings, furniture, and what is told of the authors at the end."""
    about = {f"about {author.casefold()}" for author in authors}
    closing = _closing_biography(lines, first, authors)
    biography = related = False
    for at, line in enumerate(lines[first:], start=first):
        alone = _begins_paragraph(lines, at) and _ends_paragraph(lines, at)
        if announces_author(line.text) or line.text.casefold() in about:
            biography, related = True, False
            yield Part.of(line.start, line.text, SectionKind.FURNITURE)
        elif alone and is_furniture(line.text):
            related = is_related(line.text)
            yield Part.of(line.start, line.text, SectionKind.FURNITURE)
        elif biography and (names := names_alone(line.text)):
            yield Part(start=line.start, end=line.end, credit=Credit(kind=SectionKind.BYLINE, authors=names))
        elif line.level or (alone and at > first and _is_heading(lines, at)):
            biography = related = False
            yield Part.of(line.start, line.text, SectionKind.FURNITURE)
        elif biography or at >= closing:
            yield Part.of(line.start, line.text, SectionKind.BIOGRAPHY)
        elif related and not _SENTENCE_END.search(line.text):
            yield Part.of(line.start, line.text, SectionKind.FURNITURE)
        elif alone and at >= len(lines) - 3 and (credit := read_credit(line.text)):
            yield Part(start=line.start, end=line.end, credit=credit)
        else:
            related = False


def _closing_biography(lines: Sequence[Line], first: int, authors: tuple[str, ...]) -> int:
    """The index of the line at which a last paragraph about an author begins, else the number of lines."""
    at = len(lines) - 1
    while at > first and is_furniture(lines[at].text):
        at -= 1
    while at > first and not _begins_paragraph(lines, at):
        at -= 1
    tells = at > first and lines[at].text.startswith(tuple(f"{author} " for author in authors))
    return at if tells else len(lines)


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    text = _NUMBERING.sub("", lines[at].text)
    return _has_heading_shape(text) and text[0].isupper() and _leads_text(lines, at)


def _has_heading_shape(text: str) -> bool:
    """Whether the words might be a heading or caption: few, without a number, and no sentence."""
    return len(text.split()) <= _LONGEST_HEADING and not _NO_HEADING.search(text)


def _leads_text(lines: Sequence[Line], at: int) -> bool:
    """Whether running text follows, directly or below further headings."""
    below = lines[at + 1 : at + 4]
    return any(line.words > _LONGEST_HEADING or _SENTENCE_END.search(line.text) for line in below)


def _begins_paragraph(lines: Sequence[Line], at: int) -> bool:
    return lines[at].gap_before or len(lines[at - 1].text) > _LONG_LINE or is_furniture(lines[at - 1].text)


def _ends_paragraph(lines: Sequence[Line], at: int) -> bool:
    return lines[at].gap_after or len(lines[at + 1].text) > _LONG_LINE or is_furniture(lines[at + 1].text)
