"""Lists that name whole firms and parts of firms: "owns Kelbrand and a 30 percent stake in Arbenta"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.facts.match import Match, is_named_firm, referent
from kg.facts.scene import Scene
from kg.model import Amount, AmountKind, EntityType, FactType, Mention, MentionKind, Role

_STAKE, _TYPES = Role("stake"), (EntityType("organization"),)
_PARTS = (AmountKind.PERCENT, AmountKind.SHARES)
_FIRMS = {
    FactType("shareholding"): Role("organization"),
    FactType("acquisition"): Role("target"),
}
"""Whose parts they are, by types of facts."""


def listed_apart(match: Match, matches: Sequence[Match], scene: Scene) -> list[Match]:
    """The match once for each thing that its verb lists, with the share that is told of that alone.

    A firm of which no share is told is owned, or bought, as a whole.
    """
    role = _FIRMS.get(match.frame.type)
    objects = match.links.get("object", ())
    if role is None or not match.frame.verbs or not objects:
        return [match]
    items = _items(scene, objects[0])
    shares = {item: _share(scene, item, items) for item in items}
    if len(items) < 2 or not any(shares.values()) or (all(shares.values()) and not _are_apart(scene, shares)):
        return [match]
    found = []
    told: set[str] = set()
    for item in items:
        share = shares[item]
        firms = tuple(m for t in _holder_of(scene, item, share) for m in scene.entities_at(t, _TYPES, alone=True))
        firms = tuple(m for m in firms if _is_known(m) and referent(m) not in told)
        told |= {referent(m) for m in firms}
        whole = match if match.frame.type == "acquisition" else _whole(match, matches)
        chosen = match if share is not None else whole
        if not firms or chosen is None or any(referent(m) in _others(match, role) for m in firms):
            continue
        kept = {r: f for r, f in chosen.roles.items() if r != _STAKE}
        named = role if share is not None or chosen is match else Role("subsidiary")
        found.append(replace(chosen, roles={**kept, named: firms, **({_STAKE: (share,)} if share else {})}))
    return found or [match]


def _items(scene: Scene, first: int) -> list[int]:
    """What a list holds: what is coordinated with its first item, whatever the parser calls that."""
    found = [first]
    for item in found:
        others = [*scene.syntax.children(item, "conj"), *(a for a in scene.syntax.children(item, "appos") if a > item)]
        others += _shares_behind(scene, item)
        found += [i for i in others if i not in found and _names_firm(scene, i)]
    return sorted(found)


def _shares_behind(scene: Scene, item: int) -> list[int]:
    """ "22% of Kelbrand, 9% of Arbenta": the next share, which the parser hangs on the firm before it."""
    firms = [i for p in scene.syntax.children(item, "prep") for i in scene.syntax.children(p, "pobj")]
    behind = [i for firm in firms for i in scene.syntax.children(firm, "appos")]
    heads = {scene.head(amount) for amount in scene.amounts if amount.kind in _PARTS}
    return [i for i in behind if i in heads]


def _are_apart(scene: Scene, shares: Mapping[int, Amount | None]) -> bool:
    """ "22 percent of Kelbrand and 9 percent of Arbenta": every part is one of another firm."""
    firms = [
        {referent(m) for t in _holder_of(scene, item, share) for m in scene.entities_at(t, _TYPES, alone=True)}
        for item, share in shares.items()
    ]
    return all(firms) and len(set[str]().union(*firms)) == len(firms)


def _names_firm(scene: Scene, item: int) -> bool:
    return any(is_named_firm(scene.mention_at.get(i)) for i in scene.syntax.subtree(item))


def _share(scene: Scene, item: int, items: Sequence[int]) -> Amount | None:
    """The share that is told of an item, not of those that hang on it."""
    later = [i for i in items if i > item]
    own = set(scene.syntax.subtree(item)) - {i for other in later for i in scene.syntax.subtree(other)}
    inside = (a for a in scene.amounts if a.kind in _PARTS and (head := scene.head(a)) is not None and head in own)
    return next(inside, None)


def _holder_of(scene: Scene, item: int, share: Amount | None) -> list[int]:
    """ "15 percent of Arbenta": what stands for the firm."""
    if share is None or item in scene.mention_at:
        return [item]
    prepositions = [p for p in scene.syntax.children(item, "prep") if scene.tokens[p].lemma in ("of", "in")]
    return [i for preposition in prepositions for i in scene.syntax.children(preposition, "pobj")] or [item]


def _whole(match: Match, matches: Sequence[Match]) -> Match | None:
    """What the same verb says of a firm that is owned as a whole."""
    same = (other for other in matches if other.trigger == match.trigger and other.frame.type == "subsidiary")
    return next((other for other in same if other.roles.get(Role("parent"))), None)


def _others(match: Match, role: Role) -> set[str]:
    return {name for other in match.roles if other != role for name in match.names_in(other)}


def _is_known(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME or mention.antecedent is not None
