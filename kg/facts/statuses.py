"""The status of claims as the trained network sees it, where it is sure that the rules are wrong.

It was trained on sentences of our own, half of which tell what has not happened or is no more. It is believed most
readily where it doubts that something happened: a plan that looks done is the worst mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kg.facts.relations import arguments_of, inputs
from kg.facts.scene import Scene
from kg.model import Argument, Claim, Mention, Status
from kg.network import STATUSES, load_network
from kg.ontology import Ontology

_SURE, _DOUBTS = 0.98, 0.9
"""The probability from which another status is believed, and from which one that is not real is."""
_REAL = frozenset((Status.COMPLETED, Status.CURRENT, Status.FORMER))


def mend_statuses(scene: Scene, claims: Sequence[Claim], ontology: Ontology) -> list[Claim]:
    """The claims of a sentence, in their order, each with the status that rules and network give it together."""
    arguments = arguments_of(scene)
    pairs = [_ends(claim, arguments, ontology) for claim in claims]
    asked = sorted({pair for pair in pairs if pair is not None})
    if not asked or scene.sentence.vectors is None:
        return list(claims)
    rows = load_network("statuses")(words=scene.sentence.vectors, **inputs(scene, arguments, asked))
    seen = dict(zip(asked, rows, strict=True))
    return [claim if pair is None else _mended(claim, seen[pair]) for claim, pair in zip(claims, pairs, strict=True)]


def _ends(claim: Claim, arguments: Sequence[Argument], ontology: Ontology) -> tuple[int, int] | None:
    """The numbers of the first mention among the fillers, in the order of the ontology, and of the next argument."""
    places = {(argument.start, argument.end): number for number, argument in enumerate(arguments)}
    roles = (role.name for role in ontology.fact_class(claim.type).roles)
    fillers = [filler for role in roles for filler in claim.roles.get(role, ())]
    known = [(filler, places[filler.start, filler.end]) for filler in fillers if (filler.start, filler.end) in places]
    mentions = [number for filler, number in known if isinstance(filler, Mention)]
    others = [number for _, number in known if mentions and number != mentions[0]]
    return (mentions[0], others[0]) if others else None


def _mended(claim: Claim, probabilities: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Claim:
    best = STATUSES[int(probabilities.argmax())]
    sure = float(probabilities.max())
    unreal = claim.status in _REAL and best not in _REAL
    if best == claim.status or sure < (_DOUBTS if unreal else _SURE):
        return claim
    return replace(claim, status=best)
