"""Analysis -> claims: what the sentences of a document say."""

from __future__ import annotations

from kg.facts.allegations import retold_allegations
from kg.facts.biography import affiliations, authorship, life_spans, nationalities
from kg.facts.deals import fates_of_deals
from kg.facts.extraction import extract_from_sentence
from kg.facts.scene import Scene
from kg.model import Analysis, Claim, SectionKind
from kg.ontology import Ontology

__all__ = ["extract_claims"]

_UNREAD = (SectionKind.BYLINE, SectionKind.DATELINE, SectionKind.FURNITURE)


def extract_claims(analysis: Analysis, ontology: Ontology) -> tuple[Claim, ...]:
    """What the document says, sentence by sentence, in the order of the text."""
    scenes = [Scene(sentence, analysis) for sentence in analysis.sentences if sentence.section not in _UNREAD]
    claims = list(authorship(analysis))
    for scene in scenes:
        if not scene.mentions:
            continue
        claims += extract_from_sentence(scene, ontology)
        claims += life_spans(scene)
        claims += nationalities(scene)
        claims += affiliations(scene)
    return (*claims, *retold_allegations(claims, scenes), *fates_of_deals(claims, scenes))
