"""How two entities are connected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.model import Entity, Fact, Iri, Status
from kg.ontology import load_ontology
from kg.views.projection import arrow_ends, things

_ACTUAL = frozenset({Status.COMPLETED, Status.CURRENT, Status.FORMER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path: the fact that leads from `source` to `target`."""

    source: Iri
    target: Iri
    fact: Fact
    forward: bool
    """Whether the fact's arrow points the way that the path goes."""


def find_path(entities: Iterable[Entity], facts: Iterable[Fact], start: Iri, end: Iri) -> tuple[Step, ...]:
    """The shortest chain of facts from `start` to `end`, against the arrows too; () when they are one.

    Among equally short chains, steps over what happened or was so come before what was planned
    or denied, then the more certain, then the order of IRIs.
    Raises NotFoundError when an end is not in the graph or no chain leads there.
    """
    facts = list(facts)
    names = {thing.id: thing.name for thing in things(entities, facts)}
    for iri in (start, end):
        if iri not in names:
            raise NotFoundError(f"{iri} is not in the graph; see `kg query` for what is")
    steps = _steps(facts)
    arrived: dict[Iri, Step | None] = {start: None}
    reached = [start]
    for here in reached:  # grows while it is walked: breadth first
        if here == end:
            return _walk_back(arrived, end)
        for step in steps[here]:
            if step.target not in arrived:
                arrived[step.target] = step
                reached.append(step.target)
    raise NotFoundError(f"no chain of facts connects {names[start]!r} and {names[end]!r}")


def _steps(facts: Iterable[Fact]) -> dict[Iri, list[Step]]:
    fact_class = load_ontology().fact_class
    steps: defaultdict[Iri, list[Step]] = defaultdict(list)
    for fact in facts:
        for source, target in arrow_ends(fact, fact_class(fact.type)):
            steps[source].append(Step(source=source, target=target, fact=fact, forward=True))
            steps[target].append(Step(source=target, target=source, fact=fact, forward=False))
    for choices in steps.values():
        choices.sort(key=_preference)
    return steps


def _preference(step: Step) -> tuple[bool, float, Iri, Iri]:
    return step.fact.status not in _ACTUAL, -step.fact.confidence, step.target, step.fact.id


def _walk_back(arrived: dict[Iri, Step | None], end: Iri) -> tuple[Step, ...]:
    path: list[Step] = []
    step = arrived[end]
    while step:
        path.append(step)
        step = arrived[step.source]
    return tuple(reversed(path))
