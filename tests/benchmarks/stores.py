"""Load and queries side by side: kg, pyoxigraph alone, rdflib alone, on one generated graph in our vocabulary.

    python tests/benchmarks/stores.py [QUADS] [--only-kg]

1,000,000 quads if not said otherwise; `generate` of queries.py makes them. All get the same N-Quads file. kg and
pyoxigraph keep what they load on disk, and ask it there; rdflib has its own memory, as kg has when it is told to read
all first, and its default graph is the union, too. Twelve queries: the shortest of at least five runs (and of two
seconds of them) through kg and on pyoxigraph, in turns, and through kg in memory; the shorter of two runs on rdflib,
for a minute at most. kg remembers that a query is in order: last, lookups of which each is asked for the first time.
With --only-kg, kg in memory and on disk alone, for sizes that rdflib does not manage; with --without-rdflib, the
other two side by side.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from math import exp, log
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import pyoxigraph
import rdflib
from pyoxigraph import Quad, RdfFormat, Store
from queries import generate

import kg
from kg.graph import PREFIXES, StoreWithUnion, open_store, write_store

_T = TypeVar("_T")
QUADS = 1_000_000
REPETITIONS = 5
LEAST = 2.0
"""Seconds for which a query is repeated."""
MOST = 500
LIMIT = 60
"""Seconds that rdflib has for a query."""

QUERIES = {
    "lookup": 'SELECT ?p ?o { ?company rdfs:label "organization 17" ; ?p ?o }',
    "two hops": "SELECT ?a ?c { ?a kg:acquired ?b . ?b kg:headquarteredIn ?c }",
    "three hops": "SELECT ?p ?c { ?p kg:worksFor ?a . ?a kg:acquired ?b . ?b kg:headquarteredIn ?c }",
    "ownership path": 'SELECT ?owner { ?company rdfs:label "organization 99" ; kg:ownedBy+ ?owner }',
    "aggregate": "SELECT ?status (COUNT(?f) AS ?n) { ?f a kg:Acquisition ; kg:status ?status } GROUP BY ?status",
    "most active": "SELECT ?a (COUNT(?b) AS ?n) { ?a kg:acquired ?b } GROUP BY ?a ORDER BY DESC(?n) LIMIT 10",
    "text": 'SELECT ?x ?l { ?x a kg:Organization ; rdfs:label ?l FILTER(CONTAINS(LCASE(?l), "ation 77")) }',
    "dates": (
        "SELECT ?f { ?f a kg:Acquisition ; kg:earliest ?d "
        'FILTER(?d >= "2004-01-01"^^xsd:date && ?d < "2006-01-01"^^xsd:date) }'
    ),
    "with options": (
        "SELECT ?a ?b ?n ?d { ?f a kg:Acquisition ; kg:acquirer ?a ; kg:target ?b "
        "OPTIONAL { ?f kg:price/schema:value ?n } OPTIONAL { ?f kg:date ?d } }"
    ),
    "evidence": ("SELECT ?f ?words { ?f a kg:Merger ; kg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?words }"),
    "construct": "CONSTRUCT { ?b kg:ownedBy ?a } WHERE { ?f a kg:Acquisition ; kg:acquirer ?a ; kg:target ?b }",
    "by document": "SELECT ?g (COUNT(?f) AS ?n) { GRAPH ?g { ?f a kg:Acquisition } } GROUP BY ?g",
}


def main() -> None:
    """Measure and print the tables."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        quads = list(generate(numbers[0] if numbers else QUADS))
        print(f"{len(quads):,} quads")
        if "--only-kg" in sys.argv:
            _kg_alone(quads, folder)
        else:
            _side_by_side(quads, folder, with_rdflib="--without-rdflib" not in sys.argv)


def _kg_alone(quads: list[Quad], folder: Path) -> None:
    _timed("kg on disk: load", lambda: write_store(folder / "store", quads))
    print(f"{'':24}{sum(path.stat().st_size for path in (folder / 'store').iterdir()) / 2**20:8,.0f} MiB")
    quads.clear()
    on_disk = open_store(folder / "store")
    in_memory = _timed("kg: into memory", lambda: StoreWithUnion(on_disk))
    with get_context("spawn").Pool(1) as process:  # this one has memory to use again
        print(f"{'':24}{process.apply(_memory_of_union, (folder / 'store',)):8,.0f} MiB more")
    print(f"\n{'':16}{'rows':>10}{'memory':>13}{'disk':>13}")
    for name, sparql in QUERIES.items():
        rows, first = _asked(partial(_through_kg, kg.Graph(in_memory), sparql))
        _, second = _asked(partial(_through_kg, kg.Graph(on_disk), sparql))
        print(f"{name:16}{rows:10,}{first:10,.1f} ms{second:10,.1f} ms", flush=True)


def _side_by_side(quads: list[Quad], folder: Path, *, with_rdflib: bool) -> None:
    file = folder / "graph.nq"
    pyoxigraph.serialize(quads, str(file), format=RdfFormat.N_QUADS)
    quads.clear()
    _timed("pyoxigraph: load", lambda: _load(folder / "alone", file))
    _timed(
        "kg: load", lambda: write_store(folder / "store", pyoxigraph.parse(path=str(file), format=RdfFormat.N_QUADS))
    )
    memory = rdflib.Dataset(default_union=True)
    if with_rdflib:
        _timed("rdflib: load", lambda: memory.parse(file, format="nquads"))
    graph = kg.open(folder)
    alone = graph.store  # one open store for both: how two of them lie in memory differs by more than kg adds
    assert isinstance(alone, Store)
    at_hand = _timed("kg: into memory", lambda: kg.open(folder, in_memory=True))
    print(f"\n{'':16}{'':10}{'on disk':^33}{'in memory':^26}{'rdflib takes':^18}")
    heads = f"{'pyoxigraph':>13}{'kg':>13}{'ratio':>7}{'kg':>13}{'rdflib':>13}{'of disk':>9}{'memory':>9}"
    print(f"{'':16}{'rows':>10}{heads}")
    slower, ahead, in_memory = list[float](), list[float](), list[float]()
    for name, sparql in QUERIES.items():
        rows, theirs, ours = _in_turns(partial(_alone, alone, sparql), partial(_through_kg, graph, sparql))
        slower.append(ours / theirs)
        print(f"{name:16}{rows:10,}{theirs:10,.2f} ms{ours:10,.2f} ms{slower[-1]:7.2f}", end="", flush=True)
        same, fast, _ = _in_turns(partial(_through_kg, at_hand, sparql), partial(_through_kg, at_hand, sparql))
        assert same == rows
        print(f"{fast:10,.2f} ms", end="", flush=True)
        if with_rdflib:
            runs = [_asked(partial(_in_python, memory, sparql), 1, LIMIT) for _ in range(2)]
            taken = min(milliseconds for _, milliseconds in runs)
            ahead.append(taken / ours)
            in_memory.append(taken / fast)
            print(f"{taken:10,.0f} ms" if runs[0][0] is not None else f"{f'over {LIMIT} s':>13}", end="")
            print(f"{ahead[-1]:9,.1f}{in_memory[-1]:9,.1f}", end="", flush=True)
        print()
    print(f"\nkg against pyoxigraph: {_mean(slower):.2f}, at worst {max(slower):.2f}")
    if with_rdflib:
        print(f"rdflib against kg: on disk {_mean(ahead):,.1f}, in memory {_mean(in_memory):,.1f}")
    _first_time(alone, graph)


def _in_turns(theirs: Callable[[], int], ours: Callable[[], int]) -> tuple[int, float, float]:
    """The number of rows, and the fewest milliseconds that each has taken."""
    start, rows, taken = time.perf_counter(), 0, list[tuple[float, float]]()
    while len(taken) < REPETITIONS or (len(taken) < MOST and time.perf_counter() - start < LEAST):
        found, first = _asked(theirs, 1)
        same, second = _asked(ours, 1)
        assert found is not None
        assert found == same
        rows = found
        taken.append((first, second))
    return rows, min(first for first, _ in taken), min(second for _, second in taken)


def _first_time(alone: Store, graph: kg.Graph) -> None:
    """Lookups of which no two are the same, in turns."""
    theirs, ours = list[float](), list[float]()
    for number in range(MOST):
        sparql = QUERIES["lookup"].replace("17", str(number % 100)) + f" # {number}"
        theirs.append(_asked(partial(_alone, alone, sparql), 1)[1])
        ours.append(_asked(partial(_through_kg, graph, sparql), 1)[1])
    first, second = median(theirs), median(ours)
    print(f"a lookup asked for the first time: {first:.2f} ms, {second:.2f} ms, {second / first:.2f}")


def _load(folder: Path, file: Path) -> None:
    store = Store(folder)
    store.bulk_load(path=str(file), format=RdfFormat.N_QUADS)
    store.flush()


def _through_kg(graph: kg.Graph, sparql: str) -> int:
    return _rows(graph.query(sparql).result())


def _alone(store: Store, sparql: str) -> int:
    return _rows(store.query(sparql, prefixes=dict(PREFIXES)))


def _rows(result: pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean) -> int:
    assert not isinstance(result, pyoxigraph.QueryBoolean)
    return sum(1 for _ in result)


def _in_python(memory: rdflib.Dataset, sparql: str) -> int:
    return sum(1 for _ in memory.query(sparql, initNs=PREFIXES))


def _asked(ask: Callable[[], int], repetitions: int = REPETITIONS, limit: int = 0) -> tuple[int | None, float]:
    """The number of rows and the median of milliseconds; None and the limit if it takes longer than so many seconds."""
    taken = []
    for _ in range(repetitions):
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(limit)
        start = time.perf_counter()
        try:
            rows = ask()
        except TimeoutError:
            return None, limit * 1000.0
        finally:
            signal.alarm(0)
        taken.append((time.perf_counter() - start) * 1000)
    return rows, median(taken)


def _timed(name: str, run: Callable[[], _T]) -> _T:
    start = time.perf_counter()
    result = run()
    print(f"{name:24}{time.perf_counter() - start:8.1f} s", flush=True)
    return result


def _mean(ratios: list[float]) -> float:
    """The geometric mean."""
    return exp(sum(map(log, ratios)) / len(ratios))


def _memory_of_union(store: Path) -> float:
    on_disk = open_store(store)
    before = _memory()
    in_memory = StoreWithUnion(on_disk)
    return _memory() - before if len(in_memory) else 0.0


def _memory() -> float:
    """MiB that this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 2**20


def _stop(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
