"""Posts whose firm the sentence does not name."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, told

BEFORE = "Corvell Ltd said that profits had fallen."

BARE = [
    "Chairman Ivo Lund blamed the weather.",
    '"It is raining," said chief executive Ivo Lund.',
    '"It was wet," chairman Ivo Lund said.',
    "Finance director Ivo Lund blamed the weather.",
    "Sales chief Ivo Lund blamed the weather.",
    "Spokesman Ivo Lund blamed the weather.",
    "Director of corporate planning Ivo Lund blamed the weather.",
]

NOT_BARE = [
    "Executive Ivo Lund blamed the weather.",
    "Director Ivo Lund blamed the weather.",
    "Chief Ivo Lund blamed the weather.",
    "Their chairman Ivo Lund blamed the weather.",
    "Ivo Lund, a chairman, blamed the weather.",
]


def posts(text: str) -> list[tuple[str, str]]:
    """The firms and statuses of what rules find that the text says of Ivo Lund's post."""
    found = (c for c in claims_of(text) if c.type == "employment" and c.extractor.startswith("rule:"))
    return [(roles_of(c)["organization"], c.status.value) for c in found]


@pytest.mark.parametrize("sentence", BARE)
def test_a_bare_title_is_one_of_the_firm_that_the_text_is_about(sentence: str) -> None:
    assert posts(f"{BEFORE} {sentence}") == [("Corvell Ltd", "current")]


@pytest.mark.parametrize("sentence", NOT_BARE)
def test_other_titles_are_nobodys(sentence: str) -> None:
    assert posts(f"{BEFORE} {sentence}") == []


def test_each_of_two_bare_titles_is_a_post() -> None:
    text = f'{BEFORE} "We are sorry," chairman and chief executive Ivo Lund said.'
    assert posts(text) == [("Corvell Ltd", "current")] * 2


def test_who_leads_a_board_is_its_chairman() -> None:
    text = f"{BEFORE} Arbenta's board, led by chairman Ivo Lund, turned the offer down."
    assert {firm for firm, _ in posts(text)} == {"Arbenta"}


def test_who_is_chosen_for_a_post_has_it_at_the_firm_that_the_text_is_about() -> None:
    assert posts(f"{BEFORE} Ivo Lund has been named chief executive.") == [("Corvell Ltd", "future")]
    assert posts(f"{BEFORE} Ivo Lund was named director of the film.") == []


def test_a_title_with_a_hyphen_is_one_of_two() -> None:
    found = claims_of("Ivo Lund has stepped down as director and vice-chairman of Corvell.")
    assert [(roles_of(c)["position"], c.status.value) for c in found] == [
        ("director", "former"),
        ("vice-chairman", "former"),
    ]


def test_of_several_firms_it_is_one_of_which_the_text_tells_often() -> None:
    text = f"{BEFORE} Corvell Ltd will close a mill. Corvell Ltd owns four. Arbenta Bank called that wise."
    assert posts(f"{text} Chief executive Ivo Lund blamed the weather.") == [("Corvell Ltd", "current")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chief executive Ivo Lund said Arbenta would close a mill.",
        "The group's chief executive, Ivo Lund, said Arbenta would close a mill.",
        "Arbenta plans to bid for Corvell, its chairman, Ivo Lund, said.",
    ],
)
def test_who_speaks_speaks_for_the_firm_that_he_tells_of(sentence: str) -> None:
    assert posts(sentence) == [("Arbenta", "current")]


def test_the_firm_in_front_of_the_title_goes_first() -> None:
    assert posts(f"{BEFORE} Arbenta chairman Ivo Lund blamed the weather.") == [("Arbenta", "current")]


def test_without_a_firm_there_is_no_post() -> None:
    assert posts("It was raining. Chairman Ivo Lund blamed the weather.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta chairman Mara Lindqvist and chief executive Ivo Lund blamed the weather.",
        "Former Arbenta finance director Mara Lindqvist and ex-chairman Ivo Lund were charged.",
        "Arbenta chief executive Mara Lindqvist, chairman Ivo Lund and others blamed the weather.",
    ],
)
def test_titles_side_by_side_are_of_one_firm(text: str) -> None:
    firms = {(roles_of(c)["person"], roles_of(c)["organization"]) for c in claims_of(text) if c.type == "employment"}
    assert firms == {("Mara Lindqvist", "Arbenta"), ("Ivo Lund", "Arbenta")}


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Ivo Lund is Chairman and CEO of Arbenta.", ["Chairman", "CEO"]),
        ("Ivo Lund is the managing director and chief executive officer (CEO) of Arbenta.", 2),
        ("Arbenta chairman and chief executive Ivo Lund blamed the weather.", ["chairman", "chief executive"]),
        ("Arbenta's ex-chief executive Ivo Lund was charged.", ["chief executive"]),
        ("A spokesman for Arbenta, Ivo Lund, blamed the weather.", ["spokesman"]),
        ("President Ivo Lund of Bolivia blamed the weather.", ["President"]),
        ("Ivo Lund, an analyst for the chairman of Arbenta, blamed the weather.", []),
        ("Ivo Lund, who sits on Arbenta's executive board, blamed the weather.", 0),
    ],
)
def test_a_post_is_read_off_its_title_however_it_hangs(text: str, positions: list[str] | int) -> None:
    told = [roles_of(c) for c in claims_of(text) if c.type == "employment"]
    found = [roles["position"] for roles in told if roles["person"] == "Ivo Lund" and "position" in roles]
    titles = [position for position in found if "board" not in position]
    assert len(titles) == positions if isinstance(positions, int) else titles == positions


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Arbenta chairman Ivo Lund resigned.", "former"),
        ("Arbenta chairman Ivo Lund was dismissed.", "former"),
        ("Arbenta chairman Ivo Lund will resign.", "current"),
        ("Arbenta chairman Ivo Lund refused to resign.", "current"),
        ("Arbenta chairman Ivo Lund dismissed the report.", "current"),
    ],
)
def test_who_leaves_has_had_the_post(sentence: str, status: str) -> None:
    assert posts(sentence) == [("Arbenta", status)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ivo Lund will become group chief executive.", "future"),
        ("Ivo Lund, the chairman, blamed the weather.", "current"),
        ("Ivo Lund, the finance director, blamed the weather.", "current"),
    ],
)
def test_a_post_told_without_its_firm_is_one_of_the_firm_that_the_text_is_about(sentence: str, status: str) -> None:
    assert posts(f"{BEFORE} {sentence}") == [("Corvell Ltd", status)]


def test_the_second_half_of_a_sentence_without_a_verb_has_its_own_bearer() -> None:
    told = claims_of("Mara Holm is chairman of Corvell Ltd and Ivo Lund its deputy.")
    pairs = [(roles_of(c)["person"], roles_of(c)["position"]) for c in told if c.type == "employment"]
    assert pairs == [("Mara Holm", "chairman"), ("Ivo Lund", "deputy")]


def test_a_word_of_a_title_is_no_firm() -> None:
    assert posts("Ivo Lund was named Businessman of the Year.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ten former directors at Arbenta will pay. The ten directors are Ivo Lund and Mara Tell.",
        "Arbenta managers will pay $54m. The sum was agreed. Two other managers, Ivo Lund and Mara Tell, will not.",
    ],
)
def test_a_list_of_bearers_has_the_firm_of_the_post_told_before(text: str) -> None:
    posts = {(claim["person"], claim["organization"]) for claim in told(text, "employment")}
    assert posts == {("Ivo Lund", "Arbenta"), ("Mara Tell", "Arbenta")}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The chairman, Ivo Lund, said he was glad.", "chairman"),
        ("The chairman and founder, Ivo Lund, 71, would like to go.", "chairman"),
        ("The shares were sold by Ivo Lund, who has been chairman since 2005.", "chairman"),
        ("The verdict is a surprise, general counsel Ivo Lund said.", "general counsel"),
        ('"We like it," a company spokesman, Ivo Lund, said.', "company spokesman"),
        ("Ivo Lund stepped down as chairman in 1994.", "chairman"),
        ("Ivo Lund will return as chief executive in May.", "chief executive"),
    ],
)
def test_a_title_alone_is_of_the_firm_that_the_text_is_about(text: str, position: str) -> None:
    found = told(f"Arbenta raised its profit by 5%. {text}", "employment")
    assert {(post["person"], post["organization"], post.get("position")) for post in found} == {
        ("Ivo Lund", "Arbenta", position)
    }


def test_a_firm_before_the_title_is_its_own() -> None:
    found = told("Arbenta raised its profit. Ivo Lund will remain as Corvell chief executive.", "employment")
    assert {post["organization"] for post in found} == {"Corvell"}
