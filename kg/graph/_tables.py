"""A store as tables, for reading all of it quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg.graph import _vocabulary as v
from kg.graph.stores import GraphStore
from kg.model import Iri


class Tables:
    """The store as a table from subjects to values for each property, read in one go when first asked for."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._tables: dict[NamedNode, Mapping[str, list[str]]] = {}

    def table(self, property_: NamedNode) -> Mapping[str, list[str]]:
        """IRIs and texts of literals by subject; once for each graph that says so."""
        if property_ not in self._tables:
            table: dict[str, list[str]] = defaultdict(list)
            for subject, _, value, _ in self._store.quads_for_pattern(None, property_, None, None):
                table[subject.value].append(value.value)
            self._tables[property_] = table
        return self._tables[property_]

    def values(self, subject: str, property_: NamedNode) -> list[str]:
        """The values, sorted."""
        found = self.table(property_).get(subject)
        return sorted(set(found)) if found else []

    def value(self, subject: str, property_: NamedNode) -> str:
        """The value, "" if there is none."""
        return min(self.table(property_).get(subject, ()), default="")

    def children(self, subject: str, property_: NamedNode) -> list[str]:
        """The nodes that belong to a subject, in the order of their numbers."""
        return sorted(self.values(subject, property_), key=v.number_of)

    def fillers(self, subject: str, property_: NamedNode) -> list[str]:
        """The kg:filler nodes for a property, in order."""
        nodes = self.children(subject, v.FILLER)
        return [node for node in nodes if self.value(node, v.IN_ROLE) == property_.value]

    def in_order(self, subject: str, property_: NamedNode) -> list[str]:
        """The values of a property, in the order of the kg:filler nodes if there are any."""
        nodes = self.fillers(subject, property_)
        return [self.value(node, v.VALUE) for node in nodes] or self.values(subject, property_)

    def members(self, classes: Iterable[Iri]) -> list[tuple[str, Iri]]:
        """The subjects that belong to one of the classes, with the class."""
        return sorted(
            {
                (subject.value, class_)
                for class_ in classes
                for subject, *_ in self._store.quads_for_pattern(None, v.TYPE, NamedNode(class_), None)
            }
        )
