"""Up, down and across a sentence's tree."""

from __future__ import annotations

from facts_samples import syntax_by_hand

BOUGHT = "Arbenta/NNP/nsubj>1 bought/buy/VBD/ROOT>1 Corvell/NNP/dobj>1 and/CC/cc>2 Lumio/NNP/conj>2"


def test_coordinated_objects_are_found_through_their_first() -> None:
    syntax = syntax_by_hand(BOUGHT)
    assert syntax.links(1)["object"] == [2]
    assert syntax.conjuncts(2) == [2, 4]
    assert syntax.first_conjunct(4) == 2


def test_the_tree_can_be_walked_both_ways() -> None:
    syntax = syntax_by_hand(BOUGHT)
    assert syntax.root == 1
    assert list(syntax.ancestors(4)) == [2, 1]
    assert sorted(syntax.subtree(2)) == [2, 3, 4]
    assert syntax.children(1, "nsubj") == [0]
    assert syntax.children(1) == [0, 2]
