"""Times that stand beside a trigger and say nothing of it."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, told


def dates(text: str, type_: str) -> list[str | None]:
    return [roles_of(claim).get("date") for claim in claims_of(text) if claim.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        ("Ivo Lund (9 August 1929 – 13 February 2014) was a chemist at Norwell.", "employment", None),
        ("Following its listing in 1999, Norwell kept a 34% stake in Kelbrand.", "shareholding", None),
        ("Born in Leeds, Ivo Lund was chairman of Norwell in 1971.", "birth", None),
        ("Born in Leeds in 1931, Ivo Lund was chairman of Norwell in 1971.", "birth", "1931"),
        ("Norwell has supplied Kelbrand with milk since 2008.", "supply", "2008"),
        ("Norwell supplied Kelbrand with milk until 2008.", "supply", None),
        ("Ivo Lund, ambassador from 1926 until 1931, was the father of Ada Lund.", "family", None),
        ("Ivo Lund married Ada Brandt in 1931.", "family", "1931"),
        ("In 2001 Norwell, founded in 1950, bought Kelbrand.", "founding", "1950"),
        ("Norwell said on 3 May 2011 it had bought Kelbrand.", "acquisition", None),
        (
            "Norwell said on Tuesday it completed its takeover of Kelbrand on 3 March 1987.",
            "acquisition",
            "1987-03-03",
        ),
        ("Norwell has a 35% stake in Kelbrand, down from 51% in 1999.", "shareholding", None),
        ("Traders spoke in May 1999 about worries over Norwell's bid for Kelbrand.", "acquisition", None),
        (
            "Ada Lund, head of Norwell, which went into administration in 1999, bought most of the firm.",
            "acquisition",
            None,
        ),
    ],
)
def test_a_time_belongs_to_what_happened_at_it(text: str, type_: str, date: str | None) -> None:
    assert set(dates(text, type_)) == {date}


def test_the_end_of_a_year_of_business_dates_no_deal() -> None:
    assert dates("Norwell bought Kelbrand, and sales rose in the year to March.", "acquisition") == [None]


def test_the_day_of_a_verdict_is_not_that_of_the_deed() -> None:
    assert told("In 1969 Ivo Moe was convicted of assassinating Leif Lund.", "death") == []
    deaths = told("Ivo Moe was convicted of murdering Leif Lund in 1976.", "death")
    assert [death["date"] for death in deaths] == ["1976"]
