"""Descriptions and whom they stand for are learned from listed ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluation import Gold, load_gold
from kg.evaluation.gold import Case
from kg.model import EntityType
from kg.training.descriptions import Question, ends_of, fit, iter_questions, learn_nouns, to_toml

CASE = """
[[case]]
id = "one"
kind = "plain"
text = "Brenna Optics met the mayor. The lensmonger grew. The lensmonger, the mayor says, is Bergen's largest."
names = { organization = ["Brenna Optics"], place = ["Bergen"] }
refs = [["the mayor", ""], ["The lensmonger", "Brenna Optics"], ["The lensmonger", "Brenna Optics"], ["the mayor", ""]]
facts = []
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "texts.toml"
    path.write_text(CASE, encoding="utf-8")
    (gold,) = load_gold([path])
    assert isinstance(gold, Gold)
    return gold.cases[0]


def test_each_description_has_its_own_place(case: Case) -> None:
    words = [case.document.text[end - 10 : end] for end in ends_of(case)]
    assert [word.split()[-1] for word in words] == ["mayor", "lensmonger", "lensmonger", "mayor"]


def test_nouns_are_learned_with_the_type_of_what_they_call(case: Case) -> None:
    nouns = learn_nouns([case])
    assert nouns[EntityType("organization")] == ["lensmonger"]
    assert nouns[EntityType("person")] == []


def test_a_question_knows_its_answer(case: Case) -> None:
    questions = list(iter_questions([case]))
    assert questions
    assert all(question.right == 0 for question in questions), "the mayor has no name"


def test_weights_tell_what_speaks_for_an_answer() -> None:
    questions = [
        Question(document=str(n), options=(("none",), ("near",), ("far",)), right=1 if n % 4 else 0, ruled=0)
        for n in range(40)
    ]
    weights = fit(questions)
    assert weights["near"] > weights["none"] > weights["far"]


def test_what_is_learned_is_written_as_it_is_read() -> None:
    written = to_toml({EntityType("person"): ["drayman"]}, {'firm "so"': 0.5})
    assert 'person = ["drayman"]' in written
    assert '"firm \\"so\\"" = 0.5' in written
