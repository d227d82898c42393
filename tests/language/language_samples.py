"""Texts as the language room understands them."""

from __future__ import annotations

import functools

from kg.language import analyze
from kg.model import Analysis, Document, DocumentId, MentionKind, Section, SectionKind


@functools.cache
def analysed(text: str) -> Analysis:
    """The text without sections, title or authors."""
    return understood(document(text))


def understood(read: Document) -> Analysis:
    """One document's analysis."""
    (analysis,) = analyze([read])
    return analysis


def document(text: str, *, authors: tuple[str, ...] = (), **sections: str) -> Document:
    """A document; each section is given by its kind and its words, which stand once in the text."""
    found = [
        Section(start=text.index(words), end=text.index(words) + len(words), text=words, kind=SectionKind(kind))
        for kind, words in sections.items()
    ]
    return Document(id=DocumentId("sample"), text=text, authors=authors, sections=tuple(sorted(found)))


def names_of(text: str) -> dict[str, str]:
    """The names of a text with their types."""
    return {m.text: str(m.type) for m in analysed(text).mentions if m.kind is MentionKind.NAME}


def references_of(analysis: Analysis) -> list[tuple[str, str]]:
    """The pronouns and descriptions of a text with the names that they stand for."""
    return [(m.text, m.antecedent.text) for m in analysis.mentions if m.antecedent is not None]
