"""From which probability on a relation is believed: where F1 is best on passages that were not learned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.training.corpora import RELATIONS
from kg.training.examples import Example

_LOWEST, _HIGHEST = 0.2, 0.9
_TRUST = 30
"""Relations told from which on half of the threshold is what was measured; the rest is one half."""


def thresholds(
    relations: Mapping[str, str], parts: Iterable[tuple[Sequence[Example], Sequence[NDArray[np.float32]]]]
) -> dict[str, float]:
    """For each relation its threshold, drawn towards one half where few passages speak for it.

    `parts` are examples and the probabilities that they were given; a relation is tuned on texts of its own corpus.
    """
    answers: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for examples, scores in parts:
        for example, rows in zip(examples, scores, strict=True):
            own = {number for number, name in enumerate(RELATIONS) if name.startswith(f"{example.corpus}:")}
            for row, told, asked in zip(rows, example.told, example.asked, strict=True):
                for number in asked & own:
                    answers[number].append((float(row[number]), number in told))
    return {ours: _threshold(answers[RELATIONS.index(theirs)]) for ours, theirs in relations.items()}


def _threshold(answers: Iterable[tuple[float, bool]]) -> float:
    ranked = sorted(answers, reverse=True)
    true = sum(right for _, right in ranked)
    best, best_f1, hits = 0.5, 0.0, 0
    for number, (score, right) in enumerate(ranked, 1):
        hits += right
        f1 = 2 * hits / (number + true)
        if f1 > best_f1 and _LOWEST <= score <= _HIGHEST:
            best, best_f1 = score, f1
    weight = true / (true + _TRUST)
    return round(weight * best + (1 - weight) * 0.5, 3)
