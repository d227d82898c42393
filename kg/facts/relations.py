"""Relations between mentions, as a network that was trained on annotated sentences sees them.

All pairs of mentions of a sentence are scored together: each pair asks the words of its sentence (cross attention
over the vectors of `kg.language`) and answers with a probability for every relation that relations.toml declares, and
for what may have become of it. Mentions of two sentences ask the words of both and of those between.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import product

import numpy as np
from numpy.typing import NDArray

from kg.facts.scene import Scene
from kg.facts.values import AMOUNTS
from kg.model import Amount, Argument, FactType, Mention, Role, Status
from kg.network import MENTION_TYPES, STATUSES, kind_number, load_network, type_of
from kg.ontology import RoleClass, ValueKind, load_ontology

_BELIEVED = {"knowledgenet": 0.9, "own": 0.9, "core": 0.97}
"""The least probability of a relation that only the network sees, by the corpus that it was learned from."""
_LINKED = 0.8
"""That of what only adds to a fact that is told."""
_LIKELY = 0.3
"""The probability from which on it may fill what a frame has left open; what is less is not worth a thought."""
_TIME = "time"
_FARTHEST = 10
"""The highest number of a distance; see `distance`."""
REACH = 3
"""Sentences before the one that a mention stands in, in which it can be related to others."""
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
    across: bool = False
    """Whether it is believed where its ends stand in two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two mentions that a relation may hold between, and how probable that is."""

    relation: RelationClass
    subject: Mention
    object: Argument
    probability: float
    believed: bool
    """Whether it is so probable that it counts as told."""
    statuses: Mapping[Status, float]
    """How probable it is that this has become of what it tells, if it tells anything."""


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
            across=entry.get("across", False),
        )
        for name, entry in raw.items()
    }


def relations_of(scene: Scene) -> tuple[Relation, ...]:
    """Every likely relation of the sentence, in the order of the text."""
    arguments = arguments_of(scene)
    pairs = pairs_of(arguments)
    if not pairs or scene.sentence.vectors is None:
        return ()
    return tuple(related(arguments, list(map(scene.inside, arguments)), pairs, scene.sentence.vectors))


def related(
    arguments: Sequence[Argument],
    places: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    words: NDArray[np.float32],
    *,
    across: bool = False,
) -> Iterator[Relation]:
    """What is likely of some pairs of arguments, in the order of the pairs.

    `places` are the numbers of their words among those whose vectors are given (words, 384); `across` says that the
    ends of each pair stand in two sentences.
    """
    network = load_network("relations")
    scores = network(words=words, **_inputs(arguments, places, pairs, across))
    names = network.metadata["relations"]
    relations = load_relations()
    for row, column in np.argwhere(scores[:, : len(names)] >= _LIKELY).tolist():
        subject, object_ = (arguments[number] for number in pairs[row])
        if isinstance(subject, Mention):
            probability = float(scores[row, column])
            relation_class = relations[names[column]]
            least = _LINKED if relation_class.link else _BELIEVED[relation_class.corpus.partition(":")[0]]
            yield Relation(
                relation=relation_class,
                subject=subject,
                object=object_,
                probability=probability,
                believed=probability >= least,
                statuses=dict(zip(STATUSES, scores[row, len(names) :].tolist(), strict=True)),
            )


def arguments_of(scene: Scene) -> list[Argument]:
    """What a relation can hold between: the mentions, times and amounts of a sentence, in the order of the text."""
    return sorted((*scene.mentions, *scene.times, *scene.amounts), key=lambda argument: (argument.start, argument.end))


def pairs_of(arguments: Sequence[Argument]) -> list[tuple[int, int]]:
    """The ordered pairs that may be related: they don't overlap, and some relation takes things of their types."""
    types, possible = list(map(may_be, arguments)), end_types()
    return [
        (one, other)
        for one, subject in enumerate(arguments)
        for other, object_ in enumerate(arguments)
        if one != other and not subject.overlaps(object_) and not possible.isdisjoint(product(types[one], types[other]))
    ]


def may_be(argument: Argument) -> tuple[str, ...]:
    """The types that an argument can have: those of a mention, the kind of an amount, or "time"."""
    if isinstance(argument, Mention):
        return (argument.type, *argument.alternatives)
    return (argument.kind.value if isinstance(argument, Amount) else _TIME,)


@functools.cache
def end_types(*, across: bool = False) -> frozenset[tuple[str, str]]:
    """The types that the two ends of some relation can have, `across` sentences or in one."""
    found: set[tuple[str, str]] = set()
    for relation in load_relations().values():
        if relation.across or not across:
            roles = {role.name: role for role in load_ontology().fact_class(relation.type).roles}
            found.update(product(_takes(roles[relation.subject]), _takes(roles[relation.object])))
    return frozenset(found)


def _takes(role: RoleClass) -> tuple[str, ...]:
    if role.kind is ValueKind.DATE:
        return (_TIME,)
    return tuple(kind.value for kind in AMOUNTS[role.kind]) if role.kind in AMOUNTS else role.entity_types


def _inputs(
    arguments: Sequence[Argument], places: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]], across: bool
) -> dict[str, NDArray[np.int64]]:
    """Arguments and their pairs as the network knows them: numbers of words, types, kinds, pairs."""
    first, last = [place[0] for place in places], [place[-1] for place in places]
    return {
        "first": np.array(first),
        "last": np.array(last),
        "type": np.array([MENTION_TYPES.index(type_of(argument)) for argument in arguments]),
        "kind": np.array([kind_number(argument) for argument in arguments]),
        "subject": np.array([subject for subject, _ in pairs]),
        "object": np.array([object_ for _, object_ in pairs]),
        "distance": np.array([distance((first[s], last[s]), (first[o], last[o]), across=across) for s, o in pairs]),
    }


def distance(subject: tuple[int, int], object_: tuple[int, int], *, across: bool = False) -> int:
    """How far apart two mentions are, each given by its first and last word: 2·log2 of the words, 12 more backwards.

    Across sentences it is one step more than the most within one.
    """
    ahead = object_[0] > subject[1]
    words = object_[0] - subject[1] if ahead else subject[0] - object_[1]
    steps = _FARTHEST + 1 if across else _STEPS[min(words, len(_STEPS) - 1)]
    return steps if ahead else steps + _FARTHEST + 2
