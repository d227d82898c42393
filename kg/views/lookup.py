"""Entities by the name that a user types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from kg.errors import NotFoundError
from kg.model import Entity


def find_entities(entities: Iterable[Entity], name: str) -> tuple[Entity, ...]:
    """The entities that `name` means, by the strictest reading that fits any of them.

    The readings: an IRI or its end ("org/amazon"), a name, another name, either in any case, the
    beginning of either. Several entities come in the order of their names.
    Raises NotFoundError with the nearest names when nothing fits.
    """
    known = sorted(entities, key=lambda entity: (entity.name, entity.id))
    for fits in _readings(name):
        if found := tuple(entity for entity in known if fits(entity)):
            return found
    raise NotFoundError(f"no entity is called {name!r}{_near(known, name)}")


def _readings(name: str) -> Iterator[Callable[[Entity], bool]]:
    folded = _fold(name)
    yield lambda entity: entity.id == name or entity.id.endswith("/" + name)
    yield lambda entity: entity.name == name
    yield lambda entity: name in entity.aliases
    yield lambda entity: folded in map(_fold, _names(entity))
    if folded:
        yield lambda entity: any(_fold(known).startswith(folded) for known in _names(entity))


def _near(entities: Iterable[Entity], name: str) -> str:
    names = {_fold(known): known for entity in entities for known in _names(entity)}
    near = [names[folded] for folded in get_close_matches(_fold(name), sorted(names), n=3, cutoff=0.6)]
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else "; see `kg query` for what is there"


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.aliases


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
