"""Files, folders, records and standard input -> Documents."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from kg.documents._characters import clean, decode
from kg.documents._files import Found, find_files, shown, unreadable
from kg.documents._html import decode_html, read_html
from kg.documents._markdown import read_markdown
from kg.documents._parts import Metadata
from kg.documents._plain import read_plain
from kg.documents._records import iter_lines, read_json_lines
from kg.errors import DocumentError
from kg.model import Document, DocumentId

_HTML = re.compile(rb"\s*<(?:!doctype html|html|head|body|\?xml|!--)", re.IGNORECASE)
_RECORD = re.compile(rb"\s*\{\s*\"")


def read_documents(
    inputs: Iterable[str | Path], *, stdin: TextIO | BinaryIO | None = None
) -> Iterator[Document | DocumentError]:
    """Read files, folders and standard input ("-"), one document at a time.

    What cannot be read comes out as a `DocumentError`, a value, in its place; the rest goes on. Files come
    in the order of their ids, whatever the order of the inputs; the records of a .jsonl file in its own.

    An id is the file's path below the folder that was named, the file's name if it was named itself, or the
    record's "id"; files that would share an id get their parent folders in front. A document that comes twice
    is given once; another document under the same id is an error.

    Standard input (`stdin`, by default the process's own) may hold text, a web page or JSON lines.
    """
    names = [str(name) for name in inputs]
    files = find_files(Path(name) for name in names if name != "-")
    found = (item for file in files for item in _read_file(file))
    yield from _once(chain(found, _read_stream(stdin) if "-" in names else ()))


def _read_file(file: Found | DocumentError) -> Iterator[Document | DocumentError]:
    if isinstance(file, DocumentError):
        yield file
        return
    source, suffix = shown(file.path), file.path.suffix.lower()
    try:
        if suffix == ".jsonl":
            yield from read_json_lines(iter_lines(file.path), source)
        else:
            yield _read_text(file.path.read_bytes(), file.id, source, suffix)
    except DocumentError as error:
        yield error
    except OSError as error:
        yield unreadable(file.path, error)


def _read_stream(stdin: TextIO | BinaryIO | None) -> Iterator[Document | DocumentError]:
    """What comes in: a stream of records if it begins as one, else a page or a text."""
    chosen = stdin or sys.stdin
    stream: TextIO | BinaryIO = getattr(chosen, "buffer", chosen)
    lines = (clean(line).encode() if isinstance(line, str) else line for line in stream)
    first = next(lines, b"").removeprefix(codecs.BOM_UTF8)
    if _RECORD.match(first):
        decoded = (line.decode("utf-8", "surrogateescape") for line in chain([first], lines))
        yield from read_json_lines(decoded, "standard input")
        return
    data = first + b"".join(lines)
    suffix = ".html" if _HTML.match(data) else ".md" if first.strip() == b"---" else ".txt"
    try:
        yield _read_text(data, "stdin", "standard input", suffix)
    except DocumentError as error:
        yield error


def _read_text(data: bytes, id_: str, source: str, suffix: str) -> Document:
    text = decode_html(data, source) if suffix in (".html", ".htm") else decode(data, source)
    if not text.strip():
        raise DocumentError(source, "is empty")
    if suffix in (".html", ".htm"):
        return read_html(id_, text, source)
    return read_markdown(id_, text) if suffix == ".md" else read_plain(id_, text, Metadata())


def _once(found: Iterable[Document | DocumentError]) -> Iterator[Document | DocumentError]:
    """The documents without repetitions; a different document under an id that is taken is an error."""
    taken: dict[DocumentId, bytes] = {}
    for item in found:
        if isinstance(item, DocumentError):
            yield item
            continue
        content = (item.text, item.title, item.authors, item.date, item.publisher, item.source)
        digest = hashlib.sha256(repr(content).encode()).digest()
        if item.id not in taken:
            taken[item.id] = digest
            yield item
        elif taken[item.id] != digest:
            yield DocumentError(
                item.id, "is the id of two different documents, of which the first was read; rename one"
            )
