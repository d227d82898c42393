"""Names that the rules overlook or take apart, as the trained network tags them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.language._bounds import has_dash, trim
from kg.language.lexicon import load_lexicon
from kg.model import EntityType, Mention, Sentence, Span
from kg.network import NAME_TYPES, load_network

_OTHER = EntityType("other")
_PERSON = EntityType("person")
_S = TypeVar("_S", bound=Span)
_MOST_INSIDE = 8
"""Names that one name may be taken apart into."""
_SURE = 0.5
"""The probability of the least sure word from which a name is believed."""


def add_names(sentences: Sequence[Sentence], names: Sequence[Mention], values: Sequence[Span]) -> tuple[Mention, ...]:
    """The names, and those that only the network sees, or sees whole where the rules found parts of it."""
    values = sorted(values, key=lambda value: value.start)
    found: list[Mention] = []
    replaced: set[Mention] = set()
    for name in (name for sentence in sentences for name in _names_of(sentence)):
        inside = _overlapping(name, names)
        whole = all(name.covers(part) and part.text != name.text and not part.canonical for part in inside)
        titled = bool(inside) and not load_lexicon().posts.isdisjoint(name.text.lower().split())
        joined = any(after.start - before.end == 1 and "-" in name.text for before, after in pairwise(inside))
        if whole and not joined and not titled and not _overlapping(name, values):
            found.append(name)
            replaced.update(inside)
    return tuple(sorted([*found, *(name for name in names if name not in replaced)]))


def _names_of(sentence: Sentence) -> Iterator[Mention]:
    if sentence.vectors is None or not sentence.tokens:
        return
    probabilities = load_network("names")(words=sentence.vectors)
    for first, last, type_ in _spans(probabilities.argmax(1)):
        bounds = trim(sentence.tokens, first, last, load_lexicon(), person=NAME_TYPES[type_] == _PERSON)
        if bounds is None or has_dash(sentence.tokens, *bounds):
            continue
        first, last = bounds
        sure = float(probabilities[first : last + 1, 2 * type_ + 1 : 2 * type_ + 3].sum(1).min()) >= _SURE
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        common = first == 0 and text.lower() in load_lexicon().common_nouns
        if sure and not common and NAME_TYPES[type_] != _OTHER and any(map(str.isupper, text)):
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


def _overlapping(span: Span, others: Sequence[_S]) -> list[_S]:
    """Those of the others, which are in the order of the text, that share a character with the span."""
    last = bisect_left(others, span.end, key=lambda other: other.start)
    return [other for other in others[max(0, last - _MOST_INSIDE) : last] if other.end > span.start]
