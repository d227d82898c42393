"""The commands that make a graph: demo, build, remove."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import Command, add_base, add_output_folder, add_reading, jobs, settings_of, text
from kg.cli.telling import code_of, count, counts_of, json_text, progress, tell_problems, tell_size

if TYPE_CHECKING:
    from kg.api import Graph


def add_commands(command: Command) -> None:
    """Add them."""
    demo = command("demo", _demo, "build the graph of the shipped sample articles: start here")
    demo.set_defaults(add=False, fresh=False, known=[], reconcile="")
    build = command("build", _build, "build a graph from files, folders, .jsonl records or standard input (-)")
    build.add_argument("inputs", nargs="+", metavar="INPUT")
    build.add_argument("--add", action="store_true", help="to the documents that the graph has already")
    build.add_argument("--fresh", action="store_true", help="read all again, changed or not")
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
    for added in (demo, build):
        add_output_folder(added)
        add_base(added)
        add_reading(added)
    remove = command("remove", _remove, "take a document out of a build's graph, with all that only it supports")
    remove.add_argument("document", type=text, metavar="DOC", help="its id: a file's path below its folder")
    remove.add_argument("-j", "--jobs", type=jobs, default=1, metavar="N", help="as in `kg build`")
    add_output_folder(remove)


def _demo(arguments: argparse.Namespace) -> int:
    with as_file(files("kg").joinpath("samples")) as samples:
        arguments.inputs = [samples]
        return _build(arguments)


def _build(arguments: argparse.Namespace) -> int:
    from kg.pipeline import build

    graph = build(
        arguments.inputs,
        arguments.output,
        settings=settings_of(arguments),
        jobs=arguments.jobs,
        watch=progress(arguments.quiet),
        add=arguments.add,
        fresh=arguments.fresh,
        store=arguments.store,
        known=arguments.known,
        reconcile_with=arguments.reconcile,
    )
    tell_problems(graph.problems, arguments.quiet)
    tell_graph(graph, arguments)
    return 1 if graph.violations else code_of(graph.problems)


def _remove(arguments: argparse.Namespace) -> int:
    from kg.upkeep import remove

    watch = progress(arguments.quiet)
    graph = remove(arguments.document, arguments.output, jobs=arguments.jobs, watch=watch, store=arguments.store)
    tell_graph(graph, arguments)
    return 1 if graph.violations else 0


def tell_graph(graph: Graph, arguments: argparse.Namespace) -> None:
    """Tell what has been built, what is wrong with it, and what to do next."""
    if graph.violations:
        number = count(len(graph.violations), "thing is", "things are")
        print(f"kg: {number} not as the shapes want it; `kg validate --data {arguments.output}` tells", file=sys.stderr)
    _tell_effects(Path(arguments.output))
    counts = counts_of(graph)
    if arguments.json:
        problems = [str(problem) for problem in graph.problems]
        print(json_text({**counts, "problems": problems, "violations": len(graph.violations)}))
    elif not arguments.quiet:
        folder = Path(arguments.output)
        print(
            f"{count(counts['facts'], 'fact')} about {count(counts['entities'], 'entity', 'entities')} "
            f"from {count(counts['documents'], 'document')}\n"
            f"  {folder / 'graph.html'}    open it in a browser\n"
            f"  {folder / 'graph.ttl'}     the graph as Turtle (graph.trig: by document)\n"
            f"  {folder / 'facts.jsonl'}   one fact a line\n"
            "Next: kg query acquisitions    kg query --list    kg show NAME"
        )
        tell_size(str(folder / "graph.html"), (folder / "graph.html").stat().st_size)


def _tell_effects(folder: Path) -> None:
    """Tell how many judgements a build could not apply, or overruled."""
    from kg.entities import Effect, read_effects

    idle = [effect for effect in read_effects(folder).values() if effect is not Effect.APPLIED]
    if idle:
        several = "judgement has" if len(idle) == 1 else "judgements have"
        print(f"kg: {len(idle)} {several} no effect; `kg review log` tells why", file=sys.stderr)
