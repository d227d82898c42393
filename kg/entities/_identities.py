"""Who is who across documents: clusters -> identities, by their full names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.entities._clusters import Cluster
from kg.entities._names import ORGANIZATION, PERSON, Words, load_word_lists
from kg.entities._sets import DisjointSets
from kg.model import DocumentId, EntityType

Key = tuple[EntityType, str, str]
"""The type, the name without spaces, and the document if the name means something there only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The clusters of all documents that refer to one thing."""

    key: Key
    type: EntityType
    clusters: tuple[Cluster, ...]
    """In the order of their documents and texts."""


def identify(clusters: Iterable[Cluster]) -> list[Identity]:
    """One identity for the clusters of one type that share their full name; a short name or an
    acronym joins its full name where a document bears both.

    A short name that stands for different things in different documents joins the one that more
    than twice as many documents mean as mean others, if any; and none that some document keeps
    apart from it. A person of whom a document gives only one word, and an organisation named by a
    common noun, belong to that document alone. The order of the clusters does not matter.
    """
    ordered = sorted(clusters, key=lambda c: (c.document, c.mentions[0].start, c.mentions[0].end, c.type, c.full))
    sets = _joined_names(ordered)
    members: dict[Key, list[Cluster]] = defaultdict(list)
    for cluster in ordered:
        members[sets.find(_full_key(cluster))].append(cluster)
    identities = [
        Identity(key=min(map(_full_key, group)), type=group[0].type, clusters=tuple(group))
        for group in members.values()
    ]
    return sorted(identities, key=lambda identity: identity.key)


def _full_key(cluster: Cluster) -> Key:
    document = cluster.document if _is_local(cluster.full, cluster.type) else ""
    return cluster.type, "".join(cluster.full), document


def _is_local(name: Words, entity_type: EntityType) -> bool:
    """Whether only its document tells whom a name means: "Anna", "the Commission"."""
    if entity_type == PERSON:
        return len(name) == 1
    lists = load_word_lists()
    return entity_type == ORGANIZATION and all(word in lists.generic | lists.units for word in name)


def _joined_names(clusters: Sequence[Cluster]) -> DisjointSets[Key]:
    """The names that mean the same in every document."""
    meanings: dict[tuple[int, Key], Counter[Key]] = defaultdict(Counter)
    for cluster in clusters:
        for words in cluster.others:
            if not _is_local(words, cluster.type):
                meanings[-len(words), (cluster.type, "".join(words), "")][_full_key(cluster)] += 1
    bearers = _bearers(clusters)
    sets: DisjointSets[Key] = DisjointSets()
    for length, short in sorted(meanings):
        usual = _usual(meanings[length, short], sets)
        if usual and not any(_kept_apart(short, full, bearers) for full in usual):
            sets.join(usual[0], short)
    return sets


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


def _bearers(clusters: Sequence[Cluster]) -> Bearers:
    bearers: dict[Key, dict[DocumentId, frozenset[int]]] = defaultdict(dict)
    for number, cluster in enumerate(clusters):
        for words in (cluster.full, *cluster.others):
            documents = bearers[cluster.type, "".join(words), ""]
            documents[cluster.document] = documents.get(cluster.document, frozenset()) | {number}
    return bearers


def _kept_apart(short: Key, full: Key, bearers: Bearers) -> bool:
    """Whether a document uses the two names for different things."""
    of_short, of_full = bearers[short], bearers[full]
    if len(of_short) > len(of_full):
        of_short, of_full = of_full, of_short
    return any(numbers.isdisjoint(of_full[d]) for d, numbers in of_short.items() if d in of_full)
