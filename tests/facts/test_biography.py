"""What is said without a verb: life spans, nationalities, affiliations, bylines."""

from __future__ import annotations

import pytest
from facts_samples import analysed, name_of, roles_of, told

from kg.facts.biography import affiliations, authorship, life_spans, nationalities
from kg.facts.scene import Scene
from kg.language import analyze
from kg.model import Document, DocumentId, Section, SectionKind, Status

LIVES = [
    ("Mara Lindqvist (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (3 May 1920 - 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (1920–1999) was an architect.", "1920", "1999"),
    ("Mara Lindqvist (born 3 May 1920, died 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (Мара Линдквист; 3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (Мара) (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist, MBE (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (born 3 May 1960) is an architect.", "1960-05-03", ""),
    ("Mara Lindqvist (b. 1960) is an architect.", "1960", ""),
    ("Mara Lindqvist (born May 3, 1960, in Lyon) is an architect.", "1960-05-03", ""),
    ("Mara Lindqvist (died 4 June 1999) was an architect.", "", "1999-06-04"),
    ("Mara Lindqvist (1999–2004) led the board.", "", ""),
    ("Mara Lindqvist (2004) argues that banks fail.", "", ""),
    ("Mara Lindqvist (pictured) was an architect.", "", ""),
    ("Mara Lindqvist spoke. Arbenta (1920–1999) was a bank.", "", ""),
    ("Mara Lindqvist left Lyon. Later (3 May 1920 – 4 June 1999) it rained.", "", ""),
    ("Mara Lindqvist (3 May 1920 – 4 June 1999", "1920-05-03", "1999-06-04"),
]


@pytest.mark.parametrize(("text", "birth", "death"), LIVES)
def test_a_bracket_after_a_name_holds_a_life(text: str, birth: str, death: str) -> None:
    found = {
        str(claim.type): roles_of(claim)["date"]
        for sentence in analysed(text).sentences
        for claim in life_spans(Scene(sentence, analysed(text)))
    }
    assert (found.get("birth", ""), found.get("death", "")) == (birth, death)


COUNTRIES = [
    ("Mara Lindqvist is a Swedish architect.", ["Sweden"]),
    ("Mara Lindqvist, a Swedish architect, lives in Lyon.", ["Sweden"]),
    ("The Swedish architect Mara Lindqvist lives in Lyon.", ["Sweden"]),
    ("Swedish architect Mara Lindqvist lives in Lyon.", ["Sweden"]),
    ("Mara Lindqvist was a Swedish and French architect.", ["Sweden", "France"]),
    ("Mara Lindqvist is a Swedish software engineer.", ["Sweden"]),
    ("Mara Lindqvist speaks to a Swedish architect.", []),
    ("Mara Lindqvist left a Swedish bank.", []),
    ("The Swedish firm Arbenta bought Corvell.", []),
    ("Mara Lindqvist led the U.S. unit.", []),
]


@pytest.mark.parametrize(("text", "countries"), COUNTRIES)
def test_the_adjective_of_a_description_is_a_nationality(text: str, countries: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = list(nationalities(Scene(sentence, analysed(text))))
    assert [roles_of(claim) for claim in claims] == [
        {"person": "Mara Lindqvist", "country": country} for country in countries
    ]
    assert {claim.status for claim in claims} <= {Status.CURRENT}


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Mara Lindqvist of Arbenta Group disagreed.", ["Arbenta Group"]),
        ("Analyst Mara Lindqvist, from Northmoor Bank, disagreed.", ["Northmoor Bank"]),
        ("Mara Lindqvist at Northmoor Bank disagreed.", ["Northmoor Bank"]),
        ("Mara Lindqvist disagreed with Northmoor Bank.", []),
        ("Mara Lindqvist of Sweden disagreed.", []),
    ],
)
def test_a_person_of_a_firm_is_employed_there(text: str, firms: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = affiliations(Scene(sentence, analysed(text)))
    assert [roles_of(claim)["organization"] for claim in claims if claim.type == "employment"] == firms


@pytest.mark.parametrize(
    ("text", "type_", "other", "status"),
    [
        ("Northmoor Bank's Mara Lindqvist disagreed.", "employment", "Northmoor Bank", "current"),
        ("Mara Lindqvist, once of Northmoor Bank, disagreed.", "employment", "Northmoor Bank", "former"),
        ("Mara Lindqvist of the Country Party disagreed.", "political_affiliation", "Country Party", "current"),
        ("Mara Lindqvist, a teacher from Oslo, disagreed.", "residence", "Oslo", "current"),
        ("Mara Lindqvist, formerly of Oslo, disagreed.", "residence", "Oslo", "former"),
    ],
)
def test_what_stands_beside_a_name_tells_where_its_bearer_belongs(
    text: str, type_: str, other: str, status: str
) -> None:
    (sentence,) = analysed(text).sentences
    claims = [claim for claim in affiliations(Scene(sentence, analysed(text))) if claim.type == type_]
    assert [(*sorted(roles_of(claim).values()), claim.status.value) for claim in claims] == [
        (*sorted(["Mara Lindqvist", other]), status)
    ]


def test_the_years_of_a_post_are_no_life_span() -> None:
    text = "Mara Lindqvist (chief editor 1909–1985) never slept."
    (sentence,) = analysed(text).sentences
    assert list(life_spans(Scene(sentence, analysed(text)))) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [("Mara Lindqvist is Norwegian.", "current"), ("Mara Lindqvist is not Norwegian.", "denied")],
)
def test_a_nationality_is_told_by_a_predicate(text: str, status: str) -> None:
    (sentence,) = analysed(text).sentences
    claims = nationalities(Scene(sentence, analysed(text)))
    assert [(roles_of(claim)["country"], claim.status.value) for claim in claims] == [("Norway", status)]


def byline(text: str, *authors: str, date: str = "") -> Document:
    line = text.split("\n")[0]
    section = Section(start=0, end=len(line), text=line, kind=SectionKind.BYLINE)
    return Document(id=DocumentId("a"), text=text, authors=authors, date=date, sections=(section,))


def test_the_byline_says_who_wrote_the_document() -> None:
    document = byline("By Mara Lindqvist and Tomas Reyl\n\nArbenta bought Corvell.", "Mara Lindqvist", "Tomas Reyl")
    (analysis,) = analyze([document])
    claims = list(authorship(analysis))
    assert [name_of(claim.roles[role][0]) for claim in claims for role in claim.roles] == [
        "Mara Lindqvist",
        "Tomas Reyl",
    ]
    for claim in claims:
        assert claim.sentence.text == "By Mara Lindqvist and Tomas Reyl"
        assert all(claim.sentence.covers(filler) for fillers in claim.roles.values() for filler in fillers)


def test_an_author_who_is_not_in_the_text_gives_no_claim() -> None:
    (analysis,) = analyze([byline("By our staff\n\nArbenta bought Corvell.", "Mara Lindqvist")])
    assert list(authorship(analysis)) == []


def test_authorship_is_dated_where_the_text_gives_the_date_of_the_document() -> None:
    said = byline("By Mara Lindqvist\n\n17 September 2018\n\nArbenta left.", "Mara Lindqvist", date="2018-09-17")
    unsaid = byline("By Mara Lindqvist\n\nArbenta left on 3 May 2004.", "Mara Lindqvist", date="2018-09-17")
    dates = [roles_of(claim).get("date") for analysis in analyze([said, unsaid]) for claim in authorship(analysis)]
    assert dates == ["2018-09-17", None]


def test_birth_in_the_verb_and_in_the_bracket_agree() -> None:
    text = "Mara Lindqvist (born 3 May 1960 in Lyon) is an architect."
    assert {roles["date"] for roles in told(text, "birth")} == {"1960-05-03"}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ivar Stenmark's Stenmark Holdings opened a shop.", ["Ivar Stenmark"]),
        ("Tellmark Inc's Corvell Ltd makes maps.", ["Tellmark Inc"]),
        ("Arbenta's Corvell makes maps.", []),
        ("Its Corvell Ltd makes maps.", []),
    ],
)
def test_a_firm_belongs_to_its_possessor(text: str, owners: list[str]) -> None:
    (sentence,) = analysed(text).sentences
    claims = affiliations(Scene(sentence, analysed(text)))
    assert [roles_of(claim)["parent"] for claim in claims if claim.type == "subsidiary"] == owners
