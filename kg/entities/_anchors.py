"""Where judged things are found again: in what the mentions of any build refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.entities._assertions import Things, named_mentions, place_of
from kg.entities.judgements import Thing, name_key
from kg.entities.outlines import Outline
from kg.model import DocumentId, Entity, Iri


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Atom:
    """What one name means in one document: the least that people can judge."""

    document: DocumentId
    iri: Iri
    """The entity that the machine has it refer to."""
    key: str
    """The name, see `name_key`."""


Atoms = frozenset[Atom]


class Anchors:
    """All atoms of a corpus, and which of them a judged thing means."""

    def __init__(self, outlines: Sequence[Outline], things: Sequence[Things]) -> None:
        self.entities: dict[Iri, Entity] = {}
        self.counts: Counter[Atom] = Counter()
        """How many mentions each atom has."""
        self.atoms: dict[tuple[DocumentId, tuple[int, int]], Atom] = {}
        """The atom of the mention at each place."""
        for outline, own in zip(outlines, things, strict=True):
            document = outline.document.id
            for mention in named_mentions(outline.read()):
                if (thing := own.get(place_of(mention))) is None:
                    continue
                atom = Atom(document=document, iri=thing.id, key=name_key(mention.canonical or mention.text))
                self.entities[thing.id] = thing
                self.counts[atom] += 1
                self.atoms[document, place_of(mention)] = atom
        self._by_name: dict[tuple[DocumentId, str], list[Atom]] = defaultdict(list)
        self._by_key: dict[str, set[Iri]] = defaultdict(set)
        self._by_iri: dict[Iri, list[Atom]] = defaultdict(list)
        for atom in sorted(self.counts):
            self._by_name[atom.document, atom.key].append(atom)
            self._by_key[atom.key].add(atom.iri)
            self._by_iri[atom.iri].append(atom)

    def of_entity(self, iri: Iri) -> Sequence[Atom]:
        """The atoms that the machine has refer to an entity."""
        return self._by_iri.get(iri, [])

    def namesakes(self, iri: Iri, type_: str) -> list[Iri]:
        """The entities of a type whose IRI would be that of this one if it were of the type, and that share a name."""
        tail = iri.rpartition("/")[2]
        keys = {atom.key for atom in self.of_entity(iri)}
        near = {other for key in keys for other in self._by_key[key] if other.rpartition("/")[2] == tail}
        return sorted(other for other in near if other != iri and self.entities[other].type == type_)

    def find(self, thing: Thing) -> Atoms:
        """The atoms of one machine entity that the thing means; empty if there is nothing like it any more.

        First by its names in its documents: where several entities bear them, the one with most mentions. If
        the documents are gone, by its IRI, if a name fits, then by its name alone, if only one entity of its
        type has that.
        """
        keys = {name_key(name) for name in thing.names}
        found = [atom for document in thing.documents for atom in self._named(document, thing)]
        same_type = [atom for atom in found if self.entities[atom.iri].type == thing.type]
        if found := same_type or found:
            return self._main(found, thing.id)
        if thing.part:
            return frozenset()
        own = self.of_entity(thing.id)
        if any(atom.key in keys for atom in own):
            return frozenset(own)
        bearers = self._by_key.get(name_key(thing.names[0]), ())
        alike = [iri for iri in bearers if self.entities[iri].type == thing.type]
        return frozenset(self.of_entity(alike[0])) if len(alike) == 1 else frozenset()

    def _named(self, document: DocumentId, thing: Thing) -> list[Atom]:
        """The atoms of a document that bear the thing's names: where something bears its first, only of that."""
        keys = [name_key(name) for name in thing.names]
        first = {atom.iri for atom in self._by_name.get((document, keys[0]), ())}
        atoms = [atom for key in dict.fromkeys(keys) for atom in self._by_name.get((document, key), ())]
        return [atom for atom in atoms if not first or atom.iri in first]

    def _main(self, atoms: Iterable[Atom], preferred: Iri) -> Atoms:
        """Those of the entity that most of the mentions refer to."""
        mentions: Counter[Iri] = Counter()
        atoms = list(atoms)
        for atom in atoms:
            mentions[atom.iri] += self.counts[atom]
        main = min(mentions, key=lambda iri: (-mentions[iri], iri != preferred, iri))
        return frozenset(atom for atom in atoms if atom.iri == main)
