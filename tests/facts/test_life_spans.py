"""Births and deaths told by a bracket."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of, told

from kg.facts.scene import Scene
from kg.facts.verbless.life_spans import life_spans

LIVES = [
    ("Mara Lindqvist (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (3 May 1920 - 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (1920–1999) was an architect.", "1920", "1999"),
    ("Mara Lindqvist (born 3 May 1920, died 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (Мара Линдквист; 3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (Мара) (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist, MBE (3 May 1920 – 4 June 1999) was an architect.", "1920-05-03", "1999-06-04"),
    ("Mara Lindqvist (born 3 May 1960) is an architect.", "1960-05-03", ""),
    ("Mara Lindqvist (b. 1960) is an architect.", "1960", ""),
    ("Mara Lindqvist (born May 3, 1960, in Lyon) is an architect.", "1960-05-03", ""),
    ("Mara Lindqvist (died 4 June 1999) was an architect.", "", "1999-06-04"),
    ("Mara Lindqvist (1999–2004) led the board.", "", ""),
    ("Mara Lindqvist (2004) argues that banks fail.", "", ""),
    ("Mara Lindqvist (pictured) was an architect.", "", ""),
    ("Mara Lindqvist spoke. Arbenta (1920–1999) was a bank.", "", ""),
    ("Mara Lindqvist left Lyon. Later (3 May 1920 – 4 June 1999) it rained.", "", ""),
    ("Mara Lindqvist (3 May 1920 – 4 June 1999", "1920-05-03", "1999-06-04"),
]


@pytest.mark.parametrize(("text", "birth", "death"), LIVES)
def test_a_bracket_after_a_name_holds_a_life(text: str, birth: str, death: str) -> None:
    found = {
        str(claim.type): roles_of(claim)["date"]
        for sentence in analysed(text).sentences
        for claim in life_spans(Scene(sentence, analysed(text)))
    }
    assert (found.get("birth", ""), found.get("death", "")) == (birth, death)


def test_the_years_of_a_post_are_no_life_span() -> None:
    text = "Mara Lindqvist (chief editor 1909–1985) never slept."
    (sentence,) = analysed(text).sentences
    assert list(life_spans(Scene(sentence, analysed(text)))) == []


def test_birth_in_the_verb_and_in_the_bracket_agree() -> None:
    text = "Mara Lindqvist (born 3 May 1960 in Lyon) is an architect."
    assert {roles["date"] for roles in told(text, "birth")} == {"1960-05-03"}


def test_a_life_span_behind_a_title_of_nobility_is_of_the_person_before_it() -> None:
    text = "She was the daughter of Philippe Lund, comte de Brandt (1678–1733), and lived in Nancy."
    births = told(text, "birth")
    assert {birth["person"] for birth in births} == {"Philippe Lund"}
