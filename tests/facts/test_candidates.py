"""Names that stand where a role is looked for, and mean something else."""

from __future__ import annotations

import pytest
from facts_samples import told

NOT_MEANT = [
    ("Lumio bought ten Airbus aircraft.", "acquisition"),
    ("Lumio moved the factory to Lisbon.", "residence"),
    ("Mara Lindqvist was hired by Tomas Reyl.", "employment"),
    ("The company runs Lumio service stations in Germany.", "office"),
    ("She works at the Lumio Lab in Building 31.", "office"),
    ("He delivered goods to Lumio after the flood.", "supply"),
    ("Mara Lindqvist plays a role in the Corvell family.", "employment"),
    ("Arbenta made an investment in the Corvell product range.", "investment"),
    ("Arbenta invested $5m in the Corvell factory.", "investment"),
    ("Arbenta combines the Paris and Lisbon exchanges.", "merger"),
    ("Arbenta paid $5m for a flat in Paris.", "acquisition"),
    ("Most of Arbenta's employees are based in Oslo.", "headquarters"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_MEANT)
def test_a_name_that_means_something_else_fills_no_role(text: str, type_: str) -> None:
    assert told(text, type_) == []


def test_who_buys_a_subsidiary_does_not_buy_the_firm_that_has_it() -> None:
    assert "Corvell" not in {roles["target"] for roles in told("Lumio bought Corvell's subsidiary.", "acquisition")}


def test_a_town_employs_those_in_public_office_only() -> None:
    mayor = told("Mara Lindqvist is the mayor of Oslo.", "employment")
    assert [roles["organization"] for roles in mayor] == ["Oslo"]
    assert told("Mara Lindqvist is a carpenter of Oslo.", "employment") == []


def test_what_a_ministry_is_for_is_no_employer() -> None:
    assert told("Mara Lindqvist is Minister of Mineral Resources.", "employment") == []
    assert told("Mara Lindqvist is Minister for Baltic and Nordic Affairs.", "employment") == []
    posts = told("Mara Lindqvist was a Danish botanist. She became Minister of Mineral Resources.", "employment")
    assert [(post["organization"], post["position"]) for post in posts] == [
        ("Denmark", "Minister of Mineral Resources")
    ]


def test_whose_name_a_chair_bears_does_not_hold_it() -> None:
    assert told("She met the Edwin Lund Professor of Law at Harvard University.", "employment") == []


def test_where_a_club_plays_is_not_the_club() -> None:
    posts = told("Mara Lindqvist plays for Premier League side Leicester City.", "employment")
    assert [post["organization"] for post in posts] == ["Leicester City"]


def test_nobody_serves_a_war_or_plays_for_a_final() -> None:
    assert told("Ivo Lund served in World War II.", "employment") == []
    assert told("Ivo Lund played in his only Super Bowl.", "employment") == []


def test_the_titles_of_works_tell_of_no_families() -> None:
    assert told("Her novels include Ivo Lund and The Devil's Daughter.", "family") == []
