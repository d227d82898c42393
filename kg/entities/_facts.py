"""Facts from all that a document says about them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.config import Settings, document_iri
from kg.entities._assertions import Assertion
from kg.entities._fillers import belongs, settle
from kg.entities._merging import Group, is_complete, merge
from kg.entities._names import short_hash, slug_of
from kg.entities._statuses import latest
from kg.model import Document, EntityFiller, Evidence, Fact, FactType, Filler, Iri, Role, Span, Status, ValueFiller
from kg.ontology import FactClass, Ontology, ValueKind

_HIGHEST_CONFIDENCE = 0.99
_LOWEST_CONFIDENCE = 0.001
_LONGEST_PART = 40
_RULE = "rule:"
_DEATH, _PERSON = FactType("death"), Role("person")
_BIRTH, _DATE = FactType("birth"), Role("date")
_START, _END = Role("start"), Role("end")
_ANOTHER_AGE = "1900"
"""Who was born before has died, whether a text tells it or not."""
_YEAR = re.compile(r"\d{4}")
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")

Roles = Mapping[Role, tuple[Filler, ...]]


def facts_of(document: Document, assertions: Iterable[Assertion], settings: Settings, ontology: Ontology) -> list[Fact]:
    """What a document says, each fact once, in the order of the text."""
    groups = merge(_with_ends(list(assertions), ontology), ontology)
    facts = [_fact(document, group, ontology.fact_class(group[0].type), settings) for group in groups]
    return sorted(facts, key=lambda fact: (fact.evidence[0].sentence, fact.id))


def _with_ends(assertions: Sequence[Assertion], ontology: Ontology) -> Iterator[Assertion]:
    """What a text that tells of a death calls current ended with it, like the dead person's post."""
    dead = {
        filling.key
        for assertion in assertions
        if (assertion.type == _DEATH and assertion.status is Status.COMPLETED) or _is_of_another_age(assertion)
        for filling in assertion.roles.get(_PERSON, ())
    }
    for assertion in assertions:
        persons = {filling.key for filling in assertion.roles.get(_PERSON, ())}
        over = persons & dead and ontology.fact_class(assertion.type).ends_with_death
        yield replace(assertion, status=Status.FORMER) if over and assertion.status is Status.CURRENT else assertion


def _is_of_another_age(assertion: Assertion) -> bool:
    """A birth so long ago that nothing of that life is current: "the 28th president, Ivo Lund, was born in 1856"."""
    years = (_YEAR.match(filling.key) for filling in assertion.roles.get(_DATE, ()))
    return assertion.type == _BIRTH and any(year is not None and year[0] < _ANOTHER_AGE for year in years)


def _fact(document: Document, group: Group, fact_class: FactClass, settings: Settings) -> Fact:
    status = latest(assertion.status for assertion in _surest(group, fact_class))
    decided = sorted(group, key=lambda assertion: assertion.status != status)
    settled = {rc.name: fillers for rc in fact_class.roles if (fillers := settle(decided, rc))}
    roles = _without_repeated_ends(_dated(settled), fact_class)
    complete = [assertion for assertion in group if is_complete(assertion, fact_class)]
    sources = {source.id: source for a in group if a.status == status for source in a.attribution}
    return Fact(
        id=_fact_iri(document, fact_class, roles, status, settings),
        type=fact_class.name,
        document=document.id,
        status=status,
        confidence=_confidence(complete),
        roles=roles,
        evidence=_evidence(group, roles, fact_class),
        extractor=min(complete, key=lambda a: (-a.confidence, a.extractor)).extractor,
        attribution=tuple(sources.values()),
    )


def _dated(roles: Roles) -> Roles:
    """The roles, with all dates that are told of a state: when it began and ended, or from when to when."""
    turns = [roles[role] for role in (_START, _END) if role in roles]
    if len(turns) == 2:
        dates = _period(*turns) or _all_of(*turns, roles.get(_DATE, ()))
    else:
        dates = roles.get(_DATE, ()) or next(iter(turns), ())
    return {**roles, _DATE: dates} if dates else roles


def _period(starts: Sequence[Filler], ends: Sequence[Filler]) -> tuple[Filler, ...]:
    """The period that one phrase tells: "from 1999 to 2006"."""
    bounds = [filler for filler in (*starts, *ends) if isinstance(filler, ValueFiller)]
    if len(bounds) != 2 or bounds[0].text != bounds[1].text or not all(_PLAIN.fullmatch(b.value) for b in bounds):
        return ()
    first, last = bounds
    return (ValueFiller(value=f"{first.value}/{last.value}", text=first.text),)


def _all_of(*fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    dates = [filler for each in fillers for filler in each if isinstance(filler, ValueFiller)]
    return tuple({date.value or date.text: date for date in dates}.values())


def _surest(group: Group, fact_class: FactClass) -> Group:
    """Of a state what grammar tells, if it tells any: the network alone hardly knows whether something is over."""
    by_rules = tuple(assertion for assertion in group if assertion.extractor.startswith(_RULE))
    return by_rules if fact_class.state and by_rules else group


def _without_repeated_ends(roles: Roles, fact_class: FactClass) -> Roles:
    """The roles, none but the ends filled by what is at an end: who buys or is bought is not the seller."""
    ends = fact_class.ends or ()
    if len(set(ends)) < 2:
        return roles
    at_ends = {filler for role in ends for filler in roles.get(role, ()) if isinstance(filler, EntityFiller)}
    others = {
        role: fillers if role in ends else tuple(filler for filler in fillers if filler not in at_ends)
        for role, fillers in roles.items()
    }
    return {role: fillers for role, fillers in others.items() if fillers}


def _confidence(assertions: Iterable[Assertion]) -> float:
    """That at least one of the sentences is right, were they independent (noisy or)."""
    by_sentence: dict[Span, float] = {}
    for a in assertions:
        by_sentence[a.sentence] = max(a.confidence, by_sentence.get(a.sentence, 0))
    wrong = math.prod(1 - confidence for confidence in by_sentence.values())
    return round(min(max(1 - wrong, _LOWEST_CONFIDENCE), _HIGHEST_CONFIDENCE), 3)


def _evidence(group: Group, roles: Roles, fact_class: FactClass) -> tuple[Evidence, ...]:
    """Every sentence once, with the words in it that say what fills the roles."""
    by_sentence: dict[Span, list[Assertion]] = defaultdict(list)
    for assertion in group:
        by_sentence[assertion.sentence].append(assertion)
    return tuple(
        Evidence(sentence=sentence, mentions=_words(sentence, told, roles, fact_class))
        for sentence, told in sorted(by_sentence.items())
    )


def _words(
    sentence: Span, told: Sequence[Assertion], roles: Roles, fact_class: FactClass
) -> dict[Role, tuple[Span, ...]]:
    words = {}
    for role_class in fact_class.roles:
        settled = roles.get(role_class.name, ())
        spans = {
            filling.span
            for assertion in told
            for filling in assertion.roles.get(role_class.name, ())
            if filling.span and sentence.covers(filling.span) and belongs(filling, settled, role_class)
        }
        if spans:
            words[role_class.name] = tuple(sorted(spans))
    return words


def _fact_iri(document: Document, fact_class: FactClass, roles: Roles, status: Status, settings: Settings) -> Iri:
    """A readable IRI that depends on nothing but the document, what fills the roles, and the status."""
    ends = dict.fromkeys(fact_class.ends or fact_class.required)
    fillers = [filler for role in ends for filler in roles.get(role, ())[: 3 - len(ends)]]
    years = [
        year[0]
        for role_class in fact_class.roles
        if role_class.kind is ValueKind.DATE
        for filler in roles.get(role_class.name, ())
        if isinstance(filler, ValueFiller) and (year := _YEAR.match(filler.value))
    ]
    parts = [fact_class.name.replace("_", "-"), *map(_slug, fillers), *years[:1]]
    told = [f"{role}={_identity(filler)}" for role in sorted(roles) for filler in roles[role]]
    digest = short_hash(document_iri(document, settings), fact_class.name, status, *sorted(told))
    return Iri(f"{settings.base}fact/{'-'.join(parts)}-{digest}")


def _identity(filler: Filler) -> str:
    return filler.id if isinstance(filler, EntityFiller) else f"{filler.value} {filler.text}"


def _slug(filler: Filler) -> str:
    if isinstance(filler, EntityFiller):
        return _shortened(filler.id.rpartition("/")[2])
    return _shortened(slug_of(filler.value or filler.text))


def _shortened(slug: str) -> str:
    return slug[:_LONGEST_PART].strip("-")
