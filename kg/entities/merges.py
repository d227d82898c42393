"""Why names were taken for one thing: the steps of a build, kept for `kg explain`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.entities.identity import Bearer, Step, Verdict
from kg.errors import GraphError
from kg.files import write_file
from kg.model import DocumentId, EntityType, Iri


def write_merges(path: Path, steps: Iterable[Step]) -> None:
    """Keep the steps that joined names or linked one, a line each; raises GraphError if the file can't be written."""
    lines = [json.dumps(_plain(step), ensure_ascii=False) for step in steps if step.verdict is Verdict.MERGED]
    write_file(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))


def read_merges(path: Path) -> list[Step]:
    """Those that were kept, none if there is no such file; raises GraphError if it is broken."""
    try:
        return [_step(json.loads(line)) for line in path.read_bytes().splitlines()]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise GraphError(f"{path}: is broken ({error}); remove it and run `kg build` again") from error


def _plain(step: Step) -> dict[str, Any]:
    ends = (
        {"name": end.name, "type": end.type, "document": end.document, "start": end.start}
        for end in (step.one, step.other)
    )
    return {
        **dict(zip(("one", "other"), ends, strict=True)),
        "verdict": step.verdict,
        "score": step.score,
        "reasons": step.reasons,
        "mentions": step.mentions,
        "entities": step.entities,
    }


def _step(told: dict[str, Any]) -> Step:
    return Step(
        one=_bearer(told["one"]),
        other=_bearer(told["other"]),
        verdict=Verdict(told["verdict"]),
        score=told["score"],
        reasons=tuple(told["reasons"]),
        mentions=told["mentions"],
        entities=tuple(map(Iri, told["entities"])),
    )


def _bearer(told: dict[str, Any]) -> Bearer:
    return Bearer(
        name=told["name"],
        type=EntityType(told["type"]) if told["type"] else None,
        document=DocumentId(told["document"]) if told["document"] else None,
        start=told["start"],
    )
