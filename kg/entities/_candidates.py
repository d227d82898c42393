"""Which names are worth comparing: those that share a key, of which every name has a few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.entities._likeness import Name, number_or_sound, person_parts, without_generic
from kg.entities._names import ORGANIZATION, PERSON, acronyms_of, load_word_lists, looks_like_acronym, words_of
from kg.entities._spelling import first_names_of, shortened, sound_of

_LARGEST_BLOCK = 60
"""Names that share a key beyond which the key tells nothing: an initial that may stand for as many people."""
_SHORTEST = 6
"""Letters of a name in which one may be wrong."""


def candidates(names: Sequence[Name]) -> list[tuple[int, int]]:
    """The numbers of names that may mean one thing, each pair once; there are about as many as names."""
    first: dict[str, int] = {}
    alike: dict[str, list[int]] = {}
    short: dict[str, list[int]] = defaultdict(list)
    full: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for key in _keys(name):  # most names share none of theirs
            own = f"{name.type} {key}"
            if (earlier := first.setdefault(own, number)) != number:
                alike.setdefault(own, [earlier]).append(number)
        for blocks, keys in ((short, _short_keys(name)), (full, _full_keys(name))):
            for key in keys:
                blocks[f"{name.type} {key}"].append(number)
    pairs = {pair for block in alike.values() if len(block) <= _LARGEST_BLOCK for pair in combinations(block, 2)}
    for key, block in short.items():
        if len(block) <= _LARGEST_BLOCK and len(full.get(key, ())) <= _LARGEST_BLOCK:
            pairs.update((min(pair), max(pair)) for pair in product(block, full.get(key, ())))
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def _keys(name: Name) -> set[str]:
    """What names share that are written alike."""
    if name.type == PERSON:
        return set(_person_keys(name))
    return set(_organization_keys(name)) if name.type == ORGANIZATION else set()


def _short_keys(name: Name) -> set[str]:
    """What a name that abbreviates shares with those that it may stand for."""
    if name.type == PERSON:
        parts, _ = person_parts(name)
        return _initial_keys(name) if len(parts) > 1 and len(parts[0]) == 1 else set()
    return {name.words[0]} if name.type == ORGANIZATION and looks_like_acronym(name.form) else set()


def _full_keys(name: Name) -> set[str]:
    if name.type == PERSON:
        return _initial_keys(name)
    return set(acronyms_of(name.form)) if name.type == ORGANIZATION else set()


def _initial_keys(name: Name) -> set[str]:
    parts, _ = person_parts(name)
    return {f"{surname} {parts[0][0]}" for surname in _surnames(name, parts)} if len(parts) > 1 else set()


def _person_keys(name: Name) -> Iterator[str]:
    parts, _ = person_parts(name)
    if len(parts) < 2:
        return
    yield "all " + " ".join(sorted(parts))
    for surname in _surnames(name, parts):
        for first in sorted(first_names_of(name.words[0])):
            yield f"first {surname} {sound_of(first)}"
    bones = ["".join(letter for letter in part.replace("c", "k") if letter not in "aeiou") for part in parts]
    if sum(map(len, bones)) >= _SHORTEST:
        yield "bones " + " ".join(bones)
    yield from _near_keys("".join(parts), "near")
    for near in _near_keys(parts[0], "first near"):
        yield f"{near} {parts[-1]}"
    for near in _near_keys(parts[-1], "last near"):
        yield f"{near} {parts[0]}"


def _surnames(name: Name, parts: Sequence[str]) -> set[str]:
    """The words that may be the surname: the last one, its halves, the one before a second surname."""
    halves = words_of(name.form.split()[-1].replace("-", " "))
    return {parts[-1], *map(sound_of, halves), *(parts[1:2] if len(parts) == 3 else ())}


def _near_keys(word: str, kind: str) -> Iterable[str]:
    return (f"{kind} {part}" for part in shortened(word)) if len(word) >= _SHORTEST else ()


def _organization_keys(name: Name) -> Iterator[str]:
    lists = load_word_lists()
    sounds = [number_or_sound(word) for word in name.words]
    yield "all " + " ".join(sorted(number_or_sound(word) for word in name.words if word not in lists.function))
    yield from _near_keys(" ".join(sounds), "near")
    if kept := without_generic(name.words):
        yield "but generic " + " ".join(kept)
