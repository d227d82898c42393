"""What became of an appointment."""

from __future__ import annotations

import pytest
from facts_samples import ruled, told

TOLD = "Arbenta named Mara Lindqvist chairman in May."


def outcome(text: str) -> str:
    """The status that the text gives a post at last."""
    return [str(c.status) for c in ruled(text) if c.type == "employment"][-1]


@pytest.mark.parametrize(
    "sentence",
    ["The appointment was annulled on Monday.", "Her nomination was withdrawn.", "She withdrew in June."],
)
def test_an_appointment_may_be_undone_in_the_next_sentence(sentence: str) -> None:
    assert outcome(f"{TOLD} {sentence}") == "cancelled"


@pytest.mark.parametrize(
    "sentence",
    ["The appointment was welcomed.", "The appointment may be annulled.", "She withdrew from Chile."],
)
def test_an_appointment_that_stands_is_left_alone(sentence: str) -> None:
    assert outcome(f"{TOLD} {sentence}") == "current"


def test_a_chairman_who_was_not_just_appointed_has_nothing_to_lose() -> None:
    assert outcome("Mara Lindqvist is the chairman of Arbenta. She withdrew a week later.") == "current"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("She will join on 1 September.", "future"),
        ("Lindqvist takes over on 1 July.", "future"),
        ("She replaces Ivo Brandt, who left in March.", "current"),
        ("She started on 1 March.", "current"),
        ("Ivo Brandt will start on 1 July.", "current"),
    ],
)
def test_who_will_only_start_is_not_there_yet(sentence: str, status: str) -> None:
    named = [c for c in ruled(f"{TOLD} {sentence}") if c.extractor == "rule:employment/name"]
    assert [str(c.status) for c in named] == [status]


def test_since_when_somebody_is_there() -> None:
    found = told("Arbenta finance director Ivo Lund, who joined from Kelbrand in 1994, said so.", "employment")
    (post,) = [post for post in found if post["organization"] == "Arbenta"]
    assert post["start"] == post["date"] == "1994"
