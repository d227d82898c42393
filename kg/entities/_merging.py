"""Which assertions of one document tell the same fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from kg.entities._assertions import Assertion, Filling
from kg.entities._names import words_of
from kg.entities._values import agree, months_between
from kg.model import EntityFiller, FactType, Role, Status, ValueFiller
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

Group = tuple[Assertion, ...]

_FAMILY = FactType("family")
_PERSON, _RELATIVE, _KIND = Role("person"), Role("relative"), Role("kind")
_AUTHORITY, _START = Role("authority"), Role("start")
_END, _POSITION = Role("end"), Role("position")
_TIMES = (_START, _END, Role("date"))
_LOOSE = {"boss", "head", "chief", "leader", "executive", "manager", "director", "member"}
"""What one may be called who has another title."""
_YEAR = re.compile(r"\d{4}")
_INVERSE = {"parent": "child", "child": "parent"}

_STATES = {Status.CURRENT, Status.FORMER, Status.FUTURE}
_EARLIER = re.compile(
    r"(?i)\b(?:previous|earlier|prior|initial|first|original)\s+(?:\S+\s+){0,3}?"
    r"(?:approach|bid|offer|proposal|attempt|takeover|merger|talks)\b"
)
"""How a text speaks of a deal that was tried before."""
_CLEARLY_APART = 12
"""Months between two dates of one role beyond which they belong to two events."""


def merge(assertions: Iterable[Assertion], ontology: Ontology) -> list[Group]:
    """The assertions of each fact, in the order given; what completes no fact is left out.

    Two assertions tell the same fact if they have the same type and the same fillers of the
    required roles (or one has only some of the other's), and if no other value tells them apart.
    One that lacks an end joins the fact that it agrees with best, if there is just one.
    """
    by_type: dict[FactType, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_type[assertion.type].append(assertion)
    return [
        group for fact_type, told in by_type.items() for group in _Groups(ontology.fact_class(fact_type)).merge(told)
    ]


def is_complete(assertion: Assertion, fact_class: FactClass) -> bool:
    """Whether all required roles are filled, the first by as many as it needs."""
    counts = [len(assertion.keys(role)) for role in fact_class.required]
    return all(counts) and (not counts or counts[0] >= fact_class.minimum)


class _Groups:
    """The facts of one type in one document, as they grow."""

    def __init__(self, fact_class: FactClass) -> None:
        self._class = fact_class
        self._groups: list[list[Assertion]] = []
        self._distinct: list[dict[object, Assertion]] = []
        """For each group its members by content: those that say the same need no second comparison."""
        self._by_filler: dict[str, set[int]] = defaultdict(set)
        """The numbers of the groups that have this filler in a required role."""

    def merge(self, told: Sequence[Assertion]) -> list[Group]:
        incomplete = [a for a in told if not is_complete(a, self._class)]
        for assertion in told:
            if is_complete(assertion, self._class):
                self._add(assertion)
        joining = [fit for assertion in incomplete if (fit := self._only_fit(assertion))]
        for number, assertion in joining:
            self._groups[number].append(assertion)
        return [tuple(group) for group in self._groups if self._says_enough(group)]

    def _add(self, assertion: Assertion) -> None:
        fits = self._fits(assertion)
        if fits:
            _, number, assertion = max(fits, key=lambda fit: fit[:2])
        else:
            number = len(self._groups)
            self._groups.append([])
            self._distinct.append({})
        self._groups[number].append(assertion)
        self._distinct[number].setdefault(assertion.content, assertion)
        for key in self._required_keys(assertion):
            self._by_filler[key].add(number)

    def _only_fit(self, assertion: Assertion) -> tuple[int, Assertion] | None:
        fits = self._fits(assertion)
        best = max((score for score, _, _ in fits), default=0)
        numbers = [(number, fitted) for score, number, fitted in fits if score == best]
        return numbers[0] if len(numbers) == 1 else None

    def _fits(self, assertion: Assertion) -> list[tuple[int, int, Assertion]]:
        """The groups that the assertion may join: how well it fits, which one, and how it reads there."""
        numbers = set().union(*(self._by_filler.get(key, ()) for key in self._required_keys(assertion)))
        fits = []
        for number in sorted(numbers):
            for reading in _readings(assertion):
                scores = [_agreement(reading, member, self._class) for member in self._distinct[number].values()]
                if None not in scores:
                    fits.append((max(score or 0 for score in scores), number, reading))
                    break
        return fits

    def _required_keys(self, assertion: Assertion) -> list[str]:
        return sorted({key for role in self._class.required for key in assertion.keys(role)})

    def _says_enough(self, group: Iterable[Assertion]) -> bool:
        roles = self._class.required_any
        return not roles or any(assertion.keys(role) for assertion in group for role in roles)


def _readings(assertion: Assertion) -> Iterator[Assertion]:
    """The assertion, and for a family the same seen from the relative: her father, his child."""
    yield assertion
    if assertion.type != _FAMILY:
        return
    roles = dict(assertion.roles)
    roles[_PERSON], roles[_RELATIVE] = roles.get(_RELATIVE, ()), roles.get(_PERSON, ())
    roles[_KIND] = tuple(_inverse(kind) for kind in roles.get(_KIND, ()))
    yield replace(assertion, roles={role: fillings for role, fillings in roles.items() if fillings})


def _inverse(kind: Filling) -> Filling:
    filler = kind.filler
    if isinstance(filler, EntityFiller) or filler.value not in _INVERSE:
        return kind
    return Filling(filler=ValueFiller(value=_INVERSE[filler.value], text=filler.text), span=kind.span)


def _agreement(one: Assertion, other: Assertion, fact_class: FactClass) -> int | None:
    """In how many further ways two assertions with the same ends agree; None if they tell two facts."""
    ends = [(one.keys(role), other.keys(role)) for role in fact_class.required]
    if any(a and b and not (a <= b or b <= a) for a, b in ends) or not any(a and b for a, b in ends):
        return None
    if _tell_state_and_event(one.status, other.status) or _tell_two_tries(one, other) or _tell_rise(one, other):
        return None
    if fact_class.state and (_is_outside(one, other) or _is_outside(other, one)):
        return None
    score = int(one.status == other.status)
    for role_class in fact_class.roles:
        role = role_class.name
        if role not in fact_class.required and one.keys(role) and other.keys(role):
            if _apart(one, other, role_class, fact_class):
                return None
            score += 1
    return score


def _tell_state_and_event(one: Status, other: Status) -> bool:
    """Whether one says how things stand, the other what happens: who holds 5%, and would buy more."""
    return (one in _STATES) != (other in _STATES) and Status.DENIED not in (one, other)


def _tell_rise(one: Assertion, other: Assertion) -> bool:
    """Whether one tells since when somebody is there, the other what he will be: "in charge of exports since 2018"."""
    begun = [a.status is Status.CURRENT and bool(a.keys(_START)) for a in (one, other)]
    return begun[0] != begun[1] and (one, other)[begun[0]].status is Status.FUTURE


def _tell_two_tries(one: Assertion, other: Assertion) -> bool:
    """Whether one tells how an earlier try ended that the other tells nothing of: "an earlier bid was rejected"."""
    over = [a.status is Status.CANCELLED and _EARLIER.search(a.sentence.text) is not None for a in (one, other)]
    return over[0] != over[1] and (one, other)[over[0]].status is not Status.CANCELLED


def _apart(one: Assertion, other: Assertion, role_class: RoleClass, fact_class: FactClass) -> bool:
    """Whether what fills an optional role in both shows that they tell two facts.

    Different stakes and dates more than a year apart do ("sold 120,000 shares, cutting its stake to 4.1%"); different
    prices do not: they are told of one deal that grew dearer. Where only one role is required (a legal case), the
    others have to tell facts apart, but one authority has one case. Two positions are two employments if one of
    them is over, if both are of different times, or if one began at a time that is told.
    """
    role, kind = role_class.name, role_class.kind
    pairs = list(product(_values(one, role), _values(other, role)))
    if kind is ValueKind.ENTITY:
        alone = len(fact_class.required) == 1 and fact_class.minimum == 1
        return alone and role not in fact_class.required_any and not one.keys(role) & other.keys(role)
    if kind is ValueKind.DATE:
        if _joined_before(one, other) or _joined_before(other, one):
            return False
        return min(months_between(a, b) for a, b in pairs) > _CLEARLY_APART
    if kind is ValueKind.STAKE:
        together = one.sentence == other.sentence and not one.keys(role) & other.keys(role)
        return together or not any(agree(a, b, kind) for a, b in pairs)
    if kind is not ValueKind.TEXT or one.keys(_AUTHORITY) & other.keys(_AUTHORITY):
        return False
    if role == _KIND:
        return not one.keys(role) & other.keys(role)
    words = [(set(words_of(a)), set(words_of(b))) for a, b in pairs]
    if fact_class.state:
        differ = one.status != other.status or _are_of_other_times(one, other)
        differ = differ or _has_own_start(one, other) or _has_own_start(other, one)
        return differ and not any(a == b for a, b in words)
    return not any(a <= b or b <= a for a, b in words)


def _are_of_other_times(one: Assertion, other: Assertion) -> bool:
    """Whether both are dated, and neither began or ended when the other did: a clerk in 1953, chairman from 1974."""
    first, second = ({value for role in _TIMES if a.keys(role) for value in _values(a, role)} for a in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _has_own_start(one: Assertion, other: Assertion) -> bool:
    """Whether one tells since when somebody has a post, the other no time of another: "finance chief since 2002"."""
    dated = any(other.keys(role) for role in _TIMES)
    return one.keys(_START) != frozenset() and not dated and not any(a <= _LOOSE for a in _posts(one) + _posts(other))


def _posts(assertion: Assertion) -> list[set[str]]:
    return [set(words_of(value)) for value in _values(assertion, _POSITION)]


def _joined_before(one: Assertion, other: Assertion) -> bool:
    """ "She joined Norwell in 1999, where she ran the ferries from 2004 to 2011": one employment, and over."""
    joined = one.keys(_START) and not one.keys(_END) and not one.keys(_POSITION)
    starts = [value for a in (one, other) if a.keys(_START) for value in _values(a, _START)]
    return bool(joined) and bool(other.keys(_END)) and len(starts) == 2 and starts[0] < starts[1]


def _is_outside(one: Assertion, other: Assertion) -> bool:
    """Whether one is dated, and at no time of the period that the other is told to have lasted."""
    if _joined_before(one, other):
        return False
    starts, ends, own = _years(other, _START), _years(other, _END), _years(one, *_TIMES)
    return bool(starts and ends and own) and all(year < min(starts) or year > max(ends) for year in own)


def _years(assertion: Assertion, *roles: Role) -> list[str]:
    told = (value for role in roles if assertion.keys(role) for value in _values(assertion, role))
    return [value[:4] for value in told if _YEAR.match(value)]


def _values(assertion: Assertion, role: Role) -> list[str]:
    return [
        filling.filler.value or filling.filler.text
        for filling in assertion.roles[role]
        if isinstance(filling.filler, ValueFiller)
    ]
