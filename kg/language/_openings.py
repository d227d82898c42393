"""Common nouns that are no part of a name, though they open a sentence: "Enamel maker Norwell", "Hotelier Ada Moor"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from kg.language.lexicon import Lexicon
from kg.model import EntityType, Mention, Sentence, Token
from kg.network import load_network

_PERSON, _PLACE = EntityType("person"), EntityType("place")
_OCCUPATIONS = (
    "alist", "llist", "inist", "anist", "onist", "ogist", "orist", "emist", "icist", "omist", "opist", "utist", "eur",
    "sman", "swoman", "maker", "owner", "dealer", "seller", "keeper", "worker", "trader", "player", "writer", "driver",
    "teacher", "lawyer", "farmer", "banker", "broker", "builder", "maestro", "master", "officer", "leader", "winner",
    "heir", "heiress", "magnate", "mogul", "adviser", "advisor", "counsel", "treasurer", "barrister", "solicitor",
    "hotelier", "philanthropist", "newcomer", "accountant", "consultant", "coach", "fielder", "striker", "defender",
    "winger", "skipper",
)  # fmt: skip
"""Ends of what a person is called in front of the name, beside the words of the lexicon."""


_RANKS = ("Assistant", "Deputy", "Associate", "Vice")
"""Words of titles in front of others."""


def without_openings(
    sentences: Sequence[Sentence], names: Sequence[Mention], nouns: Set[str], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The names without the nouns of the dictionary that open a sentence in front of what a firm or person is.

    A word that the text has in a name elsewhere, too, stays: "Shell" in "Shell company executives".
    """
    opened = {
        sentence.tokens[0].start: sentence
        for sentence in sentences
        if len(sentence.tokens) > 1 and {sentence.tokens[0].text.lower(), sentence.tokens[0].lemma} & nouns
    }
    several = {sentence.start for sentence in sentences if sentence.tokens and sentence.tokens[0].tag == "NNS"}
    again = {word for name in names if name.start not in opened for word in name.text.split()}
    beside = ((first, behind) for first, behind in pairwise(names) if behind.start - first.end == 1)
    before_person = {first.start for first, behind in beside if behind.type == _PERSON}

    def is_noun(name: Mention) -> bool:
        sentence = opened.get(name.start)
        if sentence is None or name.canonical or name.text in again:
            return False
        behind = sentence.tokens[1]
        if name.end >= behind.start + 1:
            return False
        if name.text.isupper() or name.text.lower() in lexicon.countries:
            return False
        if name.type == _PLACE and _opens_name(sentence):
            return False  # "London investor Ada Moor": dictionaries have towns, too
        if name.text in _RANKS and behind.text[:1].isupper() and behind.text.lower() in nouns:
            return True  # "Assistant Attorney General Ada Lund"
        is_kind = behind.text.islower() and behind.lemma in lexicon.organization_nouns | lexicon.collectives
        is_kind |= behind.tag == "NNS" and behind.text.islower() and not _opens_name(sentence)
        return (
            is_kind
            or name.start in several
            or (name.start in before_person and name.text.lower() not in lexicon.genders)
        )

    return tuple(name for name in names if not is_noun(name))


def _opens_name(sentence: Sentence) -> bool:
    """Whether the network takes the first word for a name or a part of one; False where it has not read it."""
    return sentence.vectors is not None and bool(load_network("names")(words=sentence.vectors)[0].argmax())


def is_calling(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with what a firm is, in front of its name: "Retailer Corvell said"."""
    word = tokens[first].text.lower()
    called = word in lexicon.organization_nouns | lexicon.collectives and word.endswith(("er", "or", "dog", "airline"))
    if first or first == last or not called:
        return False
    after = tokens[first + 1].text
    return after[0].isupper() and after.lower().rstrip(".") not in lexicon.organization_endings


def is_occupation(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with what a person is, in front of the full name: "Restaurateur Ada Moor said"."""
    word = tokens[first].text.lower()
    known = word in lexicon.person_nouns | lexicon.person_callings or word.endswith(_OCCUPATIONS)
    return first == 0 and last - first >= 2 and known and word not in lexicon.genders
