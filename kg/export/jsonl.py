"""One fact, or one mention, a line of JSON: keys in a fixed order, text as it is, no spaces at the ends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.entities import ResolvedMention
from kg.errors import GraphError
from kg.files import write_file
from kg.model import EntityFiller, Evidence, Fact, Filler, Span, Status, ValueFiller


def write_facts(path: Path, lines: Iterable[str]) -> None:
    """Write facts.jsonl from the lines of facts, in the order given, at once or not at all; raises GraphError."""
    write_file(path, "".join(f"{line}\n" for line in lines).encode())


def fact_line(fact: Fact) -> str:
    """A fact as a line of facts.jsonl, without the line's end."""
    return _dump(
        {
            "id": fact.id,
            "type": fact.type,
            "document": fact.document,
            "status": fact.status,
            "confidence": fact.confidence,
            "roles": {role: [_filler(filler) for filler in fillers] for role, fillers in fact.roles.items()},
            "attribution": [_filler(source) for source in fact.attribution],
            "extractor": fact.extractor,
            "evidence": [
                {
                    **_span(evidence.sentence),
                    "mentions": {role: [_span(s) for s in spans] for role, spans in evidence.mentions.items()},
                }
                for evidence in fact.evidence
            ],
        }
    )


def parse_fact(line: str | bytes) -> Fact:
    """The fact of a line of facts.jsonl; raises ValueError or KeyError for a line that is none."""
    told = json.loads(line)
    return Fact(
        id=told["id"],
        type=told["type"],
        document=told["document"],
        status=Status(told["status"]),
        confidence=told["confidence"],
        roles={role: tuple(map(_read_filler, fillers)) for role, fillers in told["roles"].items()},
        evidence=tuple(
            Evidence(
                sentence=_read_span(evidence),
                mentions={role: tuple(map(_read_span, spans)) for role, spans in evidence["mentions"].items()},
            )
            for evidence in told["evidence"]
        ),
        extractor=told["extractor"],
        attribution=tuple(EntityFiller(id=source["id"], name=source["name"]) for source in told["attribution"]),
    )


def read_facts(path: Path) -> list[Fact]:
    """The facts of a facts.jsonl, in their order; raises GraphError if it can't be read."""
    try:
        return [parse_fact(line) for line in path.read_bytes().splitlines()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path} cannot be read: {error}; take it away, and the build writes it anew") from error


def mention_line(mention: ResolvedMention) -> str:
    """A named mention with the entity that it was resolved to, as a line without its end."""
    return _dump(
        {
            "document": mention.document,
            **_span(mention.span),
            "type": mention.type,
            "entity": mention.entity,
        }
    )


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _filler(filler: Filler) -> dict[str, str]:
    if isinstance(filler, EntityFiller):
        return {"id": filler.id, "name": filler.name}
    return {"value": filler.value, "text": filler.text}


def _span(span: Span) -> dict[str, int | str]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _read_filler(told: dict[str, Any]) -> Filler:
    if "id" in told:
        return EntityFiller(id=told["id"], name=told["name"])
    return ValueFiller(value=told["value"], text=told["text"])


def _read_span(told: dict[str, Any]) -> Span:
    return Span(start=told["start"], end=told["end"], text=told["text"])
