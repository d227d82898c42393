"""Parts of firms without a name of their own."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, told

from kg.model import Mention, Role

UNITS = [
    ("Arbenta sold its glass division to Corvell.", "glass division", "Arbenta"),
    ("Corvell has bought Arbenta's loss-making glass business.", "loss-making glass business", "Arbenta"),
    ("Corvell bought the glass division of Arbenta.", "glass division", "Arbenta"),
    ("Arbenta completed the sale of its oil and gas operations to Corvell.", "oil and gas operations", "Arbenta"),
]


@pytest.mark.parametrize(("text", "unit", "owner"), UNITS)
def test_a_part_is_bought_from_its_owner(text: str, unit: str, owner: str) -> None:
    (deal,) = told(text, "acquisition")
    assert (deal["acquirer"], deal["target"], deal["seller"]) == ("Corvell", f"Arbenta's {unit}", owner)


def test_a_part_is_known_as_its_owners() -> None:
    (deal,) = [c for c in claims_of("Arbenta sold its glass division to Corvell.") if c.type == "acquisition"]
    (unit,) = deal.roles[Role("target")]
    assert isinstance(unit, Mention)
    assert (unit.text, unit.canonical) == ("glass division", "Arbenta's glass division")


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta sold its business to Corvell.",
        "Arbenta sold its office building to Corvell Realty.",
        "Corvell bought two plants from Arbenta.",
    ],
)
def test_what_no_word_tells_from_other_things_is_no_part(text: str) -> None:
    assert told(text, "acquisition") == []


def test_the_main_part_is_what_the_text_names_elsewhere() -> None:
    text = "Kirkmoor is a unit of Arbenta. Rothmere bid for Kirkmoor. Corvell has bought Arbenta's main glass unit."
    assert [d["target"] for d in told(text, "acquisition") if d["acquirer"] == "Corvell"] == ["Kirkmoor"]


@pytest.mark.parametrize(
    "text",
    [
        "Norwell has ten mills. Norwell is old. Norwell lost money. Kelbrand, the loom-making subsidiary, did not.",
        "Norwell has ten mills. Norwell is old. Norwell lost money. The ferry arm, Kelbrand Boats, did not.",
    ],
)
def test_a_bare_unit_is_that_of_the_firm_that_the_text_is_about(text: str) -> None:
    (owned,) = told(text, "subsidiary")
    assert (owned["parent"], owned["subsidiary"].split()[0]) == ("Norwell", "Kelbrand")
