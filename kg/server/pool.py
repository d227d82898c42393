"""The processes that ask the store: quick queries go first, slow ones make way, and none outlives its time.

A query begins among the quick ones. If it has no answer soon, it makes way: it is stopped (SIGSTOP) until one of
the few places for slow queries is free, and goes on there with low priority. At its deadline, which counts from
its arrival, its process is killed, and a new one takes the place.
"""

from __future__ import annotations

import asyncio
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
from kg.server.frames import Head, frame, receive_frame
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
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False
        self.waiting = 0
        """Slow queries that are stopped until it is their turn."""
        self.killed = 0
        """Processes killed at the end of their time."""

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
        self._idle.append(await self._new())
        self._refill()

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in list(self._starting):
            task.cancel()
        await asyncio.gather(*(worker.end() for worker in list(self._all)))
        self._all.clear()

    async def run(
        self, task: str, arguments: Mapping[str, Any], body: bytes = b"", *, limit: float | None = None
    ) -> tuple[Head, bytes]:
        """The reply to a task within so many seconds, or the time limit.

        Raises QueryTimeoutError, BusyError, MemoryLimitError, and KGError if the store cannot be opened.
        """
        limit = self._settings.time_limit if limit is None else limit
        message = frame({"task": task, "arguments": dict(arguments)}, body)
        try:
            async with asyncio.timeout(limit), AsyncExitStack() as place:
                return await self._run(message, place)
        except TimeoutError:
            raise QueryTimeoutError(
                f"there was no answer within {limit:g} seconds; ask for less, or more precisely"
            ) from None

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
            raise MemoryLimitError(
                f"the query took more than {self._settings.memory >> 20} MiB of memory; ask for less"
            ) from None
        else:
            worker.free = not worker.slow
            return answer
        finally:
            self._give_back(worker)

    async def _make_way(self, worker: _Worker, place: AsyncExitStack) -> None:
        """Give the place among the quick ones back, and wait for one among the slow ones."""
        if self.waiting >= self._settings.waiting:
            raise BusyError("too many slow queries wait; try again in a while")
        worker.slow = True
        worker.signal(signal.SIGSTOP)
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
                worker.free = False
                return worker
            self._discard(worker)
        return await self._new()

    def _give_back(self, worker: _Worker) -> None:
        """Keep it if it has answered; one that was slowed down or has no answer yet is killed."""
        if worker.free and not self._closed and len(self._idle) < self._settings.quick:
            self._idle.append(worker)
            return
        self.killed += not worker.free and worker.process.returncode is None
        self._discard(worker)
        self._refill()

    def _discard(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.signal(signal.SIGKILL)

    def _refill(self) -> None:
        """Start processes before they are needed: a query should not wait for one."""
        if self._closed or len(self._idle) + len(self._starting) >= self._settings.quick:
            return
        task = asyncio.ensure_future(self._add())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _add(self) -> None:
        with suppress(KGError):  # the store may be in the middle of a change; a query will tell if it is not
            self._idle.append(await self._new())

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
        except asyncio.CancelledError:
            self._discard(worker)
            raise
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
        self.free = True

    async def ask(self, message: bytes) -> tuple[Head, bytes]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(message)
        await self.process.stdin.drain()
        return await receive_frame(self.process.stdout)

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    async def end(self) -> None:
        self.signal(signal.SIGKILL)
        await self.process.wait()
