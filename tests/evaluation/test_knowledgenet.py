from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_samples import found

from kg.errors import GoldError
from kg.evaluation import PassageGold, Report, Score, load_gold, score_passages

TEXT = "Ada Moor, chief executive of Tellmark since 2004, married Ben Oake in Porto."
PROPERTIES = {"3": "SPOUSE", "10": "CHILD_OF", "45": "CEO"}


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def annotated(property_: str, subject: str, object_: str) -> dict[str, Any]:
    (first, last), (start, end) = place(subject), place(object_)
    return {
        "propertyId": property_,
        "subjectStart": first,
        "subjectEnd": last,
        "objectStart": start,
        "objectEnd": end,
    }


def document(*facts: dict[str, Any], properties: str = "3 45", id_: int = 7, fold: int = 3) -> dict[str, Any]:
    return {
        "fold": fold,
        "documentId": id_,
        "documentText": TEXT,
        "passages": [
            {
                "passageStart": 0,
                "passageEnd": len(TEXT),
                "exhaustivelyAnnotatedProperties": [
                    {"propertyId": key, "propertyName": PROPERTIES[key]} for key in properties.split()
                ],
                "facts": list(facts),
            }
        ],
    }


def load(folder: Path, *documents: dict[str, Any], fold: int | None = None) -> PassageGold:
    path = folder / "gold.json"
    path.write_text("".join(json.dumps(each) + "\n" for each in documents), encoding="utf-8")
    (gold,) = load_gold([path], fold=fold)
    assert isinstance(gold, PassageGold)
    return gold


@pytest.fixture
def gold(tmp_path: Path) -> PassageGold:
    return load(
        tmp_path,
        document(
            annotated("45", "Tellmark", "Ada Moor"),
            annotated("3", "Ada Moor", "Ben Oake"),
            annotated("3", "Ben Oake", "Ada Moor"),
        ),
    )


def spans(**words: str) -> dict[str, tuple[int, int]]:
    return {role: place(each) for role, each in words.items()}


def counts(report: Report, measure: str) -> tuple[int, int, int]:
    score = report.total[measure]
    return score.right, score.wrong, score.missed


def test_a_chief_executive_is_two_properties_and_a_marriage_goes_both_ways(gold: PassageGold) -> None:
    job = found(
        "employment",
        document="7",
        sentence=TEXT,
        spans=spans(person="Ada Moor", organization="Tellmark"),
        position="chief executive",
    )
    marriage = found(
        "family", document="7", sentence=TEXT, spans=spans(person="Ada Moor", relative="Ben Oake"), kind="spouse"
    )
    report = score_passages(gold, [job, marriage])
    for measure in ("overlap", "one_to_one", "exact"):
        assert counts(report, measure) == (3, 0, 0)
    assert list(report.by_type) == ["CEO", "SPOUSE"]  # whom she works for is not annotated


def test_what_was_not_found_is_missed(gold: PassageGold) -> None:
    report = score_passages(gold, [])
    assert counts(report, "overlap") == (0, 0, 3)
    assert report.mistakes[0].roles == {"subject": "Tellmark", "object": "Ada Moor"}
    assert report.mistakes[0].sentence == TEXT


def test_places_beside_the_gold_are_right_by_the_lax_measures_alone(gold: PassageGold) -> None:
    near = found(
        "employment",
        document="7",
        sentence=TEXT,
        spans=spans(person="Moor", organization="Tellmark"),
        position="CEO",
    )
    report = score_passages(gold, [near])
    assert report.by_type["CEO"]["overlap"] == report.by_type["CEO"]["one_to_one"] == Score(right=1)
    assert report.by_type["CEO"]["exact"] == Score(wrong=1, missed=1)
    far = found(
        "employment",
        document="7",
        sentence=TEXT,
        spans=spans(person=TEXT, organization=TEXT),
        position="CEO",
    )
    report = score_passages(gold, [far])
    assert report.by_type["CEO"]["overlap"] == Score(right=1)
    assert report.by_type["CEO"]["one_to_one"] == Score(wrong=1, missed=1)


def test_two_relations_for_one_of_the_gold_are_one_too_many(gold: PassageGold) -> None:
    jobs = [
        found(
            "employment",
            document="7",
            sentence=TEXT,
            confidence=confidence,
            spans=spans(person=person, organization="Tellmark"),
            position="CEO",
        )
        for person, confidence in (("Ada", 0.5), ("Moor", 0.6), ("Moor", 0.8))
    ]
    report = score_passages(gold, jobs)
    assert report.by_type["CEO"]["overlap"] == Score(right=1)
    assert report.by_type["CEO"]["one_to_one"] == Score(right=1, wrong=1)
    assert sorted(judgement.confidence for judgement in report.judgements) == [0.5, 0.8]


def test_a_child_is_named_first_whoever_tells(tmp_path: Path) -> None:
    gold = load(tmp_path, document(annotated("10", "Ben Oake", "Ada Moor"), properties="10"))
    son = found(
        "family", document="7", sentence=TEXT, spans=spans(person="Ada Moor", relative="Ben Oake"), kind="child"
    )
    mother = found(
        "family", document="7", sentence=TEXT, spans=spans(person="Ben Oake", relative="Ada Moor"), kind="parent"
    )
    for fact in (son, mother):
        assert counts(score_passages(gold, [fact]), "exact") == (1, 0, 0)


def test_only_the_fold_that_is_asked_for_is_read(tmp_path: Path) -> None:
    documents = [document(id_=number, fold=number) for number in (1, 2)]
    assert [text.id for text in load(tmp_path, *documents, fold=2).documents] == ["2"]
    assert len(load(tmp_path, *documents).documents) == 2
    with pytest.raises(GoldError, match=r"gold\.json: has no document of fold 9; name another"):
        load(tmp_path, *documents, fold=9)


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    for spoilt in ({"documentText": TEXT}, document() | {"passages": [{}]}, document(annotated("9", "Ada", "Ben"))):
        with pytest.raises(
            GoldError, match=r"gold\.json, line 2: is no annotated document of KnowledgeNet .*leave it out"
        ):
            load(tmp_path, document(), spoilt)


def test_a_document_that_comes_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="'7' comes twice"):
        load(tmp_path, document(), document())
