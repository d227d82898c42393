"""What a careful reader found in some documents, to compare facts with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from kg.documents import read_documents
from kg.errors import DocumentError, GoldError
from kg.model import Document, EntityType, FactType, Iri, Role, Status

ATTRIBUTION = Role("attribution")
"""Beside the roles of its type a gold fact may say who says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFiller:
    """What should fill a role: a thing by its fullest name or its IRI; a value in words and in normal form."""

    name: str = ""
    text: str = ""
    value: str = ""
    iri: Iri | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: the fullest name is enough where it is known."""
        return (self.name,) if self.name else tuple(filter(None, (self.text, self.value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """A fact that should be found."""

    type: FactType
    roles: Mapping[Role, tuple[GoldFiller, ...]]
    """Those that are scored; one without fillers must stay empty."""
    statuses: tuple[Status, ...] = ()
    """Any of these will do; without one, any at all."""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document with the facts that should be found in it."""

    document: Document
    facts: tuple[GoldFact, ...]
    optional: tuple[GoldFact, ...] = ()
    """To find these is neither right nor wrong."""
    forbidden: tuple[GoldFact, ...] = ()
    exhaustive: frozenset[FactType] = frozenset()
    """The types of which every further fact is wrong; of others only what is forbidden."""
    kind: str = ""
    """What the case tries out."""
    names: Mapping[EntityType, tuple[str, ...]] = field(default_factory=dict)
    """The names of the document by their types, if somebody listed them; see kg/evaluation/short_texts.py."""
    references: tuple[tuple[str, str], ...] | None = None
    """Its definite descriptions with the names that they stand for, if somebody listed them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Cases of one format."""

    name: str
    cases: tuple[Case, ...]
    apart: bool
    """Whether their documents know nothing of each other: one name in two of them is no sign of one thing."""
    split: bool
    """Whether a fact with two fillers of a core role may as well be told as two facts."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is to be read, in the order of the cases."""
        return tuple(case.document for case in self.cases)


def read_file(path: Path) -> str:
    """The text of a file; raises GoldError."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is no UTF-8 text; save it as that") from error


def read_text(record: Mapping[str, str], place: str) -> Document:
    """A document as `kg extract` reads it from a record {"id", "text", "date"}; raises GoldError."""
    lines = BytesIO(json.dumps(record).encode())
    (found,) = read_documents(["-"], stdin=lines)
    if isinstance(found, DocumentError):
        raise GoldError(f"{place}: its text cannot be read ({found})")
    return found
