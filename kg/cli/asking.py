"""The commands that ask a graph: query, view, show, path, validate, info."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from kg.cli.arguments import Command, add_data, add_day, add_json, text
from kg.cli.judging import write_dossiers
from kg.cli.telling import count, counts_of, emptied, find_one, json_text, open_asked, open_output, tell_size
from kg.errors import KGError

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
PARAMETERS = (
    *("company", "person", "name", "owner", "other", "target", "party", "place"),
    *("status", "type", "since", "until", "currency", "at-least", "below", "words"),
)
"""What the shipped queries can be asked about."""


def add_commands(command: Command) -> None:
    """Add them."""
    _add_query(command)
    _add_view(command)
    show = command("show", _show, "show one entity with its facts and quotes")
    show.add_argument("name", type=text, metavar="NAME")
    show.add_argument(
        "--dossier",
        nargs="?",
        const="-",
        metavar="FILE",
        help="its story with footnotes: Markdown, or a page if FILE ends in .html",
    )
    path = command("path", _path, "show how two entities are connected")
    path.add_argument("start", type=text, metavar="A")
    path.add_argument("end", type=text, metavar="B")
    validate = command("validate", _validate, "check the graph against the shipped shapes")
    info = command("info", _info, "what a graph holds")
    for added in (show, path, validate, info):
        add_json(added)
        add_data(added)
    for added in (show, path, info):
        add_day(added)


def _add_query(command: Command) -> None:
    query = command("query", _query, "ask the graph in SPARQL, or by the name of a shipped query")
    asked = query.add_mutually_exclusive_group(required=True)
    asked.add_argument("sparql", nargs="?", type=text, metavar="SPARQL|NAME")
    asked.add_argument("-f", "--file", metavar="FILE", help="read the query from a file")
    asked.add_argument("--list", action="store_true", help="the shipped queries")
    query.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parameters = query.add_argument_group("parameters", "what a query takes of these, kg query --list tells")
    for name in PARAMETERS:
        parameters.add_argument(f"--{name}", type=text, metavar="VALUE", dest=f"parameter {name}")
    add_data(query)
    add_day(query)


def _add_view(command: Command) -> None:
    view = command("view", _view, "write the page: one HTML file that opens from disk")
    view.add_argument("name", nargs="?", type=text, metavar="NAME", help="the entity to begin with")
    view.add_argument("--focus", type=text, metavar="NAME", help="the same")
    view.add_argument(
        "--only",
        action="append",
        default=[],
        type=text,
        metavar="TYPE",
        help="facts of this type, or among entities of it",
    )
    view.add_argument("--since", default="", type=text, metavar="DATE", help="facts dated 2004, 2004-08, ... or later")
    view.add_argument("--max-nodes", type=int, metavar="N", help="the N most important entities")
    view.add_argument("-o", "--output", default="graph.html", metavar="FILE", help="default: graph.html")
    view.add_argument("--title", type=text, default="Companies and people")
    add_data(view)
    add_day(view)


def _query(arguments: argparse.Namespace) -> int:
    from kg.graph import list_queries

    if arguments.list:
        for shipped in list_queries():
            print(f"{shipped.name:22} {shipped.title}")
            print("".join(f"{'':24} --{p.name}: {p.description}\n" for p in shipped.parameters), end="")
        return 0
    sparql = _read_query(arguments.file) if arguments.file else arguments.sparql
    given = {name: getattr(arguments, f"parameter {name}") for name in PARAMETERS}
    parameters = {name: value for name, value in given.items() if value is not None}
    open_asked(arguments).query(sparql, **parameters).write(sys.stdout, arguments.format)
    return 0


def _read_query(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise KGError(f"{text(path)}: can't be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise KGError(f"{text(path)}: is no query, but something else than UTF-8 text") from error


def _view(arguments: argparse.Namespace) -> int:
    graph = open_asked(arguments)
    name = arguments.focus or arguments.name
    html = graph.to_html(
        title=arguments.title,
        focus=find_one(graph, name).id if name else None,
        only=arguments.only,
        since=arguments.since,
        max_nodes=arguments.max_nodes,
    )
    with ExitStack() as stack:
        emptied(open_output(stack, arguments.output)).write(html)
    print(text(arguments.output))
    tell_size(arguments.output, len(html.encode()))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    graph = open_asked(arguments)
    dossiers = [graph.describe(entity) for entity in graph.find(arguments.name)]
    if arguments.dossier:
        write_dossiers(dossiers, arguments.dossier)
    elif arguments.json:
        print(json_text([dossier.to_json() for dossier in dossiers]))
    else:
        print("\n".join(dossier.to_text() for dossier in dossiers), end="")
    return 0


def _path(arguments: argparse.Namespace) -> int:
    graph = open_asked(arguments)
    start, end = find_one(graph, arguments.start), find_one(graph, arguments.end)
    steps = graph.path(start.id, end.id)
    if arguments.json:
        print(json_text([step.to_json() for step in steps]))
    else:
        print("".join(step.to_text() for step in steps) or f"{start.name} is {end.name}\n", end="")
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    violations = open_asked(arguments).validate()
    if arguments.json:
        print(json_text([{"node": v.focus, "message": v.message, "shape": v.shape} for v in violations]))
        return 1 if violations else 0
    for violation in violations:
        print(f"{violation.message}\n  {violation.focus}")
    print(count(len(violations), "problem") if violations else "the graph conforms to the shapes")
    return 1 if violations else 0


def _info(arguments: argparse.Namespace) -> int:
    graph = open_asked(arguments)
    counts = counts_of(graph)
    by_type = dict(Counter(fact.type for fact in graph.facts).most_common())
    if arguments.json:
        print(json_text({**counts, "facts_by_type": by_type}))
        return 0
    for name, number in counts.items():
        print(f"{number:7} {name}")
    for type_, number in by_type.items():
        print(f"{number:7}   {type_.replace('_', ' ')}")
    return 0
