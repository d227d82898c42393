"""Which facts of different documents tell the same: facts -> groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.edtf import bounds
from kg.entities._comparing import Period, contradict, months_apart, overlap, values_of
from kg.entities._names import words_of
from kg.entities._sets import DisjointSets
from kg.model import EntityFiller, Fact, FactType, Role, Status, ValueFiller
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_FAMILY = FactType("family")
_PERSON, _RELATIVE, _KIND = Role("person"), Role("relative"), Role("kind")
_START, _END = Role("start"), Role("end")
_STATES = {Status.CURRENT, Status.FORMER, Status.FUTURE}
_ANOTHER_TIME = 12
"""Months between the dates of two facts beyond which they tell two events, unless such an event happens once."""

Told = Callable[[Fact], Period | None]
"""When the document of a fact was published; None if that is not known."""


def facts_alike(facts: Iterable[Fact], told: Told, ontology: Ontology) -> list[list[Fact]]:
    """The facts that tell the same thing, each fact in one group; sorted, whatever the order of the facts.

    They have the same type and an end of each kind in common, and no other value tells them apart. Dates that are
    far apart do, and stakes at different times, positions, authorities; prices do not, nor the status: those are
    what a story has stages and disagreements for.
    """
    by_type: dict[FactType, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.id):
        by_type[fact.type].append(fact)
    return [
        group
        for fact_type in sorted(by_type)
        for alike in _same_ends(by_type[fact_type], ontology.fact_class(fact_type))
        for group in _Groups(ontology.fact_class(fact_type), told, ontology).of(alike)
    ]


def _same_ends(facts: Sequence[Fact], kind: FactClass) -> list[list[Fact]]:
    """The facts that share who did it to whom, directly or by way of others."""
    sets: DisjointSets[object] = DisjointSets()
    for fact in facts:
        for ends in _ends(fact, kind):
            sets.join(ends, fact.id)
    members: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        members[sets.find(fact.id)].append(fact)
    return list(members.values())


def _ends(fact: Fact, kind: FactClass) -> Iterator[tuple[str, ...]]:
    """Every choice of one filler for each required role; relatives in one order, whoever of them is the subject."""
    if kind.name == _FAMILY:
        yield from _relatives(fact)
    elif kind.minimum > 1:
        yield from combinations(sorted(_keys(fact, kind.required[0])), 2)
    else:
        yield from product(*(sorted(_keys(fact, role)) for role in kind.required))


def _relatives(fact: Fact) -> Iterator[tuple[str, ...]]:
    kinds = values_of(fact, _KIND) or [""]
    for person, relative, kind in product(_keys(fact, _PERSON), _keys(fact, _RELATIVE), kinds):
        if kind == "child":
            yield relative, person, "parent"
        elif kind == "parent":
            yield person, relative, kind
        else:
            yield (*sorted((person, relative)), kind)


def _keys(fact: Fact, role: Role) -> set[str]:
    fillers = fact.roles.get(role, ())
    return {f.id if isinstance(f, EntityFiller) else (f.value or f.text).casefold() for f in fillers}


class _Groups:
    """Facts with the same ends, sorted into what happened once and again."""

    def __init__(self, kind: FactClass, told: Told, ontology: Ontology) -> None:
        self._class = kind
        self._told = told
        self._shortcuts = [s for s in ontology.shortcuts_of(kind.name) if s.condition]
        self._optional = [role for role in kind.roles if role.name not in kind.required]

    def of(self, facts: Sequence[Fact]) -> list[list[Fact]]:
        """The facts that say most come first, so that those that say little find what they belong to."""
        groups: list[list[Fact]] = []
        distinct: list[dict[object, Fact]] = []
        for fact in sorted(facts, key=self._rank):
            fitting = [n for n, members in enumerate(distinct) if not self._apart_from_any(fact, members.values())]
            if fitting:
                number = max(fitting, key=lambda n: (*self._nearness(fact, distinct[n].values()), -n))
            else:
                number = len(groups)
                groups.append([])
                distinct.append({})
            groups[number].append(fact)
            distinct[number].setdefault(self._content(fact), fact)
        return groups

    def _content(self, fact: Fact) -> object:
        """What facts share that no value can tell apart: the thousandth is not compared with all before it."""
        fillers = tuple(frozenset(_keys(fact, role.name)) for role in self._optional)
        return fact.status, fillers, self._time(fact)

    def _apart_from_any(self, fact: Fact, members: Iterable[Fact]) -> bool:
        return any(self._apart(fact, member) for member in members)

    def _rank(self, fact: Fact) -> tuple[int, str, str]:
        filled = sum(role.name in fact.roles for role in self._optional)
        dates = [v for role in self._optional if role.kind is ValueKind.DATE for v in values_of(fact, role.name)]
        return -filled - 10 * bool(dates), min(dates, default=""), fact.id

    def _nearness(self, fact: Fact, members: Iterable[Fact]) -> tuple[int, int]:
        shared, near = 0, -(10**6)
        for member in members:
            shared = max(shared, sum(not _keys(fact, r.name).isdisjoint(_keys(member, r.name)) for r in self._optional))
            near = max(near, -months_apart(self._told(fact), self._told(member)))
        return shared, near

    def _apart(self, one: Fact, other: Fact) -> bool:
        if (one.status in _STATES) != (other.status in _STATES) and Status.DENIED not in (one.status, other.status):
            return True
        both = [r for r in self._optional if one.roles.get(r.name) and other.roles.get(r.name)]
        return _over_before(one, other) or _over_before(other, one) or any(self._differ(one, other, r) for r in both)

    def _differ(self, one: Fact, other: Fact, role: RoleClass) -> bool:
        """Whether what fills an optional role shows that two facts tell two things."""
        pairs = list(product(values_of(one, role.name), values_of(other, role.name)))
        if role.kind is ValueKind.ENTITY:
            alone = len(self._class.required) == 1 and self._class.minimum == 1
            free = alone and role.name not in self._class.required_any and not self._class.once
            return free and not _keys(one, role.name) & _keys(other, role.name)
        if role.kind is ValueKind.DATE:
            apart = [months_apart(bounds(a), bounds(b)) for a, b in pairs]
            return not self._class.once and not self._class.state and min(apart, default=0) > _ANOTHER_TIME
        if role.kind is ValueKind.STAKE:
            return self._at_two_times(one, other) and bool(pairs) and all(contradict(a, b, role.kind) for a, b in pairs)
        return role.kind is ValueKind.TEXT and role.name != _KIND and not self._same_words(one, other, role.name)

    def _at_two_times(self, one: Fact, other: Fact) -> bool:
        """Whether two facts are known to be of different times: by their dates, else by those of their documents."""
        return not overlap(self._time(one), self._time(other))

    def _time(self, fact: Fact) -> Period | None:
        dates = (v for role in self._optional if role.kind is ValueKind.DATE for v in values_of(fact, role.name))
        return next((period for date in dates if (period := bounds(date))), None) or self._told(fact)

    def _same_words(self, one: Fact, other: Fact, role: Role) -> bool:
        """Whether the words of one say what those of the other say, or less; "CEO" says "chief executive"."""
        words, others = (
            [f.value or f.text for f in fact.roles[role] if isinstance(f, ValueFiller)] for fact in (one, other)
        )
        for a, b in product(words, others):
            if set(words_of(a)) <= set(words_of(b)) or set(words_of(b)) <= set(words_of(a)):
                return True
            for shortcut in self._shortcuts:
                assert shortcut.condition
                asked, pattern = shortcut.condition
                if asked == role and all(re.search(pattern, text, re.IGNORECASE) for text in (a, b)):
                    return True
        return False


def _over_before(one: Fact, other: Fact) -> bool:
    """Whether one ended before the other began: two terms of office."""
    ends = [period for value in values_of(one, _END) if (period := bounds(value))]
    starts = [period for value in values_of(other, _START) if (period := bounds(value))]
    return bool(ends and starts) and max(ends)[1] < min(starts)[0]
