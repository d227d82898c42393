"""Names of firms that stand for something else."""

from __future__ import annotations

import pytest
from facts_samples import told

NOT_MEANT = [
    ("Corvell persuaded Mara Lindqvist to take over Arbenta.", "acquisition"),
    ("Lumio became part of the FTSE 250 Index.", "subsidiary"),
    ("Lumio has acquired the Corvell clothing trademarks.", "acquisition"),
    ("Lumio makes joints, which it began manufacturing in 1961.", "founding"),
    ("Lumio created the documentary Corvell in 2006.", "founding"),
    ("Lumio owned the Corvell stake, as it built up its Corvell stake.", "founding"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_MEANT)
def test_a_name_that_means_no_firm_fills_no_role(text: str, type_: str) -> None:
    assert told(text, type_) == []


def test_former_staff_of_a_firm_are_not_the_firm() -> None:
    facts = told("Lumio was formed by former Corvell employees in 2013.", "founding")
    assert "Corvell" not in {fact.get("founder") for fact in facts}


def test_what_a_bracket_tells_of_the_buyer_buys_nothing() -> None:
    (deal,) = told("Lumio was bought by Corvell (owner of Kirkmoor and Arbenta) in 2000.", "acquisition")
    assert deal["acquirer"] == "Corvell"


def test_what_two_are_merged_into_is_no_party() -> None:
    (fact,) = told("Lumio and Corvell were merged into one company called Arbenta.", "merger")
    assert fact["party"] == "Lumio + Corvell"


def test_a_court_that_throws_a_merger_out_is_no_party() -> None:
    parties = [fact["party"] for fact in told("The Court of Appeal threw out the merger of Lumio.", "merger")]
    assert not any("Court" in party for party in parties)
