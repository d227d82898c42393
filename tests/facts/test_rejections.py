from __future__ import annotations

import pytest
from facts_samples import analysed

from kg.facts import extract_claims
from kg.model import Rejection
from kg.ontology import load_ontology


def rejections(text: str, type_: str) -> list[Rejection]:
    extraction = extract_claims(analysed(text), load_ontology())
    return [rejection for rejection in extraction.rejections if rejection.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "role", "words", "reason"),
    [
        ("Arbenta bought a fleet.", "acquisition", "target", "a fleet", "names nothing that can fill the role"),
        ("It bought Corvell.", "acquisition", "acquirer", "It", "a pronoun or description that could not be resolved"),
        ("Ines Duarte will retire.", "employment", "organization", "", "nothing stands in the role"),
    ],
)
def test_an_empty_role_is_told_with_what_stands_in_its_place(
    text: str, type_: str, role: str, words: str, reason: str
) -> None:
    (rejection,) = rejections(text, type_)
    assert (rejection.role, rejection.words, rejection.reason) == (role, words, reason)
    assert rejection.sentence.text == text


def test_the_other_roles_are_kept() -> None:
    (rejection,) = rejections("Arbenta bought a fleet for $5 million.", "acquisition")
    assert {role: [span.text for span in spans] for role, spans in rejection.roles.items()} == {
        "acquirer": ["Arbenta"],
        "price": ["$5 million"],
    }


def test_what_is_told_is_not_rejected_as_well() -> None:
    assert extract_claims(analysed("Arbenta bought Corvell in 2004."), load_ontology()).rejections == ()
