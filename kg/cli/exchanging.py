"""The commands that compare graphs and bring them elsewhere: diff, log, export, backup, restore."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from kg.cli.arguments import Command, add_data, add_day, add_json, add_output_folder, text
from kg.cli.building import tell_graph
from kg.cli.telling import count, emptied, json_text, open_asked, open_output

EXPORTS = ("ttl", "trig", "nq", "jsonld", "csv", "graphml", "gexf", "ftm")


def add_commands(command: Command) -> None:
    """Add them."""
    diff = command("diff", _diff, "what has changed from one graph to another")
    diff.add_argument("before", metavar="A", help="a build's folder or an RDF file")
    diff.add_argument("after", metavar="B", help="the same, later")
    diff.add_argument("--format", choices=("text", "json", "html"), default="text", help="default: text")
    log = command("log", _log, "the builds of a folder: when, and what changed")
    export = command("export", _export, "write the graph for other tools; standard error tells what the format loses")
    export.add_argument("--format", choices=EXPORTS, required=True)
    for added in (diff, export):
        added.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    add_json(log)
    add_day(export)
    backup = command("backup", _backup, "write a graph as N-Quads, which every later version and other stores can read")
    backup.add_argument("file", metavar="FILE", help="compressed if it ends in .gz")
    for added in (log, export, backup):
        add_data(added)
    restore = command("restore", _restore, "make a build's folder of a backup")
    restore.add_argument("file", metavar="FILE")
    add_output_folder(restore)


def _diff(arguments: argparse.Namespace) -> int:
    """Exit code 0 either way: that something has changed is no problem."""
    from kg.api import open_graph
    from kg.views import diff_html, diff_json, diff_text

    found = open_graph(arguments.before).diff(open_graph(arguments.after))
    if arguments.format == "html":
        text = diff_html(found, title=f"{arguments.before} → {arguments.after}")
    else:
        text = json_text(diff_json(found)) + "\n" if arguments.format == "json" else diff_text(found)
    with ExitStack() as stack:
        emptied(open_output(stack, arguments.output) if arguments.output else sys.stdout).write(text)
    return 0


def _log(arguments: argparse.Namespace) -> int:
    from kg.export import read_builds

    builds = read_builds(Path(arguments.data))
    if arguments.json:
        print(json_text([build.to_json() for build in builds]))
    else:
        print("\n".join(build.to_text() for build in builds))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    graph = open_asked(arguments)
    with ExitStack() as stack:
        out = emptied(open_output(stack, arguments.output) if arguments.output else sys.stdout)
        out.flush()
        losses = graph.export(arguments.format, out.buffer)
    for loss in losses:
        print(f"kg: not in {arguments.format}: {loss.count:,} {loss.what}", file=sys.stderr)
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from kg.graph import write_backup

    number = write_backup(Path(arguments.file), open_asked(arguments).store)
    print(f"{count(number, 'statement')} in {text(arguments.file)}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from kg.pipeline import restore

    tell_graph(restore(arguments.file, arguments.output, store=arguments.store), arguments)
    return 0
