"""A file of known entities, of whatever kind -> KnownEntity."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from kg.authorities._records import known_of
from kg.authorities._turtle import RDF_SUFFIXES, read_rdf
from kg.errors import AuthorityError
from kg.model import KnownEntity

_TABLES = {".csv": ",", ".tsv": "\t"}
_JSON_LINES = (".jsonl", ".ndjson", ".json", ".ijson")


def load_known(path: str | Path) -> list[KnownEntity]:
    """The entities of an authority file, in the order of the file.

    CSV and TSV with a heading (name, and if there are any: id, type, aliases, wikidata, lei, isin, ticker, same_as;
    several values in a cell are parted by ";"), JSON lines with the same keys, FollowTheMoney entities as JSON lines,
    and RDF (Turtle, N-Triples, RDF/XML, ...) in which whatever has a label is an entity. Raises AuthorityError with
    the file, the line and what to do.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    try:
        if suffix in RDF_SUFFIXES:
            return read_rdf(path)
        if suffix in _TABLES:
            return list(_read_table(path, _TABLES[suffix]))
        if suffix in _JSON_LINES:
            return list(_read_json_lines(path))
    except OSError as error:
        raise AuthorityError(f"{path}: can't be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path}: is not UTF-8; save it as UTF-8") from error
    kinds = ", ".join((*_TABLES, *_JSON_LINES[:1], *RDF_SUFFIXES))
    raise AuthorityError(f"{path}: is no kind of authority file that kg reads; its name must end in one of {kinds}")


def _read_table(path: Path, delimiter: str) -> Iterator[KnownEntity]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter)
        try:
            for row in rows:
                filled = {key: value for key, value in row.items() if isinstance(key, str) and value}
                if filled:
                    yield known_of(filled, f"{path}, line {rows.line_num}")
        except csv.Error as error:
            raise AuthorityError(f"{path}, line {rows.line_num}: is no table ({error})") from error


def _read_json_lines(path: Path) -> Iterator[KnownEntity]:
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                place = f"{path}, line {number}"
                try:
                    record = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise AuthorityError(f"{place}: is not valid JSON; each line must be one entity") from error
                if not isinstance(record, dict):
                    raise AuthorityError(f'{place}: is no entity; {{"name": "Harbour Foods"}} would be one')
                yield known_of(record, place)
