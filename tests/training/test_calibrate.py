"""Scales are fitted to judged facts."""

from __future__ import annotations

import random
import tomllib

from kg.evaluation import Judgement, expected_calibration_error, reliability
from kg.facts.confidence import extractor_of
from kg.training.calibrate import cross_validated_error, fit, to_toml


def judgements(number: int) -> list[Judgement]:
    """Facts of rules that are right more often than they say, of a network that is right more seldom."""
    chance = random.Random(4)
    made = []
    for _ in range(number):
        kind, name, told, true = chance.choice(
            (("rule", "birth", 0.9, 0.97), ("rule", "office", 0.9, 0.6), ("model", "seat", 0.99, 0.7))
        )
        right = chance.random() < true
        made.append(Judgement(type=name, confidence=told, right=right, extractor=f"{kind}:{name}"))
    return made


def test_fitted_confidence_is_the_share_that_is_right() -> None:
    judged = judgements(3000)
    scales = fit(judged)
    told = []
    for judgement in judged:
        kind, name = extractor_of(judgement.extractor)
        told.append((scales[kind](judgement.confidence, name), judgement.right))
    assert expected_calibration_error(reliability(told)) < 0.02
    before = [(judgement.confidence, judgement.right) for judgement in judged]
    assert expected_calibration_error(reliability(before)) > 0.1


def test_folds_that_were_not_seen_are_told_right() -> None:
    assert cross_validated_error(judgements(3000)) < 0.03


def test_what_is_written_can_be_read() -> None:
    scales = fit(judgements(200))
    read = tomllib.loads(to_toml(scales))
    assert read["rule"]["constants"] == scales["rule"].constants
    assert read["model"]["slope"] == scales["model"].slope
