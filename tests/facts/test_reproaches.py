"""Accusations that no court hears of."""

from __future__ import annotations

import pytest
from facts_samples import told


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindqvist accused Ivo Lund of vanity.",
        "Critics accused Ivo Lund of ignoring the poor.",
        "Ivo Lund has been accused by rights groups of abuses.",
        "Norway accused Ivo Lund of helping the rebels.",
    ],
)
def test_a_reproach_is_no_case(text: str) -> None:
    assert told(text, "legal_case") == []


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors accused Ivo Lund of bribery.",
        "Ivo Lund is accused of embezzling public money.",
        "Corvell accused Lumio of copying its phones.",
        "His wife accused Ivo Lund of fraud in a lawsuit.",
    ],
)
def test_who_can_charge_or_sue_accuses_in_earnest(text: str) -> None:
    assert told(text, "legal_case") != []


def test_nobody_accuses_the_town_of_a_trial_and_a_charging_firm_charges_nobody() -> None:
    assert told("A former minister has gone on trial in Accra, accused of taking bribes.", "legal_case") == []
    assert told("Corvell bought the charging firm Lumio from a utility.", "legal_case") == []


def test_a_merger_is_referred_to_a_commission() -> None:
    (case,) = told("The merger of Corvell and Lumio was referred to the Competition Commission.", "legal_case")
    assert case["authority"] == "Competition Commission"


def test_a_court_that_sentences_is_not_accused() -> None:
    assert told("A Leeds court sentenced three men to prison for fraud.", "legal_case") == []
