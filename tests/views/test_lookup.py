from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_samples import BASE, entity, harbour_graph

from kg.errors import NotFoundError
from kg.views import find_entities

ENTITIES = harbour_graph().entities


@pytest.mark.parametrize(
    "typed",
    [
        "Velora Group",
        "Velora",
        "Velora Group Ltd",
        "velora group",
        "  VELORA  group ",
        "velo",
        "org/velora-group",
        BASE + "org/velora-group",
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert [found.name for found in find_entities(ENTITIES, typed)] == ["Velora Group"]


def test_a_stricter_reading_goes_first() -> None:
    namesakes = (entity("org/oru", "Oru"), entity("org/oru-bank", "Oru Bank"), entity("person/oru", "ORU"))
    assert [found.id for found in find_entities(namesakes, "Oru")] == [BASE + "org/oru"]


def test_all_that_fit_equally_come_in_order_of_name() -> None:
    assert [found.name for found in find_entities(ENTITIES, "n")] == ["Norrland University", "Norway"]


def test_a_misspelt_name_is_answered_with_near_ones() -> None:
    with pytest.raises(NotFoundError, match=r"'Velorra'.*did you mean 'Velora'"):
        find_entities(ENTITIES, "Velorra")


@pytest.mark.parametrize("typed", ["", "   ", "zzz"])
def test_a_name_of_nothing_is_an_error(typed: str) -> None:
    with pytest.raises(NotFoundError):
        find_entities(ENTITIES, typed)


@given(st.text())
def test_any_text_is_found_or_refused(typed: str) -> None:
    with suppress(NotFoundError):
        assert find_entities(ENTITIES, typed)
