"""A larger network that teaches: MPNet learns what is annotated, and answers everywhere else."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from kg.training.networks import Encoder
from kg.training.train import Networks

_WIDTH, _LAYERS, _PIECES, _POSITIONS, _HEADS = 768, 12, 30527, 514, 12
_EPSILON = 1e-5
_SHIFT, _FIRST = 4, 2
"""MPNet's vocabulary is that of BERT behind four pieces of its own, and its positions are counted from two."""
_MARKS = {0: 1, 101: 0, 102: 2}
"""Padding and the two ends of an input, by BERT's numbers."""
_BUCKETS, _NEAR, _FARTHEST = 32, 8, 128
"""Distances of words: one bucket for each up to _NEAR, wider ones up to _FARTHEST, both ways."""


class MPNet(Encoder):
    """All-mpnet-base-v2 (Song et al. 2020): attention is told how far apart two pieces are."""

    def __init__(self) -> None:
        super().__init__(_WIDTH, _LAYERS, _PIECES, _POSITIONS, _FIRST)
        self.bias = nn.Embedding(_BUCKETS, _HEADS)
        for module in self.modules():
            if isinstance(module, nn.LayerNorm):
                module.eps = _EPSILON

    def load_pretrained(self, path: Path) -> None:
        """Start from model.safetensors of all-mpnet-base-v2; its word pieces stay as they are."""
        weights = load_file(path)
        self.pieces.weight.data = weights["embeddings.word_embeddings.weight"]
        self.positions.weight.data = weights["embeddings.position_embeddings.weight"]
        self.bias.weight.data = weights["encoder.relative_attention_bias.weight"]
        theirs = {
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "output": "attention.attn.o",
            "after_attention": "attention.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "after_thought": "output.LayerNorm",
        }
        self.load_layers(weights, theirs)

    def forward(self, ids: Tensor, casing: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """As of any encoder, from the word pieces of BERT."""
        shifted = ids + _SHIFT
        for ours, theirs in _MARKS.items():
            shifted = torch.where(ids == ours, theirs, shifted)
        near = self.bias(_buckets(ids.shape[1], ids.device)).permute(2, 0, 1)[None]
        return super().forward(shifted, casing, marks, near if mask is None else near.to(mask.dtype) + mask)


def _buckets(length: int, device: torch.device) -> Tensor:
    """The bucket of the distance from each piece to each other, (T, T)."""
    places = torch.arange(length, device=device)
    ahead = places[None] - places[:, None]
    far = ahead.abs()
    steps = torch.log(far.clamp(min=1) / _NEAR) / math.log(_FARTHEST / _NEAR) * _NEAR
    within = torch.where(far < _NEAR, far, (_NEAR + steps.long()).clamp(max=2 * _NEAR - 1))
    return within + (ahead > 0) * (_BUCKETS // 2)


def teacher(path: Path, seed: int) -> Networks:
    """An encoder with the weights of all-mpnet-base-v2 (model.safetensors) and heads that know nothing."""
    torch.manual_seed(seed)
    networks = Networks(MPNet())
    networks.encoder.load_pretrained(path)
    return networks
