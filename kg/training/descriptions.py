"""`python -m kg.training.descriptions`: learn whom definite descriptions stand for, see kg/language/antecedents.py.

Learns from the texts whose descriptions are listed. What five folds of them say is printed: of the descriptions that
were given a name, how many rightly, and of those that have one, how many were given it; beside it what the rules say.
"""

from __future__ import annotations

import argparse
import importlib.resources
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg import evaluation, language
from kg.evaluation.gold import Case
from kg.evaluation.names import same_name
from kg.language.antecedents import Option, best_of, forget
from kg.language.lexicon import load_lexicon
from kg.model import Document, DocumentId, EntityType

_TEXTS = Path(str(importlib.resources.files("kg.training"))) / "texts"
_LEARNED = Path(str(importlib.resources.files("kg.language"))) / "descriptions.toml"
_FOLDS = 5
_RARE = 3
"""The options that must have a feature for it to be learned."""
_PULL = 1.0
"""How strongly weights are drawn to nought."""
_STEPS = 20
_SMALL = 0.02
"""The weight from which on it is worth its line."""
_TYPES = (EntityType("organization"), EntityType("person"))
_CLEARLY = 4
"""How many times more often a noun calls one type than the other, to be taken for a noun of it."""
_NOUNS = ("NN", "NNP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A description: the features of its options, which of them is right, and which one the rules would take."""

    document: str
    options: tuple[tuple[str, ...], ...]
    right: int
    ruled: int


def main() -> None:
    """Read the texts, learn, and write kg/language/descriptions.toml."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.descriptions", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, default=[_TEXTS], help="as for kg evaluate")
    cases = [case for case in _cases(parser.parse_args().texts) if case.references is not None]
    nouns = learn_nouns(cases)
    _LEARNED.write_text(to_toml(nouns, {}), encoding="utf-8")
    forget()
    questions = list(iter_questions(cases))
    documents = sorted({question.document for question in questions})
    told = [q for q in questions if q.ruled]
    print("rules", *_shares([q.ruled == q.right for q in told], questions))
    answers = []
    for fold in range(_FOLDS):
        unseen = set(documents[fold::_FOLDS])
        weights = fit([q for q in questions if q.document not in unseen])
        taken = [(best_of(q.options, weights), q.right) for q in questions if q.document in unseen]
        answers += [number == right for number, right in taken if number]
    print("learned", *_shares(answers, questions))
    _LEARNED.write_text(to_toml(nouns, fit(questions)), encoding="utf-8")


def _cases(paths: Sequence[Path]) -> Iterator[Case]:
    for gold in evaluation.load_gold(paths):
        yield from gold.cases if isinstance(gold, evaluation.Gold) else ()


def _shares(right: Sequence[bool], questions: Sequence[Question]) -> tuple[str, str]:
    named = sum(question.right > 0 for question in questions)
    return f"precision {sum(right) / len(right):.3f}", f"recall {sum(right) / named:.3f} of {named}"


def ends_of(case: Case) -> dict[int, str]:
    """Where the listed descriptions of a case end, and the names that they stand for."""
    ends: dict[int, str] = {}
    behind: dict[str, int] = defaultdict(int)
    for phrase, name in case.references or ():
        found = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)").search(case.document.text, behind[phrase])
        if found:
            ends[found.end()] = name
            behind[phrase] = found.end()
    return ends


def learn_nouns(cases: Sequence[Case]) -> dict[EntityType, list[str]]:
    """The nouns that the lexicon does not have, by the type of what they call in these texts."""
    lexicon = load_lexicon()
    known = lexicon.organization_nouns | lexicon.person_nouns | lexicon.person_callings | lexicon.relatives
    called: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for case, analysis in zip(cases, language.analyze([case.document for case in cases]), strict=True):
        ends = ends_of(case)
        types = {form: type_ for type_, forms in case.names.items() for form in forms}
        for token in (token for sentence in analysis.sentences for token in sentence.tokens):
            if token.tag in _NOUNS and (type_ := types.get(ends.get(token.end, ""))) is not None:
                called[token.lemma][type_] += 1
    nouns = sorted(noun for noun in called if noun.islower() and noun not in known)
    return {type_: [noun for noun in nouns if _is_of(called[noun], type_)] for type_ in _TYPES}


def _is_of(called: Counter[EntityType], type_: EntityType) -> bool:
    return called[type_] > _CLEARLY * (called.total() - called[type_])


def iter_questions(cases: Sequence[Case]) -> Iterator[Question]:
    """What `kg.language` asks of the texts; a description whose name it does not know before is left out."""
    asked: dict[DocumentId, list[tuple[int, Sequence[Option]]]] = defaultdict(list)

    def observe(document: Document, end: int, options: Sequence[Option]) -> None:
        asked[document.id].append((end, options))

    for _ in language.analyze([case.document for case in cases], observe=observe):
        pass
    for case in cases:
        ends = ends_of(case)
        for end, options in asked[case.document.id]:
            name = ends.get(end, "")
            right = _number_of(name, options) if name else 0
            if right or not name:
                yield Question(
                    document=case.document.id,
                    options=tuple(option.names for option in options),
                    right=right,
                    ruled=next((number for number, option in enumerate(options) if option.ruled), 0),
                )


def _number_of(name: str, options: Sequence[Option]) -> int:
    """That of the last option that is called so; 0 if none is."""
    called = [(option.mention.antecedent or option.mention).text if option.mention else "" for option in options]
    return max((number for number, theirs in enumerate(called) if theirs and same_name(theirs, name)), default=0)


def fit(questions: Sequence[Question]) -> dict[str, float]:
    """The weights under which the right answers are most probable, found by Newton's method."""
    counts = Counter(name for question in questions for option in question.options for name in option)
    places = {name: place for place, name in enumerate(sorted(n for n in counts if counts[n] >= _RARE))}
    first = np.cumsum([0, *(len(question.options) for question in questions)])[:-1]
    owners = np.repeat(np.arange(len(questions)), [len(question.options) for question in questions])
    features = np.zeros((len(owners), len(places)))
    for row, option in zip(features, (option for question in questions for option in question.options), strict=True):
        row[[places[name] for name in option if name in places]] = 1
    right = features[first + [question.right for question in questions]].sum(0)
    weights = np.zeros(len(places))
    for _ in range(_STEPS):
        odds = np.exp(features @ weights)
        told = features * (odds / np.add.reduceat(odds, first)[owners])[:, None]
        expected = np.add.reduceat(told, first)
        slope = right - expected.sum(0) - _PULL * weights
        curvature = features.T @ told - expected.T @ expected + _PULL * np.eye(len(places))
        weights += np.linalg.solve(curvature, slope)
    return {name: round(float(weights[n]), 3) for name, n in places.items() if abs(weights[n]) >= _SMALL}


def to_toml(nouns: Mapping[EntityType, Sequence[str]], weights: Mapping[str, float]) -> str:
    """What `kg.language` reads."""
    lines = ["# Learned by `python -m kg.training.descriptions`; see kg/language/antecedents.py.", "", "[nouns]"]
    lines += [f"{type_} = [{', '.join(map(json.dumps, nouns[type_]))}]" for type_ in nouns]
    lines += ["", "[weights]", *(f"{json.dumps(name)} = {weight}" for name, weight in sorted(weights.items()))]
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
