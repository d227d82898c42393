"""Nouns that open a sentence and are no names."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Enamel maker Arbenta grew.", ["Arbenta"]),
        ("Violinist Anna Lindqvist left.", ["Anna Lindqvist"]),
        ("Restaurateur Anna Lindqvist left.", ["Anna Lindqvist"]),
        ("London investor Anna Lindqvist left.", ["London", "Anna Lindqvist"]),
        ("Analysts and Arbenta Inc met.", ["Arbenta Inc"]),
    ],
)
def test_what_a_firm_or_person_is_is_no_name(text: str, names: list[str]) -> None:
    assert list(names_of(text)) == names


def test_a_noun_that_is_a_name_elsewhere_is_one() -> None:
    assert "Shell" in names_of("Shell company cars are red. Everybody at Shell knows.")
    assert "Rovers" in names_of("They follow Wearmouth Rovers. Rovers lost to Arbenta.")
