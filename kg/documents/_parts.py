"""Parts of a text and what they tell -> a Document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.documents._characters import one_line
from kg.model import Document, DocumentId, Section, SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a line around the running text is, and what it tells."""

    kind: SectionKind
    authors: tuple[str, ...] = ()
    date: str = ""
    revised: bool = False
    """Whether the date is that of a revision ("Updated ...")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Characters `start` to `end` of a text as a section, with what they tell."""

    start: int
    end: int
    credit: Credit

    @classmethod
    def of(cls, start: int, text: str, kind: SectionKind) -> Part:
        """The part of this kind that begins at `start` with this text."""
        return cls(start=start, end=start + len(text), credit=Credit(kind=kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is said of a document outside of its text; empty where nothing is."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    source: str = ""


def compose(id_: str, text: str, parts: Iterable[Part], metadata: Metadata) -> Document:
    """The document: its metadata, and what its parts tell where the metadata are silent."""
    parts = sorted((part for part in parts if part.start < part.end), key=lambda part: part.start)
    dated = sorted((part.credit for part in parts if part.credit.date), key=lambda credit: credit.revised)
    titles = [text[part.start : part.end] for part in parts if part.credit.kind is SectionKind.TITLE]
    return Document(
        id=DocumentId(id_),
        text=text,
        title=one_line(metadata.title or next(iter(titles), "")),
        authors=metadata.authors or tuple(dict.fromkeys(name for part in parts for name in part.credit.authors)),
        date=metadata.date or (dated[0].date if dated else ""),
        publisher=one_line(metadata.publisher),
        source=one_line(metadata.source),
        sections=tuple(
            Section(start=part.start, end=part.end, text=text[part.start : part.end], kind=part.credit.kind)
            for part in parts
        ),
    )
