"""Names in lists, by the words between them."""

from __future__ import annotations

import pytest
from facts_samples import scene_of

from kg.facts.name_lists import names_listed
from kg.model import EntityType

FIRMS = (EntityType("organization"),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They are Corvell, the brewer Arbenta and Kirkmoor Ferries.", ["Corvell", "Arbenta", "Kirkmoor Ferries"]),
        ("They are Corvell (Oslo) and Arbenta.", ["Corvell", "Arbenta"]),
        ("They are Corvell and Arbenta, which Kirkmoor Ferries bought.", ["Corvell", "Arbenta"]),
    ],
)
def test_a_list_ends_where_something_else_is_told(text: str, names: list[str]) -> None:
    scene = scene_of(text)
    assert [m.text for m in names_listed(scene, scene.tokens[1].end, FIRMS)] == names


def test_no_list_begins_nowhere() -> None:
    assert names_listed(scene_of("They are Corvell and Arbenta."), None, FIRMS) == []
