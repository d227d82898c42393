"""What a server allows, and how much of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """How a graph is served; every limit is for one request."""

    data: Path
    """A build's folder, its store, or an RDF file."""
    host: str = "127.0.0.1"
    port: int = 7878
    """0: any that is free."""
    hosts: tuple[str, ...] = ()
    """Names under which browsers may ask for it, besides `host` and those of this machine."""
    origins: tuple[str, ...] = ()
    """Origins of other web pages that may read the endpoint ("*": all of them)."""
    token: str = field(default="", repr=False)
    """What a request that writes must show; empty: nothing can be written."""
    texts: tuple[Path, ...] = ()
    """The files or folders that the graph was built from: documents are shown with their whole text."""
    time_limit: float = 10
    """Seconds from the arrival of a query to its answer, waiting included."""
    patience: float = 0.25
    """Seconds after which a query counts as slow, and makes way for the quick ones."""
    quick: int = max(2, os.cpu_count() or 1)
    """Queries that run at a time."""
    slow: int = 2
    """Slow queries that run besides them, with low priority."""
    waiting: int = 64
    """Slow queries that wait for their turn; more are refused."""
    memory: int = 1024 * MEBIBYTE
    """Bytes that the process of a query may take."""
    rows: int = 100_000
    """Rows or triples of an answer; more are an error, for a cut answer looks like a whole one."""
    answer: int = 64 * MEBIBYTE
    """Bytes of an answer."""
    body: int = 10 * MEBIBYTE
    """Bytes of a request's body."""
    connections: int = 200
    client_limit: float = 15
    """Seconds that a client may take to send a request, and between two reads of the answer."""
    stop_limit: float = 10
    """Seconds that running requests have when the server stops."""

    def __post_init__(self) -> None:
        if not 0 <= self.port < 1 << 16:
            raise ValueError(f"{self.port} is no port; it must be from 0 to 65535")
        for name in ("time_limit", "quick", "slow", "memory", "rows", "answer", "body", "connections", "client_limit"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be more than 0, not {getattr(self, name)}")
        if self.token and len(self.token) < 16:
            raise ValueError("the token is too short: 16 characters at least")
