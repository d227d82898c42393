"""Sets of clusters that grow together unless something keeps them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.entities._likeness import contradict
from kg.entities._names import Words
from kg.entities._profiles import Profile
from kg.entities._sets import DisjointSets
from kg.model import DocumentId

_MOST_NAMES = 12
"""Names of a set that are compared with those of another one."""


@dataclass(slots=True)
class _Known:
    """What is known of a set."""

    members: list[int]
    documents: set[DocumentId]
    names: dict[Words, None]
    """In the order in which they came."""
    enemies: frozenset[int] = frozenset()
    born: frozenset[int] = frozenset()
    died: frozenset[int] = frozenset()
    active: frozenset[int] = frozenset()


class Things:
    """Clusters by number, each a thing of its own at first."""

    def __init__(self, profiles: Sequence[Profile], related: Iterable[tuple[int, int]]) -> None:
        self._sets: DisjointSets[int] = DisjointSets()
        self._known = [
            _Known(
                members=[number],
                documents={profile.cluster.document},
                names={profile.cluster.full: None},
                born=profile.born,
                died=profile.died,
                active=profile.active,
            )
            for number, profile in enumerate(profiles)
        ]
        self._profiles = profiles
        self._related: dict[int, set[int]] = defaultdict(set)
        for one, other in related:
            self._related[one].add(other)
            self._related[other].add(one)

    def find(self, number: int) -> int:
        """What stands for the thing of a cluster."""
        return self._sets.find(number)

    def members(self, number: int) -> Sequence[int]:
        """The clusters of the same thing."""
        return self._known[self.find(number)].members

    def documents(self, number: int) -> int:
        """In how many documents the thing is."""
        return len(self._known[self.find(number)].documents)

    def keep_apart(self, one: int, other: int) -> None:
        """Never make one thing of these two from now on."""
        self._of(one).enemies |= {other}
        self._of(other).enemies |= {one}

    def share_document(self, one: int, other: int) -> bool:
        """Whether a document has both things."""
        return not self._of(one).documents.isdisjoint(self._of(other).documents)

    def objection(self, one: int, other: int) -> str:
        """What keeps two things apart whatever their names say; empty if nothing does."""
        if self.judged_apart(one, other):
            return "judged to be different"
        few, many = sorted((self._of(one), self._of(other)), key=lambda known: len(known.members))
        if self._are_related(few, many):
            return "a document relates them to each other"
        if _differ(few.born, many.born) or _differ(few.died, many.died):
            return "born or dead in different years"
        if _outlives(few, many) or _outlives(many, few):
            return "one was dead when the other acted"
        names = [(one, other) for one in list(few.names)[:_MOST_NAMES] for other in list(many.names)[:_MOST_NAMES]]
        entity_type = self._profiles[few.members[0]].cluster.type
        if any(contradict(one, other, entity_type) for one, other in names):
            return "their names contradict each other"
        return ""

    def judged_apart(self, one: int, other: int) -> bool:
        """Whether somebody said that they are different."""
        few, many = sorted((one, other), key=lambda number: len(self._of(number).enemies))
        root = self.find(many)
        return any(self.find(enemy) == root for enemy in self._of(few).enemies)

    def join(self, one: int, other: int) -> None:
        """Make one thing of two; whether anything objects is for the caller to ask."""
        root, joined = self.find(one), self.find(other)
        if root == joined:
            return
        if len(self._known[root].members) < len(self._known[joined].members):
            root, joined = joined, root
        self._sets.join(root, joined)
        into, gone = self._known[root], self._known[joined]
        into.members += gone.members
        into.documents |= gone.documents
        into.names |= gone.names
        into.enemies |= gone.enemies
        into.born |= gone.born
        into.died |= gone.died
        into.active |= gone.active
        self._known[joined] = _Known(members=[], documents=set(), names={})

    def _of(self, number: int) -> _Known:
        return self._known[self.find(number)]

    def _are_related(self, few: _Known, many: _Known) -> bool:
        root = self.find(many.members[0])
        return any(self.find(other) == root for number in few.members for other in self._related.get(number, ()))


def _differ(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _outlives(one: _Known, other: _Known) -> bool:
    """Whether one was dead before the first year in which the other one acted."""
    return bool(one.died and other.active) and max(one.died) < min(other.active)
