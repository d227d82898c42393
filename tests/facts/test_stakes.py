"""Parts of firms: how much of a firm a deal is about, and whose "the shares" are."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of

from kg.model import Role, Status

TOLD = "Arbenta acquired 67% of Corvell."

SIZES = [
    ("Arbenta sold its shares in Corvell to Dunmore.", {("shareholding", "Dunmore"), ("shareholding", "Arbenta")}),
    ("Arbenta bought all the outstanding shares of Corvell.", {("acquisition", "Arbenta")}),
    ("Arbenta raised its stake in Corvell to 24%.", {("shareholding", "Arbenta")}),
    ("Arbenta raised its stake in Corvell to 54%.", {("acquisition", "Arbenta")}),
    ("Arbenta bought the remaining 10% stake in Corvell.", {("shareholding", "Arbenta")}),
]

PARTS = [
    ("Dunmore holds about 5%.", ("shareholding", "Corvell")),
    ("Dunmore offered to buy the remaining shares.", ("acquisition", "Corvell")),
]

NOT_PARTS = [
    "Dunmore will buy back its own shares.",
    "Dunmore holds 5% of Ostrel.",
    "Dunmore holds three factories.",
    "Dunmore bought the Ostrel shares.",
]


def ends(text: str) -> set[tuple[str, str]]:
    """The types of deals with those who buy or hold."""
    claims = [claim for claim in claims_of(text) if claim.type in ("acquisition", "shareholding")]
    return {(claim.type, roles_of(claim).get("acquirer") or roles_of(claim)["owner"]) for claim in claims}


def about(text: str) -> set[tuple[str, str]]:
    """The types of the deals of Dunmore, with the firms that they are about."""
    found = [(claim.type, roles_of(claim)) for claim in claims_of(text)]
    return {
        (type_, roles.get("target") or roles["organization"])
        for type_, roles in found
        if "Dunmore" in (roles.get("acquirer"), roles.get("owner"))
    }


@pytest.mark.parametrize(("text", "expected"), SIZES)
def test_the_part_that_is_traded_says_whether_it_is_control(text: str, expected: set[tuple[str, str]]) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_shares_without_a_name_are_of_the_firm_told_before(sentence: str, expected: tuple[str, str]) -> None:
    assert about(f"{TOLD} {sentence}") == {expected}


@pytest.mark.parametrize("sentence", NOT_PARTS)
def test_shares_with_an_owner_of_their_own_are_not(sentence: str) -> None:
    assert "Corvell" not in [firm for _, firm in about(f"{TOLD} {sentence}")]


def test_shares_of_nobody_told_before_are_left_out() -> None:
    assert about("Dunmore holds about 5%.") == set()


def test_refusing_more_shares_denies_none() -> None:
    assert about("Dunmore agreed not to buy any additional Corvell shares.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5%, thanks to Arbenta's purchase of Corvell.",
        "More than 85 percent of Corvell shareholders accepted a takeover offer by Arbenta.",
        "More than 85 percent of the shareholders accepted Arbenta's takeover of Corvell.",
    ],
)
def test_a_percentage_of_other_things_is_no_stake(text: str) -> None:
    assert [claim.roles.get(Role("stake")) for claim in claims_of(text) if claim.type == "acquisition"] == [None]


def test_a_firm_does_not_hold_its_own_shares_outstanding() -> None:
    text = "Arbenta bought a stake in Corvell. Corvell has 42 million shares outstanding."
    assert len({str(claim.roles) for claim in claims_of(text) if claim.type == "shareholding"}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Arbenta may raise or lower its holding in Corvell.",
        "A judge barred Arbenta, which holds 14% of Corvell, from buying more shares of Corvell.",
    ],
)
def test_what_may_become_of_a_holding_says_nothing_against_it(text: str) -> None:
    statuses = {claim.status for claim in claims_of(text) if claim.type == "shareholding"}
    assert statuses == {Status.CURRENT}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwell received 54 pct of Kelbrand shares in its tender offer.", "planned"),
        ("Norwell received 54 pct of Kelbrand shares from Rothmere.", "completed"),
    ],
)
def test_what_is_tendered_is_not_yet_bought(text: str, status: str) -> None:
    assert {claim.status.value for claim in claims_of(text) if claim.type == "acquisition"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Norwell wants to buy Kelbrand. Ada Lund is still the biggest owner, with 17 pct.",
        "Norwell wants to buy Kelbrand. Ada Lund, the holder of 17 pct, is against it.",
        "Norwell wants to buy Kelbrand. Ada Lund, the biggest shareholder, with 17 pct, is against it.",
    ],
)
def test_whose_the_biggest_holder_has_a_part_the_text_tells(text: str) -> None:
    held = [claim for claim in claims_of(text) if claim.type == "shareholding"]
    assert ("Ada Lund", "Kelbrand", "17%") in {
        (roles["owner"], roles["organization"], roles["stake"]) for roles in map(roles_of, held)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Norwell sells shoes. Norwell has 300 shops. Norwell is based in Oslo. The Lund family still owns 17 percent.",
        "Norwell sells shoes. Norwell has 300 shops. Norwell is based in Oslo. The Lund family owns 17% of the shares.",
        "Norwell was a unit of the Lund family until 2006. The Lund family still owns 17 percent.",
        "Norwell's biggest owner is the Lund family, with 17%.",
    ],
)
def test_a_part_is_of_the_firm_that_the_text_is_about(text: str) -> None:
    held = [claim for claim in claims_of(text) if claim.type == "shareholding"]
    assert ("Lund family", "Norwell", "17%") in {
        (roles["owner"], roles["organization"], roles.get("stake")) for roles in map(roles_of, held)
    }
