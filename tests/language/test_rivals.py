"""Rivals behind "to"."""

from __future__ import annotations

import pytest
from language_samples import analysed


@pytest.mark.parametrize(
    ("text", "dep"),
    [
        ("The administrators sold the firm's Arbenta Mobile division to rival Corvell for £6.5m.", "pobj"),
        ("Arbenta hopes to rival Corvell.", "dobj"),
    ],
)
def test_who_is_sold_something_is_called_a_rival_and_who_hopes_rivals_others(text: str, dep: str) -> None:
    (sentence,) = analysed(text).sentences
    assert next(token.dep for token in sentence.tokens if token.text == "Corvell") == dep
