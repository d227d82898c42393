"""A server in a process of its own, as a user starts it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

TOKEN = "a token that only tests know"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server."""

    client: httpx.Client
    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(re.findall(r":(\d+)/", self.address)[0])

    def metric(self, name: str) -> int:
        """A number of /metrics."""
        return int(re.findall(rf"^{name} (\d+)$", self.client.get("/metrics").text, re.MULTILINE)[0])


@contextmanager
def serving(data: Path, *options: str) -> Iterator[Served]:
    """Start `kg serve` at any free port; when the test is done it must end in peace when told to."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--data", str(data), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().partition(" ")[0]
        try:
            with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
                yield Served(client=client, address=address, process=process)
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        finally:
            process.kill()
