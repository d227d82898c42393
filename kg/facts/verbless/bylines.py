"""Who wrote a document, as its byline says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.verbless.claims import PERSON
from kg.model import Analysis, Claim, EntityType, FactType, Mention, Role, SectionKind, Span, Status


def authorship(analysis: Analysis) -> Iterator[Claim]:
    """The byline: who wrote the document; the role `work` stays open for the document itself."""
    document = analysis.document
    dates = tuple(time for time in analysis.times if time.value and time.value == document.date)[:1]
    for author in document.authors:
        line = next((line for line in document.sections_of(SectionKind.BYLINE) if author in line.text), None)
        if line is None:
            continue
        start = line.start + line.text.index(author)
        person = Mention(start=start, end=start + len(author), text=author, type=EntityType("person"))
        yield Claim(
            type=FactType("authorship"),
            roles={PERSON: (person,), **({Role("date"): dates} if dates else {})},
            status=Status.COMPLETED,
            confidence=0.95,
            sentence=Span(start=line.start, end=line.end, text=line.text),
            extractor="rule:authorship/byline",
        )
