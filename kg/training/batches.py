"""Examples -> tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.model import EntityType
from kg.network import MENTION_TYPES
from kg.training.corpora import RELATIONS
from kg.training.examples import UNKNOWN, Example

_FAR = -1e4
"""Added to a score that attention must not give."""
_MOST_PAIRS, _MOST_ACROSS = 48, 32
"""Pairs of one example that are learned in one step, within sentences and across: all that are related, and others by
chance."""
_NAME = 0
_OTHER = MENTION_TYPES.index(EntityType("other"))
_UNMARKED, _UNTYPED, _MISTYPED = 0.05, 0.1, 0.15
"""Shares of the names that are hidden from the encoder, marked without a type, and given to the head without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Examples side by side; shapes as in `kg.training.networks`."""

    ids: Tensor
    casing: Tensor
    marks: Tensor
    mask: Tensor
    """(B, 1, 1, T), added to the scores of attention."""
    pool: Tensor
    """(B, W, T): the share of each piece in its word."""
    mentions: dict[str, Tensor]
    """first, last, type, kind: (B, M)."""
    pairs: dict[str, Tensor]
    """subject, object, distance: (B, N)."""
    pair_mask: Tensor
    """(B, 1, N, W): the words of the sentence."""
    gold: Tensor
    """(B, M): types, or UNKNOWN."""
    tags: Tensor
    """(B, W), or UNKNOWN."""
    told: Tensor
    asked: Tensor
    """(B, N, R): what holds, and what was looked for."""
    words: Tensor
    named: Tensor
    there: Tensor
    """(B, W), (B, M) and (B, N): whether there is a word, a name, a pair."""
    chosen: list[list[int]]
    """For each example the numbers of its pairs that are here."""

    def to(self, device: torch.device) -> Batch:
        """The same numbers where they are computed with."""
        return Batch(**{field.name: _moved(getattr(self, field.name), device) for field in fields(self)})


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, dict):
        return {name: tensor.to(device) for name, tensor in value.items()}
    return value.to(device) if isinstance(value, Tensor) else value


def iter_batches(examples: Sequence[Example], size: int, chance: random.Random | None) -> Iterator[list[Example]]:
    """Examples of like length together, in an order left to chance; in order of length without it."""
    noise = [chance.random() * 12 if chance else 0.0 for _ in examples]
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].window.pieces) + noise[i], i))
    batches = [order[first : first + size] for first in range(0, len(order), size)]
    if chance:
        chance.shuffle(batches)
    for batch in batches:
        yield [examples[i] for i in batch]


def collate(examples: Sequence[Example], chance: random.Random | None) -> Batch:
    """The examples as tensors; for learning (with a chance), some types are hidden and some pairs left out."""
    size = len(examples)
    pieces = max(len(e.window.pieces) for e in examples)
    words = max(len(e.window.tokens) for e in examples)
    mentions = max(1, *(len(e.places) for e in examples), 1)
    chosen = [_choose(e, chance) for e in examples]
    pairs = max(1, *(len(c) for c in chosen), 1)
    ids, casing, marks = (np.zeros((size, pieces), dtype=np.int64) for _ in range(3))
    mask = np.full((size, 1, 1, pieces), _FAR, dtype=np.float32)
    pool = np.zeros((size, words, pieces), dtype=np.float32)
    first, last, type_, kind = (np.zeros((size, mentions), dtype=np.int64) for _ in range(4))
    gold = np.full((size, mentions), UNKNOWN, dtype=np.int64)
    tags = np.full((size, words), UNKNOWN, dtype=np.int64)
    subject, object_, distance = (np.zeros((size, pairs), dtype=np.int64) for _ in range(3))
    pair_mask = np.full((size, 1, pairs, words), _FAR, dtype=np.float32)
    told, asked = (np.zeros((size, pairs, len(RELATIONS)), dtype=np.float32) for _ in range(2))
    read, named, there = (np.zeros((size, length), dtype=np.float32) for length in (words, mentions, pairs))
    for b, example in enumerate(examples):
        window = example.window
        length = len(window.pieces)
        shown, types = _hide(example, chance)
        ids[b, :length], casing[b, :length], marks[b, :length] = window.pieces, window.casing, shown
        mask[b, ..., :length] = 0
        inner = np.flatnonzero(window.word >= 0)
        pool[b, window.word[inner], inner] = 1
        for m, (argument, place) in enumerate(zip(example.arguments, example.places, strict=True)):
            first[b, m], last[b, m], type_[b, m], kind[b, m] = *place, types[m], argument.kind
            gold[b, m] = argument.gold
            named[b, m] = argument.kind == _NAME
        tags[b, : len(window.tokens)] = example.tags
        read[b, : len(window.tokens)] = there[b, : len(chosen[b])] = 1
        distances = example.distances()
        pair_mask[b, :, :, : len(window.tokens)] = 0
        for n, number in enumerate(chosen[b]):
            subject[b, n], object_[b, n] = example.pairs[number]
            distance[b, n] = distances[number]
            start, end = example.context(*example.pairs[number])
            pair_mask[b, 0, n, :] = _FAR
            pair_mask[b, 0, n, start : end + 1] = 0
            told[b, n, list(example.told[number])] = 1
            asked[b, n, list(example.asked[number])] = 1
    pool /= np.maximum(pool.sum(2, keepdims=True), 1)
    tensor = torch.from_numpy
    return Batch(
        ids=tensor(ids),
        casing=tensor(casing),
        marks=tensor(marks),
        mask=tensor(mask),
        pool=tensor(pool),
        mentions={"first": tensor(first), "last": tensor(last), "type": tensor(type_), "kind": tensor(kind)},
        pairs={"subject": tensor(subject), "object": tensor(object_), "distance": tensor(distance)},
        pair_mask=tensor(pair_mask),
        gold=tensor(gold),
        tags=tensor(tags),
        told=tensor(told),
        asked=tensor(asked),
        words=tensor(read),
        named=tensor(named),
        there=tensor(there),
        chosen=chosen,
    )


def _choose(example: Example, chance: random.Random | None) -> list[int]:
    numbers = list(range(len(example.pairs)))
    if chance is None:
        return numbers
    within: tuple[list[int], list[int]] = ([], [])
    for number in numbers:
        one, other = example.pairs[number]
        within[example.bounds[one] != example.bounds[other]].append(number)
    chosen: list[int] = []
    for part, most in zip(within, (_MOST_PAIRS, _MOST_ACROSS), strict=True):
        related = [n for n in part if example.told[n]]
        others = [n for n in part if not example.told[n]]
        chosen += related + chance.sample(others, min(len(others), max(0, most - len(related))))
    return chosen


def _hide(example: Example, chance: random.Random | None) -> tuple[NDArray[np.int64], list[int]]:
    """The marks and the types of the mentions; of some names hidden, so that the words themselves must tell."""
    marks, types = example.window.marks.copy(), [argument.type for argument in example.arguments]
    for m, (argument, place) in enumerate(zip(example.arguments, example.places, strict=True)):
        luck = chance.random() if chance else 1.0
        if argument.kind != _NAME or luck >= _MISTYPED:
            continue
        inside = (example.window.word >= place[0]) & (example.window.word <= place[1])
        marks[inside] = 0 if luck < _UNMARKED else 2 * _OTHER
        if luck >= _UNTYPED:
            types[m] = _OTHER
    return marks, types
