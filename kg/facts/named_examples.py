"""Whom a plural stands for that is told by examples: "acquired several firms to grow, including Kelbrand"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.name_lists import names_listed
from kg.facts.scene import Scene
from kg.model import EntityType, Mention

_OPENING = re.compile(
    r"(?:,|\s[-–—]+)?\s*\(?(?:including|such as|namely|notably|among them|like|for example|e\.g\."
    r"|(?:who|that|which) (?:also )?(?:include|included))[,:]?\s+(?:(?:those|ones) (?:of|from|by) )?"
)
"""What opens a list of examples."""
_SPREAD = {"country", "state", "city", "town", "market", "region", "continent", "year", "month", "decade"}
"""Where and when the many are: "customers in 40 countries, including Norwell"."""
_FARTHEST = 90
"""Characters between the plural and its examples, at most."""


def examples_of(noun: int, scene: Scene, types: Sequence[EntityType]) -> list[Mention]:
    """The names of these types that follow a plural common noun as its examples; none behind a nearer plural."""
    token = scene.tokens[noun]
    if token.tag != "NNS" or noun in scene.mention_at:
        return []
    opening = _OPENING.search(scene.text, token.end, min(scene.sentence.end, token.end + _FARTHEST))
    if opening is None:
        return []
    between = [i for i in range(noun + 1, len(scene.tokens)) if scene.tokens[i].end <= opening.start()]
    others = [scene.tokens[i] for i in between if scene.tokens[i].lemma not in _SPREAD]
    if any(other.tag in ("NNS", "NNPS", "VBD", "VBZ", "MD") for other in others):
        return []  # "acquired stakes in firms, including": those of the nearer
    return names_listed(scene, opening.end(), types)


def named_after(verb: int, scene: Scene, types: Sequence[EntityType]) -> list[Mention]:
    """The names of these types that a verb lists right behind it: "its investments include Kelbrand and Arbenta"."""
    return names_listed(scene, scene.tokens[verb].end, types)
