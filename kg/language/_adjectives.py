"""Adjectives of countries that the parser takes for no names: "the English novelist", "fellow-Scots"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.lexicon import Lexicon
from kg.model import Token


def adjectives_of_countries(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Indices of the words that only say of somebody or something of which country they are."""
    for index, token in enumerate(tokens):
        adjective = token.text.lower() in lexicon.demonyms and token.text[0].isupper() and len(token.text) > 2
        if adjective and token.tag in ("JJ", "NNP", "NNPS", "NNS") and not is_of_language(tokens, index):
            yield index


def is_of_language(tokens: Sequence[Token], index: int) -> bool:
    """Whether "English" is the language or those of England: it is a name before the noun for a person or thing only.

    Nor is it one in "English-speaking".
    """
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.text != "English":
        return False
    return after is None or after.tag not in ("NN", "NNS") or after.lemma in _TAUGHT or token.dep not in _MODIFIERS


_MODIFIERS = ("amod", "compound", "nmod")
_TAUGHT = frozenset({
    "book", "class", "course", "degree", "department", "edition", "exam", "grammar", "language", "lesson", "lexicon",
    "lit", "literature", "name", "professor", "studies", "teacher", "test", "title", "translation", "version", "word",
})  # fmt: skip
"""What is of the language rather than of the country."""
