"""JSON lines: a record is a document, a broken line is an error of its own."""

from __future__ import annotations

import json

import pytest

from kg.documents._records import read_json_lines
from kg.errors import DocumentError
from kg.model import Document


def read(*lines: str) -> list[Document | DocumentError]:
    return list(read_json_lines(lines, "corpus.jsonl"))


def read_one(**record: object) -> Document:
    (document,) = read(json.dumps(record))
    assert isinstance(document, Document)
    return document


def test_a_record_keeps_its_text_and_its_metadata() -> None:
    document = read_one(
        id="ledger/1",
        text="Pelloway bought Bukumera.",
        title="A first\nyear",
        authors=["Nadia Kessling", "Nadia Kessling", "ledger staff"],
        date="2019-03-12T09:30:00Z",
        publisher="The Harbour Ledger",
        source="https://ledger.example/1",
    )
    assert document == Document(
        id=document.id,
        text="Pelloway bought Bukumera.",
        title="A first year",
        authors=("Nadia Kessling", "ledger staff"),
        date="2019-03-12",
        publisher="The Harbour Ledger",
        source="https://ledger.example/1",
    )
    assert document.id == "ledger/1"


def test_what_a_record_does_not_say_is_found_in_its_text() -> None:
    text = "Pelloway enters Indonesia\n\nBy Nadia Kessling\n\n3 May 2020\n\nPelloway bought Bukumera."
    document = read_one(id="1", text=text, author=None)
    assert (document.title, document.authors, document.date) == (
        "Pelloway enters Indonesia",
        ("Nadia Kessling",),
        "2020-05-03",
    )
    assert read_one(id="1", text=text, author="Oscar Lindgate").authors == ("Oscar Lindgate",)


def test_numbers_are_ids_and_dates_that_leave_the_day_open_are_none() -> None:
    document = read_one(id=17, text="Pelloway bought Bukumera.", date="03/04/2018")
    assert (document.id, document.date) == ("17", "")


def test_offsets_into_a_text_with_any_line_ends_and_controls_stay() -> None:
    text = "One\r\ntwo\x00three\ud800four\x85\u2028five"
    document = read_one(id="1", text=text)
    assert len(document.text) == len(text)
    assert [document.text.index(word) for word in ("two", "three", "four", "five")] == [
        text.index(word) for word in ("two", "three", "four", "five")
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "1", "text": "Pelloway bou', "not valid JSON"),
        ("Pelloway bought Bukumera.", "not valid JSON"),
        ('["1", "text"]', "not a record"),
        ("null", "not a record"),
        ('{"text": "Pelloway"}', 'has no "id"'),
        ('{"id": "", "text": "Pelloway"}', 'has no "id"'),
        ('{"id": " \\n ", "text": "Pelloway"}', 'has no "id"'),
        ('{"id": true, "text": "Pelloway"}', 'has no "id"'),
        ('{"id": ["1"], "text": "Pelloway"}', 'has no "id"'),
        ('{"id": "1"}', "record '1' has no \"text\""),
        ('{"id": "1", "text": null}', "record '1' has no \"text\""),
        ('{"id": "1", "text": " \\n"}', "record '1' has an empty text"),
        ('{"id": "1", "text": "Pelloway", "title": 5}', '"title" must be a string, not 5'),
        ('{"id": "1", "text": "Pelloway", "authors": [{"name": "A"}]}', '"authors" must be a string'),
        ("[" * 100_000, "beyond any sensible"),
        ('{"id": ' + "9" * 10_000 + "}", "beyond any sensible"),
        ('{"id": "1", "text": "caf\udce9"}', "not UTF-8"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(line: str, problem: str) -> None:
    error, document = read(line, "  \n", '{"id": "2", "text": "Pelloway bought Bukumera."}')[:2]
    assert isinstance(error, DocumentError)
    assert error.source == "corpus.jsonl, line 1"
    assert problem in str(error)
    assert isinstance(document, Document)
