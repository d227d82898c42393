from __future__ import annotations

import pytest
from entities_samples import names, only_fact, reading, resolved, said

from kg.errors import OntologyError
from kg.model import Reading, Role, Status, ValueFiller

DEAL = said("acquisition", acquirer="Tinderbox", target="Joyful")


def deal(*further: str | tuple[object, ...]) -> Reading:
    first = ("{Tinderbox:organization} bought {Joyful:organization}.", DEAL)
    return reading("a", first, *further)  # type: ignore[arg-type]


def test_fact_is_told_by_all_its_sentences() -> None:
    fact = only_fact(
        deal(
            ("The {Tinderbox Inc:organization} deal for {it:organization>Joyful} cost $75 million.",
             said("acquisition", acquirer="Tinderbox Inc", target="it", price="$75 million=75000000 USD")),
            ("In 2004 {Tinderbox:organization} took over {Joyful:organization}.",
             said("acquisition", acquirer="Tinderbox", target="Joyful", date="2004=2004")),
        )
    )  # fmt: skip
    assert names(fact, "acquirer") == ["Tinderbox Inc"]
    assert names(fact, "target") == ["Joyful"]
    assert names(fact, "price") == ["75000000 USD"]
    assert names(fact, "date") == ["2004"]
    assert [len(evidence.mentions) for evidence in fact.evidence] == [2, 3, 3]
    assert fact.evidence[1].mentions[Role("target")][0].text == "it"
    assert fact.confidence == 0.99
    assert fact.id.startswith("https://w3id.org/company-people-kg/id/fact/acquisition-tinderbox-joyful-2004-")


def test_sentence_that_lacks_an_end_joins_the_only_fact_it_fits() -> None:
    fact = only_fact(
        deal(("The $75m purchase of {Joyful:organization} was cheap.",
              said("acquisition", target="Joyful", price="$75m=75000000 USD")))
    )  # fmt: skip
    assert names(fact, "price") == ["75000000 USD"]
    assert len(fact.evidence) == 2
    assert fact.confidence == 0.8


def test_sentence_that_lacks_an_end_and_fits_two_facts_or_none_is_dropped() -> None:
    other = ("{Tinderbox:organization} bought {Gladly:organization}.",
             said("acquisition", acquirer="Tinderbox", target="Gladly"))  # fmt: skip
    lacking = ("{Tinderbox:organization} paid $5m for {it:organization>}.",
               said("acquisition", acquirer="Tinderbox", target="it", price="$5m=5000000 USD"))  # fmt: skip
    assert [names(fact, "price") for fact in resolved(deal(other, lacking)).facts] == [[], []]
    assert not resolved(reading("a", lacking)).facts


def test_different_stakes_are_different_deals() -> None:
    told = reading(
        "a",
        ("{Tinderbox:organization} bought 67.7% of {Joyful:organization}.",
         said("acquisition", acquirer="Tinderbox", target="Joyful", stake="67.7%=67.7%")),
        ("{Tinderbox:organization} offers to buy the other 32.3% of {Joyful:organization}.",
         said("acquisition", Status.PLANNED, acquirer="Tinderbox", target="Joyful", stake="32.3%=32.3%")),
    )  # fmt: skip
    assert [(f.status, names(f, "stake")) for f in resolved(told).facts] == [
        (Status.COMPLETED, ["67.7%"]),
        (Status.PLANNED, ["32.3%"]),
    ]


@pytest.mark.parametrize(
    ("first", "second", "facts"), [("2004", "2004-08", 1), ("2004", "2005", 1), ("2004", "2011", 2)]
)
def test_dates_more_than_a_year_apart_are_different_deals(first: str, second: str, facts: int) -> None:
    claims = [
        (f"{{Tinderbox:organization}} bought {{Joyful:organization}} in {date}.",
         said("acquisition", acquirer="Tinderbox", target="Joyful", date=f"{date}={date}"))
        for date in (first, second)
    ]  # fmt: skip
    assert len(resolved(reading("a", *claims)).facts) == facts


def test_more_precise_date_stays_and_of_two_prices_the_one_of_the_last_status() -> None:
    told = reading(
        "a",
        ("{Tinderbox:organization} offered $40m for {Joyful:organization} in 2004.",
         said("acquisition", Status.PLANNED, acquirer="Tinderbox", target="Joyful",
              price="$40m=40000000 USD", date="2004=2004")),
        ("{Tinderbox:organization} paid $45m, $3 a share, for {Joyful:organization} in August 2004.",
         said("acquisition", acquirer="Tinderbox", target="Joyful",
              price=("$45m=45000000 USD", "$3 a share=3 USD per share"), date="August 2004=2004-08")),
    )  # fmt: skip
    fact = only_fact(told)
    assert names(fact, "price") == ["45000000 USD", "3 USD per share"]
    assert names(fact, "date") == ["2004-08"]
    assert Role("price") not in fact.evidence[0].mentions
    assert fact.evidence[0].mentions[Role("date")][0].text == "2004"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ((Status.AGREED, Status.COMPLETED), Status.COMPLETED),
        ((Status.COMPLETED, Status.AGREED), Status.COMPLETED),
        ((Status.PLANNED, Status.AGREED, Status.CANCELLED), Status.CANCELLED),
        ((Status.RUMOURED, Status.DENIED), Status.DENIED),
        ((Status.COMPLETED, Status.DENIED), Status.DENIED),
        ((Status.ALLEGED, Status.PLANNED, Status.RUMOURED), Status.PLANNED),
    ],
)
def test_status_is_the_one_at_the_end_of_the_story(statuses: tuple[Status, ...], status: Status) -> None:
    claims = [
        ("{Tinderbox:organization} and {Joyful:organization}.",
         said("acquisition", each, acquirer="Tinderbox", target="Joyful"))
        for each in statuses
    ]  # fmt: skip
    assert only_fact(reading("a", *claims)).status == status


def test_positions_of_one_status_are_one_employment_and_a_former_position_another() -> None:
    told = reading(
        "a",
        ("{Ann Ash:person} is president of {Tinderbox:organization}.",
         said("employment", Status.CURRENT, person="Ann Ash", organization="Tinderbox",
              position="president=president")),
        ("Chief executive {Ann Ash:person} of {Tinderbox:organization} spoke.",
         said("employment", Status.CURRENT, person="Ann Ash", organization="Tinderbox",
              position="Chief executive=chief executive")),
        ("{Ann Ash:person} was vice president of {Tinderbox:organization} before.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              position="vice president=vice president")),
    )  # fmt: skip
    assert [(f.status, names(f, "position")) for f in resolved(told).facts] == [
        (Status.CURRENT, ["president", "chief executive"]),
        (Status.FORMER, ["vice president"]),
    ]


def test_a_post_that_began_at_a_time_that_is_told_is_an_employment_of_its_own() -> None:
    told = reading(
        "a",
        ("{Ann Ash:person}, former treasurer of {Tinderbox:organization}, is dead.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              position="treasurer=treasurer")),
        ("{Ann Ash:person}, the former boss of {Tinderbox:organization}, was loved.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox", position="boss=boss")),
        ("{Ann Ash:person} became president of {Tinderbox:organization} in 2002.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              position="president=president", start="2002=2002")),
    )  # fmt: skip
    found = [(names(f, "position"), names(f, "start")) for f in resolved(told).facts]
    assert sorted(found) == [(["president"], ["2002"]), (["treasurer", "boss"], [])]


def test_posts_of_other_times_are_other_employments() -> None:
    told = reading(
        "a",
        ("{Ann Ash:person} was chairman of {Tinderbox:organization} from 1974 to 1992.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              position="chairman=chairman", start="1974 to 1992=1974", end="1974 to 1992=1992")),
        ("{Ann Ash:person} joined {Tinderbox:organization} as a clerk in 1953.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              position="clerk=clerk", start="1953=1953")),
        ("{Ann Ash:person} ran {Tinderbox:organization} in Oslo from 1958 to 1963.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox",
              start="1958 to 1963=1958", end="1958 to 1963=1963")),
        ("{Ann Ash:person} left {Tinderbox:organization} in 1992.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox", end="1992=1992")),
    )  # fmt: skip
    found = [(names(f, "position"), names(f, "start"), names(f, "end")) for f in resolved(told).facts]
    assert found == [(["chairman"], ["1974"], ["1992"]), (["clerk"], ["1953"], []), ([], ["1958"], ["1963"])]


def test_what_somebody_has_long_done_and_will_be_are_two_employments() -> None:
    told = reading(
        "a",
        ("{Ann Ash:person} will be president of {Tinderbox:organization}.",
         said("employment", Status.FUTURE, person="Ann Ash", organization="Tinderbox",
              position="president=president")),
        ("{Ann Ash:person} has worked for {Tinderbox:organization} since 2018.",
         said("employment", Status.CURRENT, person="Ann Ash", organization="Tinderbox", start="2018=2018")),
    )  # fmt: skip
    assert {f.status for f in resolved(told).facts} == {Status.FUTURE, Status.CURRENT}


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("2006=2006", (), [("2006", "2006")]),
        ("1999 to 2006=1999", "1999 to 2006=2006", [("1999/2006", "1999 to 2006")]),
        ("May 1999=1999-05", "2006=2006", [("1999-05", "May 1999"), ("2006", "2006")]),
        ("May=", "2006=2006", [("", "May"), ("2006", "2006")]),
    ],
)
def test_a_state_has_the_dates_of_its_turns_or_the_period_that_is_told(
    start: str, end: str | tuple[()], date: list[tuple[str, str]]
) -> None:
    told = reading(
        "a",
        ("{Ann Ash:person} worked for {Tinderbox:organization}: May, May 1999, 1999 to 2006.",
         said("employment", Status.FORMER, person="Ann Ash", organization="Tinderbox", start=start, end=end)),
    )  # fmt: skip
    fillers = only_fact(told).roles.get(Role("date"), ())
    assert [(f.value, f.text) for f in fillers if isinstance(f, ValueFiller)] == date


def test_stake_that_is_held_and_stake_that_is_wanted_are_two_facts() -> None:
    sentence = "{Tinderbox:organization}, {Joyful:organization}"
    claims = [
        (sentence, said("shareholding", status, owner="Tinderbox", organization="Joyful"))
        for status in (Status.CURRENT, Status.PLANNED, Status.FORMER)
    ]
    assert [fact.status for fact in resolved(reading("a", *claims)).facts] == [Status.FORMER, Status.PLANNED]


def test_parties_are_a_set() -> None:
    sentences = [
        ("{Tinderbox:organization}, {Joyful:organization}.", said("merger", party=parties))
        for parties in (("Tinderbox", "Joyful"), ("Joyful", "Tinderbox"), "Joyful")
    ]
    fact = only_fact(reading("a", *sentences))
    assert names(fact, "party") == ["Tinderbox", "Joyful"]
    assert len(fact.evidence) == 3
    assert not resolved(reading("a", sentences[2])).facts


def test_family_is_the_same_from_both_sides() -> None:
    fact = only_fact(
        reading(
            "a",
            ("{Ann Ash:person} is the daughter of {Tom Ash:person}.",
             said("family", Status.CURRENT, person="Ann Ash", relative="Tom Ash", kind="daughter=parent")),
            ("{Tom Ash:person} has a child, {Ann Ash:person}.",
             said("family", Status.CURRENT, person="Tom Ash", relative="Ann Ash", kind="child=child")),
        )
    )  # fmt: skip
    assert (names(fact, "person"), names(fact, "relative"), names(fact, "kind")) == (
        ["Ann Ash"],
        ["Tom Ash"],
        ["parent"],
    )
    assert [evidence.mentions[Role("person")][0].text for evidence in fact.evidence] == ["Ann Ash"] * 2


def test_cases_against_one_company_differ_in_court_or_matter() -> None:
    told = reading(
        "a",
        ("{Tinderbox:organization} was sued by the {Rain Board:organization} for fraud.",
         said("legal_case", accused="Tinderbox", authority="Rain Board", matter="fraud=fraud")),
        ("The {Rain Board:organization} accuses {Tinderbox:organization} of lies.",
         said("legal_case", accused="Tinderbox", authority="Rain Board", matter="lies=lies")),
        ("{Tinderbox:organization} faces charges of theft.",
         said("legal_case", accused="Tinderbox", matter="theft=theft")),
    )  # fmt: skip
    assert [names(fact, "matter") for fact in resolved(told).facts] == [["fraud", "lies"], ["theft"]]


def test_nothing_relates_to_itself() -> None:
    told = reading("a", ("{Tinderbox Inc:organization} bought {Tinderbox:organization}.",
                         said("acquisition", acquirer="Tinderbox Inc", target="Tinderbox")))  # fmt: skip
    assert not resolved(told).facts


def test_who_is_bought_is_not_the_seller() -> None:
    claim = said("acquisition", acquirer="Tinderbox", target="Joyful", seller=("Joyful", "Gladly"))
    sentence = "{Tinderbox:organization} bought {Joyful:organization} from {Gladly:organization}"
    assert names(only_fact(reading("a", (sentence, claim))), "seller") == ["Gladly"]


def test_end_of_the_wrong_type_drops_the_claim_and_an_optional_role_only_itself() -> None:
    bought = "{Tinderbox:organization} bought {Joyful:organization} from {Norland:place}."
    seller = said("acquisition", acquirer="Tinderbox", target="Joyful", seller="Norland")
    place = said("acquisition", acquirer="Norland", target="Joyful")
    norland = "{Norland:place}, {Norland:place}, {Norland:place}"
    fact = only_fact(reading("a", norland, (bought, seller, place)))
    assert (names(fact, "acquirer"), names(fact, "seller")) == (["Tinderbox"], [])


def test_claims_help_to_decide_the_type_of_a_name() -> None:
    told = reading("a", ("{Tinderbox:place} bought {Joyful:organization}.", DEAL),
                   ("{Tinderbox:organization} bought {it:organization>Joyful}.",
                    said("acquisition", acquirer="Tinderbox", target="it")))  # fmt: skip
    assert {entity.id.rpartition("/id/")[2] for entity in resolved(told).entities} == {
        "org/tinderbox",
        "org/joyful",
    }


def test_claim_decides_between_the_types_that_a_name_may_have() -> None:
    bought = "{Tinderbox:place|organization} bought {Joyful:organization}."
    assert names(only_fact(reading("a", "{Tinderbox:place|organization}", (bought, DEAL))), "acquirer")
    assert not resolved(reading("a", (bought.replace("|organization", ""), DEAL))).facts


def test_sources_are_those_of_the_sentences_with_the_final_status() -> None:
    sentence = "{Tinderbox:organization} {Joyful:organization} {Daily Rain:organization} {Ann Ash:person}"
    told = [
        (sentence, said("acquisition", status, source=source, acquirer="Tinderbox", target="Joyful"))
        for status, source in [
            (Status.RUMOURED, "Daily Rain"),
            (Status.AGREED, "Ann Ash"),
            (Status.AGREED, ""),
        ]
    ]
    resolution = resolved(reading("a", *told))
    assert [source.name for source in resolution.facts[0].attribution] == ["Ann Ash"]
    assert [entity.name for entity in resolution.entities] == ["Joyful", "Tinderbox", "Ann Ash"]


def test_author_without_a_work_wrote_the_document() -> None:
    fact = only_fact(reading("a", ("By {Ann Ash:person}", said("authorship", person="Ann Ash"))))
    (work,) = fact.roles[Role("work")]
    assert "/document/" in work.id  # type: ignore[union-attr]  # an entity
    assert Role("work") not in fact.evidence[0].mentions


def test_founding_needs_one_of_founder_date_and_place() -> None:
    told = ("{Tinderbox:organization} was founded in 1999.", said("founding", organization="Tinderbox"))
    dated = said("founding", organization="Tinderbox", date="1999=1999")
    assert not resolved(reading("a", told)).facts
    assert names(only_fact(reading("a", told, (told[0], dated))), "date") == ["1999"]


def test_unknown_role_is_an_error_that_names_it() -> None:
    with pytest.raises(OntologyError, match=r"acquisition.*'buyer'"):
        resolved(reading("a", ("{Tinderbox:organization}", said("acquisition", buyer="Tinderbox"))))
