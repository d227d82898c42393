"""States that a sentence ends."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Role


def statuses(text: str, type_: str = "employment") -> set[str]:
    return {claim.status.value for claim in claims_of(text) if claim.type == type_}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt gave up her post as chairman of Arbenta.",
        "Ada Brandt was employed by Arbenta until 1999.",
        "The sacking of Arbenta chairman Ada Brandt surprised the market.",
        "The board fired Arbenta chairman Ada Brandt.",
        "Ada Brandt handed over as chief executive of Arbenta to Ivo Lund.",
        "Ada Brandt was on the board of Arbenta until 1999.",
        "Arbenta director Ada Brandt was voted off the board.",
        "Ada Brandt was voted off the board of Arbenta.",
    ],
)
def test_a_post_that_ended_is_former(text: str) -> None:
    assert statuses(text) == {"former"}


def test_a_venture_that_is_closed_later_is_over() -> None:
    assert statuses("Arbenta set up a joint venture with Corvell in 1996, but closed it.", "partnership") == {"former"}
    assert statuses("Arbenta set up a joint venture with Corvell in 1996.", "partnership") == {"current"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt will give up her post as chairman of Arbenta.",
        "Investors called for the sacking of Arbenta chairman Ada Brandt.",
        "Ada Brandt has been chairman of Arbenta since 1999.",
    ],
)
def test_a_post_that_has_not_ended_is_not(text: str) -> None:
    assert statuses(text) == {"current"}


def test_a_citizenship_that_is_given_up_was_one() -> None:
    assert statuses("Ada Brandt gave up her Danish citizenship in 2013.", "nationality") == {"former"}


def test_who_moves_on_no_longer_lives_where_he_moved_to_before() -> None:
    claims = claims_of("Ivo Lund moved to Lyon in 1991. In 1998 Ivo Lund returned to Oslo.")
    told = {claim.roles[Role("place")][0].text: claim.status.value for claim in claims if claim.type == "residence"}
    assert told == {"Lyon": "former", "Oslo": "current"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arbenta agreed an end to its alliance with Corvell.", "former"),
        ("Arbenta put an end to its alliance with Corvell.", "former"),
        ("Arbenta wants to end its alliance with Corvell.", "current"),
    ],
)
def test_an_alliance_is_over_when_its_end_has_come(text: str, status: str) -> None:
    assert statuses(text, "partnership") == {status}


def test_a_flat_that_was_shared_is_left() -> None:
    assert statuses("Ada Brandt was sharing a flat in Oslo.", "residence") == {"former"}
    assert statuses("Ada Brandt rents a flat in Oslo.", "residence") == {"current"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwell said its directors refused to accept the resignation of chief executive Ada Lund.", "current"),
        ("Ada Lund withdrew her resignation from the board of Norwell.", "current"),
        ("Norwell rejected the resignation of its chairman, Ada Lund.", "current"),
        ("Norwell announced the resignation of its chairman, Ada Lund.", "former"),
        ("Norwell did not explain the dismissal of its chairman, Ada Lund.", "former"),
    ],
)
def test_who_is_not_let_go_is_still_there(text: str, status: str) -> None:
    found = [claim.status for claim in claims_of(text) if "resign" in claim.extractor or "dismissal" in claim.extractor]
    assert found == [status]
