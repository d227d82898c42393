"""Later sentences that retell, with their source, what a case is about."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, statuses, told

from kg.model import Claim, FactType

CASE = "Regulators are investigating Corvell Group over bribes paid to customs officers in ports."
SUED = "Lumio Inc sued Corvell Group for leaking secret customer records to rivals."


def retold(text: str) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.extractor.endswith("/retold")]


RETOLD = [
    f"{CASE} According to the Northmoor Herald, Corvell Group paid bribes to customs officers.",
    f"{CASE} Markets fell. The Northmoor Herald said Corvell Group paid bribes to officers in ports.",
]


@pytest.mark.parametrize("text", RETOLD)
def test_an_attributed_sentence_that_repeats_the_matter_says_the_same_of_the_accused(text: str) -> None:
    (claim,) = retold(text)
    assert claim.type == FactType("legal_case")
    assert roles_of(claim) == {"accused": "Corvell Group"}
    assert [source.text for source in claim.attribution] == ["Northmoor Herald"]
    assert claim.sentence.start >= len(CASE)


NOT_RETOLD = [
    f"{CASE} Corvell Group paid bribes to customs officers.",
    f"{CASE} According to the Northmoor Herald, Corvell Group makes maps.",
    f"{CASE} According to the Northmoor Herald, bribes were paid to customs officers.",
    f"{CASE} According to the Northmoor Herald, Lumio Inc paid bribes to customs officers.",
    f"According to the Northmoor Herald, Corvell Group paid bribes to customs officers. {CASE}",
    "According to the Northmoor Herald, Corvell Group paid bribes to customs officers.",
]


@pytest.mark.parametrize("text", NOT_RETOLD)
def test_without_source_matter_accused_or_case_nothing_is_retold(text: str) -> None:
    assert retold(text) == []


def test_the_case_itself_is_told_once_with_its_matter() -> None:
    (roles,) = told(CASE, "legal_case")
    assert roles["accused"] == "Corvell Group"
    assert roles["matter"].startswith("bribes")
    (sued,) = told(SUED, "legal_case")
    assert (sued["authority"], sued["accused"]) == ("Lumio Inc", "Corvell Group")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (CASE, "completed"),
        (SUED, "completed"),
        ("Lumio Inc may sue Corvell Group.", "rumoured"),
        ("Lumio Inc plans to sue Corvell Group.", "planned"),
        ("Lumio Inc did not sue Corvell Group.", "denied"),
    ],
)
def test_a_case_has_a_status_of_its_own(text: str, status: str) -> None:
    assert [str(found) for found in statuses(text, "legal_case")] == [status]
