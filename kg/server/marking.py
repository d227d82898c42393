"""Texts in pieces, each with what is marked in it: sentences that say facts, and the words that fill their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some characters in a row that are marked alike."""

    text: str
    roles: tuple[str, ...] = ()
    """What the words are in the facts: "acquirer"."""
    facts: tuple[int, ...] = ()
    """The facts that the sentence says, by their place in the list."""
    begins: tuple[int, ...] = ()
    """Those of them that begin here."""
    gap: bool = False
    """Whether something is left out here."""


_Mark = tuple[int, int, str, int | None]
"""First and last offset, the role ("" for a sentence) and the fact."""


def marked_quote(quote: Mapping[str, Any]) -> list[Piece]:
    """A sentence with the words that fill roles."""
    return _pieces(quote["text"], [(start, end, role, None) for start, end, role in quote["marks"]])


def marked_document(document: Mapping[str, Any], text: str | None) -> list[Piece]:
    """The text of a document with its facts; without the text, the sentences that are quoted, and gaps."""
    quotes = [(number, quote) for number, fact in enumerate(document["facts"]) for quote in fact["quotes"]]
    marks: list[_Mark] = []
    for number, quote in quotes:
        start = quote["start"]
        marks.append((start, start + len(quote["text"]), "", number))
        marks += [(start + first, start + last, role, None) for first, last, role in quote["marks"]]
    if text is not None:
        return _pieces(text, marks)
    pieces: list[Piece] = []
    for start, sentences in _stretches(quote for _, quote in quotes):
        here = [(a - start, b - start, role, fact) for a, b, role, fact in marks if start <= a < start + len(sentences)]
        pieces += [Piece(text="", gap=True), *_pieces(sentences, here)]
    return pieces


def _stretches(quotes: Iterable[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """The quoted parts of the text, in order; overlapping sentences make one."""
    stretches: list[tuple[int, str]] = []
    for quote in sorted(quotes, key=lambda quote: (quote["start"], len(quote["text"]))):
        start, text = quote["start"], quote["text"]
        if stretches and start < (end := stretches[-1][0] + len(stretches[-1][1])):
            first, known = stretches[-1]
            stretches[-1] = first, known + text[end - start :]
        else:
            stretches.append((start, text))
    return stretches


def _pieces(text: str, marks: Sequence[_Mark]) -> list[Piece]:
    """The text, cut wherever a mark begins or ends."""
    ends = sorted({0, len(text), *(place for start, end, *_ in marks for place in (start, end))})
    coming = sorted(marks, key=lambda mark: mark[:3], reverse=True)
    here: list[_Mark] = []
    begun: set[int] = set()
    pieces = []
    for start, end in pairwise(ends):
        here = [mark for mark in here if mark[1] > start]
        while coming and coming[-1][0] <= start:
            here.append(coming.pop())
        facts = tuple(sorted({fact for *_, fact in here if fact is not None}))
        begins = tuple(fact for fact in facts if fact not in begun)
        begun |= set(begins)
        roles = tuple(dict.fromkeys(role for _, _, role, _ in here if role))
        pieces.append(Piece(text=text[start:end], roles=roles, facts=facts, begins=begins))
    return pieces
