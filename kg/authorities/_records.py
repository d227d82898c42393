"""A record with names and identifiers -> KnownEntity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.errors import AuthorityError
from kg.model import EntityType, Iri, KnownEntity

_KEYS = {
    "id": ("id", "iri", "uri", "url"),
    "name": ("name", "label", "title", "caption"),
    "type": ("type", "schema", "class", "kind"),
    "aliases": ("aliases", "alias", "altlabel", "alternatename", "weakalias", "previousname", "aka", "othernames"),
    "same_as": ("sameas", "owlsameas"),
    "wikidata": ("wikidata", "wikidataid", "qid"),
    "lei": ("lei", "leicode"),
    "isin": ("isin", "isincode"),
    "ticker": ("ticker", "tickersymbol", "symbol"),
}
_TYPES = {
    "organization": "organization", "organisation": "organization", "company": "organization", "org": "organization",
    "corporation": "organization", "legalentity": "organization", "publicbody": "organization", "firm": "organization",
    "bank": "organization", "ngo": "organization", "person": "person", "human": "person", "individual": "person",
    "place": "place", "country": "place", "city": "place", "location": "place", "address": "place",
    "product": "product", "brand": "product", "work": "work", "creativework": "work",
}  # fmt: skip
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_PATTERNS = {
    "lei": (re.compile(r"[A-Z0-9]{18}\d\d"), "an LEI has 18 letters or digits and 2 digits"),
    "isin": (re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d"), "an ISIN has 2 letters, 9 letters or digits, and a digit"),
    "ticker": (re.compile(r"\S{1,20}"), "a ticker is one short word"),
}
WIKIDATA = "http://www.wikidata.org/entity/"


def type_of(name: str) -> EntityType | None:
    """The type that an authority's class means by the end of its IRI or its name; None if it is none of ours.

    >>> type_of("https://schema.org/Corporation"), type_of("Vessel")
    ('organization', None)
    """
    word = re.split(r"[/#:]", name)[-1].lower().replace("_", "").replace(" ", "")
    return EntityType(_TYPES[word]) if word in _TYPES else None


def known_of(record: Mapping[str, object], place: str) -> KnownEntity:
    """The entity of a record (see `load_known`); its id is an IRI, or a Wikidata id, or else is left out.

    Raises AuthorityError with the place if there is no name, or if an identifier has not the form of one.
    """
    properties = record.get("properties")
    values = _values({**record, **(properties if isinstance(properties, Mapping) else {})})
    names = values["name"]
    if not names:
        raise AuthorityError(f"{place}: has no name; give it one in a column or key 'name'")
    own = next(iter(values["id"]), "")
    same_as = [iri for text in (*values["same_as"], *values["wikidata"]) if (iri := _iri(text, place))]
    identifiers = [(scheme, _identifier(scheme, text, place)) for scheme in _PATTERNS for text in values[scheme]]
    return KnownEntity(
        id=_own_iri(own),
        name=names[0],
        type=next((found for text in values["type"] if (found := type_of(text))), None),
        aliases=tuple(dict.fromkeys((*names[1:], *values["aliases"]))),
        same_as=tuple(sorted(set(same_as))),
        identifiers=tuple(sorted(set(identifiers))),
    )


def _values(record: Mapping[str, object]) -> dict[str, list[str]]:
    given = {re.sub(r"[^a-z]", "", key.lower()): value for key, value in record.items()}
    return {
        name: [text for key in keys for text in _texts(given.get(key), split=name not in ("id", "name", "type"))]
        for name, keys in _KEYS.items()
    }


def _texts(value: object, *, split: bool) -> Iterable[str]:
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, split=False)]
    if not isinstance(value, str):
        return []
    parts = re.split(r"[;|]", value) if split else [value]
    return [text for part in parts if (text := " ".join(part.split()))]


def _own_iri(text: str) -> Iri:
    if match := _WIKIDATA.fullmatch(text):
        return Iri(WIKIDATA + match[1])
    return Iri(text if _IRI.fullmatch(text) else "")


def _iri(text: str, place: str) -> Iri:
    if iri := _own_iri(text):
        return iri
    raise AuthorityError(f"{place}: {text!r} is neither an IRI nor a Wikidata id such as Q42; mend or remove it")


def _identifier(scheme: str, text: str, place: str) -> str:
    pattern, rule = _PATTERNS[scheme]
    if not pattern.fullmatch(text):
        raise AuthorityError(f"{place}: {text!r} is no {scheme.upper()}; {rule}")
    return text
