"""How a name stands in its sentence: as its subject, as what owns that, as a speaker, or beside the matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.lexicon import load_lexicon
from kg.model import Sentence, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
SPEECH = load_lexicon().speech_verbs
_OFFICERS = frozenset((
    "chairman", "chairwoman", "president", "chief", "executive", "boss", "director", "spokesman", "spokeswoman",
    "spokesperson", "founder", "head", "official", "secretary", "manager", "lawyer", "treasurer", "officer",
))  # fmt: skip
_BEFORE_NAMES = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG")
_THINGS_OF = frozenset(("its", "their"))
_PARTS = ("unit", "division", "subsidiary", "arm", "business", "operation", "affiliate", "brand", "chain")
"""Nouns behind the name of a part of a firm: "its Norwell unit"."""


def is_source(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    while tokens[index].head != index:
        index = tokens[index].head
        if tokens[index].text.lower() == "according":
            return True
    return False


def is_medium(sentence: Sentence, index: int) -> bool:
    """ "The Courier reported that Norwell had bought Lumio", but not "Norwell reported a loss"."""
    tokens = sentence.tokens
    index = tokens[index].head if tokens[index].dep in ("compound", "nmod") else index  # "Courier newspaper"
    verb = tokens[index].head
    clause = any(t.head == verb and t.dep == "ccomp" for t in tokens)
    return tokens[index].dep in SUBJECTS and tokens[verb].lemma == "report" and clause


def speaks_by_officer(tokens: Sequence[Token], index: int) -> bool:
    """ "Norwell chairman Ada Moor said", "a spokesman for Norwell said": the firm says it."""
    token = tokens[index]
    place = token.head if token.dep in ("compound", "poss", "nmod") else tokens[token.head].head
    if token.dep not in ("compound", "poss", "nmod") and not (
        token.dep == "pobj" and tokens[token.head].text in ("for", "of", "at") and tokens[token.head].dep == "prep"
    ):
        return False
    phrase = {place} | {i for i, t in enumerate(tokens) if t.head == place and t.dep in ("compound", "nmod")}
    said = tokens[place].dep in SUBJECTS and tokens[tokens[place].head].lemma in SPEECH
    return said and any(tokens[i].lemma.lower() in _OFFICERS for i in phrase)


def is_subject(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    while token.dep == "conj" and token.head != index:
        index, token = token.head, sentence.tokens[token.head]
    return token.dep in SUBJECTS


def is_oblique(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    while token.dep == "appos" and token.head != index:  # "to the group Norwell"
        index, token = token.head, sentence.tokens[token.head]
    return token.dep in {"poss", "compound", "nmod", "amod", "pobj", "npadvmod"}


def is_leading(sentence: Sentence, index: int) -> bool:
    """Whether a name owns the main subject, or opens a sentence of whose verb the parser made a noun."""
    tokens = sentence.tokens
    above = tokens[index].head
    first = next(i for i in range(index, -1, -1) if not i or tokens[i - 1].head != index)
    if tokens[index].dep == "compound" and tokens[above].tag == "NNS" and tokens[above].head == above:
        return first == 0
    return tokens[index].dep in ("poss", "compound") and is_subject(sentence, above) and is_main(sentence, above)


def is_main(sentence: Sentence, index: int) -> bool:
    """Whether the clause of a subject is the main one, or is coordinated with it."""
    tokens = sentence.tokens
    while tokens[index].dep in (*SUBJECTS, "conj") and tokens[index].head != index:
        index = tokens[index].head
    return tokens[index].head == index


def is_introduced(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name stands in a phrase that a pronoun opens: "its rival Norwell", "its backers Norwell and Lumio"."""
    above = {index}
    while tokens[index].dep in ("appos", "conj", "compound") and tokens[index].head not in above:
        index = tokens[index].head
        above.add(index)
    if any(t.head in above and t.tag == "PRP$" and t.text.lower() in _THINGS_OF for t in tokens):
        return True
    while index and tokens[index - 1].tag in _BEFORE_NAMES:
        index -= 1  # whatever the parser hangs on what
    return index > 0 and tokens[index - 1].tag == "PRP$" and tokens[index - 1].text.lower() in _THINGS_OF


def called_by(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The nouns that say what a name is: "X, a Swiss retailer", "the Swiss retailer X", "X is a Swiss retailer"."""
    head = tokens[index]
    for i, token in enumerate(tokens):
        beside = token.head == index and token.dep in ("appos", "compound", "nmod")
        above = i == head.head and head.dep == "appos"
        said = token.dep == "attr" and token.head == head.head and head.dep in SUBJECTS
        if beside or above or (said and tokens[head.head].lemma == "be"):
            yield i


def nouns_of(tokens: Sequence[Token], index: int) -> Iterator[str]:
    """What a name is called: "X, a retailer", "the retailer X", "X is a retailer", "its X unit"."""
    head = tokens[index]
    if head.dep in ("compound", "nmod") and tokens[head.head].lemma in _PARTS:
        yield from (tokens[head.head].lemma for t in tokens if t.head == head.head and t.dep == "poss")
    for i, token in enumerate(tokens):
        if (token.head == index and token.dep in ("appos", "compound", "nmod")) or (
            i == head.head and head.dep == "appos"
        ):
            yield token.lemma
            if token.dep == "appos":
                yield from (t.lemma for t in tokens if t.head == i and t.dep == "conj")
    if head.dep in SUBJECTS and tokens[head.head].lemma == "be":
        for i, token in enumerate(tokens):
            if token.dep == "attr" and token.head == head.head:
                yield token.lemma
                yield from (t.lemma for t in tokens if t.head == i and t.dep == "conj")
