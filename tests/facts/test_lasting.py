"""Ties that the past tense does not end."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Status


def statuses(text: str, type_: str) -> set[Status]:
    """Those of the text's claims of a type."""
    return {claim.status for claim in claims_of(text) if claim.type == type_}


@pytest.mark.parametrize(
    "text",
    ["Mara Lindqvist was Danish.", "Mara Lindqvist was a Danish botanist.", "Mara Lindqvist was a citizen of Denmark."],
)
def test_who_was_danish_is(text: str) -> None:
    assert statuses(text, "nationality") == {Status.CURRENT}


@pytest.mark.parametrize(
    "text",
    ["Mara Lindqvist was a Danish citizen until 1933.", "Mara Lindqvist is a former Danish citizen."],
)
def test_a_nationality_that_was_given_up_is_over(text: str) -> None:
    assert statuses(text, "nationality") == {Status.FORMER}


def test_a_marriage_is_over_for_widows() -> None:
    assert statuses("Ivo Lund's widow, Mara Lindqvist, sold the house.", "family") == {Status.FORMER}
    assert statuses("Ivo Lund's wife, Mara Lindqvist, sold the house.", "family") == {Status.CURRENT}
    assert statuses("Mara Lindqvist was a daughter of Ivo Lund.", "family") == {Status.CURRENT}


def test_words_of_a_language_are_no_nationality() -> None:
    assert statuses("Mara Lindqvist (Danish pronunciation: mara) sold the house.", "nationality") == set()


def test_who_hopes_to_lead_a_party_belongs_to_it() -> None:
    assert statuses("Mara Lindqvist hopes to lead the Country Party.", "political_affiliation") == {Status.CURRENT}
    assert statuses("Mara Lindqvist hopes to join the Country Party.", "political_affiliation") == {Status.PLANNED}
