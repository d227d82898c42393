"""What fills a role of a fact that several sentences tell."""

from __future__ import annotations

from collections.abc import Iterable

from kg.entities._assertions import Assertion, Filling
from kg.entities._values import agree, unit_of
from kg.model import EntityFiller, Filler, ValueFiller
from kg.ontology import RoleClass, ValueKind


def settle(assertions: Iterable[Assertion], role_class: RoleClass) -> tuple[Filler, ...]:
    """What fills the role, from assertions of which the first one counts most.

    All entities and all words do, each once. Of two dates, stakes or amounts that agree the more
    precise one stays ("2004-08" for "2004"); of two that contradict each other, the first. A value
    without a normal form stays only where there is no other.
    """
    told = [
        (number, filling.filler)
        for number, assertion in enumerate(assertions)
        for filling in assertion.roles.get(role_class.name, ())
    ]
    entities = {filler.id: filler for _, filler in told if isinstance(filler, EntityFiller)}
    values = [(number, filler) for number, filler in told if isinstance(filler, ValueFiller)]
    if role_class.kind is ValueKind.TEXT or not any(filler.value for _, filler in values):
        words = {(v.value or v.text).casefold(): v for _, v in reversed(values)}
        return *entities.values(), *reversed(words.values())
    return *entities.values(), *_settle_values(values, role_class.kind)


def _settle_values(values: Iterable[tuple[int, ValueFiller]], kind: ValueKind) -> list[ValueFiller]:
    settled: list[tuple[int, ValueFiller]] = []
    for number, value in values:
        rivals = [
            index
            for index, (_, other) in enumerate(settled)
            if unit_of(other.value, kind) == unit_of(value.value, kind)
        ]
        same = [index for index in rivals if agree(settled[index][1].value, value.value, kind)]
        if same and len(value.value) > len(settled[same[0]][1].value):
            settled[same[0]] = (settled[same[0]][0], value)
        elif value.value and not same and all(settled[index][0] == number for index in rivals):
            settled.append((number, value))
    return [value for _, value in settled]


def belongs(filling: Filling, settled: Iterable[Filler], role_class: RoleClass) -> bool:
    """Whether the words of a filling are evidence for what fills the role in the end."""
    filler, kind = filling.filler, role_class.kind
    if isinstance(filler, EntityFiller) or kind is ValueKind.TEXT or not filler.value:
        return any(filling.key == Filling(filler=other, span=None).key for other in settled)
    return any(
        unit_of(filler.value, kind) == unit_of(other.value, kind) and agree(filler.value, other.value, kind)
        for other in settled
        if isinstance(other, ValueFiller)
    )
