"""Sentences -> windows: what the encoder reads together, as numbers.

Beside the word pieces it is told how each word is written, for the pieces are uncased, and which names, times and
amounts the rules have found. `kg.training` makes its inputs here: what the networks learn from is what they meet.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.model import EntityType, Mention, MentionKind, Sentence, Span, Token, Value
from kg.network import MENTION_TYPES, WEIGHTS, type_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_LONGEST_WINDOW = 110
"""Words: sentences that follow each other, or a part of a long one."""
_LONGEST_INPUT = 254
"""Word pieces; what a window has beyond them is not read."""
_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words that the network reads together, as numbers; arrays have one entry for each word piece."""

    sentences: tuple[int, ...]
    """For each word, the number of its sentence."""
    tokens: tuple[Token, ...]
    pieces: NDArray[np.int64]
    word: NDArray[np.int64]
    """The word that a piece belongs to; -1 for the marks at both ends."""
    casing: NDArray[np.int64]
    marks: NDArray[np.int64]
    """2t inside of a name or time of type t, 2t+1 on its first piece, 0 elsewhere."""


def iter_windows(sentences: Sequence[Sentence], marked: Sequence[tuple[Span, EntityType]]) -> Iterator[Window]:
    """The sentences in windows, each word in one; `marked` are the names and times, in the order of the text."""
    for window in _packed(sentences):
        numbers = tuple(number for number, _ in window)
        tokens = tuple(token for _, token in window)
        texts = [t.text.replace("’", "'") for t in tokens]  # the apostrophe that the networks have learned from
        encoding = _tokenizer().encode(texts, is_pretokenized=True, add_special_tokens=False)
        words = [word if word is not None else -1 for word in encoding.word_ids[:_LONGEST_INPUT]]
        word = np.array([-1, *words, -1])
        cases = [*(_casing(token.text) for token in tokens), 0]
        yield Window(
            sentences=numbers,
            tokens=tokens,
            pieces=np.array([_CLS, *encoding.ids[:_LONGEST_INPUT], _SEP]),
            word=word,
            casing=np.array([cases[index] for index in word]),
            marks=_marks(tokens, word, marked),
        )


def _packed(sentences: Sequence[Sentence]) -> Iterator[list[tuple[int, Token]]]:
    """Tokens with the numbers of their sentences: as many whole sentences as fit, or parts of one that doesn't."""
    window: list[tuple[int, Token]] = []
    for number, sentence in enumerate(sentences):
        if window and len(window) + len(sentence.tokens) > _LONGEST_WINDOW:
            yield window
            window = []
        for token in sentence.tokens:
            if len(window) == _LONGEST_WINDOW:
                yield window
                window = []
            window.append((number, token))
    if window:
        yield window


@functools.lru_cache(maxsize=2**14)
def _casing(word: str) -> int:
    """How a word is written, which the uncased pieces don't show."""
    if not any(c.isalpha() for c in word):
        return 2 if any(c.isdigit() for c in word) else 1
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 5 if word[0].isupper() and word[1:].islower() else 6


def _marks(
    tokens: Sequence[Token], word: NDArray[np.int64], marked: Sequence[tuple[Span, EntityType]]
) -> NDArray[np.int64]:
    marks = np.zeros(len(word), dtype=np.int64)
    first = bisect_right(marked, tokens[0].start, key=lambda mark: mark[0].end)
    for span, type_ in marked[first : bisect_left(marked, tokens[-1].end, key=lambda mark: mark[0].start)]:
        place = words_of(tokens, span.start, span.end)
        if place is not None:
            number = MENTION_TYPES.index(type_)
            marks[(word >= place[0]) & (word <= place[1])] = 2 * number
            marks[np.flatnonzero(word == place[0])[:1]] = 2 * number + 1
    return marks


def words_of(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The first and the last of the tokens that these characters touch; None if they touch none."""
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start) - 1
    return (first, last) if first <= last else None


@functools.cache
def _tokenizer() -> Tokenizer:
    """The word pieces of the uncased BERT vocabulary."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str(WEIGHTS.joinpath("tokenizer.json").read_text("utf-8"))


def marked_spans(mentions: Sequence[Mention], values: Sequence[Value]) -> list[tuple[Span, EntityType]]:
    """The names, times and amounts with their types, in the order of the text: what the encoder is told."""
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    items: list[Mention | Value] = [*names, *values]
    marked: list[tuple[Span, EntityType]] = [(item, type_of(item)) for item in items]
    return sorted(marked, key=lambda mark: (mark[0].start, mark[0].end))
