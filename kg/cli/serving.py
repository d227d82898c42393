"""The command that serves a graph."""

from __future__ import annotations

import argparse

from kg.cli.arguments import Command, add_data
from kg.server.command import add_serving


def add_commands(command: Command) -> None:
    """Add it."""
    serve = command("serve", _serve, "serve the graph: a SPARQL endpoint and pages to read, on this machine alone")
    add_serving(serve)
    add_data(serve)


def _serve(arguments: argparse.Namespace) -> int:
    from kg.server.command import run

    run(arguments)
    return 0
