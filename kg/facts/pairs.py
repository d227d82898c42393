"""Ties that a sentence tells of two at once: "Ivo and Ada Lund married", "the twins Ivo and Ada"."""

from __future__ import annotations

from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.model import Role

_PERSON, _RELATIVE = Role("person"), Role("relative")
_MUTUAL = {
    "marry", "wed", "remarry", "married", "divorce", "separate", "split up", "marriage", "wedding", "twin", "sibling",
    "brother", "sister", "spouse", "knot", "elope", "divorced", "half-brother", "half-sister",
}  # fmt: skip


def complete_pair(match: Match, scene: Scene) -> None:
    """Let the second of two be the relative of the first, if the tie is mutual and nobody else is named."""
    if match.frame.type != "family" or match.word not in _MUTUAL or _has_owner(match, scene):
        return
    told = [role for role in (_PERSON, _RELATIVE) if match.roles.get(role)]
    if len(told) == 1 and len(match.roles[told[0]]) == 2:
        first, second = match.roles[told[0]]
        match.roles.update({_PERSON: (first,), _RELATIVE: (second,)})


def _has_owner(match: Match, scene: Scene) -> bool:
    """ "Her sisters Ivo and Ada": they are somebody's."""
    told = ("to", "with") if match.word in ("marriage", "wedding") else ("to",)
    if any(match.links.get(link) for link in told):
        return True  # "his marriages to Ada Lund and Ida Moe": not with each other
    return match.word not in ("marriage", "wedding") and bool(scene.syntax.children(match.trigger, "poss"))
