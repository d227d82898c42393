"""Cases of which nothing came."""

from __future__ import annotations

import pytest
from facts_samples import ruled

TOLD = "Arbenta was sued by Corvell in 2003. "


def outcome(text: str) -> str:
    """The status that the text gives a case at last."""
    return [str(c.status) for c in ruled(text) if c.type == "legal_case"][-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "A federal judge dismissed the suit last year.",
        "The case was dropped two years later.",
        "The lawsuit was thrown out in May.",
    ],
)
def test_a_later_sentence_may_end_a_case(sentence: str) -> None:
    assert outcome(TOLD + sentence) == "cancelled"


@pytest.mark.parametrize(
    "sentence",
    [
        "Arbenta rejected the claim.",
        "Arbenta wants the suit to be dismissed.",
        "A court rejected the appeal.",
    ],
)
def test_what_does_not_end_it(sentence: str) -> None:
    assert outcome(TOLD + sentence) != "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "The accountant Paolo Nespoli was acquitted by a court in Milan.",
        "Stavros Kalligas was cleared by a court in Athens of bribing customs officers.",
        "Arbenta was found not guilty of fraud by a court in Leeds.",
    ],
)
def test_who_is_acquitted_is_accused_no_more(text: str) -> None:
    assert outcome(text) == "cancelled"


def test_who_is_found_guilty_is_not() -> None:
    assert outcome("Arbenta was found guilty of fraud by a court in Leeds.") == "completed"
