"""The loop."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.training.batches import Batch, collate, iter_batches
from kg.training.corpora import RELATIONS
from kg.training.examples import Example
from kg.training.losses import gold_loss, taught_loss
from kg.training.networks import Encoder, NameHead, PairHead, TypeHead

_BATCH = 16
_THREADS = 1
_WARMUP = 0.08
_LOWEST_RATE = 0.02
_WEIGHT_DECAY = 0.01
_AVERAGE_FROM, _AVERAGE_STEP = 1 / 3, 0.01
"""From which part of the training on the weights are averaged, and how much of the newest enters the average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 10
    encoder_rate: float = 1e-4
    head_rate: float = 5e-4
    seed: int = 0


class Networks(nn.Module):
    """An encoder with its heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder, self.names, self.types = encoder, NameHead(encoder.width), TypeHead(encoder.width)
        self.relations = PairHead(encoder.width, len(RELATIONS))

    @property
    def device(self) -> torch.device:
        """What computes."""
        return self.encoder.pieces.weight.device

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Logits of the tags (B, W, 13), the types (B, M, 12) and the relations (B, N, R)."""
        states = self.encoder(batch.ids, batch.casing, batch.marks, _half(batch.mask))
        words = torch.bmm(batch.pool.to(states.dtype), states)
        places = {name: batch.mentions[name] for name in ("first", "last")}
        pairs = {**batch.mentions, **batch.pairs, "mask": _half(batch.pair_mask)}
        logits = {
            "tags": self.names(words),
            "types": self.types(words, **places),
            "relations": self.relations(words, **pairs),
        }
        return {name: each.float() for name, each in logits.items()}


def _half(mask: Tensor) -> Tensor:
    return mask.bfloat16() if torch.is_autocast_enabled(mask.device.type) else mask


def pretrained(path: Path, seed: int) -> Networks:
    """An encoder with the weights of all-MiniLM-L6-v2 (model.safetensors) and heads that know nothing."""
    torch.manual_seed(seed)
    networks = Networks(Encoder())
    networks.encoder.load_pretrained(path)
    return networks


def train(
    networks: Networks,
    draw: Callable[[random.Random], Sequence[Example]],
    plan: Plan,
    report: Callable[[str], None],
    teachers: Sequence[Networks] = (),
) -> None:
    """Learn from the examples that are drawn anew for every epoch, and from teachers if there are any.

    What remains is the average of the later weights.

    Sums in bfloat16, on one thread: the same seed gives the same weights on the same machine, unless a graphics card
    computes them.
    """
    torch.manual_seed(plan.seed)
    torch.set_num_threads(_THREADS)
    chance = random.Random(plan.seed)
    learned = [p for p in networks.encoder.parameters() if p.requires_grad]
    heads = [p for head in (networks.names, networks.types, networks.relations) for p in head.parameters()]
    rates = ((learned, plan.encoder_rate), (heads, plan.head_rate))
    groups = [{"params": group, "lr": rate} for group, rate in rates]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    total = plan.epochs * -(-len(draw(random.Random(plan.seed))) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (_WARMUP * total)) * max(_LOWEST_RATE, 1 - step / total)
    )
    average: list[Tensor] = []
    parameters = [*learned, *heads]
    for epoch in range(plan.epochs):
        networks.train()
        losses = []
        for examples in iter_batches(draw(chance), _BATCH, chance):
            loss = _loss(networks, collate(examples, chance).to(networks.device), teachers)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            losses.append(loss.detach())
            if epoch + 1 > plan.epochs * _AVERAGE_FROM:
                _average(average, parameters)
        report(f"epoch {epoch + 1} of {plan.epochs}: loss {float(torch.stack(losses).mean()):.4f}")
    with torch.no_grad():
        for parameter, mean in zip(parameters, average, strict=True):
            parameter.copy_(mean)
    networks.eval()


def _loss(networks: Networks, batch: Batch, teachers: Sequence[Networks]) -> Tensor:
    with torch.autocast(networks.device.type, dtype=torch.bfloat16):
        logits = networks(batch)
        answers = _answers_of(teachers, batch) if teachers else {}
    return taught_loss(logits, batch, answers) if teachers else gold_loss(logits, batch)


def _answers_of(teachers: Sequence[Networks], batch: Batch) -> dict[str, Tensor]:
    """The mean of what teachers hold for probable: tags (B, W, 13), types (B, M, 12), relations (B, N, R)."""
    with torch.no_grad():
        logits = [teacher(batch) for teacher in teachers]
    tags, types = (torch.stack([each[name].softmax(-1) for each in logits]).mean(0) for name in ("tags", "types"))
    return {"tags": tags, "types": types, "relations": torch.stack([e["relations"].sigmoid() for e in logits]).mean(0)}


def _average(average: list[Tensor], parameters: Sequence[Tensor]) -> None:
    with torch.no_grad():
        if not average:
            average.extend(parameter.detach().clone() for parameter in parameters)
        for mean, parameter in zip(average, parameters, strict=True):
            mean.lerp_(parameter, _AVERAGE_STEP)
