"""Works that stand after the genitive of a person."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of

from kg.facts.scene import Scene
from kg.facts.verbless.works import works_of


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ('Mara Lindqvist\'s "The Paper Ladder" won the prize.', ["The Paper Ladder"]),
        ("Mara Lindqvist’s “The Paper Ladder” won the prize.", ["The Paper Ladder"]),
        ('Mara Lindqvist praised "The Paper Ladder".', []),
    ],
)
def test_a_work_after_a_genitive_is_by_that_person(text: str, works: list[str]) -> None:
    analysis = analysed(text)
    found = [roles_of(claim)["work"] for s in analysis.sentences for claim in works_of(Scene(s, analysis))]
    assert [name.removeprefix("The ") for name in found] == [name.removeprefix("The ") for name in works]
