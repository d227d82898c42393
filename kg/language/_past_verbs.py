"""Sentences that the parser takes for a noun with a participle: "Norwell disposed of its mills in 1996"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_INTRANSITIVE = {"dispose", "part", "agree", "bid", "resign", "retire", "emerge", "collaborate", "compete", "graduate"}
"""Verbs without objects, whose participle describes no noun before it."""


def with_past_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, its only verb being the root where it was taken for a participle."""
    for index, token in enumerate(tokens):
        misread = token.tag == "VBN" and token.dep == "acl" and token.lemma in _INTRANSITIVE and index
        if misread and token.head == index - 1 and not any(other.tag in _FINITE for other in tokens):
            return _rerooted(tokens, index)
    return tuple(tokens)


def _rerooted(tokens: Sequence[Token], verb: int) -> tuple[Token, ...]:
    subject = tokens[verb].head
    root = next((i for i, token in enumerate(tokens) if token.head == i), subject)
    mended = []
    for index, token in enumerate(tokens):
        if index == verb:
            mended.append(replace(token, tag="VBD", dep="ROOT", head=verb))
        elif index == subject:
            mended.append(replace(token, dep="nsubj", head=verb))
        elif index == root:
            mended.append(replace(token, dep="prep" if token.pos == "ADP" else "dep", head=verb))
        elif (
            token.head in (root, subject) and (index > verb or token.dep in ("prep", "punct")) and token.pos != "PROPN"
        ):
            mended.append(replace(token, head=verb))
        else:
            mended.append(token)
    return tuple(mended)
