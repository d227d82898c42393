"""Authorities that only another sentence names."""

from __future__ import annotations

import pytest
from facts_samples import told

ARREST = "Jonas Brandt was arrested by police outside his shop."
BANKRUPT = "Quaystone Bank filed for bankruptcy protection."
TAXES = "Quaystone Bank faces a bill for back taxes."

NAMED = [
    (f"{ARREST} The Tarnwick Police Department declined to comment.", "Tarnwick Police Department"),
    (f"A hearing was held in the Danish bankruptcy court. {BANKRUPT}", "Danish bankruptcy court"),
    (f"{TAXES} The Danish government declined to comment.", "Danish government"),
]


@pytest.mark.parametrize(("text", "authority"), NAMED)
def test_the_only_authority_of_the_kind_in_the_text_is_the_accuser(text: str, authority: str) -> None:
    assert {case.get("authority") for case in told(text, "legal_case")} == {authority}


NOT_NAMED = [
    ARREST,
    f"{ARREST} The Tarnwick Police Department and the Leeds Police Department declined to comment.",
    f"{ARREST} The Tarnwick Tax Office declined to comment.",
    f"{BANKRUPT} The Danish police declined to comment.",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_without_one_or_with_several_nobody_is(text: str) -> None:
    assert {case.get("authority") for case in told(text, "legal_case")} == {None}


def test_who_also_is_accused_is_so_by_the_same() -> None:
    text = "The Energy Regulator has sued Quaystone Power. Arbenta Gas was {}the subject of a complaint."
    assert told(text.format("also "), "legal_case")[-1]["authority"] == "Energy Regulator"
    assert "authority" not in told(text.format(""), "legal_case")[-1]
