"""Corpora of a few sentences of our own, in the formats that training reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "Tarn Optics was founded in 1931 by Elsa Brandvold. She died in Bergen."


def write_corpora(folder: Path) -> Path:
    """KnowledgeNet, CORE, Re-DocRED and Text2KG below the folder."""
    _write(folder / "knowledgenet" / "folds_1_2_3.json", [_knowledgenet()])
    _write(folder / "core" / "train.jsonl", [_core()])
    _write(folder / "redocred" / "train.jsonl", [_redocred()])
    _write(folder / "text2kg" / "people.jsonl", [_text2kg()])
    return folder


def _write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir()
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _knowledgenet() -> dict[str, Any]:
    def fact(property_: str, subject: str, object_: str) -> dict[str, Any]:
        (a, b), (c, d) = _span(TEXT, subject), _span(TEXT, object_)
        return {"propertyId": property_, "subjectStart": a, "subjectEnd": b, "objectStart": c, "objectEnd": d}

    first = TEXT.index(" She")
    return {
        "documentId": "7",
        "fold": 2,
        "documentText": TEXT,
        "passages": [
            {
                "passageStart": 0,
                "passageEnd": first,
                "exhaustivelyAnnotatedProperties": [
                    {"propertyId": "2", "propertyName": "FOUNDED_BY"},
                    {"propertyId": "3", "propertyName": "CEO"},
                ],
                "facts": [fact("2", "Tarn Optics", "Elsa Brandvold")],
            },
            {
                "passageStart": first + 1,
                "passageEnd": len(TEXT),
                "exhaustivelyAnnotatedProperties": [{"propertyId": "9", "propertyName": "PLACE_OF_RESIDENCE"}],
                "facts": [],
            },
        ],
    }


def _core() -> dict[str, Any]:
    text = "Tarn Optics , a rival of Velland ( founded 1950 ) , makes lenses ."
    spans = [_span(text, name) for name in ("Tarn Optics", "Velland")]
    return {
        "source": "core/1",
        "text": text,
        "entities": [{"start": a, "end": b, "type": "COMPANY"} for a, b in spans],
        "relations": [{"head": 0, "tail": 1, "label": "competitor_of"}],
    }


def _redocred() -> dict[str, Any]:
    text = "Elsa Brandvold was born in Bergen ."
    return {
        "text": text,
        "entities": [
            {"type": type_, "mentions": [dict(zip(("start", "end"), _span(text, name), strict=True))]}
            for type_, name in (("PER", "Elsa Brandvold"), ("LOC", "Bergen"))
        ],
        "relations": [{"head": 0, "tail": 1, "label": "place of birth"}],
    }


def _text2kg() -> dict[str, Any]:
    text = "Elsa Brandvold, born in Bergen, was Norwegian."
    spans = [_span(text, name) for name in ("Elsa Brandvold", "Bergen")]
    return {
        "text": text,
        "entities": [{"start": a, "end": b, "type": ""} for a, b in spans],
        "relations": [{"head": 0, "tail": 1, "label": "birthPlace"}],
        "triples": [["Elsa", "birthPlace", "Bergen"], ["Elsa", "nationality", "Norway"]],
    }
