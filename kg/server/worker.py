"""A process that asks the store: one task at a time, and killed when it takes too long.

    python -m kg.server.worker

The first message on standard input says where the store is and how much may be taken; every other is a task of
`kg.server.tasks`. Each is answered by one message on standard output.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

from kg.errors import KGError, NotFoundError, QueryError
from kg.graph import open_store
from kg.ontology import load_ontology
from kg.server.frames import Head, frame, read_frame
from kg.server.sandbox import confine
from kg.server.tasks import TASKS, Reply, TooLargeError


def main() -> None:
    """Answer until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when to stop, also where ^C reaches all
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints may get between the messages
    first = read_frame(source)
    if first is None:
        return
    settings, _ = first
    load_ontology()
    confine(settings["memory"])
    try:
        store = open_store(Path(settings["store"]))
    except KGError as error:
        _say(sink, {"error": "broken", "message": str(error)})
        return
    _say(sink, {"ready": True})
    while task := read_frame(source):
        _answer(store, *task, sink)


def _answer(store: Store, head: Head, body: bytes, sink: BinaryIO) -> None:
    try:
        reply = TASKS[head["task"]](store, body, **head["arguments"])
    except TooLargeError as error:
        reply = Reply(head={"error": "large", "message": str(error)})
    except NotFoundError as error:
        reply = Reply(head={"error": "missing", "message": str(error)})
    except QueryError as error:
        reply = Reply(head={"error": "query", "message": str(error)})
    except KGError as error:
        reply = Reply(head={"error": "broken", "message": str(error)})
    except MemoryError:
        reply = Reply(head={"error": "memory", "message": ""})
    _say(sink, reply.head, reply.body)


def _say(sink: BinaryIO, head: Head, body: bytes = b"") -> None:
    sink.write(frame(head, body))
    sink.flush()


if __name__ == "__main__":
    main()
