"""How fast the shipped queries are answered: through kg, by pyoxigraph alone, and by rdflib alone.

    python tests/benchmarks/queries.py [QUADS]

The graph, about 200,000 quads if not said otherwise, holds facts of every type about invented entities. kg and
pyoxigraph ask one store on disk (median of five); rdflib asks its own memory (once, for 20 seconds at most).
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import pyoxigraph
import rdflib

import kg
from kg.config import Settings
from kg.graph import PREFIXES, list_queries, to_quads, write_store
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
    Evidence,
    Fact,
    FactType,
    Filler,
    Iri,
    Status,
    ValueFiller,
)
from kg.ontology import RoleClass, ValueKind, load_ontology

QUADS = 200_000
QUADS_PER_FACT = 41
REPETITIONS = 5
LIMIT = 20
"""Seconds that rdflib has for a query."""

_VALUES = {
    ValueKind.MONEY: "{0}000000 USD",
    ValueKind.STAKE: "{1}%",
    ValueKind.DATE: "{2}",
    ValueKind.COUNT: "{0}",
    ValueKind.TEXT: "chief executive {1}",
}


def main() -> None:
    """Measure and print the table."""
    quads = list(generate(int(sys.argv[1]) if len(sys.argv) > 1 else QUADS))
    with TemporaryDirectory() as scratch:
        write_store(Path(scratch) / "store", quads)
        graph = kg.open(scratch)
        memory = rdflib.Graph()
        memory.parse(data=graph.to_turtle(), format="turtle")
        print(f"{len(quads):,} quads, {len(memory):,} triples\n")
        print(f"{'':18}{'rows':>7}{'pyoxigraph':>12}{'kg':>10}{'ratio':>7}{'rdflib':>11}{'ratio':>7}")
        for shipped in list_queries():
            _compare(shipped.name, shipped.sparql, graph, memory)


def generate(quads: int) -> Iterator[pyoxigraph.Quad]:
    """About so many quads: facts of every type in turn, with every role filled; the same each time."""
    chance = Random(1)
    ontology = load_ontology()
    number = quads // QUADS_PER_FACT
    entities = [
        Entity(
            id=Iri(f"{Settings().base}{ontology.entity_classes[name].slug}/{index}"),
            type=name,
            name=f"{name} {index}",
        )
        for name in ontology.entity_classes
        for index in range(number // 10)
    ]
    by_type: dict[EntityType, list[Entity]] = {}
    for entity in entities:
        by_type.setdefault(entity.type, []).append(entity)
    documents = [
        Document(id=DocumentId(f"{index}.txt"), text=f"Text {index}.", date="2019-03-14", publisher="Ledger")
        for index in range(number // 20)
    ]
    facts = [
        _fact(index, chance.choice(list(ontology.fact_classes)), by_type, chance.choice(documents), chance)
        for index in range(number)
    ]
    return to_quads(facts=facts, entities=entities, documents=documents, settings=Settings(), ontology=ontology)


def _fact(
    index: int, name: FactType, by_type: dict[EntityType, list[Entity]], document: Document, chance: Random
) -> Fact:
    kind = load_ontology().fact_class(name)
    states = (Status.CURRENT, Status.FORMER) if kind.state else (Status.COMPLETED, Status.PLANNED)
    return Fact(
        id=Iri(f"{Settings().base}fact/{index}"),
        type=name,
        document=document.id,
        status=chance.choice(states),
        confidence=0.9,
        roles={role.name: tuple(_filler(role, by_type, chance) for _ in range(kind.minimum)) for role in kind.roles},
        evidence=(
            Evidence(
                sentence=document.span(0, len(document.text)),
                mentions={role.name: (document.span(0, 4),) for role in kind.roles},
            ),
        ),
        extractor="benchmark",
        attribution=(_named(EntityType("organization"), by_type, chance),) if index % 5 == 0 else (),
    )


def _filler(role: RoleClass, by_type: dict[EntityType, list[Entity]], chance: Random) -> Filler:
    if role.kind is ValueKind.ENTITY:
        return _named(role.entity_types[0], by_type, chance)
    value = _VALUES[role.kind].format(chance.randint(1, 999), chance.randint(1, 99), chance.randint(1980, 2024))
    return ValueFiller(value=value, text=value)


def _named(name: EntityType, by_type: dict[EntityType, list[Entity]], chance: Random) -> EntityFiller:
    """A few are in the news more often than most."""
    known = by_type[name]
    chosen = known[int(len(known) * chance.random() ** 2)]
    return EntityFiller(id=chosen.id, name=chosen.name)


def _compare(name: str, sparql: str, graph: kg.Graph, memory: rdflib.Graph) -> None:
    def ask_pyoxigraph() -> int:
        solutions = graph.store.query(sparql, prefixes=dict(PREFIXES))
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return sum(1 for _ in solutions)

    rows, alone = _timed(ask_pyoxigraph, REPETITIONS)
    same, through_kg = _timed(lambda: sum(1 for _ in graph.query(name)), REPETITIONS)
    assert same == rows
    line = f"{name:18}{rows:7,}{alone:9.1f} ms{through_kg:7.1f} ms{through_kg / alone:7.2f}"
    try:
        found, in_python = _timed(lambda: len(memory.query(sparql, initNs=PREFIXES)), 1)
    except TimeoutError:
        print(f"{line}{f'over {LIMIT} s':>11}{f'>{LIMIT * 1000 / alone:,.0f}':>7}", flush=True)
        return
    differs = "" if found == rows else f"  {found:,} rows"
    print(f"{line}{in_python:8,.0f} ms{in_python / alone:7,.0f}{differs}", flush=True)


def _timed(ask: Callable[[], int], repetitions: int) -> tuple[int, float]:
    """The number of rows and the median of milliseconds; raises TimeoutError."""
    taken = []
    for _ in range(repetitions):
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(LIMIT)
        start = time.perf_counter()
        try:
            rows = ask()
        finally:
            signal.alarm(0)
        taken.append((time.perf_counter() - start) * 1000)
    return rows, median(taken)


def _stop(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
