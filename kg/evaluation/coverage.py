"""What became of every sentence: facts, candidates that were rejected and why, or nothing understood."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model import DocumentId, Fact, Iri, Reading, Rejection, Span

_MOST_REASONS = 5


class Outcome(StrEnum):
    """What became of a sentence."""

    EXTRACTED = "extracted"
    REJECTED = "rejected"
    NOT_UNDERSTOOD = "not understood"
    NOT_READ = "not read"
    """Furniture, a byline, a dateline: no running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCoverage:
    """A sentence with the facts that it is evidence of, and the candidates in it that were left out."""

    document: DocumentId
    sentence: Span
    outcome: Outcome
    facts: tuple[Iri, ...]
    rejections: tuple[Rejection, ...]


def coverage_of(
    readings: Iterable[Reading], facts: Iterable[Fact], rejections: Iterable[Rejection]
) -> Iterator[SentenceCoverage]:
    """Every sentence of every document, and every part that is not read; by document, in the order of the text.

    The readings must hold their sentences.
    """
    told: dict[DocumentId, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.document].append(fact)
    left_out: dict[DocumentId, list[Rejection]] = defaultdict(list)
    for rejection in rejections:
        left_out[rejection.document].append(rejection)
    for reading in sorted(readings, key=lambda reading: reading.document.id):
        yield from _of_document(reading, told[reading.document.id], left_out[reading.document.id])


def _of_document(
    reading: Reading, facts: Sequence[Fact], rejections: Sequence[Rejection]
) -> Iterator[SentenceCoverage]:
    read = reading.sentences
    unread = [_bare(section) for section in reading.document.sections if not _touched(read, section)]
    places = sorted((*read, *unread))
    facts_at: dict[Span, list[Iri]] = defaultdict(list)
    for fact in facts:
        for evidence in fact.evidence:
            for place in _touched(places, evidence.sentence):
                facts_at[place].append(fact.id)
    rejections_at: Mapping[Span, list[Rejection]] = defaultdict(list)
    for rejection in rejections:
        for place in _touched(places, rejection.sentence):
            rejections_at[place].append(rejection)
    for place in places:
        found, rejected = tuple(dict.fromkeys(facts_at[place])), tuple(rejections_at[place])
        yield SentenceCoverage(
            document=reading.document.id,
            sentence=place,
            outcome=_outcome(found, rejected, read=place not in unread),
            facts=found,
            rejections=rejected,
        )


def _touched(places: Sequence[Span], span: Span) -> Sequence[Span]:
    """The places, sorted and not overlapping, that share a character with a span."""
    first = bisect_right(places, span.start, key=lambda place: place.end)
    return places[first : bisect_left(places, span.end, key=lambda place: place.start)]


def _bare(span: Span) -> Span:
    return Span(start=span.start, end=span.end, text=span.text)


def _outcome(facts: Sequence[Iri], rejections: Sequence[Rejection], *, read: bool) -> Outcome:
    if facts:
        return Outcome.EXTRACTED
    if rejections:
        return Outcome.REJECTED
    return Outcome.NOT_UNDERSTOOD if read else Outcome.NOT_READ


def coverage_line(covered: SentenceCoverage) -> str:
    """A sentence as a line of JSON, without the line's end."""
    line = {
        "document": covered.document,
        "start": covered.sentence.start,
        "end": covered.sentence.end,
        "text": covered.sentence.text,
        "outcome": covered.outcome,
        "facts": covered.facts,
        "rejected": [
            {
                "type": rejection.type,
                "reason": rejection.reason,
                "extractor": rejection.extractor,
                "roles": {role: [span.text for span in spans] for role, spans in rejection.roles.items()},
                **({"role": rejection.role, "words": rejection.words} if rejection.role else {}),
            }
            for rejection in covered.rejections
        ],
    }
    return json.dumps(line, ensure_ascii=False)


def summarise(coverage: Iterable[SentenceCoverage]) -> str:
    """How many sentences had which outcome, and the most frequent reasons, in one paragraph."""
    outcomes: Counter[Outcome] = Counter()
    reasons: Counter[str] = Counter()
    for covered in coverage:
        outcomes[covered.outcome] += 1
        reasons.update(_in_words(rejection) for rejection in covered.rejections)
    told = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome)
    often = "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common(_MOST_REASONS))
    return f"{outcomes.total()} sentences: {told}." + (f" Most often rejected: {often}." if often else "")


def _in_words(rejection: Rejection) -> str:
    role = f", {rejection.role}" if rejection.role else ""
    return f"{rejection.type}{role}: {rejection.reason}"
