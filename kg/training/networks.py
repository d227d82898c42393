"""The networks: an encoder of words, heads that find names, type mentions and relate them.

Shapes: B windows of T word pieces and W words, M mentions and N pairs of mentions each, D numbers a vector: 384, a
teacher more.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.network import MENTION_TYPES, NAME_TYPES, STATUSES, WIDTH

_PIECES, _POSITIONS, _CASES, _KINDS, _DISTANCES = 30522, 512, 7, 4, 24
_HEADS = 12
"""Of attention, which share the numbers of a vector among them."""
_EPSILON = 1e-12
"""As in BERT."""
_DROPOUT = 0.1


class Attention(nn.Module):
    """A layer of BERT: queries attend to the states, then each thinks for itself."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.size = width // _HEADS
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.after_attention = nn.LayerNorm(width, _EPSILON)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.after_thought = nn.LayerNorm(width, _EPSILON)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, queries: Tensor, states: Tensor, mask: Tensor | None) -> Tensor:
        """Queries and states (B, ·, D); the mask is added to the scores, (B, 1, queries or 1, states)."""
        mixed = functional.scaled_dot_product_attention(
            self._split(self.query(queries)),
            self._split(self.key(states)),
            self._split(self.value(states)),
            attn_mask=mask,
            dropout_p=self.dropout.p if self.training else 0.0,
        )
        joined = mixed.transpose(1, 2).reshape(queries.shape)
        attended = self.after_attention(queries + self.dropout(self.output(joined)))
        thought = self.down(functional.gelu(self.up(attended)))
        result: Tensor = self.after_thought(attended + self.dropout(thought))
        return result

    def _split(self, states: Tensor) -> Tensor:
        return states.view(states.shape[0], states.shape[1], _HEADS, self.size).transpose(1, 2)


class Encoder(nn.Module):
    """MiniLM that is also told how words are written and what the rules take them for."""

    def __init__(
        self,
        width: int = WIDTH,
        layers: int = 6,
        pieces: int = _PIECES,
        positions: int = _POSITIONS,
        first: int = 0,
    ) -> None:
        """`first` is the number of the first position."""
        super().__init__()
        self.width, self.first = width, first
        self.pieces, self.positions = nn.Embedding(pieces, width), nn.Embedding(positions, width)
        self.casing, self.marks = nn.Embedding(_CASES, width), nn.Embedding(2 * len(MENTION_TYPES), width)
        self.norm, self.dropout = nn.LayerNorm(width, _EPSILON), nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList([Attention(width) for _ in range(layers)])
        for told in (self.casing, self.marks):
            nn.init.normal_(told.weight, std=0.005)

    def load_pretrained(self, path: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2 (model.safetensors); its word pieces stay as they are."""
        weights = load_file(path)
        types = weights["embeddings.token_type_embeddings.weight"][0]
        self.pieces.weight.data = weights["embeddings.word_embeddings.weight"]
        self.positions.weight.data = weights["embeddings.position_embeddings.weight"] + types
        theirs = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "after_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "after_thought": "output.LayerNorm",
        }
        self.load_layers(weights, theirs)

    def load_layers(self, weights: Mapping[str, Tensor], theirs: Mapping[str, str]) -> None:
        """Start from what others have learned; `theirs` are their names for the parts of a layer."""
        self.norm.load_state_dict({k: weights[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        for number, layer in enumerate(self.layers):
            for ours, name in theirs.items():
                prefix = f"encoder.layer.{number}.{name}"
                getattr(layer, ours).load_state_dict({k: weights[f"{prefix}.{k}"] for k in ("weight", "bias")})
        self.pieces.weight.requires_grad = False

    def forward(self, ids: Tensor, casing: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Word pieces with their casing and marks, each (B, T) -> states (B, T, D)."""
        positions = self.positions(torch.arange(ids.shape[1], device=ids.device) + self.first)[None]
        states = self.dropout(self.norm(self.pieces(ids) + positions + self.casing(casing) + self.marks(marks)))
        for layer in self.layers:
            states = layer(states, states, mask)
        result: Tensor = states
        return result


def mention_vectors(words: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """For each mention its first word, its last and the mean of all: (B, W, D), (B, M), (B, M) -> (B, M, 3D)."""
    sums = functional.pad(words, (0, 0, 1, 0)).float().cumsum(1)
    means = (pick(sums, last + 1) - pick(sums, first)) / (last - first + 1)[..., None]
    return torch.cat([pick(words, first), pick(words, last), means.to(words.dtype)], -1)


def pick(vectors: Tensor, numbers: Tensor) -> Tensor:
    """Rows of each example by their numbers: (B, ·, D), (B, K) -> (B, K, D)."""
    return torch.gather(vectors, 1, numbers[..., None].expand(-1, -1, vectors.shape[2]))


class TypeHead(nn.Module):
    """What a name is the name of."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = _classifier(width, len(MENTION_TYPES))

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Words (B, W, D) and mentions (B, M) -> logits of `MENTION_TYPES` (B, M, 12)."""
        result: Tensor = self.layers(mention_vectors(words, first, last))
        return result


class NameHead(nn.Module):
    """Which words are names."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(_DROPOUT), nn.Linear(width, width), nn.GELU(), nn.Linear(width, 2 * len(NAME_TYPES) + 1)
        )

    def forward(self, words: Tensor) -> Tensor:
        """Words (B, W, D) -> logits of their tags (B, W, 13); see `kg.network.NAME_TYPES`."""
        result: Tensor = self.layers(words)
        return result


class PairHead(nn.Module):
    """How mentions are related: every pair is a query that asks the words of its sentence."""

    def __init__(self, width: int, classes: int, layers: int = 2) -> None:
        super().__init__()
        self.types, self.kinds = nn.Embedding(len(MENTION_TYPES), width), nn.Embedding(_KINDS, width)
        self.distances = nn.Embedding(_DISTANCES, width)
        self.as_subject, self.as_object = nn.Linear(3 * width, width), nn.Linear(3 * width, width)
        self.norm, self.dropout = nn.LayerNorm(width), nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList([Attention(width) for _ in range(layers)])
        self.answer = _classifier(width, classes)
        for table in (self.types, self.kinds, self.distances):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self,
        words: Tensor,
        first: Tensor,
        last: Tensor,
        type: Tensor,
        kind: Tensor,
        subject: Tensor,
        object: Tensor,
        distance: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Words (B, W, D), mentions (B, M), pairs (B, N) -> logits of the classes (B, N, C)."""
        mentions = self.dropout(mention_vectors(words, first, last))
        told = self.types(type) + self.kinds(kind)
        subjects = pick(self.as_subject(mentions) + told, subject)
        objects = pick(self.as_object(mentions) + told, object)
        queries = self.norm(subjects + objects + self.distances(distance))
        for layer in self.layers:
            queries = layer(queries, words, mask)
        result: Tensor = self.answer(torch.cat([queries, subjects, objects], -1))
        return result


class StatusHead(nn.Module):
    """What has become of what is told of some mentions: that asks the words around."""

    def __init__(self, width: int, types: int, size: int = 192) -> None:
        super().__init__()
        self.words, self.places = nn.Linear(width, size), nn.Embedding(3, size)
        self.ends, self.types = nn.Linear(3 * width, size), nn.Embedding(types, size)
        self.ruled = nn.Embedding(len(STATUSES) + 1, size)
        self.told, self.asked, self.dropout = nn.LayerNorm(size), nn.LayerNorm(size), nn.Dropout(2 * _DROPOUT)
        self.layer = Attention(size)
        self.answer = nn.Sequential(
            nn.Dropout(2 * _DROPOUT),
            nn.Linear(2 * size, size),
            nn.GELU(),
            nn.Dropout(2 * _DROPOUT),
            nn.Linear(size, len(STATUSES)),
        )

    def forward(
        self,
        words: Tensor,
        places: Tensor,
        ends: Tensor,
        types: Tensor,
        ruled: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Words (B, W, D) with their places (B, W); ends (B, N, 3D), types of facts and what rules say (B, N).

        Returns logits of the statuses (B, N, 11).
        """
        told = self.told(self.words(self.dropout(words)) + self.places(places))
        ends = self.ends(self.dropout(ends))
        asked = self.layer(self.asked(ends + self.types(types) + self.ruled(ruled)), told, mask)
        result: Tensor = self.answer(torch.cat([asked, ends], -1))
        return result


def _classifier(width: int, classes: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(_DROPOUT),
        nn.Linear(3 * width, width),
        nn.GELU(),
        nn.Dropout(_DROPOUT),
        nn.Linear(width, classes),
    )
