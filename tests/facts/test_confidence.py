"""Confidence keeps its word where it was fitted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.confidence import Scale, load_scales


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 3), st.floats(-3, 3))
def test_what_was_surer_stays_surer(one: float, other: float, slope: float, constant: float) -> None:
    scale = Scale(slope=slope, constant=constant, constants={"birth": 0.5})
    low, high = sorted((one, other))
    assert 0 < scale(low, "birth") <= scale(high, "birth") < 1


def test_a_type_has_a_constant_of_its_own() -> None:
    scale = Scale(slope=1.0, constant=0.0, constants={"birth": 1.0, "office": -1.0})
    assert scale(0.5, "birth") == pytest.approx(0.731, abs=0.001)
    assert scale(0.5, "merger") == 0.5
    assert scale(0.5, "office") == pytest.approx(0.269, abs=0.001)


def test_rules_and_the_network_have_scales() -> None:
    assert {"rule", "model"} <= load_scales().keys()
