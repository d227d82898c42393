"""Types of names that share words: a firm's short name and its long one are of one type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kg.language.lexicon import Lexicon
from kg.model import EntityType, Mention, Sentence

_PERSON, _ORGANIZATION = EntityType("person"), EntityType("organization")
_CALLED_SO_TOO = frozenset({
    "bidder", "bookseller", "broker", "contractor", "developer", "investor", "miner", "producer", "publisher",
    "winemaker",
})  # fmt: skip
"""Words for firms that people are called as well;"""
_TRADES = frozenset({"brewer", "builder", "refiner", "shipbuilder", "shipper"})
"""those that only people with first and last name are."""
_OFTEN = 2
"""Mentions of the short name of a firm from which its long name is no person's."""


def agree_types(sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names, those that were taken for persons organisations where the document has the firm.

    "Corvell Lindo" is a firm beside "Corvell", which is one, since people are called by their last names; "Lindo" is
    one beside "Air Lindo", or where it is called so ("the brewer Lindo"). A first name or a title before the name rules
    that out.
    """
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for name in names:
        by_words[tuple(name.text.casefold().split())].append(name)
    longer: dict[str, list[Mention]] = defaultdict(list)
    for words, own in by_words.items():
        for word in {words[0], words[-1]} if len(words) > 1 else ():
            longer[word].append(own[0])
    titled = _behind(sentences, names, lexicon.titles)
    called = _behind(sentences, names, lexicon.organization_nouns - _CALLED_SO_TOO - _TRADES)
    called |= {words for words in _behind(sentences, names, _TRADES) if len(words) == 1}
    firms = {
        words
        for words, own in by_words.items()
        if words not in titled and words[0] not in lexicon.genders and all(name.type == _PERSON for name in own)
        if words in called or _is_firm(words, by_words, longer)
    }
    return tuple(
        replace(name, type=_ORGANIZATION, alternatives=(_PERSON, *(t for t in name.alternatives if t != _ORGANIZATION)))
        if name.type == _PERSON and tuple(name.text.casefold().split()) in firms
        else name
        for name in names
    )


def _is_firm(
    words: tuple[str, ...],
    by_words: Mapping[tuple[str, ...], Sequence[Mention]],
    longer: Mapping[str, Sequence[Mention]],
) -> bool:
    if len(words) > 1:
        short, surname = by_words.get(words[:1], ()), by_words.get(words[-1:], ())
        firm = len(short) >= _OFTEN and all(name.type == _ORGANIZATION for name in short)
        return firm and not surname
    full = longer.get(words[0], ())
    return bool(full) and all(name.type == _ORGANIZATION for name in full)


def _behind(sentences: Sequence[Sentence], names: Sequence[Mention], words: Set[str]) -> Set[tuple[str, ...]]:
    """The words of the names that stand behind one of these words somewhere."""
    starts = {
        token.start
        for sentence in sentences
        for before, token in pairwise(sentence.tokens)
        if before.text.lower() in words
    }
    return {tuple(name.text.casefold().split()) for name in names if name.start in starts}
