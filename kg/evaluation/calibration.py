"""Whether confidence keeps its word: of the facts told with 0.8, four in five should be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

MOST_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Facts of about the same confidence."""

    lowest: float
    highest: float
    confidence: float
    """On average."""
    accuracy: float
    """Share of the facts that are right."""
    count: int


def reliability(pairs: Iterable[tuple[float, bool]], *, most: int = MOST_BINS) -> tuple[Bin, ...]:
    """Confidences with whether the fact is right -> bins of about equal size, least confidence first.

    Equal confidences share a bin, so that there may be fewer bins than asked for, and larger ones.

    >>> [(b.confidence, b.accuracy, b.count) for b in reliability([(0.9, True), (0.5, False), (0.9, False)])]
    [(0.5, 0.0, 1), (0.9, 0.5, 2)]
    """
    ordered = sorted(pairs)
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    seen = 0
    for _, equal in groupby(ordered, key=lambda pair: pair[0]):
        group = list(equal)
        middle = seen + len(group) / 2
        bins[int(most * middle / len(ordered))] += group
        seen += len(group)
    return tuple(map(_bin, bins.values()))


def expected_calibration_error(bins: Iterable[Bin]) -> float:
    """How far confidence and accuracy lie apart, on average over the facts (Naeini et al., 2015); 0 without any."""
    bins = tuple(bins)
    count = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.accuracy) for b in bins) / count if count else 0.0


def _bin(pairs: Sequence[tuple[float, bool]]) -> Bin:
    confidences = [confidence for confidence, _ in pairs]
    return Bin(
        lowest=confidences[0],
        highest=confidences[-1],
        confidence=sum(confidences) / len(pairs),
        accuracy=sum(right for _, right in pairs) / len(pairs),
        count=len(pairs),
    )
