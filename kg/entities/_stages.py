"""What a story had come to, document by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kg.entities._statuses import latest
from kg.model import Fact, Status

_ENDED = (Status.CANCELLED, Status.DENIED)
_PROGRESS = {
    Status.HYPOTHETICAL: 0,
    Status.RUMOURED: 1,
    Status.ALLEGED: 1,
    Status.PLANNED: 2,
    Status.AGREED: 3,
    Status.COMPLETED: 4,
}
"""How far each status of an event is; a state has none, and the last document tells it."""

Published = Callable[[Fact], date | None]
"""The last day on which a fact's document may have been published; None if that is not known."""


def in_order(facts: Iterable[Fact], published: Published) -> list[Fact]:
    """The facts as their documents came out; those of no date last."""
    return sorted(facts, key=lambda fact: (published(fact) or date.max, fact.document, fact.id))


def latest_state(facts: Sequence[Fact], published: Published) -> Status:
    """What a story has come to, by the dates of its documents.

    Only what ends a deal turns it back: a later text that still calls a completed deal planned looks back, or
    knows less. What was called off or denied may begin again. What documents of one day say is weighed as in one
    document, and one without a date may be as late as any.
    """
    by_day: dict[date | None, list[Status]] = defaultdict(list)
    for fact in facts:
        by_day[published(fact)].append(fact.status)
    undated = by_day.pop(None, [])
    state = None
    for day in sorted(day for day in by_day if day):
        state = _next(state, latest(by_day[day]))
    return latest([*undated, *([state] if state else [])])


def _next(state: Status | None, told: Status) -> Status:
    if state is None or told in _ENDED or state in _ENDED or told not in _PROGRESS or state not in _PROGRESS:
        return told
    return told if _PROGRESS[told] >= _PROGRESS[state] else state
