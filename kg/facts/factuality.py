"""What has become of what a claim tells, as a network sees it that has read passages in which this is known.

The rules of `kg.facts.status` go by the words around a trigger; the network reads the sentences that tell a thing, and
one before and one behind them, and is asked about the two that it is told of. Where it thinks that something has not
come about, or is sure that it has, which the rules take otherwise, its word counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.facts.scene import Scene
from kg.facts.status import UNREAL
from kg.model import Claim, Mention, Span, Status
from kg.network import STATUSES, load_network
from kg.ontology import Ontology

Array = NDArray[np.float32]

_REAL = 0.97
"""The probability from which on a thing is taken for real, whatever the rules say."""
_UNREAL, _UNREAL_ALONE = 0.4, 0.25
"""That below which it is not, and where no sentence stands around, of which the rules know nothing.

Both lower than the other: what is told wrongly as done is the worst mistake.
"""
_JUDGED = (
    "acquisition", "merger", "shareholding", "investment", "employment", "partnership", "legal_case", "headquarters",
    "market_entry",
)  # fmt: skip
"""The types of which passages tell."""
_AROUND = 1
"""How many sentences are read before and behind those that tell a thing."""
_BEFORE, _TELLING, _BEHIND = range(3)
"""Where a word stands, by the numbers of the network."""
_OPEN = frozenset(n for n, status in enumerate(STATUSES) if status in UNREAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the network is shown of a claim."""

    first: int
    last: int
    """The scenes that tell it."""
    ends: Array
    """The mean of what those that it relates look like: first word, last word, mean of all (1152)."""


def judged(claims: Sequence[Claim], scenes: Sequence[Scene], ontology: Ontology) -> Iterator[Claim]:
    """The claims, with what has become of them as the network sees it, where its word counts."""
    network = load_network("factuality")
    types = network.metadata["types"]
    views: dict[int, View] = {}
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        view = view_of(claim, scenes, ontology) if claim.type in _JUDGED else None
        if view is not None:
            views[number] = view
            together[view.first, view.last].append(number)
    seen: dict[int, Status] = {}
    for (first, last), numbers in together.items():
        words, places = words_around(scenes, first, last)
        ends = np.stack([views[n].ends for n in numbers])
        kinds = np.array([types.index(claims[n].type) for n in numbers])
        ruled = np.array([number_of(claims[n].status) for n in numbers])
        answers = network(words=words, places=places, ends=ends, types=kinds, ruled=ruled)
        least = _UNREAL_ALONE if (places == _TELLING).all() else _UNREAL
        seen.update((n, _as_seen(claims[n], answer, least)) for n, answer in zip(numbers, answers, strict=True))
    for number, claim in enumerate(claims):
        yield replace(claim, status=seen.get(number, claim.status))


def _as_seen(claim: Claim, seen: Array, least: float) -> Status:
    real = 1 - sum(float(seen[n]) for n in _OPEN)
    unreal = claim.status in UNREAL
    if claim.status is Status.ALLEGED or (real < _REAL if unreal else real >= least):
        return claim.status
    status = STATUSES[max((n for n in range(len(STATUSES)) if (n in _OPEN) != unreal), key=lambda n: float(seen[n]))]
    return Status.FUTURE if status is Status.PLANNED and claim.status is Status.CURRENT else status


def number_of(status: Status | None) -> int:
    """That by which the network knows what the rules say; the last one where they say nothing."""
    return len(STATUSES) if status is None else STATUSES.index(status)


def view_of(claim: Claim, scenes: Sequence[Scene], ontology: Ontology) -> View | None:
    """None of a claim that relates no two mentions, or whose words have no vectors."""
    vectors = [_vector(end, scenes) for end in ends_of(claim, ontology)]
    found = [vector for vector in vectors if vector is not None]
    first = bisect_left(scenes, claim.sentence.start, key=lambda scene: scene.sentence.end - 1)
    last = bisect_right(scenes, claim.sentence.end - 1, key=lambda scene: scene.sentence.start) - 1
    if len(found) < 2 or not 0 <= first <= last < len(scenes):
        return None
    return View(first=first, last=last, ends=np.mean(found, axis=0, dtype=np.float32))


def ends_of(claim: Claim, ontology: Ontology) -> list[Mention]:
    """The first two that the claim relates, by the order of the roles."""
    roles = (role.name for role in ontology.fact_class(claim.type).roles)
    return [m for role in roles for m in claim.roles.get(role, ()) if isinstance(m, Mention)][:2]


def _vector(mention: Span, scenes: Sequence[Scene]) -> Array | None:
    number = bisect_right(scenes, mention.start, key=lambda scene: scene.sentence.start) - 1
    vectors = scenes[number].sentence.vectors if number >= 0 else None
    words = scenes[number].inside(mention) if vectors is not None else []
    if vectors is None or not words:
        return None
    inside = vectors[words[0] : words[-1] + 1]
    return np.concatenate([inside[0], inside[-1], inside.mean(axis=0)])


def words_around(scenes: Sequence[Scene], first: int, last: int) -> tuple[Array, NDArray[np.int64]]:
    """The vectors of the words that some scenes and those around them have (words, 384), and where each stands."""
    start, end = max(0, first - _AROUND), min(len(scenes), last + _AROUND + 1)
    rows, places = [], []
    for number in range(start, end):
        vectors = scenes[number].sentence.vectors
        if vectors is not None:
            rows.append(vectors)
            places += [_BEFORE if number < first else _BEHIND if number > last else _TELLING] * len(vectors)
    return np.concatenate(rows), np.array(places)
