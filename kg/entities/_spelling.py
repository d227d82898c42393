"""How names sound: one spelling for what different alphabets, languages and typists make of a word."""

from __future__ import annotations

import functools
import re

from kg.entities._names import load_word_lists

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "j", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_LATIN = {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "æ": "a", "œ": "o", "ß": "ss"}
_LETTERS = str.maketrans(_CYRILLIC | _GREEK | _LATIN)

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("c(?=[aoulrtk]|$)", "k"),
        ("tsch|tkh|tch", "c"),
        ("sch", "s"),
        ("sh", "s"),
        ("zh|dj|dzh", "j"),
        ("kh|gh|q", "k"),
        ("dh", "d"),
        ("th", "t"),
        ("ch", "c"),
        ("ph", "f"),
        ("x", "ks"),
        ("[yj](?=$|[^aeiou])", "i"),
        ("ou|oo", "u"),
        ("ae|ai", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("ee|ie|ei|ey|ii|iy", "i"),
        ("(?<=[aeiou])h|h$", ""),
        ("w", "v"),
        ("z", "s"),
        (r"(.)\1+", r"\1"),
    )
]


@functools.lru_cache(maxsize=1 << 17)
def sound_of(word: str) -> str:
    """A word (see `words_of`) in a spelling that its transliterations and its usual misspellings share.

    >>> sound_of("gadhafi"), sound_of("gaddafi"), sound_of("aleksey"), sound_of("алексей")
    ('gadafi', 'gadafi', 'aleksi', 'aleksi')
    """
    sound = word.translate(_LETTERS)
    for pattern, simple in _SOUNDS:
        sound = pattern.sub(simple, sound)
    return sound or word


@functools.lru_cache(maxsize=1 << 16)
def first_names_of(word: str) -> frozenset[str]:
    """The first names that a first name or nickname may stand for, itself included.

    >>> sorted(first_names_of("bill"))
    ['bill', 'william']
    """
    return load_word_lists().nicknames.get(word, frozenset()) | {word}


def is_near(one: str, other: str, limit: int) -> bool:
    """Whether as many changes at most (a letter more, less, other, or two exchanged) make one word of the other.

    >>> is_near("hathaway", "hathway", 1), is_near("harbor", "harper", 1), is_near("marhs", "marsh", 1)
    (True, False, True)
    """
    if abs(len(one) - len(other)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, candidate in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != candidate))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == candidate:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return False
    return row[-1] <= limit


def shortened(word: str) -> set[str]:
    """The word, and what is left of it without one of its letters: near words share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
