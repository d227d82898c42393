"""Founders without a name, and founders of what is bought."""

from __future__ import annotations

import pytest
from facts_samples import told

SPEAKING = [
    ("Ada Lund is content. The Quaystone founder said that sales rose.", ["Ada Lund"]),
    ("Ada Lund met Ole Berg. The Quaystone founder said that sales rose.", []),
    ("Sales rose. The Quaystone founder said so.", []),
    ("Ada Lund is content. A Quaystone founder said that sales rose.", []),
]


@pytest.mark.parametrize(("text", "founders"), SPEAKING)
def test_the_founder_is_the_only_person_named_right_before(text: str, founders: list[str]) -> None:
    assert [founding["founder"] for founding in told(text, "founding")] == founders


BOUGHT = [
    ("Quaystone acquired 60% of Kelbrand in 2018 from its founder, Ada Lund, who kept the rest.", {"Kelbrand"}),
    ("Quaystone parted with its founder, Ada Lund.", {"Quaystone"}),
]


@pytest.mark.parametrize(("text", "firms"), BOUGHT)
def test_who_buys_from_its_founder_buys_what_that_one_founded(text: str, firms: set[str]) -> None:
    assert {founding["organization"] for founding in told(text, "founding")} == firms


TITLES = [
    ("Ada Lund is the Founder and CEO of Quaystone.", ["Quaystone"]),
    ("Quaystone is a bank in Oslo, founded in 1990.", ["Quaystone"]),
]


@pytest.mark.parametrize(("text", "firms"), TITLES)
def test_what_is_founded_is_named_beside_other_titles_and_places(text: str, firms: list[str]) -> None:
    assert [founding["organization"] for founding in told(text, "founding")] == firms


SEVERAL = [
    ("the Chairperson of the Norwell Authority and Founder and CEO of Kelbrand", ["Norwell Authority", "Kelbrand"]),
    ("the chairwoman of the Quaystone Authority and founder of Kelbrand", ["Quaystone Authority"]),
]


@pytest.mark.parametrize(("titles", "firms"), SEVERAL)
def test_a_title_belongs_to_what_is_named_behind_it(titles: str, firms: list[str]) -> None:
    assert [post["organization"] for post in told(f"Ada Lund is {titles}.", "employment")] == firms
