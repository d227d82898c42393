"""What is wrong with the networks' answers: by what is annotated, and by what teachers hold for probable."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from kg.training.batches import Batch
from kg.training.corpora import KNOWLEDGENET, OWN, RELATIONS, STATUS
from kg.training.examples import UNKNOWN

_RELATION_WEIGHT = 2.0
_WEIGHTS = {"types": 0.15, "tags": 0.3}
_TRUST = 0.5
"""How much the teachers count beside what is annotated."""
_UNASKED = 0.7
"""The weight of a relation that nobody but the teachers looked for."""
_TAUGHT = [number for number, name in enumerate(RELATIONS) if name in (*OWN, *KNOWLEDGENET)]
_STATUS = [RELATIONS.index(name) for name in STATUS]


def gold_loss(logits: Mapping[str, Tensor], batch: Batch) -> Tensor:
    """Relations that nobody looked for, and names without a type, teach nothing."""
    each = _binary(logits["relations"], batch.told) * batch.asked
    loss: Tensor = _RELATION_WEIGHT * each.sum() / (batch.asked.sum(-1) > 0).sum().clamp(min=1)
    for name, gold in _golds(batch).items():
        loss = loss + _WEIGHTS[name] * _categorical(logits[name], gold)
    return loss


def taught_loss(logits: Mapping[str, Tensor], batch: Batch, answers: Mapping[str, Tensor]) -> Tensor:
    """Half by what is annotated and half by the answers of teachers; by these alone where nobody looked.

    Hinton et al. (2015). The status of a fact is learned from them as far as they see one.
    """
    asked, taught = batch.asked > 0, answers["relations"]
    weights = torch.zeros_like(taught)
    weights[..., _TAUGHT] = _UNASKED
    weights[..., _STATUS] = _UNASKED * taught[..., _TAUGHT].amax(-1, keepdim=True)
    weights = torch.where(asked, 1.0, weights * batch.there[..., None])
    goal = torch.where(asked, _TRUST * taught + (1 - _TRUST) * batch.told, taught)
    each = _binary(logits["relations"], goal) * weights
    loss: Tensor = _RELATION_WEIGHT * each.sum() / batch.there.sum().clamp(min=1)
    read = {"types": batch.named, "tags": batch.words}
    for name, gold in _golds(batch).items():
        differences = -(answers[name] * logits[name].log_softmax(-1)).sum(-1) * read[name]
        by_teachers = differences.sum() / read[name].sum().clamp(min=1)
        by_gold = _categorical(logits[name], gold)
        loss = loss + _WEIGHTS[name] * (_TRUST * by_teachers + (1 - _TRUST) * by_gold)
    return loss


def _golds(batch: Batch) -> dict[str, Tensor]:
    return {"types": batch.gold, "tags": batch.tags}


def _binary(logits: Tensor, goal: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, goal, reduction="none")


def _categorical(logits: Tensor, gold: Tensor) -> Tensor:
    """The mean over what is annotated; nothing if nothing is."""
    total = functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN, reduction="sum")
    return total / (gold != UNKNOWN).sum().clamp(min=1)
