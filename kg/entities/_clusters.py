"""Who is who within a document: named mentions -> clusters, one for each thing."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Protocol

from kg.entities._names import (
    ORGANIZATION,
    PERSON,
    PLACE,
    Words,
    looks_like_acronym,
    split_acronym,
    words_of,
)
from kg.entities._organizations import Acronyms, OrganizationNames
from kg.entities._other_names import bears_both
from kg.entities._people import PersonNames
from kg.entities._sets import DisjointSets
from kg.entities._surfaces import Surface, surfaces_of
from kg.entities._types import Place, Votes, key_of, with_types
from kg.model import Document, DocumentId, EntityType, Mention, SectionKind

_BEGINNING = 12
"""Characters that may stand before the name that a text begins with: "Born", a title, a bracket."""
_WORDS_OF_SHORTENED = 3
"""Words of a name from which a word made of their beginnings is no chance."""
_LETTERS_OF_CLIPPED, _LETTERS_CLIPPED = 6, 3
"""Letters that remain of a name for short, and those that fall away."""
_STOP = re.compile(r"[.!?][\"”')]?\s")
_OPENING = re.compile(r"(?:['’]s?)?>?\s*\(\s*[\"“'‘]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The names by which one document refers to one thing."""

    document: DocumentId
    type: EntityType
    places: tuple[Place, ...]
    """Where its names stand, in the order of the text."""
    forms: tuple[str, ...]
    """The names as written, once for each time, sorted."""
    full: Words
    """The fullest name."""
    others: tuple[Words, ...]
    """The other names, sorted."""


class _Names(Protocol):
    def longer(self, short: Surface) -> list[Surface]: ...


def cluster_mentions(document: Document, mentions: Iterable[Mention], votes: Votes) -> list[Cluster]:
    """The things that the named mentions of a document refer to; every mention is in one of them."""
    typed = with_types(sorted(mentions, key=lambda m: (m.start, m.end, m.type)), votes)
    explained = _explained_acronyms(document, typed)
    clusters: list[Cluster] = []
    for entity_type in sorted({entity_type for _, entity_type in typed}):
        own = [mention for mention, its_type in typed if its_type == entity_type]
        surfaces = surfaces_of(own, entity_type, document.authors if entity_type == PERSON else ())
        groups = _group(surfaces, entity_type, explained[entity_type], document)
        clusters.extend(_cluster(document.id, entity_type, g) for g in groups if any(s.mentions for s in g))
    return clusters


def _explained_acronyms(
    document: Document, typed: Sequence[tuple[Mention, EntityType]]
) -> dict[EntityType, list[tuple[str, str]]]:
    """The names with the acronym in parentheses behind, in or before them: "Harbour Rain Institute (HRI)".

    And two of which the text tells that one thing bears both.
    """
    explained: dict[EntityType, list[tuple[str, str]]] = defaultdict(list)
    for mention, its_type in typed:
        if acronym := split_acronym(mention.text)[1]:
            explained[its_type].append((key_of(mention, its_type), "".join(words_of(acronym))))
    for (mention, its_type), (behind, type_behind) in pairwise(typed):
        around = document.text[mention.end : behind.start], document.text[behind.end : behind.end + 2]
        in_parentheses = _OPENING.fullmatch(around[0]) and ")" in around[1]
        is_sign_off = mention.text.islower()  # "jw/abc (AFP)"
        is_spelled = looks_like_acronym(behind.text) or _spells_out(mention.text, behind.text)
        if around[0] == ", " and around[1][:1] == "," and its_type == type_behind == ORGANIZATION:
            in_parentheses = is_spelled = _shortens(behind.text, mention.text)
        told = its_type == type_behind and bears_both(document.text, mention, behind, its_type)
        if told or (in_parentheses and its_type == type_behind and is_spelled and not is_sign_off):
            explained[its_type].append((key_of(mention, its_type), key_of(behind, its_type)))
    return explained


def _spells_out(acronym: str, name: str) -> bool:
    """ "CEI (Italian Episcopal Conference)": whatever the language of the letters."""
    return looks_like_acronym(acronym) and len(words_of(name)) > 1


def _shortens(short: str, name: str) -> bool:
    """Whether a word is made of the beginnings of all words of a name: "Navis" of "Nordic Aviation Services"."""
    words, letters = words_of(name), short.casefold()
    if len(words) < _WORDS_OF_SHORTENED or not letters.isalpha():
        return False
    pattern = "".join(f"{re.escape(word[0])}{_letters_of(word[1:])}" for word in words)
    return re.fullmatch(pattern, letters) is not None


def _letters_of(rest: str) -> str:
    """A pattern for any letters of a word in their order."""
    return "".join(f"{re.escape(letter)}?" for letter in rest)


def _group(
    surfaces: list[Surface], entity_type: EntityType, explained: Iterable[tuple[str, str]], document: Document
) -> list[list[Surface]]:
    """The names of each thing; one that fits several people goes to the nearest, mention by mention."""
    sets: DisjointSets[str] = DisjointSets()
    for name, acronym in explained:
        sets.join(name, acronym)
    names = _names_of(surfaces, entity_type, document)
    pieces: list[tuple[Surface, str]] = []
    split: set[str] = set()
    for surface in surfaces:
        longer = [full for full in names.longer(surface) if full.key not in split] if names else []
        if not longer and entity_type == ORGANIZATION:
            longer = [full for full in surfaces if _is_clipped(surface, full, document)]
        things = sets.roots(full.key for full in longer)
        if len(things) == 1:
            sets.join(longer[0].key, surface.key)
        if len(things) > 1 and entity_type == PERSON:
            split.add(surface.key)
            pieces.extend(_split(surface, longer, document))
        else:
            pieces.append((surface, surface.key))
    groups: dict[str, list[Surface]] = defaultdict(list)
    for piece, key in pieces:
        groups[sets.find(key)].append(piece)
    return list(groups.values())


def _is_clipped(short: Surface, full: Surface, document: Document) -> bool:
    """ "Severstal" of "Severstalneftegas", which a text names first, and never beside what it calls it for short."""
    single = len(short.words) == len(full.words) == 1 and min(map(len, short.words)) >= _LETTERS_OF_CLIPPED
    if not single or not all(map(str.isalpha, full.forms)) or not full.key.startswith(short.key):
        return False
    if len(full.key) < len(short.key) + _LETTERS_CLIPPED or full.first >= short.first:
        return False
    ends = [mention.end for mention in full.mentions]
    nearest = (ends[bisect(ends, mention.start) - 1] for mention in short.mentions)
    between = (document.text[end : m.start] for end, m in zip(nearest, short.mentions, strict=True) if end < m.start)
    after = (document.text[m.end : f.start] for m in short.mentions for f in full.mentions if m.end < f.start)
    return all(_STOP.search(gap) is not None for gap in (*between, *after))


def _names_of(surfaces: list[Surface], entity_type: EntityType, document: Document) -> _Names | None:
    if entity_type == ORGANIZATION:
        titles = document.sections_of(SectionKind.TITLE)
        return OrganizationNames(surfaces, headline=max((title.end for title in titles), default=0))
    if entity_type == PERSON:
        return PersonNames(surfaces)
    return Acronyms(surfaces) if entity_type == PLACE else None


def _split(short: Surface, longer: Sequence[Surface], document: Document) -> Iterator[tuple[Surface, str]]:
    """The short name in pieces, each with the key of the full name that stands nearest before it.

    A mention before all full names goes to the first of them. A life of Ada Moor may tell of her father Karl Moor, and
    goes on to call her Moor.
    """
    places = sorted((mention.start, full.key) for full in longer for mention in full.mentions)
    subjects = [full.key for full in longer if _is_about(document, full)]
    if not places or len(subjects) == 1:
        yield short, subjects[0] if places else short.key
        return
    starts = [start for start, _ in places]
    nearest = [(places[max(bisect(starts, m.start) - 1, 0)][1], m) for m in short.mentions]
    for key, chosen in groupby(sorted(nearest, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        mentions = tuple(mention for _, mention in chosen)
        yield replace(short, mentions=mentions), key


def _is_about(document: Document, full: Surface) -> bool:
    """Whether a text is about whom the name names: its title has it, or it begins with it."""
    return any(m.text in document.title or m.start <= _BEGINNING for m in full.mentions)


def _cluster(document: DocumentId, entity_type: EntityType, group: list[Surface]) -> Cluster:
    places = sorted((mention.start, mention.end) for surface in group for mention in surface.mentions)
    full, *others = sorted({surface.words for surface in group}, key=lambda w: (-len(w), -len("".join(w)), w))
    return Cluster(
        document=document,
        type=entity_type,
        places=tuple(places),
        forms=tuple(sorted(form for surface in group for form in surface.forms)),
        full=full,
        others=tuple(sorted(others)),
    )
