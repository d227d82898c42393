"""New names told by the name that stands beside an old one."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of

from kg.facts.scene import Scene
from kg.facts.verbless.renamings import renamings

BOTH = ("Scheldt Metals Ltd", "Antwerp Alloys plc")
"""The old name and the new one."""
NAMES = [
    ("Scheldt Metals Ltd, now Antwerp Alloys plc, sold the press.", [BOTH]),
    ("Scheldt Metals Ltd (since renamed Antwerp Alloys plc) grew.", [BOTH]),
    ("Antwerp Alloys plc, the former Scheldt Metals Ltd, grew.", [BOTH]),
    (
        "Antwerp Alloys plc used to be called Scheldt Metals Ltd until 1990.",
        [BOTH],
    ),
    ("Scheldt Metals Ltd, as Antwerp Alloys plc was then known, grew.", [BOTH]),
    ("Antwerp Alloys plc, as Scheldt Metals Ltd is now called, grew.", [BOTH]),
    (
        "Antwerp Alloys plc fell under its old name, Scheldt Metals Ltd, in 1990.",
        [BOTH],
    ),
    (
        "Scheldt Metals Ltd emerged under a new name, Antwerp Alloys plc, in 1990.",
        [BOTH],
    ),
    ("The mill, known as Scheldt Metals Ltd until 1990, now trades as Antwerp Alloys plc.", [BOTH]),
    ("Antwerp Alloys plc took its present name in 1990, having been called Scheldt Metals Ltd until then.", [BOTH]),
    ("Antwerp Alloys plc grew after buying Scheldt Metals Ltd.", []),
    ("Scheldt Metals Ltd will get a new name, Antwerp Alloys plc, in 1990.", []),
    ("Antwerp Alloys plc has kept its old name, Scheldt Metals Ltd, in China.", []),
    ("Scheldt Metals Ltd, now part of Antwerp Alloys plc, grew.", []),
    ("Scheldt Metals Ltd, the former owner of Antwerp Alloys plc, grew.", []),
    ("Scheldt Metals Ltd later bought Antwerp Alloys plc.", []),
    ("Scheldt Metals Ltd, since Antwerp Alloys plc, a rival, left, has grown.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_beside_each_other_are_those_of_one_firm(text: str, expected: list[tuple[str, str]]) -> None:
    analysis = analysed(text)
    claims = [c for sentence in analysis.sentences for c in renamings(Scene(sentence, analysis))]
    assert [(roles_of(claim)["old_name"], roles_of(claim)["new_name"]) for claim in claims] == expected


def test_a_name_changed_when_the_old_one_ended() -> None:
    analysis = analysed("The mill, known as Scheldt Metals Ltd until 1990, now trades as Antwerp Alloys plc.")
    (claim,) = [c for sentence in analysis.sentences for c in renamings(Scene(sentence, analysis))]
    assert roles_of(claim)["date"] == "1990"
