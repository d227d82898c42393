"""Common nouns that are no names, though they open a sentence: "Enamel maker Norwell", "Restaurateur Ada Moor"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from kg.language.lexicon import Lexicon
from kg.model import EntityType, Mention, Sentence

_PERSON = EntityType("person")


def without_openings(
    sentences: Sequence[Sentence], names: Sequence[Mention], nouns: Set[str], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The names without the nouns of the dictionary that open a sentence in front of what a firm or person is.

    A word that the text has as a name elsewhere, too, stays: "Shell" in "Shell company executives".
    """
    opened = {
        sentence.tokens[0].start: sentence.tokens[1]
        for sentence in sentences
        if len(sentence.tokens) > 1 and sentence.tokens[0].text.lower() in nouns
    }
    again = {name.text for name in names if name.start not in opened}
    before_person = {first.start for first, behind in pairwise(names) if behind.type == _PERSON and _adjoins(first, behind)}

    def is_noun(name: Mention) -> bool:
        behind = opened.get(name.start)
        if behind is None or name.canonical or name.end >= behind.start + 1 or name.text in again:
            return False
        if name.text.isupper() or name.text.lower() in lexicon.countries:
            return False
        is_kind = behind.text.islower() and behind.lemma in lexicon.organization_nouns | lexicon.collectives
        return is_kind or (name.start in before_person and name.text.lower() not in lexicon.genders)

    return tuple(name for name in names if not is_noun(name))


def _adjoins(first: Mention, behind: Mention) -> bool:
    return behind.start - first.end == 1
