"""The command line: parse, call, print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.config import Settings
from kg.errors import KGError
from kg.model import Document, Iri

if TYPE_CHECKING:
    from kg.api import Graph

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 success, 1 a problem told on standard error, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, `head` say, has had enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Knowledge graphs of companies and people from text, every fact with its source.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "build the graph of the shipped sample articles: start here")
    build = command(
        "build", _build, "build a graph from files, folders, .jsonl records or standard input (-)"
    )
    build.add_argument("inputs", nargs="+", metavar="INPUT")
    for added in (demo, build):
        added.add_argument("-o", "--output", default="exports", metavar="FOLDER", help="default: exports")
        added.add_argument("--quiet", action="store_true", help="no progress, no summary")
        added.add_argument("--json", action="store_true", help="the summary as JSON")
    extract = command("extract", _extract, "print facts as JSON lines, without building a graph")
    extract.add_argument("inputs", nargs="+", metavar="INPUT")
    extract.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    extract.add_argument("--mentions", metavar="FILE", help="also write every named mention with its entity")
    extract.add_argument("--quiet", action="store_true", help="no progress")
    for added in (demo, build, extract):
        added.add_argument("--base", default=Settings().base, metavar="IRI", help="where IRIs begin")

    query = command("query", _query, "ask the graph in SPARQL, or by the name of a shipped query")
    query.add_argument("sparql", nargs="?", metavar="SPARQL|NAME")
    query.add_argument("-f", "--file", metavar="FILE", help="read the query from a file")
    query.add_argument("--list", action="store_true", help="the shipped queries")
    query.add_argument("--format", choices=FORMATS, default="table")

    view = command("view", _view, "write the page: one HTML file that opens from disk")
    view.add_argument("focus", nargs="?", metavar="NAME", help="the entity to begin with")
    view.add_argument("-o", "--output", default="graph.html", metavar="FILE", help="default: graph.html")
    view.add_argument("--title", default="Companies and people")
    show = command("show", _show, "show one entity with its facts and quotes")
    show.add_argument("name", metavar="NAME")
    path = command("path", _path, "show how two entities are connected")
    path.add_argument("start", metavar="A")
    path.add_argument("end", metavar="B")
    validate = command("validate", _validate, "check the graph against the shipped shapes")
    info = command("info", _info, "what a graph holds")
    for added in (show, path, validate, info):
        added.add_argument("--json", action="store_true", help="as JSON")
    for added in (query, view, show, path, validate, info):
        added.add_argument(
            "--data",
            default="exports",
            metavar="FOLDER|FILE",
            help="a build's folder or an RDF file; default: exports",
        )
    return parser


# Building


def _demo(arguments: argparse.Namespace) -> int:
    with as_file(files("kg").joinpath("samples")) as samples:
        arguments.inputs = [samples]
        return _build(arguments)


def _build(arguments: argparse.Namespace) -> int:
    from kg.pipeline import build

    graph = build(
        arguments.inputs, arguments.output, settings=_settings(arguments), watch=_progress(arguments.quiet)
    )
    _tell_problems(graph.problems)
    if arguments.json:
        print(json.dumps(_counts(graph), ensure_ascii=False))
    elif not arguments.quiet:
        folder = Path(arguments.output)
        counts = _counts(graph)
        print(
            f"{counts['facts']} facts about {counts['entities']} entities from {counts['documents']} documents\n"
            f"  {folder / 'graph.html'}    open it in a browser\n"
            f"  {folder / 'graph.ttl'}     the graph as Turtle (graph.trig: by document)\n"
            f"  {folder / 'facts.jsonl'}   one fact a line\n"
            f"Next: kg query acquisitions    kg query --list    kg show NAME",
        )
    return 1 if graph.problems else 0


def _extract(arguments: argparse.Namespace) -> int:
    from kg.export import fact_line, mention_line
    from kg.pipeline import extract, load

    texts, problems = load(arguments.inputs)
    resolution = extract(_progress(arguments.quiet)(texts), settings=_settings(arguments))
    with ExitStack() as stack:
        facts = _output(stack, arguments.output) if arguments.output else sys.stdout
        facts.writelines(fact_line(fact) + "\n" for fact in resolution.facts)
        if arguments.mentions:
            mentions = _output(stack, arguments.mentions)
            mentions.writelines(mention_line(mention) + "\n" for mention in resolution.mentions)
    _tell_problems(problems)
    return 1 if problems else 0


def _settings(arguments: argparse.Namespace) -> Settings:
    try:
        return Settings(base=Iri(arguments.base))
    except ValueError as error:
        raise KGError(str(error)) from error


def _output(stack: ExitStack, path: str) -> Any:
    try:
        return stack.enter_context(open(path, "w", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise KGError(f"{path}: can't be written ({error.strerror})") from error


def _progress(quiet: bool) -> Callable[[list[Document]], Iterable[Document]]:
    """A progress bar on a terminal, nothing in a pipe."""

    def watch(texts: list[Document]) -> Iterable[Document]:
        from tqdm import tqdm

        bar: Iterable[Document] = tqdm(
            texts, desc="reading", unit=" documents", disable=True if quiet else None
        )
        return bar

    return watch


def _tell_problems(problems: Iterable[KGError]) -> None:
    for problem in problems:
        print(f"kg: {problem}", file=sys.stderr)


def _counts(graph: Graph) -> dict[str, int]:
    return {
        "documents": len(graph.documents),
        "entities": len(graph.entities),
        "facts": len(graph.facts),
        "problems": len(graph.problems),
    }


# Asking


def _open(arguments: argparse.Namespace) -> Graph:
    from kg.api import open_graph

    return open_graph(arguments.data)


def _query(arguments: argparse.Namespace) -> int:
    from kg.graph import list_queries

    if arguments.list:
        for shipped in list_queries():
            print(f"{shipped.name:22} {shipped.title}")
        return 0
    sparql = arguments.sparql
    if arguments.file:
        try:
            sparql = Path(arguments.file).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise KGError(f"{arguments.file}: can't be read as a query ({error})") from error
    if not sparql:
        raise KGError("no query; give SPARQL, -f FILE, or one of the names that `kg query --list` prints")
    _open(arguments).query(sparql).write(sys.stdout, arguments.format)
    return 0


def _view(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    focus = graph.find(arguments.focus)[0].id if arguments.focus else None
    html = graph.to_html(title=arguments.title, focus=focus)
    with ExitStack() as stack:
        _output(stack, arguments.output).write(html)
    print(arguments.output)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    dossiers = [graph.describe(entity) for entity in graph.find(arguments.name)]
    if arguments.json:
        print(json.dumps([dossier.to_json() for dossier in dossiers], ensure_ascii=False, indent=2))
    else:
        print("\n".join(dossier.to_text() for dossier in dossiers), end="")
    return 0


def _path(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    start, end = graph.find(arguments.start)[0], graph.find(arguments.end)[0]
    steps = graph.path(start.id, end.id)
    if arguments.json:
        print(json.dumps([step.to_json() for step in steps], ensure_ascii=False, indent=2))
        return 0
    for step in steps:
        print(step.to_text())
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    violations = _open(arguments).validate()
    if arguments.json:
        print(
            json.dumps(
                [{"node": v.focus, "message": v.message} for v in violations], ensure_ascii=False, indent=2
            )
        )
    else:
        for violation in violations:
            print(f"{violation.message}\n  {violation.focus}")
        print(f"{len(violations)} problems" if violations else "the graph conforms to the shapes")
    return 1 if violations else 0


def _info(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    counts = _counts(graph)
    del counts["problems"]
    by_type: dict[str, int] = {}
    for fact in graph.facts:
        by_type[fact.type] = by_type.get(fact.type, 0) + 1
    if arguments.json:
        print(json.dumps({**counts, "by_type": by_type}, ensure_ascii=False, indent=2))
        return 0
    for name, count in counts.items():
        print(f"{count:7} {name}")
    for type_, count in sorted(by_type.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:7}   {type_.replace('_', ' ')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
