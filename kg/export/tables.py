"""Facts as a table: CSV, one fact a row, its roles as columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.export.contents import (
    Contents,
    Loss,
    all_roles,
    authority_losses,
    evidence_losses,
    losses,
    story_losses,
)
from kg.model import Document, DocumentId, EntityFiller, Fact, Filler, Role
from kg.ontology import load_ontology

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""


def write_csv(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """One fact a row, in UTF-8 with a mark of order that makes Excel see that; lines end as RFC 4180 says.

    Several fillers of a role are joined by "; ". A cell that a spreadsheet would take for a formula begins with "'".
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    documents = {document.id: document for document in contents.documents}
    roles = [role for role in all_roles() if any(role in fact.roles for fact in contents.facts)]
    writer.writerow(_COLUMNS_BEFORE + tuple(roles) + _COLUMNS_AFTER)
    quoted = 0
    for fact in contents.facts:
        row = [*_before(fact), *(_joined(fact.roles.get(role, ())) for role in roles), *_after(fact, documents)]
        cells = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]
        quoted += sum(cell != safe for cell, safe in zip(row, cells, strict=True))
        writer.writerow(cells)
    text.flush()
    text.detach()
    return losses(
        *evidence_losses(contents.facts),
        *_entity_losses(contents),
        *authority_losses(contents.entities),
        *story_losses(contents.corroboration),
        (quoted, "cells that a spreadsheet would take for a formula: they begin with an apostrophe"),
    )


_COLUMNS_BEFORE = ("type", "from", "verb", "to", "status", "confidence")
_COLUMNS_AFTER = ("attribution", "quote", "document", "title", "published", "publisher", "source", "extractor", "fact")


def _before(fact: Fact) -> Iterator[str]:
    class_ = load_ontology().fact_class(fact.type)
    ends = class_.ends or (class_.required[0], Role(""))
    first, last = (fact.roles.get(role, ()) for role in ends)
    if ends[0] == ends[1]:
        first, last = first[:1], last[1:]
    yield from (class_.label, _joined(first), class_.verb, _joined(last), fact.status, str(fact.confidence))


def _after(fact: Fact, documents: Mapping[DocumentId, Document]) -> Iterator[str]:
    yield _joined(fact.attribution)
    yield " ".join(fact.evidence[0].sentence.text.split())
    document = documents.get(fact.document, Document(id=fact.document, text=""))
    yield from (document.id, document.title, document.date, document.publisher, document.source)
    yield from (fact.extractor, fact.id)


def _joined(fillers: Iterable[Filler]) -> str:
    return "; ".join(f.name if isinstance(f, EntityFiller) else f.value or f.text for f in fillers)


def _entity_losses(contents: Contents) -> Iterator[tuple[int, str]]:
    fillers = [filler for fact in contents.facts for told in fact.roles.values() for filler in told]
    named = {filler.id for filler in fillers if isinstance(filler, EntityFiller)}
    yield len(named), "IRIs of entities: they are there by their names"
    yield sum(len(entity.aliases) for entity in contents.entities), "other names of entities"
    values = [filler for filler in fillers if not isinstance(filler, EntityFiller)]
    yield sum(1 for value in values if value.value not in ("", value.text)), "words of values that have a normal form"
    yield sum(len(document.authors) for document in contents.documents), "authors of documents"
