"""What became of a deal that was told before."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

from kg.model import Status

TOLD = "Arbenta agreed to buy Corvell for $75 million."

FATES = [
    ("The deal was completed.", "completed"),
    ("The acquisition has closed.", "completed"),
    ("The takeover was finalised on 3 July 2004.", "completed"),
    ("The sale went ahead in May.", "completed"),
    ("The merger took place in May.", "completed"),
    ("The takeover, which was completed in May, made it the largest brewer.", "completed"),
    ("Arbenta said that the deal had been completed.", "completed"),
    ("Regulators approved the deal.", "agreed"),
    ("Shareholders accepted the offer.", "agreed"),
    ("The deal collapsed.", "cancelled"),
    ("The talks fell through.", "cancelled"),
    ("Regulators blocked the transaction.", "cancelled"),
    ("Corvell's board rejected the bid.", "cancelled"),
    ("Arbenta denied the report.", "denied"),
    ("Corvell dismissed the rumour.", "denied"),
]


def fates(text: str) -> list[tuple[str, Status]]:
    """The targets and statuses of what later sentences say of a deal."""
    return [(roles_of(c)["target"], c.status) for c in claims_of(text) if c.extractor.endswith("/fate")]


@pytest.mark.parametrize(("sentence", "status"), FATES)
def test_a_later_sentence_tells_the_fate_of_the_deal(sentence: str, status: str) -> None:
    assert fates(f"{TOLD} {sentence}") == [("Corvell", Status(status))]


@pytest.mark.parametrize(
    "sentence",
    [
        "A deal was completed.",
        "The deal may collapse.",
        "The deal will be completed in July.",
        "The deal was not completed.",
        "The companies expect the deal to close in June.",
        "The takeover is going ahead in June.",
        "Lumio demanded that the takeover be completed by June.",
        "Lumio doubted that the deal had been completed.",
        "Arbenta said it rejected all of the proposals.",
        "The deal pleased the board.",
        "Arbenta completed the report.",
        "The house was completed.",
    ],
)
def test_a_sentence_that_tells_no_fate_or_of_no_known_deal_adds_nothing(sentence: str) -> None:
    assert fates(f"{TOLD} {sentence}") == []


def test_the_fate_is_that_of_the_last_deal_before_it() -> None:
    text = f"{TOLD} Lumio agreed to buy Nordrift. The deal was completed. Arbenta agreed to buy Standwick."
    assert fates(text) == [("Nordrift", Status.COMPLETED)]


def test_a_merger_that_is_approved_is_no_bid() -> None:
    text = f"Nordrift proposed a merger with Lumio. {TOLD} Shareholders approved the merger."
    (fate,) = [claim for claim in claims_of(text) if claim.extractor.endswith("/fate")]
    assert (fate.type, fate.status) == ("merger", Status.AGREED)
    assert fates(f"{TOLD} Shareholders approved the merger.") == []


def test_who_bids_need_not_have_won_the_sale() -> None:
    assert fates("Arbenta bid for Corvell. The sale went ahead in May.") == []


def test_what_somebody_holds_is_no_deal_that_may_fail() -> None:
    assert fates("Arbenta owns 5% of Corvell. The deal was called off.") == []


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The purchase, made in 2003, pleased the board.", "2003"),
        ("The 2003 purchase was its largest.", "2003"),
        ("The deal was struck in 2003 and was worth about $3m.", "2003"),
        ("It paid $3m for the brewer in May 2003.", "2003-05"),
        ("Terms of the deal, announced in 2003, were not disclosed.", None),
    ],
)
def test_a_later_sentence_tells_the_date(sentence: str, date: str | None) -> None:
    deals = (roles_of(c) for c in claims_of(f"Arbenta bought Corvell. {sentence}") if c.type == "acquisition")
    assert {deal.get("date") for deal in deals} - {None} == ({date} if date else set())


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("On Friday Corvell rejected the offer.", "cancelled"),
        ("The offer was turned down by Corvell in May.", "cancelled"),
        ("The purchase of Corvell was completed on Friday.", "completed"),
        ("The purchase of Corvell will be completed in May.", "planned"),
    ],
)
def test_a_dated_sentence_with_the_target_tells_the_fate_as_well(sentence: str, status: str) -> None:
    told = [claim for claim in claims_of(f"Arbenta made a bid for Corvell. {sentence}") if "date" in roles_of(claim)]
    assert {(roles_of(claim)["acquirer"], claim.status) for claim in told} == {("Arbenta", Status(status))}


def test_a_bid_of_another_is_no_fate_of_the_deal_on_the_same_target() -> None:
    text = "Arbenta completed its offer for Corvell, paying $17. Corvell had rejected a bid of $14 a share from Lumio."
    found = [(roles_of(c)["acquirer"], c.status.value) for c in claims_of(text) if c.type == "acquisition"]
    assert set(found) == {("Arbenta", "completed"), ("Lumio", "cancelled")}
    assert fates("Arbenta completed its takeover of Corvell. The offer expired yesterday.") == []
    assert fates("Arbenta made an offer for Corvell. The offer expired.") == [("Corvell", Status.CANCELLED)]


def test_who_turns_an_offer_down_may_take_the_next() -> None:
    told = "Arbenta offered to buy Corvell. Corvell's board turned down the approach"
    assert fates(f"{told} but later accepted it.") == [("Corvell", Status.AGREED)]
    assert fates(f"{told} but said it would not recommend any.") == [("Corvell", Status.CANCELLED)]


def test_what_is_done_to_stop_a_deal_has_not_stopped_it() -> None:
    assert fates(f"{TOLD} Mara Lindqvist went to court to stop the acquisition.") == []


def test_who_refuses_a_bid_is_not_the_bidder_though_a_description_may_be_taken_for_him() -> None:
    assert fates("Arbenta made a bid for Corvell. The pump maker rejected the bid.") == [("Corvell", Status.CANCELLED)]
    assert fates("Arbenta made a bid for Corvell. The bidder said it rejected all of the proposals.") == []


def test_no_fate_without_a_deal() -> None:
    assert fates("The deal was completed. Mara Lindqvist founded Arbenta. The deal was completed.") == []


def test_a_fate_keeps_the_roles_and_takes_its_own_date() -> None:
    before, after = claims_of("In 2003 Arbenta agreed to buy Corvell. The deal was completed on 3 July 2004.")
    assert roles_of(before) == {"acquirer": "Arbenta", "target": "Corvell", "date": "2003"}
    assert roles_of(after) == {"acquirer": "Arbenta", "target": "Corvell", "date": "2004-07-03"}
    assert after.sentence.text == "The deal was completed on 3 July 2004."
    assert after.confidence < before.confidence
    (_, undated) = claims_of("In 2003 Arbenta agreed to buy Corvell. The deal was completed.")
    assert roles_of(undated)["date"] == "2003"


@pytest.mark.parametrize(
    ("sentence", "buyers"),
    [
        ("The buyer is Rothmere plc.", ["Rothmere plc"]),
        ("The buyer, Rothmere plc, has two years to pay.", ["Rothmere plc"]),
        ("The buyer was not named.", []),
        ("The buyer of the building was Rothmere plc.", []),
    ],
)
def test_a_later_sentence_names_the_buyer(sentence: str, buyers: list[str]) -> None:
    claims = [
        c for c in claims_of(f"Arbenta Corp sold its Corvell unit for $5m. {sentence}") if c.type == "acquisition"
    ]
    assert [roles_of(claim)["acquirer"] for claim in claims] == buyers


@pytest.mark.parametrize(
    ("sentence", "price"),
    [
        ("It will pay $3m in cash.", "3000000 USD"),
        ("The purchase of Corvell, for $3m in cash, took a year.", "3000000 USD"),
        ("It will pay a fine of $3m.", None),
    ],
)
def test_a_later_sentence_tells_the_price(sentence: str, price: str | None) -> None:
    claims = [c for c in claims_of(f"Arbenta agreed to buy Corvell. {sentence}") if c.type == "acquisition"]
    assert {roles_of(claim).get("price") for claim in claims} - {None} == ({price} if price else set())


def test_the_purchase_of_something_else_does_not_complete_a_deal() -> None:
    text = f"{TOLD} The agreement lapsed. Arbenta completed the purchase of two boats in the same quarter."
    assert Status.COMPLETED not in [claim.status for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwell took full charge of Kelbrand in June 2004.", "completed"),
        ("Norwell took possession of Kelbrand in June 2004.", "completed"),
        ("Norwell obtained Kelbrand in 1979 from Rothmere.", "completed"),
        ("Kelbrand cost Norwell $8m in 1981.", "completed"),
        ("Norwell added Kelbrand to its stable in 2001.", "completed"),
        ("Rothmere signed away Kelbrand to Norwell.", "completed"),
        ("Norwell put $450m on the table for Kelbrand.", "planned"),
        ("Norwell tabled $450m for Kelbrand.", "planned"),
    ],
)
def test_a_firm_changes_hands_in_many_words(text: str, status: str) -> None:
    (deal,) = (claim for claim in claims_of(text) if claim.type == "acquisition")
    roles = roles_of(deal)
    assert (roles["acquirer"], roles["target"], deal.status) == ("Norwell", "Kelbrand", status)
