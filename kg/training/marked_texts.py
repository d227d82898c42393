"""Texts in which somebody has marked whom descriptions and pronouns stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.gold import Case
from kg.model import Document, DocumentId, EntityType

_ORGANIZATION, _PERSON = EntityType("organization"), EntityType("person")
_MARK = re.compile(r"(.*?)(?:\[\[([^|\]]+)\|([^\]]+)\]\]|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with the ends of its descriptions, and the names that they stand for, "" for none of the text."""

    document: Document
    ends: Mapping[int, str]
    types: Mapping[str, EntityType]
    """Of the names."""


def marked_case(case: Case) -> MarkedText:
    """A text of the form of tests/hard, whose descriptions are listed."""
    types = {form: type_ for type_, forms in case.names.items() for form in forms}
    return MarkedText(document=case.document, ends=ends_of(case), types=types)


def ends_of(case: Case) -> dict[int, str]:
    """Where the listed descriptions of a case end, and the names that they stand for."""
    ends: dict[int, str] = {}
    behind: dict[str, int] = defaultdict(int)
    for phrase, name in case.references or ():
        found = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)").search(case.document.text, behind[phrase])
        if found:
            ends[found.end()] = name
            behind[phrase] = found.end()
    return ends


def read_marked(paths: Sequence[Path]) -> Iterator[MarkedText]:
    """The texts of files in which "[[the brewer|Kelbrand]]" says whom a description stands for, "-" for nobody named.

    Lines of "====" stand between texts; the first line of each tells its names: "ORG: Kelbrand | PER: Ada Lund".
    """
    for path in paths:
        for number, part in enumerate(path.read_text(encoding="utf-8").split("\n====\n")):
            header, _, marked = part.strip().partition("\n")
            text, ends = unmarked(marked.strip())
            document = Document(id=DocumentId(f"{path.stem}-{number}"), text=text)
            yield MarkedText(document=document, ends=ends, types=_types_in(header))


def unmarked(marked: str) -> tuple[str, dict[int, str]]:
    """A text without its marks, and the names that they tell, by where the marked words end.

    >>> unmarked("Kelbrand said [[it|Kelbrand]] grew.")
    ('Kelbrand said it grew.', {16: 'Kelbrand'})
    """
    text, ends = "", dict[int, str]()
    for plain, phrase, name in _MARK.findall(marked):
        text += plain + phrase
        if phrase:
            ends[len(text)] = name if name != "-" else ""
    return text, ends


def _types_in(header: str) -> dict[str, EntityType]:
    """The types of names that a line tells: "ORG: Kelbrand Brewery (Kelbrand) | PER: Ada Lund"."""
    firms, _, people = header.removeprefix("ORG:").partition("| PER:")
    named = {_ORGANIZATION: firms, _PERSON: people}
    return {name.strip(): type_ for type_, names in named.items() for name in re.split(r"[;()]", names) if name.strip()}
