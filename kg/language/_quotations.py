"""Quotations: what stands in them is said by somebody, who is "I" there and is not "he"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.lexicon import Lexicon
from kg.model import Sentence

_QUOTED = re.compile(r'“[^“”]{8,2000}”|"(?=[A-Z\'’])(?:[^"\n]|\n(?!\s*\n)){8,2000}"')
"""Whole sentences in quotation marks, which begin with a capital; other words in quotation marks are only stressed."""
_BESIDE = 100
"""Characters between a quotation and the words that tell who said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The characters `start` to `end`, quotation marks included, and who says them."""

    start: int
    end: int
    speaker: tuple[int, int] | None
    """The number of a sentence and the index of its token that is the subject of "said"."""


def find_quotations(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Quotation, ...]:
    """The quotations of a text, in their order."""
    places = [(m.start(), m.end()) for m in _QUOTED.finditer(text) if text[m.start() + 1].isupper()]
    if not places:
        return ()
    spoken = _speeches(sentences, places, lexicon)
    found: list[Quotation] = []
    for start, end in places:
        near = [
            (max(verb - end, start - verb), verb < start, subject)
            for verb, subject in spoken.items()
            if start - _BESIDE < verb < end + _BESIDE and "\n\n" not in text[min(verb, start) : max(verb, end)]
        ]
        speaker = min(near)[2] if near else None
        if speaker is None and found and text[found[-1].end : start].strip() == "":
            speaker = found[-1].speaker
        found.append(Quotation(start=start, end=end, speaker=speaker))
    return tuple(found)


def _speeches(
    sentences: Sequence[Sentence], places: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Mapping[int, tuple[int, int]]:
    """From the place of each verb of speech outside of quotations to the subject that it has."""
    found = {}
    for number, sentence in enumerate(sentences):
        for index, token in enumerate(sentence.tokens):
            verb = sentence.tokens[token.head]
            spoken = token.dep == "nsubj" and verb.lemma in lexicon.speech_verbs
            if spoken and not any(start <= t.start < end for start, end in places for t in (token, verb)):
                found[verb.start] = (number, index)
    return found


def quotation_at(quotations: Sequence[Quotation], start: int) -> Quotation | None:
    """The quotation that a character is in."""
    return next((q for q in quotations if q.start <= start < q.end), None)
