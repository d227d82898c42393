"""What two names alone say about whether they mean one thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from kg.entities._names import (
    ORGANIZATION,
    PERSON,
    Words,
    acronyms_of,
    load_word_lists,
    looks_like_acronym,
    words_of,
)
from kg.entities._spelling import is_near, sound_of
from kg.model import EntityType

_DOMAINS = frozenset({"com", "net", "org"})
_PARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ibn", "bin", "ben", "abu"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it is compared: its words in normal form, and one way to write it."""

    type: EntityType
    words: Words
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That two names may mean one thing."""

    weight: float
    """Evidence for it, in natural logarithms of odds."""
    reason: str
    loose: bool = False
    """Whether the shorter name may as well stand for another one: an initial, a name left out, an acronym."""


def compare(one: Name, other: Name) -> Likeness | None:
    """How two different names of one type may mean one thing; None if they can't, or nothing speaks for it.

    The weights are set by hand on cases of our own; they hold back where the names leave room for others.
    """
    if one.type != other.type:
        return None
    one, other = sorted((one, other), key=lambda name: (-len(name.words), name.words, name.form))
    if one.type == PERSON:
        return _compare_people(one, other)
    if one.type == ORGANIZATION:
        return _compare_organizations(one, other)
    return None


# People


def person_parts(name: Name) -> tuple[Words, Words]:
    """The words of a person's name in the spelling of their sound, and those that tell generations apart.

    "Merkel, Angela" is put in order, and "al-" belongs to no name.
    """
    last, comma, first = name.form.partition(", ")
    words = words_of(f"{first} {last}") if comma and " " not in last else words_of(name.form.replace("-", " - "))
    return _sounds(words) if comma else _sounds(name.words, words)


def _sounds(words: Words, written: Words = ()) -> tuple[Words, Words]:
    generations = load_word_lists().generations
    end = len(words)
    while end > 2 and words[end - 1] in generations:
        end -= 1
    kept = [_without_article(word, written) for word in words[:end]]
    return tuple(sound_of(word) for word in kept if word not in _PARTICLES or len(kept) < 3), words[end:]


def _without_article(word: str, written: Words) -> str:
    """ "elsisi" without the article, if it is written "el-Sisi"."""
    if word[:2] in _PARTICLES and word not in written and word[:2] in written and word[2:] in written:
        return word[2:]
    return word


def _compare_people(one: Name, other: Name) -> Likeness | None:
    (longer, generation), (shorter, its_generation) = person_parts(one), person_parts(other)
    if min(len(longer), len(shorter)) < 2:
        return None
    if generation != its_generation:
        if generation and its_generation:
            return None
        return _same_otherwise(longer, shorter, "one of them with the generation")
    if longer == shorter:
        return Likeness(weight=1.5, reason="the same name in another spelling")
    if sorted(longer) == sorted(shorter):
        return Likeness(weight=1.0, reason="the same words in another order")
    return _aligned(one, other, longer, shorter)


def _same_otherwise(longer: Words, shorter: Words, reason: str) -> Likeness | None:
    return Likeness(weight=-1.5, reason=reason, loose=True) if longer == shorter else None


def _aligned(one: Name, other: Name, longer: Words, shorter: Words) -> Likeness | None:
    """Names with the same surname, whose first names and middle names go together."""
    if len(longer) < len(shorter):
        longer, shorter = shorter, longer
    surname = _surname(one, other, longer, shorter)
    if surname is None:
        return None
    first = _first_name(longer[0], shorter[0])
    if first is None:
        return None
    middle = _middle_names(longer[1:-1], shorter[1:-1]) if surname.reason != _PREFIX else None
    if surname.reason != _PREFIX and middle is None:
        return None
    parts = [part for part in (surname, first, middle) if part and part.reason]
    if not parts:
        return None
    return Likeness(
        weight=max(1.5 + sum(part.weight for part in parts), 0.1),
        reason=", ".join(part.reason for part in parts),
        loose=any(part.loose for part in parts),
    )


_SAME = Likeness(weight=0, reason="")
_PREFIX = "a second surname left out"


def _surname(one: Name, other: Name, longer: Words, shorter: Words) -> Likeness | None:
    if longer[-1] == shorter[-1]:
        return _SAME
    if _near(longer[-1], shorter[-1]):
        return Likeness(weight=-0.4, reason="a surname in another spelling")
    if longer[0] == shorter[0] and _other_gender(longer[-1], shorter[-1]):
        return Likeness(weight=-0.4, reason="a surname in the other gender")
    if len(longer) == 3 and longer[:2] == shorter:
        return Likeness(weight=-0.6, reason=_PREFIX, loose=True)
    if len(longer) == len(shorter) and _is_part_of_double(one.form, other.form):
        return Likeness(weight=-0.8, reason="a double surname", loose=True)
    return None


def _other_gender(one: str, other: str) -> bool:
    """Whether one is the feminine of the other, as Slavic surnames have it: "Kowalski", "Kowalska"."""
    one, other = sorted((one, other), key=lambda surname: surname.endswith("a"))
    stem = one.removesuffix("i")
    return other == f"{stem}a" and stem.endswith(("sk", "ck", "ov", "ev", "in"))


def _is_part_of_double(one: str, other: str) -> bool:
    """Whether one surname is a half of the other: "Miller" of "Miller-Jones"."""
    last, its_last = one.split()[-1], other.split()[-1]
    parts, its_parts = words_of(last.replace("-", " ")), words_of(its_last.replace("-", " "))
    return len(parts) != len(its_parts) and (set(parts) < set(its_parts) or set(its_parts) < set(parts))


def _first_name(one: str, other: str) -> Likeness | None:
    if one == other:
        return _SAME
    if 1 in (len(one), len(other)):
        return Likeness(weight=-0.5, reason="an initial for a first name", loose=True) if one[0] == other[0] else None
    if not _first_names(one).isdisjoint(_first_names(other)):
        return Likeness(weight=-0.5, reason="a nickname")
    if _near(one, other):
        return Likeness(weight=-0.4, reason="a first name in another spelling")
    return None


def _first_names(sound: str) -> frozenset[str]:
    return frozenset({sound}) | _nicknames_by_sound().get(sound, frozenset())


@functools.cache
def _nicknames_by_sound() -> dict[str, frozenset[str]]:
    by_sound: dict[str, frozenset[str]] = {}
    for short, full in load_word_lists().nicknames.items():
        by_sound[sound_of(short)] = by_sound.get(sound_of(short), frozenset()) | frozenset(map(sound_of, full))
    return by_sound


def _middle_names(longer: Words, shorter: Words) -> Likeness | None:
    """None if one has a middle name that the other contradicts."""
    if len(longer) < len(shorter):
        longer, shorter = shorter, longer
    rest = iter(longer)
    if not all(any(_same_or_initial(word, full) for full in rest) for word in shorter):
        return None
    if len(longer) > len(shorter):
        return Likeness(weight=-0.3, reason="a middle name left out", loose=True)
    return _SAME if longer == shorter else Likeness(weight=-0.1, reason="an initial for a middle name", loose=True)


def _same_or_initial(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _near(one: str, other: str) -> bool:
    """Whether two words differ by a slip: not by their first letter, nor by a final vowel ("Mario", "Maria")."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return _starts_alike(one, other)
    if one.rstrip("aeiou") == other.rstrip("aeiou"):
        return False
    return is_near(one, other, 2 if min(len(one), len(other)) >= 9 else 1)


def _starts_alike(one: str, other: str) -> bool:
    """Letters that the same sound is written with: "Qaddafi", "Gadhafi"."""
    alike = ("kg", "kc", "cs", "ij", "bp", "td", "vf")
    exchanged = any(one[0] in pair and other[0] in pair for pair in alike) and one[0] != other[0]
    return exchanged and len(one) >= 5 and one[1:] == other[1:]


# Organisations


def _compare_organizations(one: Name, other: Name) -> Likeness | None:
    if looks_like_acronym(other.form) and other.words[0] in acronyms_of(one.form):
        return Likeness(weight=0.9, reason="the acronym of the name", loose=True)
    sounds = {name: _organization_sounds(name.words) for name in (one, other)}
    if sounds[one] == sounds[other]:
        return Likeness(weight=2.0, reason="the same name in another spelling")
    return _same_but_generic(one.words, other.words) or _reordered(one.words, other.words) or _misspelt(one, other)


def _organization_sounds(words: Words) -> Words:
    return tuple(number_or_sound(word) for word in words)


def number_or_sound(word: str) -> str:
    """A number as digits write it, any other word as it sounds: no misspelling makes "Fund III" of "Fund II".

    >>> number_or_sound("second"), number_or_sound("iii"), number_or_sound("gaddafi")
    ('2nd', '3', 'gadafi')
    """
    word = load_word_lists().numerals.get(word, word)
    return word if _has_digit(word) else sound_of(word)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _same_but_generic(one: Words, other: Words) -> Likeness | None:
    """Names that differ by words that any company may bear."""
    if tuple(word for word in one if word not in _DOMAINS) == other:
        return Likeness(weight=2.2, reason="the same name but for the domain")
    kept, its_kept = without_generic(one), without_generic(other)
    if kept != its_kept or not kept:
        return None
    return Likeness(weight=1.2, reason="the same name but for a word like 'Group'", loose=len(kept) == 1)


def without_generic(words: Words) -> Words:
    """The words that tell a company; empty if none alone does."""
    lists = load_word_lists()
    kept = tuple(word for word in words if word not in lists.generic)
    telling = (word for word in kept if not (word in lists.common or word in lists.units or word in lists.places))
    return kept if any(telling) else ()


def _reordered(one: Words, other: Words) -> Likeness | None:
    lists = load_word_lists()
    kept, its_kept = (sorted(word for word in words if word not in lists.function) for words in (one, other))
    if kept != its_kept or lists.heads.isdisjoint(kept):
        return None
    return Likeness(weight=1.0, reason="the same words in another order")


def _misspelt(one: Name, other: Name) -> Likeness | None:
    if len(one.words) != len(other.words):
        return None
    sounds = zip(_organization_sounds(one.words), _organization_sounds(other.words), strict=True)
    different = [number for number, (sound, its_sound) in enumerate(sounds) if sound != its_sound]
    if len(different) != 1:
        return None
    word, its_word = one.words[different[0]], other.words[different[0]]
    lists = load_word_lists()
    meaning = lists.units | lists.places | lists.ordinals | lists.common | lists.heads
    if _has_digit(number_or_sound(word) + number_or_sound(its_word)) or (word in meaning and its_word in meaning):
        return None
    sound, its_sound = sound_of(word), sound_of(its_word)
    if min(len(word), len(its_word)) < 5 or sound[0] != its_sound[0] or not is_near(sound, its_sound, 1):
        return None
    if sound.rstrip("aeiou") == its_sound.rstrip("aeiou") and len(one.words) == 1:
        return None
    return Likeness(weight=1.0 if len(one.words) > 1 else 0.8, reason="a word in another spelling")


@functools.lru_cache(maxsize=1 << 16)
def contradict(one: Words, other: Words, entity_type: EntityType) -> bool:
    """Whether two names of a person can't be of one, though their surnames are the same: "Tom Ash", "Tim Ash"."""
    if entity_type != PERSON or one == other:
        return False
    (parts, generation), (its_parts, its_generation) = _sounds(one), _sounds(other)
    if generation and its_generation and generation != its_generation:
        return True
    if min(len(parts), len(its_parts)) < 2 or sorted(parts) == sorted(its_parts) or parts[-1] != its_parts[-1]:
        return False
    return _first_name(parts[0], its_parts[0]) is None or _middle_names(parts[1:-1], its_parts[1:-1]) is None
