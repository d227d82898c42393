"""Plurals that are told by their examples."""

from __future__ import annotations

import pytest
from facts_samples import scene_of, told

from kg.facts.named_examples import examples_of
from kg.model import EntityType

FIRMS = (EntityType("organization"),)


@pytest.mark.parametrize(
    "text",
    [
        "Lumio acquired several small firms to widen its range, including Corvell, Arbenta and Kirkmoor Ferries.",
        "Lumio acquired several small firms, such as Corvell, Arbenta and Kirkmoor Ferries.",
        "Lumio has bought firms in ten countries, among them Corvell, the brewer Arbenta and Kirkmoor Ferries.",
    ],
)
def test_what_is_bought_is_told_by_examples(text: str) -> None:
    assert {deal["target"] for deal in told(text, "acquisition")} == {"Corvell", "Arbenta", "Kirkmoor Ferries"}


def test_examples_of_a_nearer_plural_are_not_meant() -> None:
    scene = scene_of("Lumio acquired stakes from rival firms, including Corvell and Arbenta.")
    stakes = next(i for i, token in enumerate(scene.tokens) if token.text == "stakes")
    assert examples_of(stakes, scene, FIRMS) == []


def test_a_singular_has_no_examples() -> None:
    scene = scene_of("Lumio acquired a firm, including Corvell.")
    firm = next(i for i, token in enumerate(scene.tokens) if token.text == "firm")
    assert examples_of(firm, scene, FIRMS) == []
