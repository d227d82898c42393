"""Links past the words that the parser hangs things on."""

from __future__ import annotations

import pytest
from facts_samples import told

REACHED = [
    ("The Energy Regulator imposed fines totalling 9 million euros on Arbenta.", "legal_case", "accused", "Arbenta"),
    ("Quaystone has asked a judge to dismiss the lawsuit filed by Arbenta.", "legal_case", "accused", "Quaystone"),
    ("Regulators in Oslo fined Quaystone Bank 3 million Norwegian crowns.", "legal_case", "accused", "Quaystone Bank"),
    ("Quaystone Bank has shops in Peru, where it has been active since 2005.", "market_entry", "place", "Peru"),
    ("No customer data were lost when Quaystone's servers went down.", "data_breach", "organization", "Quaystone"),
    ("Quaystone Power took the name Arbenta Power after the sale.", "renaming", "new_name", "Arbenta Power"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "role", "filler"), REACHED)
def test_what_a_trigger_is_about_is_found_where_it_stands(text: str, type_: str, role: str, filler: str) -> None:
    assert filler in {facts.get(role) for facts in told(text, type_)}


def test_what_stands_behind_a_clause_is_not_reached() -> None:
    text = "The Energy Regulator imposed fines that surprised an expert on Quaystone Power."
    assert "Quaystone Power" not in {case.get("accused") for case in told(text, "legal_case")}
