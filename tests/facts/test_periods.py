"""When a post began and when it ended."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, told

from kg.model import Status

TURNS = [
    ("Mara Lindqvist retired in May 2006 and joined Arbenta Group.", "start date"),
    ("Mara Lindqvist was appointed chairman of Arbenta Group in May 2006.", "start date"),
    ("Mara Lindqvist became chairman of Arbenta Group in May 2006.", "start date"),
    ("Mara Lindqvist resigned as chairman of Arbenta Group in May 2006.", "end date"),
    ("In May 2006 Mara Lindqvist moved to Lyon and became chairman of Arbenta Group.", "start date"),
    ("Mara Lindqvist moved to Lyon in May 2006 and is chairman of Arbenta Group.", ""),
    ("Mara Lindqvist was dismissed by Arbenta Group in May 2006.", "end date"),
    ("Mara Lindqvist was chairman of Arbenta Group in May 2006.", "date"),
    ("Mara Lindqvist has been chairman of Arbenta Group since May 2006.", "start"),
    ("Mara Lindqvist was chairman of Arbenta Group until May 2006.", "end"),
    ("Mara Lindqvist chaired Arbenta Group until her death in May 2006.", "end"),
]


@pytest.mark.parametrize(("text", "filled"), TURNS)
def test_the_verb_tells_what_happened_at_a_time(text: str, filled: str) -> None:
    periods = [
        {name: roles[name] for name in ("start", "end", "date") if name in roles} for roles in told(text, "employment")
    ]
    assert periods == [dict.fromkeys(filled.split(), "2006-05")]


def test_what_lasted_until_somebody_acted_is_no_period_of_his() -> None:
    told_of = told(
        "Ole Berg ran it from 1999 until 2006, when Arbenta chairman Mara Lindqvist fired him.", "employment"
    )
    (chairman,) = (roles for roles in told_of if roles["person"] == "Mara Lindqvist")
    assert not {"start", "end"} & chairman.keys()


def test_a_day_of_the_week_is_when_a_choice_was_announced() -> None:
    (roles,) = told("Arbenta Group named Mara Lindqvist chairman on Monday.", "employment")
    assert "start" not in roles


def test_a_week_is_a_day_of_which_one_knows_no_more_and_no_period() -> None:
    (roles,) = told("Arbenta Group chairman Mara Lindqvist steps down next week.", "employment")
    assert ("start" in roles, roles["end"]) == (False, "2018-09-24/2018-09-30")


def test_a_post_that_begins_after_the_day_of_the_text_is_one_to_come() -> None:
    text = "Mara Lindqvist takes over as chairman of Arbenta Group on 1 October 2018."
    assert {claim.status for claim in claims_of(text) if claim.type == "employment"} == {Status.FUTURE}
