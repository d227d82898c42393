"""Which mentions at a path can fill a role, and which stand there but mean something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.facts.bodies import is_court, unnamed_bodies
from kg.facts.employers import (
    employs_another,
    is_no_employee,
    is_no_employer,
    is_no_party,
    is_of_other_title,
    is_part_in_play,
    is_work,
    names_department,
    serves_from_outside,
    was_before,
)
from kg.facts.grammar import Links
from kg.facts.links import targets_of
from kg.facts.match import Match, referent
from kg.facts.ministries import names_ministry
from kg.facts.named_examples import examples_of, named_after
from kg.facts.names import is_party_in
from kg.facts.no_firms import ASSETS, NO_FIRMS, WORKS
from kg.facts.no_seats import NO_SEATS
from kg.facts.prefixed import describes_kind, is_medium, is_opponent, is_seat_of_power, is_settlement, takes_stance
from kg.facts.reproaches import is_jail, is_judge, is_only_reproached, is_venue
from kg.facts.scene import Scene
from kg.facts.sites import Site
from kg.facts.units import makers_of_vehicle, unit_at
from kg.model import EntityType, Mention, MentionKind
from kg.ontology import RoleClass

_FIRM, _PERSON = EntityType("organization"), EntityType("person")
_EXEMPLIFIED = ("target", "investor", "subsidiary", "customer", "supplier", "party", "product", "acquirer")
"""Roles in which a plural may be told by its examples: "bought several firms, including Norwell"."""
_MOVING = ("move", "relocate", "return", "settle")
_EXCLUSIONS: tuple[Callable[[Site, Mention], bool], ...] = (
    *NO_SEATS,
    *NO_FIRMS,
    is_no_employee,
    is_no_employer,
    is_no_party,
    employs_another,
    serves_from_outside,
    was_before,
    names_department,
    is_work,
    is_of_other_title,
    is_part_in_play,
    names_ministry,
    takes_stance,
    is_medium,
    is_jail,
    is_judge,
    is_venue,
    is_only_reproached,
    describes_kind,
    is_opponent,
    is_seat_of_power,
    is_settlement,
)
"""Why a mention of a fitting type may still not be what the frame asks for."""


def mentions_at(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Mention, ...]:
    """The mentions at a path that can fill a role; none that fills another role already."""
    if _moves_something(match, scene, path):
        return ()
    found: list[Mention] = []
    for token in targets_of(match, scene, path, links):
        site = Site(match=match, scene=scene, role=role, path=path, token=token)
        free = [m for m in _candidates(site) if m not in found and referent(m) not in match.used]
        new = [m for m in free if not any(means_other(site, m) for means_other in _EXCLUSIONS)]
        if role.name == "target" and not new and (unit := unit_at(match, scene, token)) is not None:
            new = [unit]
        if role.name in ("acquirer", "party") and not new:
            new = [m for m in makers_of_vehicle(scene, token) if referent(m) not in match.used]
        new += [m for m in _exemplified(site, bool(new)) if m not in (*found, *new) and referent(m) not in match.used]
        found += new
    pattern = match.frame.where.get(role.name)
    if pattern and not all(re.search(pattern, m.text) or _is_called_party(m, scene, role) for m in found):
        return ()
    return tuple(m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None)


def _exemplified(site: Site, told: bool) -> list[Mention]:
    """Whom a plural stands for by its examples, if nobody is told at it; all whom "include" lists."""
    match, scene, role = site.match, site.scene, site.role
    if role.name not in _EXEMPLIFIED and not site.is_for("investment", "organization"):
        return []
    if site.path.endswith("named") and match.carrier is not None and scene.tokens[match.carrier].lemma == "include":
        found = named_after(match.carrier, scene, role.entity_types)
    else:
        works = role.name in ("target", "party") and scene.tokens[site.token].lemma in (*WORKS, *ASSETS)
        found = [] if told or works else examples_of(site.token, scene, role.entity_types)
    sure = {m.start for m in scene.mentions if m.type in role.entity_types}
    return [m for m in found if role.name != "product" or m.start in sure]


def _is_called_party(mention: Mention, scene: Scene, role: RoleClass) -> bool:
    return role.name == "party" and is_party_in(scene.text, referent(mention))


def _moves_something(match: Match, scene: Scene, path: str) -> bool:
    """ "Moved the factory to Lisbon": that is not where the subject lives."""
    moving = path == "subject" and match.frame.type == "residence" and match.word in _MOVING
    return moving and bool(scene.syntax.children(match.trigger, "dobj"))


# What stands at a token


def _candidates(site: Site) -> list[Mention]:
    """The mentions at a token, as the "how:" of the path asks for them."""
    scene, token, types = site.scene, site.token, site.role.entity_types
    how = site.path.rpartition(":")[0]
    if site.role.name in ("authority", "customer") and (bodies := unnamed_bodies(scene, token)):
        return bodies
    if how == "court":
        return [m for m in scene.entities_at(token, types) if is_court(m.text)]
    if how == "owner":
        return scene.owner_of(token, types)
    if how == "sure":
        return _sure(scene, token, types)
    if how in ("firm", "only"):
        return _sure(scene, token, (_FIRM,), doubt_persons=how == "only")
    if how == "person":
        return _sure(scene, token, (_PERSON,))
    if how == "state":
        return _state(scene, token)
    if how == "town":
        return [*_state(scene, token), *_schools(scene, token)]
    if how == "any":
        return [replace(m, type=types[0]) for m in _plain_names(scene, token)]
    trigger = scene.tokens[site.match.trigger]
    single = site.path == "self" and trigger.tag in ("NN", "NNP", "JJ")
    single |= trigger.dep == "amod" and trigger.tag == "VBN"  # "Norwell-owned Kelbrand and Rothmere-owned Arbenta"
    single |= site.match.frame.type == "renaming" and bool(site.match.frame.adverbs)
    single |= site.role.name == "person" and site.match.frame.type == "birth" and _is_prefix(site)
    adjectives = site.role.name == "country" or how == "demonym"
    return scene.entities_at(token, types, adjectives=adjectives, alone=single)


def _sure(scene: Scene, token: int, types: tuple[EntityType, ...], *, doubt_persons: bool = False) -> list[Mention]:
    """The mentions that are of a fitting type first of all, and, if asked for, can't be persons."""
    doubted = {m.start for m in scene.mentions if _PERSON in m.alternatives} if doubt_persons else set()
    sure = {m.start for m in scene.mentions if m.type in types} - doubted
    return [m for m in scene.entities_at(token, types) if m.start in sure]


def _state(scene: Scene, token: int) -> list[Mention]:
    """The town or country at a token, or whose adjective stands there, as what one can be in office of."""
    places = (scene.mention_at.get(i) for i in scene.syntax.conjuncts(token))
    return [replace(m, type=_FIRM) for m in places if m is not None and m.type == "place"]


def _is_prefix(site: Site) -> bool:
    """ "Oslo-born Ada Lund and Ivo Moe": the first of them."""
    return site.scene.tokens[site.match.trigger].dep in ("amod", "compound", "nmod") and site.token > site.match.trigger


def _schools(scene: Scene, token: int) -> list[Mention]:
    """ "Was educated at Harrow": whatever has a name there."""
    return [m for m in scene.entities_at(token, (_FIRM,)) if m.kind is MentionKind.NAME and m.type == _FIRM]


def _plain_names(scene: Scene, token: int) -> list[Mention]:
    """The names at a token of what might be called anything: no person's, no country's."""
    named = (scene.mention_at.get(i) for i in (*scene.syntax.conjuncts(token), *scene.syntax.children(token, "appos")))
    return [m for m in named if m is not None and _may_be_thing(m)]


def _may_be_thing(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.type != "person" and not mention.canonical
