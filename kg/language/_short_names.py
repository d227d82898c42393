"""Which names of a document are short for which: "United" for "Wearmouth United", "OSE" for "Oslo Stock Exchange"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.language._bounds import is_form
from kg.language.lexicon import Lexicon
from kg.language.mentions import PERSON, PLACE
from kg.model import Mention

_FUNCTION = frozenset(("of", "and", "the", "for", "&", "de", "du", "des", "da", "do", "di", "del", "la", "le", "y"))
_HOLDING = ("holding", "holdings", "companies")
_LEAST = 3
"""Letters of a last word by which a firm is called for short."""


def short_names(names: Iterable[Mention], lexicon: Lexicon) -> Mapping[str, str]:
    """From each name of an organisation, in small letters, to the longest that it is short for, or itself.

    `names` are in the order of the text: of several that it has as often, a short name is the first.
    """
    often = Counter(name.text.casefold() for name in names if name.type not in (PERSON, PLACE))
    place = {name: number for number, name in enumerate(often)}
    meant: dict[str, str] = {}
    for name in sorted(often, key=lambda name: (-len(_words(name)), -len(name), name)):
        longer = {key for other, key in meant.items() if _is_short_for(name, other, lexicon)}
        meant[name] = max(longer, key=lambda key: (often[key], -place[key]), default=name)
    return meant


def _words(name: str) -> list[str]:
    words = [word for word in name.split() if not is_form(word)]
    return words or name.split()


def _is_short_for(name: str, other: str, lexicon: Lexicon) -> bool:
    short, long = _words(name), _words(other)
    if short == long or _bare(short, lexicon) == _bare(long, lexicon):
        return True
    if len(short) >= len(long):
        return False
    ends = long[-len(short) :] == short and short[0] not in _not_alone(lexicon) and len(short[0]) >= _LEAST
    initials = "".join(word[0] for word in long if word not in _FUNCTION)
    return long[: len(short)] == short or ends or name.replace(".", "") == initials


def _bare(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The words without "Group" and the like at the end."""
    last = len(words)
    while last > 1 and (words[last - 1] in _HOLDING or words[last - 1] in lexicon.generic_organization_nouns):
        last -= 1
    return words[:last]


def _not_alone(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.organization_endings | lexicon.organization_nouns | lexicon.public_bodies
