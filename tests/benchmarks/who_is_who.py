"""Who is who, against a gold: by exact strings, by names alone, with contexts, and after a review of 30 pairs.

    python tests/benchmarks/who_is_who.py GOLD.jsonl

GOLD holds a document a line: {"source", "text", "entities": [{"type", "wikidata", "mentions": [{"start", "end"}]}]};
what has no Wikidata id means something else in every document. Scored is B-cubed over the named mentions of people
and organisations; one that was not found is alone, so that it costs recall. The reviewer is the gold: asked about the
30 pairs that the tool itself puts first, it says same or different where it knows both, and nothing where it doesn't.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kg.config import Settings
from kg.entities import Bearer, Constraints, Resolution, outlines, resolve
from kg.entities._clusters import Cluster
from kg.entities._profiles import Profile, profiles_of
from kg.model import Document, DocumentId, Reading
from kg.ontology import load_ontology
from kg.steps import read

TYPES = ("type_person", "type_organization")
REVIEWED = 30
OVERLAP = 0.5
"""Of the joint length of two mentions that are taken for the same."""

Gold = Mapping[str, Sequence[tuple[int, int, str]]]
"""For each document the start and the end of the mentions, and what they mean."""


def main() -> None:
    """Read, resolve in several ways, and print the scores."""
    records = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    gold = {record["source"]: list(_mentions(record)) for record in records}
    documents = [Document(id=DocumentId(record["source"]), text=record["text"]) for record in records]
    readings = list(read(documents))
    print(f"{'':32}{'across documents':>24}{'within':>10}\n{'':32}{'P':>8}{'R':>8}{'F1':>8}{'F1':>10}")
    found = _resolved(readings)
    show("exact strings", gold, [(m.document, m.span.start, m.span.end, m.span.text) for m in found.mentions])
    with patch.object(outlines, "profiles_of", _without_context):
        show("names alone, none taken on trust", gold, _entities(_resolved(readings)))
        with patch("kg.entities._namesakes.name_weight", lambda *_: 2.6):
            show("names alone, all taken on trust", gold, _entities(_resolved(readings)))
    show("names and contexts", gold, _entities(found))
    constraints, answers = review(found, gold)
    show(f"after a review of {REVIEWED} pairs", gold, _entities(_resolved(readings, constraints)))
    print(f"\nThe reviewer said {', '.join(f'{answer} {count} times' for answer, count in sorted(answers.items()))}.")


def _mentions(record: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for number, entity in enumerate(record["entities"]):
        if entity["type"] in TYPES:
            meaning = entity["wikidata"] or f"{record['source']} {number}"
            yield from ((mention["start"], mention["end"], meaning) for mention in entity["mentions"])


def _resolved(readings: Sequence[Reading], constraints: Constraints = Constraints()) -> Resolution:  # noqa: B008  # frozen
    return resolve(readings, settings=Settings(), ontology=load_ontology(), constraints=constraints)


def _without_context(reading: Reading, clusters: Sequence[Cluster]) -> list[Profile]:
    return [replace(profile, features=(), fields=frozenset()) for profile in profiles_of(reading, clusters)]


def _entities(found: Resolution) -> list[tuple[str, int, int, str]]:
    return [(m.document, m.span.start, m.span.end, m.entity) for m in found.mentions]


def show(name: str, gold: Gold, found: Iterable[tuple[str, int, int, str]]) -> None:
    """Print a line of the table."""
    by_document: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for document, start, end, entity in found:
        by_document[document].append((start, end, entity))
    meant, taken, meant_within, taken_within = [], [], [], []
    for document, mentions in gold.items():
        for start, end, meaning in mentions:
            entity = _best(start, end, by_document[document]) or f"missed {document} {start}"
            meant.append(meaning)
            taken.append(entity)
            meant_within.append(f"{document} {meaning}")
            taken_within.append(f"{document} {entity}")
    precision, recall, f1 = b_cubed(meant, taken)
    print(f"{name:32}{precision:8.3f}{recall:8.3f}{f1:8.3f}{b_cubed(meant_within, taken_within)[2]:10.3f}")


def _best(start: int, end: int, found: Iterable[tuple[int, int, str]]) -> str:
    """What the mention that overlaps most was taken for; empty if none overlaps enough."""
    overlaps = [
        ((min(end, its_end) - max(start, its_start)) / (max(end, its_end) - min(start, its_start)), entity)
        for its_start, its_end, entity in found
    ]
    overlap, entity = max(overlaps, default=(0.0, ""))
    return entity if overlap >= OVERLAP else ""


def b_cubed(meant: Sequence[str], taken: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of clusters (Bagga and Baldwin, 1998)."""
    size, its_size, both = Counter(meant), Counter(taken), Counter(zip(meant, taken, strict=True))
    pairs = list(zip(meant, taken, strict=True))
    precision = sum(both[pair] / its_size[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / size[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def review(found: Resolution, gold: Gold) -> tuple[Constraints, Counter[str]]:
    """What the gold says about the pairs that come first."""
    same, different, answers = [], [], Counter[str]()
    ends = {(mention.document, mention.span.start): mention.span.end for mention in found.mentions}
    for step in found.reviews[:REVIEWED]:
        one, other = (_meaning(bearer, ends, gold) for bearer in (step.one, step.other))
        answer = "unsure" if not (one and other) else "same" if one == other else "different"
        answers[answer] += 1
        if answer == "same":
            same.append((step.one, step.other))
        elif answer == "different":
            different.append((step.one, step.other))
    return Constraints(same=tuple(same), different=tuple(different)), answers


def _meaning(bearer: Bearer, ends: Mapping[tuple[DocumentId, int], int], gold: Gold) -> str:
    if bearer.document is None or bearer.start is None:
        return ""
    return _best(bearer.start, ends[bearer.document, bearer.start], gold[bearer.document])


if __name__ == "__main__":
    main()
