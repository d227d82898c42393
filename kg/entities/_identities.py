"""Who is who across documents: profiles -> identities, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.entities._clusters import Cluster
from kg.entities._profiles import Key, Profile, full_key
from kg.entities._resolver import Resolver
from kg.entities.identity import Constraints, Step
from kg.model import EntityType, KnownEntity

_IN_USE = 3
"""Mentions from which a new name is more than told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The clusters of all documents that refer to one thing."""

    key: Key
    """Its name, with the place of its first mention if other things have that name, too."""
    type: EntityType
    clusters: tuple[Cluster, ...]
    """In the order of their documents."""
    called: tuple[Cluster, ...]
    """Those that give it its name: of a thing that was renamed, those of the name that it has now and goes by.

    Where texts only tell of that name but go on to use another, those of the name that most mentions bear.
    """


def identify(
    documents: Sequence[Sequence[Profile]], constraints: Constraints, known: Sequence[KnownEntity] = ()
) -> tuple[list[Identity], list[Step]]:
    """One identity for the clusters of one type that mean one thing, and the steps that led there.

    What people have judged comes first, then what texts say outright; then bearers of one name, of two names that
    some document explains by each other, and of names that are like each other, the best evidence first, if their
    contexts agree. Pairs that may mean one thing and stay apart are steps as well. The documents are in an order
    that depends on nothing but themselves.
    """
    resolver = Resolver(documents)
    resolver.judge(constraints)
    resolver.resolve()
    resolver.recognize(known)
    members: dict[int, list[Cluster]] = defaultdict(list)
    families: dict[int, dict[int, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for number, profile in enumerate(profile for own in documents for profile in own):
        thing = resolver.things.find(number)
        members[thing].append(profile.cluster)
        families[thing][resolver.families.find(number)].append(profile)
    keys = {number: min(map(full_key, clusters)) for number, clusters in members.items()}
    bearers: dict[Key, int] = defaultdict(int)
    for key in keys.values():
        bearers[key] += 1
    identities = [
        Identity(
            key=keys[number] if bearers[keys[number]] == 1 else _placed(keys[number], clusters),
            type=clusters[0].type,
            clusters=tuple(clusters),
            called=tuple(profile.cluster for profile in _naming(families[number].values())),
        )
        for number, clusters in members.items()
    ]
    return sorted(identities, key=lambda identity: identity.key), resolver.steps()


def _naming(families: Iterable[Sequence[Profile]]) -> Sequence[Profile]:
    """The bearers of the name that a thing has now, if texts use it; else of the one that most mentions bear."""
    families = list(families)
    now = [own for own in families if not any(profile.outdated for profile in own) and _mentions(own) >= _IN_USE]
    return min(now or families, key=_prominence)


def _mentions(profiles: Iterable[Profile]) -> int:
    return sum(len(profile.cluster.places) for profile in profiles)


def _prominence(profiles: Sequence[Profile]) -> tuple[int, int, Key]:
    """The more mentions the better; of two names that have as many, the shorter."""
    clusters = [profile.cluster for profile in profiles]
    return -_mentions(profiles), min(len(cluster.full) for cluster in clusters), min(map(full_key, clusters))


def _placed(key: Key, clusters: Sequence[Cluster]) -> Key:
    first = min((cluster.document, cluster.places[0][0]) for cluster in clusters)
    return key[0], key[1], f"{first[0]} {first[1]}"
