"""What a name goes on with, where the model ends it: "Earth Observatory of Singapore", "Grover Lund III"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kg.language._cuts import STANCES
from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import EntityType

ORGANIZATION, PERSON = EntityType("organization"), EntityType("person")
_BODIES_FOR = {
    "organization", "organisation", "council", "conference", "committee", "commission", "campaign", "alliance",
}  # fmt: skip
_BODIES_OF = {"observatory", "institute", "academy", "federation", "confederation", "chamber", "archive", "archives"}
"""Words of names of bodies that go on with where they are."""
_CONTINENTS = {"europe", "asia", "africa", "america"}
_NUMBERS = {"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"}


def with_seat(name: Name, lexicon: Lexicon) -> Name:
    """ "The Organization for Peace in Europe", "Bird Observatory of Norway": where a body is belongs to its name."""
    tokens, last = name.sentence.tokens, name.last
    if name.type not in (ORGANIZATION, None) or last + 2 >= len(tokens) or tokens[last + 2].tag not in ("NNP", "NNPS"):
        return name
    words = [token.text.lower() for token in name.tokens]
    link, place = tokens[last + 1].text, tokens[last + 2].text.lower()
    purpose = link == "in" and words[0] in _BODIES_FOR and not {"for", "of", "on"}.isdisjoint(words)
    home = link == "of" and len(words) > 1 and words[-1] in _BODIES_OF
    known = place in lexicon.countries or place in _CONTINENTS
    free = last + 3 >= len(tokens) or tokens[last + 3].tag not in ("NNP", "NNPS", "POS")
    return replace(name, last=last + 2, type=ORGANIZATION) if (purpose or home) and known and free else name


def with_compounds(names: Sequence[Name]) -> list[Name]:
    """ "Sea-Air-Space Museum": what hyphens join to a name belongs to it, unless it is a name of the text, too."""
    known = {name.key for name in names}
    return [replace(name, first=_first_joined(name, known)) for name in names]


def _first_joined(name: Name, known: Set[str]) -> int:
    tokens, first = name.sentence.tokens, name.first
    while first >= 2 and name.type in (ORGANIZATION, None):
        before = tokens[first - 2]
        joined = tokens[first - 1].text == "-" and before.end == tokens[first].start - 1
        apart = len(before.text) == 1 or before.text.casefold() in known | STANCES  # "D-Ariz.", "Ex-Corvell boss"
        if not joined or not before.text[:1].isupper() or apart:
            break
        first -= 2
    return first


def with_number(name: Name, lexicon: Lexicon) -> Name:
    """ "Grover Lund III", "Johan II": of several of one name."""
    tokens = name.sentence.tokens
    after = tokens[name.last + 1].text if name.last + 1 < len(tokens) else ""
    known = tokens[name.first].text.lower() in lexicon.genders and name.type in (PERSON, None)
    if after in _NUMBERS and (name.type == PERSON or known):
        return replace(name, last=name.last + 1, type=PERSON)
    own = name.last > name.first and tokens[name.last].text in _NUMBERS
    return replace(name, type=PERSON) if own and tokens[name.first].text.lower() in lexicon.genders else name


def unswallowed(names: Sequence[Name]) -> list[Name]:
    """The names without those that have become a part of the one before."""
    kept: list[Name] = []
    for name in names:
        if not kept or kept[-1].sentence is not name.sentence or name.first > kept[-1].last:
            kept.append(name)
    return kept
