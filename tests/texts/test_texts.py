"""Texts that nothing was learned from, and those that kg learns from: what `kg evaluate` measures in these folders."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

from kg.evaluation import Gold, load_gold
from kg.evaluation.gold import Case
from kg.training.texts import find_names

LEARNED = Path(str(importlib.resources.files("kg.training"))) / "texts"
HARD = Path(__file__).parents[1] / "hard"


def cases_of(*paths: Path) -> tuple[Case, ...]:
    (gold,) = load_gold(paths)
    assert isinstance(gold, Gold)
    return gold.cases


def test_no_text_stands_twice() -> None:
    texts = [case.document.text for case in cases_of(LEARNED, Path(__file__).parent, HARD)]
    assert len(set(texts)) == len(texts)


def test_every_name_that_is_listed_stands_in_its_text() -> None:
    for case in cases_of(LEARNED, Path(__file__).parent, HARD / "open.toml"):
        found = {case.document.text[start:end] for start, end in find_names(case.document.text, case.names)}
        assert found == {form.partition("#")[0] for forms in case.names.values() for form in forms}, case.document.id


def test_every_description_that_is_listed_stands_in_its_text() -> None:
    for case in cases_of(LEARNED):
        assert all(phrase in case.document.text for phrase, _ in case.references or ()), case.document.id
        assert all(name in case.document.text for _, name in case.references or ()), case.document.id
