"""Claims with things instead of words in their roles."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.config import Settings, document_iri
from kg.entities._names import ORGANIZATION, PLACE
from kg.entities._types import STATE, Place
from kg.errors import OntologyError
from kg.model import (
    Argument,
    Claim,
    Document,
    Entity,
    EntityFiller,
    EntityType,
    FactType,
    Filler,
    Mention,
    MentionKind,
    Reading,
    Reason,
    Rejection,
    Role,
    Span,
    Status,
    Value,
    ValueFiller,
)
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

AUTHORSHIP = FactType("authorship")
WORK = Role("work")

Things = Mapping[Place, Entity]
"""What the named mention at a place of a document refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What fills a role, and the words that say so; None for what no words of the text say."""

    filler: Filler
    span: Span | None

    @property
    def key(self) -> str:
        """What two fillings with the same thing or the same words share."""
        if isinstance(self.filler, EntityFiller):
            return self.filler.id
        return (self.filler.value or self.filler.text).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A claim whose roles are filled by entities and values."""

    type: FactType
    roles: Mapping[Role, tuple[Filling, ...]]
    """Filled roles only, in the order of the ontology."""
    status: Status
    confidence: float
    sentence: Span
    extractor: str
    attribution: tuple[EntityFiller, ...]
    _keys: Mapping[Role, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = {role: frozenset(filling.key for filling in fillings) for role, fillings in self.roles.items()}
        object.__setattr__(self, "_keys", keys)  # asked for millions of times in a long document

    def keys(self, role: Role) -> frozenset[str]:
        """What the role is filled with."""
        return self._keys.get(role, frozenset())

    @property
    def content(self) -> tuple[Status, frozenset[tuple[Role, frozenset[str]]]]:
        """What two assertions share that say the same, whatever their words."""
        return self.status, frozenset(self._keys.items())


def named_mentions(reading: Reading) -> list[Mention]:
    """The named mentions of a document and of its claims, each once."""
    mentions = (*_mentions_of_claims(reading.claims), *reading.mentions)
    named = {place_of(mention): mention for mention in mentions if mention.kind is MentionKind.NAME}
    return list(named.values())


def _mentions_of_claims(claims: Iterable[Claim]) -> Iterator[Mention]:
    for claim in claims:
        for arguments in (*claim.roles.values(), claim.attribution):
            yield from (argument for argument in arguments if isinstance(argument, Mention))


def place_of(mention: Mention) -> Place:
    """Where the name stands that a mention is, or stands for."""
    name = mention if mention.kind is MentionKind.NAME else mention.antecedent or mention
    return name.start, name.end


def votes_for_types(
    claims: Iterable[Claim], mentions: Iterable[Mention], ontology: Ontology
) -> dict[Place, Counter[EntityType]]:
    """The types that the roles ask for: an acquirer is an organisation rather than a place.

    A role that can take the type of a mention speaks for that type; another for one that the words
    allow, else for the type that it takes first of all.
    """
    named = {place_of(mention): mention for mention in mentions}
    votes: dict[Place, Counter[EntityType]] = defaultdict(Counter)
    for claim in claims:
        classes = _role_classes(ontology.fact_class(claim.type))
        asked = [
            (argument, classes[role].entity_types if role in classes else ())
            for role, arguments in claim.roles.items()
            for argument in arguments
        ]
        for argument, allowed in (*asked, *((source, (source.type,)) for source in claim.attribution)):
            name = named.get(place_of(argument)) if isinstance(argument, Mention) else None
            if allowed and name:
                possible = (t for t in (name.type, *name.alternatives) if t in allowed)
                stands_for_state = argument == replace(name, type=ORGANIZATION) and name.type == PLACE
                votes[place_of(name)][next(possible, STATE if stands_for_state else allowed[0])] += 1
    return votes


def assertions_of(
    reading: Reading, things: Things, settings: Settings, ontology: Ontology
) -> tuple[list[Assertion], list[Rejection]]:
    """What the claims of a document say of entities, in the order of the text, and the claims that say nothing.

    Dropped: words that refer to nothing known; a claim one of whose required roles is filled by an
    entity of a type that the role can't take; a claim that relates a thing to itself.
    """
    found, rejected = [], []
    for claim in reading.claims:
        fact_class = ontology.fact_class(claim.type)
        if misplaced := _misplaced(claim, fact_class, things):
            rejected.append(_rejection(claim, reading.document, Reason.UNNAMED, *misplaced))
            continue
        beside = _mentions_in(claim.sentence, reading.mentions)
        own_work = _own_work(claim, reading.document, settings)
        assertion = _assertion(claim, fact_class, things, own_work, beside)
        if _reflexive(assertion, fact_class):
            rejected.append(_rejection(claim, reading.document, Reason.REFLEXIVE))
        else:
            found.append(assertion)
    found.sort(key=lambda a: (a.sentence, a.type, -a.confidence, a.extractor, a.status, _order(a)))
    return found, rejected


def _rejection(
    claim: Claim, document: Document, reason: Reason, role: Role | None = None, argument: Argument | None = None
) -> Rejection:
    return Rejection(
        type=claim.type,
        reason=reason,
        document=document.id,
        sentence=_plain(claim.sentence),
        extractor=claim.extractor,
        roles={name: tuple(map(_plain, fillers)) for name, fillers in claim.roles.items() if name != role},
        role=role,
        words=argument.text if argument else "",
    )


def _order(assertion: Assertion) -> list[tuple[str, list[str]]]:
    return [(role, [filling.key for filling in fillings]) for role, fillings in assertion.roles.items()]


def _role_classes(fact_class: FactClass) -> dict[Role, RoleClass]:
    return {role_class.name: role_class for role_class in fact_class.roles}


def _misplaced(claim: Claim, fact_class: FactClass, things: Things) -> tuple[Role, Argument] | None:
    """The required role that is filled by a thing that can't fill it, with the words for that."""
    classes = _role_classes(fact_class)
    if unknown := sorted(claim.roles.keys() - classes.keys()):
        raise OntologyError(f"{claim.extractor}: the fact type {claim.type!r} has no role {unknown[0]!r}")
    misplaced = (
        (role, argument)
        for role in fact_class.required
        if classes[role].kind is ValueKind.ENTITY
        for argument in claim.roles.get(role, ())
        if (thing := _thing(argument, things)) is not None and thing.type not in classes[role].entity_types
    )
    return next(misplaced, None)


def _thing(argument: Argument, things: Things) -> Entity | None:
    return things.get(place_of(argument)) if isinstance(argument, Mention) else None


def _mentions_in(sentence: Span, mentions: Sequence[Mention]) -> Sequence[Mention]:
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, lo=first, key=lambda mention: mention.start)
    return mentions[first:last]


def _assertion(
    claim: Claim,
    fact_class: FactClass,
    things: Things,
    own_work: Filling | None,
    beside: Sequence[Mention],
) -> Assertion:
    """The claim with entities in its roles, each with all words of the sentence that stand for it."""
    roles = {}
    for role_class in fact_class.roles:
        arguments = claim.roles.get(role_class.name, ())
        fillings = [f for argument in arguments if (f := _filling(argument, role_class, things))]
        told = {filling.filler.id for filling in fillings if isinstance(filling.filler, EntityFiller)}
        named = (mention for mention in beside if told and (t := _thing(mention, things)) and t.id in told)
        again = (_filling(mention, role_class, things) for mention in named)
        fillings += [f for f in again if f and f not in fillings]
        if role_class.name == WORK and own_work:
            fillings.append(own_work)
        if fillings:
            roles[role_class.name] = tuple(fillings)
    sources = (_thing(mention, things) for mention in claim.attribution)
    return Assertion(
        type=claim.type,
        roles=roles,
        status=claim.status,
        confidence=claim.confidence,
        sentence=_plain(claim.sentence),
        extractor=claim.extractor,
        attribution=tuple(EntityFiller(id=source.id, name=source.name) for source in sources if source),
    )


def _filling(argument: Argument, role_class: RoleClass, things: Things) -> Filling | None:
    if role_class.kind is not ValueKind.ENTITY:
        text = " ".join(argument.text.split())
        value = argument.value if isinstance(argument, Value) else text
        return Filling(filler=ValueFiller(value=value, text=text), span=_plain(argument))
    thing = _thing(argument, things)
    if not thing or thing.type not in role_class.entity_types:
        return None
    return Filling(filler=EntityFiller(id=thing.id, name=thing.name), span=_plain(argument))


def _own_work(claim: Claim, document: Document, settings: Settings) -> Filling | None:
    """The document itself, when a claim says who wrote but not what."""
    if claim.type != AUTHORSHIP or claim.roles.get(WORK):
        return None
    filler = EntityFiller(id=document_iri(document, settings), name=work_name(document))
    return Filling(filler=filler, span=None)


def work_name(document: Document) -> str:
    """What a document is called where it is the work that somebody wrote."""
    return document.title or document.id


def _reflexive(assertion: Assertion, fact_class: FactClass) -> bool:
    if not fact_class.ends or fact_class.ends[0] == fact_class.ends[1]:
        return False
    one, other = map(assertion.keys, fact_class.ends)
    return not one.isdisjoint(other)


def _plain(span: Span) -> Span:
    """The bare span of a mention, a value or a sentence with its syntax."""
    return Span(start=span.start, end=span.end, text=span.text)
