"""Corpora of four formats in one form."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora_samples import write_corpora

from kg.training import corpora
from kg.training.corpora import AnnotatedText


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpora(tmp_path)


def told(text: AnnotatedText) -> set[tuple[str, str, str]]:
    words = [text.text[start:end] for start, end, _ in text.mentions]
    return {(words[one], relation, words[other]) for one, other, relation in text.relations}


def test_knowledgenet_says_what_each_passage_was_searched_for(folder: Path) -> None:
    (text,) = corpora.read_knowledgenet(folder)
    assert told(text) == {("Tarn Optics", "knowledgenet:FOUNDED_BY", "Elsa Brandvold")}
    assert [passage.relations for passage in text.passages] == [
        {"knowledgenet:FOUNDED_BY", "knowledgenet:CEO"},
        {"knowledgenet:PLACE_OF_RESIDENCE"},
    ]
    assert text.fold == 2


def test_core_reads_naturally_and_a_rivalry_holds_both_ways(folder: Path) -> None:
    (text,) = corpora.read_core(folder)
    assert text.text == "Tarn Optics, a rival of Velland (founded 1950), makes lenses."
    assert told(text) == {
        ("Tarn Optics", "core:competitor_of", "Velland"),
        ("Velland", "core:competitor_of", "Tarn Optics"),
    }
    assert not text.exhaustive


def test_redocred_has_all_names_with_their_types(folder: Path) -> None:
    (text,) = corpora.read_redocred(folder)
    assert told(text) == {("Elsa Brandvold", "redocred:place of birth", "Bergen")}
    assert [type_ for *_, type_ in text.mentions] == ["person", "place"]
    assert text.all_names


def test_text2kg_leaves_out_of_account_what_was_not_found_in_the_words(folder: Path) -> None:
    (text,) = corpora.read_text2kg(folder)
    assert told(text) == {("Elsa Brandvold", "text2kg:birthPlace", "Bergen")}
    assert "text2kg:birthPlace" in text.passages[0].relations
    assert "text2kg:nationality" not in text.passages[0].relations


def test_whole_documents_and_texts_without_facts_are_unlabelled(folder: Path, tmp_path: Path) -> None:
    texts = tmp_path / "unlabelled"
    texts.mkdir()
    (texts / "news.txt").write_text("Tarn Optics grew.\n=====\nVelland shrank.\n", "utf-8")
    whole, *ours = corpora.read_unlabelled(folder, texts)
    assert (whole.fold, whole.passages[0].end) == (2, len(whole.text))
    assert [text.text for text in ours] == ["Tarn Optics grew.", "Velland shrank."]
    assert not any(text.mentions or text.passages[0].relations for text in (whole, *ours))
