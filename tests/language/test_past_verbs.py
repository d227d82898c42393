"""Sentences that the parser takes for a noun with a participle."""

from __future__ import annotations

import pytest
from language_samples import analysed


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta Group disposed of Kirkmoor Ferries to Corvell in 1996.",
        "Colorex International disposed of Woodhall Paints to Trask Industries in 1996.",
    ],
)
def test_who_disposed_of_something_is_the_subject(text: str) -> None:
    (sentence,) = analysed(text).sentences
    verb = next(i for i, token in enumerate(sentence.tokens) if token.text == "disposed")
    assert (sentence.tokens[verb].tag, sentence.tokens[verb].head) == ("VBD", verb)
    assert [token.dep for token in sentence.tokens[:verb] if token.head == verb] == ["nsubj"]
    assert all(token.head != verb or i == verb or token.dep != "ROOT" for i, token in enumerate(sentence.tokens))


def test_a_verb_behind_an_apposition_is_one() -> None:
    (sentence,) = analysed("Ivo Lund, the chief executive of Arbenta, left in March 2003.").sentences
    verb = next(i for i, token in enumerate(sentence.tokens) if token.text == "left")
    assert (sentence.tokens[verb].tag, sentence.tokens[verb].head) == ("VBD", verb)
