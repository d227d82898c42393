"""`python -m kg.training.antecedents`: learn whom descriptions stand for, see kg/language/antecedents.py.

Learns from the texts in which that is marked, once the other networks are there. What five folds of them say is
printed: of those that were given a name, how many rightly, and of those that have one, how many were given it;
beside it what the rules say. It is learned twice, for what is learned changes what the text before tells.
"""

from __future__ import annotations

import argparse
import importlib.resources
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg import evaluation, language
from kg.evaluation.names import same_name
from kg.language.antecedents import Option, best_of, forget
from kg.language.lexicon import load_lexicon
from kg.model import Document, DocumentId, EntityType
from kg.training.marked_texts import MarkedText, marked_case, read_marked
from kg.training.ranking import Learned, Question, as_ruled, fit

_HERE = Path(str(importlib.resources.files("kg.training")))
_TABLE = Path(str(importlib.resources.files("kg.language"))) / "antecedents.toml"
_MATRICES = Path(str(importlib.resources.files("kg"))) / "weights" / "antecedents.npz"
_FOLDS = 5
_ROUNDS = 2
_SMALL = 0.02
"""The weight from which on it is worth its line."""
_TYPES = (EntityType("organization"), EntityType("person"))
_CLEARLY = 4
"""How many times more often a noun calls one type than the other, to be taken for a noun of it."""
_NOUNS = ("NN", "NNP")


def main() -> None:
    """Read the texts, learn, and write kg/language/antecedents.toml and kg/weights/antecedents.npz."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.antecedents", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, default=[_HERE / "texts"], help="as for kg evaluate")
    texts = [*_marked_cases(parser.parse_args().texts), *read_marked(sorted((_HERE / "references").glob("*.txt")))]
    nouns = learn_nouns(texts)
    _write(nouns, as_ruled())
    for _ in range(_ROUNDS):
        questions = list(iter_questions(texts))
        learned = fit(questions)
        _write(nouns, learned)
    _report(questions)


def _write(nouns: Mapping[EntityType, Sequence[str]], learned: Learned) -> None:
    _TABLE.write_text(to_toml(nouns, learned.weights), encoding="utf-8")
    halves: dict[str, Any] = {key: values.astype(np.float16) for key, values in learned.matrices.items()}
    np.savez_compressed(_MATRICES, **halves)
    forget()


def _report(questions: Sequence[Question]) -> None:
    documents = sorted({question.document for question in questions})
    answers: dict[str, list[bool]] = defaultdict(list)
    for fold in range(_FOLDS):
        unseen = set(documents[fold::_FOLDS])
        learned = fit([q for q in questions if q.document not in unseen])
        for question in (q for q in questions if q.document in unseen and len(q.options) > 1):
            if number := best_of(learned.scores(question)):
                answers[question.kind].append(number == question.right)
    for kind in sorted(answers):
        asked = [q for q in questions if q.kind == kind]
        print(f"{kind:7}rules  ", *_shares([q.ruled == q.right for q in asked if q.ruled], asked))
        print(f"{kind:7}learned", *_shares(answers[kind], asked), flush=True)


def _marked_cases(paths: Sequence[Path]) -> Iterator[MarkedText]:
    for gold in evaluation.load_gold(paths):
        cases = gold.cases if isinstance(gold, evaluation.Gold) else ()
        yield from (marked_case(case) for case in cases if case.references is not None)


def _shares(right: Sequence[bool], questions: Sequence[Question]) -> tuple[str, str]:
    named = sum(question.right > 0 for question in questions)
    return f"precision {sum(right) / max(len(right), 1):.3f}", f"recall {sum(right) / max(named, 1):.3f} of {named}"


def learn_nouns(texts: Sequence[MarkedText]) -> dict[EntityType, list[str]]:
    """The nouns that the lexicon does not have, by the type of what they call in these texts."""
    lexicon = load_lexicon()
    known = lexicon.organization_nouns | lexicon.person_nouns | lexicon.person_callings | lexicon.relatives
    called: dict[str, Counter[EntityType]] = defaultdict(Counter)
    documents = [text.document for text in texts]
    for text, analysis in zip(texts, language.analyze(documents, by_rules=True), strict=True):
        for token in (token for sentence in analysis.sentences for token in sentence.tokens):
            if token.tag in _NOUNS and (type_ := text.types.get(text.ends.get(token.end, ""))) is not None:
                called[token.lemma][type_] += 1
    nouns = sorted(noun for noun in called if noun.islower() and noun not in known)
    return {type_: [noun for noun in nouns if _is_of(called[noun], type_)] for type_ in _TYPES}


def _is_of(called: Counter[EntityType], type_: EntityType) -> bool:
    return called[type_] > _CLEARLY * (called.total() - called[type_])


def iter_questions(texts: Sequence[MarkedText]) -> Iterator[Question]:
    """What `kg.language` asks of the texts; a description whose name it does not know before is left out."""
    asked: dict[DocumentId, list[tuple[int, Sequence[Option]]]] = defaultdict(list)

    def observe(document: Document, end: int, options: Sequence[Option]) -> None:
        asked[document.id].append((end, options))

    for text, analysis in zip(texts, language.analyze([t.document for t in texts], observe=observe), strict=True):
        vectors = [sentence.vectors for sentence in analysis.sentences]
        for end, options in asked.pop(text.document.id, ()):
            name, kind = text.ends.get(end, ""), options[0].names[0].split()[0]
            right = _number_of(name, options) if name else 0
            if right or not name:
                yield Question(
                    document=text.document.id,
                    kind=kind,
                    options=tuple(option.names for option in options),
                    vectors=tuple(
                        np.stack([v[word] for number, word in option.places if (v := vectors[number]) is not None])
                        for option in options
                    ),
                    right=right,
                    ruled=next((number for number, option in enumerate(options) if option.ruled), 0),
                )


def _number_of(name: str, options: Sequence[Option]) -> int:
    """That of the last option that is called so; 0 if none is."""
    called = [(option.mention.antecedent or option.mention).text if option.mention else "" for option in options]
    return max((number for number, theirs in enumerate(called) if theirs and same_name(theirs, name)), default=0)


def to_toml(nouns: Mapping[EntityType, Sequence[str]], weights: Mapping[str, float]) -> str:
    """What `kg.language` reads."""
    told = {name: weight for name, weight in weights.items() if abs(weight) >= _SMALL}
    lines = ["# Learned by `python -m kg.training.antecedents`; see kg/language/antecedents.py.", "", "[nouns]"]
    lines += [f"{type_} = [{', '.join(map(json.dumps, nouns[type_]))}]" for type_ in nouns]
    lines += ["", "[weights]", *(f"{json.dumps(name)} = {weight}" for name, weight in sorted(told.items()))]
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
