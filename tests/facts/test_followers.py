"""Who follows whom in a post that another sentence tells."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.facts.match import names_of
from kg.facts.posts import ORGANIZATION, PERSON, POSITION
from kg.model import Claim, Role

LEAVES = "Mara Lindqvist resigned as chairman of Arbenta on Monday."
COMES = "Arbenta named Mara Lindqvist chairman."


def told(claim: Claim) -> tuple[str, str, str, str]:
    """Person, firm, post and status."""
    (person,), (firm,) = names_of(claim, PERSON), names_of(claim, ORGANIZATION)
    post = next((filler.text for filler in claim.roles.get(POSITION, ())), "")
    return person, firm, post, str(claim.status)


@pytest.mark.parametrize(
    ("text", "person", "status"),
    [
        (f"{LEAVES} Ivo Brandt will replace her.", "Ivo Brandt", "future"),
        (f"{LEAVES} Her successor is Ivo Brandt.", "Ivo Brandt", "current"),
        (f"{LEAVES} The firm said her successor would be Ivo Brandt.", "Ivo Brandt", "future"),
        (f"{LEAVES} Ivo Brandt has taken over from her.", "Ivo Brandt", "current"),
        (f"{COMES} She succeeds Ivo Brandt.", "Ivo Brandt", "former"),
        (f"{COMES} Her predecessor, Ivo Brandt, left in March.", "Ivo Brandt", "former"),
        (f"{LEAVES} She was succeeded by Ivo Brandt.", "Ivo Brandt", "current"),
        (f"{LEAVES} She was followed by Ivo Brandt.", "Ivo Brandt", "current"),
        ("Mara Lindqvist worked for Arbenta. She was succeeded as chairman by Ivo Brandt.", "Ivo Brandt", "current"),
        (f"{COMES} Her predecessor, Ivo Brandt, who is now president of Corvell, left.", "Ivo Brandt", "former"),
    ],
)
def test_who_comes_or_goes_has_the_post_of_the_other(text: str, person: str, status: str) -> None:
    posts = {told(claim) for claim in claims_of(text) if claim.type == "employment"}
    assert (person, "Arbenta", "chairman", status) in posts


def test_the_new_post_of_a_predecessor_is_nobody_elses() -> None:
    text = "Mara Lindqvist took office in 2018. Her predecessor, Ivo Brandt, who is now president of Corvell, left."
    posts = {told(claim) for claim in claims_of(text) if claim.type == "employment"}
    assert posts == {("Ivo Brandt", "Corvell", "president", "current")}


def test_who_follows_begins_when_the_other_leaves_with_the_last_post_told() -> None:
    text = "Mara Lindqvist, a clerk at Arbenta in 1990, was chairman of Arbenta from 1999 to 2004."
    claims = claims_of(f"{text} She left Arbenta in May 2004. Her successor was Ivo Brandt.")
    (claim,) = (c for c in claims if c.type == "employment" and "Ivo Brandt" in names_of(c, PERSON))
    assert told(claim) == ("Ivo Brandt", "Arbenta", "chairman", "current")
    assert [time.text for time in claim.roles[Role("start")]] == ["1999 to 2004"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAVES} Ivo Brandt may replace her.",
        f"{LEAVES} Ivo Brandt denied that he would replace her.",
        "Mara Lindqvist was chairman of Arbenta and is a director of Corvell. Ivo Brandt succeeded her.",
    ],
)
def test_a_rumour_or_two_firms_tell_of_no_post(text: str) -> None:
    posts = [claim for claim in claims_of(text) if claim.type == "employment" and POSITION in claim.roles]
    assert not any(told(claim)[0] == "Ivo Brandt" and told(claim)[3] in ("current", "future") for claim in posts)
