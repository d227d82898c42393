"""Subjects behind the month that opens a sentence."""

from __future__ import annotations

import pytest
from language_samples import analysed


@pytest.mark.parametrize(
    ("text", "verb", "subject", "dep"),
    [
        ("In February Vectron dropped plans to buy Lumina Graphics Inc for $14m.", "dropped", "Vectron", "nsubj"),
        ("In February Vectron Tools was fined.", "fined", "Tools", "nsubjpass"),
        ("In February it dropped plans to buy Lumina Graphics Inc.", "dropped", "it", "nsubj"),
    ],
)
def test_the_name_behind_the_month_is_the_subject(text: str, verb: str, subject: str, dep: str) -> None:
    (sentence,) = analysed(text).sentences
    index = next(i for i, token in enumerate(sentence.tokens) if token.text == verb)
    assert [(t.text, t.dep) for t in sentence.tokens if t.head == index and t.dep.startswith("nsubj")] == [
        (subject, dep)
    ]
