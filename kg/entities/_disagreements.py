"""On what the facts of different documents differ so that not all of them can be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from kg.entities._comparing import Period, contradict, overlap, values_of
from kg.entities._names import short_hash
from kg.entities._stages import Published, in_order
from kg.model import DocumentId, EntityFiller, Fact, Iri, Role, Status, ValueFiller
from kg.ontology import FactClass, Ontology, RoleClass, Shortcut, ValueKind
from kg.stories import Disagreement, Side, Story

_SETTLED = (Status.AGREED, Status.COMPLETED)
_ENDED = (Status.CANCELLED, Status.DENIED)

Told = Callable[[Fact], Period | None]


def disagreements_of(
    story: Story, facts: Sequence[Fact], kind: FactClass, published: Published
) -> Iterator[Disagreement]:
    """The values on which the facts of one story differ, and whether it took place at all."""
    for role in kind.roles:
        given: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            for value in values_of(fact, role.name):
                given[value].append(fact)
        clashing = {
            value
            for one, other in combinations(sorted(given), 2)
            if contradict(one, other, role.kind)
            and any(_clash(one, fact, other, another, role) for fact, another in product(given[one], given[other]))
            for value in (one, other)
        }
        if clashing:
            sides = [(value, fact) for value in clashing for fact in given[value]]
            yield _disagreement(story, role.name, role.label, sides)
    if disputed := _disputed(facts, published):
        yield _disagreement(story, "status", "status", [(fact.status.value, fact) for fact in disputed])


def _clash(one: str, fact: Fact, other: str, another: Fact, role: RoleClass) -> bool:
    """Whether two facts that give contradicting values can't both be right."""
    return (
        fact.document != another.document
        and _comparable(fact, another, role)
        and not _also_given(one, another, role)
        and not _also_given(other, fact, role)
    )


def _comparable(one: Fact, other: Fact, role: RoleClass) -> bool:
    """Whether two facts speak of the same stage: what is offered first and paid at last may differ."""
    if one.status == other.status:
        return True
    return role.kind is not ValueKind.DATE and one.status in _SETTLED and other.status in _SETTLED


def _also_given(value: str, fact: Fact, role: RoleClass) -> bool:
    """Whether a fact gives a value besides another, as an agreement on two prices does."""
    return any(
        not contradict(value, other, role.kind) for other in values_of(fact, role.name) if _same_unit(value, other)
    )


def _same_unit(one: str, other: str) -> bool:
    units = (re.sub(r"[\d./]", "", value).strip() for value in (one, other))
    return next(units) == next(units)


def _disputed(facts: Sequence[Fact], published: Published) -> list[Fact]:
    """The facts that say that it is done, and those that say later, or at no known time, that it is not."""
    done = [fact for fact in facts if fact.status is Status.COMPLETED]
    undone = [
        fact
        for fact in facts
        if fact.status in _ENDED and any(not (_day(published, fact) < _day(published, other)) for other in done)
    ]
    return [*done, *undone] if undone else []


def _day(published: Published, fact: Fact) -> str:
    """The day of publication, the last of all where it is not known."""
    day = published(fact)
    return day.isoformat() if day else "9999"


def rivals(
    facts: Sequence[Fact], told: Told, published: Published, base: str, ontology: Ontology
) -> Iterator[Disagreement]:
    """Who is said to hold at one time what only one can hold: two chief executives."""
    shortcuts: dict[str, list[Shortcut]] = defaultdict(list)
    for shortcut in ontology.shortcuts:
        if shortcut.one_at_a_time:
            shortcuts[shortcut.name].append(shortcut)
    for name in sorted(shortcuts):
        relation = shortcuts[name][0]
        held = _holders(facts, shortcuts[name], published)
        for thing in sorted(held, key=lambda thing: thing.id):
            if at_once := _at_once(held[thing], told):
                iri = Iri(f"{base}disagreement/{short_hash(name, thing.id)}")
                sides = [(holder.name, fact) for holder, fact in at_once]
                yield _sides(iri, relation.label, f"{thing.name}: {relation.label}", sides)


_Holding = tuple[EntityFiller, Fact]


def _holders(
    facts: Iterable[Fact], shortcuts: Sequence[Shortcut], published: Published
) -> dict[EntityFiller, list[_Holding]]:
    """For each thing that is held who holds it, but for those that are known to have left, and those that share it.

    Two that one document names share it: co-chief executives.
    """
    relation = shortcuts[0]
    held: dict[EntityFiller, list[_Holding]] = defaultdict(list)
    left = set[tuple[Iri, Iri]]()
    for fact in in_order((f for f in facts if f.type == relation.fact_type and _holds(relation, f)), published):
        for thing, holder in product(_entities(fact, relation.object), _entities(fact, relation.subject)):
            if any(fact.status is shortcut.status for shortcut in shortcuts):
                held[thing].append((holder, fact))
            elif fact.status is Status.FORMER:
                left.add((thing.id, holder.id))
    return {
        thing: [(h, f) for h, f in holdings if (thing.id, h.id) not in left and f.document not in _sharing(holdings)]
        for thing, holdings in held.items()
    }


def _sharing(holdings: Iterable[_Holding]) -> set[DocumentId]:
    """The documents that name several holders."""
    named: dict[DocumentId, set[Iri]] = defaultdict(set)
    for holder, fact in holdings:
        named[fact.document].add(holder.id)
    return {document for document, holders in named.items() if len(holders) > 1}


def _at_once(holdings: Sequence[_Holding], told: Told) -> list[_Holding]:
    """Those that documents of one time name, and those that one names again after another was named."""
    times: dict[Iri, set[Period | None]] = defaultdict(set)
    for holder, fact in holdings:
        times[holder.id].add(told(fact))
    clashing = set[tuple[Iri, Period | None]]()
    for one, other in combinations(sorted(times), 2):
        for period, another in product(times[one], times[other]):
            if overlap(period, another):
                clashing |= {(one, period), (other, another)}
        clashing |= _between(one, other, times) | _between(other, one, times)
    return [(holder, fact) for holder, fact in holdings if (holder.id, told(fact)) in clashing]


def _between(outer: Iri, inner: Iri, times: Mapping[Iri, set[Period | None]]) -> set[tuple[Iri, Period | None]]:
    """One that is named before and after another, and the other."""
    periods = sorted(period for period in times[outer] if period)
    if len(periods) < 2:
        return set()
    amid = [p for p in times[inner] if p and periods[0][1] < p[0] and p[1] < periods[-1][0]]
    return {(outer, periods[0]), (outer, periods[-1]), *((inner, period) for period in amid)} if amid else set()


def _holds(shortcut: Shortcut, fact: Fact) -> bool:
    if not shortcut.condition:
        return True
    role, pattern = shortcut.condition
    words = [f.value or f.text for f in fact.roles.get(role, ()) if isinstance(f, ValueFiller)]
    return any(re.search(pattern, text, re.IGNORECASE) for text in words)


def _entities(fact: Fact, role: Role) -> list[EntityFiller]:
    return [filler for filler in fact.roles.get(role, ()) if isinstance(filler, EntityFiller)]


def _disagreement(story: Story, about: str, name: str, given: Iterable[tuple[str, Fact]]) -> Disagreement:
    return _sides(Iri(f"{story.id}/disagreement/{about}"), about, f"{story.label}: {name}", given)


def _sides(iri: Iri, about: str, label: str, given: Iterable[tuple[str, Fact]]) -> Disagreement:
    by_value: dict[str, set[Iri]] = defaultdict(set)
    for value, fact in given:
        by_value[value].add(fact.id)
    sides = tuple(Side(value=value, facts=tuple(sorted(by_value[value]))) for value in sorted(by_value))
    return Disagreement(id=iri, about=about, label=label, sides=sides)
