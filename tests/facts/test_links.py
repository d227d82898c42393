"""Links of triggers that grammar has no name for."""

from __future__ import annotations

import pytest
from facts_samples import analysed

from kg.facts.links import links_of, targets_of
from kg.facts.match import iter_matches
from kg.facts.scene import Scene
from kg.ontology import load_ontology

LINKS = [
    ("Lumio snapped up smaller rival Corvell.", "rival", "host", {"Lumio"}),
    ("Lumio sold Corvell, its shipping arm.", "arm", "own", {"Lumio"}),
    ("Lumio plans to leave Corvell, the leasing arm of Arbenta.", "arm", "aside", {"Corvell"}),
    ("20 million users had their data hacked.", "hack", "holder", {"users"}),
    ("Lumio and Corvell merged to form Arbenta.", "merge", "outcome", {"Arbenta"}),
    ("Its warehouse is in Oslo.", "warehouse", "located", {"Oslo"}),
    ("Its warehouse near Oslo burned down.", "warehouse", "next", {"Oslo"}),
    ("Lumio (formerly Corvell) makes maps.", "formerly", "before", {"Lumio"}),
    ("Lumio (formerly Corvell) makes maps.", "formerly", "after", {"Corvell"}),
    ("Lumio holds a stake in Corvell.", "stake", "carrier_subject", {"Lumio"}),
    ("Lumio holds a stake in Corvell.", "stake", "in+subject", {"Lumio", "Corvell"}),
]


@pytest.mark.parametrize(("text", "trigger", "path", "expected"), LINKS)
def test_a_special_link_leads_where_the_sentence_means(text: str, trigger: str, path: str, expected: set[str]) -> None:
    analysis = analysed(text)
    scenes = (Scene(sentence, analysis) for sentence in analysis.sentences)
    pairs = ((scene, match) for scene in scenes for match in iter_matches(scene, load_ontology()))
    found = [
        {scene.tokens[token].text for token in targets_of(match, scene, path, links_of(match, scene))}
        for scene, match in pairs
        if match.word == trigger
    ]
    assert expected in found
