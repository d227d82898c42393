"""Rivals that the parser takes for a verb: "sold its mill to rival Norwell for $5m"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_NOUNS = ("rival", "partner")
_NAMES = ("NNP", "NNPS")
_PASSING = {
    "sell", "sell off", "lose", "give", "pass", "transfer", "move", "switch", "defect", "hand", "go", "offload",
    "lease", "offer", "return", "cede", "license", "divest", "award", "leave", "ship", "supply", "lend",
}  # fmt: skip
"""What passes something to somebody, or somebody to another."""


def with_rivals(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, "rival" behind the "to" of such a verb being a noun that tells what follows."""
    for index, token in enumerate(tokens):
        if token.text in _NOUNS and token.pos == "VERB" and index and _is_misread(tokens, index):
            tokens = _mended(tokens, index)
    return tuple(tokens)


def _is_misread(tokens: Sequence[Token], index: int) -> bool:
    verb, before = tokens[index].head, tokens[index - 1]
    passed = verb < index and tokens[verb].lemma in _PASSING
    names = (t for t in tokens if t.head == index and t.dep == "dobj" and t.tag in _NAMES)
    return passed and before.text == "to" and before.head == index and any(names)


def _mended(tokens: Sequence[Token], rival: int) -> tuple[Token, ...]:
    verb = tokens[rival].head
    name = next(i for i, t in enumerate(tokens) if t.head == rival and t.dep == "dobj" and t.tag in _NAMES)
    mended = [replace(t, head=verb) if t.head == rival else t for t in tokens]
    mended[rival - 1] = replace(tokens[rival - 1], pos="ADP", tag="IN", dep="prep", head=verb)
    mended[rival] = replace(tokens[rival], lemma=tokens[rival].text, pos="NOUN", tag="NN", dep="compound", head=name)
    mended[name] = replace(tokens[name], dep="pobj", head=rival - 1)
    return tuple(mended)
