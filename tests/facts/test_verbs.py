"""What a verb is called, and its voice."""

from __future__ import annotations

import pytest
from facts_samples import syntax_by_hand

from kg.facts.grammar import is_passive, verb_phrase, verb_phrases


def test_a_passive_without_agent_has_an_object_and_no_subject() -> None:
    syntax = syntax_by_hand("Corvell/NNP/nsubjpass>2 was/be/VBD/auxpass>2 bought/buy/VBN/ROOT>2")
    assert is_passive(syntax, 2)
    assert (syntax.links(2)["subject"], syntax.links(2)["object"]) == ([], [0])


def test_the_perfect_is_no_passive() -> None:
    syntax = syntax_by_hand("Arbenta/NNP/nsubj>2 has/have/VBZ/aux>2 bought/buy/VBN/ROOT>2 Corvell/NNP/dobj>2")
    assert not is_passive(syntax, 2)
    assert syntax.links(2)["subject"] == [0]


def test_a_verb_is_known_with_its_particle_and_with_what_its_lemma_may_be() -> None:
    syntax = syntax_by_hand("Arbenta/NNP/nsubj>1 hopes/hop/VBZ/ROOT>1 took/take/VBD/conj>1 over/RP/prt>2")
    assert verb_phrases(syntax, 1) == ("hop", "hope")
    assert verb_phrase(syntax, 2) == "take over"


@pytest.mark.parametrize("word", ["out", "off", "away", "down", "through"])
def test_a_particle_that_the_tagger_takes_for_an_adverb_is_a_particle(word: str) -> None:
    syntax = syntax_by_hand(f"She/PRP/nsubj>1 stepped/step/VBD/ROOT>1 {word}/RB/advmod>1")
    assert verb_phrase(syntax, 1) == f"step {word}"


def test_a_preposition_with_its_noun_is_no_particle() -> None:
    syntax = syntax_by_hand("She/PRP/nsubj>1 walked/walk/VBD/ROOT>1 down/IN/prep>1 streets/NNS/pobj>2")
    assert verb_phrase(syntax, 1) == "walk"
