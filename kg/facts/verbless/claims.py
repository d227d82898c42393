"""Claims for which there is no trigger, and of whom they are made."""

from __future__ import annotations

from collections.abc import Mapping

from kg.facts.scene import Scene
from kg.model import Argument, Claim, FactType, Mention, MentionKind, Role, Status

PERSON = Role("person")
_CONFIDENCE = 0.9
_CALLED_AFTER = frozenset((
    "School", "Institute", "College", "Center", "Centre", "University", "Hospital", "Foundation", "Library", "Museum",
    "Airport", "Prize", "Award", "Stadium", "Bridge", "Building", "Academy", "Gallery", "Theatre", "Theater",
))  # fmt: skip
"""What is called after persons."""


def claim_of(
    scene: Scene,
    type_: str,
    roles: Mapping[Role, tuple[Argument, ...]],
    rule: str,
    status: Status = Status.COMPLETED,
    confidence: float = _CONFIDENCE,
) -> Claim:
    """What a sentence says of a type by the rule of this name."""
    return Claim(
        type=FactType(type_),
        roles=roles,
        status=status,
        confidence=confidence,
        sentence=scene.span,
        extractor=f"rule:{type_}/{rule}",
    )


def is_firm(mention: Mention) -> bool:
    """Whether a mention is the name of a firm."""
    return mention.type == "organization" and mention.kind is MentionKind.NAME and not mention.canonical


def is_person(mention: Mention) -> bool:
    """Whether a mention is the name of a person, and not of what is called after one: "Edwin Lund School"."""
    named = mention.type == "person" and mention.kind is MentionKind.NAME
    return named and _CALLED_AFTER.isdisjoint(mention.text.split()[1:])
