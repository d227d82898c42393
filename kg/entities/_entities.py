"""What a thing is called and which IRI it has: identities -> entities."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.config import Settings
from kg.entities._clusters import Cluster
from kg.entities._identities import Identity
from kg.entities._names import (
    ORGANIZATION,
    PERSON,
    bare_name,
    short_hash,
    slug_of,
    without_possessive,
    without_title,
    words_of,
)
from kg.model import DocumentId, Entity, EntityType, Iri
from kg.ontology import Ontology

_LONGEST_CALM = 4
"""Letters of the longest word that is an acronym in capitals rather than a word of a headline."""


def name_entities(identities: Sequence[Identity], settings: Settings, ontology: Ontology) -> list[Entity]:
    """The entity of each identity, in the same order.

    An IRI is made of the name without its legal form. Where several things would share it, the one
    that most documents, then most mentions speak of gets it; the others get a hash of what tells
    them apart: their full name, and the document of a person who has no full one.
    """
    named = [_names_of(identity) for identity in identities]
    paths = [
        f"{ontology.entity_classes[identity.type].slug}/{slug_of(bare_name(names[0], identity.type))}"
        for identity, names in zip(identities, named, strict=True)
    ]
    by_path: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(identities)), key=lambda n: _prominence(identities[n])):
        by_path[paths[number]].append(number)
    for path, (_, *others) in by_path.items():
        for number in others:
            paths[number] = f"{path}-{short_hash(*identities[number].key)}"
    return [
        Entity(id=Iri(settings.base + path), type=identity.type, name=name, aliases=tuple(sorted(aliases)))
        for identity, (name, *aliases), path in zip(identities, named, paths, strict=True)
    ]


def names_then(identity: Identity) -> dict[DocumentId, str]:
    """What a renamed thing is called in the documents that rather use another name than that which it has now."""
    now = set(identity.called)
    mentions: dict[DocumentId, int] = defaultdict(int)
    before: dict[DocumentId, list[Cluster]] = defaultdict(list)
    for cluster in identity.clusters:
        mentions[cluster.document] += len(cluster.places) * (1 if cluster in now else -1)
        if cluster not in now:
            before[cluster.document].append(cluster)
    return {
        document: _forms_of(clusters, identity.type)[0]
        for document, clusters in before.items()
        if mentions[document] < 0
    }


def _prominence(identity: Identity) -> tuple[int, int, tuple[str, str, str]]:
    documents = len({cluster.document for cluster in identity.clusters})
    return -documents, -sum(len(cluster.places) for cluster in identity.clusters), identity.key


def _names_of(identity: Identity) -> list[str]:
    """The names of a thing as written: first the fullest of those that it is called by, then the others."""
    names = _forms_of(identity.clusters, identity.type)
    if len(identity.called) == len(identity.clusters):
        return names
    name = _forms_of(identity.called, identity.type)[0]
    return [name, *(other for other in names if other != name)]


def _forms_of(clusters: Iterable[Cluster], entity_type: EntityType) -> list[str]:
    """The names of the clusters as written, the fullest first."""
    forms = (form for cluster in clusters for form in cluster.forms)
    if entity_type == PERSON:
        forms = (without_possessive(without_title(form)) for form in forms)
    counts = Counter(forms)
    names = [
        form
        for form, count in counts.items()
        if not any(counts[plain] >= count for plain in _plainer(form, entity_type))
    ]
    return sorted(names, key=lambda name: (*_fullness(name), -counts[name], name))


def _plainer(form: str, entity_type: EntityType) -> set[str]:
    """The name without what only its sentence may have given it: article, possessive, full stop, plural."""
    plain = without_possessive(form).removesuffix(".")
    bare = {name.removeprefix("The ") for name in (form, plain) if entity_type == ORGANIZATION}
    return {plain, form.removesuffix("s"), *bare} - {form}


def _fullness(name: str) -> tuple[bool, int, int, bool]:
    letters = sum(map(str.isalnum, name))
    shouts = any(len(word) > _LONGEST_CALM and word.isupper() for word in name.split())
    return _is_native(name), -len(words_of(name)), -letters, shouts


def _is_native(name: str) -> bool:
    """Whether a name is in letters of its own, which an English text only adds: "Ada Moor (Russian: Ада Мур)"."""
    return any(letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN") for letter in name)
