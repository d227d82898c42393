"""What the sentences say of a name decides its type."""

from __future__ import annotations

import pytest
from language_samples import names_of

FIRMS = [
    ("The carrier tried to buy Suomen Siivet. Suomen Siivet chief executive Marjatta Hiltunen left.", "Suomen Siivet"),
    ("Kanda Denki Seiki Co Ltd makes drives. Kanda Denki will own 60 pct, a spokesman said.", "Kanda Denki"),
    ("She had come from the auditors Peverell Knox.", "Peverell Knox"),
    ("Shares in Verrerie du Nord slid in Paris.", "Verrerie du Nord"),
    ("Mara Lindqvist spoke. Arbenta (1920–1999) was a bank.", "Arbenta"),
]


@pytest.mark.parametrize(("text", "name"), FIRMS)
def test_what_has_officers_and_shares_is_a_firm(text: str, name: str) -> None:
    assert names_of(text)[name] == "organization"


def test_whose_full_name_stood_before_is_a_person() -> None:
    names = names_of("Florens Focke went to Ohio. Focke labels himself conservative. Focke is young.")
    assert names["Focke"] == "person"


def test_a_firm_called_after_its_founder_stays_one() -> None:
    names = names_of("Dell shares rose. Michael Dell spoke. Dell said it makes computers. The maker Dell grew.")
    assert names["Dell"] == "organization"


def test_a_town_is_what_the_text_calls_so() -> None:
    assert names_of("The town of Zug wants to grow. Zug is small.")["Zug"] == "place"


def test_those_of_a_country_are_no_firm() -> None:
    assert names_of("The Finns met the English novelist Anna Berg.") == {
        "Finns": "place",
        "English": "place",
        "Anna Berg": "person",
    }
    assert "English" not in names_of("Anna Berg, of English-speaking parents, teaches English.")
