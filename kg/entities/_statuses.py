"""Which status a fact has that is told in several ways."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Status

_STRONGEST_FIRST = (
    Status.CANCELLED,
    Status.DENIED,
    Status.COMPLETED,
    Status.AGREED,
    Status.PLANNED,
    Status.ALLEGED,
    Status.RUMOURED,
    Status.HYPOTHETICAL,
    Status.FORMER,
    Status.FUTURE,
    Status.CURRENT,
)


def latest(statuses: Iterable[Status]) -> Status:
    """The status that holds at the end of the story.

    An event that a text calls off or denies anywhere must not look as if it had happened; else the
    furthest stage counts: what was planned, then agreed, then completed is completed, and what the
    text itself says outweighs what it passes on. A state that is said to be over, or still to
    come, is marked by words, whereas "current" is what a text says by default.

    >>> latest([Status.AGREED, Status.COMPLETED]).value, latest([Status.CURRENT, Status.FORMER]).value
    ('completed', 'former')
    """
    return min(statuses, key=_STRONGEST_FIRST.index)
