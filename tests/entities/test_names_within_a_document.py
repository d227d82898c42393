from __future__ import annotations

import pytest
from entities_samples import clusters, reading, resolved


def organizations(*names: str) -> list[list[str]]:
    return clusters(reading("a", " ... ".join(f"{{{name}:organization}}" for name in names)))


def people(*names: str) -> list[list[str]]:
    return clusters(reading("a", " ... ".join(f"{{{name}:person}}" for name in names)))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Harbour Foods", "HARBOUR FOODS"),
        ("Harbour Foods", "Harbour\n  Foods"),
        ("Harbour Foods", "the Harbour Foods"),
        ("Harbour Foods", "Harbour Foods'"),
        ("Harbour", "Harbour’s"),
        ("Harbour Foods plc", "Harbour Foods"),
        ("Harbour Foods Co Inc.", "Harbour Foods"),
        ("Bergmann GmbH & Co. KG", "Bergmann"),
        ("Tenby's Group", "Tenby's"),
        ("Tenby's Group", "Tenby"),
        ("Rostov Oil Company", "Rostov"),
        ("Tinderbox.com Inc", "Tinderbox"),
        ("E.K. Hallam Group Inc", "Hallam"),
        ("Emsley Air Freight Corp", "Emsley"),
        ("Emsley Capital", "Emsley"),
        ("Emsley Systems", "Emsley"),
        ("Marlin & Sons", "Marlin and Sons"),
        ("JP Marlin", "JPMarlin"),
        ("Société Lunaire", "Societe Lunaire"),
        ("Harbour Rain Institute", "HRI"),
        ("Institute of Harbour Rain", "IHR"),
        ("N.Z. Paper Mills Ltd", "NZPM"),
        ("Farrow Carden Ltd", "FCL"),
        ("Harbour Rain Lovers (HRX", "HRX"),
        ("US Rain Department", "Rain Department"),
        ("Harbour & Rain", "H&R"),
        ("Emsley Finance Group", "Emsley"),
        ("Emsley Music Inc", "Emsley"),
        ("Emsley Harper Financial", "Emsley"),
        ("Tri-Basin Rain Inc", "Tri-Basin"),
    ],
)
def test_short_form_of_an_organisation_is_the_organisation(full: str, short: str) -> None:
    assert organizations(full, short) == [[full, short]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tinderbox", "Tinderbox China"),
        ("Marlin Finch", "Marlin Finch Canada Inc"),
        ("Marlin Finch", "Marlin Finch Securities"),
        ("Bank", "Bank of Harbour"),
        ("Bank of Harbour", "Bank of South Harbour"),
        ("First", "First Harbour Rain Inc"),
        ("Emsley", "Emsley Music"),
        ("Harbour", "Harper"),
        ("HRI", "Hill Road Bakers"),
        ("HRI", "HRI Envoy"),
        ("Emsley", "Emsley-Harper"),
        ("Emsley", "Emsley X2"),
        ("Emsley", "Emsley board"),
        ("Emsley", "EMSLEY BUYS MAJORITY"),
    ],
)
def test_units_and_namesakes_stay_apart(one: str, other: str) -> None:
    assert organizations(other, one, other) == [[other, other], [one]]


def test_short_name_before_its_full_name_needs_more_than_a_beginning() -> None:
    assert organizations("Emsley", "Emsley Courier") == [["Emsley"], ["Emsley Courier"]]


def test_short_name_is_the_one_that_the_text_has_had_when_it_is_first_used() -> None:
    told = organizations("Emsley Courier Co", "Emsley", "Emsley Courier Canada Ltd", "Emsley Rain Co", "Emsley")
    assert told == [["Emsley Courier Co", "Emsley", "Emsley"], ["Emsley Courier Canada Ltd"], ["Emsley Rain Co"]]


def test_short_name_of_two_organisations_is_neither() -> None:
    assert organizations("Tarka Group", "Tarka Industries", "Tarka") == [
        ["Tarka Group"],
        ["Tarka Industries"],
        ["Tarka"],
    ]


def test_acronym_in_parentheses_explains_itself() -> None:
    told = reading("a", "The {Free Rain Lovers:organization} ({FRP:organization}) met.", "{FRP:organization} won.")
    assert clusters(told) == [["Free Rain Lovers", "FRP", "FRP"]]


def test_acronym_is_explained_in_parentheses_whatever_its_letters() -> None:
    told = reading("a", "{CRP:organization} ({Free Rain Lovers:organization}) met.", "{CRP:organization} won.")
    assert clusters(told) == [["CRP", "Free Rain Lovers", "CRP"]]


def test_short_name_of_a_text_with_two_such_firms_is_its_own() -> None:
    assert organizations("Emsley Music Inc", "Emsley Finance Group", "Emsley")[-1] == ["Emsley"]


def test_sign_off_explains_no_acronym() -> None:
    assert clusters(reading("a", "{jw/abc:organization} ({HRI:organization}, {NPA:organization})")) == [
        ["jw/abc"],
        ["HRI"],
        ["NPA"],
    ]


def test_acronym_of_a_place_is_the_place() -> None:
    told = reading("a", "{United Harbours:place} or {UH:place} or {Harbour:place}")
    assert clusters(told) == [["United Harbours", "UH"], ["Harbour"]]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Wei Lindqvist", "Lindqvist"),
        ("Wei Lindqvist", "Wei"),
        ("Wei Lindqvist", "Mr Lindqvist"),
        ("Dame Zora Hadeed", "Hadeed"),
        ("E. Duff Carrow", "Duff Carrow"),
        ("Edward Duff Carrow", "E. Carrow"),
        ("Ursula van der Molen", "van der Molen"),
        ("Martin Loom Jr.", "Loom"),
        ("Zora Hadeed DBE RA", "Hadeed"),
    ],
)
def test_short_name_of_a_person_is_the_person(full: str, short: str) -> None:
    assert people(full, short) == [[full, short]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Ash", "Ann Ash"),
        ("George H. W. Loom", "George W. Loom"),
        ("Martin Loom Jr", "Martin Loom Sr"),
        ("Tom Ash", "Tim Ash"),
        ("Tom Ash", "Ashby"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert people(one, other) == [[one], [other]]


def test_ambiguous_surname_goes_to_the_nearest_full_name_before_it() -> None:
    told = reading(
        "a",
        "{Ash:person} resigned.",
        "{Tom Ash:person} said so. {Ash:person} left.",
        "{Ann Ash:person} said so. {Mrs Ash:person} stayed.",
    )
    assert clusters(told) == [["Ash", "Tom Ash", "Ash"], ["Ann Ash", "Mrs Ash"]]


def test_surname_beats_first_name() -> None:
    assert people("Walsh Arden", "Tom Walsh", "Walsh") == [["Walsh Arden"], ["Tom Walsh", "Walsh"]]


def test_author_is_known_by_first_name() -> None:
    told = reading("a", "{Wei:person} leads the team.", "{Anna:person} does not.", authors=("Wei Lindqvist",))
    assert clusters(told) == [["Wei"], ["Anna"]]
    assert [mention.entity.rpartition("/")[2] for mention in resolved(told).mentions] == [
        "wei-lindqvist",
        "anna",
    ]


def test_most_mentions_of_a_name_decide_its_type() -> None:
    told = reading("a", "{Lumen:person}, {Lumen:organization}, {Lumen's:organization}, {Lumen:place}")
    assert {mention.type for mention in resolved(told).mentions} == {"organization"}


def test_usual_name_stands_for_adjective_and_abbreviation() -> None:
    told = reading("a", "{Norish:place=United Norland} and {UN:place=United Norland}, {United Norland:place}")
    assert clusters(told) == [["Norish", "UN", "United Norland"]]


def test_names_of_products_and_works_are_compared_as_they_stand() -> None:
    told = reading("a", "{Pod:product}, {Pod Group:product}, {pod:product}, {Pod:work} {Pod:work}")
    assert clusters(told) == [["Pod", "pod", "Pod", "Pod"], ["Pod Group"]]


def test_a_text_goes_on_to_call_by_the_surname_whom_it_is_about() -> None:
    text = "{Ada Moor:person} ... {Karl Moor:person} ... {Moor:person}"
    assert clusters(reading("a", text)) == [["Ada Moor", "Moor"], ["Karl Moor"]]
    later = "A life that was long and full. " + text
    assert clusters(reading("a", later)) == [["Ada Moor"], ["Karl Moor", "Moor"]]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("{Compagnie Nordique Lunaire:organization}, {Conolu:organization}, left.", True),
        ("{Compagnie Nordique Lunaire:organization}, {Tenby:organization}, left.", False),
        ("{Compagnie Nordique Lunaire:organization} met {Conolu:organization}, then left.", False),
        ("{Nordique Lunaire:organization}, {Nolu:organization}, left.", False),
    ],
)
def test_a_word_made_of_a_names_beginnings_between_commas_is_its_short_name(text: str, one: bool) -> None:
    assert len(clusters(reading("a", text))) == (1 if one else 2)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("{Ada Moor:person}, better known as {Lady Rain:person}, left.", True),
        ("{Ada Jane Moor:person} (born 1986 [1] [2]), also known by her pseudonym {Ada Rain:person}, left.", True),
        ("{Lady Rain:person} (born {Ada Moor:person}) left.", True),
        ("{Ada Rain:person}, whose real name is {Ada Moor:person}, left.", True),
        ("{Ada Rain:person}, known to {Ada Moor:person}, left.", False),
        ("{Ada Moor:person} OBE (Russian: {Ада Мур:person}) left.", True),
        ("{Harbour Foods:organization}'s ({HFX:organization}) chairman left.", True),
        ("{Harbourneft:organization} grew. It sold maps. {Harbour:organization} fell.", True),
        ("{Harbour:organization} grew. It sold maps. {Harbourneft:organization} fell.", False),
        ("{Harbourneft:organization}, a unit of {Harbour:organization}, fell.", False),
        ("{Wearmouth United:organization} won. {United:organization} grew. {United:organization} left.", True),
        ("{Michael Tenby:organization} grew. {Tenby:organization} left.", True),
        ("{Harbour Foods:organization}, which trades as {Tenby:organization}, grew.", True),
        ("{Harbour Foods:organization}, also called the {Tenby Group:organization}, grew.", True),
        ("{Harbour Foods:organization}, known for {Tenby:organization}, grew.", False),
        ("{Harbour Foods:organization}, known as {Tenby:place}, grew.", False),
    ],
)
def test_a_text_tells_that_one_thing_bears_two_names(text: str, one: bool) -> None:
    assert len(clusters(reading("a", text))) == (1 if one else 2)
