"""One claim for each of several things that a sentence tells the same of: "Norwell owns Kelbrand and Arbenta"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from kg.model import Claim, FactType, Role

_EACH = {
    FactType("subsidiary"): (Role("subsidiary"),),
    FactType("shareholding"): (Role("owner"), Role("organization")),
    FactType("acquisition"): (Role("target"),),
    FactType("investment"): (Role("organization"),),
}
"""Roles whose fillers have nothing to do with each other, by types of facts: each is owned, or bought, for itself."""
_TOGETHER = (Role("price"), Role("amount"))
"""What is told of all of them together."""


def each_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, those on several firms one by one, unless a sum is told that all of them cost."""
    for claim in claims:
        roles = [role for role in _EACH.get(claim.type, ()) if len(claim.roles.get(role, ())) > 1]
        if not roles or any(role in claim.roles for role in _TOGETHER):
            yield claim
            continue
        for fillers in product(*(claim.roles[role] for role in roles)):
            one = {role: (filler,) for role, filler in zip(roles, fillers, strict=True)}
            yield replace(claim, roles={**claim.roles, **one})
