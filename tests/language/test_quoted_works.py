"""Titles in quotation marks."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('Her account of the exile, "A Winter of Eighteen Years", came out in 1992.', "A Winter of Eighteen Years"),
        ("They preferred “Nightwork” by Anna Lindqvist.", "Nightwork"),
        ('His first novel, "Dust," was a success.', "Dust"),
    ],
)
def test_what_is_quoted_and_written_like_a_title_is_a_work(text: str, title: str) -> None:
    assert names_of(text).get(title) == "work"


@pytest.mark.parametrize("text", ['He said "We are not for sale" and left.', 'The film is "a very long story".'])
def test_what_is_only_said_is_none(text: str) -> None:
    assert "work" not in names_of(text).values()
