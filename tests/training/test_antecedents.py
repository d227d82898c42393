"""Descriptions and whom they stand for are learned from listed ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.evaluation import Gold, load_gold
from kg.evaluation.gold import Case
from kg.language.antecedents import likeness
from kg.model import EntityType
from kg.network import WIDTH
from kg.training.antecedents import iter_questions, learn_nouns, to_toml
from kg.training.marked_texts import ends_of, marked_case, read_marked
from kg.training.ranking import Question, fit

CASE = """
[[case]]
id = "one"
kind = "plain"
text = "Brenna Optics met the mayor. The lensmonger grew. The lensmonger, the mayor says, is Bergen's largest."
names = { organization = ["Brenna Optics"], place = ["Bergen"] }
refs = [["the mayor", ""], ["The lensmonger", "Brenna Optics"], ["The lensmonger", "Brenna Optics"], ["the mayor", ""]]
facts = []
"""

MARKED = """ORG: Brenna Optics (Brenna) | PER: Ada Lund
Brenna Optics paid. [[The company|Brenna Optics]] had grown.
====
ORG: | PER:
[[It|-]] rained.
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
    nouns = learn_nouns([marked_case(case)])
    assert nouns[EntityType("organization")] == ["lensmonger"]
    assert nouns[EntityType("person")] == []


def test_a_question_knows_its_answer(case: Case) -> None:
    questions = list(iter_questions([marked_case(case)]))
    assert questions
    assert all(question.right == 0 for question in questions), "the mayor has no name"


def test_marks_say_whom_a_description_stands_for(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_text(MARKED, encoding="utf-8")
    first, second = read_marked([path])
    assert first.document.text == "Brenna Optics paid. The company had grown."
    assert first.types == {"Brenna Optics": "organization", "Brenna": "organization", "Ada Lund": "person"}
    (question,) = iter_questions([first])
    assert (question.kind, question.right) == ("firm", 1)
    assert second.ends == {2: ""}


def test_features_and_vectors_tell_what_speaks_for_an_answer() -> None:
    chance = np.random.default_rng(1)
    here, there = (chance.normal(size=(1, WIDTH)).astype(np.float32) for _ in range(2))
    questions = [
        Question(
            document=str(n),
            kind="firm",
            options=(("none",), ("near",), ("far",)),
            vectors=(here, here, there),
            right=1 if n % 4 else 0,
            ruled=0,
        )
        for n in range(400)
    ]
    learned = fit(questions)
    assert learned.weights["near"] > learned.weights["none"] > learned.weights["far"]
    scores = likeness(learned.matrices, here, np.concatenate([here, there]))
    assert scores[1] > scores[2]


def test_what_is_learned_is_written_as_it_is_read() -> None:
    written = to_toml({EntityType("person"): ["drayman"]}, {'firm "so"': 0.5})
    assert 'person = ["drayman"]' in written
    assert '"firm \\"so\\"" = 0.5' in written
