"""A process that is confined reaches no network and takes no more memory than allowed."""

from __future__ import annotations

import sys

import pytest
from kg_process import run_python

_LIMIT = 512 << 20


def run_confined(code: str) -> str:
    """What the code prints, with the store's engine loaded."""
    confine = f"import pyoxigraph, socket, os; from kg.server.sandbox import confine; confine({_LIMIT})"
    return run_python("-c", f"{confine}\n{code}").stdout.decode().strip()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can refuse sockets to a process")
def test_no_socket_can_be_opened() -> None:
    code = "try: socket.socket()\nexcept PermissionError: print('refused')"
    assert run_confined(code) == "refused"
    silent = "SELECT * { SERVICE SILENT <http://127.0.0.1:9000/> { ?s ?p ?o } }"
    assert run_confined(f"print(len(list(pyoxigraph.Store().query('{silent}'))))") == "1"
    loud = silent.replace(" SILENT", "")
    code = f"try: list(pyoxigraph.Store().query('{loud}'))\nexcept OSError as error: print(error)"
    assert "denied" in run_confined(code).lower()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can refuse sockets to a process")
def test_children_are_confined_too() -> None:
    child = "import socket; socket.socket()"
    code = f"import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', '{child}']).returncode)"
    assert run_confined(code) == "1"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts all of a process's memory")
def test_memory_is_limited() -> None:
    code = "try: bytearray(1 << 30)\nexcept MemoryError: print('refused')"
    assert run_confined(code) == "refused"
    assert run_confined("print(len(bytearray(1 << 27)))") == str(1 << 27)
