"""Who is said to say so."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, mention, name_of, scene

from kg.facts.status import attribution
from kg.model import FactType

SAID = [
    ("Arbenta bought Corvell.", []),
    ("Mara Lindqvist said Arbenta bought Corvell.", ["Mara Lindqvist"]),
    ("Mara Lindqvist said that Arbenta had bought Corvell.", ["Mara Lindqvist"]),
    ('"Arbenta bought Corvell," Mara Lindqvist said.', ["Mara Lindqvist"]),
    ("Arbenta has bought Corvell, Mara Lindqvist told reporters.", ["Mara Lindqvist"]),
    ("According to the Northmoor Herald, Arbenta bought Corvell.", ["Northmoor Herald"]),
    ("Arbenta bought Corvell, according to the Northmoor Herald.", ["Northmoor Herald"]),
    ("The Northmoor Herald reported that Arbenta bought Corvell.", ["Northmoor Herald"]),
    ("A spokesman for Lumio Group said Arbenta bought Corvell.", ["Lumio Group"]),
    ("Sources told the Northmoor Herald that Arbenta bought Corvell.", []),
    ("Arbenta denied that it bought Corvell.", ["Arbenta"]),
    ("Arbenta, which said it would grow, bought Corvell.", []),
    ("Lumio Group added 200 jobs after Arbenta bought Corvell.", []),
    ("Lumio Group shares added 1.7%, while Arbenta bought Corvell.", []),
]


@pytest.mark.parametrize(("text", "sources"), SAID)
def test_a_claim_is_attributed_to_who_says_so(text: str, sources: list[str]) -> None:
    (claim,) = (claim for claim in claims_of(text) if claim.type == FactType("acquisition"))
    assert [name_of(source) for source in claim.attribution] == sources


def test_a_place_says_nothing() -> None:
    text = "Lyon said Arbenta bought Corvell"
    words = "Lyon/NNP/nsubj>1 said/say/VBD/ROOT>1 Arbenta/NNP/nsubj>3 bought/buy/VBD/ccomp>1 Corvell/NNP/dobj>3"
    assert attribution(scene(text, words, mention(text, "Lyon", "place")), 3) == ()
    source = mention(text, "Lyon", "person")
    assert attribution(scene(text, words, source), 3) == (source,)


@pytest.mark.parametrize(
    "text",
    [
        "Norwell Foods has bought Kelbrand Dairies, its chairman, Ivo Lund, told reporters.",
        "Norwell has bought Kelbrand, its chairman Ivo Lund said.",
        "Norwell has bought Kelbrand, Ivo Lund said on Monday.",
    ],
)
def test_who_speaks_at_the_end_says_so(text: str) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.type == "acquisition"]
    assert [mention.text for mention in claim.attribution] == ["Ivo Lund"]
