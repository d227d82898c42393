"""One fact, or one mention, a line of JSON: keys in a fixed order, text as it is, no spaces at the ends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.entities import ResolvedMention
from kg.files import write_file
from kg.model import EntityFiller, Fact, Filler, Span


def write_facts(path: Path, facts: Iterable[Fact]) -> None:
    """Write facts.jsonl: one fact a line, in the order given, at once or not at all; raises GraphError."""
    write_file(path, "".join(fact_line(fact) + "\n" for fact in facts).encode())


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
