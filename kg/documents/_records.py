"""JSON lines -> Documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.documents._characters import as_id, clean, one_line
from kg.documents._dates import parse_date
from kg.documents._parts import Metadata
from kg.documents._plain import read_plain
from kg.errors import DocumentError
from kg.model import Document

_Record = Mapping[str, object]


def read_json_lines(lines: Iterable[str], source: str) -> Iterator[Document | DocumentError]:
    """A document for every line that holds a record {"id", "text", ...}, an error for every other.

    Lines may hold lone surrogates for bytes that were no UTF-8 (`errors="surrogateescape"`).
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{source}, line {number}"
            try:
                yield _read_record(_parse(line, place), place)
            except DocumentError as error:
                yield error


def iter_lines(path: Path) -> Iterator[str]:
    """The lines of a file of JSON lines, one at a time, bytes that are no UTF-8 as lone surrogates."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
        yield from file


def _parse(line: str, place: str) -> _Record:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(place, "is not UTF-8; JSON is always saved as UTF-8") from error
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"is not valid JSON ({error.msg} at column {error.colno})"
        raise DocumentError(place, f'{problem}; each line must be one record {{"id": ..., "text": ...}}') from error
    except (
        ValueError,
        RecursionError,
    ) as error:  # numbers of thousands of digits, nests of thousands of lists
        raise DocumentError(place, "is JSON beyond any sensible size or depth") from error
    if not isinstance(record, dict):
        raise DocumentError(place, 'is not a record {"id": ..., "text": ...}')
    return record


def _read_record(record: _Record, place: str) -> Document:
    id_ = record.get("id")
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    if not isinstance(id_, str) or not as_id(id_).strip():
        raise DocumentError(place, 'has no "id": give every record a text or number of its own as "id"')
    id_ = as_id(id_)
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError(place, f'record {id_!r} has no "text" that is a string')
    text = clean(text)
    if not text.strip():
        raise DocumentError(place, f"record {id_!r} has an empty text")
    metadata = Metadata(
        title=_string(record, "title", place),
        authors=_strings(record, "authors", place) or _strings(record, "author", place),
        date=parse_date(_string(record, "date", place)),
        publisher=_string(record, "publisher", place),
        source=_string(record, "source", place),
    )
    return read_plain(id_, text, metadata)


def _string(record: _Record, key: str, place: str) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise DocumentError(place, f'"{key}" must be a string, not {json.dumps(value)[:40]}')
    return one_line(value or "")


def _strings(record: _Record, key: str, place: str) -> tuple[str, ...]:
    """The value of a key that holds a string or a list of strings."""
    value = record.get(key)
    if not isinstance(value, list):
        return tuple(filter(None, (_string(record, key, place),)))
    names = [_string({key: item}, key, place) for item in value]
    return tuple(dict.fromkeys(name for name in names if name))
