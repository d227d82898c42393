"""What rounds of financing are called, and who takes part in them."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

ROUNDS = [
    ("Corvell raised $10m in a Series A round led by Arbenta.", "Series A"),
    ("Corvell closed a $10m seed round led by Arbenta.", "seed round"),
    ("Corvell raised $10m in a Series C2 financing led by Arbenta.", "Series C2"),
]


@pytest.mark.parametrize(("text", "name"), ROUNDS)
def test_a_round_has_its_name(text: str, name: str) -> None:
    assert {roles_of(c)["round"] for c in claims_of(text) if c.type == "investment"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Corvell raised $10m in a round led by Arbenta, with participation from Rothmere Ltd.",
        "Corvell raised $10m in a round led by Arbenta, with Rothmere Ltd taking part.",
        "Together with Rothmere Ltd, Arbenta put $10m of seed money into Corvell.",
    ],
)
def test_others_take_part_beside_the_leader(text: str) -> None:
    assert any("Rothmere Ltd" in roles_of(c)["investor"] for c in claims_of(text) if c.type == "investment")


def test_a_bridge_is_no_round() -> None:
    (claim,) = [c for c in claims_of("Arbenta invested $10m in Corvell, a bridge builder.") if c.type == "investment"]
    assert "round" not in roles_of(claim)
