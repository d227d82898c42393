"""Texts of our own with the facts that a reader finds in them -> annotated texts: every fact gets its place.

The gold has the form that `kg evaluate` reads (kg/training/texts/*.toml, tests/hard). It says of a text what it tells,
not where: two fillers of a fact are related in the sentence in which most of its fillers stand, by name or by a
reference that `kg.language` resolves, or in the nearest two sentences if none holds both. Where else they meet, and
what only an optional fact would tell of them, is not learned; all other pairs are unrelated. Of a text whose names are
listed, names and their types are learned as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from pathlib import Path

from kg import evaluation, language
from kg.evaluation.gold import Case, GoldFact, GoldFiller
from kg.evaluation.names import same_name, same_value
from kg.facts.relations import REACH
from kg.model import Amount, Analysis, Argument, EntityType, Mention, MentionKind, Role, Value
from kg.ontology import ValueKind, load_ontology
from kg.training.corpora import KNOWLEDGENET, OWN, AnnotatedText, Passage
from kg.training.writing import labels_of, labels_of_type, status_labels

_Spot = tuple[int, int]
_Filled = tuple[Role, GoldFiller]


def read_texts(paths: Sequence[Path]) -> Iterator[AnnotatedText]:
    """The cases of some files or folders; raises GoldError."""
    for gold in evaluation.load_gold(paths):
        if isinstance(gold, evaluation.Gold):
            for case, analysis in zip(gold.cases, language.analyze(gold.documents), strict=True):
                yield _annotated(case, analysis)


def _annotated(case: Case, analysis: Analysis) -> AnnotatedText:
    names = find_names(case.document.text, case.names)
    rows = _rows(analysis, names)
    related: dict[tuple[_Spot, _Spot], set[str]] = defaultdict(set)
    types: dict[_Spot, EntityType | None] = dict(names)
    uncertain: dict[tuple[_Spot, _Spot], set[str]] = defaultdict(set)
    unclear: set[str] = set()
    for fact in (*case.facts, *case.optional):
        filled = [(role, filler) for role, fillers in fact.roles.items() for filler in fillers]
        told = [sum(bool(_standing_for(filler, row)) for _, filler in filled) for row in rows]
        for one, other, labels in _relations(fact, filled):
            places = _places(one[1], other[1], rows, told)
            best = next(iter(places), None)
            for place, spans in places.items():
                if place != best or fact in case.optional:
                    for pair in spans:
                        uncertain[pair].update(OWN, KNOWLEDGENET)
                    continue
                for pair in spans:
                    related[pair].update(labels)
                    for spot, end in zip(pair, (one, other), strict=True):
                        types.setdefault(spot, _type(fact, end))
        if len(filled) == 1:
            for pair in _pairs_with(filled[0][1], rows):
                uncertain[pair] |= labels_of_type(fact.type)
        unclear |= labels_of_type(fact.type) if not filled else frozenset()
    numbers = {spot: number for number, spot in enumerate(sorted(types))}
    return AnnotatedText(
        id=f"texts/{case.document.id}",
        text=case.document.text,
        passages=(Passage(start=0, end=len(case.document.text), relations=frozenset(OWN) - unclear),),
        mentions=tuple((*spot, types[spot]) for spot in numbers),
        relations=tuple((numbers[a], numbers[b], label) for (a, b), all_ in related.items() for label in sorted(all_)),
        exhaustive=True,
        across=True,
        all_names=bool(names),
        all_references=False,
        references=frozenset(number for spot, number in numbers.items() if spot not in names),
        unrelated=frozenset(KNOWLEDGENET) - unclear,
        uncertain={pair: frozenset(labels) for pair, labels in uncertain.items()},
    )


def _places(
    one: GoldFiller, other: GoldFiller, rows: Sequence[Sequence[Argument]], told: Sequence[int]
) -> dict[tuple[int, int], list[tuple[_Spot, _Spot]]]:
    """By the sentences of both, what stands for two fillers; first the best place to tell how they are related."""
    ones, others = ({n: found for n, row in enumerate(rows) if (found := _standing_for(f, row))} for f in (one, other))
    places = sorted(
        ((n, m) for n, m in product(ones, others) if abs(n - m) <= REACH),
        key=lambda place: (abs(place[0] - place[1]), -sum(told[n] for n in place), place),
    )
    pairs = {(n, m): [(_spot(a), _spot(b)) for a, b in product(ones[n], others[m]) if a != b] for n, m in places}
    return {place: spans for place, spans in pairs.items() if spans}


def _pairs_with(filler: GoldFiller, rows: Sequence[Sequence[Argument]]) -> Iterator[tuple[_Spot, _Spot]]:
    """What stands for a filler beside all else in its sentence and those around, in both orders."""
    for number, row in enumerate(rows):
        for near in rows[max(0, number - REACH) : number + REACH + 1]:
            for one, other in product(_standing_for(filler, row), near):
                yield _spot(one), _spot(other)
                yield _spot(other), _spot(one)


def _spot(argument: Argument) -> _Spot:
    return argument.start, argument.end


def find_names(text: str, forms: Mapping[EntityType, Sequence[str]]) -> dict[_Spot, EntityType]:
    """Where the listed forms stand, with their types: the longest of them where they overlap.

    "Kolb#2" is the second "Kolb" that is no part of a longer form, whatever type others of them have.

    >>> sorted(find_names("Ada Kolb runs Kolb.", {"person": ("Ada Kolb",), "organization": ("Kolb",)}).items())
    [((0, 8), 'person'), ((14, 18), 'organization')]
    """
    listed = [(*form.partition("#")[::2], type_) for type_, all_ in forms.items() for form in all_]
    found: dict[_Spot, EntityType] = {}
    for form in sorted({form for form, _, _ in listed}, key=lambda form: (-len(form), form)):
        matches = re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
        spots = [match.span() for match in matches if not any(a < match.end() and match.start() < b for a, b in found)]
        types = {number: type_ for theirs, number, type_ in listed if theirs == form}
        for number, spot in enumerate(spots, start=1):
            if type_ := types.get(str(number), types.get("")):
                found[spot] = type_
    return found


def _rows(analysis: Analysis, names: Mapping[_Spot, EntityType]) -> list[list[Argument]]:
    """The mentions, times and amounts of each sentence; its names are those that are listed, if any are."""
    seen = {(m.start, m.end): m for m in analysis.mentions if m.kind is MentionKind.NAME}
    listed = [
        seen.get(spot) or Mention(start=spot[0], end=spot[1], text=analysis.document.text[slice(*spot)], type=type_)
        for spot, type_ in names.items()
    ]
    others = [m for m in analysis.mentions if m.kind is not MentionKind.NAME]
    arguments: list[Argument] = [*(listed or seen.values()), *others, *analysis.times, *analysis.amounts]
    arguments.sort(key=lambda argument: (argument.start, argument.end))
    return [[a for a in arguments if s.start <= a.start and a.end <= s.end] for s in analysis.sentences]


def _standing_for(filler: GoldFiller, row: Sequence[Argument]) -> list[Argument]:
    """What a filler is called in a sentence: by its whole name, if that stands there."""
    like = [argument for argument in row if is_like(filler, argument)]
    return [argument for argument in like if _named(argument) == filler.name] or like


def is_like(filler: GoldFiller, argument: Argument) -> bool:
    """Whether an argument may stand for what fills a role."""
    if not isinstance(argument, Mention):
        return bool(filler.value) and same_value(filler.value, argument.value)
    names = filter(None, (_named(argument), argument.canonical))
    return any(same_name(name, theirs) for name in names for theirs in filler.names)


def _named(argument: Mention | Value | Amount) -> str:
    """The words of a name, or of what a reference stands for; empty where that is unknown."""
    if not isinstance(argument, Mention) or argument.kind is MentionKind.NAME:
        return argument.text
    return argument.antecedent.text if argument.antecedent else ""


def _relations(fact: GoldFact, filled: Sequence[_Filled]) -> Iterator[tuple[_Filled, _Filled, list[str]]]:
    """Two fillers each, and what the corpora call the relation of their roles."""
    kind = "".join(filler.value or filler.text or filler.name for role, filler in filled if role == "kind")
    status = fact.statuses[0] if fact.statuses else None
    sure = status_labels(status) if len(fact.statuses) == 1 else []
    for one, other in permutations(filled, 2):
        if labels := labels_of(fact.type, one[0], other[0], status=status, kind=kind):
            yield one, other, [*labels, *sure]


def _type(fact: GoldFact, filled: _Filled) -> EntityType | None:
    """What the role takes, if that is things of one type."""
    role = next(r for r in load_ontology().fact_class(fact.type).roles if r.name == filled[0])
    return role.entity_types[0] if role.kind is ValueKind.ENTITY and len(role.entity_types) == 1 else None
