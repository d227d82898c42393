"""Foundings told by a year or by founders beside a firm's name."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of

from kg.facts.scene import Scene
from kg.facts.verbless.foundings import foundings

BOTH = "Rosa Lindskog + Clara Holmberg"
TEXTS = [
    ("Scheldt Metals Ltd (est. 1874) makes nails.", [{"date": "1874"}]),
    ("Scheldt Metals Ltd, founded 1874, makes nails.", [{"date": "1874"}]),
    (
        "Scheldt Metals Ltd's founders, Rosa Lindskog and Clara Holmberg, met.",
        [{"founder": BOTH}],
    ),
    (
        "The founders of Scheldt Metals Ltd, Rosa Lindskog and Clara Holmberg, met.",
        [{"founder": BOTH}],
    ),
    ("Rosa Lindskog, the engineer behind Scheldt Metals Ltd, retired.", [{"founder": "Rosa Lindskog"}]),
    ("Scheldt Metals Ltd's managers, Rosa Lindskog and Clara Holmberg, met.", []),
    ("They bought Scheldt Metals Ltd from its founder Rosa Lindskog.", [{"founder": "Rosa Lindskog"}]),
    ("They bought Scheldt Metals Ltd from its owner Rosa Lindskog.", []),
    ("Rosa Lindskog stood behind Scheldt Metals Ltd.", []),
    ("Scheldt Metals Ltd (since 1874) makes nails.", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_firm_has_founders_and_a_year_beside_its_name(text: str, expected: list[dict[str, str]]) -> None:
    analysis = analysed(text)
    claims = [c for sentence in analysis.sentences for c in foundings(Scene(sentence, analysis))]
    assert [{k: v for k, v in roles_of(claim).items() if k != "organization"} for claim in claims] == expected
