"""Names and their types: what the model got, and what the rest of the text mends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from language_samples import analysed, document, names_of, understood

from kg.model import EntityType

NAMES = [
    # people and firms
    ("Mara Lindqvist left. Lindqvist was tired.", {"Mara Lindqvist": "person", "Lindqvist": "person"}),
    ("Lindqvist was tired. Mara Lindqvist left.", {"Mara Lindqvist": "person", "Lindqvist": "person"}),
    ("Dr. Mara Lindqvist left.", {"Mara Lindqvist": "person"}),
    ("Mr Lindqvist left.", {"Lindqvist": "person"}),
    ("Sir Tomas Reyl left.", {"Tomas Reyl": "person"}),
    ("Anna Lindqvist MBA left the room.", {"Anna Lindqvist": "person"}),
    ("Mara Lindqvist, PhD, left the room.", {"Mara Lindqvist": "person"}),
    ("Dell's customers complained. Dell apologised to shareholders.", {"Dell": "organization"}),
    ("Farida Nassar, who sold her shares, left.", {"Farida Nassar": "person"}),
    ("Nassar, which makes maps, bought Corvell.", {"Nassar": "organization", "Corvell": "organization"}),
    ("Topolis was acquired by Arbenta Group.", {"Topolis": "organization", "Arbenta Group": "organization"}),
    ("The retailer Mara Brothers Inc left.", {"Mara Brothers Inc": "organization"}),
    # legal forms belong to the name
    ("Arbenta Inc. bought shares.", {"Arbenta Inc.": "organization"}),
    ("They met Arbenta plc and Lumio GmbH.", {"Arbenta plc": "organization", "Lumio GmbH.": "organization"}),
    ("Lindqvist and Co bought shares.", {"Lindqvist and Co": "organization"}),
    ("Marks & Sons bought shares.", {"Marks & Sons": "organization"}),
    ("Arbenta Rail Systems, Inc. bought shares.", {"Arbenta Rail Systems, Inc.": "organization"}),
    # sums, what is of the firm, and titles are no part of a name
    ("They fined Banque Arbenta 4.5 million dollars.", {"Banque Arbenta": "organization"}),
    (
        "Ownership of Corvell Paper passed to Arbenta Group.",
        {"Corvell Paper": "organization", "Arbenta Group": "organization"},
    ),
    ("Mara Lindqvist was named Businesswoman of the Year.", {"Mara Lindqvist": "person"}),
    ("Everything was sold.", {}),
    # firms called by their trade
    ("The builder Donrick bought land.", {"Donrick": "organization"}),
    ("The shipbuilder Tavi Vrettosin resigned.", {"Tavi Vrettosin": "person"}),
    ("The noodle maker Mie Senja bought land.", {"Mie Senja": "organization"}),
    # letters and numbers in names
    ("B and C managing director Mara Lindqvist left.", {"B and C": "organization", "Mara Lindqvist": "person"}),
    ("The vitamins A and C help.", {}),
    ("The Partito 7 Colline (P7C) won.", {"Partito 7 Colline": "organization", "P7C": "organization"}),
    # partners
    ("She works at Lindqvist, Reyl and Co.", {"Lindqvist, Reyl and Co.": "organization"}),
    ("They hired Lindqvist, Reyl & Moore.", {"Lindqvist, Reyl & Moore": "organization"}),
    # members belong to the name, posts do not
    ("The Association of Cabin Attendants agreed.", {"Association of Cabin Attendants": "organization"}),
    (
        "Mara Lindqvist, the State Department Spokesperson, left.",
        {
            "Mara Lindqvist": "person",
            "State Department": "organization",
        },
    ),
    ("British Transport Secretary Mara Lindqvist left.", {"British": "place", "Mara Lindqvist": "person"}),
    # a capital opens the sentence
    ("Winemaker rejects Corvell Ltd.", {"Corvell Ltd.": "organization"}),
    # wire copy
    ("<Exco Partners Plc> bought shares.", {"Exco Partners Plc": "organization"}),
    ("Exco Partners Plc <EXP.L> bought shares.", {"Exco Partners Plc": "organization"}),
    # two names, not one
    ("Corvell Maps by Standwick is an app.", {"Corvell Maps": "organization", "Standwick": "organization"}),
    ("Rivals include Tellmark and Nordrift.", {"Tellmark": "organization", "Nordrift": "organization"}),
    ("A deal between Tellmark and Nordrift failed.", {"Tellmark": "organization", "Nordrift": "organization"}),
    ("The local firms Tellmark and Nordrift grew.", {"Tellmark": "organization", "Nordrift": "organization"}),
    (
        "Tellmark and Lund Group grew. Tellmark said so. On Monday, Tellmark and Lund, owned by Ada Berg, agreed.",
        {
            "Tellmark and Lund Group": "organization",
            "Tellmark": "organization",
            "Tellmark and Lund": "organization",
            "Ada Berg": "person",
        },
    ),
    (
        "Tellmark and Nordrift Inc agreed. Tellmark grew; Nordrift did not.",
        {"Tellmark": "organization", "Nordrift Inc": "organization", "Nordrift": "organization"},
    ),
    # one name with "and" in it
    (
        "Anchor and Cable PLC owns Lumio. Anchor and Cable was founded in Leeds.",
        {
            "Anchor and Cable PLC": "organization",
            "Lumio": "organization",
            "Anchor and Cable": "organization",
            "Leeds": "place",
        },
    ),
    ("They met Itaro and Co. in Paris.", {"Itaro and Co.": "organization", "Paris": "place"}),
    # a dash with spaces ends a name
    (
        "Clara Hamm - Borlund Town's largest investor - left.",
        {"Clara Hamm": "person", "Borlund Town": "organization"},
    ),
    # offices and countries in front of a person
    ("Kenyan Ambassador Clara Oduya left.", {"Kenyan": "place", "Clara Oduya": "person"}),
    ("The general manager of General Lamps Ltd left.", {"General Lamps Ltd": "organization"}),
    ("She was Rector of the university.", {}),
    # public bodies of a country or a region
    ("The Kenyan parliament met.", {"Kenyan parliament": "organization"}),
    ("Kenyan government bonds rose.", {"Kenyan": "place"}),
    ("A Tilburg court met.", {"Tilburg court": "organization"}),
    ("A US bankruptcy court met.", {"US bankruptcy court": "organization"}),
    ("She holds a Beninese passport.", {"Beninese": "place"}),
    ("The Post and Railways Ministry agreed.", {"Post and Railways Ministry": "organization"}),
    ("She governs the Umbria region.", {"Umbria region": "place"}),
    # a branch in brackets
    ("They bought Sable Tea (Jersey) Ltd in 2004.", {"Sable Tea (Jersey) Ltd": "organization"}),
    # the full stop is the sentence's
    ("They sold it to AR&T. Nobody knew.", {"AR&T": "organization"}),
    # two persons
    ("The bank sacked Ada Moor and Ivo Lund.", {"Ada Moor": "person", "Ivo Lund": "person"}),
    ("Ivo Lund six games into the season left.", {"Ivo Lund": "person"}),
    ("Ah! She left.", {}),
    (
        "Mara Lindqvist heads the Harbour Safety and Inland Waters Project.",
        {"Mara Lindqvist": "person", "Harbour Safety and Inland Waters Project": "organization"},
    ),
    ("He visited the Sea-Air-Space Museum.", {"Sea-Air-Space Museum": "organization"}),
    ("The president of the German VDX automobile federation left.", {"German": "place", "VDX": "organization"}),
    # no names
    ("It cost 20 million Singapore dollars.", {}),
    ("U.S. Secretary of State Mara Lindqvist left.", {"U.S.": "place", "Mara Lindqvist": "person"}),
    ("Trade Representative Mara Lindqvist left.", {"Mara Lindqvist": "person"}),
    ("Muslims and Catholics met.", {}),
    ("Shares in Corvell Ltd rose.", {"Corvell Ltd": "organization"}),
    ("The Company said in March that its CEO left.", {}),
    ("On Monday the Chairman spoke.", {}),
    ("It cost $20 million in 2004, up 5 percent.", {}),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_found_with_their_types(text: str, names: dict[str, str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("She lives in Sweden. Sweden is cold.", "Sweden", "place"),
        ("He sailed down the Arben River to Paris.", "Arben River", "place"),
        ("They studied at Northmoor University.", "Northmoor University", "organization"),
        ("They bought Northmoor Airlines.", "Northmoor Airlines", "organization"),
        ("He left Paris for London.", "Paris", "place"),
        ("Banco Reyl hired Clara Moor.", "Banco Reyl", "organization"),
        ("Air Lindqvist flies to Oslo. Air Lindqvist grew.", "Air Lindqvist", "organization"),
    ],
)
def test_a_name_has_the_type_that_its_words_and_its_place_show(text: str, name: str, type_: str) -> None:
    assert names_of(text)[name] == type_


def test_a_name_that_acts_may_be_a_firm_whatever_the_model_calls_it() -> None:
    for mention in analysed("Corvell was bought by Arbenta.").mentions:
        assert EntityType("organization") in (mention.type, *mention.alternatives)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The American retailer left.", "American", "United States"),
        ("It left the U.S. in 2004.", "U.S.", "United States"),
        ("It left the UK in 2004.", "UK", "United Kingdom"),
        ("A Swedish architect left.", "Swedish", "Sweden"),
    ],
)
def test_a_nationality_word_stands_for_its_country(text: str, words: str, country: str) -> None:
    assert [(m.text, m.canonical, str(m.type)) for m in analysed(text).mentions] == [(words, country, "place")]


def test_authors_are_people() -> None:
    text = "By Arbenta Corvell\n\nArbenta Corvell lives in Paris."
    read = document(text, authors=("Arbenta Corvell",), byline="By Arbenta Corvell")
    types = {str(m.type) for m in understood(read).mentions if m.text == "Arbenta Corvell"}
    assert types == {"person"}


def test_the_same_words_are_named_alike_in_the_whole_text() -> None:
    text = "Corvell Maps Inc grew. Later Corvell Maps Inc was sold. Nobody missed Corvell Maps Inc at all."
    assert [m.text for m in analysed(text).mentions] == ["Corvell Maps Inc"] * 3


def test_mentions_are_in_order_and_share_no_character() -> None:
    for text, _ in NAMES:
        mentions = analysed(text).mentions
        assert list(mentions) == sorted(mentions)
        assert [a for a, b in pairwise(mentions) if a.overlaps(b)] == []
