"""Which names of a document are short for which."""

from __future__ import annotations

import pytest

from kg.language._short_names import short_names
from kg.language.lexicon import load_lexicon
from kg.language.mentions import ORGANIZATION, PERSON
from kg.model import EntityType, Mention


def meant(name: str, *others: str, type_: EntityType = ORGANIZATION) -> str:
    """The name that the first is short for, where a document has the others, too."""
    names = [Mention(start=0, end=len(text), text=text, type=type_) for text in (name, *others)]
    return short_names(names, load_lexicon()).get(name.casefold(), "")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Norwell", "Norwell Group plc"),
        ("Norwell", "Norwell Air Freight"),
        ("United", "Wearmouth United"),
        ("OSE", "Oslo Stock Exchange"),
        ("Norwell Group", "Norwell Holdings"),
    ],
)
def test_a_short_name_is_told_with_the_long_one(name: str, other: str) -> None:
    assert meant(name, other) == meant(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Bank", "Norwell Bank"), ("Norwell Steel", "Norwell Foods"), ("Bank of Oslo", "Bank of Bergen"), ("OSE", "Osen")],
)
def test_others_are_told_apart(name: str, other: str) -> None:
    assert meant(name, other) != meant(other, name)


def test_of_two_that_it_may_be_short_for_a_name_is_the_first() -> None:
    assert meant("Norwell", "Norwell Air Freight", "Norwell Zinc Inc") == "norwell air freight"
    assert meant("Norwell", "Norwell Zinc Inc", "Norwell Air Freight") == "norwell zinc inc"


def test_persons_are_not_called_so() -> None:
    assert meant("Brandt", "Ada Brandt", type_=PERSON) == ""
