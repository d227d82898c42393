"""Whom "they" and "the couple" stand for."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Role

MET = "Ada Brandt and Ivo Lund met at sea."


def told(text: str, type_: str, role: str) -> list[list[str]]:
    """The fillers of a role in the claims of a type."""
    return [
        [filler.text for filler in claim.roles.get(Role(role), ())] for claim in claims_of(text) if claim.type == type_
    ]


def test_they_who_marry_are_the_two_named_before() -> None:
    text = f"{MET} They married in 1961."
    assert told(text, "family", "person") == [["Ada Brandt"]]
    assert told(text, "family", "relative") == [["Ivo Lund"]]


def test_children_are_those_of_both() -> None:
    text = f"{MET} They married in 1961 and had three children: Ole, Mia and Ida."
    assert ["Ada Brandt", "Ivo Lund"] in told(text, "family", "person")


@pytest.mark.parametrize("they", ["The couple", "The pair", "They"])
def test_a_couple_lives_where_it_is_said_to(they: str) -> None:
    text = f"Ada Brandt is married to the painter Ivo Lund. {they} live in Oslo."
    assert told(text, "residence", "person") == [["Ada Brandt"], ["Ivo Lund"]]


@pytest.mark.parametrize(
    "before",
    ["Ada Brandt and Ivo Lund run Norwell.", "Ada Brandt, Ivo Lund and Ole Berg went to a wedding.", "Ada Brandt wed."],
)
def test_others_are_no_couple(before: str) -> None:
    assert told(f"{before} They live in Oslo.", "residence", "person") == []
