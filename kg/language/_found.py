"""Names that the rules overlook, as the trained network tags them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.model import Mention, Sentence, Span
from kg.network import NAME_TYPES, load_network

_SURE = 0.9
"""The probability of the least sure word from which a name is believed."""


def add_names(sentences: Sequence[Sentence], names: Sequence[Mention], values: Sequence[Span]) -> tuple[Mention, ...]:
    """The names, and with them those that only the network sees where there is neither a name nor a value."""
    known = sorted([*names, *values], key=lambda span: span.start)
    found = [name for sentence in sentences for name in _names_of(sentence) if not _overlaps_any(name, known)]
    return tuple(sorted([*names, *found], key=lambda name: name.start)) if found else tuple(names)


def _names_of(sentence: Sentence) -> Iterator[Mention]:
    if sentence.vectors is None or not sentence.tokens:
        return
    probabilities = load_network("names")(words=sentence.vectors)
    for first, last, type_ in _spans(probabilities.argmax(1)):
        sure = float(probabilities[first : last + 1, 2 * type_ + 1 : 2 * type_ + 3].sum(1).min()) >= _SURE
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        if sure and any(map(str.isupper, text)):
            yield Mention(start=start, end=end, text=text, type=NAME_TYPES[type_])


def _spans(tags: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """First word, last word and type of each name that the tags tell."""
    first: int | None = None
    for index, tag in enumerate([*map(int, tags), 0]):
        goes_on = first is not None and tag == 2 * ((int(tags[first]) - 1) // 2) + 2
        if first is not None and not goes_on:
            yield first, index - 1, (int(tags[first]) - 1) // 2
            first = None
        if tag and not goes_on:
            first = index


def _overlaps_any(span: Span, known: Sequence[Span]) -> bool:
    place = bisect_left(known, span.end, key=lambda other: other.start)
    return any(other.end > span.start for other in known[max(0, place - 3) : place])
