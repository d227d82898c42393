"""The end of a fact that only the text around tells."""

from __future__ import annotations

import pytest
from facts_samples import claims_of

from kg.model import Role

ABOUT = "Norwell Ltd makes valves. Norwell Ltd grew. In 1950 Norwell Ltd moved to Oslo. "


def ends_of(text: str, type_: str, *roles: str) -> list[set[str]]:
    """Who fills the roles of the claims of a type."""
    claims = [claim for claim in claims_of(text) if claim.type == type_]
    return [{filler.text for role in roles for filler in claim.roles.get(Role(role), ())} for claim in claims]


@pytest.mark.parametrize(
    "told", ["A merger with Corvell Inc was agreed in 1968.", "Talks on a merger with Corvell Inc collapsed in 1968."]
)
def test_the_firm_that_the_text_is_about_merges(told: str) -> None:
    assert ends_of(ABOUT + told, "merger", "party") == [{"Norwell Ltd", "Corvell Inc"}]


def test_the_firm_that_the_text_is_about_talks_of_buying() -> None:
    told = ABOUT + "Negotiations to buy Corvell Inc ended in May without agreement."
    assert ends_of(told, "acquisition", "acquirer", "target") == [{"Norwell Ltd", "Corvell Inc"}]


@pytest.mark.parametrize(
    "text",
    [
        "Norwell Ltd makes valves. Arbenta Inc grew. A merger with Corvell Inc was agreed in 1968.",  # either
        f"{ABOUT}A merger with Norwell Ltd was agreed in 1968.",  # not with itself
        f"{ABOUT}Arbenta Inc hailed a merger with Corvell Inc in 1968.",
    ],
)
def test_nobody_else_is_taken_for_it(text: str) -> None:
    assert all("Norwell Ltd" not in ends for ends in ends_of(text, "merger", "party"))
