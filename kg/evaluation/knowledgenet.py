"""KnowledgeNet (Mesquita et al., 2019): properties of people and organisations between two places of a text.

A passage is annotated exhaustively, but only for the properties that it lists; what is found of others, or outside
of passages, is left out of account. There are three measures, from lax to strict:

    overlap      the published one: both places overlap those of the gold. Whole sentences would score best.
    one_to_one   each found relation stands for one of the gold, and no place goes more than 25 characters beyond it
    exact        the same places
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kg.errors import GoldError
from kg.evaluation.gold import read_file, read_text
from kg.evaluation.pairing import pair
from kg.evaluation.report import Judgement, Mistake, Report, Score, Scores, added
from kg.model import Document, DocumentId, Fact, Role, Span, ValueFiller

_LEEWAY = 25
_CHIEF = re.compile(r"\b(ceo|chief executive|c\.e\.o)", re.IGNORECASE)
_PROPERTIES = {
    "subsidiary": [("SUBSIDIARY_OF", "subsidiary", "parent")],
    "founding": [("FOUNDED_BY", "organization", "founder"), ("DATE_FOUNDED", "organization", "date")],
    "headquarters": [("HEADQUARTERS", "organization", "place")],
    "employment": [("EMPLOYEE_OR_MEMBER_OF", "person", "organization")],
    "education": [("EDUCATED_AT", "person", "institution")],
    "birth": [("DATE_OF_BIRTH", "person", "date"), ("PLACE_OF_BIRTH", "person", "place")],
    "death": [("DATE_OF_DEATH", "person", "date")],
    "residence": [("PLACE_OF_RESIDENCE", "person", "place")],
    "nationality": [("NATIONALITY", "person", "country")],
    "political_affiliation": [("POLITICAL_AFFILIATION", "person", "party")],
}
"""For a type of fact, the properties with the roles of their subject and object."""
_CEO = [("CEO", "organization", "person")]
_FAMILY = {
    "spouse": [("SPOUSE", "person", "relative"), ("SPOUSE", "relative", "person")],
    "parent": [("CHILD_OF", "person", "relative")],
    "child": [("CHILD_OF", "relative", "person")],
}
"""By what the relative is to the person; marriages are annotated in both directions."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Relation:
    """A property that holds between two places of a text."""

    property: str
    subject: tuple[int, int]
    object: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a document in which some properties are annotated exhaustively."""

    span: Span
    properties: frozenset[str]
    relations: tuple[Relation, ...]

    def holds(self, relation: Relation) -> bool:
        """Whether the relation lies in the passage."""
        start, end = self.span.start, self.span.end
        return all(start <= first and last <= end for first, last in (relation.subject, relation.object))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageGold:
    """The annotated documents of a KnowledgeNet file."""

    texts: tuple[tuple[Document, tuple[Passage, ...]], ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is to be read, in the order of the file."""
        return tuple(document for document, _ in self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Why a relation was found: how sure, and in which sentence."""

    confidence: float
    extractor: str
    sentence: str


# Reading


def read_knowledgenet(path: Path, fold: int | None) -> PassageGold:
    """The documents of a fold, or of all; raises GoldError for a line that is no annotated document."""
    texts = []
    for number, line in enumerate(read_file(path).split("\n"), start=1):
        place = f"{path}, line {number}"
        try:
            record = json.loads(line) if line.strip() else None
            if record is None or (fold is not None and record["fold"] != fold):
                continue
            document = read_text({"id": str(record["documentId"]), "text": record["documentText"]}, place)
            texts.append((document, tuple(_passage(document, raw) for raw in record["passages"])))
        except (KeyError, TypeError, ValueError) as error:
            problem = f"is no annotated document of KnowledgeNet ({type(error).__name__}: {error})"
            raise GoldError(f"{place}: {problem}; compare it with the lines around it, or leave it out") from error
    if not texts:
        raise GoldError(
            f"{path}: has no document{'' if fold is None else f' of fold {fold}'}; name another fold or file"
        )
    return PassageGold(texts=tuple(texts))


def _passage(document: Document, raw: Mapping[str, object]) -> Passage:
    match raw:
        case {
            "passageStart": int(start),
            "passageEnd": int(end),
            "exhaustivelyAnnotatedProperties": list(annotated),
            "facts": list(facts),
        }:
            names = {each["propertyId"]: each["propertyName"] for each in annotated}
            relations = tuple(_relation(names[fact["propertyId"]], fact) for fact in facts)
            properties = frozenset(names.values())
            return Passage(span=document.span(start, end), properties=properties, relations=relations)
        case _:
            raise ValueError("a passage lacks its place, its properties or its facts")


def _relation(name: str, raw: Mapping[str, int]) -> Relation:
    return Relation(
        property=name,
        subject=(raw["subjectStart"], raw["subjectEnd"]),
        object=(raw["objectStart"], raw["objectEnd"]),
    )


# Scoring


def score_passages(gold: PassageGold, facts: Iterable[Fact]) -> Report:
    """How what was found in the documents compares with their passages."""
    by_document: dict[DocumentId, dict[Relation, _Found]] = defaultdict(dict)
    for fact in facts:
        for relation, why in _relations(fact):
            found = by_document[fact.document]
            found[relation] = max(found.get(relation, why), why, key=lambda each: each.confidence)
    scores: dict[str, Scores] = {}
    judgements: list[Judgement] = []
    mistakes: list[Mistake] = []
    for document, passages in gold.texts:
        found = by_document[document.id]
        for passage, name in ((each, name) for each in passages for name in sorted(each.properties)):
            wanted = [relation for relation in passage.relations if relation.property == name]
            told = sorted(relation for relation in found if relation.property == name and passage.holds(relation))
            scores[name] = added((scores.get(name, {}), _scores(wanted, told)))
            pairs = pair(_wishes(wanted, told, _guarded))
            for number, relation in enumerate(told):
                right = number in pairs.values()
                why = found[relation]
                judged = Judgement(type=name, confidence=why.confidence, right=right, extractor=why.extractor)
                judgements.append(judged)
                if not right:
                    mistakes.append(_mistake("wrong", document, relation, found[relation].sentence))
            missed = (relation for number, relation in enumerate(wanted) if number not in pairs)
            mistakes += [_mistake("missed", document, relation, passage.span.text) for relation in missed]
    return Report(
        gold="KnowledgeNet",
        documents=len(gold.texts),
        by_type={name: scores[name] for name in sorted(scores) if any(s != Score() for s in scores[name].values())},
        judgements=tuple(judgements),
        mistakes=tuple(mistakes),
    )


def _relations(fact: Fact) -> Iterator[tuple[Relation, _Found]]:
    for evidence in fact.evidence:
        why = _Found(confidence=fact.confidence, extractor=fact.extractor, sentence=evidence.sentence.text)
        for name, subject, object_ in _properties(fact):
            ends = (evidence.mentions.get(Role(role), ()) for role in (subject, object_))
            for one, other in product(*ends):
                relation = Relation(property=name, subject=(one.start, one.end), object=(other.start, other.end))
                yield relation, why


def _properties(fact: Fact) -> list[tuple[str, str, str]]:
    if fact.type == "family":
        return _FAMILY.get(" ".join(value.value for value in _values(fact, "kind")), [])
    chief = fact.type == "employment" and any(_CHIEF.search(value.text) for value in _values(fact, "position"))
    return _PROPERTIES.get(fact.type, []) + (_CEO if chief else [])


def _values(fact: Fact, role: str) -> list[ValueFiller]:
    return [filler for filler in fact.roles.get(Role(role), ()) if isinstance(filler, ValueFiller)]


def _scores(gold: Sequence[Relation], found: Sequence[Relation]) -> Scores:
    hits = [relation for relation in found if any(_overlap(g, relation) for g in gold)]
    right = sum(any(_overlap(g, relation) for relation in found) for g in gold)
    wrong = sum(not any(_overlap(hit, relation) for hit in hits) for relation in found)
    return {
        "overlap": Score(right=right, wrong=wrong, missed=len(gold) - right),
        "one_to_one": _one_to_one(gold, found, _guarded),
        "exact": _one_to_one(gold, found, Relation.__eq__),
    }


def _one_to_one(
    gold: Sequence[Relation], found: Sequence[Relation], same: Callable[[Relation, Relation], bool]
) -> Score:
    right = len(pair(_wishes(gold, found, same)))
    return Score(right=right, wrong=len(found) - right, missed=len(gold) - right)


def _wishes(
    gold: Sequence[Relation], found: Sequence[Relation], same: Callable[[Relation, Relation], bool]
) -> list[list[int]]:
    return [[number for number, relation in enumerate(found) if same(g, relation)] for g in gold]


def _overlap(one: Relation, other: Relation) -> bool:
    ends = ((one.subject, other.subject), (one.object, other.object))
    return one.property == other.property and all(a[0] < b[1] and b[0] < a[1] for a, b in ends)


def _guarded(gold: Relation, found: Relation) -> bool:
    ends = ((gold.subject, found.subject), (gold.object, found.object))
    return _overlap(gold, found) and all(b[0] >= a[0] - _LEEWAY and b[1] <= a[1] + _LEEWAY for a, b in ends)


def _mistake(verdict: str, document: Document, relation: Relation, sentence: str) -> Mistake:
    ends = (("subject", relation.subject), ("object", relation.object))
    return Mistake(
        verdict=verdict,
        document=document.id,
        type=relation.property,
        roles={name: document.text[start:end] for name, (start, end) in ends},
        sentence=sentence,
    )
