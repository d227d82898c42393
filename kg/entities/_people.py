"""Which full name of a person a shorter one may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.entities._names import Words, load_word_lists
from kg.entities._surfaces import Surface


class PersonNames:
    """The names of the people of one document, found by their words."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self._by_word: dict[str, list[Surface]] = defaultdict(list)
        for surface in surfaces:
            for word in sorted(set(_parts(surface.words)[0])):
                self._by_word[word].append(surface)

    def longer(self, short: Surface) -> list[Surface]:
        """The fuller names that `short` fits best.

        A surname, or a name with fewer or abbreviated middle names, comes before a first name
        alone, and that before any other single word of a name.
        """
        known = self._by_word[_parts(short.words)[0][-1]]
        fuller = [(_fit(short.words, full.words), full) for full in known if _is_fuller(full, short)]
        fuller = [
            (fit, full) for fit, full in fuller if full.first < short.first or not _is_other_generation(short, full)
        ]
        best = min((fit for fit, _ in fuller if fit), default=0)
        return [full for fit, full in fuller if best and fit == best]


def _is_fuller(full: Surface, short: Surface) -> bool:
    longer = (len(full.words), len(full.key)) > (len(short.words), len(short.key))
    return longer and (short.shouts or not full.shouts)


def _is_other_generation(short: Surface, full: Surface) -> bool:
    """Whether only "Sr" tells the full name from the short one: the father, unless the text has introduced him."""
    return len(short.words) > 1 and short.words == _parts(full.words)[0] != full.words


def _parts(words: Words) -> tuple[Words, Words]:
    """The words of a name, and those that tell generations apart ("Jr")."""
    generations = load_word_lists().generations
    end = len(words)
    while end > 1 and words[end - 1] in generations:
        end -= 1
    return words[:end], words[end:]


def _fit(short: Words, full: Words) -> int:
    """How well a shorter name fits a full one: 1 best, 3 worst, 0 not at all."""
    (short, generation), (full, other) = _parts(short), _parts(full)
    if generation and other and generation != other:
        return 0
    if short[-1] == full[-1] and _abbreviates(short, full):
        return 1
    if short == full[: len(short)] and not generation:
        return 2
    return 3 if len(short) == 1 and short[0] in full else 0


def _abbreviates(short: Words, full: Words) -> bool:
    """Whether the words of the shorter name occur in the full one in order, initials for words allowed.

    >>> _abbreviates(("e", "carrow"), ("edward", "duff", "carrow"))
    True
    >>> _abbreviates(("george", "w", "ash"), ("george", "h", "w", "ash"))
    False
    """
    if len(short) > 2 and _same_word(short[0], full[0]) and not _same_word(short[1], full[1]):
        return False
    rest = iter(full)
    return all(any(_same_word(word, candidate) for candidate in rest) for word in short)


def _same_word(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
