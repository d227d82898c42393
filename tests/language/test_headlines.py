"""Names in headlines in title case."""

from __future__ import annotations

import pytest
from language_samples import document, understood

from kg.model import MentionKind

BODY = "Corvell Drilling Inc said Mara Lindqvist would leave. It had agreed to buy four mills in a complete offer."


def names_above(headline: str, body: str = BODY) -> list[str]:
    """The names of the headline of a text."""
    text = f"{headline}\n\n{body}"
    mentions = understood(document(text, title=headline)).mentions
    return [m.text for m in mentions if m.kind is MentionKind.NAME and m.end <= len(headline)]


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Corvell Drilling Completes Tender Offer for Four Mills", ["Corvell Drilling"]),
        ("Corvell to Buy Four Norwegian Mills", ["Corvell"]),
        ("Lindqvist to Leave Corvell After Offer for Mills", ["Lindqvist", "Corvell"]),
        ("Board Turns Down Offer for Mills", []),
    ],
)
def test_a_headline_in_title_case_names_what_the_text_names(headline: str, names: list[str]) -> None:
    assert names_above(headline) == names


def test_a_name_alone_and_a_sentence_stay_as_they_are() -> None:
    assert names_above("Corvell Drilling Company", "Corvell makes pumps. The company was founded in 1950.") == [
        "Corvell Drilling Company"
    ]
    assert names_above("Reyl Group bids for Corvell Drilling") == ["Reyl Group", "Corvell Drilling"]
