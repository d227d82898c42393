"""What judgements take apart and join: the atoms of a corpus -> cells -> sets of cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.entities._anchors import Anchors, Atom, Atoms
from kg.entities._sets import DisjointSets
from kg.entities.judgements import Decision, Judgement
from kg.model import Iri

Cell = tuple[Iri, str]
"""An entity of the machine and, if judgements take it apart, which part: the side that it is on in each."""

Found = Mapping[str, tuple[Atoms, ...]]
"""What the things of each judgement mean in this corpus, by the judgement's id."""


class Effect(StrEnum):
    """What became of a judgement in a build."""

    APPLIED = "applied"
    OVERRULED = "overruled by a newer judgement"
    WAITING = "nothing that it is about is in the documents"
    INSEPARABLE = "the two have the same names in the same documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    """An entity of the machine that a judgement takes apart."""

    judgement: str
    iri: Iri
    left: Atoms
    right: Atoms
    by_name: bool
    """Whether a name that only one side bears tells the side in other documents, too."""
    rest: str
    """The side of all others: "l", "r", or "o" for neither."""

    def side(self, atom: Atom) -> str:
        if atom in self.left:
            return "l"
        if atom in self.right:
            return "r"
        sides = [s for s, atoms in (("l", self.left), ("r", self.right)) if atom.key in {a.key for a in atoms}]
        return sides[0] if self.by_name and len(sides) == 1 else self.rest


class Cells:
    """Sets of cells, none of which holds two that are kept apart."""

    def __init__(self, anchors: Anchors, splits: Iterable[_Split]) -> None:
        self._anchors = anchors
        self._sets: DisjointSets[Cell] = DisjointSets()
        self._enemies: dict[Cell, set[Cell]] = defaultdict(set)
        by_iri: dict[Iri, list[_Split]] = defaultdict(list)
        for split in splits:
            by_iri[split.iri].append(split)
        self.cells: dict[Atom, Cell] = {
            atom: (atom.iri, "".join(split.side(atom) for split in by_iri.get(atom.iri, ()))) for atom in anchors.counts
        }

    def main(self, atoms: Iterable[Atom]) -> Cell:
        """The cell that holds most mentions of some atoms, of which there must be one."""
        mentions: Counter[Cell] = Counter()
        for atom in atoms:
            mentions[self.cells[atom]] += self._anchors.counts[atom]
        return min(mentions, key=lambda cell: (-mentions[cell], cell))

    def root(self, cell: Cell) -> Cell:
        """What stands for all cells that are one thing with this one."""
        return self._sets.find(cell)

    def join(self, one: Cell, other: Cell) -> bool:
        """Make one thing of two cells; False if something keeps them apart."""
        kept, gone = self.root(one), self.root(other)
        if gone in self._enemies[kept]:
            return False
        if kept != gone:
            self._sets.join(kept, gone)
            for enemy in self._enemies.pop(gone, set()):
                self._enemies[enemy].discard(gone)
                self._enemies[enemy].add(kept)
                self._enemies[kept].add(enemy)
        return True

    def keep_apart(self, one: Cell, other: Cell) -> bool:
        """Never join two cells; False if they are one already."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return False
        self._enemies[one].add(other)
        self._enemies[other].add(one)
        return True

    def groups(self) -> list[list[Cell]]:
        """The cells of each thing, sorted."""
        members: dict[Cell, list[Cell]] = defaultdict(list)
        for cell in sorted(set(self.cells.values())):
            members[self.root(cell)].append(cell)
        return sorted(members.values())


def settle_cells(anchors: Anchors, judgements: Sequence[Judgement], found: Found) -> tuple[Cells, dict[str, Effect]]:
    """Take apart and join what the judgements (oldest first) say, the newest first, so that it wins.

    A judgement that newer ones overrule takes nothing apart either, hence the rounds.
    """
    newest_first = _newest_first(judgements)
    splits = [split for judgement in newest_first if (split := _split(anchors, judgement, found[judgement.id]))]
    while True:
        cells = Cells(anchors, splits)
        effects = {j.id: _apply(anchors, cells, j, found[j.id]) for j in newest_first}
        standing = [split for split in splits if effects[split.judgement] is not Effect.OVERRULED]
        if len(standing) == len(splits):
            return cells, effects
        splits = standing


def _newest_first(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Without what somebody is unsure of by now."""
    doubted: set[frozenset[Iri]] = set()
    kept = []
    for judgement in reversed(judgements):
        if judgement.decision is Decision.UNSURE:
            doubted.add(judgement.pair)
        if judgement.pair not in doubted or len(judgement.things) == 1 or judgement.decision is Decision.UNSURE:
            kept.append(judgement)
    return kept


def _apply(anchors: Anchors, cells: Cells, judgement: Judgement, found: tuple[Atoms, ...]) -> Effect:
    if not all(found):
        return Effect.WAITING
    if judgement.decision is Decision.SAME:
        one, other = map(cells.main, found)
        return Effect.APPLIED if cells.join(one, other) else Effect.OVERRULED
    if judgement.decision is Decision.DIFFERENT:
        left, right = _sides(*found)
        if not left or not right:
            return Effect.INSEPARABLE
        return Effect.APPLIED if cells.keep_apart(cells.main(left), cells.main(right)) else Effect.OVERRULED
    if judgement.decision is Decision.TYPE:
        cell = cells.main(found[0])
        for namesake in anchors.namesakes(cell[0], judgement.value):
            cells.join(cells.main(anchors.of_entity(namesake)), cell)
    return Effect.APPLIED


def _split(anchors: Anchors, judgement: Judgement, found: tuple[Atoms, ...]) -> _Split | None:
    """What a judgement takes apart, if it does."""
    if not all(found):
        return None
    if judgement.decision is Decision.DIFFERENT:
        return _split_of_two(judgement, *found)
    parts = [atoms for thing, atoms in zip(judgement.things, found, strict=True) if thing.part]
    iris = {_iri(atoms) for atoms in found}
    if judgement.decision is Decision.UNSURE or len(parts) != 1 or len(iris) != len(found):
        return None
    iri = _iri(parts[0])
    others = frozenset(anchors.of_entity(iri)) - parts[0]
    if not others:
        return None
    return _Split(judgement=judgement.id, iri=iri, left=parts[0], right=others, by_name=False, rest="r")


def _split_of_two(judgement: Judgement, one: Atoms, other: Atoms) -> _Split | None:
    left, right = _sides(one, other)
    if not left or not right or _iri(one) != _iri(other):
        return None
    whole = [side for side, thing in zip("lr", judgement.things, strict=True) if not thing.part]
    return _Split(
        judgement=judgement.id,
        iri=_iri(one),
        left=left,
        right=right,
        by_name=len(whole) == 2,
        rest=whole[0] if len(whole) == 1 else "o",
    )


def _sides(one: Atoms, other: Atoms) -> tuple[Atoms, Atoms]:
    """What belongs to one only; of two that lie within each other, the inner one and what is around it."""
    if one < other:
        return one, other - one
    return one - other, (other if other < one else other - one)


def _iri(atoms: Atoms) -> Iri:
    return next(iter(atoms)).iri
