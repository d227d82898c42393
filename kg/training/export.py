"""Networks -> ONNX files with weights of eight bits, as `kg.network` loads them."""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from kg.training.corpora import RELATIONS, STATUS
from kg.training.networks import StatusHead
from kg.training.train import Networks

_OPSET = 17
_PRODUCT = f"""<ir_version: 8, opset_import: ["": {_OPSET}]>
product (float[n, d] states, float[k, d] weights) => (float[n, k] output) {{
    output = Gemm<transB = 1>(states, weights)
}}"""
"""What spaCy's networks compute with; see `kg.language`."""
_WORDS = ("words", "places")
_MENTIONS = ("first", "last", "type", "kind")
_PAIRS = ("subject", "object", "distance", "ends", "types", "ruled")


class _Probabilities(nn.Module):
    """A head whose logits become probabilities: of tags or types, or each by itself of the relations that are used."""

    def __init__(self, head: nn.Module, used: Sequence[int] = ()) -> None:
        super().__init__()
        self.head, self.used = head, list(used)

    def forward(self, *inputs: Tensor) -> Tensor:
        logits: Tensor = self.head(*inputs)
        return logits[..., self.used].sigmoid() if self.used else logits.softmax(-1)


class _Mean(nn.Module):
    """Networks that answer together: the mean of their probabilities."""

    def __init__(self, networks: Sequence[nn.Module]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, *inputs: Tensor) -> Tensor:
        return torch.stack([network(*inputs) for network in self.networks]).mean(0)


class _Norm(nn.Module):
    """A layer's normalisation step by step: onnxruntime computes that faster than its own LayerNormalization."""

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.norm = norm

    def forward(self, states: Tensor) -> Tensor:
        centred = states - states.mean(-1, keepdim=True)
        scale = torch.sqrt((centred * centred).mean(-1, keepdim=True) + self.norm.eps).reciprocal()
        return centred * scale * self.norm.weight + self.norm.bias


def _spell_norms(network: nn.Module) -> nn.Module:
    """The network with its normalisations written out."""
    for name, child in network.named_children():
        setattr(network, name, _Norm(child) if isinstance(child, nn.LayerNorm) else _spell_norms(child))
    return network


def export(networks: Networks, folder: Path, relations: Mapping[str, str]) -> None:
    """Write encoder.onnx, names.onnx, types.onnx and relations.onnx, and product.onnx, which has no weights.

    `relations` maps the names of kg/facts/relations.toml to those of the corpora; the network is written with
    answers for these and for the statuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words = torch.zeros(1, 20, networks.encoder.width)
    mention, pair, pieces = (torch.zeros(1, length, dtype=torch.long) for length in (4, 6, 24))
    used = [RELATIONS.index(theirs) for theirs in (*relations.values(), *STATUS)]
    _write(folder / "encoder.onnx", networks.encoder, {"ids": pieces, "casing": pieces, "marks": pieces}, {})
    named = {"words": words, "first": mention, "last": mention}
    _write(folder / "types.onnx", _Probabilities(networks.types), named, {})
    _write(folder / "names.onnx", _Probabilities(networks.names), {"words": words}, {})
    inputs = {"words": words, **dict.fromkeys(_MENTIONS, mention), **dict.fromkeys(_PAIRS, pair)}
    _write(folder / "relations.onnx", _Probabilities(networks.relations, used), inputs, {"relations": list(relations)})
    onnx.save(onnx.parser.parse_model(_PRODUCT), folder / "product.onnx")


def export_statuses(heads: Sequence[StatusHead], folder: Path, types: Sequence[str]) -> None:
    """Write factuality.onnx, in which the heads answer together; `types` are the types of facts by their numbers."""
    inputs = {
        "words": torch.zeros(1, 20, heads[0].words.in_features),
        "places": torch.zeros(1, 20, dtype=torch.long),
        "ends": torch.zeros(1, 6, heads[0].ends.in_features),
        "types": torch.zeros(1, 6, dtype=torch.long),
        "ruled": torch.zeros(1, 6, dtype=torch.long),
    }
    _write(folder / "factuality.onnx", _Mean([_Probabilities(head) for head in heads]), inputs, {"types": types})


def _write(path: Path, network: nn.Module, inputs: Mapping[str, Tensor], metadata: Mapping[str, Any]) -> None:
    with TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, prepared = Path(scratch, "plain.onnx"), Path(scratch, "prepared.onnx")
        torch.onnx.export(
            _spell_norms(copy.deepcopy(network)).eval(),
            tuple(inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=["output"],
            dynamic_axes={name: {1: _axis(name)} for name in inputs},
            opset_version=_OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(prepared))
        # Without a reduced range sums of eight-bit products overflow on processors that lack VNNI.
        quantize_dynamic(str(prepared), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {key: json.dumps(value) for key, value in metadata.items()})
    onnx.save(model, str(path))


def _axis(name: str) -> str:
    if name in _PAIRS:
        return "pairs"
    return "mentions" if name in _MENTIONS else "words" if name in _WORDS else "pieces"
