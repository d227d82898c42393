"""Names of parties."""

from __future__ import annotations

import pytest

from kg.facts.names import is_party


@pytest.mark.parametrize("name", ["Country Party", "Liberal Democrats", "Parti Socialiste", "Reform Alliance", "SPD"])
def test_the_name_of_a_party_tells_that_it_is_one(name: str) -> None:
    assert is_party(name)


@pytest.mark.parametrize("name", ["Liberal Arts College", "Premier League", "National League", "Northmoor Bank"])
def test_other_names_are_no_parties(name: str) -> None:
    assert not is_party(name)
