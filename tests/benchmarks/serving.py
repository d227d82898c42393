"""How the server answers many at a time: lookups alone, and with heavy queries beside them.

    python tests/benchmarks/serving.py [QUADS] [SECONDS]

A graph of about a million quads, if not said otherwise, is served at this machine's own address. 32 clients ask
for 30 seconds, one request after the other: first all of them lookups (a SPARQL query about one entity, its page,
a search), then four of them nothing but heavy queries (a cross product of everything, with a time limit of 5 seconds).
No more than 20,000 requests are sent in each part. Last, how long after its limit a cross product is answered.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from queries import generate
from served import Served, serving

from kg.config import Settings
from kg.graph import write_store

CLIENTS, HEAVY_CLIENTS, LIMIT = 32, 4, 5
MOST_REQUESTS = 20_000
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUP = "SELECT ?name ?type ?status { ?fact ?role <%s> ; a ?type ; kg:status ?status ; rdfs:label ?name } LIMIT 100"


def main() -> None:
    """Measure and print."""
    quads = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30
    with TemporaryDirectory() as scratch:
        write_store(Path(scratch) / "store", generate(quads))
        with serving(Path(scratch), "--time-limit", str(LIMIT)) as served:
            print(f"{quads:,} quads, {CLIENTS} clients for {seconds:g} s\n")
            print(f"{'':34}{'answers':>9}{'errors':>8}{'a second':>10}{'median':>10}{'p95':>10}{'p99':>10}")
            alone = _load(served, seconds, quads // 410, heavy=0)
            beside = _load(served, seconds, quads // 410, heavy=HEAVY_CLIENTS)
            print(f"\np95 with heavy queries beside : alone = {beside / alone:.1f}")
            start = time.perf_counter()
            status = served.client.get("/sparql", params={"query": HEAVY}).status_code
            print(f"a cross product alone: {status} after {time.perf_counter() - start:.2f} s, limit {LIMIT} s")


def _load(served: Served, seconds: float, entities: int, *, heavy: int) -> float:
    """Let all clients ask; prints a line for each kind, and returns the p95 of the lookups in seconds."""
    taken: dict[str, list[float]] = {"lookups": [], "heavy": []}
    statuses: dict[str, Counter[int]] = {"lookups": Counter(), "heavy": Counter()}
    end = time.perf_counter() + seconds

    def client(number: int) -> None:
        kind = "heavy" if number < heavy else "lookups"
        ask = _heavy if kind == "heavy" else _lookups(Random(number), entities)
        with httpx.Client(base_url=served.address, timeout=60, trust_env=False) as http:
            while time.perf_counter() < end and sum(map(len, taken.values())) < MOST_REQUESTS:
                start = time.perf_counter()
                status = ask(http).status_code
                taken[kind].append(time.perf_counter() - start)
                statuses[kind][status] += 1

    clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    for kind, times in taken.items():
        if times:
            _tell(
                f"{kind}{' with heavy beside' if heavy and kind == 'lookups' else ''}", times, statuses[kind], seconds
            )
    return quantiles(taken["lookups"], n=20)[-1]


def _tell(kind: str, times: list[float], statuses: Counter[int], seconds: float) -> None:
    errors = sum(count for status, count in statuses.items() if status >= 400)
    told = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
    p95, p99 = quantiles(times, n=100)[94], quantiles(times, n=100)[98]
    line = f"{kind:34}{len(times):9,}{errors:8,}{len(times) / seconds:10.0f}"
    print(f"{line}{median(times) * 1000:7.0f} ms{p95 * 1000:7.0f} ms{p99 * 1000:7.0f} ms  {told}", flush=True)


def _heavy(http: httpx.Client) -> httpx.Response:
    return http.get("/sparql", params={"query": HEAVY})


def _lookups(chance: Random, entities: int) -> Callable[[httpx.Client], httpx.Response]:
    """Seven of ten are queries, two pages and one a search; of entities that are not in the news each day."""

    def ask(http: httpx.Client) -> httpx.Response:
        entity = f"{Settings().base}org/{chance.randrange(entities // 2, entities)}"
        kind = chance.random()
        if kind < 0.7:
            return http.get("/sparql", params={"query": LOOKUP % entity})
        if kind < 0.9:
            return http.get("/entity", params={"iri": entity})
        return http.get("/search", params={"q": f"organization {chance.randrange(entities)}"})

    return ask


if __name__ == "__main__":
    main()
