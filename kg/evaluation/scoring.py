"""How the facts found in some documents compare with the cases' facts.

Facts are paired one to one within a document and type. A pair is right ("core") when the core roles that the gold
fills are filled with the same names; it is right in full when the gold's other roles and its status agree, too. A fact
told twice is wrong once. Where the gold allows it, a fact with two fillers of a core role stands for two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation.gold import Case, Gold, GoldFact, GoldFiller
from kg.evaluation.matching import (
    core_fillers,
    core_size,
    fits,
    further_roles,
    is_right,
    same_status,
    with_aliases,
)
from kg.evaluation.pairing import pair
from kg.evaluation.report import Judgement, Mistake, Report, Score, Scores, Share, added
from kg.model import Entity, EntityFiller, Fact, FactType, Filler, Role, Status

_TRUE = (Status.COMPLETED, Status.CURRENT)
_UNREAL = (Status.PLANNED, Status.RUMOURED, Status.DENIED, Status.CANCELLED)
UNREAL_AS_TRUE = "planned, rumoured, denied or cancelled, and told as completed or current"
OTHERWISE = "told as completed or current where the gold says otherwise"


@dataclass(slots=True)
class _Tally:
    """What has been counted so far."""

    by_type: dict[str, Scores] = field(default_factory=dict)
    by_kind: dict[str, Scores] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    judgements: list[Judgement] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def score_cases(
    gold: Gold, found: Sequence[Sequence[Fact]], entities: Sequence[Iterable[Entity]] | None = None
) -> Report:
    """How the facts found in each case's document, in the order of the cases, compare with the gold.

    `entities` are those that each case's facts are about: their other names count as well.
    """
    tally = _Tally()
    called = [{entity.id: entity for entity in known} for known in entities or [()] * len(gold.cases)]
    for case, own, known in zip(gold.cases, found, called, strict=True):
        facts = [with_aliases(fact, known) for fact in own]
        every = [part for fact in case.facts for part in core_fillers(fact)] if gold.split else case.facts
        for type_ in sorted({fact.type for fact in facts} | {fact.type for fact in every}):
            wanted = [fact for fact in every if fact.type == type_]
            told = [fact for fact in facts if fact.type == type_]
            _compare(case, type_, wanted, told, tally, split=gold.split)
    return Report(
        gold=gold.name,
        documents=len(gold.cases),
        by_type=dict(sorted(tally.by_type.items())),
        by_kind=dict(sorted(tally.by_kind.items())),
        shares=dict(sorted(tally.shares.items())),
        judgements=tuple(tally.judgements),
        mistakes=tuple(tally.mistakes),
    )


def _compare(
    case: Case, type_: FactType, wanted: Sequence[GoldFact], told: Sequence[Fact], tally: _Tally, *, split: bool
) -> None:
    """Count the facts of one type in one document."""
    pairs = _pair(wanted, told, split=split)
    full = sum([_qualify(case, wanted[one], told[other], tally) for one, other in pairs.items()])
    wrong = [fact for i, fact in enumerate(told) if i not in pairs.values() and _is_wrong(case, fact)]
    missed = [gold for i, gold in enumerate(wanted) if i not in pairs]
    tally.judgements += [_judgement(told[i], right=True) for i in sorted(set(pairs.values()))]
    tally.judgements += [_judgement(fact, right=False) for fact in wrong]
    tally.mistakes += [_missed(case, gold) for gold in missed]
    tally.mistakes += [_wrong(case, fact) for fact in wrong]
    if pairs or wrong or missed:
        scores = {
            "core": Score(right=len(pairs), wrong=len(wrong), missed=len(missed)),
            "full": Score(right=full, wrong=len(pairs) + len(wrong) - full, missed=len(pairs) + len(missed) - full),
        }
        tally.by_type[type_] = added((tally.by_type.get(type_, {}), scores))
        if case.kind:
            tally.by_kind[case.kind] = added((tally.by_kind.get(case.kind, {}), scores))


def _pair(wanted: Sequence[GoldFact], told: Sequence[Fact], *, split: bool) -> Mapping[int, int]:
    """From the number of a gold fact to that of the fact that stands for it; where facts are split, for several."""
    places = [i for i, fact in enumerate(told) for _ in range(core_size(fact) if split else 1)]
    wishes = ([place for i in _candidates(gold, told) for place, j in enumerate(places) if i == j] for gold in wanted)
    return {gold: places[place] for gold, place in pair(list(wishes)).items()}


def _candidates(gold: GoldFact, told: Sequence[Fact]) -> list[int]:
    """The facts that are right, first those that agree with the gold in most else."""

    def agreement(number: int) -> int:
        fact = told[number]
        return sum(further_roles(gold, fact).values()) + same_status(gold, fact)

    return sorted((i for i, fact in enumerate(told) if is_right(gold, fact)), key=agreement, reverse=True)


def _is_wrong(case: Case, fact: Fact) -> bool:
    """Whether a fact that stands for none of the gold's counts against us."""
    if any(fits(gold, fact) for gold in case.forbidden):
        return True
    return fact.type in case.exhaustive and not any(fits(gold, fact) for gold in case.optional)


def _qualify(case: Case, gold: GoldFact, fact: Fact, tally: _Tally) -> bool:
    """Count what else is right about a fact that is right; returns whether all is."""
    roles, status = further_roles(gold, fact), same_status(gold, fact)
    told_as_true = fact.status in _TRUE
    for name, right in (*roles.items(), ("status", status)):
        tally.shares[f"right {name}"] += Share(count=right, of=1)
    if gold.statuses:
        tally.shares[OTHERWISE] += Share(count=told_as_true and not status, of=told_as_true)
    if gold.statuses and set(gold.statuses) <= set(_UNREAL):
        tally.shares[UNREAL_AS_TRUE] += Share(count=told_as_true, of=1)
    if all(roles.values()) and status:
        return True
    differing = [role for role, right in roles.items() if not right]
    tally.mistakes.append(_inexact(case, gold, fact, differing, status))
    return False


# What went wrong


def _judgement(fact: Fact, *, right: bool) -> Judgement:
    return Judgement(type=fact.type, confidence=fact.confidence, right=right, extractor=fact.extractor)


def _missed(case: Case, gold: GoldFact) -> Mistake:
    roles = {str(role): _names(fillers) for role, fillers in gold.roles.items()}
    return _mistake("missed", case, gold.type, {**roles, "status": _statuses(gold)}, gold.sentence)


def _wrong(case: Case, fact: Fact) -> Mistake:
    roles = {str(role): _names(fillers) for role, fillers in fact.roles.items()}
    return _mistake("wrong", case, fact.type, {**roles, "status": fact.status}, fact.evidence[0].sentence.text)


def _inexact(case: Case, gold: GoldFact, fact: Fact, differing: Sequence[Role], same: bool) -> Mistake:
    roles = {str(role): _names(fillers) for role, fillers in fact.roles.items() if role in gold.roles}
    for role in differing:
        roles[role] = f"{_names(fact.roles.get(role, ())) or 'nothing'}, not {_names(gold.roles[role]) or 'nothing'}"
    status = str(fact.status) if same else f"{fact.status}, not {_statuses(gold)}"
    return _mistake("inexact", case, fact.type, {**roles, "status": status}, gold.sentence)


def _mistake(verdict: str, case: Case, type_: FactType, roles: Mapping[str, str], sentence: str) -> Mistake:
    said = {role: names for role, names in roles.items() if names}
    return Mistake(verdict=verdict, document=case.document.id, type=type_, roles=said, sentence=sentence)


def _statuses(gold: GoldFact) -> str:
    return " or ".join(gold.statuses)


def _names(fillers: Sequence[GoldFiller | Filler]) -> str:
    return " + ".join(_each_name(fillers))


def _each_name(fillers: Sequence[GoldFiller | Filler]) -> Iterator[str]:
    for filler in fillers:
        if isinstance(filler, EntityFiller):
            yield filler.name
        elif isinstance(filler, GoldFiller):
            yield filler.name or filler.value or filler.text
        else:
            yield filler.value or filler.text
