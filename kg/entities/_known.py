"""Entities linked to what authorities know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.entities._names import name_words
from kg.entities._profiles import Key, is_local
from kg.entities.identity import Bearer, Step, Verdict
from kg.model import Entity, EntityType, KnownEntity

_LINKED, _DOUBTFUL = 0.95, 0.5


class Authority:
    """Known entities, found by type and name."""

    def __init__(self, known: Iterable[KnownEntity], types: Iterable[EntityType]) -> None:
        self._by_name: dict[Key, list[KnownEntity]] = defaultdict(list)
        types = sorted(types)
        for entity in known:
            for entity_type in [entity.type] if entity.type else types:
                for key in sorted({key for name in names_of(entity) for key in keys_of(name, entity_type)}):
                    self._by_name[key].append(entity)

    def find(self, key: Key) -> Sequence[KnownEntity]:
        """Those that bear the name."""
        return self._by_name.get(key, ())

    def shared_names(self) -> Iterator[list[Key]]:
        """The names of each known entity that no other one bears, if they are several: they mean one thing."""
        names: dict[tuple[KnownEntity, EntityType], list[Key]] = defaultdict(list)
        for key, bearers in self._by_name.items():
            if len(bearers) == 1:
                names[bearers[0], key[0]].append(key)
        yield from (sorted(keys) for keys in names.values() if len(keys) > 1)


def names_of(known: KnownEntity) -> list[str]:
    """The names that an authority gives a thing."""
    return [known.name, *known.aliases]


def keys_of(name: str, entity_type: EntityType) -> Iterator[Key]:
    """By what a name is found, unless only its document tells whom it means."""
    words = name_words(name, entity_type)
    if not is_local(words, entity_type):
        yield entity_type, "".join(words), ""


def link_known(entities: Sequence[Entity], known: Sequence[KnownEntity]) -> tuple[list[Entity], list[Step]]:
    """The entities, linked to the one known entity that bears one of their names; and why, or why not.

    Where several things have a name, here or at the authority, nothing is linked: a step says so for review.
    """
    if not known:
        return list(entities), []
    authority = Authority(known, {entity.type for entity in entities})
    bearers: dict[Key, set[str]] = defaultdict(set)
    for entity in entities:
        for key in _keys(entity):
            bearers[key].add(entity.id)
    linked, steps = [], list[Step]()
    for entity in entities:
        own = [key for key in _keys(entity) if authority.find(key)]
        found = list(dict.fromkeys(k for key in own for k in authority.find(key)))
        sure = len(found) == 1 and all(len(bearers[key]) == 1 for key in own)
        steps += [_step(entity, candidate, sure) for candidate in found]
        linked.append(take_over(entity, found[0]) if sure else entity)
    return linked, steps


def _keys(entity: Entity) -> list[Key]:
    return sorted({key for name in (entity.name, *entity.aliases) for key in keys_of(name, entity.type)})


def take_over(entity: Entity, known: KnownEntity) -> Entity:
    """The entity with what the authority calls it, and with its identifiers."""
    same_as = {*entity.same_as, *known.same_as, *([known.id] if known.id else [])}
    identifiers = {*entity.identifiers, *known.identifiers}
    return replace(entity, same_as=tuple(sorted(same_as)), identifiers=tuple(sorted(identifiers)))


def _step(entity: Entity, known: KnownEntity, sure: bool) -> Step:
    reasons = (f"an authority knows it as {known.id or repr(known.name)}",)
    return Step(
        one=Bearer(name=known.name, type=known.type),
        other=Bearer(name=entity.name, type=entity.type),
        verdict=Verdict.MERGED if sure else Verdict.APART,
        score=_LINKED if sure else _DOUBTFUL,
        reasons=reasons if sure else (*reasons, "several things have the name"),
        mentions=1,
        entities=(known.id, entity.id) if known.id else (entity.id,),
    )
