"""Lists of who holds how much."""

from __future__ import annotations

import pytest
from facts_samples import analysed, told

from kg.facts.owner_lists import shares
from kg.facts.scene import Scene

SHARES = [
    ("Corvell (60%) and Rothmere (40%) own Arbenta.", {"Corvell": "60%", "Rothmere": "40%"}),
    ("Arbenta is 60 percent owned by Corvell and 40 percent by Rothmere.", {"Corvell": "60%", "Rothmere": "40%"}),
    ("Corvell holds 40 percent of Arbenta, Rothmere the remaining 25 percent.", {"Corvell": "40%", "Rothmere": "25%"}),
    ("Sales of Corvell rose by 40 percent.", {}),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_share_is_that_of_the_holder_beside_it(text: str, expected: dict[str, str]) -> None:
    analysis = analysed(text)
    found = shares(Scene(analysis.sentences[0], analysis))
    assert {holder.text: share.value for holder, share in found.items()} == expected


LISTS = [
    "Arbenta has three shareholders: Corvell, Rothmere and Tolvane.",
    "Arbenta's shareholders include Corvell, Rothmere and Tolvane.",
    "Corvell bought 5 percent of Arbenta. Other shareholders are Rothmere and Tolvane.",
]


@pytest.mark.parametrize("text", LISTS)
def test_whoever_is_listed_holds_shares(text: str) -> None:
    found = {(holding["owner"], holding["organization"]) for holding in told(text, "shareholding")}
    assert found >= {("Rothmere", "Arbenta"), ("Tolvane", "Arbenta")}


def test_a_bare_number_behind_percentages_is_one() -> None:
    text = "The owners of Arbenta are Corvell with 40 percent, Rothmere with 35 and Tolvane with the other 25."
    found = {holding["owner"]: holding.get("stake") for holding in told(text, "shareholding")}
    assert found == {"Corvell": "40%", "Rothmere": "35%", "Tolvane": "25%"}


def test_founders_who_own_half_each() -> None:
    text = "Corvell and Rothmere have set up a company, Arbenta, to lay pipelines. Each will hold 50 percent."
    assert {(h["owner"], h["stake"]) for h in told(text, "shareholding")} == {("Corvell", "50%"), ("Rothmere", "50%")}
