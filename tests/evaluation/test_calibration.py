from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation import expected_calibration_error, reliability

PAIRS = st.lists(st.tuples(st.sampled_from([0.1, 0.25, 0.5, 0.77, 0.9, 0.99]), st.booleans()))


def test_distinct_confidences_fill_bins_of_equal_size() -> None:
    bins = reliability([(number / 100, number % 2 == 0) for number in range(1, 101)])
    assert [b.count for b in bins] == [10] * 10
    assert bins[0].confidence == pytest.approx(0.055)
    assert {b.accuracy for b in bins} == {0.5}


def test_equal_confidences_are_never_parted() -> None:
    bins = reliability([(0.6, False)] * 3 + [(0.9, True)] * 40 + [(0.9, False)] * 10)
    assert [(b.lowest, b.highest, b.count) for b in bins] == [(0.6, 0.6, 3), (0.9, 0.9, 50)]
    assert bins[1].accuracy == 0.8


def test_rare_confidences_share_a_bin() -> None:
    bins = reliability([(0.5, True), (0.51, False), *[(0.9, True)] * 98])
    assert [(b.lowest, b.highest, b.count) for b in bins] == [(0.5, 0.51, 2), (0.9, 0.9, 98)]


def test_the_error_is_weighted_by_the_number_of_facts() -> None:
    bins = reliability([(0.5, True)] * 2 + [(0.9, True)] * 9 + [(0.9, False)] * 1)
    assert expected_calibration_error(bins) == pytest.approx(2 / 12 * 0.5)
    assert expected_calibration_error(()) == 0
    assert reliability([]) == ()


@given(PAIRS)
def test_bins_hold_every_fact_once_in_order(pairs: list[tuple[float, bool]]) -> None:
    bins = reliability(pairs)
    assert len(bins) <= 10
    assert sum(b.count for b in bins) == len(pairs)
    assert all(one.highest < other.lowest for one, other in pairwise(bins))
    assert 0 <= expected_calibration_error(bins) <= 1
