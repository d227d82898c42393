"""Texts by several authors, with the facts that a reader finds in them: what `kg evaluate tests/texts` measures."""

from __future__ import annotations

from pathlib import Path

from kg.evaluation import Gold, load_gold


def test_every_case_can_be_read_and_stands_once() -> None:
    (gold,) = load_gold([Path(__file__).parent])
    assert isinstance(gold, Gold)
    texts = [case.document.text for case in gold.cases]
    assert len(set(texts)) == len(texts) == 1176
