"""Relations between mentions, as a network that was trained on annotated sentences sees them.

All pairs of mentions of a sentence are scored together: each pair asks the words of its sentence (cross attention
over the vectors of `kg.language`) and answers with a probability for every relation that relations.toml declares.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kg.facts.scene import Scene
from kg.model import Argument, FactType, Mention, Role
from kg.network import MENTION_TYPES, kind_number, load_network, type_of

_BELIEVED = {"knowledgenet": 0.97, "own": 0.97, "core": 0.99}
"""The least probability of a relation that only the network sees, by the corpus that it was learned from."""
_FAINT = 0.02
"""The probability below which a relation is not worth a thought."""
_FARTHEST = 10
"""The highest number of a distance; see `distance`."""
_STEPS = (0, *(min(int(2 * math.log2(words)), _FARTHEST) for words in range(1, 2 ** (_FARTHEST // 2) + 1)))
"""The number of a distance by its words, up to those from which on all are the farthest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A role that words of the sentence fill."""

    role: Role
    pattern: str
    value: str = ""
    """The value that they stand for; empty where it is the words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClass:
    """A relation that the network knows; see relations.toml."""

    name: str
    corpus: str
    """The corpus that the network has learned it from, and its label there."""
    type: FactType
    subject: Role
    object: Role
    words: Words | None = None
    link: bool = False
    """Whether it only adds the object to a fact of the type in which the subject plays its role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two mentions of a sentence that a relation may hold between, and how probable that is."""

    relation: RelationClass
    subject: Mention
    object: Argument
    probability: float
    likely: bool
    """Whether it holds rather than not; enough where a frame has told of the fact already."""
    believed: bool
    """Whether it is so probable that it counts as told."""


@functools.cache
def load_relations() -> Mapping[str, RelationClass]:
    """The relations of relations.toml by their names."""
    raw = tomllib.loads(files("kg.facts").joinpath("relations.toml").read_text("utf-8"))
    return {
        name: RelationClass(
            name=name,
            corpus=entry["corpus"],
            type=FactType(entry["type"]),
            subject=Role(entry["subject"]),
            object=Role(entry["object"]),
            words=Words(**entry["words"]) if "words" in entry else None,
            link=entry.get("link", False),
        )
        for name, entry in raw.items()
    }


def relations_of(scene: Scene) -> tuple[Relation, ...]:
    """Every relation of the sentence that is not quite improbable, in the order of the text."""
    arguments = arguments_of(scene)
    pairs = pairs_of(arguments)
    vectors = scene.sentence.vectors
    if not pairs or vectors is None:
        return ()
    network = load_network("relations")
    scores = network(words=vectors, **inputs(scene, arguments, pairs))
    names, thresholds = network.metadata["relations"], network.metadata["thresholds"]
    relations = load_relations()
    found = []
    for row, column in np.argwhere(scores >= _FAINT).tolist():
        subject, object_ = (arguments[number] for number in pairs[row])
        if isinstance(subject, Mention):
            probability = float(scores[row, column])
            relation_class = relations[names[column]]
            relation = Relation(
                relation=relation_class,
                subject=subject,
                object=object_,
                probability=probability,
                likely=probability >= thresholds[column],
                believed=probability >= max(thresholds[column], _BELIEVED[relation_class.corpus.partition(":")[0]]),
            )
            found.append(relation)
    return tuple(found)


def arguments_of(scene: Scene) -> list[Argument]:
    """What a relation can hold between: the mentions, times and amounts of a sentence, in the order of the text."""
    return sorted((*scene.mentions, *scene.times, *scene.amounts), key=lambda argument: (argument.start, argument.end))


def pairs_of(arguments: Sequence[Argument]) -> list[tuple[int, int]]:
    """The ordered pairs that may be related: they don't overlap, and no value is a subject."""
    return [
        (one, other)
        for one, subject in enumerate(arguments)
        if isinstance(subject, Mention)
        for other, object_ in enumerate(arguments)
        if one != other and not subject.overlaps(object_)
    ]


def inputs(
    scene: Scene, arguments: Sequence[Argument], pairs: Sequence[tuple[int, int]]
) -> dict[str, NDArray[np.int64]]:
    """The arguments of a sentence and their pairs as the network knows them: numbers of words, types, kinds, pairs."""
    places = [scene.inside(argument) for argument in arguments]
    first, last = [place[0] for place in places], [place[-1] for place in places]
    return {
        "first": np.array(first),
        "last": np.array(last),
        "type": np.array([MENTION_TYPES.index(type_of(argument)) for argument in arguments]),
        "kind": np.array([kind_number(argument) for argument in arguments]),
        "subject": np.array([subject for subject, _ in pairs]),
        "object": np.array([object_ for _, object_ in pairs]),
        "distance": np.array([distance((first[s], last[s]), (first[o], last[o])) for s, o in pairs]),
    }


def distance(subject: tuple[int, int], object_: tuple[int, int]) -> int:
    """How far apart two mentions are, each given by its first and last word: 2·log2 of the words, 12 more backwards."""
    ahead = object_[0] > subject[1]
    words = object_[0] - subject[1] if ahead else subject[0] - object_[1]
    steps = _STEPS[min(words, len(_STEPS) - 1)]
    return steps if ahead else steps + _FARTHEST + 2
