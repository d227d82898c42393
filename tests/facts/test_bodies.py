"""Courts and authorities that have a place and no name."""

from __future__ import annotations

import pytest
from facts_samples import analysed, told

from kg.facts.bodies import bodies_of
from kg.facts.scene import Scene

PHRASES = [
    ("Prosecutors in Bremen charged Helga Marten.", ["Prosecutors in Bremen"]),
    ("Helga Marten was banned by a Danish court injunction.", ["Danish court"]),
    ("The state of Oregon sued Quaystone Bank.", ["state of Oregon"]),
    ("Federal prosecutors charged Helga Marten.", []),
    ("Helga Marten moved to an Oregon city.", []),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_body_without_a_name_is_called_by_its_noun_and_its_place(text: str, expected: list[str]) -> None:
    analysis = analysed(text)
    named = {mention.text for mention in analysis.mentions}
    found = [body.text for sentence in analysis.sentences for body in bodies_of(Scene(sentence, analysis))]
    assert [text for text in found if text not in named] == expected


def test_such_a_body_accuses_in_the_place_of_its_country() -> None:
    (case,) = told("A Danish court convicted Helga Marten of perjury.", "legal_case")
    assert (case["authority"], case["accused"]) == ("Danish court", "Helga Marten")
