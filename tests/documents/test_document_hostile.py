"""Hostile inputs: each is read or refused by name, and nothing that breaks XML or RDF comes through."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.model import Document

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_SENTENCE = "Pelloway bought Bukumera for $48 million in 2019."
_CORPUS = {
    "script tags": f"</script><script>alert(1)</script> {_SENTENCE}".encode(),
    "quotes": f'"\'`\\" {_SENTENCE} \'\'\'""" \\u0000 \\'.encode(),
    "event handlers": f'<img src=x onerror="alert(1)"> href="javascript:alert(1)" {_SENTENCE}'.encode(),
    "marks of direction": f"\u202e{_SENTENCE}\u202c \u2066\u200f\u200e\ufeff".encode(),
    "combining marks": ("Z" + "\u0301" * 10_000 + f" {_SENTENCE}").encode(),
    "a line of a megabyte": (f"{_SENTENCE} " * 21_000).encode(),
    "a word of a megabyte": b"x" * 1_000_000,
    "ten thousand lines": b"Pelloway\n" * 10_000,
    "a megabyte of blanks": b" " * 500_000 + b"\n" * 500_000 + _SENTENCE.encode(),
    "brackets": b"(" * 50_000 + b"[" * 50_000 + b"{" * 50_000 + b"<" * 50_000,
    "dashes": b"- " * 50_000 + b"---\n" * 10_000,
    "nul": b"Pelloway\x00bought Bukumera.",
    "controls": bytes(range(1, 32)) + _SENTENCE.encode() + b"\x7f",
    "escape sequences": b"\x1b[31m" + _SENTENCE.encode() + b"\x1b]0;title\x07",
    "lone surrogates in UTF-8": b"Pelloway \xed\xa0\x80 bought Bukumera.",
    "overlong UTF-8": b"Pelloway \xc0\xaf bought Bukumera.",
    "noncharacters": f"\ufffe\uffff {_SENTENCE}".encode(),
    "windows-1252": "Müller’s “café” bought Bukumera for €5.".encode("cp1252"),
    "windows-1251": "Пелловей купил книжный магазин Букумера.".encode("cp1251"),
    "utf-16 without mark": _SENTENCE.encode("utf-16-le"),
    "utf-32": _SENTENCE.encode("utf-32"),
    "half a utf-16": _SENTENCE.encode("utf-16")[:-1],
    "a truncated record": b'{"id": "1", "text": "Pelloway bou',
    "a record without id": json.dumps({"text": _SENTENCE}).encode(),
    "surrogates": b'{"id": "\\ud800\\u0000", "text": "Pelloway \\udfff\\u001b", "title": "\\ud83d"}',
    "a record of tags": json.dumps({"id": "<script>", "text": _SENTENCE, "source": "javascript:alert(1)"}).encode(),
    "a nest": b'{"id": ' + b"[" * 100_000,
    "nothing": b"",
    "a mark and nothing": b"\xef\xbb\xbf",
    "front matter of tags": f"---\ntitle: <script>\x07\nauthor: [\ndate: ]\n---\n{_SENTENCE}".encode(),
}


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl"])
@pytest.mark.parametrize("name", _CORPUS)
def test_every_hostile_input_is_read_or_refused_by_name(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"hostile{ending}"
    path.write_bytes(_CORPUS[name])
    for item in list(read_documents([path]))[:100]:
        if not isinstance(item, Document):
            assert item.source.startswith(str(path))
            continue
        described = (item.id, item.text, item.title, *item.authors, item.date, item.publisher, item.source)
        assert not any(_FORBIDDEN.search(words) for words in described)
        assert item.text.strip()
        assert "\n" not in "".join((item.id, item.title, *item.authors, item.publisher, item.source))


def test_one_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for index, data in enumerate(_CORPUS.values()):
        (tmp_path / f"{index:02}.txt").write_bytes(data)
    (tmp_path / "sound.txt").write_text(_SENTENCE, encoding="utf-8")
    assert list(read_documents([tmp_path]))[-1] == Document(id="sound.txt", text=_SENTENCE)  # type: ignore[arg-type]
