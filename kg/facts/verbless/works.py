"""Whose works are: "Ada Brandt's “The Red Fox” won the prize"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Claim, MentionKind, Role

_GENITIVE = re.compile(r"['’]s?\s+[“\"‘«']?(?:(?:The|A|An)\s+)?")
_CONFIDENCE = 0.8


def works_of(scene: Scene) -> Iterator[Claim]:
    """Claims of authorship of each work whose name follows the genitive of a person."""
    for person, work in zip(scene.mentions, scene.mentions[1:], strict=False):
        gap = scene.text[person.end : work.start]
        if is_person(person) and work.type == "work" and work.kind is MentionKind.NAME and _GENITIVE.fullmatch(gap):
            roles = {PERSON: (person,), Role("work"): (work,)}
            yield claim_of(scene, "authorship", roles, "possessor", confidence=_CONFIDENCE)
