"""Which bearers of one name are the same thing, and which are only called alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from kg.entities._evidence import Corpus, Evidence
from kg.entities._names import ORGANIZATION, PERSON, Words, load_word_lists, looks_like_acronym, words_of
from kg.entities._profiles import Feature, Profile
from kg.entities.identity import MERGE

_NEXT = 20
"""Bearers of a name that one is compared with for a feature that they share: what is usual needs no more."""
_ALONE = 2.6
"""A name that few things bear is evidence enough."""
_SHARED = 1.2
_WELL_KNOWN = 4
"""Documents that use an acronym."""
_FULL_NAME = 1.5
_ABBREVIATED = 0.9
_OTHER_FORM = -1.7


def name_weight(profile: Profile, documents: int = 2, meanings: int = 0) -> float:
    """What it says that two of so many documents use the same name, in natural logarithms of odds.

    A person's name, a word that many organisations bear ("Delta") and an acronym are not enough alone; but an
    acronym that many documents take for known, and no two of them explain differently, is.
    """
    cluster = profile.cluster
    if cluster.type == PERSON:
        return _FULL_NAME if len(cluster.full[0]) > 1 or len(cluster.full) > 2 else _ABBREVIATED
    if cluster.type != ORGANIZATION:
        return _ALONE
    if len(cluster.full) > 1:
        return _SHARED if is_everywhere(cluster.full) else _ALONE
    short = len(cluster.full[0]) <= 5 and all(map(looks_like_acronym, cluster.forms))
    if short and documents >= _WELL_KNOWN and meanings < 2:
        return _ALONE
    is_shared = cluster.full[0] in load_word_lists().shared or is_everywhere(cluster.full)
    return _SHARED if short or is_shared else _ALONE


def is_everywhere(name: Words) -> bool:
    """Whether many countries or towns have one of the name: "Ministry of Health", "Daily Star", "Trinity College"."""
    lists = load_word_lists()
    words = {word for word in name if word not in lists.function}
    is_dedicated = not words.isdisjoint(lists.dedicated) and words <= lists.dedicated | lists.dedications
    return is_dedicated or words <= lists.everywhere or words <= lists.titles_of_papers


def legal_places(profile: Profile) -> frozenset[str]:
    """Where the legal forms of an organisation's name are used."""
    forms = load_word_lists().forms
    if profile.cluster.type != ORGANIZATION:
        return frozenset()
    return frozenset(
        forms[last]
        for form in profile.cluster.forms
        if len(words := words_of(form)) > 1 and (last := words[-1]) in forms
    )


def between_namesakes(one: Profile, other: Profile) -> float:
    """What it says that two things that share no context have one name; less if their legal forms are foreign."""
    places, its_places = legal_places(one), legal_places(other)
    return name_weight(other) + (_OTHER_FORM if places and its_places and places.isdisjoint(its_places) else 0)


def same_name(group: Sequence[int], corpus: Corpus, meanings: int) -> Iterator[Evidence]:
    """The evidence for pairs among the bearers of one name, which are in the order of their documents.

    `meanings` is how many full names the corpus has for which it may be the acronym.
    """
    profiles = corpus.profiles
    alone = name_weight(profiles[group[0]], len(group), meanings)
    places = {number: legal_places(profiles[number]) for number in group}
    kinds = sorted({tuple(sorted(found)) for found in places.values() if found})
    if alone >= MERGE and len(kinds) < 2:
        for one, other in pairwise(group):
            yield Evidence(one=one, other=other, weight=alone, reasons=(_same(profiles[other]),))
        return
    for one, other in _pairs(group, profiles):
        weight, reasons = corpus.context(one, other)
        base = alone
        if places[one] and places[other] and places[one].isdisjoint(places[other]):
            base, reasons = alone + _OTHER_FORM, (*reasons, "legal forms of different countries")
        if base >= MERGE or weight:
            yield Evidence(one=one, other=other, weight=base + weight, reasons=(_same(profiles[other]), *reasons))


def _same(profile: Profile) -> str:
    return f"the same name, {' '.join(profile.cluster.full)}"


def _pairs(group: Sequence[int], profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """The pairs that share a feature or are neighbours: in a large group not all, but enough to connect it."""
    bearers: Mapping[Feature, list[int]] = defaultdict(list)
    for number in group:
        for feature in profiles[number].features:
            bearers[feature].append(number)
    pairs = set(pairwise(group))
    for numbers in bearers.values():
        for index, number in enumerate(numbers):
            pairs.update((number, other) for other in islice(numbers, index + 1, index + 1 + _NEXT))
    if len(group) <= _NEXT:
        pairs.update((one, other) for i, one in enumerate(group) for other in group[i + 1 :])
    return sorted(pairs)
