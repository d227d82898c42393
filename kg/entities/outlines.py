"""Who is in a document, as far as it tells alone: all that resolution asks of most documents.

An outline depends on its reading and on nothing else, so that it can be kept beside it. The reading is asked for
only where facts are made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.entities._assertions import named_mentions, votes_for_types
from kg.entities._clusters import Cluster, cluster_mentions
from kg.entities._profiles import Feature, Profile, profiles_of
from kg.entities.near_copies import Sample, sample_of
from kg.model import Document, DocumentId, Reading
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document with the profile of each of its things, and the sample by which its text is compared."""

    document: Document
    profiles: Sequence[Profile]
    sample: Sample
    read: Callable[[], Reading] = field(repr=False, compare=False)
    """Gives its reading."""


def outline_of(reading: Reading, ontology: Ontology) -> Outline:
    """The outline of a reading; raises OntologyError if a claim has a type that the ontology does not have."""
    mentions = named_mentions(reading)
    votes = votes_for_types(reading.claims, mentions, ontology)
    clusters = cluster_mentions(reading.document, mentions, votes)
    return Outline(
        document=reading.document,
        profiles=profiles_of(reading, clusters),
        sample=sample_of(reading.document),
        read=lambda: reading,
    )


def pack_outline(outline: Outline) -> bytes:
    """What an outline adds to its document, as JSON."""
    features = {feature: None for profile in outline.profiles for feature in profile.features}
    numbers = {feature: number for number, feature in enumerate(features)}
    profiles = [_plain(profile, numbers) for profile in outline.profiles]
    sample = [outline.sample.words, sorted(outline.sample.shingles)]
    return json.dumps([list(features), profiles, sample], separators=(",", ":")).encode()


def unpack_outline(packed: bytes, document: Document, read: Callable[[], Reading]) -> Outline:
    """The outline of a document again, with a way to its reading."""
    told, plain, (words, shingles) = json.loads(packed)
    features = list(map(tuple, told))
    profiles = [_profile(one, features, document.id) for one in plain]
    sample = Sample(words=words, shingles=frozenset(shingles))
    return Outline(document=document, profiles=profiles, sample=sample, read=read)


def _plain(profile: Profile, numbers: dict[Feature, int]) -> list[Any]:
    cluster = profile.cluster
    return [
        [cluster.type, cluster.places, cluster.forms, cluster.full, cluster.others],
        [numbers[feature] for feature in profile.features],
        sorted(profile.fields),
        sorted(profile.born),
        sorted(profile.died),
        sorted(profile.active),
        sorted(profile.related),
        sorted(profile.stated),
        sorted(profile.renamed),
    ]


def _profile(plain: list[Any], features: Sequence[Feature], document: DocumentId) -> Profile:
    (type_, places, forms, full, others), near, fields, born, died, active, related, stated, renamed = plain
    return Profile(
        cluster=Cluster(
            document=document,
            type=type_,
            places=tuple(map(tuple, places)),
            forms=tuple(forms),
            full=tuple(full),
            others=tuple(map(tuple, others)),
        ),
        features=tuple([features[number] for number in near]),
        fields=frozenset(fields),
        born=frozenset(born),
        died=frozenset(died),
        active=frozenset(active),
        related=frozenset(related),
        stated=frozenset(stated),
        renamed=frozenset(map(tuple, renamed)),
    )
