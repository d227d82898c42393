"""Short names that documents explain, and what they usually mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from kg.entities._profiles import Key, Profile, full_key, is_local
from kg.entities._sets import DisjointSets
from kg.model import DocumentId


def usual_meanings(profiles: Sequence[Profile]) -> Iterator[tuple[Key, Key]]:
    """Each short name with the full name that it has in most documents that bear both.

    More than twice as many documents must mean that one as mean others, and none may use the two names for
    different things.
    """
    meanings: dict[tuple[int, Key], Counter[Key]] = defaultdict(Counter)
    for cluster in (profile.cluster for profile in profiles):
        for words in cluster.others:
            if not is_local(words, cluster.type):
                meanings[-len(words), (cluster.type, "".join(words), "")][full_key(cluster)] += 1
    bearers = _bearers(profiles, {short for _, short in meanings}.union(*meanings.values()))
    sets: DisjointSets[Key] = DisjointSets()
    for length, short in sorted(meanings):
        usual = _usual(meanings[length, short], sets)
        if usual and not any(_kept_apart(short, full, bearers) for full in usual):
            sets.join(usual[0], short)
            yield short, usual[0]


def _usual(meanings: Counter[Key], sets: DisjointSets[Key]) -> list[Key]:
    """The full names of the one thing that a short name means in most documents; empty if there is none."""
    counts: Counter[Key] = Counter()
    for full in sorted(meanings):
        counts[sets.find(full)] += meanings[full]
    thing, count = max(counts.items(), key=lambda item: item[1])
    clear = count > 2 * (counts.total() - count)
    return [full for full in sorted(meanings) if sets.find(full) == thing] if clear else []


Bearers = Mapping[Key, Mapping[DocumentId, frozenset[int]]]
"""The numbers of the clusters in which each document uses a name."""


def _bearers(profiles: Sequence[Profile], asked: Set[Key]) -> Bearers:
    bearers: dict[Key, dict[DocumentId, frozenset[int]]] = defaultdict(dict)
    for number, cluster in enumerate(profile.cluster for profile in profiles):
        for words in (cluster.full, *cluster.others):
            if (key := (cluster.type, "".join(words), "")) in asked:
                own = bearers[key].get(cluster.document, frozenset())
                bearers[key][cluster.document] = own | {number}
    return bearers


def _kept_apart(short: Key, full: Key, bearers: Bearers) -> bool:
    """Whether a document uses the two names for different things."""
    of_short, of_full = bearers[short], bearers[full]
    if len(of_short) > len(of_full):
        of_short, of_full = of_full, of_short
    return any(numbers.isdisjoint(of_full[d]) for d, numbers in of_short.items() if d in of_full)
