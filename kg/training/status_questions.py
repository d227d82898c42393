"""Texts of which it is known what has happened -> what the network of `kg.facts.factuality` is asked about them.

What kg finds of a fact itself is asked, and what stands for the two of whom it is told, found or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg import facts, language
from kg.evaluation.gold import Case, GoldFact, GoldFiller
from kg.facts.factuality import ends_of, number_of, view_of, words_around
from kg.facts.scene import Scene
from kg.model import Claim, Document, DocumentId, Mention, Role, Status
from kg.network import STATUSES
from kg.ontology import Ontology, ValueKind, load_ontology
from kg.training.texts import is_like

PASSAGE = "passage"
"""The kind of the cases that tell of one thing."""
_NEAR = 2
"""How many sentences apart two may stand of whom something is told."""
_PLACES = 2
"""At how many places that is asked."""
_DEALS = frozenset(("acquisition", "investment", "merger", "shareholding"))
"""What a passage tells may be found as another of these."""

_Filled = tuple[Role, GoldFiller]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a claim, and the answer."""

    words: NDArray[np.float16]
    """Vectors (words, 384)."""
    places: NDArray[np.int64]
    ends: NDArray[np.float32]
    type: int
    """The number of the type of facts in the ontology."""
    ruled: int
    """The number of the status that the rules give it."""
    right: int
    """That of the right one."""
    found: bool
    """Whether kg itself makes the claim."""
    passage: bool
    """Whether the text tells of this one thing."""


def read_passages(paths: Iterable[Path]) -> Iterator[Case]:
    """Passages of which each tells of one thing: lines of JSON with text, type, status and the two parties."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            record = json.loads(line)
            fact_class = load_ontology().fact_class(record["type"])
            parties = tuple(GoldFiller(name=party) for party in record["parties"])
            first, second = (fact_class.roles[n].name for n in range(2))
            roles = {first: parties} if fact_class.minimum > 1 else {first: parties[:1], second: parties[1:]}
            yield Case(
                document=Document(id=DocumentId(f"{path.stem}-{number}"), text=record["text"]),
                facts=(GoldFact(type=fact_class.name, roles=roles, statuses=(Status(record["status"]),)),),
                kind=PASSAGE,
            )


def questions_of(cases: Sequence[Case]) -> Iterator[Question]:
    """All that can be asked of some texts."""
    ontology = load_ontology()
    types = list(ontology.fact_classes)
    for case, analysis in zip(cases, language.analyze([case.document for case in cases]), strict=True):
        scenes = facts.scenes_of(analysis)
        claims = facts.extract_claims(analysis, ontology, raw=True).claims
        for fact in case.facts:
            ends = list(_ends(fact, ontology))[:2]
            if len(ends) < 2 or len(fact.statuses) != 1:
                continue
            found = [claim for claim in claims if _tells(claim, fact, ends, ontology, case.kind == PASSAGE)]
            for claim in (*found, *_named(fact, ends, scenes)):
                ruled = claim.status if claim in found else None
                if (view := view_of(claim, scenes, ontology)) is not None:
                    words, places = words_around(scenes, view.first, view.last)
                    yield Question(
                        words=words.astype(np.float16),
                        places=places,
                        ends=view.ends,
                        type=types.index(claim.type),
                        ruled=number_of(ruled),
                        right=STATUSES.index(fact.statuses[0]),
                        found=ruled is not None,
                        passage=case.kind == PASSAGE,
                    )


def _ends(fact: GoldFact, ontology: Ontology) -> Iterator[_Filled]:
    for role in ontology.fact_class(fact.type).roles:
        if role.kind is ValueKind.ENTITY:
            yield from ((role.name, filler) for filler in fact.roles.get(role.name, ()))


def _tells(claim: Claim, fact: GoldFact, ends: Sequence[_Filled], ontology: Ontology, passage: bool) -> bool:
    """Whether a claim is about the same two."""
    alike = claim.type == fact.type or (passage and {claim.type, fact.type} <= _DEALS)
    theirs = ends_of(claim, ontology) if alike else []
    fillers = [filler for _, filler in ends]
    return len(theirs) == len(fillers) and any(all(map(is_like, fillers, order)) for order in permutations(theirs))


def _named(fact: GoldFact, ends: Sequence[_Filled], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The first of the places at which both stand nearest to each other, as claims."""
    rows = [[(n, m) for n, scene in enumerate(scenes) for m in scene.mentions if is_like(end, m)] for _, end in ends]
    pairs = [(a, b) for a, b in product(*rows) if abs(a[0] - b[0]) <= _NEAR and a[1] != b[1]]
    least = min((abs(a[0] - b[0]) for a, b in pairs), default=0)
    nearest: dict[tuple[int, int], tuple[Mention, Mention]] = {}
    for (one, first), (other, second) in pairs:
        if abs(one - other) == least:
            nearest.setdefault((one, other), (first, second))
    for (one, other), two in sorted(nearest.items())[:_PLACES]:
        roles: dict[Role, tuple[Mention, ...]] = {}
        for (role, _), mention in zip(ends, two, strict=True):
            roles[role] = (*roles.get(role, ()), mention)
        start, end = (edge(scenes[n].sentence for n in (one, other)) for edge in (min, max))
        yield Claim(
            type=fact.type,
            roles=roles,
            status=fact.statuses[0],
            confidence=1.0,
            sentence=scenes[0].document.span(start.start, end.end),
            extractor="gold",
        )
