"""Rivals that the parser takes for a verb: "sold its mill to rival Norwell for $5m"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_NOUNS = ("rival", "partner")
_PASSING = {
    "sell", "sell off", "lose", "give", "pass", "transfer", "move", "switch", "defect", "hand", "go", "offload",
    "lease", "offer", "return", "cede", "license", "divest", "award", "leave", "ship", "supply", "lend",
}  # fmt: skip
"""What passes something to somebody, or somebody to another."""


def with_rivals(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, "rival" behind the "to" of such a verb being a noun that tells what follows."""
    for index in range(2, len(tokens) - 1):
        if _is_misread(tokens, index):
            tokens = _mended(tokens, index)
    return tuple(tokens)


def _is_misread(tokens: Sequence[Token], index: int) -> bool:
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    verbal = token.text in _NOUNS and token.pos == "VERB" and before.text == "to" and before.head == index
    passed = token.head < index and tokens[token.head].lemma in _PASSING
    return (
        verbal
        and passed
        and after.tag in ("NNP", "NN", "JJ")
        and any(t.head == index and t.dep == "dobj" and t.tag in ("NNP", "NNPS") for t in tokens)
    )


def _mended(tokens: Sequence[Token], rival: int) -> tuple[Token, ...]:
    verb = tokens[rival].head
    name = next(i for i, t in enumerate(tokens) if t.head == rival and t.dep == "dobj" and t.tag in ("NNP", "NNPS"))
    mended = [replace(t, head=verb) if t.head == rival else t for t in tokens]
    mended[rival - 1] = replace(tokens[rival - 1], pos="ADP", tag="IN", dep="prep", head=verb)
    mended[rival] = replace(tokens[rival], lemma=tokens[rival].text, pos="NOUN", tag="NN", dep="compound", head=name)
    mended[name] = replace(tokens[name], dep="pobj", head=rival - 1)
    return tuple(mended)
