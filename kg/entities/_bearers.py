"""The clusters that a name given by somebody means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.entities._names import name_words
from kg.entities._profiles import Profile
from kg.entities.identity import Bearer


class Bearers:
    """The clusters of all documents, found by name."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._types = {profile.cluster.type for profile in profiles}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(profiles):
            for words in {profile.cluster.full, *profile.cluster.others}:
                self._by_name["".join(words)].append(number)

    def find(self, bearer: Bearer) -> list[int]:
        """The numbers of the clusters that bear the name, in the document and at the place if these are given."""
        types = self._types if bearer.type is None else {bearer.type}
        keys = {"".join(name_words(bearer.name, entity_type)) for entity_type in types}
        found = sorted({number for key in keys for number in self._by_name.get(key, ())})
        return [number for number in found if self._fits(bearer, number)]

    def _fits(self, bearer: Bearer, number: int) -> bool:
        cluster = self._profiles[number].cluster
        return (
            bearer.type in (None, cluster.type)
            and bearer.document in (None, cluster.document)
            and (bearer.start is None or any(start == bearer.start for start, _ in cluster.places))
        )
