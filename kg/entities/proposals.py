"""Which entities may be one: pairs for people to judge, the likeliest first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from kg.entities._names import PERSON, acronyms_of, name_words
from kg.entities.identity import Step
from kg.errors import JudgementError
from kg.files import write_file
from kg.model import Entity, EntityFiller, EntityType, Fact, Iri

_MOST_BEARERS = 30
"""Entities with one word in common from which on the word tells nothing: "group", "university"."""
_MISSPELT = 0.84
"""Likeness of two names (Ratcliff and Obershelp) from which on one may be a misspelling of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two entities that may be one."""

    one: Iri
    other: Iri
    score: float
    """How much speaks for it, 0 to 1: to sort by, no probability."""
    reason: str


def proposals_of(reviews: Iterable[Step]) -> list[Proposal]:
    """The pairs that resolution has kept apart though they may be one, in its order, each pair once."""
    pairs: dict[frozenset[Iri], Proposal] = {}
    for step in reviews:
        one, other = step.entities
        reason = f"{step.one.name!r} and {step.other.name!r}: {'; '.join(step.reasons)}"
        pairs.setdefault(frozenset(step.entities), Proposal(one=one, other=other, score=step.score, reason=reason))
    return [proposal for pair, proposal in pairs.items() if len(pair) == 2]


def write_proposals(path: Path, proposals: Iterable[Proposal]) -> None:
    """Keep them until somebody reviews; raises GraphError if the file can't be written."""
    write_file(path, json.dumps([asdict(proposal) for proposal in proposals], indent=1).encode())


def read_proposals(path: Path) -> list[Proposal]:
    """Those that were kept, none if there is no such file; raises JudgementError if it is broken."""
    try:
        return [Proposal(**told) for told in json.loads(path.read_bytes())]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise JudgementError(f"{path}: is broken ({error}); remove it and run `kg build` again") from error


def propose(entities: Iterable[Entity], facts: Iterable[Fact], judged: Iterable[frozenset[Iri]] = ()) -> list[Proposal]:
    """Pairs of entities of one type with like names, the likeliest first; without those already `judged`.

    Names are alike if they are the same, if one has only some words of the other or is its acronym, or if they
    are spelt almost alike; it counts for a pair that facts connect both with the same third.
    """
    known = {entity.id: entity for entity in entities}
    settled, near = set(judged), _neighbours(facts)
    found = []
    for one, other in sorted(_candidates(known.values())):
        if frozenset((one, other)) in settled:
            continue
        score, reason = _likeness(known[one], known[other])
        shared = sorted(known[iri].name for iri in near[one] & near[other] if iri in known)
        if score:
            with_ = f"; both with {', '.join(shared[:3])}" if shared else ""
            bonus = min(len(shared), 3) / 30
            found.append(Proposal(one=one, other=other, score=round(score + bonus, 3), reason=reason + with_))
    return sorted(found, key=lambda p: (-p.score, p.one, p.other))


def _neighbours(facts: Iterable[Fact]) -> Mapping[Iri, set[Iri]]:
    near: dict[Iri, set[Iri]] = defaultdict(set)
    for fact in facts:
        ends = {f.id for fillers in fact.roles.values() for f in fillers if isinstance(f, EntityFiller)}
        for end in ends:
            near[end] |= ends - {end}
    return near


def _candidates(entities: Iterable[Entity]) -> set[tuple[Iri, Iri]]:
    """Pairs that share a rare word, an acronym, or the first letters of a word."""
    blocks: dict[tuple[EntityType, str], set[Iri]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            words = name_words(name, entity.type)
            keys = {*words, *(f"{word[:4]}…" for word in words if len(word) > 4), *acronyms_of(name), "".join(words)}
            for key in keys:
                blocks[entity.type, key].add(entity.id)
    pairs = set[tuple[Iri, Iri]]()
    for bearers in blocks.values():
        if len(bearers) <= _MOST_BEARERS:
            pairs.update(combinations(sorted(bearers), 2))
    return pairs


def _likeness(one: Entity, other: Entity) -> tuple[float, str]:
    """The best that speaks for two entities, from their names."""
    names = ((a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases))
    return max((_alike(a, b, one.type) for a, b in names), default=(0.0, ""))


def _alike(one: str, other: str, type_: EntityType) -> tuple[float, str]:
    words, others = name_words(one, type_), name_words(other, type_)
    quoted = f"{one!r} and {other!r}"
    if "".join(words) == "".join(others):
        return 0.9, f"{quoted} are the same name"
    if _spelled_out(words, others):
        return 0.7, f"{quoted} differ in what is spelled out"
    if {"".join(words)} & acronyms_of(other) or {"".join(others)} & acronyms_of(one):
        return 0.6, f"{quoted}: an acronym"
    if SequenceMatcher(None, " ".join(words), " ".join(others)).ratio() >= _MISSPELT:
        return 0.55, f"{quoted} are spelt almost alike"
    if set(words) < set(others) or set(others) < set(words):
        return (0.5 if type_ == PERSON else 0.4), f"{quoted}: one says more"
    return 0.0, ""


def _spelled_out(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have the same last word, and before it words or their initials: "T. Ash", "Tom Ash"."""
    if len(one) != len(other) or len(one) < 2 or one[-1] != other[-1]:
        return False
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in pairs)
