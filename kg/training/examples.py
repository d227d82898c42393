"""Annotated texts -> what the networks see of them, and what they should answer.

The texts go through `kg.language` as any document does, so that the networks learn with the mentions that they will
meet, mistakes included; what is annotated and was not found is added.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from kg import language
from kg.facts.relations import REACH, distance
from kg.language.windows import Window, iter_windows, marked_spans, words_of
from kg.model import Analysis, Document, DocumentId, EntityType, Mention, Span, Value
from kg.network import MENTION_TYPES, NAME_TYPES, kind_number, type_of
from kg.training.corpora import RELATIONS, STATUS, AnnotatedText, Passage

_NUMBERS = {relation: number for number, relation in enumerate(RELATIONS)}
_STATUS = frozenset(_NUMBERS[status] for status in STATUS)
_NAME, _NOMINAL, _PRONOUN, _VALUE = range(4)
"""The numbers of the kinds; see `kg.network.kind_number`."""
_VALUES = tuple(map(EntityType, ("time", "money", "percent", "shares", "count")))
_ALIKE = 0.4
"""Of their joint length, what two spans share that are taken for the same."""
_PRONOUNS = ("i", "my", "we", "our", "he", "his", "she", "her", "it", "its", "they", "their")
UNKNOWN = -1
"""The type of a name that nobody annotated."""

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A mention or a time, as far as the networks are concerned."""

    start: int
    end: int
    type: int
    kind: int
    gold: int = UNKNOWN
    """The number of the type that it should have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window with its mentions (words first to last) and pairs; `told` and `asked` have one row for each pair."""

    window: Window
    arguments: tuple[Argument, ...]
    places: tuple[Spot, ...]
    bounds: tuple[Spot, ...]
    """For each mention the first and last word of its sentence."""
    pairs: tuple[tuple[int, int], ...]
    told: tuple[frozenset[int], ...]
    """The relations that hold."""
    asked: tuple[frozenset[int], ...]
    """The relations that the annotators looked for."""
    tags: tuple[int, ...]
    """For each word its tag (see `kg.network.NAME_TYPES`), UNKNOWN where nobody annotated names."""

    def distances(self) -> list[int]:
        """How far apart the mentions of each pair are."""
        return [
            distance(self.places[one], self.places[other], across=self.bounds[one] != self.bounds[other])
            for one, other in self.pairs
        ]

    def context(self, one: int, other: int) -> Spot:
        """The first and last word of what is read for a pair: its sentence, or the later with those before it."""
        end = max(self.bounds[one], self.bounds[other])
        if self.bounds[one] == self.bounds[other]:
            return end
        sentences = self.window.sentences
        return sentences.index(next(n for n in sentences if n >= sentences[end[0]] - REACH)), end[1]


def examples_of(texts: Sequence[AnnotatedText], *, add_missed: bool = True) -> Iterator[Example]:
    """The passages of annotated texts; with `add_missed` what is annotated and not found is there as well."""
    documents = (Document(id=DocumentId(text.id), text=text.text) for text in texts)
    for text, analysis in zip(texts, language.analyze(documents, by_rules=True), strict=True):
        yield from _examples(text, analysis, add_missed)


def _examples(text: AnnotatedText, analysis: Analysis, add_missed: bool) -> Iterator[Example]:
    arguments, numbers = _arguments(text, analysis, add_missed)
    related: dict[Spot, set[int]] = defaultdict(set)
    for one, other, relation in text.relations:
        if one in numbers and other in numbers:
            related[numbers[one], numbers[other]].add(_NUMBERS[relation])
    sentences = [sentence for sentence in analysis.sentences if _is_annotated(sentence, text)]
    marked = [
        mark
        for mark in marked_spans(analysis.mentions, (*analysis.times, *analysis.amounts))
        if _is_annotated(mark[0], text)
    ]
    for window in iter_windows(sentences, marked):
        example = _example(text, window, arguments, frozenset(numbers.values()), related)
        if example.pairs or any(argument.gold != UNKNOWN for argument in example.arguments):
            yield example


def _is_annotated(span: Span, text: AnnotatedText) -> bool:
    return any(p.start < span.end and span.start < p.end for p in text.passages)


def _arguments(text: AnnotatedText, analysis: Analysis, add_missed: bool) -> tuple[list[Argument], dict[int, int]]:
    """All mentions, and for each annotated one its number among them."""
    items: list[Mention | Value] = [*analysis.mentions, *analysis.times, *analysis.amounts]
    found = [_argument(item) for item in items]
    numbers: dict[int, int] = {}
    for number, (start, end, type_) in enumerate(text.mentions):
        best = max(range(len(found)), key=lambda i: _overlap(found[i], start, end), default=None)
        if best is None or _overlap(found[best], start, end) < _ALIKE:
            if not add_missed:
                continue
            found.append(_missed(text.text[start:end], start, end, type_))
            best = len(found) - 1
        numbers[number] = best
        if found[best].kind == _NAME and type_ is not None:
            found[best] = replace(found[best], gold=MENTION_TYPES.index(type_))
    if text.all_names:
        annotated = set(numbers.values())
        found = [
            replace(argument, gold=0) if number not in annotated and argument.kind == _NAME else argument
            for number, argument in enumerate(found)
        ]
    return found, numbers


def _argument(item: Mention | Value) -> Argument:
    type_ = MENTION_TYPES.index(type_of(item))
    return Argument(start=item.start, end=item.end, type=type_, kind=kind_number(item))


def _missed(words: str, start: int, end: int, type_: EntityType | None) -> Argument:
    pronoun = words.islower() or words.lower() in _PRONOUNS
    kind = _VALUE if type_ in _VALUES else _PRONOUN if pronoun else _NAME
    return Argument(start=start, end=end, type=MENTION_TYPES.index(type_ or EntityType("other")), kind=kind)


def _overlap(argument: Argument, start: int, end: int) -> float:
    shared = min(argument.end, end) - max(argument.start, start)
    return shared / (max(argument.end, end) - min(argument.start, start))


def _example(
    text: AnnotatedText,
    window: Window,
    arguments: Sequence[Argument],
    annotated: frozenset[int],
    related: Mapping[Spot, set[int]],
) -> Example:
    readable = int(window.word.max(initial=-1)) + 1
    tokens = window.tokens[:readable]
    here = {n: place for n, a in enumerate(arguments) if (place := words_of(tokens, a.start, a.end)) is not None}
    order = sorted(here, key=lambda n: (arguments[n].start, arguments[n].end))
    bounds = {n: _bounds(window, here[n][0]) for n in order}
    refers = {n for n in order if arguments[n].kind in (_NOMINAL, _PRONOUN)} - annotated
    pairs, told, asked = [], [], []
    for one, other in permutations(order, 2):
        passage = next((p for p in text.passages if _holds(p, arguments[one]) and _holds(p, arguments[other])), None)
        apart = abs(window.sentences[here[one][0]] - window.sentences[here[other][0]])
        together = apart <= (REACH if text.across else 0) and not _touch(here[one], here[other])
        looked_at = (text.exhaustive and (text.all_references or not refers & {one, other})) or (
            one in annotated and other in annotated
        )
        if passage is None or not together or not looked_at or arguments[one].kind == _VALUE:
            continue
        relations = frozenset(related.get((one, other), ()))
        others = () if relations or related.get((other, one)) else text.unrelated
        pairs.append((order.index(one), order.index(other)))
        told.append(relations)
        unknown = text.uncertain.get((_spot(arguments[one]), _spot(arguments[other])), frozenset())
        asked.append(_asked(relations, passage.relations, frozenset(others), unknown))
    return Example(
        window=window,
        arguments=tuple(arguments[n] for n in order),
        places=tuple(here[n] for n in order),
        bounds=tuple(bounds[n] for n in order),
        pairs=tuple(pairs),
        told=tuple(told),
        asked=tuple(asked),
        tags=_tags(text, window),
    )


@functools.lru_cache(maxsize=2**14)
def _asked(
    relations: frozenset[int], sought: frozenset[str], unrelated: frozenset[str], unknown: frozenset[str]
) -> frozenset[int]:
    """What was looked for of two mentions."""
    status = _STATUS if relations & _STATUS else frozenset()
    return relations | status | {_NUMBERS[relation] for relation in (sought | unrelated) - unknown}


def _tags(text: AnnotatedText, window: Window) -> tuple[int, ...]:
    tags = [0 if text.all_names else UNKNOWN] * len(window.tokens)
    for number, (start, end, type_) in enumerate(text.mentions if text.all_names else ()):
        place = words_of(window.tokens, start, end)
        if place is not None and type_ in NAME_TYPES and number not in text.references:
            tag = 2 * NAME_TYPES.index(type_) + 1
            tags[place[0] : place[1] + 1] = [tag, *[tag + 1] * (place[1] - place[0])]
    return tuple(tags)


def _holds(passage: Passage, argument: Argument) -> bool:
    return passage.start <= argument.start and argument.end <= passage.end


def _spot(argument: Argument) -> Spot:
    return argument.start, argument.end


def _touch(one: Spot, other: Spot) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _bounds(window: Window, word: int) -> Spot:
    """The words of the sentence that a word stands in."""
    number = window.sentences[word]
    inside = [i for i, sentence in enumerate(window.sentences) if sentence == number]
    return inside[0], inside[-1]
