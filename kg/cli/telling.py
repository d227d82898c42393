"""What several commands open, write and tell."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from kg.cli.arguments import text
from kg.errors import DocumentError, KGError, NotFoundError, SkippedError
from kg.model import Document, Entity

if TYPE_CHECKING:
    from kg.api import Graph

_MOST_SKIPPED = 5
"""Skipped files that are told one by one."""


def open_asked(arguments: argparse.Namespace) -> Graph:
    """The graph that is asked, as of the day that is asked for; raises KGError."""
    from kg.api import open_graph

    graph = open_graph(arguments.data)
    return graph.as_of(arguments.as_of) if getattr(arguments, "as_of", None) else graph


def find_one(graph: Graph, name: str) -> Entity:
    """The entity of this name; raises NotFoundError where several might be meant."""
    first, *others = graph.find(name)
    if others:
        meant = "\n".join(f"  {entity.name}  {entity.id}" for entity in (first, *others))
        raise NotFoundError(f"{name!r} may mean any of these; name one in full or by its IRI:\n{meant}")
    return first


def open_output(stack: ExitStack, path: str) -> TextIO:
    """A file that can be written; it keeps what it has until `emptied`, for it may be what is read."""
    try:
        return stack.enter_context(open(path, "a", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise KGError(f"{text(path)}: can't be written ({error.strerror}); name another file") from error


def emptied(out: TextIO) -> TextIO:
    """The file without what it had; standard output and devices as they are."""
    if out is not sys.stdout and os.path.isfile(out.name):
        out.truncate(0)
    return out


def progress(quiet: bool) -> Callable[[Iterable[Document]], Iterable[Document]]:
    """A progress bar on a terminal, nothing in a pipe."""

    def watch(texts: Iterable[Document]) -> Iterable[Document]:
        from tqdm import tqdm

        bar: Iterable[Document] = tqdm(texts, desc="reading", unit=" documents", disable=True if quiet else None)
        return bar

    return watch


def tell_problems(problems: Sequence[DocumentError], quiet: bool) -> None:
    """Each that is a mistake; of the files that are only skipped, the first."""
    skipped = [problem for problem in problems if isinstance(problem, SkippedError)]
    for problem in (problem for problem in problems if problem not in skipped):
        print(f"kg: {problem}", file=sys.stderr)
    if quiet:
        return
    for problem in skipped[:_MOST_SKIPPED]:
        print(f"kg: {problem}", file=sys.stderr)
    if more := len(skipped[_MOST_SKIPPED:]):
        print(f"kg: {count(more, 'more file was', 'more files were')} skipped", file=sys.stderr)


def code_of(problems: Iterable[DocumentError]) -> int:
    """A skipped file is no failure."""
    return 0 if all(isinstance(problem, SkippedError) for problem in problems) else 1


def counts_of(graph: Graph) -> dict[str, int]:
    """How much a graph holds."""
    return {
        "documents": len(graph.documents),
        "entities": len(graph.entities),
        "facts": len(graph.facts),
    }


def count(number: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 fact", "2 facts"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def tell_size(page: str, size: int) -> None:
    """Warn of a page of too many bytes."""
    from kg.views import size_warning

    if warning := size_warning(size):
        print(f"kg: {text(page)}: {warning}", file=sys.stderr)


def json_text(value: object) -> str:
    """JSON to be read by people, too."""
    return json.dumps(value, ensure_ascii=False, indent=2)
