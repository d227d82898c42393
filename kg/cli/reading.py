"""The commands that read documents without building a graph: extract, evaluate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.cli.arguments import Command, add_base, add_reading, settings_of
from kg.cli.telling import code_of, emptied, json_text, open_output, progress, tell_problems
from kg.config import Settings
from kg.model import Reading

if TYPE_CHECKING:
    from kg.entities import Resolution


def add_commands(command: Command) -> None:
    """Add them."""
    extract = command("extract", _extract, "print facts as JSON lines, without building a graph")
    extract.add_argument("inputs", nargs="+", metavar="INPUT")
    extract.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    extract.add_argument("--mentions", metavar="FILE", help="also write every named mention with its entity")
    extract.add_argument("--coverage", metavar="FILE", help="also write what became of every sentence")
    extract.add_argument("--quiet", action="store_true", help="no progress, no summary")
    add_base(extract)
    add_reading(extract)
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
    evaluate.set_defaults(base=Settings().base)
    add_reading(evaluate)


def _extract(arguments: argparse.Namespace) -> int:
    from kg.export import fact_line, mention_line
    from kg.steps import load, read, resolve

    settings = settings_of(arguments)
    texts, problems = load(arguments.inputs)
    with ExitStack() as stack:
        facts = open_output(stack, arguments.output) if arguments.output else sys.stdout
        mentions = open_output(stack, arguments.mentions) if arguments.mentions else None
        coverage = open_output(stack, arguments.coverage) if arguments.coverage else None
        readings = list(read(progress(arguments.quiet)(texts), coverage=bool(coverage), jobs=arguments.jobs))
        resolution = resolve(readings, settings=settings)
        emptied(facts).writelines(fact_line(fact) + "\n" for fact in resolution.facts)
        if mentions:
            emptied(mentions).writelines(mention_line(mention) + "\n" for mention in resolution.mentions)
        if coverage:
            _write_coverage(emptied(coverage), readings, resolution, arguments.quiet)
    tell_problems(problems, arguments.quiet)
    return code_of(problems)


def _write_coverage(out: TextIO, readings: Sequence[Reading], resolution: Resolution, quiet: bool) -> None:
    from kg.evaluation import coverage_line, coverage_of, summarise

    coverage = list(coverage_of(readings, resolution.facts, resolution.rejections))
    out.writelines(coverage_line(covered) + "\n" for covered in coverage)
    if not quiet:
        print(summarise(coverage), file=sys.stderr)


def _evaluate(arguments: argparse.Namespace) -> int:
    from kg.evaluation import load_gold, to_json, to_text
    from kg.steps import evaluate

    settings = settings_of(arguments)
    golds = load_gold(arguments.gold, articles=arguments.articles, fold=arguments.fold)
    watch = progress(arguments.quiet)
    reports = [evaluate(gold, settings=settings, jobs=arguments.jobs, watch=watch) for gold in golds]
    if arguments.format == "json":
        print(json_text([to_json(report, errors=arguments.errors) for report in reports]))
    else:
        print("\n".join(to_text(report, errors=arguments.errors) for report in reports), end="")
    return 0
