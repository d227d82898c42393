"""kg in a process of its own: for tests of what only a fresh interpreter shows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

PLAIN_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""The poorest environment there is: Python takes everything for ASCII."""


def run_kg(
    *arguments: str, env: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[str]:
    """Run `kg` to its end; what it prints is read as UTF-8."""
    done = run_python("-m", "kg.cli", *arguments, env=env, stdin=stdin)
    return subprocess.CompletedProcess(
        done.args, done.returncode, stdout=done.stdout.decode(), stderr=done.stderr.decode()
    )


def run_python(
    *arguments: str, env: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the interpreter that runs the tests."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        env={**inherited, **(env or {})},
        check=False,
        timeout=300,
    )
