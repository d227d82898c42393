"""Nationalities told by an adjective."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of

from kg.facts.scene import Scene
from kg.facts.verbless.nationalities import nationalities
from kg.model import Status

COUNTRIES = [
    ("Mara Lindqvist is a Swedish architect.", ["Sweden"]),
    ("Mara Lindqvist, a Swedish architect, lives in Lyon.", ["Sweden"]),
    ("The Swedish architect Mara Lindqvist lives in Lyon.", ["Sweden"]),
    ("Swedish architect Mara Lindqvist lives in Lyon.", ["Sweden"]),
    ("Mara Lindqvist was a Swedish and French architect.", ["Sweden", "France"]),
    ("Mara Lindqvist is a Swedish software engineer.", ["Sweden"]),
    ("Mara Lindqvist speaks to a Swedish architect.", []),
    ("Mara Lindqvist left a Swedish bank.", []),
    ("The Swedish firm Arbenta bought Corvell.", []),
    ("Mara Lindqvist led the U.S. unit.", []),
    ("Swedish and French.", []),
]


@pytest.mark.parametrize(("text", "countries"), COUNTRIES)
def test_the_adjective_of_a_description_is_a_nationality(text: str, countries: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = list(nationalities(Scene(sentence, analysed(text))))
    assert [roles_of(claim) for claim in claims] == [
        {"person": "Mara Lindqvist", "country": country} for country in countries
    ]
    assert {claim.status for claim in claims} <= {Status.CURRENT}


@pytest.mark.parametrize(
    ("text", "status"),
    [("Mara Lindqvist is Norwegian.", "current"), ("Mara Lindqvist is not Norwegian.", "denied")],
)
def test_a_nationality_is_told_by_a_predicate(text: str, status: str) -> None:
    (sentence,) = analysed(text).sentences
    claims = nationalities(Scene(sentence, analysed(text)))
    assert [(roles_of(claim)["country"], claim.status.value) for claim in claims] == [("Norway", status)]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("UK entrepreneur Mara Lindqvist met them.", ["United Kingdom"]),
        ("US film star Mara Lindqvist met them.", ["United States"]),
        ("US president Mara Lindqvist met them.", []),
        ("The German magazine Mara Lindqvist closed.", []),
    ],
)
def test_short_names_of_countries_tell_it_of_what_one_is(text: str, countries: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = nationalities(Scene(sentence, analysed(text)))
    assert [roles_of(claim)["country"] for claim in claims] == countries
