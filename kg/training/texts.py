"""Texts of our own with the facts that a reader finds in them -> annotated texts: every fact gets its place.

The gold has the form that `kg evaluate` reads (kg/training/texts/*.toml, tests/hard). It says of a text what it tells,
not where: two fillers of a fact are related in the sentence in which most of its fillers stand, by name or by a
reference that `kg.language` resolves. Where else they meet, and where only an optional fact would relate them, nothing
is learned; all other pairs are unrelated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations, product
from pathlib import Path

from kg import evaluation, language
from kg.evaluation.gold import Case, GoldFact, GoldFiller
from kg.evaluation.names import same_name, same_value
from kg.model import Amount, Analysis, Argument, EntityType, Mention, MentionKind, Role, Value
from kg.ontology import ValueKind, load_ontology
from kg.training.corpora import KNOWLEDGENET, OWN, AnnotatedText, Passage
from kg.training.writing import labels_of

_Spot = tuple[int, int]
_Filled = tuple[Role, GoldFiller]


def read_texts(paths: Sequence[Path]) -> Iterator[AnnotatedText]:
    """The cases of some files or folders; raises GoldError."""
    for gold in evaluation.load_gold(paths):
        if isinstance(gold, evaluation.Gold):
            for case, analysis in zip(gold.cases, language.analyze(gold.documents), strict=True):
                yield _annotated(case, analysis)


def _annotated(case: Case, analysis: Analysis) -> AnnotatedText:
    rows = _rows(analysis)
    related: dict[tuple[_Spot, _Spot], set[str]] = defaultdict(set)
    types: dict[_Spot, EntityType | None] = {}
    uncertain: set[tuple[_Spot, _Spot]] = set()
    for fact in (*case.facts, *case.optional):
        filled = [(role, filler) for role, fillers in fact.roles.items() for filler in fillers]
        told = [sum(bool(_standing_for(filler, row)) for _, filler in filled) for row in rows]
        for one, other, labels in _relations(fact, filled):
            pairs = [list(product(_standing_for(one[1], row), _standing_for(other[1], row))) for row in rows]
            best = max((n for n, row in enumerate(pairs) if row), key=lambda n: (told[n], -n), default=None)
            for number, row in enumerate(pairs):
                spans = [((a.start, a.end), (b.start, b.end)) for a, b in row if a != b]
                uncertain.update(spans)
                if number == best and fact in case.facts:
                    for pair in spans:
                        related[pair].update(labels)
                        types.update(zip(pair, (_type(fact, one), _type(fact, other)), strict=True))
    numbers = {span: number for number, span in enumerate(sorted(types))}
    return AnnotatedText(
        id=f"texts/{case.document.id}",
        text=case.document.text,
        passages=(Passage(start=0, end=len(case.document.text), relations=frozenset(OWN)),),
        mentions=tuple((*span, types[span]) for span in numbers),
        relations=tuple((numbers[a], numbers[b], label) for (a, b), all_ in related.items() for label in sorted(all_)),
        exhaustive=True,
        all_references=False,
        unrelated=frozenset(KNOWLEDGENET),
        uncertain=frozenset(uncertain - set(related)),
    )


def _rows(analysis: Analysis) -> list[list[Argument]]:
    """The mentions, times and amounts of each sentence."""
    arguments: list[Argument] = [*analysis.mentions, *analysis.times, *analysis.amounts]
    return [[a for a in arguments if s.start <= a.start and a.end <= s.end] for s in analysis.sentences]


def _standing_for(filler: GoldFiller, row: Sequence[Argument]) -> list[Argument]:
    """What a filler is called in a sentence: by its whole name, if that stands there."""
    like = [argument for argument in row if _is_like(filler, argument)]
    return [argument for argument in like if _named(argument) == filler.name] or like


def _is_like(filler: GoldFiller, argument: Argument) -> bool:
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
    for one, other in permutations(filled, 2):
        if labels := labels_of(fact.type, one[0], other[0], status=status, kind=kind):
            yield one, other, labels


def _type(fact: GoldFact, filled: _Filled) -> EntityType | None:
    """What the role takes, if that is things of one type."""
    role = next(r for r in load_ontology().fact_class(fact.type).roles if r.name == filled[0])
    return role.entity_types[0] if role.kind is ValueKind.ENTITY and len(role.entity_types) == 1 else None
