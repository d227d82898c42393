"""The trained networks: where their weights are, and the numbers that they know things by.

docs/model-card.md says what they were trained on and how to train them again.
"""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import DependencyError
from kg.model import Amount, Argument, EntityType, Mention, MentionKind, Status

WEIGHTS = files("kg").joinpath("weights")

WIDTH = 384
"""Of a vector."""
MENTION_TYPES = (
    EntityType("none"),
    EntityType("person"),
    EntityType("organization"),
    EntityType("place"),
    EntityType("product"),
    EntityType("work"),
    EntityType("time"),
    EntityType("other"),
    EntityType("money"),
    EntityType("percent"),
    EntityType("shares"),
    EntityType("count"),
)
"""The types of mentions by their numbers; "none" is what only looks like a name, the last four are amounts."""
NAME_TYPES = MENTION_TYPES[1:6] + MENTION_TYPES[7:8]
"""The types of names that words are tagged with: tag 2t-1 is on the first word of a name of type t, counted from 1,
2t on the others, 0 on all other words."""
STATUSES = tuple(Status)
"""What may have become of a fact, by the numbers of the network's answers."""
_KINDS = (MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN)


def type_of(argument: Argument) -> EntityType:
    """The type by which the networks know a mention, a time or an amount."""
    if isinstance(argument, Mention):
        return argument.type if argument.type in MENTION_TYPES else EntityType("other")
    return EntityType(argument.kind) if isinstance(argument, Amount) else EntityType("time")


def kind_number(argument: Argument) -> int:
    """0 for a name, 1 for a description, 2 for a pronoun, 3 for a value."""
    return _KINDS.index(argument.kind) if isinstance(argument, Mention) else len(_KINDS)


def start_session(name: str) -> Any:
    """What runs an ONNX file of the weights; on one thread, for processes are what is run side by side."""
    try:
        import onnxruntime
    except ImportError as error:
        raise DependencyError(f"onnxruntime cannot be used ({error}); install kg again with pip") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    weights = WEIGHTS.joinpath(f"{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


class Network:
    """A network in ONNX."""

    def __init__(self, name: str) -> None:
        self._session = start_session(name)
        self.metadata: Mapping[str, Any] = {
            key: json.loads(value) for key, value in self._session.get_modelmeta().custom_metadata_map.items()
        }
        """What training left with the weights."""

    def __call__(self, **inputs: NDArray[Any]) -> NDArray[np.float32]:
        """Run it on one example: arrays without the dimension of the batch go in, and come out."""
        (output,) = self._session.run(None, {name: array[None] for name, array in inputs.items()})
        return np.asarray(output[0], dtype=np.float32)


@functools.cache
def load_matrices(name: str) -> Mapping[str, NDArray[np.float32]]:
    """The matrices of a file of the weights, by their names; in numbers of single precision."""
    with np.load(io.BytesIO(WEIGHTS.joinpath(f"{name}.npz").read_bytes())) as stored:
        return {key: stored[key].astype(np.float32) for key in stored.files}


@functools.cache
def load_network(name: str) -> Network:
    """One of the networks; loaded once in a process."""
    return Network(name)
