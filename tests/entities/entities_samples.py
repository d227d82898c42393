"""Readings written as marked text, for the tests of resolution.

`{Amazon:organization}` is a named mention, `{It:organization>Amazon}` one that stands for the
first mention with the text "Amazon", `{she:person>}` one without antecedent; `{UK:place=United
Kingdom}` has a usual name, `{Lumen:place|organization}` may have another type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.config import Settings
from kg.entities import EarlierFacts, Resolution, resolve
from kg.model import (
    Argument,
    Claim,
    Document,
    DocumentId,
    EntityFiller,
    EntityType,
    Fact,
    FactType,
    Mention,
    MentionKind,
    Reading,
    Role,
    Span,
    Status,
    Value,
)
from kg.ontology import load_ontology

SETTINGS = Settings()
_MARKED = re.compile(r"\{([^:{}]+):(\w+)(?:\|(\w+))?(?:=([^{}>]+))?(>[^{}]*)?\}")


@dataclass(frozen=True, kw_only=True)
class Said:
    """A claim in words: each filler is the text of a mention, or "words=value"."""

    type: str
    roles: Mapping[str, tuple[str, ...]]
    status: Status
    confidence: float = 0.8
    source: str = ""


def said(
    fact_type: str,
    status: Status = Status.COMPLETED,
    confidence: float = 0.8,
    source: str = "",
    **roles: str | tuple[str, ...],
) -> Said:
    """A claim of the sentence that it stands with."""
    fillers = {role: (words,) if isinstance(words, str) else words for role, words in roles.items()}
    return Said(type=fact_type, roles=fillers, status=status, confidence=confidence, source=source)


def earlier_facts(resolution: Resolution) -> dict[DocumentId, EarlierFacts]:
    """What a resolution leaves for the next one."""
    return {
        name: EarlierFacts(basis=basis, facts=tuple(fact for fact in resolution.facts if fact.document == name))
        for name, basis in resolution.bases.items()
    }


def reading(document: str, *sentences: str | tuple[str | Said, ...], authors: tuple[str, ...] = ()) -> Reading:
    """A document of marked sentences, each alone or in a tuple with the claims that it makes."""
    mentions: list[Mention] = []
    told: list[tuple[int, int, Said]] = []
    text = ""
    for marked, *claims in (sentence if isinstance(sentence, tuple) else (sentence,) for sentence in sentences):
        start = len(text)
        text, found = _unmark(str(marked), text, mentions)
        mentions.extend(found)
        told.extend((start, len(text), claim) for claim in claims if isinstance(claim, Said))
        text += "\n"
    source = Document(id=DocumentId(document), text=text, authors=authors)
    return Reading(
        document=source,
        mentions=tuple(mentions),
        claims=tuple(_claim(source.span(start, end), claim, mentions) for start, end, claim in told),
    )


def _unmark(marked: str, text: str, known: list[Mention]) -> tuple[str, list[Mention]]:
    found: list[Mention] = []
    position = 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        words, entity_type, alternative, usual, reference = match.groups()
        antecedent = next((m for m in (*known, *found) if reference and m.text == reference[1:]), None)
        found.append(
            Mention(
                start=len(text),
                end=len(text) + len(words),
                text=words,
                type=EntityType(entity_type),
                canonical=usual or "",
                alternatives=(EntityType(alternative),) if alternative else (),
                kind=MentionKind.PRONOUN if reference else MentionKind.NAME,
                antecedent=antecedent and Span(start=antecedent.start, end=antecedent.end, text=antecedent.text),
            )
        )
        text += words
    return text + marked[position:], found


def _claim(sentence: Span, claim: Said, mentions: list[Mention]) -> Claim:
    return Claim(
        type=FactType(claim.type),
        roles={
            Role(role): tuple(_argument(sentence, words, mentions) for words in fillers)
            for role, fillers in claim.roles.items()
        },
        status=claim.status,
        confidence=claim.confidence,
        sentence=sentence,
        extractor="test",
        attribution=tuple(m for m in mentions if sentence.covers(m) and m.text == claim.source),
    )


def _argument(sentence: Span, words: str, mentions: list[Mention]) -> Argument:
    text, is_value, value = words.partition("=")
    if not is_value:
        return next(m for m in mentions if sentence.covers(m) and m.text == text)
    start = sentence.start + sentence.text.index(text)
    return Value(start=start, end=start + len(text), text=text, value=value)


def resolved(*readings: Reading) -> Resolution:
    """The resolution of these documents with the shipped ontology."""
    return resolve(readings, settings=SETTINGS, ontology=load_ontology())


def clusters(*readings: Reading) -> list[list[str]]:
    """The texts of the mentions of each entity, in the order of the text."""
    by_entity: dict[str, list[str]] = {}
    for mention in resolved(*readings).mentions:
        by_entity.setdefault(mention.entity, []).append(mention.span.text)
    return list(by_entity.values())


def only_fact(*readings: Reading) -> Fact:
    """The one fact that the documents tell."""
    (fact,) = resolved(*readings).facts
    return fact


def names(fact: Fact, role: str) -> list[str]:
    """What fills a role: the names of entities, the normal forms of values."""
    fillers = fact.roles.get(Role(role), ())
    return [filler.name if isinstance(filler, EntityFiller) else filler.value for filler in fillers]
