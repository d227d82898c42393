"""What a text says outright about names: "Angela Merkel, née Kasner", "Altria, formerly Philip Morris"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kg.entities._clusters import Cluster
from kg.entities._names import PERSON

_KNOWN = (
    r"(?:(?:who|which) )?(?:(?:is|was|are|were) )?(?:(?:formerly|previously|once|originally|now|also|better|then) )?"
    r"(?:known as|called|named)"
)
_BORN = r"née|nee|(?:who was )?born(?! in\b)"
_SAYS = re.compile(
    rf"[\s,;(–—-]*(?:{_KNOWN}|formerly|previously|a\.?k\.?a\.?|alias|{_BORN})\s+[\"“'‘]?",
    re.IGNORECASE,
)
_PEOPLE_ONLY = re.compile(r"born|née|nee")


def stated_aliases(text: str, clusters: Sequence[Cluster]) -> dict[int, set[int]]:
    """For the number of each cluster those that the text says to be the same thing, both ways."""
    in_order = sorted((*place, number) for number, cluster in enumerate(clusters) for place in cluster.places)
    stated: dict[int, set[int]] = defaultdict(set)
    for (_, end, one), (start, _, other) in pairwise(in_order):
        if one == other or clusters[one].type != clusters[other].type or not 0 < start - end < 60:
            continue
        between = text[end:start]
        person = clusters[one].type == PERSON
        if _SAYS.fullmatch(between) and (person or not _PEOPLE_ONLY.search(between)):
            stated[one].add(other)
            stated[other].add(one)
    return stated
