"""Where persons and firms belong, as what stands beside their names tells."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of, told

from kg.facts.scene import Scene
from kg.facts.verbless.affiliations import affiliations


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Mara Lindqvist of Arbenta Group disagreed.", ["Arbenta Group"]),
        ("Analyst Mara Lindqvist, from Northmoor Bank, disagreed.", ["Northmoor Bank"]),
        ("Mara Lindqvist at Northmoor Bank disagreed.", ["Northmoor Bank"]),
        ("Mara Lindqvist disagreed with Northmoor Bank.", []),
        ("Northmoor Bank's chairman Mara Lindqvist disagreed.", []),
        ("Mara Lindqvist of Sweden disagreed.", []),
    ],
)
def test_a_person_of_a_firm_is_employed_there(text: str, firms: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = affiliations(Scene(sentence, analysed(text)))
    assert [roles_of(claim)["organization"] for claim in claims if claim.type == "employment"] == firms


@pytest.mark.parametrize(
    ("text", "type_", "other", "status"),
    [
        ("Northmoor Bank's Mara Lindqvist disagreed.", "employment", "Northmoor Bank", "current"),
        ("Mara Lindqvist, once of Northmoor Bank, disagreed.", "employment", "Northmoor Bank", "former"),
        ("Mara Lindqvist of the Country Party disagreed.", "political_affiliation", "Country Party", "current"),
        ("Mara Lindqvist, a teacher from Oslo, disagreed.", "residence", "Oslo", "current"),
        ("Mara Lindqvist, formerly of Oslo, disagreed.", "residence", "Oslo", "former"),
        ("Mara Lindqvist, an evacuee from Oslo, disagreed.", "residence", "Oslo", "former"),
        ("Mara Lindqvist, with Northmoor Bank, disagreed.", "employment", "Northmoor Bank", "current"),
        ("Her mother Mara Lindqvist was a potter from Oslo.", "residence", "Oslo", "former"),
        ("The inquiry heard New York investor Mara Lindqvist.", "residence", "New York", "current"),
    ],
)
def test_what_stands_beside_a_name_tells_where_its_bearer_belongs(
    text: str, type_: str, other: str, status: str
) -> None:
    (sentence,) = analysed(text).sentences
    claims = [claim for claim in affiliations(Scene(sentence, analysed(text))) if claim.type == type_]
    assert [(*sorted(roles_of(claim).values()), claim.status.value) for claim in claims] == [
        (*sorted(["Mara Lindqvist", other]), status)
    ]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ivar Stenmark's Stenmark Holdings opened a shop.", ["Ivar Stenmark"]),
        ("Tellmark Inc's Corvell Ltd makes maps.", ["Tellmark Inc"]),
        ("Arbenta's Corvell makes maps.", []),
        ("Its Corvell Ltd makes maps.", []),
    ],
)
def test_a_firm_belongs_to_its_possessor(text: str, owners: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = affiliations(Scene(sentence, analysed(text)))
    assert [roles_of(claim)["parent"] for claim in claims if claim.type == "subsidiary"] == owners


def test_an_unknown_word_is_rather_a_town() -> None:
    text = "Mara Lindqvist from Zabrovka fell ill."
    (sentence,) = analysed(text).sentences
    assert [claim for claim in affiliations(Scene(sentence, analysed(text))) if claim.type == "employment"] == []


def test_in_a_text_on_business_an_unknown_word_is_a_firm() -> None:
    text = "Mara Lindqvist from Zabrovka said that analysts were wrong."
    (sentence,) = analysed(text).sentences
    assert [roles_of(claim)["organization"] for claim in affiliations(Scene(sentence, analysed(text)))] == ["Zabrovka"]


def test_agencies_in_brackets_employ_nobody() -> None:
    assert told("Author: Ada Lund (AFP, Reuters, dpa)", "employment") == []
    assert told("Ada Lund (Reuters) was there.", "employment") != []


def test_who_is_of_a_party_called_so_belongs_to_it() -> None:
    text = "Ada Lund of the Fatherland party spoke."
    assert [roles["party"] for roles in told(text, "political_affiliation")] == ["Fatherland"]
    assert told(text, "employment") == []


def test_princes_need_not_live_where_they_are_of() -> None:
    assert told("Princess Helen of Greece died.", "residence") == []
