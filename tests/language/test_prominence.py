"""How prominent a person is where he is named."""

from __future__ import annotations

import pytest
from language_samples import analysed

from kg.language._prominence import owner_of, prominence, weigh


def _role(text: str, word: str) -> float:
    (sentence,) = analysed(text).sentences
    index = next(i for i, token in enumerate(sentence.tokens) if token.text == word)
    return prominence(sentence, index).role


def test_subjects_come_before_objects_and_objects_before_the_rest() -> None:
    text = "Lindqvist sent Reyl to Poole."
    subject, other, rest = (_role(text, word) for word in ("Lindqvist", "Reyl", "Poole"))
    assert subject > other > rest


def test_a_name_is_as_prominent_as_the_noun_that_it_stands_beside() -> None:
    assert _role("The minister, Anna Lindqvist, left.", "Lindqvist") == _role("Anna Lindqvist left.", "Lindqvist")


@pytest.mark.parametrize(
    ("text", "owner"),
    [("Her father, Thomas Reyl, left.", "her"), ("His brother Henry left.", "his"), ("Its chief, Henry, left.", "")],
)
def test_who_is_somebody_elses(text: str, owner: str) -> None:
    (sentence,) = analysed(text).sentences
    assert owner_of(sentence.tokens, 1) == owner


def test_only_beside_persons_of_the_owners_gender_less_is_left() -> None:
    (sentence,) = analysed("Her father, Thomas Reyl, left.").sentences
    father = prominence(sentence, 4)
    assert father.owner == "her"
    assert father.beside("female") < father.beside("male") == father.role


def test_a_person_counts_once_a_sentence_and_the_less_the_longer_ago() -> None:
    weights = weigh([("a", 0, 80.0), ("a", 0, 50.0), ("a", 1, 80.0), ("b", 1, 80.0)], 2)
    assert weights == {"a": 80.0 / 4 + 80.0 / 2, "b": 80.0 / 2}
