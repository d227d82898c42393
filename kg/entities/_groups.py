"""What judged things are called and which IRI they have: sets of cells -> entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.config import Settings
from kg.entities._anchors import Anchors, Atom
from kg.entities._cells import Cell, Cells, Effect, Found
from kg.entities._names import short_hash, slug_of
from kg.entities.judgements import Decision, Judgement, name_key
from kg.model import Entity, EntityType, Iri
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A judgement with the cells that its things are in."""

    judgement: Judgement
    cells: tuple[Cell, ...]


def applied(
    judgements: Iterable[Judgement], found: Found, cells: Cells, effects: Mapping[str, Effect]
) -> list[Applied]:
    """The judgements that hold, oldest first."""
    return [
        Applied(judgement=judgement, cells=tuple(map(cells.main, found[judgement.id])))
        for judgement in judgements
        if effects.get(judgement.id) is Effect.APPLIED
    ]


class Groups:
    """The sets of cells, each to become an entity."""

    def __init__(self, anchors: Anchors, cells: Cells, told: Sequence[Applied], settings: Settings) -> None:
        self._anchors, self._cells, self._told, self._base = anchors, cells, told, settings.base
        self._members: dict[Cell, list[Atom]] = defaultdict(list)
        for atom, cell in sorted(cells.cells.items()):
            self._members[cell].append(atom)
        self._parts = Counter(iri for iri, _ in self._members)
        self._owners = self._find_owners()

    def entities(self, ontology: Ontology) -> dict[Cell, Entity]:
        """The entity of every cell."""
        named: dict[Cell, Entity] = {}
        taken: Counter[Iri] = Counter(self._owners)
        for group in self._cells.groups():
            entity = self._entity(group)
            if entity.id not in self._owners and taken[entity.id]:
                entity = replace(entity, id=Iri(f"{entity.id}-{short_hash(*group[0])}"))
            taken[entity.id] = 1
            named[self._cells.root(group[0])] = entity
        for applied_ in self._told:
            root, value = self._cells.root(applied_.cells[0]), applied_.judgement.value
            if applied_.judgement.decision is Decision.NAME:
                named[root] = _renamed(named[root], value)
            elif applied_.judgement.decision is Decision.TYPE:
                taken[named[root].id] -= 1
                named[root] = _retyped(named[root], EntityType(value), taken, self._base, ontology)
                taken[named[root].id] += 1
        return {cell: named[self._cells.root(cell)] for cell in self._members}

    def _find_owners(self) -> dict[Iri, Cell]:
        """For each entity of the machine the cell that keeps its IRI.

        It is the one that a judged thing of this IRI means, in the newest judgement of it; else that with most
        mentions.
        """
        owners = {}
        for cell in sorted(self._members, key=lambda cell: (self._mentions(cell), cell)):
            owners[cell[0]] = cell
        for told in self._told:
            for thing, cell in zip(told.judgement.things, told.cells, strict=True):
                if thing.id == cell[0] and not thing.part:
                    owners[thing.id] = cell
        return owners

    def _mentions(self, cell: Cell) -> int:
        return sum(self._anchors.counts[atom] for atom in self._members[cell])

    def _entity(self, group: Sequence[Cell]) -> Entity:
        first = self._first(group)
        name, *others = self._names(first)
        names = {*others, *(other for cell in group for other in self._names(cell))}
        return Entity(
            id=first[0] if self._owners[first[0]] == first else self._new_iri(first, name),
            type=self._anchors.entities[first[0]].type,
            name=name,
            aliases=tuple(sorted(names - {name})),
        )

    def _first(self, group: Sequence[Cell]) -> Cell:
        """The cell whose IRI and name the thing keeps: that named first in the oldest judgement that joins any."""
        owning = [cell for cell in group if self._owners[cell[0]] == cell]
        for told in self._told:
            if told.judgement.decision is Decision.SAME and told.cells[0] in owning:
                return told.cells[0]
        return min(owning or group, key=lambda cell: (-self._documents(cell), -self._mentions(cell), cell))

    def _documents(self, cell: Cell) -> int:
        return len({atom.document for atom in self._members[cell]})

    def _names(self, cell: Cell) -> list[str]:
        """The names that the mentions of a cell bear, the fullest first."""
        entity = self._anchors.entities[cell[0]]
        names = [entity.name, *entity.aliases]
        if self._parts[cell[0]] == 1:
            return names
        keys = {atom.key for atom in self._members[cell]}
        return sorted((n for n in names if name_key(n) in keys), key=lambda n: (-len(n), n)) or [entity.name]

    def _new_iri(self, cell: Cell, name: str) -> Iri:
        """The IRI of what was taken out of an entity: that which it had when it was judged, if nothing else has it."""
        for told in reversed(self._told):
            for thing, its_cell in zip(told.judgement.things, told.cells, strict=True):
                if its_cell == cell and not thing.part and thing.id not in self._owners:
                    return thing.id
        slug = cell[0].removeprefix(self._base).partition("/")[0]
        things = [t for a in self._told for t, c in zip(a.judgement.things, a.cells, strict=True) if c == cell]
        told_apart = [*things[0].names[:1], *things[0].documents[:1]] if things else [cell[1]]
        return Iri(f"{self._base}{slug}/{slug_of(name)}-{short_hash(cell[0], *told_apart)}")


def _renamed(entity: Entity, name: str) -> Entity:
    names = {entity.name, *entity.aliases} - {name}
    return replace(entity, name=name, aliases=tuple(sorted(names)))


def _retyped(entity: Entity, type_: EntityType, taken: Mapping[Iri, int], base: Iri, ontology: Ontology) -> Entity:
    """The entity with another type, and the IRI that tells it: org/amazon for person/amazon."""
    old, new = (ontology.entity_classes[t].slug for t in (entity.type, type_))
    path = entity.id.removeprefix(f"{base}{old}/")
    iri = Iri(f"{base}{new}/{path}")
    if old == new or path == entity.id:
        iri = entity.id
    elif taken.get(iri):
        iri = Iri(f"{iri}-{short_hash(entity.id)}")
    return replace(entity, type=type_, id=iri)
