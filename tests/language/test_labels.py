"""Capitals that name nothing."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Anna Lindqvist DBE RA (1950 - 2016) was an architect.", "RA"),
        ("Anna Lindqvist (Arabic: unknown) was an architect.", "Arabic"),
        ("Arbenta Inc (NYSE: ARB) grew.", "NYSE"),
    ],
)
def test_letters_and_labels_are_no_names(text: str, missing: str) -> None:
    assert missing not in names_of(text)
