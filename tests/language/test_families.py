"""Families that own and sell."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ruhr Invest bought Kappel Steel from the Kappel family.", "Kappel family"),
        ("The Olsen clan owns 5 percent of Norwell Foods.", "Olsen clan"),
    ],
)
def test_a_family_has_its_own_name(text: str, name: str) -> None:
    assert names_of(text).get(name) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "Ruhr Invest bought the Kappel family business.",
        "Ruhr Invest sells the Kappel family of funds.",
        "Ida Kappel's family left Oslo.",
    ],
)
def test_what_a_family_has_is_no_family(text: str) -> None:
    assert not any(name.endswith("family") for name in names_of(text))
