"""From what an extractor says of its own sureness to a probability of being right.

Platt scaling (Platt, 1999): a logistic function of the log odds, with a slope for rules and one for the network, and a
constant for each type of fact or relation, drawn towards the common one. `kg.training.calibrate` fits confidence.toml.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

from kg.model import Claim

_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the claims of one kind of extractor are to be taken."""

    slope: float
    constant: float
    constants: Mapping[str, float] = field(default_factory=dict)
    """What is added for a type of fact, or a relation of the network."""

    def __call__(self, confidence: float, name: str) -> float:
        """The probability that something told with this confidence is right."""
        odds = self.slope * logit(confidence) + self.constant + self.constants.get(name, 0.0)
        return min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST)


def logit(confidence: float) -> float:
    """Log odds; sureness ends at 99%."""
    bounded = min(max(confidence, _LEAST), _MOST)
    return math.log(bounded / (1 - bounded))


def extractor_of(claim: str) -> tuple[str, str]:
    """The kind of an extractor, and what it tells.

    >>> extractor_of("rule:acquisition/buy"), extractor_of("model:seat")
    (('rule', 'acquisition'), ('model', 'seat'))
    """
    kind, _, rest = claim.partition(":")
    return kind, rest.partition("/")[0]


def calibrated(claim: Claim) -> Claim:
    """The claim with a confidence that keeps its word."""
    kind, name = extractor_of(claim.extractor)
    scale = load_scales().get(kind)
    return claim if scale is None else replace(claim, confidence=round(scale(claim.confidence, name), 3))


@functools.cache
def load_scales() -> Mapping[str, Scale]:
    """The scales of confidence.toml by kind of extractor."""
    raw = tomllib.loads(files("kg.facts").joinpath("confidence.toml").read_text("utf-8"))
    return {kind: Scale(**entry) for kind, entry in raw.items()}
