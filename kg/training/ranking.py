"""Learns to rank the names that a description may stand for, as `kg.language.antecedents` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.language.antecedents import SCALE
from kg.network import WIDTH

Array = NDArray[np.float32]
_SIZE = 128
"""Of the space in which words and places are compared."""
_SHAPES = {"word": (_SIZE, WIDTH), "bias": (_SIZE,), "place": (_SIZE, WIDTH), "any": (WIDTH,), "none": (WIDTH,)}
_RARE = 3
"""The options that must have a feature for it to be learned."""
_ROUNDS, _BATCH = 8, 64
_RATES = {"features": 0.02, "matrices": 0.002}
_PULL, _DECAY = 4e-4, 0.01
"""How strongly weights of features, and the numbers of the matrices, are drawn to nought."""
_DROPPED = 0.5
"""The share of a vector's numbers that is left out by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A description with its options, the first of which is that it is no name."""

    document: str
    kind: str
    """By which it is filed: "firm", "person", "body"."""
    options: tuple[tuple[str, ...], ...]
    """Their features."""
    vectors: tuple[Array, ...]
    """For each option those of its places (places, 384); for the first that of the word itself (1, 384)."""
    right: int
    ruled: int
    """The one that the rules would take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What ranks options: weights of features by name, and the matrices of the bilinear form."""

    weights: Mapping[str, float]
    matrices: Mapping[str, Array]

    def scores(self, question: Question) -> Array:
        """How much speaks for each option."""
        batch = _Batch([question], {name: place for place, name in enumerate(self.weights)})
        scores, _ = batch.scores(np.array(list(self.weights.values()), np.float32), self.matrices)
        return scores


class _Batch:
    """Questions as arrays: of all options, one after the other, and of all their places."""

    def __init__(self, questions: Sequence[Question], names: Mapping[str, int]) -> None:
        sizes = [len(question.options) for question in questions]
        self.first = np.cumsum([0, *sizes[:-1]])
        self.question = np.repeat(np.arange(len(questions)), sizes)
        told = [[names[n] for n in option if n in names] for q in questions for option in q.options]
        self.names = np.array(list(chain.from_iterable(told)), np.int64)
        self.option_of_name = np.repeat(np.arange(len(told)), [len(each) for each in told])
        self.words = np.concatenate([question.vectors[0] for question in questions])
        places = [(number, each) for number, q in enumerate(questions) for each in q.vectors[1:]]
        self.places = np.concatenate([each for _, each in places])
        lengths = [len(each) for _, each in places]
        self.starts = np.cumsum([0, *lengths[:-1]])
        named = np.setdiff1d(np.arange(len(told)), self.first)
        self.option_of_place = np.repeat(named, lengths)
        self.named = named
        self.asker = np.repeat([number for number, _ in places], lengths)
        self.right = self.first + [question.right for question in questions]

    def scores(self, weights: Array, matrices: Mapping[str, Array]) -> tuple[Array, Array]:
        """Of the options, and of their places."""
        scores = np.bincount(self.option_of_name, weights[self.names], len(self.question)).astype(np.float32)
        asked = self.words @ matrices["word"].T + matrices["bias"]
        pairs = np.einsum("pd,pd->p", self.places @ matrices["place"].T, asked[self.asker]) / np.float32(SCALE)
        pairs += self.places @ matrices["any"]
        scores[self.first] += self.words @ matrices["none"]
        scores[self.named] += np.maximum.reduceat(pairs, self.starts)
        return scores, pairs

    def slopes(self, weights: Array, matrices: Mapping[str, Array]) -> tuple[Array, dict[str, Array]]:
        """How the loss, the mean of -log p(right), changes with the weights and the matrices."""
        scores, pairs = self.scores(weights, matrices)
        odds = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.question])
        slope = odds / np.add.reduceat(odds, self.first)[self.question]
        slope[self.right] -= 1
        slope = (slope / len(self.first)).astype(np.float32)
        asked = self.words @ matrices["word"].T + matrices["bias"]
        best = pairs == np.maximum.reduceat(pairs, self.starts).repeat(np.diff([*self.starts, len(pairs)]))
        of_pairs = slope[self.option_of_place] * best
        at_places = of_pairs[:, None] * asked[self.asker] / np.float32(SCALE)
        of_words = of_pairs[:, None] * (self.places @ matrices["place"].T) / np.float32(SCALE)
        at_words = np.zeros_like(asked)
        np.add.at(at_words, self.asker, of_words)
        return np.bincount(self.names, slope[self.option_of_name], len(weights)).astype(np.float32), {
            "word": at_words.T @ self.words,
            "bias": at_words.sum(0),
            "place": at_places.T @ self.places,
            "any": of_pairs @ self.places,
            "none": slope[self.first] @ self.words,
        }

    def drop(self, chance: np.random.Generator) -> None:
        """Leave out some numbers of all vectors."""
        for vectors in (self.words, self.places):
            vectors *= (chance.random(vectors.shape, np.float32) >= _DROPPED) / np.float32(1 - _DROPPED)


class _Adam:
    """Adam with decoupled decay (Loshchilov and Hutter, 2019), of one array."""

    def __init__(self, values: Array, rate: float, decay: float) -> None:
        self.values, self._rate, self._decay = values, rate, decay
        self._mean, self._square, self._steps = np.zeros_like(values), np.zeros_like(values), 0

    def step(self, slope: Array, rest: float) -> None:
        """Go down the slope, at a share of the rate."""
        self._steps += 1
        self._mean += 0.1 * (slope - self._mean)
        self._square += 0.001 * (slope * slope - self._square)
        mean, square = self._mean / (1 - 0.9**self._steps), self._square / (1 - 0.999**self._steps)
        self.values -= rest * self._rate * (mean / (np.sqrt(square) + 1e-8) + self._decay * self.values)


def as_ruled() -> Learned:
    """What ranks first whatever the rules take."""
    kinds = ("body", "firm", "person")
    matrices = {key: np.zeros(shape, np.float32) for key, shape in _SHAPES.items()}
    return Learned(weights={f"{kind} ruled": 9.0 for kind in kinds}, matrices=matrices)


def fit(questions: Sequence[Question], seed: int = 0) -> Learned:
    """What makes the right answers probable."""
    asked = [question for question in questions if len(question.options) > 1]
    counts = Counter(name for question in asked for option in question.options for name in option)
    names = {name: place for place, name in enumerate(sorted(n for n in counts if counts[n] >= _RARE))}
    chance = np.random.default_rng(seed)
    weights = _Adam(np.zeros(len(names), np.float32), _RATES["features"], 0.0)
    edge, none = WIDTH**-0.5, np.zeros(WIDTH, np.float32)
    starts = {
        key: none.copy() if key in ("any", "none") else chance.uniform(-edge, edge, shape).astype(np.float32)
        for key, shape in _SHAPES.items()
    }
    matrices = {key: _Adam(values, _RATES["matrices"], _DECAY) for key, values in starts.items()}
    total = _ROUNDS * -(-len(asked) // _BATCH)
    for step in range(total):
        if step % (total // _ROUNDS) == 0:
            order = chance.permutation(len(asked))
        here = (step % (total // _ROUNDS)) * _BATCH
        batch = _Batch([asked[number] for number in order[here : here + _BATCH]], names)
        batch.drop(chance)
        slope, slopes = batch.slopes(weights.values, {key: each.values for key, each in matrices.items()})
        rest = 1 - step / total
        weights.step(slope + _PULL * weights.values, rest)
        for key, each in matrices.items():
            each.step(slopes[key], rest)
    return Learned(
        weights={name: round(float(weights.values[place]), 3) for name, place in names.items()},
        matrices={key: each.values for key, each in matrices.items()},
    )
