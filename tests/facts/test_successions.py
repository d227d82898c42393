"""Who comes and goes, where the sentence tells only in passing of which firm."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of


def posts(text: str) -> set[tuple[str, str, str]]:
    """Persons, firms and statuses of all posts that the text tells of."""
    told = [(roles_of(c), c.status.value) for c in claims_of(text) if c.type == "employment"]
    return {(roles["person"], roles["organization"], status) for roles, status in told}


@pytest.mark.parametrize(
    ("text", "person", "status"),
    [
        ("Arbenta said Mara Lindqvist was elected chairman.", "Mara Lindqvist", "current"),
        ("Arbenta Ltd announced that Mara Lindqvist had resigned.", "Mara Lindqvist", "former"),
        ("Arbenta Ltd said that Mara Lindqvist has stepped down.", "Mara Lindqvist", "former"),
    ],
)
def test_a_firm_tells_of_its_own(text: str, person: str, status: str) -> None:
    (post,) = posts(text)
    assert (post[0], post[2]) == (person, status)
    assert post[1].startswith("Arbenta")


@pytest.mark.parametrize(
    "text",
    [
        "The Oslo Post said that Mara Lindqvist has stepped down.",
        "Arbenta said that Mara Lindqvist has resigned from the government.",
        "Arbenta said that Mara Lindqvist has retired to Sweden.",
    ],
)
def test_others_and_other_posts_are_not_of_the_firm(text: str) -> None:
    assert not [post for post in posts(text) if "Post" in post[1] or "government" in text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mara Lindqvist will replace Ivo Lund, who has run Arbenta since 1999.",
            {("Mara Lindqvist", "Arbenta", "future"), ("Ivo Lund", "Arbenta", "current")},
        ),
        (
            "Mara Lindqvist takes over from Ivo Lund, who stepped down as chief executive of Arbenta in May.",
            {("Mara Lindqvist", "Arbenta", "current"), ("Ivo Lund", "Arbenta", "former")},
        ),
        (
            "Mara Lindqvist was named chairman of Arbenta, replacing Ivo Lund.",
            {("Mara Lindqvist", "Arbenta", "future"), ("Ivo Lund", "Arbenta", "former")},
        ),
    ],
)
def test_who_follows_another_works_where_that_one_did(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert posts(text) >= expected


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindqvist, previously at Corvell Group, succeeds Ivo Lund, who has retired.",
        "Ivo Lund replaced the boiler at Arbenta Group.",
    ],
)
def test_where_one_was_before_is_not_where_the_other_was(text: str) -> None:
    assert not [post for post in posts(text) if post[0] == "Ivo Lund"]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Mara Lindqvist joined Arbenta Group in 1990 and became president in 1995.", {"president"}),
        ("Mara Lindqvist joined Arbenta Group in 1990 and was appointed treasurer in 1995.", {"treasurer"}),
        ("Mara Lindqvist left Arbenta Group in 1990 and became president in 1995.", set()),
        ("Mara Lindqvist joined Arbenta Group in 1990 and became president of Corvell in 1995.", set()),
    ],
)
def test_a_career_goes_on_in_the_firm_that_one_has_joined(text: str, positions: set[str]) -> None:
    told = [roles_of(c) for c in claims_of(text) if c.type == "employment"]
    assert {r["position"] for r in told if r["organization"] == "Arbenta Group" and "position" in r} == positions


@pytest.mark.parametrize(
    "text",
    [
        "The appointment of Mara Lindqvist follows months of delay, Arbenta Group said.",
        "Arbenta Group said Mara Lindqvist's resignation had been accepted.",
    ],
)
def test_who_announces_a_turn_by_a_noun_is_the_firm(text: str) -> None:
    told = [roles_of(c) for c in claims_of(text) if c.type == "employment"]
    assert {(r["person"], r["organization"]) for r in told} == {("Mara Lindqvist", "Arbenta Group")}
