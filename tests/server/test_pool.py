"""The processes that ask the store: none outlives its time, and quick queries do not wait for slow ones."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from server_samples import LABEL, quads

from kg.errors import KGError
from kg.graph import write_store
from kg.graph.editing import edit_store
from kg.server.asking import Asking
from kg.server.pool import BusyError, MemoryLimitError, Pool, QueryTimeoutError
from kg.server.settings import ServerSettings

CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
SORTED_PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def run(built: Path, story: Callable[[Pool], Awaitable[None]], **limits: Any) -> None:
    """Let a pool live through a story."""
    store = built / "store"
    settings = replace(ServerSettings(data=built, quick=2, slow=1, patience=0.05, time_limit=20), **limits)

    async def life() -> None:
        pool = Pool(store, settings)
        await pool.start()
        try:
            await story(pool)
        finally:
            await pool.close()
        assert pool.processes == 0

    # the browser of other tests keeps an event loop in this thread
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(life())).result()


async def ask(pool: Pool, query: str, limit: float | None = None) -> bytes:
    forms = {"results": "text/csv", "triples": None}
    wanted: dict[str, object] = {**forms, "default_graphs": [], "named_graphs": [], "rows": 1000, "size": 1 << 20}
    head, body = await pool.run("query", wanted, query.encode(), limit=limit)
    assert "error" not in head, head
    return body


def test_queries_are_answered_one_after_the_other(built: Path) -> None:
    async def story(pool: Pool) -> None:
        for number in range(5):
            assert await ask(pool, f"SELECT ({number} AS ?n) {{}}") == f"n\r\n{number}\r\n".encode()
        assert pool.killed == 0

    run(built, story)


def test_a_cross_product_ends_at_its_time_and_others_go_on_meanwhile(built: Path) -> None:
    async def story(pool: Pool) -> None:
        endless = [asyncio.ensure_future(ask(pool, CROSS_PRODUCT, limit=3)) for _ in range(5)]
        answered = 0
        while not all(query.done() for query in endless):
            assert await ask(pool, "SELECT (1 AS ?n) {}") == b"n\r\n1\r\n"
            answered += 1
        ends = await asyncio.gather(*endless, return_exceptions=True)
        assert [type(end) for end in ends] == [QueryTimeoutError] * 5
        assert "within 3 seconds" in str(ends[0])
        assert answered > 0
        assert pool.killed > 0
        assert pool.waiting == 0

    run(built, story)


def test_who_is_cancelled_takes_the_process_along(built: Path) -> None:
    async def story(pool: Pool) -> None:
        endless = [asyncio.ensure_future(ask(pool, CROSS_PRODUCT, limit=100)) for _ in range(2)]
        while not pool.waiting:  # one is at work, the other waits for its turn
            await asyncio.sleep(0.01)
        for query in endless:
            query.cancel()
        await asyncio.wait(endless)
        assert (pool.running, pool.waiting, pool.killed) == (0, 0, 2)
        assert await ask(pool, "SELECT (1 AS ?n) {}") == b"n\r\n1\r\n"

    run(built, story)


def test_a_write_goes_on_when_nobody_waits_for_it(built: Path) -> None:
    async def life() -> None:
        asking = Asking(built / "store", ServerSettings(data=built), texts={})
        await asking.pool.start()
        put = {"graph": "x:g", "form": "text/turtle", "replace": True}
        writing = asyncio.ensure_future(asking.write("put", put, b"<x:a> <x:b> <x:c> ."))
        while not asking.pool.running:
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait({writing})
        while asking.pool.running:
            await asyncio.sleep(0.01)
        _, told = await asking.ask("graphs", {})
        assert "x:g" in json.loads(told)
        await asking.pool.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(life())).result(60)


def test_slow_queries_that_wait_are_limited(built: Path) -> None:
    async def story(pool: Pool) -> None:
        with pytest.raises(BusyError, match="try again"):
            await ask(pool, CROSS_PRODUCT)
        assert pool.killed == 1

    run(built, story, waiting=0)


def test_a_slow_query_gets_its_answer_in_the_end(built: Path) -> None:
    async def story(pool: Pool) -> None:
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g rdfs:label ?h }"
        answers = await asyncio.gather(*(ask(pool, slow) for _ in range(4)))
        assert len(set(answers)) == 1
        assert pool.killed == 0

    run(built, story, patience=0.001)


def test_memory_is_limited_and_the_next_query_gets_another_process(built: Path) -> None:
    async def story(pool: Pool) -> None:
        with pytest.raises(MemoryLimitError, match="more than 300 MiB of memory"):
            await ask(pool, SORTED_PRODUCT)
        assert await ask(pool, "SELECT (1 AS ?n) {}") == b"n\r\n1\r\n"

    run(built, story, memory=300 << 20)


def test_a_killed_process_is_replaced(built: Path) -> None:
    async def story(pool: Pool) -> None:
        for worker in list(pool._all):
            os.kill(worker.process.pid, 9)
            await worker.process.wait()
        assert await ask(pool, "SELECT (1 AS ?n) {}") == b"n\r\n1\r\n"

    run(built, story)


@pytest.mark.parametrize("anew", [True, False], ids=["built anew", "changed"])
def test_a_new_state_of_the_store_is_seen_by_the_next_query(built: Path, anew: bool) -> None:
    new = Quad(NamedNode("x:new"), LABEL, Literal("new"), NamedNode("x:graph"))

    async def story(pool: Pool) -> None:
        names = "SELECT ?s { ?s rdfs:label 'new' }"
        assert await ask(pool, names) == b"s\r\n"
        if anew:
            write_store(built / "store", [*quads(), new])
        else:
            edit_store(built / "store", lambda store: store.add(Quad(*new.triple)))
        assert await ask(pool, names) == b"s\r\nx:new\r\n"

    run(built, story)


def test_a_store_that_is_gone_is_told(built: Path) -> None:
    async def story(pool: Pool) -> None:
        shutil.rmtree(built / "store")
        with pytest.raises(KGError, match="no graph at"):
            await ask(pool, "ASK {}")

    run(built, story)
