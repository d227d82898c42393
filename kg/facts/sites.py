"""Where a frame looks for the filler of a role, and what is asked there."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.model import EntityType, Mention
from kg.ontology import RoleClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A token at which a frame looks for the filler of a role."""

    match: Match
    scene: Scene
    role: RoleClass
    path: str
    token: int

    def is_for(self, type_: str, role: str) -> bool:
        """Whether it is this role of this type of fact that is to be filled."""
        return self.match.frame.type == type_ and self.role.name == role

    def likeliest(self, mention: Mention) -> EntityType:
        """The type that a mention has first of all, whatever it was taken for here."""
        return self.scene.mention_at.get(self.scene.inside(mention)[0], mention).type
