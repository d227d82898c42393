"""`python -m kg.training.statuses`: learn what has become of what is told, see kg/facts/factuality.py.

Learns from the texts with their facts, and from passages of which each tells of one thing that has happened or has not,
once the other networks are there. With `--unseen FILE` these passages are not learned, and it is printed how the
network judges what kg finds in them.
"""

from __future__ import annotations

import argparse
import importlib.resources
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg import evaluation
from kg.evaluation.gold import Case
from kg.facts.status import UNREAL
from kg.network import STATUSES, WEIGHTS, WIDTH
from kg.ontology import load_ontology
from kg.training.export import export_statuses
from kg.training.networks import StatusHead
from kg.training.sentences import load_patterns
from kg.training.status_questions import Question, questions_of, read_passages
from kg.training.writing import write_cases

_HERE = Path(str(importlib.resources.files("kg.training")))
_EPOCHS, _BATCH, _RATE, _DECAY, _WARMUP = 4, 32, 1e-3, 0.02, 0.1
_DRAWN = 32
"""Batches out of which those of like length are made."""
_LONGEST = 300
"""The words that are read of a view."""
_WEIGHT = 3.0
"""How much a passage counts beside a text, most of which has happened."""
_SMOOTHING = 0.05
_EVEN = 0.5
_SEED = 0
_SEEDS = range(3)
"""Of those that answer together: what one happens to take wrongly, the others seldom do."""
_FAR = -1e4
_OPEN = [number for number, status in enumerate(STATUSES) if status in UNREAL]


def main() -> None:
    """Read the texts, learn, and write kg/weights/factuality.onnx."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.statuses", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, default=[_HERE / "texts"], help="as for kg evaluate")
    parser.add_argument("--unseen", nargs="*", type=Path, default=[], help="passages that are only asked")
    parser.add_argument("-o", "--output", type=Path, default=Path(str(WEIGHTS)), help="where the weights are written")
    arguments = parser.parse_args()
    files = sorted(set((_HERE / "passages").glob("*.jsonl")) - {path.resolve() for path in arguments.unseen})
    cases = [*_cases(arguments.texts), *write_cases(_SEED, list(load_patterns())), *read_passages(files)]
    questions = list(questions_of(cases))
    heads = [fit(questions, seed=seed) for seed in _SEEDS]
    export_statuses(heads, arguments.output, list(load_ontology().fact_classes))
    if arguments.unseen:
        report(heads, list(questions_of(list(read_passages(arguments.unseen)))))


def _cases(paths: Sequence[Path]) -> Iterator[Case]:
    for gold in evaluation.load_gold(paths):
        if isinstance(gold, evaluation.Gold):
            yield from gold.cases


def fit(questions: Sequence[Question], epochs: int = _EPOCHS, seed: int = _SEED) -> StatusHead:
    """What makes the right answers probable."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    head = StatusHead(WIDTH, len(load_ontology().fact_classes))
    optimizer = torch.optim.AdamW(head.parameters(), _RATE, weight_decay=_DECAY)
    total = epochs * -(-len(questions) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (_WARMUP * total), (1 + total - step) / total)
    )
    for epoch in range(epochs):
        head.train()
        losses = []
        for batch in _batches(questions, chance):
            right = torch.tensor([question.right for question in batch])
            weights = torch.tensor([_WEIGHT if question.passage else 1.0 for question in batch])
            each = functional.cross_entropy(logits(head, batch), right, reduction="none", label_smoothing=_SMOOTHING)
            loss = (each * weights).sum() / weights.sum()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            losses.append(loss.detach())
        print(f"epoch {epoch + 1} of {epochs}: loss {float(torch.stack(losses).mean()):.4f}", flush=True)
    head.eval()
    return head


def _batches(questions: Sequence[Question], chance: random.Random) -> list[list[Question]]:
    """All questions in a new order, those of like length together."""
    order = chance.sample(questions, len(questions))
    size = _BATCH * _DRAWN
    drawn = (sorted(order[i : i + size], key=lambda q: len(q.words)) for i in range(0, len(order), size))
    batches = [part[i : i + _BATCH] for part in drawn for i in range(0, len(part), _BATCH)]
    chance.shuffle(batches)
    return batches


def logits(head: StatusHead, questions: Sequence[Question]) -> Tensor:
    """Of the statuses (questions, 11)."""
    longest = min(_LONGEST, max(len(question.words) for question in questions))
    words = torch.zeros(len(questions), longest, WIDTH)
    places = torch.zeros(len(questions), longest, dtype=torch.long)
    mask = torch.full((len(questions), 1, 1, longest), _FAR)
    for number, question in enumerate(questions):
        length = min(longest, len(question.words))
        words[number, :length] = torch.from_numpy(question.words[:length].astype(np.float32))
        places[number, :length] = torch.from_numpy(question.places[:length])
        mask[number, ..., :length] = 0
    ends = torch.from_numpy(np.stack([question.ends for question in questions]))[:, None]
    types, ruled = (
        torch.tensor([[n] for n in row]) for row in zip(*((q.type, q.ruled) for q in questions), strict=True)
    )
    answers: Tensor = head(words, places, ends, types, ruled, mask)[:, 0]
    return answers


def report(heads: Sequence[StatusHead], questions: Sequence[Question]) -> None:
    """Print how much of what is unreal is taken for real, and of what is real for unreal, of what kg finds."""
    found = [question for question in questions if question.found]
    batches = [found[i : i + _BATCH] for i in range(0, len(found), _BATCH)]
    with torch.no_grad():
        every = [torch.cat([logits(head, batch) for batch in batches]).softmax(-1) for head in heads]
    rows = torch.stack(every).mean(0)
    seen = (rows[:, _OPEN].sum(-1) > _EVEN).numpy()
    unreal = np.array([question.right in _OPEN for question in found])
    told, lost = (~seen & unreal).sum() / unreal.sum(), (seen & ~unreal).sum() / (~unreal).sum()
    print(f"{len(found)} claims: of what is unreal taken for real {told:.3f}, of what is real for unreal {lost:.3f}")


if __name__ == "__main__":
    main()
