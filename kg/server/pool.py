"""The processes that ask the store: quick queries go first, slow ones make way, and none outlives its time.

A query begins among the quick ones. If it has no answer soon, it makes way: it is stopped (SIGSTOP) until one of
the few places for slow queries is free, and goes on there with low priority. At its deadline, which counts from
its arrival, its process is killed, and a new one takes the place.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.graph.editing import store_version
from kg.server.frames import LENGTHS, Head, frame
from kg.server.settings import ServerSettings

_LOW_PRIORITY = 10


class QueryTimeoutError(KGError):
    """A query had no answer in time."""


class BusyError(KGError):
    """Too many slow queries wait."""


class MemoryLimitError(KGError):
    """A query took more memory than allowed."""


class Pool:
    """Runs tasks of `kg.server.tasks` on one store; to be used in one event loop."""

    def __init__(self, store: Path, settings: ServerSettings) -> None:
        self._store = store
        self._settings = settings
        self._quick = asyncio.Semaphore(settings.quick)
        self._slow = asyncio.Semaphore(settings.slow)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._starting: set[asyncio.Task[_Worker]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False
        self.running = 0
        """Tasks that have begun and have no answer yet."""
        self.waiting = 0
        """Slow queries that are stopped until it is their turn."""
        self.killed = 0
        """Processes killed at the end of their time, or because the client has left."""

    @property
    def processes(self) -> int:
        """How many there are."""
        return len(self._all)

    @property
    def version(self) -> str:
        """Tells one state of the store from another."""
        return store_version(self._store)

    async def start(self) -> None:
        """Have the first processes ready; raises KGError if the store cannot be opened."""
        self._idle.append(await self._begin())
        self._refill()

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._all):
            self._discard(worker)
        await asyncio.gather(*self._ending)

    async def run(
        self, task: str, arguments: Mapping[str, Any], body: bytes = b"", *, limit: float | None = None
    ) -> tuple[Head, bytes]:
        """The reply to a task within so many seconds, or the time limit; who is cancelled takes the process along.

        Raises QueryTimeoutError, BusyError, MemoryLimitError, and KGError if the store cannot be opened.
        """
        limit = self._settings.time_limit if limit is None else limit
        message = frame({"task": task, "arguments": dict(arguments)}, body)
        self.running += 1
        try:
            async with asyncio.timeout(limit), AsyncExitStack() as place:
                return await self._run(message, place)
        except TimeoutError:
            raise QueryTimeoutError(
                f"there was no answer within {limit:g} seconds; ask for less, or more precisely"
            ) from None
        finally:
            self.running -= 1

    async def _run(self, message: bytes, place: AsyncExitStack) -> tuple[Head, bytes]:
        await place.enter_async_context(self._quick)
        worker = await self._take()
        try:
            reply = asyncio.ensure_future(worker.ask(message))
            try:
                done, _ = await asyncio.wait({reply}, timeout=self._settings.patience)
                if not done:
                    await self._make_way(worker, place)
                answer = await reply
            finally:
                reply.cancel()
        except (asyncio.IncompleteReadError, ConnectionError):
            if await worker.process.wait() >= 0:
                raise KGError("the process that asked the store failed; the server's log tells more") from None
            raise MemoryLimitError(
                f"the query took more than {self._settings.memory >> 20} MiB of memory; ask for less"
            ) from None
        else:
            worker.answered = True
            return answer
        finally:
            self._give_back(worker)

    async def _make_way(self, worker: _Worker, place: AsyncExitStack) -> None:
        """Give the place among the quick ones back, and wait for one among the slow ones."""
        if self.waiting >= self._settings.waiting:
            raise BusyError("too many slow queries wait; try again in a while")
        worker.slow = True
        worker.signal(signal.SIGSTOP)
        self._refill()
        await place.aclose()
        self.waiting += 1
        try:
            await place.enter_async_context(self._slow)
        finally:
            self.waiting -= 1
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.process.pid, _LOW_PRIORITY)
        worker.signal(signal.SIGCONT)

    async def _take(self) -> _Worker:
        """A process that knows the store as it is now."""
        version = self.version
        while self._idle:
            worker = self._idle.pop()
            if worker.version == version and worker.process.returncode is None:
                worker.answered = False
                return worker
            self._discard(worker)
        start = self._begin()
        try:
            return await asyncio.shield(start)
        except asyncio.CancelledError:
            start.add_done_callback(self._keep)
            raise

    def _give_back(self, worker: _Worker) -> None:
        """Keep it if it has answered; one that has not, or has low priority now, is killed."""
        if worker.answered and not worker.slow and not self._closed and len(self._idle) < self._settings.quick:
            self._idle.append(worker)
            return
        self.killed += not worker.answered and worker.process.returncode is None
        self._discard(worker)
        self._refill()

    def _discard(self, worker: _Worker) -> None:
        self._all.discard(worker)
        task = asyncio.ensure_future(worker.end())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    def _refill(self) -> None:
        """Start processes before they are needed: a query should not wait for one."""
        if not self._closed and len(self._idle) + len(self._starting) < self._settings.quick:
            self._begin().add_done_callback(self._keep)

    def _begin(self) -> asyncio.Task[_Worker]:
        task = asyncio.ensure_future(self._new())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        return task

    def _keep(self, start: asyncio.Task[_Worker]) -> None:
        """The store may be in the middle of a change and not open; if it stays so, a query will tell."""
        if not start.cancelled() and start.exception() is None:
            self._idle.append(start.result())

    async def _new(self) -> _Worker:
        version = self.version
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "kg.server.worker", stdin=PIPE, stdout=PIPE, start_new_session=True
        )
        worker = _Worker(process, version)
        self._all.add(worker)
        try:
            head, _ = await worker.ask(frame({"store": str(self._store), "memory": self._settings.memory}))
        except (asyncio.IncompleteReadError, ConnectionError):
            self._discard(worker)
            raise KGError("a process that asks the store does not start; more memory may be needed") from None
        if "error" in head:
            self._discard(worker)
            raise KGError(head["message"])
        return worker


class _Worker:
    """One process."""

    def __init__(self, process: Process, version: str) -> None:
        self.process = process
        self.version = version
        self.slow = False
        self.answered = False

    async def ask(self, message: bytes) -> tuple[Head, bytes]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(message)
        await self.process.stdin.drain()
        head, body = LENGTHS.unpack(await self.process.stdout.readexactly(LENGTHS.size))
        told: Head = json.loads(await self.process.stdout.readexactly(head))
        return told, await self.process.stdout.readexactly(body)

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    async def end(self) -> None:
        assert self.process.stdin is not None
        self.signal(signal.SIGKILL)
        self.process.stdin.close()
        await self.process.wait()
