"""The commands that compare graphs and bring them elsewhere: diff, log, export, backup, restore."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import Command, add_data, add_day, add_json, add_output_folder, text
from kg.cli.building import tell_graph
from kg.cli.telling import count, emptied, json_text, open_asked, open_output
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.api import Graph

EXPORTS = ("ttl", "trig", "nq", "jsonld", "csv", "graphml", "gexf", "ftm")
_MOMENT = re.compile(r"[0-9]{3}[0-9X]")
"""What a date begins with; the "@" before a host does not stand before one."""


def add_commands(command: Command) -> None:
    """Add them."""
    diff = command("diff", _diff, "what has changed from one graph to another")
    diff.add_argument(
        "before",
        metavar="A[@DATE]",
        help="a build's folder, an RDF file or a SPARQL server; with @DATE what its documents had said by then",
    )
    diff.add_argument("after", metavar="B[@DATE]", help="the same, later: kg diff exports@2004 exports@2010-06")
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
    from kg.views import diff_html, diff_json, diff_text

    found = _open_at(arguments.before).diff(_open_at(arguments.after))
    if arguments.format == "html":
        text = diff_html(found, title=f"{arguments.before} → {arguments.after}")
    else:
        text = json_text(diff_json(found)) + "\n" if arguments.format == "json" else diff_text(found)
    with ExitStack() as stack:
        emptied(open_output(stack, arguments.output) if arguments.output else sys.stdout).write(text)
    return 0


def _open_at(place: str) -> Graph:
    """The graph at a place, as of the date after an "@" if there is one; raises KGError."""
    from kg.api import open_graph
    from kg.edtf import bounds

    path, _, moment = place.rpartition("@")
    if not path or Path(place).exists() or not _MOMENT.match(moment):
        return open_graph(place)
    if period := bounds(moment):
        return open_graph(path).as_of(period[1])
    if "T" in moment and _is_last_build(path, moment):
        return open_graph(path)
    raise KGError(f"{text(place)}: {moment!r} is no date; 2004, 2004-08 or 2004-08-19 would be one")


def _is_last_build(folder: str, moment: str) -> bool:
    """Whether a time is that of the last build, or later; raises KGError for those whose graphs are gone."""
    from kg.export import read_builds

    if moment >= read_builds(Path(folder))[-1].time:
        return True
    raise KGError(
        f"{text(folder)} keeps only the graph of its last build, and none of {moment}: before a build, `kg backup` "
        "what you want to compare with; a date without a time is that of the documents, as in exports@2004-08"
    )


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
    from kg.upkeep import restore

    tell_graph(restore(arguments.file, arguments.output, store=arguments.store), arguments)
    return 0
