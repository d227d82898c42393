"""Which found fact stands for which gold fact: one for one, as many as possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def pair(wishes: Sequence[Sequence[int]]) -> Mapping[int, int]:
    """From each gold fact's candidates, best first, to the one it gets: a largest matching (Kuhn, 1955).

    >>> pair([[0, 1], [0], []])
    {1: 0, 0: 1}
    """
    owners: dict[int, int] = {}

    def assign(gold: int, tried: set[int]) -> bool:
        for found in wishes[gold]:
            if found not in tried:
                tried.add(found)
                if found not in owners or assign(owners[found], tried):
                    owners[found] = gold
                    return True
        return False

    for gold in range(len(wishes)):
        assign(gold, set())
    return {gold: found for found, gold in owners.items()}
