"""Dates of date lines and metadata: as precise as they are written, never more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents._dates import is_date, parse_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("September 17, 2018", "2018-09-17"),
        ("SEPT. 17, 2018", "2018-09-17"),
        ("17 September 2018", "2018-09-17"),
        ("17th of September 2018", "2018-09-17"),
        ("17-Sep-2018", "2018-09-17"),
        ("Mon, 17 Sep 2018 10:45:00 GMT", "2018-09-17"),
        ("Monday 17 September 2018 at 10.45 a.m.", "2018-09-17"),
        ("2018-09-17T10:45:00+02:00", "2018-09-17"),
        ("2018-09-17T10:45:00.123Z", "2018-09-17"),
        ("2018/9/17", "2018-09-17"),
        ("17.9.2018", "2018-09-17"),
        ("17/09/2018", "2018-09-17"),
        ("09/17/2018", "2018-09-17"),
        ("May 2018", "2018-05"),
        ("2018-05", "2018-05"),
        ("2018", "2018"),
        ("29 February 2000", "2000-02-29"),
    ],
)
def test_full_and_partial_dates_keep_their_precision(words: str, date: str) -> None:
    assert parse_date(words) == date


@pytest.mark.parametrize(
    "words",
    [
        "",
        "03/04/2018",
        "30 February 2018",
        "2018-13-01",
        "17 September",
        "early 2018",
        "yesterday",
        "1 Min Read",
        "12345",
        "0000-01-01",
        "٢٠١٨-٠٩-١٧x",
        "May",
        "9" * 100,
    ],
)
def test_what_leaves_the_date_open_gives_none(words: str) -> None:
    assert parse_date(words) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("17 September", True),
        ("03/04/2018", True),
        ("May 2018", True),
        ("2018", False),
        ("30 February 2018", False),
    ],
)
def test_whether_a_line_is_a_date(words: str, expected: bool) -> None:
    assert is_date(words) is expected


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none(words: str) -> None:
    assert len(parse_date(words)) in (0, 4, 7, 10)


@given(st.dates())
def test_dates_in_words_come_back(day: object) -> None:
    assert parse_date(str(day)) == str(day)
