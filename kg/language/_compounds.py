"""Names that the parser takes apart: "Port of Antwerp", "Anne-Marie Lund", "Burton-on-Trent", "Pryor, Nash and Co"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kg.language._bounds import is_legal_form, is_partner
from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import EntityType, Token

_ORGANIZATION, _PERSON, _PLACE = map(EntityType, ("organization", "person", "place"))
_HEADS = frozenset({"Port", "Diocese", "Archdiocese", "Church"})
"""Bodies that are called after the place behind their "of", beside those of the lexicon."""
_BETWEEN = frozenset({"on", "upon", "sur", "am", "le", "la", "les", "sous", "by", "in", "under"})
"""Words inside of names of towns, between hyphens."""
_OF_TWO = frozenset({
    "affair", "alliance", "axis", "border", "case", "clash", "conflict", "contest", "corridor", "deal", "dispute",
    "feud", "final", "flight", "game", "line", "match", "merger", "pact", "partnership", "relation", "relations",
    "rivalry", "route", "row", "summit", "talks", "tie", "tie-up", "trade", "treaty", "venture", "war",
})  # fmt: skip
"""Nouns for what two are in who stand joined by a hyphen before it: "the Corvell-Tellmark deal"."""


def join_compounds(names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, in their order, neighbours one where what stands between them shows that they are parts of one."""
    inseparable = _inseparable(names)
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined and joined[-1].sentence is name.sentence else None
        type_ = _type_of_both(before, name, inseparable, lexicon) if before is not None else None
        if before is not None and type_ is not None:
            joined[-1] = replace(name, first=before.first, type=type_)
        else:
            joined.append(name)
    return joined


def part_owners(names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, "Corvell's Lund" two where the text has "Corvell" and "Lund" elsewhere as well."""
    keys = {name.key for name in names}
    ends = {name.tokens[-1].text for name in names if not any(token.tag == "POS" for token in name.tokens)}
    parted: list[Name] = []
    for name in names:
        tokens = name.sentence.tokens
        marks = [i for i in range(name.first + 1, name.last) if tokens[i].tag == "POS"]
        owner = replace(name, last=marks[0] - 1, type=None) if len(marks) == 1 else name
        bare = bool(marks) and tokens[marks[0] + 1].text.lower().rstrip(".") in lexicon.organization_endings
        if owner is not name and not bare and owner.key in keys and tokens[name.last].text in ends:
            parted += [owner, replace(name, first=marks[0] + 1, type=None)]
        else:
            parted.append(name)
    return parted


def _inseparable(names: Sequence[Name]) -> set[tuple[str, str]]:
    """The pairs around a hyphen that the text never has apart, or with which a longer name begins: "Tri-Basin Inc"."""
    often = Counter(name.key for name in names)
    pairs = Counter((one.key, other.key) for one, other in pairwise(names) if _is_hyphenated(one, other))
    longer = [name.key for name in names if " - " in name.key]
    return {
        (one, other)
        for (one, other), count in pairs.items()
        if often[one] == often[other] == count or any(key.startswith(f"{one} - {other} ") for key in longer)
    }


def _is_hyphenated(one: Name, other: Name) -> bool:
    same = one.sentence is other.sentence and one.last + 2 == other.first
    return same and one.sentence.tokens[one.last + 1].text == "-"


def _type_of_both(before: Name, name: Name, inseparable: Set[tuple[str, str]], lexicon: Lexicon) -> EntityType | None:
    """What both are together; None if they are two."""
    tokens = name.sentence.tokens
    between = tokens[before.last + 1 : name.first]
    words = [token.text for token in between]
    if name.first == name.last and is_legal_form(tokens[name.last]) and words in ([], [","], ["."]):
        return _ORGANIZATION  # "Corvell, Inc.", "Corvell Sdn. Bhd."
    if not words:
        return _ORGANIZATION if _is_party(before, name, lexicon) else None
    if words == ["of"]:
        head = tokens[before.last].text
        body = head in _HEADS or head.lower() in lexicon.organization_endings
        return _ORGANIZATION if before.first == before.last and body and name.type != _PERSON else None
    if words == [","]:
        return _ORGANIZATION if _are_partners(before, name) else None
    touching = all(tokens[i].end == tokens[i + 1].start for i in range(before.last, name.first))
    if not touching or words[0] != "-" or before.key in lexicon.demonyms or before.key in lexicon.countries:
        return None
    if len(words) == 3 and words[1] in _BETWEEN and words[2] == "-":
        return _PLACE
    one = words == ["-"] and (before.key, name.key) in inseparable
    return _of_hyphenated(before, name, tokens) if one else None


def _is_party(before: Name, name: Name, lexicon: Lexicon) -> bool:
    """ "The Socialist Alternative": who is of a party or faith, in front of a word that is no name by itself."""
    inclined = before.type == _PLACE and before.key not in lexicon.demonyms and before.key not in lexicon.countries
    tokens = name.sentence.tokens
    definite = before.first > 0 and tokens[before.first - 1].text.lower() == "the"
    bare = name.type is None and name.first == name.last and name.key not in lexicon.genders
    return inclined and before.inclined and definite and bare


def _are_partners(before: Name, name: Name) -> bool:
    """ "Pryor, Nash and Co", where the two are no part of a longer list."""
    tokens = name.sentence.tokens
    firm = name.last - name.first >= 2 and tokens[name.last - 1].text in ("and", "&") and is_partner(tokens[name.last])
    listed = before.first > 0 and tokens[before.first - 1].text == ","
    return firm and before.first == before.last and (before.type != _PLACE or before.inclined) and not listed


def _of_hyphenated(before: Name, name: Name, tokens: Sequence[Token]) -> EntityType | None:
    """ "Anne-Marie Lund" is a person, "the Moor-Lund family" has one name, "the Oslo-Bergen line" is of two places."""
    if before.first != before.last or before.type == name.type == _PLACE:
        return None
    behind = tokens[name.last + 1].text.lower() if name.last + 1 < len(tokens) else ""
    return None if behind in _OF_TWO else name.type or _ORGANIZATION
