"""Encodings, and characters that XML and RDF cannot hold."""

from __future__ import annotations

from contextlib import suppress
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents._characters import as_id, clean, decode, one_line
from kg.errors import DocumentError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_decoded_with_and_without_byte_order_mark(encoding: str) -> None:
    assert decode("Zahā’s café 李\n".encode(encoding), "a.txt") == "Zahā’s café 李\n"


def test_big_endian_utf_16_is_decoded() -> None:
    assert decode(b"\xfe\xff" + "café".encode("utf-16-be"), "a.txt") == "café"


def test_windows_1252_is_decoded_where_plausible() -> None:
    assert decode("Müller’s “café” costs €5".encode("cp1252"), "a.txt") == "Müller’s “café” costs €5"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("Пелловей купил книжный магазин".encode("cp1251"), "neither UTF-8 nor Windows-1252"),
        ("日本の本屋を買った".encode("shift_jis"), "neither UTF-8 nor Windows-1252"),
        (b"plain words \x81 more", "neither UTF-8 nor Windows-1252"),
        ("Zahā’s café is “open” now".encode() + b" \xff", "damaged UTF-8: byte 34"),
        (b"\xff\xfea\x00b", "UTF-16-LE, but byte 4"),
        ("words".encode("utf-16-le"), "NUL character"),
        (b"PK\x03\x04\x00\x00", "NUL character"),
    ],
)
def test_what_is_no_readable_text_is_refused_by_name(data: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        decode(data, "folder/a.txt")
    assert caught.value.source == "folder/a.txt"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert decode(f"one{end}two".encode(), "a.txt") == "one\ntwo"


def test_a_declared_encoding_is_tried_first_and_may_be_wrong() -> None:
    assert decode("привет".encode("koi8-r"), "a.html", "koi8-r") == "привет"
    assert decode("привет".encode(), "a.html", "no-such-encoding") == "привет"
    assert decode("café".encode(), "a.html", "ascii") == "café"


def test_characters_that_xml_cannot_hold_are_replaced_one_for_one() -> None:
    assert clean("a\x00b\x1bc\ud800d\uffffe\x92f\r\ng\ufeffh") == "a b c\ufffdd\ufffde’f \ng h"


def test_marks_of_direction_and_emoji_stay() -> None:
    text = "\u202eelttil\u202c זהא\u200f 👩\u200d💻 \U0001f1e9"
    assert clean(text) == text


@given(st.text(st.characters()))
def test_clean_text_has_the_same_length_and_fits_into_xml(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    assert cleaned.splitlines() == cleaned.removesuffix("\n").split("\n")[: len(cleaned.splitlines())]
    escaped = cleaned.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (ElementTree.fromstring(f"<t>{escaped}</t>".encode()).text or "") == cleaned


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(DocumentError):
        assert "\0" not in decode(data, "a.txt")


def test_metadata_and_ids_stand_on_one_line() -> None:
    assert one_line(" The\n Harbour\tLedger ") == "The Harbour Ledger"
    assert as_id("a  b\tc\n") == "a  b c "
