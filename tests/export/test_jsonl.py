from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entities import ResolvedMention
from kg.export import fact_line, mention_line, write_facts
from kg.model import (
    DocumentId,
    EntityFiller,
    EntityType,
    Evidence,
    Fact,
    FactType,
    Iri,
    Role,
    Span,
    Status,
    ValueFiller,
)

SENTENCE = "Zoë’s Ostrava Power bought Lumen for $75 million."
BASE = "https://example.org/"


def deal(sentence: str = SENTENCE, document: str = "note.txt") -> Fact:
    return Fact(
        id=Iri(f"{BASE}fact/1"),
        type=FactType("acquisition"),
        document=DocumentId(document),
        status=Status.COMPLETED,
        confidence=0.9,
        roles={
            Role("acquirer"): (EntityFiller(id=Iri(f"{BASE}org/ostrava-power"), name="Ostrava Power"),),
            Role("price"): (ValueFiller(value="75000000 USD", text="$75 million"),),
        },
        evidence=(
            Evidence(
                sentence=Span(start=10, end=10 + len(sentence), text=sentence),
                mentions={Role("acquirer"): (Span(start=16, end=23, text="Ostrava"),)},
            ),
        ),
        extractor="rules",
        attribution=(EntityFiller(id=Iri(f"{BASE}org/ledger"), name="The Ledger"),),
    )


def test_a_fact_is_a_line_with_its_keys_in_order() -> None:
    line = fact_line(deal())
    assert json.loads(line) == {
        "id": "https://example.org/fact/1",
        "type": "acquisition",
        "document": "note.txt",
        "status": "completed",
        "confidence": 0.9,
        "roles": {
            "acquirer": [{"id": "https://example.org/org/ostrava-power", "name": "Ostrava Power"}],
            "price": [{"value": "75000000 USD", "text": "$75 million"}],
        },
        "attribution": [{"id": "https://example.org/org/ledger", "name": "The Ledger"}],
        "extractor": "rules",
        "evidence": [
            {
                "start": 10,
                "end": 10 + len(SENTENCE),
                "text": SENTENCE,
                "mentions": {"acquirer": [{"start": 16, "end": 23, "text": "Ostrava"}]},
            }
        ],
    }
    keys = ["id", "type", "document", "status", "confidence", "roles", "attribution", "extractor", "evidence"]
    assert list(json.loads(line)) == keys
    assert "Zoë’s" in line


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_stays_on_one_line(sentence: str, document: str) -> None:
    line = fact_line(deal(f"{SENTENCE} {sentence}", document))
    assert "\n" not in line
    assert "\r" not in line
    assert json.loads(line)["document"] == document


def test_a_mention_is_a_line_with_its_entity() -> None:
    mention = ResolvedMention(
        document=DocumentId("note.txt"),
        span=Span(start=6, end=13, text="Ostrava"),
        type=EntityType("organization"),
        entity=Iri(f"{BASE}org/ostrava-power"),
    )
    assert json.loads(mention_line(mention)) == {
        "document": "note.txt",
        "start": 6,
        "end": 13,
        "text": "Ostrava",
        "type": "organization",
        "entity": "https://example.org/org/ostrava-power",
    }


def test_a_file_holds_one_fact_a_line_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    write_facts(path, [fact_line(deal())] * 2)
    assert path.read_bytes() == f"{fact_line(deal())}\n".encode() * 2

    def breaks() -> object:
        yield fact_line(deal())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_facts(path, breaks())  # type: ignore[arg-type]
    assert path.read_bytes().count(b"\n") == 2
