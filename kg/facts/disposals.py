"""What a text tells elsewhere to be over: a sold unit belongs to its seller no more, the dead hold no posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import names_of
from kg.model import Claim, Role, Status

_OF_LIFE = ("employment", "residence")
"""What ends with a life."""
_SHORTEST = 5
"""Letters that a name must have to stand for a longer one that begins with it."""


def with_disposals(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, current ones being former where their parent has sold the unit, or the person has died."""
    dead = [
        name
        for claim in claims
        if claim.type == "death" and claim.status is Status.COMPLETED
        for name in names_of(claim, Role("person"))
    ]
    sold = [
        (target, seller)
        for claim in claims
        if claim.type == "acquisition" and claim.status is Status.COMPLETED and Role("stake") not in claim.roles
        for target in names_of(claim, Role("target"))
        for seller in names_of(claim, Role("seller"))
    ]
    for claim in claims:
        over = claim.type == "subsidiary" and _is_sold(claim, sold)
        over |= claim.type in _OF_LIFE and _is_dead(claim, dead)
        yield replace(claim, status=Status.FORMER) if over and claim.status is Status.CURRENT else claim


def _is_sold(claim: Claim, sold: Sequence[tuple[str, str]]) -> bool:
    units, parents = names_of(claim, Role("subsidiary")), names_of(claim, Role("parent"))
    return any(
        any(_is_same(unit, target) for unit in units) and any(_is_same(parent, seller) for parent in parents)
        for target, seller in sold
    )


def _is_dead(claim: Claim, dead: Sequence[str]) -> bool:
    return any(f" {other}".endswith(f" {name}") for name in names_of(claim, Role("person")) for other in dead)


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))
