"""Ends of posts that another clause or a bracket tells."""

from __future__ import annotations

import pytest
from facts_samples import statuses, told


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ada Brandt (chairwoman of Corvell, 1994–2001) has died.", "1994", "2001"),
        ("Ada Brandt was chairwoman of Corvell (1994–2001).", "1994", "2001"),
        ("Ada Brandt joined Corvell in 1961 and left in 1984.", "1961", "1984"),
        ("Ada Brandt became chairwoman of Corvell in 1971 and held the post until 1984.", "1971", "1984"),
        ("Ada Brandt remained treasurer of Corvell until she retired in 1978.", None, "1978"),
        ("Ada Brandt joined Corvell in 1961 and left Arbenta in 1984.", "1961", None),
        ("Ada Brandt (1924–2001) was chairwoman of Corvell.", None, None),
    ],
)
def test_a_post_ends_when_another_clause_says(text: str, start: str | None, end: str | None) -> None:
    posts = [post for post in told(text, "employment") if post["organization"] == "Corvell"]
    assert [(post.get("start"), post.get("end")) for post in posts] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ada Brandt, chairwoman of Corvell from 1994 to 2001, has written a book.", "former"),
        ("Ada Brandt, chairwoman of Corvell until 2001, has written a book.", "former"),
        ("Ada Brandt, chairwoman of Corvell since 2001, has written a book.", "current"),
    ],
)
def test_who_had_a_post_until_then_has_it_no_more(text: str, status: str) -> None:
    assert {str(found) for found in statuses(text, "employment")} == {status}


def test_an_until_beside_a_name_does_not_end_what_begins() -> None:
    text = "Ada Brandt, Arbenta's counsel until last year, has joined Corvell."
    assert [post.get("end") for post in told(text, "employment") if post["organization"] == "Corvell"] == [None]


def test_a_former_post_does_not_end_with_a_life() -> None:
    (post,) = told("Former Corvell chairwoman Ada Brandt died in 2009.", "employment")
    assert "end" not in post
