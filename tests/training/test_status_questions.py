"""What is asked of texts of which it is known what has happened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluation.gold import Case
from kg.facts.factuality import number_of
from kg.model import FactType, Status
from kg.network import STATUSES
from kg.ontology import load_ontology
from kg.training.sentences import parse_patterns
from kg.training.status_questions import questions_of, read_passages
from kg.training.writing import write_cases

RECORDS = (
    {
        "text": "Norwell wants to buy Kelbrand.",
        "type": "acquisition",
        "status": "planned",
        "parties": ["Norwell", "Kelbrand"],
    },
    {
        "text": "The merger of Norwell and Kelbrand is off.",
        "type": "merger",
        "status": "cancelled",
        "parties": ["Norwell", "Kelbrand"],
    },
)


@pytest.fixture
def passages(tmp_path: Path) -> list[Case]:
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    return list(read_passages([path]))


def test_a_passage_is_a_case_with_one_fact(passages: list[Case]) -> None:
    facts = [case.facts[0] for case in passages]
    assert [fact.statuses for fact in facts] == [(Status.PLANNED,), (Status.CANCELLED,)]
    assert [{str(role): len(fillers) for role, fillers in fact.roles.items()} for fact in facts] == [
        {"acquirer": 1, "target": 1},
        {"party": 2},
    ]


def test_what_kg_finds_and_what_is_named_is_asked(passages: list[Case]) -> None:
    questions = list(questions_of(passages[:1]))
    types = list(load_ontology().fact_classes)
    assert {(types[question.type], STATUSES[question.right]) for question in questions} == {("acquisition", "planned")}
    ruled = {question.found: question.ruled for question in questions}
    assert ruled == {True: number_of(Status.PLANNED), False: number_of(None)}


def test_patterns_are_cases_with_names_by_chance() -> None:
    patterns = parse_patterns(
        "{A:org} bought {B:org} in {T:year}.\n> acquisition completed: acquirer=A target=B\n", "t"
    )
    (case,) = write_cases(0, list(patterns))
    (fact,) = case.facts
    assert fact.type == FactType("acquisition")
    assert all(filler.name in case.document.text for fillers in fact.roles.values() for filler in fillers)
