"""The products that spaCy's networks compute with."""

from __future__ import annotations

import numpy as np
import pytest

from kg.language._products import Products


@pytest.mark.parametrize("rows", [0, 1, 7])
def test_products_are_those_of_numpy(rows: int) -> None:
    chance = np.random.default_rng(rows)
    states, weights = (chance.standard_normal((n, 5)).astype(np.float32) for n in (rows, 3))
    assert np.allclose(Products().gemm(states, weights, trans2=True), states @ weights.T, atol=1e-6)
    assert np.allclose(Products().gemm(states, weights.T.copy()), states @ weights.T, atol=1e-6)


def test_a_product_goes_where_it_shall() -> None:
    states, weights = np.eye(4, dtype=np.float32), np.arange(8, dtype=np.float32).reshape(2, 4)
    place = np.zeros((4, 2), dtype=np.float32)
    assert Products().gemm(states, weights, out=place, trans2=True) is place
    assert np.array_equal(place, weights.T)
