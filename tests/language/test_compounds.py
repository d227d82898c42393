"""Names that are parts of one, and what is no part of one."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Its customers are Arbenta and the Port of Aarhus.", "Port of Aarhus"),
        ("She left the party to found the Republican Left with Anna Lindqvist.", "Republican Left"),
        ("At Arbenta, Anne-Sophie Lindqvist follows Anna Berg.", "Anne-Sophie Lindqvist"),
        ("The brewery is in Stratford-on-Avon.", "Stratford-on-Avon"),
        ("She is an analyst with Reyl, Berg and Co in London.", "Reyl, Berg and Co"),
        ("Arbenta bought the shoemaker from Under Armour last year.", "Under Armour"),
        ("Arbenta, Inc. was bought by Reyl in October 2020.", "Arbenta, Inc."),
        ("Berg Media, S.L. purchased the newspaper.", "Berg Media, S.L."),
        ("The chain Lord & Moor was sold.", "Lord & Moor"),
        ("Anna Berg Printing was sold to Arbenta.", "Anna Berg Printing"),
        ("Ter-Basin Tools Inc sued. Ter-Basin later withdrew its bid; Ter-Basin lost.", "Ter-Basin"),
    ],
)
def test_neighbours_are_one_name(text: str, name: str) -> None:
    assert name in names_of(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The round was led by Reyl Ventures of Berlin.", {"Reyl Ventures", "Berlin"}),
        ("Arbenta bought Lumio of Milwaukee for $4 million.", {"Arbenta", "Lumio", "Milwaukee"}),
        ("Ex-Corvell finance chief jailed", {"Corvell"}),
        ("The regulator fined Lumio 48m euros in June.", {"Lumio"}),
        ("The Lindqvist deal pleased Arbenta HQ.", {"Lindqvist", "Arbenta"}),
        ("The Council on Foreign Relations Maria Berg spoke.", {"Council on Foreign Relations", "Maria Berg"}),
        ("Assistant Secretary of State Anna Berg spoke.", {"Anna Berg"}),
        ("Arbenta put $75 million into it in a Series D round.", {"Arbenta"}),
        ("The shares closed at 266p after the Arbenta deal.", {"Arbenta"}),
        ("The liberal Free Democrats met the pro-European Kirkmoor party.", {"Free Democrats", "Kirkmoor"}),
    ],
)
def test_what_tells_of_a_name_is_no_part_of_it(text: str, names: set[str]) -> None:
    found = set(names_of(text))
    assert names <= found
    assert not any(word in name for name in found for word in ("HQ", "Secretary", "Series", "266p", "party", "liberal"))


def test_two_that_stand_alone_elsewhere_are_two() -> None:
    names = names_of("Arbenta left. The Arbenta-Lumio pact ended. Lumio left.")
    assert "Arbenta-Lumio" not in names
    assert names_of("Lindqvist left Arbenta. Arbenta's Lindqvist was tired.").keys() == {"Lindqvist", "Arbenta"}


@pytest.mark.parametrize(
    "text", ["Corvell purchased Arbenta Group from Reyl in 2015.", "Lindqvist sold Arbenta to the Trust Bank in 1995."]
)
def test_what_one_name_does_to_another_is_no_part_of_either(text: str) -> None:
    assert not any("purchased" in name or "sold" in name for name in names_of(text))


def test_a_plural_of_initials_names_nobody() -> None:
    assert "NGOs" not in names_of("Arbenta works with local NGOs, among them Reyl.")
