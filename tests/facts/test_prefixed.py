"""Names beside a hyphen that play no part in what is told."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize("stance", ["pro-Bergen", "anti-Bergen"])
def test_whom_somebody_is_for_does_not_employ_him(stance: str) -> None:
    assert told(f"It began with the fall of the {stance} governor Ivo Lund.", "employment") == []


def test_what_a_group_works_on_is_not_where_it_sits() -> None:
    assert told('The Telegram-based network "Lumio" was closed.', "headquarters") == []
    assert told("The Oslo-based network Lumio was closed.", "headquarters") != []


def test_who_defies_leaders_of_a_party_need_not_belong_to_it() -> None:
    assert told("Ivo Lund defied Republican leaders.", "political_affiliation") == []
    assert told("Ivo Lund is a Republican senator.", "political_affiliation") != []


def test_a_village_is_called_by_what_stands_behind_of() -> None:
    (home,) = told("Mara Lindqvist grew up in the Breton village of Megrit.", "residence")
    assert home["place"] == "Megrit"
