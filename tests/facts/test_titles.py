"""Posts and parties that the order of the words tells."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of


def told(text: str, type_: str, role: str) -> set[tuple[str, str]]:
    roles = [roles_of(claim) for claim in claims_of(text) if claim.type == type_]
    return {(each["person"], each[role]) for each in roles}


@pytest.mark.parametrize(
    "text",
    [
        "Analyst Ada Brandt of Arbenta Securities rates the shares a hold.",
        "Ada Brandt - chief executive of Arbenta Securities - agreed.",
        "Ada Brandt, Chairman, President and CEO of Arbenta Securities, agreed.",
        "Arbenta Securities names Ada Brandt chief executive.",
        "Ada Brandt, now with Arbenta Securities, agreed.",
    ],
)
def test_name_title_and_firm_side_by_side_are_a_post(text: str) -> None:
    assert ("Ada Brandt", "Arbenta Securities") in told(text, "employment", "organization")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt, an analyst for the chairman of Arbenta, blamed the weather.",
        "Ada Brandt, the daughter of the founder of Arbenta, agreed.",
        "Ada Brandt played Lady Macbeth in Arbenta.",
        "Ada Brandt is the director of media at the club.",
    ],
)
def test_what_stands_beside_a_name_need_not_employ(text: str) -> None:
    assert told(text, "employment", "organization") == set()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Conservative leader Ada Brandt resigned.", "Conservative"),
        ("Former Liberal prime minister Ada Brandt agreed.", "Liberal"),
        ("Senator Ada Brandt, a Texas Democrat, agreed.", "Democrat"),
        ("A lifelong Liberal, Ada Brandt never stood.", "Liberal"),
        ("Republican Ada Brandt agreed.", "Republican"),
    ],
)
def test_a_word_for_a_party_is_one_beside_a_name(text: str, party: str) -> None:
    assert told(text, "political_affiliation", "party") == {("Ada Brandt", party)}


def test_what_the_text_calls_a_party_employs_nobody() -> None:
    text = "The Dawn party won. Ada Brandt of Dawn agreed."
    assert told(text, "employment", "organization") == set()
    assert told(text, "political_affiliation", "party") == {("Ada Brandt", "Dawn")}


@pytest.mark.parametrize("text", ["Liberal arts student Ada Brandt agreed.", "The green hat of Ada Brandt won."])
def test_other_words_are_no_parties(text: str) -> None:
    assert told(text, "political_affiliation", "party") == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ada Brandt, 58, of Penrhyn, was charged.", "Penrhyn"),
        ("Ada Brandt, a Boston lawyer, agreed.", "Boston"),
        ("Her mother, Ada Brandt, was an artist from Mosul.", "Mosul"),
    ],
)
def test_a_town_beside_a_name_is_a_home(text: str, place: str) -> None:
    assert told(text, "residence", "place") == {("Ada Brandt", place)}


@pytest.mark.parametrize(
    "text", ["“The Red Fox” by the poet Ada Brandt is out.", "In “The Red Fox”, a memoir Ada Brandt wrote, it rains."]
)
def test_who_stands_behind_the_name_of_a_work_made_it(text: str) -> None:
    assert told(text, "authorship", "work") == {("Ada Brandt", "The Red Fox")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met the state's minister, Ada Lund, Oslo's mayor, Ivo Moe, and Leif Berg of the council.",
            {("Ivo Moe", "Oslo")},
        ),
        (
            "The EU's president, Ada Lund, and its secretary-general, Ivo Moe, met.",
            {("Ada Lund", "EU"), ("Ivo Moe", "EU")},
        ),
        ("Ada Lund and Ivo Moe, chairman of Lumio, were there.", {("Ivo Moe", "Lumio")}),
        ("Senator Ada Lund, D-Ariz., chairman of the Lumio Committee, said so.", {("Ada Lund", "Lumio Committee")}),
        (
            "Ada Lund, a spokesman for reform and president of the Lumio Foundation, said so.",
            {("Ada Lund", "Lumio Foundation")},
        ),
    ],
)
def test_a_title_of_one_is_of_the_name_beside_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "employment", "organization") == expected


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Ada Brandt, head of European equity strategy at Arbenta Securities, agreed.",
            "head of European equity strategy",
        ),
        ("Ada Brandt, senior vice president for marketing at Arbenta Securities, agreed.", None),
        ("Ada Brandt became editor-in-chief of the Morning Ledger.", "editor-in-chief"),
        ("Ada Brandt holds the chair of medieval history at Brno University.", "chair of medieval history"),
        ("Ada Brandt was Kenya's minister for the environment.", "minister for the environment"),
        ("Ada Brandt was promoted from sales manager to managing director of Arbenta Securities.", "managing director"),
        ("Ada Brandt was president of Arbenta Securities for two years.", "president"),
        ("Ada Brandt assumed the presidency of Arbenta Securities.", "president"),
    ],
)
def test_a_title_is_told_with_what_it_is_of(text: str, position: str | None) -> None:
    assert ("Ada Brandt", position or "senior vice president for marketing") in told(text, "employment", "position")


def test_one_person_may_get_two_posts_at_once() -> None:
    text = "Arbenta Securities named Ada Brandt executive vice president and general counsel."
    assert told(text, "employment", "position") == {("Ada Brandt", "executive vice president + general counsel")}


def test_the_verb_of_a_headline_is_no_part_of_a_title() -> None:
    assert told("Corvell names chairman Ada Brandt.", "employment", "position") == {("Ada Brandt", "chairman")}
