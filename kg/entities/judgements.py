"""What people have judged: who is who, what a thing is called, which facts stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.entities._names import short_hash, without_legal_form, without_title, words_of, written_form
from kg.model import DocumentId, Entity, EntityFiller, EntityType, Fact, FactType, Iri, Role, Status
from kg.ontology import FactClass


class Decision(StrEnum):
    """What somebody decided."""

    SAME = "same"
    """Two things are one; the one named first keeps its IRI."""
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Not to be asked again; changes nothing."""
    NAME = "name"
    TYPE = "type"
    RETRACT = "retract"
    """The document does not say so: the fact is left out."""
    CONFIRM = "confirm"
    """The document says so: the fact stays, with confidence 1."""
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity as it was when it was judged: by its names in its documents it is found again in any later build."""

    id: Iri
    type: EntityType
    names: tuple[str, ...]
    """Its name first, then all others."""
    documents: tuple[DocumentId, ...]
    part: bool = False
    """Whether only what these names mean in these documents is judged, not the whole entity of this IRI."""

    def __post_init__(self) -> None:
        if not self.names or not all(self.names):
            raise ValueError(f"{self.id} is judged without a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact as it was when it was judged: found again by its sentence and the words in its roles."""

    id: Iri
    type: FactType
    document: DocumentId
    status: Status
    words: Mapping[Role, tuple[str, ...]]
    """The words of the text for each required role."""
    sentences: tuple[str, ...]

    def means(self, fact: Fact) -> bool:
        """Whether a fact says this, be its IRI and its offsets what they may.

        It has the type, the status and the document, one of the sentences, and in each required role one of
        the words: fuller roles, other names of its entities and a text that has moved make no other fact of it.
        """
        if fact.id == self.id:
            return True
        if (fact.type, fact.document, fact.status) != (self.type, self.document, self.status):
            return False
        sentences = {_flat(evidence.sentence.text) for evidence in fact.evidence}
        if sentences.isdisjoint(map(_flat, self.sentences)):
            return False
        told = words_in_roles(fact, self.words)
        return all(not set(words).isdisjoint(told[role]) for role, words in self.words.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one person."""

    decision: Decision
    by: str
    at: str
    """When, in ISO 8601."""
    things: tuple[Thing, ...] = ()
    """Two for same and different, one for name and type."""
    statement: Statement | None = None
    value: str = ""
    """The right name or type; for an undo, the id of what it undoes."""
    note: str = ""

    def __post_init__(self) -> None:
        pair, one = len(self.things) == 2, len(self.things) == 1
        fact, value = self.statement is not None, bool(self.value)
        fits = {
            Decision.SAME: pair and not fact,
            Decision.DIFFERENT: pair and not fact,
            Decision.UNSURE: pair != fact,
            Decision.NAME: one and value,
            Decision.TYPE: one and value,
            Decision.RETRACT: fact,
            Decision.CONFIRM: fact,
            Decision.UNDO: value,
        }
        if not fits[self.decision]:
            raise ValueError(f"a judgement {self.decision.value!r} lacks what it is about, or has too much of it")

    @property
    def id(self) -> str:
        """What tells it from all others: a hash of all that it says."""
        about = [self.value, self.note, *(f"{t.id} {t.names} {t.documents} {t.part}" for t in self.things)]
        statement = str(self.statement) if self.statement else ""
        return "j-" + short_hash(self.decision, self.by, self.at, statement, *about)

    @property
    def pair(self) -> frozenset[Iri]:
        """The IRIs of what it is about, in no order."""
        return frozenset(thing.id for thing in self.things)


def in_force(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody has undone, oldest first; an undo that was undone itself undoes nothing."""
    undone: set[str] = set()
    kept = []
    for judgement in reversed(list(log)):
        if judgement.id in undone:
            continue
        if judgement.decision is Decision.UNDO:
            undone.add(judgement.value)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def thing_of(entity: Entity, facts: Iterable[Fact]) -> Thing:
    """An entity as it will be found again: the documents are those of its facts."""
    documents = {fact.document for fact in facts if _is_in(entity, fact)}
    return Thing(
        id=entity.id, type=entity.type, names=(entity.name, *entity.aliases), documents=tuple(sorted(documents))
    )


def statement_of(fact: Fact, fact_class: FactClass) -> Statement:
    """A fact as it will be found again."""
    words = words_in_roles(fact, fact_class.required)
    return Statement(
        id=fact.id,
        type=fact.type,
        document=fact.document,
        status=fact.status,
        words={role: tuple(sorted(told)) for role, told in words.items() if told},
        sentences=tuple(evidence.sentence.text for evidence in fact.evidence),
    )


def words_in_roles(fact: Fact, roles: Iterable[Role]) -> dict[Role, set[str]]:
    """The words of the text that fill each role, in whatever sentence."""
    return {
        role: {_flat(span.text) for evidence in fact.evidence for span in evidence.mentions.get(role, ())}
        for role in roles
    }


def name_key(name: str) -> str:
    """What two spellings of a name share, whatever they name: no case, no spaces, no title, no legal form.

    >>> name_key("Mr Tom Ash") == name_key("tom ash"), name_key("Harbour Foods Inc.")
    (True, 'harbourfoods')
    """
    return "".join(words_of(without_title(without_legal_form(written_form(name)))))


def _is_in(entity: Entity, fact: Fact) -> bool:
    fillers = (filler for role in (*fact.roles.values(), fact.attribution) for filler in role)
    return any(isinstance(filler, EntityFiller) and filler.id == entity.id for filler in fillers)


def _flat(text: str) -> str:
    return " ".join(text.split())
