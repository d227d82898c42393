"""Builds that are killed: run as a script, it builds what it is told to, in children that it kills in time.

A line of input is a build: inputs, output and the seconds after which it is killed, as JSON; the answer is its
exit status. The script opens no store itself, for a store's threads would not be there in its children.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake_reading

import kg
from kg import archive, pipeline, views
from kg.ontology import load_ontology


class Builder:
    """The other side of the script."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def build(self, inputs: Path, output: Path, *, killed_after: float | None = None) -> int:
        """The exit status, negative if it was killed before it was done."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(inputs), str(output), killed_after]).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> None:
        """No more builds."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def _main() -> None:
    pipeline.read = fake_reading.read  # type: ignore[attr-defined]
    _warm_up()
    for line in sys.stdin:
        inputs, output, killed_after = json.loads(line)
        child = os.fork()
        if not child:
            status = 1
            try:
                kg.build([inputs], output)
                status = 0
            finally:
                os._exit(status)
        if killed_after is not None:
            time.sleep(killed_after)
            os.kill(child, signal.SIGKILL)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _warm_up() -> None:
    """What every child would load and work out again."""
    archive.builder_fingerprint(), archive.extractor_fingerprint()
    views.render_page(entities=(), facts=(), documents=(), title="")
    load_ontology()


if __name__ == "__main__":
    _main()
