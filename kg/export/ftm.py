"""FollowTheMoney entities, the model of Aleph and OpenSanctions: one JSON object a line.

Schemata and properties are those of followthemoney 3.8 (https://followthemoney.tech/explorer/). It has no place for
what has not happened, so only completed, current and former facts are told; a fact with two ends is an entity of its
own ("Ownership"), as it is here, and other facts are properties ("birthDate").
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from itertools import combinations, product
from typing import BinaryIO

from kg.export.contents import Contents, Loss, evidence_losses, losses, story_losses
from kg.model import Document, Entity, EntityFiller, Fact, FactType, Iri, Role, Status, ValueFiller
from kg.ontology import ValueKind, load_ontology

_HAPPENED = (Status.COMPLETED, Status.CURRENT, Status.FORMER)
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_MONEY = re.compile(r"(?P<value>[\d.]+) (?P<currency>[A-Z]{3})")
_Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A schema that connects two entities, and what its ends and the words about it are called."""

    schema: str
    source: tuple[str, str]
    """Property and role: ("owner", "acquirer")."""
    target: tuple[str, str]
    words: tuple[str, str] = ("", "")
    """A property and what it says: ("role", "founder"); or the role that says it."""


_LINKS: Mapping[str, _Link] = {
    "acquisition": _Link(
        schema="Ownership",
        source=("owner", "acquirer"),
        target=("asset", "target"),
        words=("ownershipType", "acquired"),
    ),
    "shareholding": _Link(
        schema="Ownership",
        source=("owner", "owner"),
        target=("asset", "organization"),
        words=("ownershipType", "shares"),
    ),
    "subsidiary": _Link(
        schema="Ownership",
        source=("owner", "parent"),
        target=("asset", "subsidiary"),
        words=("ownershipType", "parent"),
    ),
    "investment": _Link(
        schema="Ownership",
        source=("owner", "investor"),
        target=("asset", "organization"),
        words=("ownershipType", "investment"),
    ),
    "employment": _Link(
        schema="Employment",
        source=("employee", "person"),
        target=("employer", "organization"),
        words=("role", "position"),
    ),
    "political_affiliation": _Link(schema="Membership", source=("member", "person"), target=("organization", "party")),
    "family": _Link(
        schema="Family", source=("person", "person"), target=("relative", "relative"), words=("relationship", "kind")
    ),
    "founding": _Link(
        schema="UnknownLink",
        source=("subject", "founder"),
        target=("object", "organization"),
        words=("role", "founder"),
    ),
    "education": _Link(
        schema="UnknownLink",
        source=("subject", "person"),
        target=("object", "institution"),
        words=("role", "studied at"),
    ),
    "supply": _Link(
        schema="UnknownLink", source=("subject", "supplier"), target=("object", "customer"), words=("role", "supplies")
    ),
    **{
        name: _Link(schema="UnknownLink", source=("subject", "party"), target=("object", "party"), words=("role", word))
        for name, word in (("merger", "merged with"), ("partnership", "partner"), ("competition", "competitor"))
    },
}
_DIRECTORSHIP = _Link(
    schema="Directorship",
    source=("director", "person"),
    target=("organization", "organization"),
    words=("role", "position"),
)
_PROPERTIES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "birth": (("person", "birthDate", "date"), ("person", "birthPlace", "place")),
    "death": (("person", "deathDate", "date"),),
    "residence": (("person", "address", "place"),),
    "headquarters": (("organization", "address", "place"),),
    "office": (("organization", "address", "place"),),
    "founding": (("organization", "incorporationDate", "date"),),
    "renaming": (("organization", "previousName", "old_name"), ("organization", "alias", "new_name")),
    "education": (("person", "education", "degree"),),
}
"""By type: whose property, the property, and the role that says it."""
_OWNED = {
    "acquisition": "target",
    "shareholding": "organization",
    "subsidiary": "subsidiary",
    "investment": "organization",
}
"""Whatever is owned must be an Asset, which a Company is and another Organization is not."""


def write_ftm(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """Entities, then the links between them, each by IRI."""
    documents = {document.id: document for document in contents.documents}
    happened = [fact for fact in contents.facts if fact.status in _HAPPENED]
    lost: Counter[str] = Counter()
    told = list(_things(contents.entities, happened, lost))
    known = {entity["id"] for entity in told}
    for fact in happened:
        links = [link for link in _links(fact, documents.get(fact.document), lost) if _ends(link) <= known]
        if not links and fact.type not in _PROPERTIES:
            lost[f"facts of the type {fact.type.replace('_', ' ')}"] += 1
        told += links
    stream.writelines(json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for entity in told)
    others = sum(1 for entity in contents.entities if entity.type not in _SCHEMATA)
    return losses(
        (len(contents.facts) - len(happened), "facts that have not happened (planned, rumoured, alleged, denied, ...)"),
        (len(happened), "confidences"),
        (sum(1 for fact in happened if fact.attribution), "attributions: who says so"),
        (others, "entities that are no people or organisations (places are addresses of these)"),
        *evidence_losses(happened),
        *story_losses(contents.corroboration),
        *((count, what) for what, count in sorted(lost.items())),
    )


_SCHEMATA = {"person": "Person", "organization": "Organization"}
_IDENTIFIERS = {"lei": "leiCode", "isin": "isinCode", "ticker": "ticker"}
_OF_COMPANIES = ("isin", "ticker")
"""Identifiers that only the schema Company has."""
_WIKIDATA = "http://www.wikidata.org/entity/"


def _things(entities: Iterable[Entity], facts: Iterable[Fact], lost: Counter[str]) -> Iterator[dict[str, object]]:
    said: dict[Iri, _Properties] = defaultdict(lambda: defaultdict(list))
    owned = set()
    for fact in facts:
        owned |= {filler.id for filler in _entities(fact, _OWNED.get(fact.type, ""))}
        for whose, name, role in _PROPERTIES.get(fact.type, ()):
            for filler in _entities(fact, whose):
                said[filler.id][name] += _texts(fact, role, lost)
    for entity in entities:
        if schema := _SCHEMATA.get(entity.type):
            schema = "Company" if entity.id in owned and schema == "Organization" else schema
            names: _Properties = {"name": [entity.name], "alias": list(entity.aliases), "sourceUrl": [entity.id]}
            names |= _identifiers(entity, schema, lost)
            yield _entity(
                entity.id, schema, {**said[entity.id], **names, "alias": names["alias"] + said[entity.id]["alias"]}
            )


def _identifiers(entity: Entity, schema: str, lost: Counter[str]) -> _Properties:
    """What authorities call an entity, as far as its schema has a place for it."""
    told: _Properties = defaultdict(list)
    for iri in entity.same_as:
        if iri.startswith(_WIKIDATA):
            told["wikidataId"].append(iri.removeprefix(_WIKIDATA))
        else:
            lost["links of entities to authorities other than Wikidata"] += 1
    for scheme, identifier in entity.identifiers:
        if schema == "Company" or scheme not in _OF_COMPANIES:
            told[_IDENTIFIERS[scheme]].append(identifier)
        else:
            lost["identifiers that only companies have"] += 1
    return told


def _links(fact: Fact, document: Document | None, lost: Counter[str]) -> Iterator[dict[str, object]]:
    if fact.type == "legal_case":
        yield from _court_case(fact, document, lost)
    link = _LINKS.get(fact.type)
    if link is None:
        return
    if fact.type == "employment" and _is_director(fact):
        link = _DIRECTORSHIP
    sources, targets = list(_entities(fact, link.source[1])), list(_entities(fact, link.target[1]))
    pairs = combinations(sources, 2) if link.source[1] == link.target[1] else product(sources, targets)
    for number, (source, target) in enumerate(pairs):
        property_, words = link.words
        about = _texts(fact, words, lost) if Role(words) in fact.roles and words not in _ends_of(link) else [words]
        properties = {
            link.source[0]: [_id(source.id)],
            link.target[0]: [_id(target.id)],
            **({property_: about} if property_ else {}),
            **(_deal(fact) if link.schema == "Ownership" else {}),
            **_interval(fact, document, lost, status=link.schema != "Family"),
        }
        yield _entity(Iri(f"{fact.id}#{number}"), link.schema, properties)


def _court_case(fact: Fact, document: Document | None, lost: Counter[str]) -> Iterator[dict[str, object]]:
    accused = list(_entities(fact, "accused"))
    matter = _texts(fact, "matter", lost)
    name = f"{', '.join(matter) or 'Legal case'}: {', '.join(party.name for party in accused)}"
    court = [authority.name for authority in _entities(fact, "authority")]
    case: _Properties = {"name": [name], "category": matter, "court": court, "fileDate": _texts(fact, "date", lost)}
    yield _entity(fact.id, "CourtCase", {**case, "summary": [_quote(fact)]})
    for number, party in enumerate(accused):
        ends = {"case": [_id(fact.id)], "party": [_id(party.id)], "role": ["accused"]}
        yield _entity(Iri(f"{fact.id}#{number}"), "CourtCaseParty", {**ends, **_interval(fact, document, lost)})


def _deal(fact: Fact) -> _Properties:
    """Stake and price of what is owned."""
    values = [
        f.value for role in ("price", "amount") for f in fact.roles.get(Role(role), ()) if isinstance(f, ValueFiller)
    ]
    money = [match for value in values if (match := _MONEY.fullmatch(value))]
    stakes = [f.value for f in fact.roles.get(Role("stake"), ()) if isinstance(f, ValueFiller)]
    return {
        "percentage": [stake for stake in stakes if stake.endswith("%")],
        "sharesCount": [stake.removesuffix(" shares") for stake in stakes if stake.endswith(" shares")],
        "sharesValue": [match["value"] for match in money],
        "sharesCurrency": [match["currency"] for match in money],
    }


def _interval(fact: Fact, document: Document | None, lost: Counter[str], *, status: bool = True) -> _Properties:
    source = [document.source] if document and document.source else []
    publisher = [document.publisher] if document and document.publisher else []
    return {
        "date": _texts(fact, "date", lost),
        "startDate": _texts(fact, "start", lost),
        "endDate": _texts(fact, "end", lost),
        "status": [fact.status] if status else [],
        "summary": [_quote(fact)],
        "recordId": [fact.id],
        "sourceUrl": source,
        "publisher": publisher,
    }


def _texts(fact: Fact, role: str, lost: Counter[str]) -> list[str]:
    """What fills a role, as text; of dates those that are a day, a month or a year."""
    kinds = {known.name: known.kind for known in load_ontology().fact_class(fact.type).roles}
    texts = [f.name if isinstance(f, EntityFiller) else f.value or f.text for f in fact.roles.get(Role(role), ())]
    if kinds.get(Role(role)) is not ValueKind.DATE:
        return texts
    dates = [text for text in texts if _DATE.fullmatch(text)]
    lost["dates that are no day, month or year"] += len(texts) - len(dates)
    return dates


def _is_director(fact: Fact) -> bool:
    """Whether the position is one that the ontology has a relation for: chief executives, members of boards."""
    conditions = [s.condition for s in load_ontology().shortcuts_of(FactType(fact.type)) if s.condition]
    return any(
        re.search(pattern, filler.value, re.IGNORECASE)
        for role, pattern in conditions
        for filler in fact.roles.get(role, ())
        if isinstance(filler, ValueFiller)
    )


def _entities(fact: Fact, role: str) -> Iterator[EntityFiller]:
    return (filler for filler in fact.roles.get(Role(role), ()) if isinstance(filler, EntityFiller))


def _ends_of(link: _Link) -> tuple[str, str]:
    return link.source[1], link.target[1]


def _ends(entity: dict[str, object]) -> set[object]:
    """The ids that an entity points to; a court case and its parties point to each other's file."""
    properties = entity["properties"]
    assert isinstance(properties, dict)
    names = {end for link in (*_LINKS.values(), _DIRECTORSHIP) for end in (link.source[0], link.target[0])}
    if entity["schema"] == "CourtCase":
        return set()
    return {value for name in names & properties.keys() - {"role"} for value in properties[name]}


def _quote(fact: Fact) -> str:
    return " ".join(fact.evidence[0].sentence.text.split())


def _entity(iri: Iri, schema: str, properties: Mapping[str, list[str]]) -> dict[str, object]:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in sorted(properties.items())}
    return {"id": _id(iri), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(iri: Iri) -> str:
    """Ids go into the addresses of pages there, so an IRI cannot be one; FollowTheMoney itself makes SHA-1 of keys."""
    return sha1(iri.encode(), usedforsecurity=False).hexdigest()
