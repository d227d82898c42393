"""What the server and the processes that ask the store say to each other: a JSON head and some bytes."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

Head = dict[str, Any]

LENGTHS = struct.Struct("!IQ")
"""What a message begins with: the bytes of its head and of its body."""


def frame(head: Head, body: bytes = b"") -> bytes:
    """One message."""
    packed = json.dumps(head).encode()
    return LENGTHS.pack(len(packed), len(body)) + packed + body


def read_frame(stream: BinaryIO) -> tuple[Head, bytes] | None:
    """The next message; None at the end of the stream."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)
