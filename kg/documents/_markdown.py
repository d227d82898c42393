"""Markdown -> Document: the markup stays in the text, as furniture where it stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.documents._dates import parse_date
from kg.documents._layout import find_parts
from kg.documents._lines import Line, split_lines
from kg.documents._parts import Credit, Metadata, Part, compose
from kg.model import Document, SectionKind

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>.{,10000}?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:|^(?:[ \t]+|-[ \t])(?:-[ \t]+)?(?:name[ \t]*:)?", re.MULTILINE)
_LISTED = re.compile(r"\s*,\s*|\s+and\s+")
_KEYS = {
    "title": "title",
    "headline": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "byline": "authors",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "publication": "publisher",
    "site": "publisher",
    "source": "source",
    "url": "source",
    "canonical": "source",
    "link": "source",
}
_KINDS = {"title": SectionKind.TITLE, "authors": SectionKind.BYLINE, "date": SectionKind.DATELINE}

_HEADING = re.compile(r"(?P<before>(?P<level>#{1,6})\s+)(?P<words>\S.*?)(?P<after>\s+#+)?")
_EMPHASIZED = re.compile(r"(?P<before>(?P<mark>\*{1,3}|_{1,3}))(?P<words>[^\s*_][^*_]*)(?P<after>(?P=mark))")
_UNDERLINE = re.compile(r"=+|-{2,}")
_FENCE = re.compile(r"`{3,}|~{3,}")
_NO_WORDS = re.compile(r"!\[.*\]\(.*\)|\[[^\]]+\]:\s+\S.*|<!--.*-->|\[?!\[.*|[|: -]{3,}|[`~]{3,}\w*|</?\w[^<>]*>")


def read_markdown(id_: str, text: str) -> Document:
    """A document with the metadata of its front matter and the headings that its markup says."""
    front = _FRONT_MATTER.match(text)
    parts = list(_front_parts(text, front)) if front else []
    below = front.end() if front else 0
    lines = [line for line in split_lines(text) if line.start >= below]
    marks, lines = _read_markup(lines)
    titled = any(part.credit.kind is SectionKind.TITLE for part in parts)
    parts += marks + find_parts(text, lines, titled=titled)
    return compose(id_, text, parts, _metadata(text, front) if front else Metadata())


# Front matter


def _fields(text: str, front: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The name in `Metadata`, start and end of every value of the front matter that is of use."""
    key = ""
    start, end = front.span("fields") if front["fields"] else (0, 0)
    while start < end:
        line_end = text.index("\n", start)
        if match := _FIELD.match(text, start, line_end):
            key = _KEYS.get(match["key"].lower(), "") if match["key"] else key
            value = text[match.end() : line_end].strip("\"'[]{}|> \t")
            if key and value:
                at = text.index(value, match.end())
                yield key, at, at + len(value)
        start = line_end + 1


def _metadata(text: str, front: re.Match[str]) -> Metadata:
    values: dict[str, list[str]] = {}
    for key, start, end in _fields(text, front):
        values.setdefault(key, []).append(text[start:end])
    first = {key: found[0] for key, found in values.items()}
    return Metadata(
        title=first.get("title", ""),
        authors=_people(", ".join(values.get("authors", ()))),
        date=parse_date(first.get("date", "")),
        publisher=first.get("publisher", ""),
        source=first.get("source", ""),
    )


def _people(words: str) -> tuple[str, ...]:
    names = (name.strip("\"' ") for name in _LISTED.split(words))
    return tuple(dict.fromkeys(name for name in names if name))


def _front_parts(text: str, front: re.Match[str]) -> Iterator[Part]:
    """Title, byline and date within the front matter; the rest of it is furniture.

    A title that the text below repeats is read there.
    """
    at = 0
    for key, start, end in _fields(text, front):
        kind = _KINDS.get(key)
        if kind and not (key == "title" and text.find(text[start:end], front.end()) >= 0):
            yield Part(start=at, end=start, credit=Credit(kind=SectionKind.FURNITURE))
            yield Part(start=start, end=end, credit=Credit(kind=kind))
            at = end
    yield Part(start=at, end=len(front[0].rstrip()), credit=Credit(kind=SectionKind.FURNITURE))


# Markup of lines


def _read_markup(lines: list[Line]) -> tuple[list[Part], list[Line]]:
    """The markup around and between the lines as furniture, and the lines of words without it."""
    parts: list[Part] = []
    left: list[Line | None] = []
    fence = ""
    closing = _closing_fences(lines)
    for at, line in enumerate(lines):
        mark = _FENCE.match(line.text)
        before = left[-1] if left else None
        if fence or (mark and at < closing.get(mark[0][0], -1)):
            fence = "" if fence and line.text.startswith(fence) else fence or (mark[0] if mark else "")
        elif before and _UNDERLINE.fullmatch(line.text) and not line.gap_before:
            level = 1 if line.text.startswith("=") else 2
            left[-1] = replace(before, level=level, gap_before=True, gap_after=True)
        elif not _NO_WORDS.fullmatch(line.text):
            bare, marks = _without_marks(line)
            left.append(bare)
            parts += marks
            continue
        left.append(None)
        parts.append(Part.of(line.start, line.text, SectionKind.FURNITURE))
    return parts, list(_set_apart(left))


def _without_marks(line: Line) -> tuple[Line, list[Part]]:
    """The line without the marks of a heading or of emphasis around it, and these marks."""
    match = _HEADING.fullmatch(line.text) or _EMPHASIZED.fullmatch(line.text)
    if not match:
        return line, []
    level = len(match["level"]) if "level" in match.re.groupindex else 0
    marks = [
        Part.of(line.start + match.start(group), match[group], SectionKind.FURNITURE)
        for group in ("before", "after")
        if match[group]
    ]
    start = line.start + match.start("words")
    return replace(line, start=start, text=match["words"], level=level, gap_before=True, gap_after=True), marks


def _set_apart(lines: list[Line | None]) -> Iterator[Line]:
    """The lines, with a gap beside each that has one on its side, and where a line was taken out."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line:
            yield replace(
                line,
                gap_before=line.gap_before or not before or before.gap_after,
                gap_after=line.gap_after or not after or after.gap_before,
            )


def _closing_fences(lines: list[Line]) -> dict[str, int]:
    """For each kind of fence the last line that may close one: an unclosed fence hides nothing."""
    return {line.text[0]: at for at, line in enumerate(lines) if _FENCE.fullmatch(line.text)}
