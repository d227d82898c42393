"""Names of places that tell of no seat."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Western broadcasters are closing offices, Lumio said.", "office"),
        ("He worked on Corvell: Age of Oslo.", "headquarters"),
        ("Most of Lumio's workers are in Oslo.", "headquarters"),
        ("Mara Lindqvist lives north of Oslo.", "residence"),
    ],
)
def test_a_place_where_no_firm_sits(text: str, type_: str) -> None:
    assert told(text, type_) == []


@pytest.mark.parametrize("part", ["the south", "the far south"])
def test_a_part_of_a_country_is_in_it(part: str) -> None:
    (residence,) = told(f"Mara Lindqvist lives in {part} of France.", "residence")
    assert residence["place"] == "France"
