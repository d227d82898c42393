"""What has been sold belongs to its seller no more."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwell sold its Kelbrand Dairies unit to Rothmere.", "former"),
        ("Kelbrand Dairies is a unit of Norwell. In May Norwell sold Kelbrand Dairies to Rothmere.", "former"),
        ("Norwell plans to sell its Kelbrand Dairies unit to Rothmere.", "current"),
        ("Norwell's Kelbrand Dairies unit bought Rothmere.", "current"),
    ],
)
def test_a_unit_is_a_former_one_once_it_has_been_sold(text: str, status: str) -> None:
    assert statuses(text, "subsidiary") == [Status(status)]


def test_the_dead_hold_no_posts() -> None:
    text = "Ivo Lund died on Monday. Ivo Lund became chairman of Norwell in 1999. Mara Tell is chairman of Rothmere."
    assert statuses(text, "employment") == [Status.FORMER, Status.CURRENT]


def test_a_unit_that_was_not_sold_is_one() -> None:
    assert statuses("Norwell has ended talks to sell its Kelbrand Dairies unit.", "subsidiary") == [Status.CURRENT]
