from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004-08-19", "2004-08-19", "2004-08-19"),
        ("2004~", "2004-01-01", "2004-12-31"),
        ("2004-08-19?", "2004-08-19", "2004-08-19"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("0XXX", "0001-01-01", "0999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-21", "2004-03-01", "2004-05-31"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2004-33", "2004-01-01", "2004-03-31"),
        ("2004-36", "2004-10-01", "2004-12-31"),
        ("2004-41", "2004-07-01", "2004-12-31"),
        ("2004/2008", "2004-01-01", "2008-12-31"),
        ("2004-05~/2008-06-01", "2004-05-01", "2008-06-01"),
        ("../2008", "0001-01-01", "2008-12-31"),
        ("2004/..", "2004-01-01", "9999-12-31"),
        ("2004/", "2004-01-01", "9999-12-31"),
    ],
)
def test_a_date_allows_these_days(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "XXXX",
        "../..",
        "/",
        "soon",
        "2004-02-30",
        "2004-13",
        "2004-50",
        "0000",
        "2008/2004",
        "2004/soon",
        "9999-24",
    ],
)
def test_what_says_nothing_has_no_bounds(edtf: str) -> None:
    assert bounds(edtf) is None


@given(st.dates())
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@given(st.text("0123456789X-/.~"))
def test_bounds_are_in_order_whatever_the_text(text: str) -> None:
    found = bounds(text)
    assert found is None or found[0] <= found[1]
