"""Arguments that several commands have, and how arguments are read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date

from kg.config import Settings
from kg.errors import KGError
from kg.model import Iri

Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Adds a command: its name, what runs it, what it does."""


def add_output_folder(parser: argparse.ArgumentParser) -> None:
    """Where a graph is built, and how that is told."""
    parser.add_argument("-o", "--output", default="exports", metavar="FOLDER", help="default: exports")
    parser.add_argument(
        "--store",
        type=text,
        default="",
        metavar="KIND+URL",
        help="a SPARQL server that shall hold the graph as well, as in fuseki+http://localhost:3030/news",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary")
    parser.add_argument("--json", action="store_true", help="the summary as JSON")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How documents are read."""
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=Settings().min_confidence,
        metavar="X",
        help="leave out facts of less confidence, 0 to 1; default: %(default)s",
    )
    parser.add_argument(
        "-j",
        "--jobs",
        type=jobs,
        default=1,
        metavar="N",
        help='read with so many processes; 0 or "auto": one for each core; default: %(default)s',
    )


def add_base(parser: argparse.ArgumentParser) -> None:
    """Where IRIs begin."""
    parser.add_argument("--base", type=text, default=Settings().base, metavar="IRI", help="where IRIs begin")


def add_data(parser: argparse.ArgumentParser) -> None:
    """Which graph is asked."""
    parser.add_argument(
        "--data",
        default="exports",
        metavar="FOLDER|FILE|KIND+URL",
        help="a build's folder, an RDF file, or a SPARQL server; default: exports",
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """As of when the graph is asked."""
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="what documents had said by then; undated ones are left out"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The answer for programs."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def text(argument: str) -> str:
    """An argument as it was typed, in UTF-8, whatever the locale; names of files are left to the system."""
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def jobs(argument: str) -> int:
    """A number of processes; 0 for one for each core."""
    if argument != "auto" and not argument.isdecimal():
        raise argparse.ArgumentTypeError(f"{argument!r} is neither a number of processes nor 'auto'")
    return 0 if argument == "auto" else int(argument)


def day(text: str) -> date:
    """The last day of a date that somebody types: 2004, 2004-08 or 2004-08-19."""
    from kg.edtf import bounds

    period = bounds(text)
    if period is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; 2004, 2004-08 or 2004-08-19 would be one")
    return period[1]


def settings_of(arguments: argparse.Namespace) -> Settings:
    """What the arguments say about how a graph is made; raises KGError."""
    try:
        return Settings(base=Iri(arguments.base), min_confidence=arguments.min_confidence)
    except ValueError as error:
        raise KGError(str(error)) from error
