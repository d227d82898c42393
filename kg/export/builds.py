"""The builds of a folder: builds.jsonl, one line a build, with what it changed.

The times in it are all that two builds of the same texts may differ in, and nothing else is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from kg.errors import GraphError
from kg.export.jsonl import parse_fact
from kg.model import DocumentId, Fact

LOG = "builds.jsonl"
_MOST = 20
"""Documents that are named in the log of a build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One build of a folder: when it ended, and what it changed."""

    time: str
    """UTC, ISO 8601, to the second: "2024-05-06T07:08:09Z"."""
    facts: int
    """How many there are after it."""
    added: int
    removed: int
    changed: int
    documents: int
    """How many documents have other facts than before."""
    names: tuple[str, ...]
    """Of these, the first twenty, by id."""

    def to_json(self) -> dict[str, object]:
        """As in builds.jsonl."""
        return {
            "time": self.time,
            "facts": self.facts,
            "added": self.added,
            "removed": self.removed,
            "changed": self.changed,
            "documents": self.documents,
            "names": list(self.names),
        }

    def to_text(self) -> str:
        """One line: "2024-05-06T07:08:09Z  31 facts  +2 -1 ~1  news.txt"."""
        more = f" and {self.documents - len(self.names)} more" if self.documents > len(self.names) else ""
        names = ", ".join(self.names) + more if self.names else "nothing changed"
        return f"{self.time}  {self.facts} facts  +{self.added} -{self.removed} ~{self.changed}  {names}"


def told_facts(path: Path) -> frozenset[str]:
    """The lines of a facts.jsonl, to be kept until the next one is written; none if there is no such file."""
    try:
        return frozenset(path.read_text("utf-8").split("\n")[:-1])
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"{path} cannot be read: {error}; take it away, and the build writes it anew") from error


def log_build(folder: Path, before: frozenset[str], facts: Mapping[str, Fact]) -> frozenset[DocumentId]:
    """Write down what has changed since `before`; returns the documents whose facts are others now.

    `facts` has those of now, by their lines.

    Raises GraphError if the folder can't be written.
    """
    from kg.graph import Kind, diff_facts

    gone = _parsed(before - facts.keys())
    new = [fact for line, fact in facts.items() if line not in before]
    kinds = [change.kind for change in diff_facts(gone, new)]
    documents = frozenset(fact.document for fact in (*gone, *new))
    build = Build(
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        facts=len(facts),
        added=kinds.count(Kind.ADDED),
        removed=kinds.count(Kind.REMOVED),
        changed=kinds.count(Kind.CHANGED),
        documents=len(documents),
        names=tuple(sorted(documents)[:_MOST]),
    )
    try:
        with (folder / LOG).open("ab+") as out:
            _cut_broken_line(out)
            out.write(json.dumps(build.to_json(), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    except OSError as error:
        raise GraphError(f"{folder / LOG} cannot be written: {error}") from error
    return documents


def read_builds(folder: Path) -> tuple[Build, ...]:
    """The builds of a folder, the first one first; raises GraphError if it has no log or a broken one.

    A last line that a build was killed in is left out.
    """
    path = folder / LOG
    try:
        lines = path.read_text("utf-8").split("\n")[:-1]
        return tuple(_build(json.loads(line)) for line in lines)
    except FileNotFoundError as error:
        raise GraphError(f"no builds at {path}; run `kg build` first, or name the folder of another") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path} cannot be read: {error}; take it away, and the next build begins it anew") from error


def _cut_broken_line(log: BinaryIO) -> None:
    """Take away what a build that was killed in the middle of its line has left."""
    log.seek(0)
    content = log.read()
    log.truncate(content.rfind(b"\n") + 1)


def _build(told: dict[str, object]) -> Build:
    names = told.pop("names")
    assert isinstance(names, list)
    return Build(names=tuple(names), **told)  # type: ignore[arg-type]  # what to_json has written


def _parsed(lines: Iterable[str]) -> list[Fact]:
    """What is no fact, from another version of kg, say, is left out."""
    facts = []
    for line in lines:
        try:
            facts.append(parse_fact(line))
        except (ValueError, KeyError, TypeError):
            continue
    return facts
