"""Types of names that share words: a firm's short name and its long one are of one type, and so are a person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kg.language._bounds import is_form
from kg.language._signs import read_signs, words_of
from kg.language.lexicon import Lexicon
from kg.model import EntityType, Mention, Sentence

_PERSON, _ORGANIZATION, _PLACE = map(EntityType, ("person", "organization", "place"))
_CALLED_SO_TOO = frozenset({
    "bidder", "bookseller", "broker", "contractor", "developer", "investor", "miner", "producer", "publisher",
    "winemaker",
})  # fmt: skip
"""Words for firms that people are called as well;"""
_TRADES = frozenset({"brewer", "builder", "refiner", "shipbuilder", "shipper"})
"""those that only people with first and last name are."""
_PARTICLES = frozenset({"al", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "ter", "van", "von"})
"""First words of last names."""
_PARLIAMENTS = frozenset({
    "bundesrat", "bundestag", "bundeswehr", "duma", "eduskunta", "folketing", "knesset", "kremlin", "rada", "riksbank",
    "riksdag", "sabha", "seimas", "sejm", "storting", "verkhovna",
})  # fmt: skip
_OFTEN = 2
"""Mentions of the short name of a firm from which its long name is no person's."""
_Words = tuple[str, ...]
_ByWords = Mapping[_Words, Sequence[Mention]]


def agree_types(sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names with the types that the others of the document, and what its sentences say of them, leave them.

    "Corvell Lindo" is a firm beside "Corvell", which is one, since people are called by their last names, and beside
    "Corvell Lindo Foods Inc"; "Lindo" is one beside "Air Lindo", or where it is called so ("the brewer Lindo"). A first
    name or a title before the name rules that out. What has a chief executive is no person, and where "Ada Moor" was
    named, a later "Moor" is one.
    """
    by_words: dict[_Words, list[Mention]] = defaultdict(list)
    for name in names:
        by_words[words_of(name)].append(name)
    longer: dict[str, list[Mention]] = defaultdict(list)
    for words, own in by_words.items():
        for word in {words[0], words[-1]} if len(words) > 1 else ():
            longer[word].append(own[0])
    signs = read_signs(sentences, names, lexicon)
    titled = _behind(sentences, names, lexicon.titles)
    called = _behind(sentences, names, lexicon.organization_nouns - _CALLED_SO_TOO - _TRADES)
    called |= {words for words in _behind(sentences, names, _TRADES) if len(words) == 1}
    told = called | signs.firms
    types: dict[_Words, EntityType] = {}
    for words, own in by_words.items():
        country = " ".join(words) in lexicon.demonyms or " ".join(words) in lexicon.countries
        person = words in titled or words[0] in lexicon.genders
        kinds = {name.type for name in own}
        firm = words[-1] in _PARLIAMENTS and len(words) <= 2
        firm |= kinds == {_PERSON} and not person and (words in told or _is_firm(words, by_words, longer))
        firm |= kinds == {_PLACE} and not country and words in called and len(words) <= 2
        if words in signs.addressed or (kinds != {_PERSON} and _is_surname(words, by_words, told, sentences)):
            types[words] = _PERSON
        elif firm:
            types[words] = _ORGANIZATION
        elif kinds == {_ORGANIZATION} and words in signs.places and words not in told:
            types[words] = _PLACE
    return tuple(_typed(name, types.get(words_of(name), name.type)) for name in names)


def _typed(name: Mention, type_: EntityType) -> Mention:
    if name.type == type_ or name.canonical:
        return name
    others = tuple(other for other in name.alternatives if other != type_)
    return replace(name, type=type_, alternatives=tuple(dict.fromkeys((name.type, *others))))


def _is_surname(words: _Words, by_words: _ByWords, told: Set[_Words], sentences: Sequence[Sentence]) -> bool:
    """Whether a lone word is always named in a later sentence than the person whose last name it is.

    A firm called after its founder stands alone before, or beside the founder, or in front of other words.
    """
    if len(words) > 1 + (words[0] in _PARTICLES) or words in told:
        return False
    others = {long: own for long, own in by_words.items() if len(long) > len(words)}
    full = [own[0] for long, own in others.items() if long[-len(words) :] == words and _is_person(own)]
    firms = any(words[-1] in long and not _is_person(own) for long, own in others.items())
    if not full or firms:
        return False
    introduced = min(name.end for name in full)
    end = next((sentence.end for sentence in sentences if sentence.start <= introduced <= sentence.end), introduced)
    return all(name.start >= end for name in by_words[words])


def _is_person(own: Sequence[Mention]) -> bool:
    return all(name.type == _PERSON for name in own)


def _is_firm(words: _Words, by_words: _ByWords, longer: Mapping[str, Sequence[Mention]]) -> bool:
    if len(words) > 1:
        short, surname = by_words.get(words[:1], ()), by_words.get(words[-1:], ())
        firm = len(short) >= _OFTEN and all(name.type == _ORGANIZATION for name in short)
        whole = any(
            long[: len(words)] == words and len(long) > len(words) and is_form(long[-1])
            for long, own in by_words.items()
            if own[0].type == _ORGANIZATION
        )
        return whole or (firm and not surname)
    full = longer.get(words[0], ())
    return bool(full) and all(name.type == _ORGANIZATION for name in full)


def _behind(sentences: Sequence[Sentence], names: Sequence[Mention], words: Set[str]) -> Set[_Words]:
    """The words of the names that stand behind one of these words somewhere."""
    starts = {
        token.start
        for sentence in sentences
        for before, token in pairwise(sentence.tokens)
        if before.text.lower() in words
    }
    return {words_of(name) for name in names if name.start in starts}
