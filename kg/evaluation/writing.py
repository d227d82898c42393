"""A report as text for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kg.evaluation.calibration import Bin, expected_calibration_error, reliability
from kg.evaluation.report import Judgement, Mistake, Report, Scores

_FEWEST = 30
"""Facts of a type below which its calibration would be chance."""
_ORDER = ("missed", "wrong", "inexact")


def to_text(report: Report, *, errors: bool = False) -> str:
    """Tables of the scores, the shares and the calibration; on request every mistake with its sentence."""
    parts = [f"{report.gold}: {report.documents} document{'s' * (report.documents != 1)}\n", *_tables(report)]
    shares = [f"{share.count:5} of {share.of:4}  {name}\n" for name, share in report.shares.items() if share.of]
    if shares:
        parts.append("of the right facts\n" + "".join(shares))
    parts += [_calibration_table(name, bins) for name, bins in _calibrations(report).items()]
    if errors:
        parts.append("".join(map(_mistake_lines, sorted(report.mistakes, key=lambda m: _ORDER.index(m.verdict)))))
    return "\n".join(filter(None, parts))


def to_json(report: Report, *, errors: bool = False) -> dict[str, Any]:
    """The same for programs."""
    return {
        "gold": report.gold,
        "documents": report.documents,
        "total": _scores_json(report.total),
        "by_type": {name: _scores_json(scores) for name, scores in report.by_type.items()},
        "by_kind": {name: _scores_json(scores) for name, scores in report.by_kind.items()},
        "shares": {name: asdict(share) for name, share in report.shares.items()},
        "calibration": {
            name: {"error": expected_calibration_error(bins), "bins": list(map(asdict, bins))}
            for name, bins in _calibrations(report).items()
        },
        **({"mistakes": list(map(asdict, report.mistakes))} if errors else {}),
    }


def _scores_json(scores: Scores) -> dict[str, Any]:
    return {
        measure: {**asdict(score), "precision": score.precision, "recall": score.recall, "f1": score.f1}
        for measure, score in scores.items()
    }


# Scores


def _tables(report: Report) -> Iterator[str]:
    if not report.by_type:
        yield "no facts, neither in the gold nor found\n"
        return
    yield _table("type", {**report.by_type, "total": report.total})
    if report.by_kind:
        yield _table("kind", report.by_kind)


def _table(title: str, rows: Mapping[str, Scores]) -> str:
    width = max(map(len, (title, *rows)))
    measures = list(next(iter(rows.values())))
    lines = [
        f"{'':{width}}  {'':10}  " + "  ".join(f"{measure:18}" for measure in measures),
        f"{title:{width}}  gold found  " + "  ".join(["    P     R    F1 "] * len(measures)),
    ]
    for name, scores in rows.items():
        strict = scores[measures[-1]]
        counts = f"{strict.right + strict.missed:4} {strict.right + strict.wrong:5}"
        figures = (f" {s.precision:.3f} {s.recall:.3f} {s.f1:.3f}" for s in scores.values())
        lines.append(f"{name:{width}}  {counts}  " + "  ".join(figures))
    return "".join(line.rstrip() + "\n" for line in lines)


# Calibration


def _calibrations(report: Report) -> dict[str, tuple[Bin, ...]]:
    """For all facts, and for each type with enough of them."""
    by_type: dict[str, list[Judgement]] = {"total": list(report.judgements)}
    for judgement in sorted(report.judgements, key=lambda judgement: judgement.type):
        by_type.setdefault(judgement.type, []).append(judgement)
    return {
        name: reliability((judgement.confidence, judgement.right) for judgement in judgements)
        for name, judgements in by_type.items()
        if len(judgements) >= (_FEWEST if name != "total" else 1)
    }


def _calibration_table(name: str, bins: tuple[Bin, ...]) -> str:
    error = expected_calibration_error(bins)
    lines = [f"calibration, {name}: expected calibration error {error:.3f}", "confidence     facts   told  right"]
    for b in bins:
        lines.append(f"{b.lowest:.3f}–{b.highest:.3f}  {b.count:6}  {b.confidence:.3f}  {b.accuracy:.3f}")
    return "".join(line + "\n" for line in lines)


# Mistakes


def _mistake_lines(mistake: Mistake) -> str:
    roles = "; ".join(f"{role}: {names}" for role, names in mistake.roles.items())
    sentence = " ".join(mistake.sentence.split())
    return f"{mistake.verdict:7} {mistake.document}  {mistake.type}  {roles}\n        {sentence}\n"
