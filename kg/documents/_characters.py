"""Bytes -> the characters that a document may hold: none that XML or RDF cannot."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from kg.errors import DocumentError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_ENDS = "\x0b\x0c\r\u2028\u2029"
_MOST_ACCENTED = 0.25
"""Share of characters outside of ASCII above which bytes are no plausible Windows-1252: Western European
languages stay below 0.15, other alphabets read as Windows-1252 lie above 0.5."""


def clean(text: str) -> str:
    r"""Replace what XML 1.0 or RDF cannot hold, one character for one: no offset changes.

    Every line end becomes "\n" (of "\r\n" the first half a space), other control characters a space, the
    C1 controls what Windows-1252 means by them, lone surrogates and noncharacters U+FFFD.

    >>> clean("Amazon\x92s bell\x07 and\r\nJoyo\ud800")
    'Amazon’s bell  and \nJoyo�'
    """
    return _CONTROL.sub(_replacement, text.replace("\r\n", " \n"))


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in _LINE_ENDS:
        return "\n"
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "replace")
    return " " if character < "\x80" or character == "\ufeff" else "\ufffd"


def one_line(text: str) -> str:
    """The text cleaned, on one line, with single spaces: for metadata."""
    return " ".join(clean(text).split())


def as_id(text: str) -> str:
    """The text cleaned, without line breaks and tabs: for ids, and for names in messages."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def decode(data: bytes, source: str, declared: str = "") -> str:
    r"""The text of a file, cleaned, with line ends "\n".

    Its encoding is what a byte order mark says, else what the file itself declares (`declared`), else
    UTF-8, else Windows-1252 where that is plausible. Raises `DocumentError`, which names the first byte
    that does not fit.
    """
    text = _decode(data, source, declared)
    if "\0" in text:
        raise DocumentError(
            source, f"is no text: it holds a NUL character (at {text.index(chr(0))}); save it as UTF-8 text"
        )
    return clean(text.replace("\r\n", "\n"))


def _decode(data: bytes, source: str, declared: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise DocumentError(
                    source, f"begins as {encoding.upper()}, but byte {place} does not fit; save it as UTF-8"
                ) from error
    for encoding in (declared, "utf-8"):
        with suppress(LookupError, UnicodeDecodeError):  # a declaration may be wrong, or unknown to Python
            return data.decode(encoding)
    return _windows_1252(data, source)


def _windows_1252(data: bytes, source: str) -> str:
    place = _first_broken_byte(data)
    as_utf8 = data.decode("utf-8", "replace")
    broken = as_utf8.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in as_utf8)
    if beyond_ascii - broken > broken:
        raise DocumentError(source, f"is damaged UTF-8: byte {place} does not fit; save it as UTF-8 again")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _unknown_encoding(source, error.start) from error
    if sum(character > "\x7f" for character in text) > _MOST_ACCENTED * len(text):
        raise _unknown_encoding(source, place)
    return text


def _first_broken_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _unknown_encoding(source: str, place: int) -> DocumentError:
    return DocumentError(source, f"is neither UTF-8 nor Windows-1252 (see byte {place}); save it as UTF-8")
