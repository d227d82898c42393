"""Who has moved on no longer lives where he moved to before: "moved to Malmö in 2001 and returned to Oslo in 2005"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import names_of
from kg.model import Claim, Role, Status

_PERSON, _PLACE = Role("person"), Role("place")
_MOVES = {
    f"rule:residence/{word}"
    for word in (
        "move", "relocate", "settle", "emigrate", "immigrate", "return", "flee", "migrate", "escape", "resettle",
        "move back", "settle down", "go back", "leave", "come", "come over", "apartment", "flat",
    )
}  # fmt: skip
"""Rules for where somebody came to live."""


def after_moves(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, with all homes of a mover but the last one as former, in the order of the text."""
    last = {person: place for claim in claims if _is_move(claim) for person, place in _homes(claim)}
    for claim in claims:
        left = _is_move(claim) and any(last[person] != place for person, place in _homes(claim))
        yield replace(claim, status=Status.FORMER) if left else claim


def _is_move(claim: Claim) -> bool:
    return claim.type == "residence" and claim.status is Status.CURRENT and claim.extractor in _MOVES


def _homes(claim: Claim) -> list[tuple[str, str]]:
    """Who came to live where; of several places the first, within which or beside which the others are."""
    return [(p.split()[-1], place) for p in names_of(claim, _PERSON) for place in names_of(claim, _PLACE)[:1]]
