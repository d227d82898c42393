"""Web pages -> Documents, through trafilatura."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from kg.documents._characters import clean, decode, one_line
from kg.documents._dates import parse_date
from kg.documents._layout import find_parts
from kg.documents._lines import split_lines
from kg.documents._names import is_person_name
from kg.documents._parts import Credit, Metadata, Part, compose
from kg.errors import DocumentError
from kg.model import Document, SectionKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LATIN_1 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
"""Browsers read what these names declare as Windows-1252 (WHATWG Encoding Standard)."""
_REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,8})|(?P<decimal>[0-9]{1,9}));?", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def decode_html(data: bytes, source: str) -> str:
    """The markup of a page, in the encoding that it declares if that fits."""
    match = _CHARSET.search(data[:2048])
    declared = match[1].decode("ascii").lower() if match else ""
    return decode(data, source, "cp1252" if declared in _LATIN_1 else declared)


def read_html(id_: str, markup: str, source: str) -> Document:
    """A document of the page's main text, headed by lines for its title, authors and date.

    Title, author, date, publisher and canonical address are what the page says of itself.
    """
    metadata, main_text = _extract(markup, source)
    head = [
        (metadata.title, SectionKind.TITLE),
        (" and ".join(metadata.authors), SectionKind.BYLINE),
        (metadata.date, SectionKind.DATELINE),
    ]
    paragraphs = [paragraph for line in main_text.splitlines() if (paragraph := line.strip())]
    if paragraphs and paragraphs[0].casefold() in metadata.title.casefold():
        del paragraphs[0]
    if not paragraphs:
        raise DocumentError(source, "has no main text to read; is it a page of links or a script?")
    text = "\n\n".join([line for line, _ in head if line] + paragraphs)
    parts = list(_head_parts(head))
    lines = [line for line in split_lines(text) if not parts or line.start > parts[-1].end]
    return compose(id_, text, parts + find_parts(text, lines, titled=bool(metadata.title)), metadata)


def _head_parts(head: list[tuple[str, SectionKind]]) -> Iterator[Part]:
    at = 0
    for line, kind in head:
        if line:
            yield Part(start=at, end=at + len(line), credit=Credit(kind=kind))
            at += len(line) + len("\n\n")


def _extract(markup: str, source: str) -> tuple[Metadata, str]:
    from trafilatura import bare_extraction

    markup = _REFERENCE.sub(_sound_reference, markup)
    if "<body" not in markup.lower():  # trafilatura takes nothing from a fragment
        markup = f"<html><body>{markup}</body></html>"
    page = bare_extraction(
        markup,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,  # no date that the page does not declare as its own
            "original_date": True,
            "min_date": "1800-01-01",
            "max_date": "9999-12-31",  # instead of today: the same page gives the same date tomorrow
        },
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise DocumentError(source, "has no main text to read; is it a page of links or a script?")
    address = one_line(page.url or "")
    metadata = Metadata(
        title=one_line(page.title or ""),
        authors=tuple(name for name in one_line(page.author or "").split("; ") if is_person_name(name)),
        date=parse_date(page.date or ""),
        publisher=one_line(page.sitename or ""),
        source=address if _WEB_ADDRESS.fullmatch(address) else "",
    )
    return metadata, clean(page.text)


def _sound_reference(reference: re.Match[str]) -> str:
    """The reference to a character, or what takes the place of a character that XML cannot hold.

    Without this one "&#27;" makes trafilatura give up the whole page.
    """
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    if code > sys.maxunicode:
        return "\ufffd"
    character = clean(chr(code))
    return reference[0] if character == chr(code) else character
