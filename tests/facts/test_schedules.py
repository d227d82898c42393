"""What the present tense tells of a day to come."""

from __future__ import annotations

import pytest
from facts_samples import claims_of


def statuses(text: str) -> set[str]:
    """Those of the posts that the text tells of."""
    return {claim.status.value for claim in claims_of(text) if claim.type == "employment"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwell chairman Ivo Lund steps down next week.",
        "Ivo Lund leaves Norwell at the end of the month.",
        "Ivo Lund leaves Norwell on 1 August.",
        "Ivo Lund is going to leave his post as chairman of Norwell.",
        "Ivo Lund is retiring as chairman of Norwell at the end of the year.",
        "Ivo Lund's retirement from Norwell takes effect next month.",
    ],
)
def test_who_leaves_on_a_day_to_come_is_still_there(sentence: str) -> None:
    assert statuses(sentence) == {"current"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt joins Norwell as finance chief next month.",
        "Ada Brandt takes over as chief executive of Norwell later this year.",
        "Ada Brandt starts at Norwell next Monday.",
        "Norwell has appointed Ada Brandt as chief executive, effective October 15.",
        "Ada Brandt takes over as chief executive of Norwell on 1 August.",
        "Ada Brandt is going to be the head of Norwell.",
    ],
)
def test_who_comes_on_a_day_to_come_is_not_there_yet(sentence: str) -> None:
    assert statuses(sentence) == {"future"}


def test_what_has_happened_stays_as_it_is() -> None:
    assert statuses("Ivo Lund left Norwell last month.") == {"former"}
    assert statuses("Norwell chairman Ivo Lund visits Oslo next month.") == {"current"}
