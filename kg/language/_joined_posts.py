"""Posts that the parser joins to a year: "president of Norwell until 1976 and chairman of Kelbrand from 1977"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_POSTS = ("attr", "appos", "oprd", "pobj", "dobj")
_TIMES = ("from", "since", "until", "in", "between", "to")


def with_joined_posts(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, a noun behind "and" being joined to the noun before the year, and not to the year."""
    for index, token in enumerate(tokens):
        year = token.head
        if token.dep == "conj" and token.text.isalpha() and token.text.islower() and tokens[year].tag == "CD":
            before = [i for i in range(year) if tokens[i].tag == "NN" and tokens[i].dep in _POSTS]
            if before and year < index and len(tokens[year].text) == 4:
                tokens = _mended(tokens, index, year, before[-1])
    return tuple(tokens)


def _mended(tokens: Sequence[Token], post: int, year: int, first: int) -> tuple[Token, ...]:
    mended = list(tokens)
    mended[post] = replace(tokens[post], pos="NOUN", tag="NN", head=first)
    for index, token in enumerate(tokens):
        if token.head == year and token.dep == "cc":
            mended[index] = replace(token, head=first)
        elif index > post and token.head in (year, first) and token.dep == "prep" and token.text in _TIMES:
            mended[index] = replace(token, head=post)
    return tuple(mended)
