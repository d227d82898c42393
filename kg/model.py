"""The domain types: what the rooms of the package hand to each other.

A `Document` is read into an `Analysis` (sentences, mentions, times, amounts), from which `Claim`s
are extracted: what one sentence says. A `Reading` is what remains of a document then. Resolution
turns mentions into `Entity`s and claims into `Fact`s.

All offsets count Unicode code points in `Document.text`; `text[start:end]` is always the text of
the span. All types are immutable values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DocumentId = NewType("DocumentId", str)
"""How the user names a document: a file's path below its folder, or the "id" of a record."""

Iri = NewType("Iri", str)
"""An absolute IRI."""

EntityType = NewType("EntityType", str)
"""Name of a class of entities in the ontology: "organization", "person", "place", "product", "work"."""

FactType = NewType("FactType", str)
"""Name of a type of facts in the ontology: "acquisition", "employment", ..."""

Role = NewType("Role", str)
"""Name of a role in the ontology: "acquirer", "new_name", ..."""


class Status(StrEnum):
    """Whether what a fact says is the case: the first eight for events, the last three for states."""

    COMPLETED = "completed"
    AGREED = "agreed"
    PLANNED = "planned"
    RUMOURED = "rumoured"
    ALLEGED = "alleged"
    DENIED = "denied"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"
    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """The characters `start` to `end` (exclusive) of a document, with their text."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}-{self.end} does not fit its text {self.text[:40]!r}")

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside of this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# Documents


class SectionKind(StrEnum):
    """The parts of a document that are not running text."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BIOGRAPHY = "biography"
    """About the author: its pronouns mean the author."""
    FURNITURE = "furniture"
    """Reading time, navigation, captions: nothing to be read as a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Span):
    """A part of the document's text that is not running text."""

    kind: SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with what is known about it; `text` never changes once stored."""

    id: DocumentId
    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """Day of publication as EDTF ("2018-09-17", "2018-09", "2018"); empty when unknown."""
    publisher: str = ""
    source: str = ""
    """Where it can be found: a URL; empty when unknown."""
    sections: tuple[Section, ...] = ()
    """In the order of the text, not overlapping."""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id")
        for section in self.sections:
            if self.text[section.start : section.end] != section.text:
                raise ValueError(f"section {section.kind} of {self.id} is not in its text")

    def span(self, start: int, end: int) -> Span:
        """The span of these characters, with their text."""
        return Span(start=start, end=end, text=self.text[start:end])

    def sections_of(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind, in the order of the text."""
        return tuple(section for section in self.sections if section.kind is kind)


# Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word in its sentence, with its place in the dependency tree (ClearNLP labels)."""

    start: int
    end: int
    text: str
    lemma: str
    """Lower-cased base form."""
    pos: str
    """Universal part of speech: "VERB", "PROPN", ..."""
    tag: str
    """Penn Treebank tag: "VBD", "NNP", ..."""
    dep: str
    """Label of the arc from the head: "nsubj", "dobj", ...; "ROOT" for the root."""
    head: int
    """Index of the head among the sentence's tokens; its own index for the root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence with its syntax."""

    tokens: tuple[Token, ...]
    section: SectionKind | None = None
    """The kind of section that it stands in; None for running text."""
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """What the trained encoder makes of the tokens, one row for each; None where it has not read the sentence."""


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    """A definite description: "the company", "the online retailer"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """Words that refer to an entity."""

    type: EntityType
    kind: MentionKind = MentionKind.NAME
    antecedent: Span | None = None
    """For a nominal or a pronoun: the named mention that it stands for; None when not resolved."""
    canonical: str = ""
    """The usual name of the thing where the words are an adjective or abbreviation of it: "United States"
    for "American" and "U.S."; empty where the words are the name."""
    alternatives: tuple[EntityType, ...] = ()
    """Other types that the words allow: its role in a fact may decide for one of them."""
    country: bool = False
    """Whether the words are the name of a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Span):
    """Words that give a value, with the value in normal form.

    price and amount: "75000000 USD" (ISO 4217), "31 USD per share"; stake: "5.1%" or
    "2000000 shares"; date: EDTF, empty where the text does not allow it; else the words
    themselves.
    """

    value: str


class AmountKind(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    PERCENT = "percent"
    SHARES = "shares"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Value):
    """A quantity in the text: `value` is "75000000 USD", "5.1%", "2000000 shares" or "20000000"."""

    kind: AmountKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document as the language room understands it; everything in the order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    """Not overlapping; no mention crosses the end of a sentence."""
    times: tuple[Value, ...]
    amounts: tuple[Amount, ...]


# Facts


Argument = Mention | Value
"""What fills a role in a sentence: a reference to an entity, or a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence says: a fact whose roles are filled by words, not yet by entities."""

    type: FactType
    roles: Mapping[Role, tuple[Argument, ...]]
    status: Status
    confidence: float
    sentence: Span
    """Several in a row where it takes more than one to say so."""
    extractor: str
    """Which rule or model found it."""
    attribution: tuple[Mention, ...] = ()
    """Who is said to say so; empty where the document itself says so."""


class Reason(StrEnum):
    """Why words that might tell a fact tell none."""

    EMPTY = "nothing stands in the role"
    UNRESOLVED = "a pronoun or description that could not be resolved"
    UNNAMED = "names nothing that can fill the role"
    AMOUNT = "the amount does not fit"
    OUTDONE = "another frame says more"
    REFLEXIVE = "relates a thing to itself"
    THRESHOLD = "below the threshold"
    RETRACTED = "somebody retracted it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A fact that a sentence might have told, and why it was left out."""

    type: FactType
    reason: Reason
    document: DocumentId
    sentence: Span
    extractor: str
    roles: Mapping[Role, tuple[Span, ...]]
    """What fills the other roles."""
    role: Role | None = None
    """The one that nothing fills, if that is the reason."""
    words: str = ""
    """What stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What the sentences of a document say, and what they might have said."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What remains of a document after extraction: small enough to keep for a whole corpus."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()
    """Kept where somebody asks for the coverage; so are the sentences."""
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world: one node of the graph."""

    id: Iri
    type: EntityType
    name: str
    """Its fullest name."""
    aliases: tuple[str, ...] = ()
    """Every other name, sorted."""
    same_as: tuple[Iri, ...] = ()
    """What authorities call it, sorted."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme ("lei", "isin", "ticker") and identifier, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """A thing as an authority knows it, for entities to be linked to."""

    id: Iri
    """Empty if the authority gives it none."""
    name: str
    type: EntityType | None = None
    """None where the authority does not tell."""
    aliases: tuple[str, ...] = ()
    same_as: tuple[Iri, ...] = ()
    """What other authorities call it."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme ("lei", "isin", "ticker") and identifier."""

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError(f"{self.id or 'an entity'} of the authority has no name")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFiller:
    """An entity in a role."""

    id: Iri
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFiller:
    """A value in a role: normal form and words (see `Value`)."""

    value: str
    text: str


Filler = EntityFiller | ValueFiller


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that says so, and the words that fill each role in it."""

    sentence: Span
    mentions: Mapping[Role, tuple[Span, ...]]

    def __post_init__(self) -> None:
        for role, spans in self.mentions.items():
            for span in spans:
                if not self.sentence.covers(span):
                    raise ValueError(f"{role} {span.text!r} lies outside of its sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a document says: a frame of a type whose roles are filled, with status and evidence."""

    id: Iri
    type: FactType
    document: DocumentId
    status: Status
    confidence: float
    roles: Mapping[Role, tuple[Filler, ...]]
    evidence: tuple[Evidence, ...]
    extractor: str
    attribution: tuple[EntityFiller, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"fact {self.id} has no evidence")
        if not 0 < self.confidence <= 1:
            raise ValueError(f"fact {self.id} has confidence {self.confidence}, not in (0, 1]")
