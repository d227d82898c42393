"""`python -m kg.training.calibrate GOLD... --articles FOLDER`: fit kg/facts/confidence.toml to judged facts.

The gold must not have been learned from; of what is given as learned, only the claims of rules count. What is given as
news counts eight times: there confidence has to hold. Prints the expected calibration error of five folds, each judged
by a fit to the other four.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kg import entities, evaluation, facts, language
from kg.config import Settings
from kg.evaluation import Judgement
from kg.facts.confidence import Scale, extractor_of, logit
from kg.model import Document, Reading
from kg.ontology import load_ontology

_TRUST = 1.5
"""How strongly the constants of single types are drawn to nought: half the inverse of their prior variance."""
_NEWS = 8
"""How often a fact from the news counts."""
_STEPS = 60
_FOLDS = 5


def main() -> None:
    """Read the gold, extract, fit and write."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.calibrate", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="as for kg evaluate")
    parser.add_argument("--learned", nargs="+", type=Path, default=[], help="gold that the networks have learned from")
    parser.add_argument("--news", nargs="+", type=Path, default=[], help="gold of real news")
    parser.add_argument("--articles", type=Path, help="folder of the annotated articles")
    parser.add_argument("--fold", type=int, help="of KnowledgeNet")
    parser.add_argument("-o", "--output", type=Path, default=Path("kg/facts/confidence.toml"))
    arguments = parser.parse_args()
    judged = _judged(arguments.gold, arguments.articles, arguments.fold)
    for gold in evaluation.load_gold(arguments.learned):
        judged += [each for each in _judgements(gold) if extractor_of(each.extractor)[0] == "rule"]
    news = _judged(arguments.news, arguments.articles, None)
    error = cross_validated_error(judged, news)
    print(f"{len(judged) + len(news)} facts; expected calibration error of {_FOLDS} folds {error:.3f}")
    arguments.output.write_text(to_toml(fit([*judged, *news * _NEWS])), encoding="utf-8")


def _judged(paths: Sequence[Path], articles: Path | None, fold: int | None) -> list[Judgement]:
    golds = evaluation.load_gold(paths, articles=articles, fold=fold)
    return [judgement for gold in golds for judgement in _judgements(gold)]


def _judgements(gold: evaluation.Gold | evaluation.PassageGold) -> Sequence[Judgement]:
    readings = [_read(document) for document in gold.documents]
    ontology = load_ontology()
    if isinstance(gold, evaluation.PassageGold):
        found = entities.resolve(readings, settings=Settings(), ontology=ontology).facts
        return evaluation.score_passages(gold, found).judgements
    alone = [entities.resolve([reading], settings=Settings(), ontology=ontology) for reading in readings]
    facts_of, things = [each.facts for each in alone], [each.entities for each in alone]
    return evaluation.score_cases(gold, facts_of, things).judgements


def _read(document: Document) -> Reading:
    (analysis,) = language.analyze([document])
    claims = facts.extract_claims(analysis, load_ontology(), raw=True).claims
    return Reading(document=document, mentions=analysis.mentions, claims=claims)


def fit(judged: Sequence[Judgement]) -> dict[str, Scale]:
    """The scales under which the judgements are most probable, found by Newton's method in bounded steps."""
    return {kind: _fit(group) for kind, group in sorted(_by_kind(judged).items())}


def _by_kind(judged: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    groups: dict[str, list[Judgement]] = {}
    for judgement in judged:
        groups.setdefault(extractor_of(judgement.extractor)[0], []).append(judgement)
    return groups


def _fit(judged: Sequence[Judgement]) -> Scale:
    names = sorted({extractor_of(judgement.extractor)[1] for judgement in judged})
    features = np.zeros((len(judged), 2 + len(names)))
    for row, judgement in zip(features, judged, strict=True):
        row[0], row[1] = logit(judgement.confidence), 1.0
        row[2 + names.index(extractor_of(judgement.extractor)[1])] = 1.0
    right = np.array([judgement.right for judgement in judged], dtype=float)
    ridge = np.diag([1.0, 0.01, *[2 * _TRUST] * len(names)])
    weights = np.array([1.0, 0.0, *[0.0] * len(names)])
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (told - right) + ridge @ (weights - np.eye(len(weights))[0])
        curvature = features.T @ (features * (told * (1 - told))[:, None]) + ridge
        step = np.linalg.solve(curvature, slope)
        weights -= step / max(1.0, float(np.abs(step).max()))
    rounded = [round(float(weight), 3) for weight in weights]
    return Scale(slope=rounded[0], constant=rounded[1], constants=dict(zip(names, rounded[2:], strict=True)))


def cross_validated_error(judged: Sequence[Judgement], news: Sequence[Judgement] = ()) -> float:
    """The expected calibration error of confidences that were fitted to other judgements."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        scales = fit([*_others(judged, fold), *_others(news, fold) * _NEWS])
        for judgement in (*judged[fold::_FOLDS], *news[fold::_FOLDS]):
            kind, name = extractor_of(judgement.extractor)
            pairs.append((scales[kind](judgement.confidence, name), judgement.right))
    return evaluation.expected_calibration_error(evaluation.reliability(pairs))


def _others(judged: Sequence[Judgement], fold: int) -> list[Judgement]:
    return [judgement for number, judgement in enumerate(judged) if number % _FOLDS != fold]


def to_toml(scales: dict[str, Scale]) -> str:
    """The scales as `kg.facts.confidence` reads them."""
    return "".join(_lines(scales))


def _lines(scales: dict[str, Scale]) -> Iterator[str]:
    yield "# Fitted by `python -m kg.training.calibrate`; see kg/facts/confidence.py.\n"
    for kind, scale in scales.items():
        yield f"\n[{kind}]\nslope = {scale.slope}\nconstant = {scale.constant}\n\n[{kind}.constants]\n"
        yield from (f"{name} = {constant}\n" for name, constant in scale.constants.items())


if __name__ == "__main__":
    main()
