"""Which claim gets which date, price and stake; which words fill its roles; how sure it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from facts_samples import analysed, claims_of, mention, roles_of, scene, told

from kg.facts import extract_claims
from kg.facts.extraction import extract_from_sentence
from kg.model import Amount, AmountKind, Claim, FactType, Mention, SectionKind, Value
from kg.ontology import load_ontology

BOUGHT = {"acquirer": "Arbenta", "target": "Corvell"}

VALUES = [
    ("Arbenta bought Corvell for $75 million.", {"price": "75000000 USD"}),
    ("Arbenta paid $75 million for Corvell.", {"price": "75000000 USD"}),
    ("Arbenta bought Corvell in a $75 million deal.", {"price": "75000000 USD"}),
    ("In 2004, Arbenta bought Corvell for $75 million.", {"price": "75000000 USD", "date": "2004"}),
    ("Arbenta bought Corvell on 3 May 2004.", {"date": "2004-05-03"}),
    ("In 2004 Arbenta strengthened its business by buying Corvell.", {"date": "2004"}),
    ("Corvell, bought by Arbenta in 2004, was founded in 1990.", {"date": "2004"}),
    ("Corvell, founded in 1990, was bought by Arbenta in 2004.", {"date": "2004"}),
    ("Arbenta bought Corvell in 2004 and Lumio was founded in 1990.", {"date": "2004"}),
    ("Arbenta bought Corvell, which was founded in 1990.", {}),
    ("Arbenta bought Corvell, a maker of maps with sales of $400 million.", {}),
    ("Arbenta bought Corvell, which has debt of $400 million, for $20 million.", {"price": "20000000 USD"}),
    ("Arbenta said in 2005 that it bought Corvell in 2004.", {"date": "2004"}),
    (
        "Arbenta bought all of Corvell from Lumio for 30 million euros.",
        {"seller": "Lumio", "price": "30000000 EUR", "stake": "100%"},
    ),
    ("Arbenta acquired a 60% stake in Corvell.", {"stake": "60%"}),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_a_deal_takes_the_values_of_its_own_clause(text: str, values: dict[str, str]) -> None:
    assert told(text, "acquisition") == [BOUGHT | values]


TWO_DEALS = [
    (
        "Arbenta bought Corvell for $75 million and acquired Lumio for $20 million.",
        {"Corvell": "75000000 USD", "Lumio": "20000000 USD"},
    ),
    (
        "Arbenta, which bought Lumio for $20 million in 1999, acquired Corvell for $75 million.",
        {"Corvell": "75000000 USD", "Lumio": "20000000 USD"},
    ),
    ("Arbenta bought Corvell for $75 million and took over Lumio.", {"Corvell": "75000000 USD", "Lumio": ""}),
]


@pytest.mark.parametrize(("text", "prices"), TWO_DEALS)
def test_each_of_two_deals_has_its_own_price(text: str, prices: dict[str, str]) -> None:
    assert {deal["target"]: deal.get("price", "") for deal in told(text, "acquisition")} == prices


PERIODS = [
    ("Mara Lindqvist worked for Arbenta from 1999 to 2006.", {"start": "1999", "end": "2006"}),
    ("Mara Lindqvist worked for Arbenta between 1999 and 2006.", {"start": "1999", "end": "2006"}),
    ("Mara Lindqvist has worked for Arbenta since 2006.", {"start": "2006"}),
    ("Mara Lindqvist worked for Arbenta until 2006.", {"end": "2006"}),
    ("Mara Lindqvist joined Arbenta in 2006.", {"start": "2006", "date": "2006"}),
    ("Mara Lindqvist left Arbenta Group in 2006.", {"organization": "Arbenta Group", "end": "2006", "date": "2006"}),
    ("Mara Lindqvist taught at Arbenta Group in 2006.", {"organization": "Arbenta Group", "date": "2006"}),
    ("Mara Lindqvist worked for Arbenta.", {}),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_period_becomes_start_and_end(text: str, period: dict[str, str]) -> None:
    assert told(text, "employment") == [{"person": "Mara Lindqvist", "organization": "Arbenta"} | period]


POSITIONS = [
    ("Mara Lindqvist is the chairman of Arbenta.", "chairman"),
    ("Arbenta named Mara Lindqvist chairman.", "chairman"),
    ("Mara Lindqvist is chief executive of Arbenta.", "chief executive"),
    ("Mara Lindqvist, Arbenta's head of operations, left.", "head of operations"),
    ("Former Arbenta finance director Mara Lindqvist spoke.", "finance director"),
    ("Mara Lindqvist joined Arbenta as managing director.", "managing director"),
]


@pytest.mark.parametrize(("text", "position"), POSITIONS)
def test_a_position_is_the_phrase_that_names_it(text: str, position: str) -> None:
    assert [roles["position"] for roles in told(text, "employment") if "position" in roles] == [position]


SIZES = [
    ("Arbenta bought 20% of Corvell.", "shareholding", {"owner": "Arbenta", "organization": "Corvell", "stake": "20%"}),
    ("Arbenta bought 60% of Corvell.", "acquisition", {"acquirer": "Arbenta", "target": "Corvell", "stake": "60%"}),
    ("Arbenta owns 20% of Corvell.", "shareholding", {"owner": "Arbenta", "organization": "Corvell", "stake": "20%"}),
    ("Arbenta holds a 60% stake in Corvell.", "subsidiary", {"parent": "Arbenta", "subsidiary": "Corvell"}),
    ("Arbenta owns Corvell.", "subsidiary", {"parent": "Arbenta", "subsidiary": "Corvell"}),
]


@pytest.mark.parametrize(("text", "type_", "roles"), SIZES)
def test_the_size_of_a_stake_says_what_it_is(text: str, type_: str, roles: dict[str, str]) -> None:
    assert [(claim.type, roles_of(claim)) for claim in claims_of(text)] == [(FactType(type_), roles)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mara Lindqvist married Tomas Reyl.", "spouse"),
        ("Mara Lindqvist is the daughter of Tomas Reyl.", "parent"),
        ("Mara Lindqvist is the mother of Tomas Reyl.", "child"),
        ("Mara Lindqvist is the sister of Tomas Reyl.", "sibling"),
    ],
)
def test_the_trigger_says_what_the_relative_is_to_the_person(text: str, kind: str) -> None:
    converse = {"parent": "child", "child": "parent"}
    (roles,) = told(text, "family")
    turned = roles["person"] == "Tomas Reyl"
    assert {roles["person"], roles["relative"]} == {"Mara Lindqvist", "Tomas Reyl"}
    assert roles["kind"] == (converse.get(kind, kind) if turned else kind)


SILENT = [
    "Arbenta bought.",
    "Maps were bought by Arbenta.",
    "Arbenta and Corvell make maps in Lyon.",
    "He bought it.",
    "The firm bought a warehouse for $20 million.",
    "$20 million in 2004.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_deal_without_both_its_parties_is_none(text: str) -> None:
    assert told(text, "acquisition") == []


def test_the_network_reads_what_the_parser_takes_for_a_name_beside_another() -> None:
    text = "Corvell, the company Arbenta bought in 2004, makes maps."
    assert told(text, "acquisition") == [BOUGHT | {"date": "2004"}]


def test_a_pronoun_costs_confidence_and_so_does_a_weak_trigger() -> None:
    def confidence(text: str) -> float:
        (claim,) = (claim for claim in claims_of(text) if claim.type == FactType("acquisition"))
        return claim.confidence

    plain = confidence("Arbenta bought Corvell.")
    assert confidence("Arbenta, which bought Corvell, makes maps.") < plain
    assert confidence("Arbenta absorbed Corvell.") < plain


def test_a_claim_stays_in_its_sentence() -> None:
    text = "Arbenta bought Corvell in 2004. It was sold to Lumio for $3 million. Lumio, based in Lyon, makes maps."
    claims = claims_of(text)
    assert claims
    for claim in claims:
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        for filler in (filler for fillers in claim.roles.values() for filler in fillers):
            assert claim.sentence.covers(filler)
            assert text[filler.start : filler.end] == filler.text


def test_a_mention_fills_one_role_of_a_claim() -> None:
    for text, _ in VALUES:
        for claim in claims_of(text):
            mentions = [f for fillers in claim.roles.values() for f in fillers if isinstance(f, Mention)]
            assert len(mentions) == len(set(mentions))


def test_every_claim_has_roles_of_its_type_and_names_its_rule() -> None:
    ontology = load_ontology()
    for text in [text for text, _ in VALUES] + [text for text, *_ in SIZES]:
        for claim in claims_of(text):
            assert claim.roles.keys() <= {role.name for role in ontology.fact_class(claim.type).roles}
            assert claim.extractor.startswith("rule:")


# By hand

TEXT = "Arbenta bought Corvell for 75 dollars in 2004"
WORDS = (
    "Arbenta/NNP/nsubj>1 bought/buy/VBD/ROOT>1 Corvell/NNP/dobj>1 for/IN/prep>1 75/CD/nummod>5 dollars/NNS/pobj>3 "
    "in/IN/prep>1 2004/CD/pobj>6"
)
PRICE = Amount(start=27, end=37, text="75 dollars", value="75 USD", kind=AmountKind.MONEY)
YEAR = Value(start=41, end=45, text="2004", value="2004")


def claims_by_hand(*mentions: Mention) -> list[Claim]:
    sentence = scene(TEXT, WORDS, *mentions, times=(YEAR,), amounts=(PRICE,))
    return list(extract_from_sentence(sentence, load_ontology()).claims)


def test_a_sentence_set_by_hand_gives_a_claim_with_its_values() -> None:
    (claim,) = claims_by_hand(mention(TEXT, "Arbenta"), mention(TEXT, "Corvell"))
    assert roles_of(claim) == BOUGHT | {"price": "75 USD", "date": "2004"}
    assert claim.extractor == "rule:acquisition/buy"
    assert claim.attribution == ()


def test_a_role_takes_no_entity_of_another_type() -> None:
    assert claims_by_hand(mention(TEXT, "Arbenta"), mention(TEXT, "Corvell", "work")) == []
    assert claims_by_hand(mention(TEXT, "Arbenta")) == []


def test_bylines_and_furniture_say_nothing() -> None:
    analysis = analysed("Arbenta bought Corvell.")
    (sentence,) = analysis.sentences
    for kind in (SectionKind.BYLINE, SectionKind.DATELINE, SectionKind.FURNITURE):
        unread = replace(analysis, sentences=(replace(sentence, section=kind),))
        assert extract_claims(unread, load_ontology()).claims == ()
    assert len(extract_claims(analysis, load_ontology()).claims) == 1
