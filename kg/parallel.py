"""Documents shared out to processes: the same results in the same order, sooner."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from traceback import format_exc
from typing import Any, Generic, TypeVar

from kg.errors import KGError
from kg.model import Document

_T = TypeVar("_T")

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Keeps the libraries of linear algebra from starting as many threads in every worker as there are cores."""


def spread(function: Callable[[Document], _T], documents: Iterable[Document], *, jobs: int) -> Iterator[_T]:
    """What the function makes of each document, in the order of the documents.

    One job works in this process, several in a process each, 0 in one for every core. Documents are taken as
    workers get free, so they may be many and come slowly. Workers import the function: it must be a module's,
    and give for a document always the same. They are started afresh, never forked, so that threads do no harm.

    Raises what the function raises, with the document's id as a note, and KGError if a worker dies.
    """
    if jobs < 0:
        raise KGError(f"{jobs} jobs are not possible; 1 needs no other process, 0 starts one for each core")
    jobs = jobs or _cores()
    return (_apply(function, document) for document in documents) if jobs == 1 else _spread(function, documents, jobs)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _apply(function: Callable[[Document], _T], document: Document) -> _T:
    try:
        return function(document)
    except Exception as error:
        error.add_note(f"kg was reading {document.id!r}")
        raise


def _spread(function: Callable[[Document], _T], documents: Iterable[Document], jobs: int) -> Iterator[_T]:
    queue = enumerate(documents)
    first = list(islice(queue, jobs))
    workers: list[_Worker[_T]] = []
    try:
        workers += (_Worker(function) for _ in first)
        busy = {worker.connection: worker for worker in workers}
        for worker, (number, document) in zip(workers, first, strict=True):
            worker.give(number, document)
        following, results, turn = next(queue, None), dict[int, _T](), 0
        while busy:
            for connection in wait(list(busy)):
                worker = busy.pop(connection)  # type: ignore[call-overload]  # typed as any object that can be waited for
                results[worker.number] = worker.take()
                if following:
                    worker.give(*following)
                    busy[worker.connection] = worker
                    following = next(queue, None)  # read while all are at work
            while turn in results:
                yield results.pop(turn)
                turn += 1
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[_T]):
    """A process that has one document at a time: so neither end waits for the other to empty a full pipe."""

    def __init__(self, function: Callable[[Document], _T]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        theirs.close()
        self._send(function)
        self.number = -1
        self._document = ""

    def give(self, number: int, document: Document) -> None:
        """Let it work on a document, which has a number."""
        self.number, self._document = number, document.id
        self._send(document)

    def take(self) -> _T:
        """What it made of the document."""
        try:
            made: _T | Exception = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._death() from error
        if isinstance(made, Exception):
            raise made
        return made

    def end(self) -> None:
        """Whatever it does, it stops."""
        self._process.terminate()
        self._process.join()
        self.connection.close()

    def _send(self, value: object) -> None:
        try:
            self.connection.send(value)
        except OSError as error:
            raise self._death() from error

    def _death(self) -> KGError:
        self._process.join()
        code = self._process.exitcode or 0
        place = f" while it read {self._document!r}" if self._document else ""
        if code < 0:
            advice = "if memory ran out, take fewer jobs: each needs its own"
            return KGError(f"a worker process was ended by {signal.Signals(-code).name}{place}; {advice}")
        advice = "what it wrote to standard error says why; a script starts workers below `if __name__ == '__main__':`"
        return KGError(f"a worker process ended with exit code {code}{place}; {advice}")


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process that starts here does not hear Ctrl-C, not even before it says that it ignores it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection[Any, Any]) -> None:
    """The worker's side: apply the function that comes first to each document that comes then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the first one ends the others
    os.environ.update(_ONE_THREAD)
    try:
        function = connection.recv()
        while True:
            connection.send(_answer(function, connection.recv()))
    except (EOFError, OSError):  # nobody is there any more
        return


def _answer(function: Callable[[Document], object], document: Document) -> object:
    """What the function makes of the document, or the exception that it raises."""
    try:
        return _apply(function, document)
    except Exception as error:
        error.add_note(f"in a worker process:\n{format_exc()}")  # its traceback cannot be sent
        return error
