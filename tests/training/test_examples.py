"""What the networks see of annotated texts, and what they should answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora_samples import write_corpora

from kg.network import MENTION_TYPES
from kg.training import corpora
from kg.training.corpora import RELATIONS
from kg.training.examples import Example, examples_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpora(tmp_path)


def words(example: Example, mention: int) -> str:
    first, last = example.places[mention]
    return " ".join(token.text for token in example.window.tokens[first : last + 1])


def answers(example: Example) -> dict[tuple[str, str], set[str]]:
    return {
        (words(example, one), words(example, other)): {RELATIONS[number] for number in told}
        for (one, other), told in zip(example.pairs, example.told, strict=True)
    }


def test_a_pair_is_asked_for_what_the_annotators_looked_for(folder: Path) -> None:
    (example,) = examples_of(list(corpora.read_knowledgenet(folder)))
    right = answers(example)
    assert right["Tarn Optics", "Elsa Brandvold"] == {"knowledgenet:FOUNDED_BY"}
    assert right["Elsa Brandvold", "Tarn Optics"] == set()
    assert right["She", "Bergen"] == set()
    asked = dict(zip(right, example.asked, strict=True))
    assert {RELATIONS[number] for number in asked["She", "Bergen"]} == {"knowledgenet:PLACE_OF_RESIDENCE"}


def test_no_pair_reaches_into_another_sentence(folder: Path) -> None:
    (example,) = examples_of(list(corpora.read_knowledgenet(folder)))
    assert ("She", "Tarn Optics") not in answers(example)
    assert all(example.bounds[one] == example.bounds[other] for one, other in example.pairs)


def test_a_time_is_no_subject(folder: Path) -> None:
    (example,) = examples_of(list(corpora.read_knowledgenet(folder)))
    assert ("Tarn Optics", "1931") in answers(example)
    assert ("1931", "Tarn Optics") not in answers(example)


def test_only_annotated_mentions_are_paired_where_not_all_were_looked_at(folder: Path) -> None:
    (example,) = examples_of(list(corpora.read_core(folder)))
    assert set(answers(example)) == {("Tarn Optics", "Velland"), ("Velland", "Tarn Optics")}


def test_names_learn_their_types(folder: Path) -> None:
    (example,) = examples_of(list(corpora.read_redocred(folder)))
    gold = {words(example, m): MENTION_TYPES[argument.gold] for m, argument in enumerate(example.arguments)}
    assert gold == {"Elsa Brandvold": "person", "Bergen": "place"}


def test_what_was_not_found_is_added_for_learning_only() -> None:
    text = corpora.AnnotatedText(
        id="x",
        text="Whose firm is Tarn Optics?",
        passages=(corpora.Passage(start=0, end=26, relations=frozenset({"knowledgenet:CEO"})),),
        mentions=((14, 25, None), (0, 5, None)),
        relations=((0, 1, "knowledgenet:CEO"),),
        exhaustive=True,
    )
    (learned,) = examples_of([text])
    assert answers(learned)["Tarn Optics", "Whose"] == {"knowledgenet:CEO"}
    assert list(examples_of([text], add_missed=False)) == []
