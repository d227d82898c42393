"""Bids of a sum that the parser takes for something else."""

from __future__ import annotations

import pytest
from language_samples import analysed


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Norwell accepted a £150m bid by Kelbrand.", "bid", "accepted"),
        ("Kelbrand is preparing a £150m bid for Norwell.", "bid", "preparing"),
        ("Norwell rejected a 7.4bn euro ($9bn) offer from Kelbrand.", "offer", "rejected"),
        ("Norwell rejected a $2.3 billion bid from Kelbrand.", "bid", "rejected"),
        ("Norwell made a $31 per share offer to buy Kelbrand.", "offer", "made"),
        ("Norwell noted an increased 31 dlr a share bid for Kelbrand.", "bid", "noted"),
    ],
)
def test_a_bid_is_the_object_and_not_its_sum(text: str, word: str, verb: str) -> None:
    (sentence,) = analysed(text).sentences
    bid = next(token for token in sentence.tokens if token.text == word)
    assert (bid.tag, bid.dep, sentence.tokens[bid.head].text) == ("NN", "dobj", verb)


def test_who_bids_is_no_noun() -> None:
    (sentence,) = analysed("Kelbrand has bid £150m for Norwell.").sentences
    assert next(token for token in sentence.tokens if token.text == "bid").tag != "NN"


@pytest.mark.parametrize(
    "text",
    [
        "A holder, Steffi Fujimoto, sued the company and its directors for turning down Petra's $23.4 per share bid.",
        "Norwell made a $31 per share offer to buy Kelbrand.",
        "To buy Kelbrand, Norwell made a $31 per share bid",
    ],
)
def test_the_sentence_remains_a_tree(text: str) -> None:
    (sentence,) = analysed(text).sentences
    for index in range(len(sentence.tokens)):
        path = [index]
        while (head := sentence.tokens[path[-1]].head) != path[-1]:
            assert head not in path
            path.append(head)
