"""Of which country officials and players are whom a text calls by their titles only."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

BEFORE = "Kenya has a new budget. The Kenyan parliament passed it on Friday, and the Kenyan press was pleased."
MATCH = "It was a match with two goals."


def posts(text: str) -> list[tuple[str, str]]:
    """Whom the text employs, and where."""
    told = [roles_of(claim) for claim in claims_of(text) if claim.type == "employment"]
    return [(roles["person"], roles["organization"]) for roles in told]


@pytest.mark.parametrize("title", ["President", "Finance Minister", "Prime Minister"])
def test_a_bare_title_of_state_is_one_of_the_country_that_the_text_is_about(title: str) -> None:
    (post,) = posts(f"{BEFORE} {title} Ivo Lund was away.")
    assert post[0] == "Ivo Lund"
    assert post[1] in ("Kenya", "Kenyan")


@pytest.mark.parametrize("title", ["Vice President", "Group President", "A minister,", "the club president"])
def test_titles_that_others_bear_too_are_nobodys(title: str) -> None:
    assert posts(f"{BEFORE} {title} Ivo Lund was away.") == []


def test_where_two_countries_are_named_as_often_a_title_is_neithers() -> None:
    text = "The Kenyan and Danish parliaments met. Kenya and Denmark agreed. President Ivo Lund was away."
    assert posts(text) == []


def test_the_government_just_named_goes_before_the_country_named_most() -> None:
    text = "China grew. China sold less. Norway is small."
    assert posts(f"{text} Economy Minister Ivo Lund explained why.") == [("Ivo Lund", "China")]
    text = "China grew. China sold less. Norway is small. The Norwegian government has blocked it."
    assert posts(f"{text} Economy Minister Ivo Lund explained why.") == [("Ivo Lund", "Norway")]


def test_a_minister_told_without_his_country_is_one_of_that_which_the_text_is_about() -> None:
    text = "Norway grew. Norway sold less. Ivo Lund was transport minister from 2012 until 2014"
    assert posts(f"{text}.") == [("Ivo Lund", "Norway")]
    assert posts(f"{text}, when President Ole Berg dismissed him.") == [("Ivo Lund", "Norway"), ("Ole Berg", "Norway")]


def test_who_plays_for_a_country_is_employed_by_it_in_a_text_on_sports() -> None:
    assert posts(f"{MATCH} Norway's goalkeeper Ivo Lund was hurt.") == [("Ivo Lund", "Norway")]
    assert posts(f"{MATCH} The Norwegian captain Ivo Lund was hurt.") == [("Ivo Lund", "Norway")]
    assert posts("The Norwegian captain Ivo Lund sold his ship.") == []


def test_a_player_who_is_replaced_stays_in_the_team_as_does_who_comes() -> None:
    text = f"{MATCH} Norway's goalkeeper Ivo Lund was replaced by Ole Berg."
    statuses = {c.status.value for c in claims_of(text) if c.type == "employment"}
    assert statuses == {"current"}
    assert posts(text) == [("Ivo Lund", "Norway"), ("Ole Berg", "Norway")]


@pytest.mark.parametrize(
    "text",
    [
        "Former Prime Minister Ivo Lund was away.",
        "Ivo Lund resigned as prime minister.",
        "Ivo Lund had been prime minister.",
    ],
)
def test_offices_of_the_past_are_of_that_country_too(text: str) -> None:
    assert {post[0] for post in posts(f"{BEFORE} {text}")} == {"Ivo Lund"}
    assert posts(f"{BEFORE} Former President Ivo Lund of Chile flew to Lima and La Paz.") != [("Ivo Lund", "Kenya")]


def test_a_president_is_one_of_state_where_votes_or_arms_are_told_of() -> None:
    assert [post[0] for post in posts(f"{BEFORE} Ivo Lund was elected president in May.")] == ["Ivo Lund"]
    assert posts(f"{BEFORE} Ivo Lund became president in May.") == []


def test_a_body_shows_which_place_is_a_country() -> None:
    text = "Ghana has voted. The Ghanaian army said Ghana was calm. President Ivo Lund was away."
    assert posts(text) == [("Ivo Lund", "Ghana")]


def test_who_commands_the_forces_of_a_country_is_in_its_service() -> None:
    assert posts("Kenya's army chief of staff Ivo Lund was away.") == [("Ivo Lund", "Kenya")]
    assert posts("Kenya's tea boss Ivo Lund was away.") == []


def test_a_title_behind_another_country_is_not_one_of_the_country_of_the_text() -> None:
    assert posts(f"{BEFORE} Denmark was represented by President Ivo Lund.") == []
    assert [post[0] for post in posts(f"{BEFORE} In Copenhagen, President Ivo Lund met them.")] == ["Ivo Lund"]


def test_who_is_abroad_holds_no_office_there() -> None:
    assert posts("Mara Lindqvist served as deputy ambassador in London.") == []
    assert posts("Mara Lindqvist served as mayor in London.") != []
