"""Sentences that the parser takes for a noun with a participle: "Norwell disposed of its mills in 1996"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_INTRANSITIVE = {"dispose", "part", "agree", "bid", "resign", "retire", "emerge", "collaborate", "compete", "graduate"}
"""Verbs without objects, whose participle describes no noun before it."""


_FAILING = {"lapse", "expire", "collapse", "founder"}
"""What bids do that nobody does to them: "its £5m bid for Kelbrand lapsed"."""
_THINGS = ("dative", "dobj", "dep", "appos", "npadvmod", "nmod")
"""What no finite verb is to a noun."""
_PARTING = _INTRANSITIVE | {"leave"}
"""What somebody did, behind a comma: "Ivo Lund, the chairman, left in March"."""


def with_past_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, its only verb being the root where it was taken for a participle."""
    for index, token in enumerate(tokens):
        participle = token.tag == "VBN" and token.dep == "acl"
        beside = participle and token.lemma in _INTRANSITIVE and token.head == index - 1
        failing = token.lemma in _FAILING and token.dep in ("acl", "advcl") and tokens[token.head].dep == "ROOT"
        parting = participle and token.lemma in _PARTING and tokens[index - 1].text == ","
        failing |= parting and tokens[token.head].dep == "ROOT"
        failing |= _is_misplaced(tokens, index)
        if ((index and beside) or (failing and token.head < index)) and _is_alone(tokens, index):
            return _rerooted(tokens, index)
        joined = tokens[token.head]
        if parting and joined.dep == "conj" and tokens[joined.head].pos == "VERB" and joined.pos == "PROPN":
            return _coordinated(tokens, index)
    return tuple(tokens)


def _coordinated(tokens: Sequence[Token], verb: int) -> tuple[Token, ...]:
    """ "A contract went wrong and Ivo Lund, the chairman, left in March": what he did beside what went wrong."""
    subject = tokens[verb].head
    mended = list(tokens)
    mended[verb] = replace(tokens[verb], tag="VBD", dep="conj", head=tokens[subject].head)
    mended[subject] = replace(tokens[subject], dep="nsubj", head=verb)
    return tuple(mended)


def _is_misplaced(tokens: Sequence[Token], index: int) -> bool:
    """ "The Swedish offer values the firm at £5m": the verb hangs on the noun before it as if it were a thing."""
    token, above = tokens[index], tokens[tokens[index].head]
    return token.tag in ("VBZ", "VBD") and token.dep in _THINGS and token.head == index - 1 and above.dep == "ROOT"


def _is_alone(tokens: Sequence[Token], verb: int) -> bool:
    """Whether no other word is a finite verb; the "m" of "£5m" may be taken for one."""
    return not any(t.tag in _FINITE and t.dep != "nmod" for i, t in enumerate(tokens) if i != verb)


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
            token.head in (root, subject)
            and (index > verb or (index < subject and token.dep in ("prep", "punct")))
            and token.pos != "PROPN"
        ):
            mended.append(replace(token, head=verb))
        else:
            mended.append(token)
    return tuple(mended)
