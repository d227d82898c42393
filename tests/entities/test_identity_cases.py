from __future__ import annotations

from collections import Counter

from identity_cases import load_cases, tally

CASES = load_cases()


def test_there_are_cases_of_every_kind() -> None:
    kinds = Counter(case.kind for case in CASES)
    assert len(CASES) >= 150
    assert min(kinds.values()) >= 12


def test_nothing_is_merged_wrongly_and_most_is_merged() -> None:
    wanted, found, wrong = tally(CASES)
    assert not wrong
    assert found >= 0.85 * wanted
