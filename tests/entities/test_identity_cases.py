from __future__ import annotations

from collections import Counter

import pytest
from identity_cases import Case, load_cases, tally

FIRST, MORE = load_cases(), load_cases("more_identity_cases.toml")


@pytest.mark.parametrize(("cases", "number", "of_a_kind"), [(FIRST, 150, 12), (MORE, 120, 6)])
def test_there_are_cases_of_every_kind(cases: list[Case], number: int, of_a_kind: int) -> None:
    kinds = Counter(case.kind for case in cases)
    assert len(cases) >= number
    assert min(kinds.values()) >= of_a_kind


@pytest.mark.parametrize("cases", [FIRST, MORE])
def test_nothing_is_merged_wrongly_and_most_is_merged(cases: list[Case]) -> None:
    wanted, found, wrong = tally(cases)
    assert not wrong
    assert found >= 0.85 * wanted
