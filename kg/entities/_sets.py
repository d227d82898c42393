"""Disjoint sets that grow together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class DisjointSets(Generic[Item]):
    """Sets of items, each item alone at first; which sets result does not depend on the order of joins."""

    def __init__(self) -> None:
        self._parents: dict[Item, Item] = {}

    def find(self, item: Item) -> Item:
        """The item that stands for the set of this one."""
        root = item
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while item != root:
            item, self._parents[item] = self._parents.get(item, item), root
        return root

    def join(self, one: Item, other: Item) -> None:
        """Make one set of the sets of two items."""
        self._parents[self.find(other)] = self.find(one)

    def roots(self, items: Iterable[Item]) -> set[Item]:
        """What stands for the sets of these items."""
        return {self.find(item) for item in items}
