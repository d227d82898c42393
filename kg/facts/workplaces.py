"""Where somebody works, told by a part of the firm: "head of sales at Norwell's London office"."""

from __future__ import annotations

from kg.facts.scene import Scene
from kg.model import Mention, MentionKind

_PARTS = {
    "office", "operation", "headquarters", "hq", "branch", "unit", "arm", "division", "plant", "factory", "desk",
    "business", "bureau", "campus", "site", "department", "laboratory", "lab", "mill", "brewery", "refinery", "works",
    "depot", "store", "workshop", "shipyard", "studio", "team", "subsidiary", "affiliate", "newsroom", "kitchen",
    "warehouse", "call centre", "centre", "center", "ward", "clinic", "faculty", "section", "practice",
}  # fmt: skip
"""What of a firm one works at or for, or runs."""
_BODIES = ("board", "committee", "council", "management")
_INTO = ("at", "in", "for", "of", "with", "on")
_DEEPEST = 3
"""Prepositions at most between a post and the place: "head of sales for Europe at"."""


def workplace(trigger: int, scene: Scene) -> list[int]:
    """The firm of whose part the phrase of a post or of a verb of working tells."""
    verb = scene.tokens[trigger].head if scene.tokens[trigger].dep == "attr" else trigger
    parts = [*_parts(trigger, scene, _DEEPEST), *(_parts(verb, scene, 1) if verb != trigger else ())]
    return [owner for part in parts if (owner := _owner(part, scene)) is not None][:1]


def _parts(word: int, scene: Scene, depth: int) -> list[int]:
    prepositions = (i for i in scene.syntax.children(word, "prep") if scene.tokens[i].text.lower() in _INTO)
    nouns = [noun for preposition in prepositions for noun in scene.syntax.children(preposition, "pobj")]
    found = [noun for noun in nouns if scene.tokens[noun].lemma in _PARTS]
    plain = [i for i in nouns if scene.tokens[i].lemma in _BODIES or not scene.syntax.children(i, "det", "poss")]
    fields = plain if depth > 1 else []
    deeper = [part for noun in fields for part in _parts(noun, scene, depth - 1)]
    return [*found, *deeper]


def _owner(part: int, scene: Scene) -> int | None:
    """Whose part it is, by a possessive or a name before it."""
    owners = (*scene.syntax.children(part, "poss"), *scene.syntax.children(part, "compound", "nmod"))
    return next((i for i in owners if _is_firm(scene.mention_at.get(i))), None)


def _is_firm(mention: Mention | None) -> bool:
    named = mention is not None and (mention.kind is MentionKind.NAME or mention.antecedent is not None)
    return named and mention is not None and mention.type == "organization"
