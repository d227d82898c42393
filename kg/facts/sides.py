"""The sides of what is mutual, whether a sentence names both and may mean them: rivals, partners, those who merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.candidates import mentions_at
from kg.facts.grammar import Links
from kg.facts.match import Match, names_of, referent
from kg.facts.scene import Scene
from kg.model import Argument, Claim, Mention, Role, Status
from kg.ontology import RoleClass

_PARTY, _MUTUAL = Role("party"), ("competition", "partnership")
_LISTING = ("with", "as", "including", "like", "named")
"""Links of those who are the partners or rivals of somebody else."""
_SUBSIDIARY, _PARENT = Role("subsidiary"), Role("parent")


def without_own_parts(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those by which a firm would compete with a part of its own."""
    held = (claim for claim in claims if claim.type == "subsidiary" and claim.status is Status.CURRENT)
    owned = [set(names_of(claim, _SUBSIDIARY, _PARENT)) for claim in held]
    for claim in claims:
        if claim.type != "competition" or set(names_of(claim, _PARTY)) not in owned:
            yield claim


def both_sides(match: Match, scene: Scene, links: Links) -> dict[Role, tuple[Argument, ...]]:
    """The parties where two links of a path name some: "its rivals are Norwell and Kelbrand", and whose they are."""
    if match.frame.type not in _MUTUAL or not match.frame.nouns:
        return {}
    role = next(role for role in match.role_classes if role.name == _PARTY)
    for path in match.frame.roles[_PARTY]:
        sides = [mentions_at(match, scene, role, link, links) for link in _links_in(path)]
        every = {referent(mention): mention for side in sides for mention in side}
        if len(every) > max(map(len, sides)) > 0:
            return {_PARTY: tuple(every.values())}
    return {}


def is_one_side(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> bool:
    """ "Because of a deal with Norwell and Kelbrand", "partners such as the two": it is not of them with each other."""
    paths = list(_links_in(path))
    listing = _LISTING if match.frame.type in _MUTUAL and match.frame.nouns else ("with",)
    beside = [link for link in paths if link.rpartition(":")[2] not in listing]
    if role.name != _PARTY or len(beside) == len(paths):
        return False
    sides: Sequence[tuple[Mention, ...]] = [mentions_at(match, scene, role, link, links) for link in beside]
    return not any(sides)


def _links_in(path: str) -> Iterator[str]:
    """The links of a path, each with its "how:"."""
    how, _, rest = path.rpartition(":")
    yield from (f"{how}:{link}" if how else link for link in rest.split("+"))
