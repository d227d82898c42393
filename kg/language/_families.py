"""Families that own and sell: "the Brandt family" is no Brandt AG."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.model import EntityType, Mention, Sentence

_FAMILY = re.compile(r"\s(?:family|clan|dynasty)\b(?!-|\sof\b)")
_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]|founding|owning|controlling|billionaire|industrialist)\s$")
_TYPES = (EntityType("organization"), EntityType("person"), EntityType("place"), EntityType("product"))
_LONGEST = 3
"""Words of a family's name."""


def with_families(sentences: Sequence[Sentence], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names, those of families with the word for it, as owners like organizations."""
    return tuple(_as_family(sentences, name) for name in names)


def _as_family(sentences: Sequence[Sentence], name: Mention) -> Mention:
    if name.canonical or name.type not in _TYPES or len(name.text.split()) > _LONGEST:
        return name
    place = bisect_left(sentences, name.start, key=lambda sentence: sentence.end)
    if place == len(sentences) or (sentence := sentences[place]).start > name.start:
        return name
    text, offset = sentence.text, name.start - sentence.start
    follows = _FAMILY.match(text, name.end - sentence.start)
    if follows is None or not _BEFORE.search(text[:offset]):
        return name
    end = sentence.start + follows.end()
    after = next((token for token in sentence.tokens if token.start >= end), None)
    if after is not None and after.tag in ("NN", "NNS", "NNP", "NNPS"):
        return name  # "the Brandt family business"
    whole = text[offset : follows.end()]
    return replace(name, end=end, text=whole, type=EntityType("organization"), alternatives=())
