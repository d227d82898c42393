"""Which full name of an organisation a shorter one stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.entities._names import (
    ORGANIZATION,
    Words,
    acronyms_of,
    load_word_lists,
    looks_like_acronym,
    name_words,
    without_legal_form,
    words_of,
)
from kg.entities._surfaces import Surface

_INITIALS = re.compile(r"^(?:[A-Z]\.\s?)+(?=\w\w)")
_NO_COMPANY = re.compile(r".*\s(?:[^a-z\s]*[A-Z][^a-z\s]*|\S*\d\S*|[a-z]\S*)")
_LONGEST_INDEXED = 8
_SHORTEST, _OFTEN = 4, 2
"""Letters of a common word that a firm is called by for short, and its mentions."""
_BELOW = 400
"""Characters below a headline in which a text gives the whole names of whom it tells."""
_OFFICES = frozenset({"ministry", "department"})
"""What a document calls in one order of words and the other: "Defence Ministry", "Ministry of Defence"."""


class Acronyms:
    """The names of one document, found by the acronyms that they can have."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self._names: dict[str, list[Surface]] = defaultdict(list)
        for surface in surfaces:
            for acronym in sorted({acronym for form in surface.forms for acronym in acronyms_of(form)}):
                self._names[acronym].append(surface)

    def longer(self, short: Surface) -> list[Surface]:
        """The names whose acronym `short` is."""
        if not any(map(looks_like_acronym, short.forms)):
            return []
        spelled = self._names.get(short.key) or self._names.get("".join(_without_function(short.words)), [])  # "S&P"
        return [full for full in spelled if len(full.key) > len(short.key)]


class OrganizationNames:
    """The names of the organisations of one document, found by how they begin and by acronym."""

    def __init__(self, surfaces: Iterable[Surface], *, headline: int = 0) -> None:
        self._headline = headline
        self._surfaces = surfaces = list(surfaces)
        self._acronyms = Acronyms(surfaces)
        self._beginning: dict[Words, list[tuple[Surface, Words]]] = defaultdict(list)
        """A beginning of a name -> the name and the rest of it."""
        self._ending: dict[Words, list[Surface]] = defaultdict(list)
        """An ending of two words or more -> the name."""
        self._offices: dict[Words, list[Surface]] = defaultdict(list)
        """The words of a ministry's name in the order of the alphabet -> the name."""
        for surface in surfaces:
            if not _OFFICES.isdisjoint(surface.words):
                self._offices[_unordered(surface.words)].append(surface)
            for words in _readings(surface):
                for end in range(1, min(len(words), _LONGEST_INDEXED) + 1):
                    if words[:end] != surface.words:
                        self._beginning[words[:end]].append((surface, words[end:]))
            for start in range(1, min(len(surface.words), _LONGEST_INDEXED) - 1):
                self._ending[surface.words[start:]].append(surface)

    def longer(self, short: Surface) -> list[Surface]:
        """The longer names that `short` stands for.

        First the same ministry in another order of words; then those that only add a word that any company
        may bear ("Group"); then those whose acronym it is; then those that stand before it in the text and
        begin with it, unless one adds a place or the name of a unit: "Emsley" is "Emsley Air Freight", but
        "Amazon" is not "Amazon China", nor "UN" the "UN Envoy"; last those that end with its two words or more.
        """
        lists = load_word_lists()
        if short.mentions and all(mention.canonical for mention in short.mentions):
            return []  # the United States are not the United States Air Force
        offices = self._offices.get(_unordered(short.words), ())
        if reordered := [full for full in offices if len(full.words) > len(short.words)]:
            return reordered
        spelled = self._acronyms.longer(short)
        if all(word in lists.generic | lists.common | lists.places for word in short.words):
            return spelled or self._alone(short)
        begun = self._beginning.get(short.words, [])
        if grown := [full for full, rest in begun if all(word in lists.generic for word in rest)]:
            return grown
        if spelled or any(map(looks_like_acronym, short.forms)):
            return spelled
        begun = [(full, rest) for full, rest in begun if _is_company_name(full)]
        known = [(full, rest) for full, rest in begun if full.first < max(short.first, self._below(short))]
        headlined = [(full, rest) for full, rest in known if full.first < self._headline]
        for one in (known, headlined):
            if len({full.key for full, _ in one}) == 1:
                begun = one  # "Brazos" is "Brazos Drilling", though the text then tells of "Brazos Drilling Canada"
        if any(word in lists.places for _, rest in begun for word in rest):
            return []
        if any(word in lists.units for _, rest in begun for word in rest) and not _is_only_one(short, begun):
            return []
        longer = [full for full, _ in begun] or self._ending.get(short.words, []) or self._called_after(short)
        return [full for full in longer if full.first < max(short.first, self._below(short))]

    def _below(self, short: Surface) -> int:
        """Up to where a text introduces of whom its headline tells by a short name."""
        return self._headline + _BELOW if short.first < self._headline else 0

    def _called_after(self, short: Surface) -> list[Surface]:
        """ "Lindqvist" of "Charles Lindqvist", a firm that bears a person's name."""
        nicknames = load_word_lists().nicknames
        known = nicknames.keys() | set().union(*nicknames.values())
        whole = (s for s in self._surfaces if len(s.words) == 2 and s.words[1:] == short.words)
        return [full for full in whole if full.words[0] in known]

    def _alone(self, short: Surface) -> list[Surface]:
        """ "United" of "Wearmouth United": the one name before with that word that the text has most, by far."""
        (word, *others), lists = short.words, load_word_lists()
        if others or word in lists.places or len(word) < _SHORTEST or len(short.mentions) < _OFTEN:
            return []
        fits = [full for full in self._surfaces if word in (full.words[0], full.words[-1]) and len(full.words) > 1]
        fits = [full for full in fits if full.first < short.first and not set(full.words[1:-1]) & lists.places]
        often = sorted(fits, key=lambda full: -len(full.mentions))
        rest = sum(len(full.mentions) for full in often[1:])
        return often[:1] if often and len(often[0].mentions) >= _OFTEN * rest else []


def _unordered(words: Words) -> Words:
    """The words that tell one ministry from another, in the order of the alphabet."""
    return tuple(sorted(_without_function(words)))


def _without_function(words: Words) -> Words:
    function = load_word_lists().function
    return tuple(word for word in words if word not in function)


def _is_only_one(short: Surface, begun: Sequence[tuple[Surface, Words]]) -> bool:
    """Whether a text that names no other firm so introduces one by its whole name, words of units and all.

    It is the whole name if it has a legal form, ends in "Group" or the like, or goes on with a name: "Emsley Music
    Inc", "Emsley Finance Group", "Emsley Harper Financial"; so is "Emsley Systems" that the text has before.
    """
    if len({full.key for full, _ in begun}) != 1 or any(map(_has_legal_form, short.forms)):
        return False
    lists = load_word_lists()
    full, rest = begun[0]
    is_name = rest[0] not in lists.units | lists.common | lists.generic and len(rest) > 1
    is_house = rest[-1] in lists.endings and full.first < short.first
    return is_name or is_house or rest[-1] in lists.generic or any(map(_has_legal_form, full.forms))


def _has_legal_form(form: str) -> bool:
    return words_of(without_legal_form(form)) != words_of(form)


def _is_company_name(surface: Surface) -> bool:
    """Whether the name ends neither in a common noun ("Emsley board") nor in a code or capitals ("X2")."""
    forms = [without_legal_form(form) for form in surface.forms]
    return not all(_NO_COMPANY.fullmatch(form) for form in forms)


def _readings(surface: Surface) -> list[Words]:
    """The words of the name, and those behind its initials ("Hallam" of "E.K. Hallam")."""
    behind = {name_words(_INITIALS.sub("", form), ORGANIZATION) for form in surface.forms}
    return sorted({surface.words, *behind})
