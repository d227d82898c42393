"""Subjects that the parser hangs on the month before them: "In February Norwell dropped the plan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language._calendar import MONTHS
from kg.model import Token

_OPENING = ("In", "Since", "By", "During", "Until", "Last", "This", "Early", "Late")
_FINITE = ("VBD", "VBZ", "MD")
_LONGEST = 5
"""Words of a name."""


def with_subjects_behind_months(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, the name between the month that opens it and a verb without subject being that."""
    month = next((i for i, token in enumerate(tokens[:3]) if token.text in MONTHS), 0)
    first = month + 1
    if not month or tokens[0].text not in _OPENING or not _is_name(tokens, first):
        return tuple(tokens)
    end = first
    while end < len(tokens) and end - first < _LONGEST and _is_name(tokens, end):
        end += 1
    verb = _verb(tokens, end)
    if verb is None or any(t.head == verb and t.dep in ("nsubj", "nsubjpass") for t in tokens):
        return tuple(tokens)
    passive = any(t.head == verb and t.dep == "auxpass" for t in tokens)
    mended = list(tokens)
    for index in range(first, end - 1):
        mended[index] = replace(tokens[index], dep="compound", head=end - 1)
    mended[end - 1] = replace(tokens[end - 1], dep="nsubjpass" if passive else "nsubj", head=verb)
    if tokens[month].head in range(first, end):
        mended[month] = replace(tokens[month], dep="pobj", head=month - 1)
    return tuple(mended)


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].tag in ("NNP", "NNPS") and tokens[index].text[0].isupper()


def _verb(tokens: Sequence[Token], index: int) -> int | None:
    """The verb of the form that stands right behind a name: itself, or what it helps."""
    if index >= len(tokens) or tokens[index].tag not in _FINITE:
        return None
    helps = tokens[index].dep in ("aux", "auxpass")
    return tokens[index].head if helps else index
