"""One fact for each person and each place of work: "Norwell executives Ada Brandt and Ivo Lund" are two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from kg.model import Argument, Claim, Mention, Role, Value

_ENDS = {
    "employment": ("person", "organization"),
    "education": ("person", "institution"),
    "political_affiliation": ("person", "party"),
    "language_skill": ("person", "language"),
    "residence": ("person",),
    "nationality": ("person",),
    "birth": ("person",),
    "death": ("person",),
}
"""The roles of which each filler makes a fact of its own, by the type of fact."""
_POSITION = Role("position")
_IN_TURN = "respectively"


def each_alone(claim: Claim) -> Iterator[Claim]:
    """The claim once for each of those that it is about; posts named "respectively" are shared out in their order."""
    ends = (Role(name) for name in _ENDS.get(claim.type, ()))
    fillers = {role: _apart(claim.roles.get(role, ()), claim) for role in ends}
    listed = [role for role, every in fillers.items() if len(every) > 1]
    if not listed:
        yield claim
        return
    for choice in product(*(range(len(fillers[role])) for role in listed)):
        alone = {role: fillers[role][number] for role, number in zip(listed, choice, strict=True)}
        yield replace(claim, roles={**claim.roles, **alone, **_own_post(claim, choice)})


def _apart(fillers: Sequence[Argument], claim: Claim) -> list[tuple[Argument, ...]]:
    """Each of them once; together where a comma alone joins two names: "University of Tarnwick, Oslo"."""
    every = {(f.antecedent or f).text if isinstance(f, Mention) else f.text: f for f in reversed(fillers)}
    apart = sorted(every.values(), key=lambda filler: filler.start)
    pair = len(apart) == 2 and not isinstance(apart[0], Value)
    start = claim.sentence.start
    if pair and claim.sentence.text[apart[0].end - start : apart[1].start - start].strip() == ",":
        return [tuple(apart)]
    return [(filler,) for filler in apart]


def _own_post(claim: Claim, choice: tuple[int, ...]) -> Mapping[Role, tuple[Argument, ...]]:
    """ "Ada Brandt and Ivo Lund were named chairman and treasurer respectively"."""
    posts = claim.roles.get(_POSITION, ())
    persons = claim.roles.get(Role("person"), ())
    shared = len(choice) == 1 and len(posts) == len(persons) and _IN_TURN in claim.sentence.text
    return {_POSITION: (posts[choice[0]],)} if shared else {}
