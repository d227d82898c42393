"""Facts and their values in words that a person reads."""

from __future__ import annotations

import re

from kg.model import Document, EntityFiller, Fact, Filler, Role
from kg.ontology import FactClass, ValueKind

_LONG_NUMBER = re.compile(r"(?<![\d.])\d{4,}")
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNCERTAIN = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def filler_text(kind: ValueKind, filler: Filler) -> str:
    """What fills a role, for reading: a name, "75,000,000 USD", "19 August 2004"; else the words as written.

    >>> from kg.model import ValueFiller
    >>> filler_text(ValueKind.DATE, ValueFiller(value="2004-08~", text="around August"))
    'about August 2004'
    """
    if isinstance(filler, EntityFiller):
        return filler.name
    if not filler.value:
        return filler.text
    if kind is ValueKind.DATE:
        return date_text(filler.value)
    if kind is ValueKind.TEXT:
        return filler.value
    return _LONG_NUMBER.sub(lambda number: f"{int(number[0]):,}", filler.value)


def date_text(edtf: str) -> str:
    """An EDTF date or interval for reading; anything else as it is.

    >>> date_text("2004-08-19/2005")
    '19 August 2004 to 2005'
    """
    parts = [_DAY.fullmatch(part) for part in edtf.split("/")]
    return " to ".join(_day_text(part) for part in parts if part) if all(parts) else edtf


def headline(fact: Fact, kind: FactClass) -> str:
    """A fact as one line: "Amazon acquired Joyo"; "Legal case: Alibaba" where a party is unknown."""
    told = headline_roles(fact, kind)
    parties = [fact.roles[role] for role in told]
    if told != lead_roles(kind):
        return f"{heading(kind)}: {_names(parties[0])}"
    if len(told) == 2 and told[0] == told[1]:
        parties = [parties[0][:1], parties[0][1:]]
    return " ".join([_names(parties[0]), kind.verb, *map(_names, parties[1:])])


def headline_roles(fact: Fact, kind: FactClass) -> tuple[Role, ...]:
    """The roles that the headline tells: all that lead its type, or the first role that is filled."""
    lead = lead_roles(kind)
    if all(len(fact.roles.get(role, ())) >= lead.count(role) for role in lead):
        return lead
    return next((role.name,) for role in kind.roles if fact.roles.get(role.name))


def lead_roles(kind: FactClass) -> tuple[Role, ...]:
    """What stands before and after the verb: the ends of the arrow, or the roles that must be filled."""
    return kind.ends or kind.required


def heading(kind: FactClass) -> str:
    """The label of a type as a heading."""
    return kind.label[:1].upper() + kind.label[1:]


def document_line(document: Document) -> str:
    """A document in one line: its title, who wrote and published it, and when."""
    date = date_text(document.date)
    return ", ".join(
        part for part in (document.title or document.id, *document.authors, document.publisher, date) if part
    )


def source_line(fact: Fact, document: Document | None) -> str:
    """Where a fact stands: the line of its document with its URL, or the document's id if that is all we have."""
    if document is None:
        return fact.document
    line = document_line(document)
    return f"{line}, {document.source}" if document.source else line


def _day_text(match: re.Match[str]) -> str:
    year, month, day, mark = match.groups()
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return _UNCERTAIN[mark] + " ".join(word for word in words if word)


def _names(fillers: tuple[Filler, ...]) -> str:
    return ", ".join(filler_text(ValueKind.TEXT, filler) for filler in fillers)
