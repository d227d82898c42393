"""Patterns -> annotated texts: every thing gets a name, by chance, and every fact its place in the words."""

from __future__ import annotations

import functools
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import permutations, product

from kg.evaluation.gold import Case, GoldFact, GoldFiller
from kg.language.lexicon import load_lexicon
from kg.model import Document, DocumentId, EntityType, FactType, Role, Status
from kg.training.corpora import KNOWLEDGENET, OWN, AnnotatedText, Passage
from kg.training.sentences import Pattern, Slot, Told

_TOGETHER = 3
"""Patterns that stand in one text, as paragraphs."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TYPES = {
    "person": "person", "man": "person", "woman": "person", "org": "organization", "agency": "organization",
    "paper": "organization", "school": "organization", "party": "organization", "city": "place", "region": "place",
    "country": "place", "language": "other", "product": "product", "work": "work", "year": "time", "month": "time",
    "day": "time", "weekday": "time", "money": "money", "wiremoney": "money", "perstock": "money",
    "percent": "percent", "shares": "shares", "count": "count",
}  # fmt: skip
_PRONOUNS = {"man": {"he": "he", "his": "his", "him": "him"}, "woman": {"he": "she", "his": "her", "him": "her"}}
_TOLD = frozenset((Status.COMPLETED, Status.CURRENT, Status.FORMER, Status.FUTURE, Status.AGREED))
"""What KnowledgeNet would take for told."""
_SEES = {
    ("subsidiary", "subsidiary", "parent"): "SUBSIDIARY_OF",
    ("founding", "organization", "founder"): "FOUNDED_BY",
    ("founding", "organization", "date"): "DATE_FOUNDED",
    ("headquarters", "organization", "place"): "HEADQUARTERS",
    ("education", "person", "institution"): "EDUCATED_AT",
    ("birth", "person", "date"): "DATE_OF_BIRTH",
    ("birth", "person", "place"): "PLACE_OF_BIRTH",
    ("death", "person", "date"): "DATE_OF_DEATH",
    ("residence", "person", "place"): "PLACE_OF_RESIDENCE",
    ("nationality", "person", "country"): "NATIONALITY",
    ("political_affiliation", "person", "party"): "POLITICAL_AFFILIATION",
    ("employment", "person", "organization"): "EMPLOYEE_OR_MEMBER_OF",
    ("family", "person", "spouse"): "SPOUSE",
    ("family", "person", "parent"): "CHILD_OF",
}
"""What KnowledgeNet calls the relation between two roles."""
_INVERSE = {"spouse": "spouse", "sibling": "sibling", "parent": "child", "child": "parent"}


@dataclass(slots=True)
class _Text:
    """A text that grows, with its mentions by thing and its relations."""

    words: str = ""
    mentions: list[tuple[int, int, EntityType | None]] = field(default_factory=list)
    relations: list[tuple[int, int, str]] = field(default_factory=list)
    references: set[int] = field(default_factory=set)


def write_texts(seed: int, patterns: Sequence[Pattern]) -> Iterator[AnnotatedText]:
    """Every pattern once, with names by chance, in texts of a few patterns."""
    chance = random.Random(seed)
    patterns = chance.sample(patterns, len(patterns))
    for first in range(0, len(patterns), _TOGETHER):
        text = _Text()
        for pattern in patterns[first : first + _TOGETHER]:
            _write(pattern, text, _names(pattern, chance))
        yield AnnotatedText(
            id=f"own/{seed}/{first}",
            text=text.words,
            passages=(Passage(start=0, end=len(text.words), relations=frozenset(OWN)),),
            mentions=tuple(text.mentions),
            relations=tuple(text.relations),
            exhaustive=True,
            all_names=True,
            all_references=False,
            references=frozenset(text.references),
            unrelated=frozenset(KNOWLEDGENET),
        )


def write_cases(seed: int, patterns: Sequence[Pattern]) -> Iterator[Case]:
    """Every pattern once, with names by chance, and the facts whose status it tells."""
    chance = random.Random(seed)
    for pattern in patterns:
        text, names = _Text(), _names(pattern, chance)
        _write(pattern, text, names)
        yield Case(
            document=Document(id=DocumentId(f"own/{pattern.id}"), text=text.words),
            facts=tuple(
                GoldFact(
                    type=told.type,
                    roles={r: tuple(GoldFiller(name=names[t][""]) for t in things) for r, things in told.roles.items()},
                    statuses=(told.status,),
                )
                for line in pattern.lines
                for told in line.facts
                if told.status is not None
            ),
        )


def _write(pattern: Pattern, text: _Text, names: Mapping[str, Mapping[str, str]]) -> None:
    text.words += "\n\n" if text.words else ""
    for number, line in enumerate(pattern.lines):
        text.words += " " if number else ""
        places: dict[str, list[int]] = {}
        position = 0
        for slot in line.slots:
            text.words += line.text[position : slot.start]
            words = slot.words or names[slot.thing][slot.form]
            if not text.words or text.words[-2:] in (". ", "\n\n"):
                words = words[:1].upper() + words[1:] if slot.words or slot.form else words
            position = slot.end
            if slot.form != "tick":
                places.setdefault(slot.thing, []).append(len(text.mentions))
                if slot.words or slot.form.lower() in ("he", "his", "him"):
                    text.references.add(len(text.mentions))
                text.mentions.append((len(text.words), len(text.words) + len(words), _type(pattern, slot)))
            text.words += words
        text.words += line.text[position:]
        for told in line.facts:
            text.relations += _relations(told, places)


def _type(pattern: Pattern, slot: Slot) -> EntityType:
    kind = "language" if slot.form == "adj" else pattern.things[slot.thing]
    return EntityType("place" if slot.form == "adj" else _TYPES[kind])


def _relations(told: Told, places: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int, str]]:
    """The relations between all mentions of the fillers of a fact."""
    filled = [(role, thing) for role, things in told.roles.items() for thing in things]
    for (one, ours), (other, theirs) in permutations(filled, 2):
        labels = labels_of(told.type, one, other, status=told.status, kind=told.kind)
        for label in (*labels, *(status_labels(told.status) if labels else ())):
            yield from ((a, b, label) for a, b in product(places[ours], places[theirs]))


def labels_of(type_: FactType, subject: Role, object_: Role, *, status: Status | None, kind: str = "") -> list[str]:
    """What the corpora call the relation between two roles of a fact; `kind` is what a relative is to the person."""
    one, other = str(subject), str(object_)
    if type_ == "family" and {one, other} == {"person", "relative"} and kind in _INVERSE:
        one, other = "person", kind if one == "person" else _INVERSE[kind]
    label = f"own:{type_}:{one}:{other}"
    labels = [label] if label in OWN else []
    seen = _SEES.get((type_, one, other))
    if seen and (status is None or status in _TOLD):
        labels.append(f"knowledgenet:{seen}")
    return labels


def status_labels(status: Status | None) -> list[str]:
    """What the network calls the status of a fact whose fillers are related."""
    return [f"status:{status}"] if status else []


def labels_of_type(type_: FactType) -> frozenset[str]:
    """What the corpora call the relations between any two roles of the facts of a type."""
    seen = {f"knowledgenet:{label}" for (theirs, _, _), label in _SEES.items() if theirs == type_}
    return frozenset(seen.union(label for label in OWN if label.startswith(f"own:{type_}:")))


# Names


def _names(pattern: Pattern, chance: random.Random) -> dict[str, dict[str, str]]:
    """For each thing its forms, the full name under the empty one; no two things share a word of their names."""
    wire = pattern.id.startswith("wire")
    names: dict[str, dict[str, str]] = {}
    used: set[str] = set()
    for thing, kind in pattern.things.items():
        for _ in range(20):
            forms = _forms(kind, chance, wire)
            words = {word for word in forms[""].casefold().split() if len(word) > 3}
            if not words & used or kind in ("month", "day", "money", "wiremoney", "shares", "percent"):
                break
        used |= words
        names[thing] = forms
    return names


def _forms(kind: str, chance: random.Random, wire: bool) -> dict[str, str]:
    lists = _lists()
    if kind in ("person", "man", "woman"):
        sex = kind if kind != "person" else chance.choice(("man", "woman"))
        first, last = chance.choice(lists["men" if sex == "man" else "women"]), chance.choice(lists["families"])
        middle = f" {chance.choice('ABCDEFGHJKLMPRSTW')}." if chance.random() < 0.07 else ""
        pronouns = _PRONOUNS[sex]
        capitals = {form.capitalize(): word.capitalize() for form, word in pronouns.items()}
        return {"": f"{first}{middle} {last}", "first": first, "last": last, **pronouns, **capitals}
    if kind == "org":
        return _organization(chance, wire)
    if kind == "country":
        country, adjectives = chance.choice(_countries())
        return {"": country, "adj": adjectives[0]}
    plain = {
        "agency": "agencies", "paper": "papers", "school": "schools", "party": "parties", "city": "cities",
        "region": "regions", "language": "languages", "product": "products", "work": "works",
    }  # fmt: skip
    if kind in plain:
        name = chance.choice(lists[plain[kind]])
        return {"": name, "short": name}
    return {"": _value(kind, chance, wire)}


def _organization(chance: random.Random, wire: bool) -> dict[str, str]:
    lists = _lists()
    form = f" {chance.choice(lists['forms'])}" if chance.random() < (0.75 if wire else 0.25) else ""
    luck = chance.random()
    brand, family = chance.choice(lists["brands"]), chance.choice(lists["families"])
    if luck < 0.3:
        core, short = brand, brand
    elif luck < 0.48:
        core, short = f"{brand} {chance.choice(lists['trades'])}", brand
    elif luck < 0.6:
        core, short = f"{family} {chance.choice(lists['trades'])}", family
    elif luck < 0.68:
        core = short = f"{family} {chance.choice(('&', 'and'))} {chance.choice(lists['families'])}"
    elif luck < 0.76:
        core = short = f"{chance.choice(lists['cities'])} {chance.choice(lists['trades'])}"
    elif luck < 0.82 and not wire:
        core = short = chance.choice(lists["clubs"])
        form = ""
    else:
        core = short = chance.choice(lists["firms"])
    if chance.random() < 0.3:
        short = core
    letters = re.sub(r"[^A-Z]", "", core.upper())
    return {"": core + form, "short": short, "tick": letters[: chance.choice((3, 3, 4))]}


def _value(kind: str, chance: random.Random, wire: bool) -> str:
    year = (
        chance.randint(1985, 1989) if wire else chance.choice((chance.randint(1850, 2024), chance.randint(1990, 2024)))
    )
    month, day = chance.choice(_MONTHS), chance.randint(1, 28)
    amount = chance.choice((chance.randint(2, 950), chance.randint(2, 60), round(chance.uniform(1, 99), 1)))
    billions = round(chance.uniform(1, 40), 1)
    share = chance.choice((chance.randint(2, 95), round(chance.uniform(1, 60), 1)))
    choices: dict[str, tuple[str, ...]] = {
        "year": (str(year),),
        "month": (f"{month} {year}", f"{month} {year}", month),
        "day": (f"{day} {month} {year}", f"{month} {day}, {year}", f"{day} {month}", f"{month} {day}"),
        "weekday": _WEEKDAYS,
        "money": (
            f"${amount} million", f"£{amount}m", f"€{amount}m", f"{amount} million euros", f"${billions} billion",
            f"£{billions}bn", f"US${amount}m", f"${amount}m", f"${chance.randint(10, 990)},000", f"${billions}bn",
            f"{amount} million pounds", f"{amount} million dollars", f"{billions} billion kronor",
        ),
        "wiremoney": (f"{amount} mln dlrs", f"{amount} mln dlrs", f"{billions} billion dlrs", f"{amount} mln stg"),
        "perstock": (f"{share} dlrs a share", f"{share} dlrs per share", f"${share} a share", f"${share} per share"),
        "percent": (f"{share} pct",) if wire else (f"{share}%", f"{share} percent", f"{share} per cent", f"{share}pc"),
        "shares": (
            (f"{chance.randint(20, 999)},{chance.randint(100, 999)} shares", f"{amount} mln shares")
            if wire
            else (f"{amount} million shares", f"{chance.randint(20, 999)},000 shares")
        ),
        "count": (f"{chance.randint(2, 990)},000", f"{amount} million", f"{chance.randint(2, 99)},500"),
    }  # fmt: skip
    return chance.choice(choices[kind])


@functools.cache
def _lists() -> Mapping[str, Sequence[str]]:
    lists: dict[str, list[str]] = tomllib.loads(files("kg.training").joinpath("names.toml").read_text("utf-8"))
    return lists


@functools.cache
def _countries() -> Sequence[tuple[str, Sequence[str]]]:
    """Countries that have an adjective."""
    adjectives: dict[str, list[str]] = {}
    for word, country in load_lexicon().demonyms.items():
        if word.isalpha() and len(word) > 4:
            adjectives.setdefault(country, []).append(word.capitalize())
    return sorted(adjectives.items())
