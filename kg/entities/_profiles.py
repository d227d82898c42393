"""What a document tells of each of its things beside the name: with whom it stands, what it does, when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from kg.entities._assertions import place_of
from kg.entities._clusters import Cluster
from kg.entities._names import ORGANIZATION, PERSON, PLACE, Words, load_word_lists, name_words, words_of
from kg.entities._statements import stated_aliases
from kg.model import Claim, EntityType, FactType, Mention, MentionKind, Reading, Role, Status, Value

Feature = tuple[str, EntityType, str]
"""How a thing stands to another one ("" for beside it, else fact type and role), and the other's type and name."""

Key = tuple[EntityType, str, str]
"""The type, the name without spaces, and the document if the name means something there only."""

_NEAR = 150
"""Characters between a sentence and the name of what its pronoun stands for, within which that is hardly another."""
_NEIGHBOURS = 12
"""Mentions before and behind one that belong to its context."""
_MOST_MENTIONS = 10
_MOST_FEATURES = 24
_BEFORE, _BEHIND = 60, 80
"""Characters beside a name that may tell a person's field."""
_END = re.compile(r"[.;!?\n]")
_YEAR = re.compile(r"\b\d{4}\b")

_RENAMING, _RENAMED = FactType("renaming"), Role("organization")
_NEW_NAMES = (Role("new_name"), Role("old_name"))
_BIRTH, _DEATH = FactType("birth"), FactType("death")
_SAID = {Status.COMPLETED, Status.CURRENT, Status.FORMER, Status.AGREED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A cluster with its context."""

    cluster: Cluster
    features: tuple[Feature, ...]
    """The nearest first."""
    fields: frozenset[str]
    """What a person does: "sport", "politics"."""
    born: frozenset[int]
    died: frozenset[int]
    active: frozenset[int]
    """Years."""
    related: frozenset[int]
    """The numbers of the document's clusters that facts relate it to: they are other things."""
    stated: frozenset[int]
    """The numbers of those that the document says to be the same thing under another name."""
    renamed: frozenset[Words]
    """Other names that the facts give it, whether the document mentions them or not."""
    outdated: bool = False
    """Whether the document says that it has another name now."""


def profiles_of(reading: Reading, clusters: Sequence[Cluster]) -> list[Profile]:
    """The profile of each cluster of a document, in the same order."""
    numbers = {place: number for number, cluster in enumerate(clusters) for place in cluster.places}
    beside = _beside(clusters)
    facts = _Facts(reading.claims, clusters, numbers)
    stated = stated_aliases(reading.document.text, clusters)
    for one, other in facts.renamed_to:
        stated[one].add(other)
        stated[other].add(one)
    return [
        Profile(
            cluster=cluster,
            features=tuple(dict.fromkeys((*facts.features[number], *beside[number])))[:_MOST_FEATURES],
            fields=_fields(reading.document.text, cluster),
            born=frozenset(facts.born[number]),
            died=frozenset(facts.died[number]),
            active=frozenset(facts.active[number]),
            related=frozenset(facts.related[number] - stated[number]),
            stated=frozenset(stated[number]),
            renamed=frozenset(facts.names[number]),
            outdated=number in facts.outdated,
        )
        for number, cluster in enumerate(clusters)
    ]


def is_local(name: Words, entity_type: EntityType) -> bool:
    """Whether only its document tells whom a name means: "Anna", "the Commission"."""
    if entity_type == PERSON:
        return len(name) == 1
    lists = load_word_lists()
    return entity_type == ORGANIZATION and all(word in lists.generic or word in lists.units for word in name)


def full_key(cluster: Cluster) -> Key:
    """What the clusters share whose full names are the same and may mean the same."""
    document = cluster.document if is_local(cluster.full, cluster.type) else ""
    return cluster.type, "".join(cluster.full), document


def weight_of(feature: Feature, documents: int) -> float:
    """What it says that two names share a feature which so many documents have, in natural logarithms of odds.

    People say more than organisations, and these more than places; what stands everywhere says little.
    """
    relation, entity_type, name = feature
    base = {PERSON: 1.3, ORGANIZATION: 1.0, PLACE: 0.45}.get(entity_type, 0.8)
    if entity_type == PLACE and name in load_word_lists().places:
        base = 0.25
    return (base + (0.9 if relation else 0)) / (1 + log(max(documents / 2, 1)))


def _feature(relation: str, cluster: Cluster) -> Feature | None:
    if is_local(cluster.full, cluster.type):
        return None
    return relation, cluster.type, "".join(cluster.full)


def _beside(clusters: Sequence[Cluster]) -> list[list[Feature]]:
    """The clusters that stand near each one, the nearest first."""
    in_order = sorted((start, number) for number, cluster in enumerate(clusters) for start, _ in cluster.places)
    at: dict[int, list[int]] = defaultdict(list)
    for index, (_, number) in enumerate(in_order):
        at[number].append(index)
    beside = []
    for number in range(len(clusters)):
        distances: dict[int, int] = {}
        for index in at[number][:_MOST_MENTIONS]:
            for start, other in in_order[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS + 1]:
                distance = abs(start - in_order[index][0])
                distances[other] = min(distance, distances.get(other, distance))
        near = sorted((distance, other) for other, distance in distances.items() if other != number)
        beside.append([feature for _, other in near if (feature := _feature("", clusters[other]))])
    return beside


def _fields(text: str, cluster: Cluster) -> frozenset[str]:
    if cluster.type != PERSON:
        return frozenset()
    fields = load_word_lists().fields
    return frozenset(
        fields[word]
        for start, end in cluster.places[:_MOST_MENTIONS]
        for side in (_before(text, start), text[start:end], _behind(text, end))
        for word in words_of(side.replace("-", " "))
        if word in fields
    )


def _before(text: str, start: int) -> str:
    return _END.split(text[max(start - _BEFORE, 0) : start])[-1]


def _behind(text: str, end: int) -> str:
    return _END.split(text[end : end + _BEHIND])[0]


class _Facts:
    """What the claims of a document say of its clusters."""

    def __init__(
        self, claims: Iterable[Claim], clusters: Sequence[Cluster], numbers: dict[tuple[int, int], int]
    ) -> None:
        self.features: dict[int, list[Feature]] = defaultdict(list)
        self.related: dict[int, set[int]] = defaultdict(set)
        self.names: dict[int, set[Words]] = defaultdict(set)
        self.renamed_to: list[tuple[int, int]] = []
        self.outdated: set[int] = set()
        self.born: dict[int, set[int]] = defaultdict(set)
        self.died: dict[int, set[int]] = defaultdict(set)
        self.active: dict[int, set[int]] = defaultdict(set)
        self._clusters, self._numbers = clusters, numbers
        for claim in claims:
            if claim.type == _RENAMING:
                self._rename(claim)
            else:
                self._relate(claim)
                self._date(claim)

    def _things(self, claim: Claim) -> list[tuple[Role, int]]:
        return [
            (role, self._numbers[place_of(argument)])
            for role, arguments in claim.roles.items()
            for argument in arguments
            if isinstance(argument, Mention) and place_of(argument) in self._numbers
        ]

    def _relate(self, claim: Claim) -> None:
        for (role, one), (its_role, other) in combinations(self._things(claim), 2):
            if one == other:
                continue
            self.related[one].add(other)
            self.related[other].add(one)
            for number, partner, relation in ((one, other, its_role), (other, one, role)):
                if feature := _feature(f"{claim.type} {relation}", self._clusters[partner]):
                    self.features[number].append(feature)

    def _date(self, claim: Claim) -> None:
        years = {
            int(year)
            for arguments in claim.roles.values()
            for argument in arguments
            if isinstance(argument, Value)
            for year in _YEAR.findall(argument.value)
        }
        table = {_BIRTH: self.born, _DEATH: self.died}.get(claim.type, self.active)
        if claim.status in _SAID:
            for _, number in self._things(claim):
                table[number] |= years

    def _rename(self, claim: Claim) -> None:
        """A new name stands in the text as a name of its own, or as plain words; whose it is must be named near by."""
        things = [a for a in claim.roles.get(_RENAMED, ()) if isinstance(a, Mention)]
        names = [a.antecedent or a for a in things if a.antecedent or a.kind is MentionKind.NAME]
        named = len(names) == len(things) and all(claim.sentence.start - name.end < _NEAR for name in names)
        if claim.status is not Status.COMPLETED or not named:
            return
        renamed = [number for role, number in self._things(claim) if role not in _NEW_NAMES]
        for number in renamed:
            for words in self._new_names(claim):
                self.names[number].add(words)
                for other in self._called(words, self._clusters[number].type):
                    if other != number:
                        self.renamed_to.append((number, other))
            new, old = (self._clusters_called(claim, role, self._clusters[number].type) for role in _NEW_NAMES)
            self.outdated |= (old | ({number} if new else set())) - new

    def _clusters_called(self, claim: Claim, role: Role, entity_type: EntityType) -> set[int]:
        return {number for words in _names_in(claim, role) for number in self._called(words, entity_type)}

    def _new_names(self, claim: Claim) -> Iterator[Words]:
        for role in _NEW_NAMES:
            yield from _names_in(claim, role)

    def _called(self, words: Words, entity_type: EntityType) -> list[int]:
        return [
            number
            for number, cluster in enumerate(self._clusters)
            if cluster.type == entity_type and words in (cluster.full, *cluster.others)
        ]


def _names_in(claim: Claim, role: Role) -> Iterator[Words]:
    yield from (name_words(argument.text, ORGANIZATION) for argument in claim.roles.get(role, ()))
