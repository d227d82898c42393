"""The command line: parse, call, print."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.cli_judging import add_commands, parse_day, tell_effects, write_dossiers
from kg.config import Settings
from kg.errors import DocumentError, KGError, NotFoundError, SkippedError
from kg.model import Document, Entity, Iri, Reading
from kg.server.command import add_serving

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.entities import Resolution

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
PARAMETERS = (
    *("company", "person", "name", "owner", "other", "target", "party", "place"),
    *("status", "type", "since", "until", "currency", "at-least", "below", "words"),
)
"""What the shipped queries can be asked about."""
EXPORTS = ("ttl", "trig", "nq", "jsonld", "csv", "graphml", "gexf", "ftm")
_MOST_SKIPPED = 5
"""Skipped files that are told one by one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 success, 1 a problem told on standard error, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.run is None:
        parser.print_help(sys.stderr)
        return 2
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, `head` say, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Knowledge graphs of companies and people from text, every fact with its source.",
        epilog="Begin with `kg demo`; `kg COMMAND --help` tells more about a command.",
    )
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "build the graph of the shipped sample articles: start here")
    build = command("build", _build, "build a graph from files, folders, .jsonl records or standard input (-)")
    build.add_argument("inputs", nargs="+", metavar="INPUT")
    build.add_argument(
        "--known",
        action="append",
        default=[],
        metavar="FILE",
        help="link to the entities of this CSV, JSON-lines, FollowTheMoney or RDF file; may be repeated",
    )
    build.add_argument(
        "--reconcile",
        default="",
        metavar="URL",
        help="link to what this reconciliation service is sure of; it gets the entities' names",
    )
    build.add_argument("--add", action="store_true", help="to the documents that the graph has already")
    build.add_argument("--fresh", action="store_true", help="read all again, changed or not")
    demo.set_defaults(add=False, fresh=False, known=[], reconcile="")
    remove = command("remove", _remove, "take a document out of a build's graph, with all that only it supports")
    remove.add_argument("document", type=_text, metavar="DOC", help="its id: a file's path below its folder")
    backup = command("backup", _backup, "write a graph as N-Quads, which every later version and other stores can read")
    backup.add_argument("file", metavar="FILE", help="compressed if it ends in .gz")
    restore = command("restore", _restore, "make a build's folder of a backup")
    restore.add_argument("file", metavar="FILE")
    remove.add_argument("-j", "--jobs", type=_jobs, default=1, metavar="N", help="as in `kg build`")
    for added in (demo, build, remove, restore):
        added.add_argument("-o", "--output", default="exports", metavar="FOLDER", help="default: exports")
        added.add_argument(
            "--store",
            type=_text,
            default="",
            metavar="KIND+URL",
            help="a SPARQL server that shall hold the graph as well, as in fuseki+http://localhost:3030/news",
        )
        added.add_argument("--quiet", action="store_true", help="no progress, no summary")
        added.add_argument("--json", action="store_true", help="the summary as JSON")
    extract = command("extract", _extract, "print facts as JSON lines, without building a graph")
    extract.add_argument("inputs", nargs="+", metavar="INPUT")
    extract.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    extract.add_argument("--mentions", metavar="FILE", help="also write every named mention with its entity")
    extract.add_argument("--coverage", metavar="FILE", help="also write what became of every sentence")
    extract.add_argument("--quiet", action="store_true", help="no progress, no summary")
    evaluate = command("evaluate", _evaluate, "compare what is extracted with what should be")
    evaluate.add_argument("gold", nargs="+", metavar="GOLD", help="annotated articles, cases, or a KnowledgeNet file")
    evaluate.add_argument(
        "--articles", type=Path, metavar="FOLDER", help="the annotated articles; default: beside GOLD"
    )
    evaluate.add_argument("--fold", type=int, metavar="N", help="this fold of KnowledgeNet alone")
    evaluate.add_argument(
        "--errors", action="store_true", help="every fact missed, wrong or inexact, with its sentence"
    )
    evaluate.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    evaluate.add_argument("--quiet", action="store_true", help="no progress")
    for added in (demo, build, extract):
        added.add_argument("--base", type=_text, default=Settings().base, metavar="IRI", help="where IRIs begin")
    evaluate.set_defaults(base=Settings().base)
    for added in (demo, build, extract, evaluate):
        added.add_argument(
            "--min-confidence",
            type=float,
            default=Settings().min_confidence,
            metavar="X",
            help="leave out facts of less confidence, 0 to 1; default: %(default)s",
        )
        added.add_argument(
            "-j",
            "--jobs",
            type=_jobs,
            default=1,
            metavar="N",
            help='read with so many processes; 0 or "auto": one for each core; default: %(default)s',
        )

    query = command("query", _query, "ask the graph in SPARQL, or by the name of a shipped query")
    asked = query.add_mutually_exclusive_group(required=True)
    asked.add_argument("sparql", nargs="?", type=_text, metavar="SPARQL|NAME")
    asked.add_argument("-f", "--file", metavar="FILE", help="read the query from a file")
    asked.add_argument("--list", action="store_true", help="the shipped queries")
    query.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parameters = query.add_argument_group("parameters", "what a query takes of these, kg query --list tells")
    for name in PARAMETERS:
        parameters.add_argument(f"--{name}", type=_text, metavar="VALUE", dest=f"parameter {name}")

    view = command("view", _view, "write the page: one HTML file that opens from disk")
    view.add_argument("name", nargs="?", type=_text, metavar="NAME", help="the entity to begin with")
    view.add_argument("--focus", type=_text, metavar="NAME", help="the same")
    view.add_argument(
        "--only",
        action="append",
        default=[],
        type=_text,
        metavar="TYPE",
        help="facts of this type, or among entities of it",
    )
    view.add_argument("--since", default="", type=_text, metavar="DATE", help="facts dated 2004, 2004-08, ... or later")
    view.add_argument("--max-nodes", type=int, metavar="N", help="the N most important entities")
    view.add_argument("-o", "--output", default="graph.html", metavar="FILE", help="default: graph.html")
    view.add_argument("--title", type=_text, default="Companies and people")
    show = command("show", _show, "show one entity with its facts and quotes")
    show.add_argument("name", type=_text, metavar="NAME")
    show.add_argument(
        "--dossier",
        nargs="?",
        const="-",
        metavar="FILE",
        help="its story with footnotes: Markdown, or a page if FILE ends in .html",
    )
    path = command("path", _path, "show how two entities are connected")
    path.add_argument("start", type=_text, metavar="A")
    path.add_argument("end", type=_text, metavar="B")
    diff = command("diff", _diff, "what has changed from one graph to another")
    diff.add_argument("before", metavar="A", help="a build's folder or an RDF file")
    diff.add_argument("after", metavar="B", help="the same, later")
    diff.add_argument("--format", choices=("text", "json", "html"), default="text", help="default: text")
    log = command("log", _log, "the builds of a folder: when, and what changed")
    export = command("export", _export, "write the graph for other tools; standard error tells what the format loses")
    export.add_argument("--format", choices=EXPORTS, required=True)
    for added in (diff, export):
        added.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    validate = command("validate", _validate, "check the graph against the shipped shapes")
    info = command("info", _info, "what a graph holds")
    for added in (show, path, validate, info, log):
        added.add_argument("--json", action="store_true", help="as JSON")
    serve = command("serve", _serve, "serve the graph: a SPARQL endpoint and pages to read, on this machine alone")
    add_serving(serve)
    judging = add_commands(command)
    for added in (query, view, show, path, export, info, *judging[1:2]):
        added.add_argument(
            "--as-of", type=parse_day, metavar="DATE", help="what documents had said by then; undated ones are left out"
        )
    for added in (query, view, show, path, export, validate, info, log, backup, serve, *judging):
        added.add_argument(
            "--data",
            default="exports",
            metavar="FOLDER|FILE|KIND+URL",
            help="a build's folder, an RDF file, or a SPARQL server; default: exports",
        )
    return parser


def _text(argument: str) -> str:
    """An argument as it was typed, in UTF-8, whatever the locale; names of files are left to the system."""
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def _jobs(argument: str) -> int:
    if argument != "auto" and not argument.isdecimal():
        raise argparse.ArgumentTypeError(f"{argument!r} is neither a number of processes nor 'auto'")
    return 0 if argument == "auto" else int(argument)


# Building


def _demo(arguments: argparse.Namespace) -> int:
    with as_file(files("kg").joinpath("samples")) as samples:
        arguments.inputs = [samples]
        return _build(arguments)


def _build(arguments: argparse.Namespace) -> int:
    from kg.pipeline import build

    graph = build(
        arguments.inputs,
        arguments.output,
        settings=_settings(arguments),
        jobs=arguments.jobs,
        watch=_progress(arguments.quiet),
        add=arguments.add,
        fresh=arguments.fresh,
        store=arguments.store,
        known=arguments.known,
        reconcile_with=arguments.reconcile,
    )
    _tell_problems(graph.problems, arguments.quiet)
    _tell_graph(graph, arguments)
    return 1 if graph.violations else _code(graph.problems)


def _tell_graph(graph: Graph, arguments: argparse.Namespace) -> None:
    if graph.violations:
        number = _count(len(graph.violations), "thing is", "things are")
        print(f"kg: {number} not as the shapes want it; `kg validate --data {arguments.output}` tells", file=sys.stderr)
    tell_effects(Path(arguments.output))
    counts = _counts(graph)
    if arguments.json:
        problems = [str(problem) for problem in graph.problems]
        print(_json({**counts, "problems": problems, "violations": len(graph.violations)}))
    elif not arguments.quiet:
        folder = Path(arguments.output)
        print(
            f"{_count(counts['facts'], 'fact')} about {_count(counts['entities'], 'entity', 'entities')} "
            f"from {_count(counts['documents'], 'document')}\n"
            f"  {folder / 'graph.html'}    open it in a browser\n"
            f"  {folder / 'graph.ttl'}     the graph as Turtle (graph.trig: by document)\n"
            f"  {folder / 'facts.jsonl'}   one fact a line\n"
            "Next: kg query acquisitions    kg query --list    kg show NAME"
        )
        _tell_size(str(folder / "graph.html"), (folder / "graph.html").stat().st_size)


def _remove(arguments: argparse.Namespace) -> int:
    from kg.pipeline import remove

    watch = _progress(arguments.quiet)
    graph = remove(arguments.document, arguments.output, jobs=arguments.jobs, watch=watch, store=arguments.store)
    _tell_graph(graph, arguments)
    return 1 if graph.violations else 0


def _backup(arguments: argparse.Namespace) -> int:
    from kg.graph import write_backup

    number = write_backup(Path(arguments.file), _open(arguments).store)
    print(f"{_count(number, 'statement')} in {_text(arguments.file)}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from kg.pipeline import restore

    _tell_graph(restore(arguments.file, arguments.output, store=arguments.store), arguments)
    return 0


def _extract(arguments: argparse.Namespace) -> int:
    from kg.export import fact_line, mention_line
    from kg.pipeline import load, read, resolve

    settings = _settings(arguments)
    texts, problems = load(arguments.inputs)
    with ExitStack() as stack:
        facts = _output(stack, arguments.output) if arguments.output else sys.stdout
        mentions = _output(stack, arguments.mentions) if arguments.mentions else None
        coverage = _output(stack, arguments.coverage) if arguments.coverage else None
        readings = list(read(_progress(arguments.quiet)(texts), coverage=bool(coverage), jobs=arguments.jobs))
        resolution = resolve(readings, settings=settings)
        _emptied(facts).writelines(fact_line(fact) + "\n" for fact in resolution.facts)
        if mentions:
            _emptied(mentions).writelines(mention_line(mention) + "\n" for mention in resolution.mentions)
        if coverage:
            _write_coverage(_emptied(coverage), readings, resolution, arguments.quiet)
    _tell_problems(problems, arguments.quiet)
    return _code(problems)


def _write_coverage(out: TextIO, readings: Sequence[Reading], resolution: Resolution, quiet: bool) -> None:
    from kg.evaluation import coverage_line, coverage_of, summarise

    coverage = list(coverage_of(readings, resolution.facts, resolution.rejections))
    out.writelines(coverage_line(covered) + "\n" for covered in coverage)
    if not quiet:
        print(summarise(coverage), file=sys.stderr)


def _evaluate(arguments: argparse.Namespace) -> int:
    from kg.evaluation import load_gold, to_json, to_text
    from kg.pipeline import evaluate

    settings = _settings(arguments)
    golds = load_gold(arguments.gold, articles=arguments.articles, fold=arguments.fold)
    watch = _progress(arguments.quiet)
    reports = [evaluate(gold, settings=settings, jobs=arguments.jobs, watch=watch) for gold in golds]
    if arguments.format == "json":
        print(_json([to_json(report, errors=arguments.errors) for report in reports]))
    else:
        print("\n".join(to_text(report, errors=arguments.errors) for report in reports), end="")
    return 0


def _settings(arguments: argparse.Namespace) -> Settings:
    try:
        return Settings(base=Iri(arguments.base), min_confidence=arguments.min_confidence)
    except ValueError as error:
        raise KGError(str(error)) from error


def _output(stack: ExitStack, path: str) -> TextIO:
    """A file that can be written; it keeps what it has until `_emptied`, for it may be what is read."""
    try:
        return stack.enter_context(open(path, "a", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise KGError(f"{_text(path)}: can't be written ({error.strerror}); name another file") from error


def _emptied(out: TextIO) -> TextIO:
    if out.seekable() and out is not sys.stdout:
        out.truncate(0)
    return out


def _progress(quiet: bool) -> Callable[[Iterable[Document]], Iterable[Document]]:
    """A progress bar on a terminal, nothing in a pipe."""

    def watch(texts: Iterable[Document]) -> Iterable[Document]:
        from tqdm import tqdm

        bar: Iterable[Document] = tqdm(texts, desc="reading", unit=" documents", disable=True if quiet else None)
        return bar

    return watch


def _tell_problems(problems: Sequence[DocumentError], quiet: bool) -> None:
    """Each that is a mistake; of the files that are only skipped, the first."""
    skipped = [problem for problem in problems if isinstance(problem, SkippedError)]
    for problem in (problem for problem in problems if problem not in skipped):
        print(f"kg: {problem}", file=sys.stderr)
    if quiet:
        return
    for problem in skipped[:_MOST_SKIPPED]:
        print(f"kg: {problem}", file=sys.stderr)
    if more := len(skipped[_MOST_SKIPPED:]):
        print(f"kg: {_count(more, 'more file was', 'more files were')} skipped", file=sys.stderr)


def _code(problems: Iterable[DocumentError]) -> int:
    """A skipped file is no failure."""
    return 0 if all(isinstance(problem, SkippedError) for problem in problems) else 1


def _counts(graph: Graph) -> dict[str, int]:
    return {
        "documents": len(graph.documents),
        "entities": len(graph.entities),
        "facts": len(graph.facts),
    }


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"


# Asking


def _open(arguments: argparse.Namespace) -> Graph:
    from kg.api import open_graph

    graph = open_graph(arguments.data)
    return graph.as_of(arguments.as_of) if getattr(arguments, "as_of", None) else graph


def _one(graph: Graph, name: str) -> Entity:
    """The entity of this name; raises NotFoundError where several might be meant."""
    first, *others = graph.find(name)
    if others:
        meant = "\n".join(f"  {entity.name}  {entity.id}" for entity in (first, *others))
        raise NotFoundError(f"{name!r} may mean any of these; name one in full or by its IRI:\n{meant}")
    return first


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
    _open(arguments).query(sparql, **parameters).write(sys.stdout, arguments.format)
    return 0


def _read_query(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise KGError(f"{_text(path)}: can't be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise KGError(f"{_text(path)}: is no query, but something else than UTF-8 text") from error


def _view(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    name = arguments.focus or arguments.name
    html = graph.to_html(
        title=arguments.title,
        focus=_one(graph, name).id if name else None,
        only=arguments.only,
        since=arguments.since,
        max_nodes=arguments.max_nodes,
    )
    with ExitStack() as stack:
        _emptied(_output(stack, arguments.output)).write(html)
    print(_text(arguments.output))
    _tell_size(arguments.output, len(html.encode()))
    return 0


def _tell_size(page: str, size: int) -> None:
    from kg.views import size_warning

    if warning := size_warning(size):
        print(f"kg: {_text(page)}: {warning}", file=sys.stderr)


def _show(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    dossiers = [graph.describe(entity) for entity in graph.find(arguments.name)]
    if arguments.dossier:
        write_dossiers(dossiers, arguments.dossier)
    elif arguments.json:
        print(_json([dossier.to_json() for dossier in dossiers]))
    else:
        print("\n".join(dossier.to_text() for dossier in dossiers), end="")
    return 0


def _path(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    start, end = _one(graph, arguments.start), _one(graph, arguments.end)
    steps = graph.path(start.id, end.id)
    if arguments.json:
        print(_json([step.to_json() for step in steps]))
    else:
        print("".join(step.to_text() for step in steps) or f"{start.name} is {end.name}\n", end="")
    return 0


def _diff(arguments: argparse.Namespace) -> int:
    """Exit code 0 either way: that something has changed is no problem."""
    from kg.api import open_graph
    from kg.views import diff_html, diff_json, diff_text

    found = open_graph(arguments.before).diff(open_graph(arguments.after))
    if arguments.format == "html":
        text = diff_html(found, title=f"{arguments.before} → {arguments.after}")
    else:
        text = _json(diff_json(found)) + "\n" if arguments.format == "json" else diff_text(found)
    with ExitStack() as stack:
        _emptied(_output(stack, arguments.output) if arguments.output else sys.stdout).write(text)
    return 0


def _log(arguments: argparse.Namespace) -> int:
    from kg.export import read_builds

    builds = read_builds(Path(arguments.data))
    print(_json([build.to_json() for build in builds]) if arguments.json else "\n".join(b.to_text() for b in builds))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    with ExitStack() as stack:
        out = _emptied(_output(stack, arguments.output) if arguments.output else sys.stdout)
        out.flush()
        losses = graph.export(arguments.format, out.buffer)
    for loss in losses:
        print(f"kg: not in {arguments.format}: {loss.count:,} {loss.what}", file=sys.stderr)
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    violations = _open(arguments).validate()
    if arguments.json:
        print(_json([{"node": v.focus, "message": v.message, "shape": v.shape} for v in violations]))
        return 1 if violations else 0
    for violation in violations:
        print(f"{violation.message}\n  {violation.focus}")
    print(_count(len(violations), "problem") if violations else "the graph conforms to the shapes")
    return 1 if violations else 0


def _info(arguments: argparse.Namespace) -> int:
    graph = _open(arguments)
    counts = _counts(graph)
    by_type = dict(Counter(fact.type for fact in graph.facts).most_common())
    if arguments.json:
        print(_json({**counts, "facts_by_type": by_type}))
        return 0
    for name, count in counts.items():
        print(f"{count:7} {name}")
    for type_, count in by_type.items():
        print(f"{count:7}   {type_.replace('_', ' ')}")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from kg.server.command import run

    run(arguments)
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(main())
