"""Deals that a text calls both a takeover and a merger: "Norwell agreed to buy Kelbrand. The merger values it at"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import mentions_of, named_alike, referent
from kg.model import Argument, Claim, FactType, Mention, Role

_ACQUISITION = FactType("acquisition")
_ACQUIRER, _TARGET, _PARTY, _DATE = Role("acquirer"), Role("target"), Role("party"), Role("date")
_RESULT = Role("result")


def as_one_deal(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; a merger of two is the takeover that the text tells of at least as often, of one by the other.

    Unless it has a name of its own, or its own date: then it is another deal.
    """
    takeovers = [c for c in claims if c.type == _ACQUISITION and c.roles.get(_ACQUIRER) and c.roles.get(_TARGET)]
    mergers = [c for c in claims if c.type == "merger"]
    for claim in claims:
        parties = mentions_of(claim, _PARTY) if claim.type == "merger" else []
        same = [t for t in takeovers if len(parties) == 2 and _sides(parties, t) is not None]
        told = [m for m in mergers if same and _sides(mentions_of(m, _PARTY), same[0]) is not None]
        sides = _sides(parties, same[0]) if same and len(same) >= len(told) else None
        if sides is None or claim.roles.get(_RESULT) or not _is_of_no_other_day(claim, same):
            yield claim
            continue
        rest = {role: fillers for role, fillers in claim.roles.items() if role != _PARTY}
        roles: dict[Role, tuple[Argument, ...]] = {_ACQUIRER: (sides[0],), _TARGET: (sides[1],), **rest}
        yield replace(claim, type=_ACQUISITION, roles=roles)


def _sides(parties: Sequence[Mention], takeover: Claim) -> tuple[Mention, Mention] | None:
    """Who of two buys, and who is bought."""
    buyers, bought = ([referent(m) for m in mentions_of(takeover, role)] for role in (_ACQUIRER, _TARGET))
    for buyer, target in (parties, parties[::-1]) if len(parties) == 2 else ():
        if any(named_alike(referent(buyer), n) for n in buyers) and any(
            named_alike(referent(target), n) for n in bought
        ):
            return buyer, target
    return None


def _is_of_no_other_day(merger: Claim, takeovers: Sequence[Claim]) -> bool:
    dates = {date.text for date in merger.roles.get(_DATE, ())}
    return not dates or any(dates & {date.text for date in takeover.roles.get(_DATE, ())} for takeover in takeovers)
