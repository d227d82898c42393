"""Annotated corpora, read into one form.

Relations are named after corpus and label ("knowledgenet:CEO"): two corpora that use one word follow two sets of
guidelines, so the network answers for each of them, and what one learns reaches the other through the words alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import EntityType
from kg.network import STATUSES

_PERSON, _ORGANIZATION, _PLACE = EntityType("person"), EntityType("organization"), EntityType("place")
_TIME, _OTHER = EntityType("time"), EntityType("other")

_KNOWLEDGENET: dict[str, tuple[EntityType, EntityType | None]] = {
    "SUBSIDIARY_OF": (_ORGANIZATION, _ORGANIZATION),
    "FOUNDED_BY": (_ORGANIZATION, None),
    "DATE_FOUNDED": (_ORGANIZATION, _TIME),
    "HEADQUARTERS": (_ORGANIZATION, _PLACE),
    "EDUCATED_AT": (_PERSON, _ORGANIZATION),
    "DATE_OF_BIRTH": (_PERSON, _TIME),
    "PLACE_OF_BIRTH": (_PERSON, _PLACE),
    "DATE_OF_DEATH": (_PERSON, _TIME),
    "PLACE_OF_RESIDENCE": (_PERSON, _PLACE),
    "NATIONALITY": (_PERSON, _PLACE),
    "POLITICAL_AFFILIATION": (_PERSON, _ORGANIZATION),
    "EMPLOYEE_OR_MEMBER_OF": (_PERSON, _ORGANIZATION),
    "CEO": (_ORGANIZATION, _PERSON),
    "SPOUSE": (_PERSON, _PERSON),
    "CHILD_OF": (_PERSON, _PERSON),
}
"""The types of the two ends; None where it may be a person or an organisation."""
_CORE = (
    "acquired_by", "shareholder_of", "subsidiary_of", "merged_with", "brand_of", "client_of", "competitor_of",
    "collaboration", "product_or_service_of", "traded_on", "regulated_by",
)  # fmt: skip
_BOTH_WAYS = ("merged_with", "competitor_of", "collaboration")
_REDOCRED = (
    "country of citizenship", "date of birth", "inception", "date of death", "sibling", "owned by", "child",
    "place of birth", "spouse", "developer", "author", "educated at", "parent organization", "subsidiary", "father",
    "mother", "employer", "manufacturer", "member of political party", "headquarters location", "founded by",
    "residence", "place of death", "chairperson", "head of government", "head of state", "member of sports team",
    "languages spoken, written or signed", "member of", "country", "located in the administrative territorial entity",
    "performer", "notable work", "product or material produced",
)  # fmt: skip
_REDOCRED_TYPES = {"PER": _PERSON, "ORG": _ORGANIZATION, "LOC": _PLACE, "TIME": _TIME, "MISC": _OTHER}
_TEXT2KG = (
    "birthPlace", "deathPlace", "birthDate", "birthYear", "deathDate", "nationality", "citizenship", "residence",
    "almaMater", "party", "spouse", "foundingDate", "subsidiary", "parentCompany", "keyPerson", "location", "country",
    "leader", "product", "club", "architect", "successor", "established", "owner", "affiliation",
)  # fmt: skip
_OWN = (
    "acquisition:acquirer:target", "acquisition:target:seller", "acquisition:target:price", "acquisition:target:stake",
    "acquisition:target:date", "merger:party:party", "merger:party:price", "merger:party:date",
    "shareholding:owner:organization", "shareholding:owner:stake", "shareholding:owner:date",
    "investment:investor:organization", "investment:organization:amount", "investment:organization:date",
    "subsidiary:subsidiary:parent", "employment:person:organization", "employment:person:start",
    "employment:person:end", "employment:person:date", "founding:organization:founder", "founding:organization:place",
    "founding:organization:date", "headquarters:organization:place", "office:organization:place",
    "renaming:old_name:new_name", "renaming:new_name:date", "market_entry:organization:place",
    "market_entry:organization:date", "product:organization:product", "partnership:party:party",
    "partnership:party:date", "competition:party:party", "supply:supplier:customer", "legal_case:accused:authority",
    "legal_case:accused:date", "data_breach:organization:records", "data_breach:organization:date",
    "education:person:institution", "education:person:date", "family:person:spouse", "family:person:parent",
    "family:person:child", "family:person:sibling", "birth:person:place", "birth:person:date", "death:person:place",
    "death:person:date", "residence:person:place", "nationality:person:country", "language_skill:person:language",
    "political_affiliation:person:party", "authorship:person:work", "authorship:work:date",
)  # fmt: skip


def _named(corpus: str, labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{corpus}:{label}" for label in labels)


KNOWLEDGENET = _named("knowledgenet", tuple(_KNOWLEDGENET))
CORE = _named("core", _CORE)
REDOCRED = _named("redocred", _REDOCRED)
TEXT2KG = _named("text2kg", _TEXT2KG)
OWN = _named("own", _OWN)
STATUS = _named("status", STATUSES)
"""What has become of the fact that relates two mentions: learned of our own facts, asked of related mentions alone."""
RELATIONS = (*KNOWLEDGENET, *CORE, *REDOCRED, *TEXT2KG, *OWN, *STATUS)
"""All relations that the network learns, by their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a text, and the relations that are annotated there exhaustively."""

    start: int
    end: int
    relations: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """A text with mentions (start, end, type if known) and relations (numbers of two mentions, name)."""

    id: str
    text: str
    passages: tuple[Passage, ...]
    mentions: tuple[tuple[int, int, EntityType | None], ...]
    relations: tuple[tuple[int, int, str], ...]
    exhaustive: bool
    """Whether every pair of mentions was looked at, and not only those of the annotated mentions."""
    across: bool = False
    """Whether mentions of different sentences were looked at as well."""
    all_names: bool = False
    """Whether every name is annotated."""
    all_references: bool = True
    """Whether pronouns and descriptions that are not annotated take part in no relation."""
    references: frozenset[int] = frozenset()
    """The mentions that are no names, by their numbers."""
    unrelated: frozenset[str] = frozenset()
    """Relations of other corpora that hardly hold between mentions without any relation here."""
    uncertain: Mapping[tuple[tuple[int, int], tuple[int, int]], frozenset[str]] = field(default_factory=dict)
    """By the places of two mentions, the relations that may hold between them or not."""
    fold: int = 0


def read_knowledgenet(folder: Path) -> Iterator[AnnotatedText]:
    """KnowledgeNet (Mesquita et al. 2019): passages, each annotated for some of 15 properties."""
    for record in _records(folder / "knowledgenet" / "folds_1_2_3.json"):
        mentions: list[tuple[int, int, EntityType | None]] = []
        relations, passages = [], []
        for passage in record["passages"]:
            names = {p["propertyId"]: p["propertyName"] for p in passage["exhaustivelyAnnotatedProperties"]}
            passages.append(
                Passage(
                    start=passage["passageStart"],
                    end=passage["passageEnd"],
                    relations=frozenset(_named("knowledgenet", tuple(names.values()))),
                )
            )
            for fact in passage["facts"]:
                label = names[fact["propertyId"]]
                subject_type, object_type = _KNOWLEDGENET[label]
                mentions.append((fact["subjectStart"], fact["subjectEnd"], subject_type))
                mentions.append((fact["objectStart"], fact["objectEnd"], object_type))
                relations.append((len(mentions) - 2, len(mentions) - 1, f"knowledgenet:{label}"))
        yield AnnotatedText(
            id=record["documentId"],
            text=record["documentText"],
            passages=tuple(passages),
            mentions=tuple(mentions),
            relations=tuple(relations),
            exhaustive=True,
            fold=record["fold"],
        )


def read_core(folder: Path) -> Iterator[AnnotatedText]:
    """CORE (Borchert et al. 2023): sentences with one pair of companies each."""
    for record in _records(folder / "core" / "train.jsonl"):
        text, place = natural(record["text"])
        type_ = {label: _ORGANIZATION for label in _CORE if label not in ("brand_of", "product_or_service_of")}
        relations = []
        for relation in record["relations"]:
            ends = (relation["head"], relation["tail"])
            if relation["label"] in _CORE:
                relations.append((*ends, f"core:{relation['label']}"))
                if relation["label"] in _BOTH_WAYS:
                    relations.append((*ends[::-1], f"core:{relation['label']}"))
        known = type_.get(record["relations"][0]["label"]) if record["relations"] else None
        yield AnnotatedText(
            id=record["source"],
            text=text,
            passages=(Passage(start=0, end=len(text), relations=frozenset(CORE)),),
            mentions=tuple((place[e["start"]], place[e["end"]], known) for e in record["entities"]),
            relations=tuple(relations),
            exhaustive=False,
        )


def read_redocred(folder: Path) -> Iterator[AnnotatedText]:
    """Re-DocRED (Tan et al. 2022): Wikipedia texts, all entities, relations of Wikidata between them."""
    for number, record in enumerate(_records(folder / "redocred" / "train.jsonl")):
        text, place = natural(record["text"])
        mentions: list[tuple[int, int, EntityType | None]] = []
        numbers: list[list[int]] = []
        for entity in record["entities"]:
            type_ = _REDOCRED_TYPES.get(entity["type"])
            typed = [(place[m["start"]], place[m["end"]], type_) for m in entity["mentions"] if type_]
            numbers.append(list(range(len(mentions), len(mentions) + len(typed))))
            mentions += typed
        relations = [
            (one, other, f"redocred:{relation['label']}")
            for relation in record["relations"]
            if relation["label"] in _REDOCRED
            for one in numbers[relation["head"]]
            for other in numbers[relation["tail"]]
        ]
        yield AnnotatedText(
            id=f"redocred/{number}",
            text=text,
            passages=(Passage(start=0, end=len(text), relations=frozenset(REDOCRED)),),
            mentions=tuple(mentions),
            relations=tuple(relations),
            exhaustive=False,
            all_names=True,
            unrelated=frozenset(CORE),
        )


def read_text2kg(folder: Path) -> Iterator[AnnotatedText]:
    """Text2KGBench (Mihindukulasooriya et al. 2023): sentences written for triples of DBpedia.

    A relation is left out of account in a sentence where one of its triples could not be found in the words.
    """
    for path in sorted((folder / "text2kg").glob("*.jsonl")):
        for number, record in enumerate(_records(path)):
            told = Counter(triple[1] for triple in record["triples"])
            found = Counter(relation["label"] for relation in record["relations"])
            whole = tuple(label for label in _TEXT2KG if found[label] >= told[label])
            yield AnnotatedText(
                id=f"{path.stem}/{number}",
                text=record["text"],
                passages=(Passage(start=0, end=len(record["text"]), relations=frozenset(_named("text2kg", whole))),),
                mentions=tuple((e["start"], e["end"], None) for e in record["entities"]),
                relations=tuple(
                    (r["head"], r["tail"], f"text2kg:{r['label']}")
                    for r in record["relations"]
                    if r["label"] in _TEXT2KG
                ),
                exhaustive=True,
            )


def read_unlabelled(data: Path, texts: Path) -> Iterator[AnnotatedText]:
    """What only teachers have to say of: KnowledgeNet's documents as a whole, and news of our own without facts.

    `texts` holds files of texts that lines of five equal signs part.
    """
    for record in _records(data / "knowledgenet" / "folds_1_2_3.json"):
        yield _unlabelled(f"whole/{record['documentId']}", record["documentText"], record["fold"])
    for path in sorted(texts.glob("*.txt")):
        for number, text in enumerate(path.read_text("utf-8").split("\n=====\n")):
            yield _unlabelled(f"{path.stem}/{number}", text.strip())


def _unlabelled(id_: str, text: str, fold: int = 0) -> AnnotatedText:
    whole = Passage(start=0, end=len(text), relations=frozenset())
    return AnnotatedText(
        id=id_, text=text, passages=(whole,), mentions=(), relations=(), exhaustive=True, across=True, fold=fold
    )


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


_SPACED = re.compile(
    r" (?=[,.;:!?)%\]])|(?<=[(\[$£€#]) | (?='s\b)| (?=n't\b)|(?<= -) (?=\w)| (?=- \w)|(?<=\w) (?='(?:re|ve|ll|d|m)\b)"
)


def natural(text: str) -> tuple[str, list[int]]:
    """A text without the spaces that a tokeniser put in, and for each old offset the new one.

    >>> natural("It paid $ 5 , he said .")[0]
    'It paid $5, he said.'
    """
    dropped = {match.start() for match in _SPACED.finditer(text)}
    places, kept = [], 0
    for index in range(len(text)):
        places.append(kept)
        kept += index not in dropped
    return "".join(c for index, c in enumerate(text) if index not in dropped), [*places, kept]
