"""Where an article comes back to what a case is about: who else says so.

News states the matter of an investigation once and then retells it with its source: "According to the Herald,
staff of the retailer took bribes". Such a sentence says the same of the same accused if it repeats most of the
matter's content words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import referent
from kg.facts.scene import Scene
from kg.facts.status import attribution
from kg.model import Claim, FactType, Mention, Role, Span, Value

ACCUSED, MATTER = Role("accused"), Role("matter")
_CONTENT = ("NOUN", "VERB", "PROPN", "ADJ")
_SHARE = 0.5
"""Part of the matter's content words that a sentence must repeat."""
_FEWEST = 3


def retold_allegations(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Claims of later, attributed sentences that retell what a legal case is about."""
    lemmas = [_content(scene, scene.sentence) for scene in scenes]
    for claim in claims:
        matter = next((v for v in claim.roles.get(MATTER, ()) if isinstance(v, Value)), None)
        if claim.type != FactType("legal_case") or matter is None:
            continue
        home = next(i for i, scene in enumerate(scenes) if scene.sentence.start == claim.sentence.start)
        words = _content(scenes[home], matter)
        for scene, content in zip(scenes[home + 1 :], lemmas[home + 1 :], strict=True):
            if len(words & content) >= max(_FEWEST, _SHARE * len(words)):
                yield from _retold(claim, scene)


def _content(scene: Scene, span: Span) -> set[str]:
    return {scene.tokens[i].lemma for i in scene.inside(span) if scene.tokens[i].pos in _CONTENT}


def _retold(claim: Claim, scene: Scene) -> Iterator[Claim]:
    names = {referent(a) for a in claim.roles[ACCUSED] if isinstance(a, Mention)}
    for accused in scene.mentions:
        head = scene.head(accused)
        if head is None or referent(accused) not in names:
            continue
        sources = attribution(scene, head)
        if sources and accused not in sources:
            yield replace(
                claim,
                roles={ACCUSED: (accused,)},
                sentence=scene.span,
                extractor="rule:legal_case/retold",
                attribution=sources,
            )
            return
