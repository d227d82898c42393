"""Whether a found fact says what a gold fact says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from kg.evaluation.gold import ATTRIBUTION, GoldFact, GoldFiller
from kg.evaluation.names import same_name, same_value
from kg.model import Entity, EntityFiller, Fact, FactType, Filler, Iri, Role, ValueFiller
from kg.ontology import ValueKind, load_ontology

Roles = Mapping[Role, tuple[Filler, ...]]

_FAMILY = FactType("family")
_PERSON, _RELATIVE, _KIND = Role("person"), Role("relative"), Role("kind")
_COUNTRY = Role("country")
_CONVERSE = {"parent": "child", "child": "parent"}
_NAMED = (ValueKind.ENTITY, ValueKind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFiller(EntityFiller):
    """An entity in a role, with all that it is called."""

    aliases: tuple[str, ...]


def with_aliases(fact: Fact, entities: Mapping[Iri, Entity]) -> Fact:
    """The fact with the other names of what fills its roles: one about the right thing is right by any of them.

    A country is called by its adjective as well, as the text has it: "Danish".
    """

    def named(role: Role, filler: Filler) -> Filler:
        if not isinstance(filler, EntityFiller) or filler.id not in entities:
            return filler
        alone = role == _COUNTRY and len(fact.roles[role]) == 1
        words = {span.text for told in fact.evidence for span in told.mentions.get(role, ())} if alone else set()
        known = entities[filler.id]
        names = dict.fromkeys((known.name, *known.aliases, *sorted(words)))  # other documents may call it otherwise
        return KnownFiller(id=filler.id, name=filler.name, aliases=tuple(n for n in names if n != filler.name))

    roles = {role: tuple(named(role, filler) for filler in fillers) for role, fillers in fact.roles.items()}
    return replace(fact, roles=roles)


def core_roles(type_: FactType) -> tuple[Role, ...]:
    """The roles without which a fact is another fact: its two ends, else what its type requires."""
    fact_class = load_ontology().fact_class(type_)
    return tuple(dict.fromkeys(fact_class.ends or fact_class.required))


def valued_roles(type_: FactType) -> tuple[Role, ...]:
    """The roles that prices, stakes, dates and counts fill."""
    return tuple(role.name for role in load_ontology().fact_class(type_).roles if role.kind not in _NAMED)


def core_fillers(gold: GoldFact) -> Iterator[GoldFact]:
    """The fact as several, each with one filler of each core role; the parties of a merger stay together."""
    core = [role for role in _given_core(gold) if _least(gold.type, role) == 1]
    for choice in product(*(gold.roles[role] for role in core)):
        yield replace(gold, roles={**gold.roles, **{role: (one,) for role, one in zip(core, choice, strict=True)}})


def core_size(fact: Fact) -> int:
    """For how many facts with one filler of each core role a fact may stand."""
    return prod(len(fact.roles.get(role, ())) or 1 for role in core_roles(fact.type) if _least(fact.type, role) == 1)


def is_right(gold: GoldFact, fact: Fact) -> bool:
    """Whether the fact has the type, and the same core roles as far as the gold fills them."""
    core = _given_core(gold)
    return bool(core) and any(_agree(gold, roles, core) for roles in _readings(gold, fact))


def fits(gold: GoldFact, fact: Fact) -> bool:
    """Whether the fact has the type, the status and all roles that the gold gives."""
    same = any(_agree(gold, roles, gold.roles) for roles in _readings(gold, fact))
    return same and same_status(gold, fact)


def further_roles(gold: GoldFact, fact: Fact) -> dict[Role, bool]:
    """For a fact that is right: whether each of the other roles that the gold gives is."""
    core = _given_core(gold)
    readings = [roles for roles in _readings(gold, fact) if _agree(gold, roles, core)]
    return {role: any(_agree(gold, roles, (role,)) for roles in readings) for role in gold.roles if role not in core}


def same_status(gold: GoldFact, fact: Fact) -> bool:
    """Whether the fact has a status that the gold allows."""
    return not gold.statuses or fact.status in gold.statuses


def _readings(gold: GoldFact, fact: Fact) -> Iterator[Roles]:
    """The roles of a fact of the gold's type; a family tie is also read from its other end."""
    if fact.type != gold.type:
        return
    roles = {**fact.roles, ATTRIBUTION: fact.attribution}
    yield roles
    if fact.type == _FAMILY:
        person, relative, kinds = (roles.get(role, ()) for role in (_PERSON, _RELATIVE, _KIND))
        yield {**roles, _PERSON: relative, _RELATIVE: person, _KIND: tuple(map(_converse, kinds))}


def _converse(kind: Filler) -> Filler:
    if isinstance(kind, EntityFiller) or kind.value not in _CONVERSE:
        return kind
    return ValueFiller(value=_CONVERSE[kind.value], text="")


def _given_core(gold: GoldFact) -> list[Role]:
    return [role for role in core_roles(gold.type) if gold.roles.get(role)]


def _agree(gold: GoldFact, roles: Roles, asked: Iterable[Role]) -> bool:
    return all(_same_role(gold.type, role, gold.roles[role], roles.get(role, ())) for role in asked)


def _same_role(type_: FactType, role: Role, gold: tuple[GoldFiller, ...], found: tuple[Filler, ...]) -> bool:
    """Whether all values of the gold are found, or one of its names: of the parties of a merger, two."""
    if not gold or not found:
        return not gold and all(isinstance(filler, ValueFiller) and not filler.value for filler in found)
    if role == _KIND or role in valued_roles(type_):
        return all(any(_same_as_value(g, f) for f in found) for g in gold if g.value)
    return sum(any(_same_as_name(g, f) for f in found) for g in gold) >= min(_least(type_, role), len(gold))


def _least(type_: FactType, role: Role) -> int:
    """Fillers that a fact needs in a role."""
    fact_class = load_ontology().fact_class(type_)
    return fact_class.minimum if role == fact_class.required[0] else 1


def _same_as_value(gold: GoldFiller, found: Filler) -> bool:
    return isinstance(found, ValueFiller) and same_value(gold.value, found.value)


def _same_as_name(gold: GoldFiller, found: Filler) -> bool:
    if isinstance(found, EntityFiller):
        called = (found.name, *(found.aliases if isinstance(found, KnownFiller) else ()))
        return found.id == gold.iri if gold.iri else any(same_name(*pair) for pair in product(gold.names, called))
    names = tuple(filter(None, (found.text, found.value)))
    return any(same_name(one, other) for one in gold.names for other in names)
