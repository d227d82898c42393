"""One claim for each of several things that a sentence tells the same of: "Norwell owns Kelbrand and Arbenta"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from kg.facts.match import referent
from kg.model import Argument, Claim, Role

_EACH = {
    "subsidiary": ("subsidiary",),
    "shareholding": ("owner", "organization"),
    "acquisition": ("target",),
    "investment": ("organization",),
    "employment": ("person", "organization"),
    "education": ("person", "institution"),
    "political_affiliation": ("person", "party"),
    "language_skill": ("person", "language"),
    "family": ("relative",),
    "residence": ("person", "place"),
    "headquarters": ("place",),
    "nationality": ("person", "country"),
    "birth": ("person",),
    "death": ("person",),
}
"""The roles of which each filler makes a fact of its own, by the type of fact."""
_TOGETHER = (Role("price"), Role("amount"))
"""What is told of all of them together."""
_OWNER, _STAKE = Role("owner"), Role("stake")
_SHARED_OUT = re.compile(r"\b(?:each|apiece|respectively|both)\b")
_SEATED = (Role("organization"), Role("institution"))
_PLACE = Role("place")
_RESPECTIVE = {"employment": Role("position"), "shareholding": Role("stake")}
"""What "respectively" shares out, by the type of fact."""


def each_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, those on several one by one, unless a sum is told that all of them cost.

    Posts and stakes that are named "respectively" are shared out in their order.
    """
    for claim in claims:
        fillers = {role: _apart(role, claim) for role in map(Role, _EACH.get(claim.type, ()))}
        listed = [role for role, every in fillers.items() if len(every) > 1]
        if not listed or any(role in claim.roles for role in _TOGETHER):
            yield claim
            continue
        for choice in product(*(range(len(fillers[role])) for role in listed)):
            alone = {role: fillers[role][number] for role, number in zip(listed, choice, strict=True)}
            yield replace(claim, roles={**claim.roles, **alone, **_own_part(claim, choice)})


def _apart(role: Role, claim: Claim) -> list[tuple[Argument, ...]]:
    """Each of a role's fillers once; together where a comma alone joins two: "University of Tarnwick, Oslo"."""
    fillers = claim.roles.get(role, ())
    every = {referent(f): f for f in reversed(fillers)}
    apart = sorted(every.values(), key=lambda filler: filler.start)
    if role == _OWNER and _STAKE in claim.roles and not _SHARED_OUT.search(claim.sentence.text):
        return [tuple(apart)]  # "Ada Lund and Ivo Moe own 5%": the two together
    if len(apart) == 2 and claim.type in ("employment", "education") and role in _SEATED and _is_seat(apart, claim):
        return [tuple(apart)]
    if role == _PLACE:
        return _places_apart(apart, claim)
    return [(filler,) for filler in apart]


def _places_apart(places: Sequence[Argument], claim: Claim) -> list[tuple[Argument, ...]]:
    """ "Oslo and Paris": two; "Cambridge, Massachusetts": one, in the other."""
    text, start = claim.sentence.text, claim.sentence.start
    groups: list[tuple[Argument, ...]] = [tuple(places[:1])]
    for one, other in pairwise(places):
        if text[one.end - start : other.start - start].strip() in ("and", "&"):
            groups.append((other,))
        else:
            groups[-1] += (other,)
    return groups


def _is_seat(pair: Sequence[Argument], claim: Claim) -> bool:
    start = claim.sentence.start
    return claim.sentence.text[pair[0].end - start : pair[1].start - start].strip() == ","


def _own_part(claim: Claim, choice: tuple[int, ...]) -> Mapping[Role, tuple[Argument, ...]]:
    """ "Ada Brandt and Ivo Lund were named chairman and treasurer respectively": what is told of one of them alone."""
    role = _RESPECTIVE.get(claim.type)
    if role is None or len(choice) != 1 or "respectively" not in claim.sentence.text:
        return {}
    parts = sorted(claim.roles.get(role, ()), key=lambda part: part.start)
    shared = max(len(claim.roles.get(other, ())) for other in map(Role, _EACH[claim.type]))
    return {role: (parts[choice[0]],)} if len(parts) == shared else {}
