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
