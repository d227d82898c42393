"""What the documents say about whether two of their names mean one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from kg.entities._profiles import Feature, Profile, weight_of

_MOST_CONTEXT = 2.6
"""However much two things have in common, their names have to say something, too."""
_MOST_COMPARED = 200
"""Clusters of a thing whose contexts are compared."""
_OTHER_FIELD = -1.2
_SAME_FIELD = 0.3
_MOST_TOLD = 3
"""Shared features that a reason names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for two clusters being one thing."""

    one: int
    other: int
    weight: float
    """In natural logarithms of odds."""
    reasons: tuple[str, ...]
    renames: bool = False
    """Whether it says that one name has taken the place of the other."""
    loose: bool = False
    """Whether one of the names leaves room for other things (see `Likeness`)."""


class Corpus:
    """The profiles of all documents, and how common their features are."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._documents = Counter(feature for profile in profiles for feature in profile.features)
        """In how many contexts a feature stands."""
        named = {(p.cluster.document, p.cluster.type, "".join(p.cluster.full)) for p in profiles}
        self._named = Counter((entity_type, name) for _, entity_type, name in named)
        self._forms: dict[tuple[str, str], str] = {}
        for profile in profiles:
            key = profile.cluster.type, "".join(profile.cluster.full)
            form = max(profile.cluster.forms, key=lambda form: (len(form), form))
            self._forms[key] = min(form, self._forms.get(key, form))

    def weight(self, feature: Feature) -> float:
        """What it says to share the feature, in natural logarithms of odds."""
        relation, entity_type, name = feature
        return weight_of(feature, self._documents[feature] if relation else self._named[entity_type, name])

    def context(self, one: int, other: int) -> tuple[float, tuple[str, ...]]:
        """What two clusters have in common beside their names, and in words."""
        return self.context_of([one], [other])

    def context_of(self, ones: Sequence[int], others: Sequence[int]) -> tuple[float, tuple[str, ...]]:
        """What two things, each of several clusters, have in common; the more documents, the less a feature says."""
        ones, others = ones[:_MOST_COMPARED], others[:_MOST_COMPARED]
        shared = self._shared(ones, others)
        weights = sorted(((-self.weight(feature), feature) for feature in shared), key=lambda pair: pair)
        damping = 1 + 0.5 * log(max(len(ones), len(others)))
        weight = min(-sum(weight for weight, _ in weights) / damping, _MOST_CONTEXT)
        reasons = [f"both {self._told(feature)}" for _, feature in weights[:_MOST_TOLD]]
        fields, its_fields = (self._fields(numbers) for numbers in (ones, others))
        if common := sorted(fields & its_fields):
            return weight + _SAME_FIELD, (*reasons, f"both in {common[0]}")
        if fields and its_fields:
            told = f"one in {' and '.join(sorted(fields))}, the other in {' and '.join(sorted(its_fields))}"
            return weight + _OTHER_FIELD, (*reasons, told)
        return weight, tuple(reasons)

    def _shared(self, ones: Sequence[int], others: Sequence[int]) -> set[Feature]:
        few, many = sorted((ones, others), key=len)
        features = {feature for number in few for feature in self.profiles[number].features}
        return {feature for number in many for feature in self.profiles[number].features if feature in features}

    def _fields(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(self.profiles[number].fields for number in numbers))

    def _told(self, feature: Feature) -> str:
        relation, entity_type, name = feature
        return f"{f'in {relation} ' if relation else ''}with {self._forms[entity_type, name]}"
