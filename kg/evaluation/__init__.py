"""How good the facts are: against gold, against their own confidence, and sentence by sentence."""

from __future__ import annotations

from kg.evaluation.calibration import Bin, expected_calibration_error, reliability
from kg.evaluation.coverage import Outcome, SentenceCoverage, coverage_line, coverage_of, summarise
from kg.evaluation.gold import Gold
from kg.evaluation.knowledgenet import PassageGold, score_passages
from kg.evaluation.loading import load_gold
from kg.evaluation.report import Judgement, Mistake, Report, Score, Share
from kg.evaluation.scoring import score_cases
from kg.evaluation.writing import to_json, to_text

__all__ = [
    "Bin",
    "Gold",
    "Judgement",
    "Mistake",
    "Outcome",
    "PassageGold",
    "Report",
    "Score",
    "SentenceCoverage",
    "Share",
    "coverage_line",
    "coverage_of",
    "expected_calibration_error",
    "load_gold",
    "reliability",
    "score_cases",
    "score_passages",
    "summarise",
    "to_json",
    "to_text",
]
