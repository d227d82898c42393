"""Words -> vectors: the trained encoder by which names are typed and, in `kg.facts`, relations are read.

A compact BERT (all-MiniLM-L6-v2), trained further; see docs/model-card.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kg.language.windows import Window, iter_windows
from kg.model import EntityType, Sentence, Span
from kg.network import WIDTH, load_network

Vectors = NDArray[np.float32]
"""One row for each token."""


def with_vectors(sentences: Sequence[Sentence], marked: Sequence[tuple[Span, EntityType]]) -> tuple[Sentence, ...]:
    """The sentences with a vector for each token, the mean of its pieces; zero beyond the longest input."""
    vectors: dict[int, list[Vectors]] = defaultdict(list)
    for window in iter_windows(sentences, marked):
        rows = _run(window)
        first = 0
        for number, group in groupby(window.sentences):
            last = first + sum(1 for _ in group)
            vectors[number].append(rows[first:last])
            first = last
    return tuple(replace(s, vectors=np.concatenate(vectors[number])) for number, s in enumerate(sentences))


def _run(window: Window) -> Vectors:
    rows = np.zeros((len(window.tokens), WIDTH), dtype=np.float32)
    states = load_network("encoder")(ids=window.pieces, casing=window.casing, marks=window.marks)[1:-1]
    word = window.word[1:-1]
    if len(word):
        first = np.flatnonzero(np.diff(word, prepend=-1))
        lengths = np.diff(first, append=len(word))
        rows[word[first]] = np.add.reduceat(states, first, axis=0) / lengths[:, None]
    return rows
