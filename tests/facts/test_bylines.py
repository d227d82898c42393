"""Who wrote a document."""

from __future__ import annotations

from facts_samples import name_of, roles_of

from kg.facts.verbless.bylines import authorship
from kg.language import analyze
from kg.model import Document, DocumentId, Section, SectionKind


def byline(text: str, *authors: str, date: str = "") -> Document:
    line = text.split("\n")[0]
    section = Section(start=0, end=len(line), text=line, kind=SectionKind.BYLINE)
    return Document(id=DocumentId("a"), text=text, authors=authors, date=date, sections=(section,))


def test_the_byline_says_who_wrote_the_document() -> None:
    document = byline("By Mara Lindqvist and Tomas Reyl\n\nArbenta bought Corvell.", "Mara Lindqvist", "Tomas Reyl")
    (analysis,) = analyze([document])
    claims = list(authorship(analysis))
    assert [name_of(claim.roles[role][0]) for claim in claims for role in claim.roles] == [
        "Mara Lindqvist",
        "Tomas Reyl",
    ]
    for claim in claims:
        assert claim.sentence.text == "By Mara Lindqvist and Tomas Reyl"
        assert all(claim.sentence.covers(filler) for fillers in claim.roles.values() for filler in fillers)


def test_an_author_who_is_not_in_the_text_gives_no_claim() -> None:
    (analysis,) = analyze([byline("By our staff\n\nArbenta bought Corvell.", "Mara Lindqvist")])
    assert list(authorship(analysis)) == []


def test_authorship_is_dated_where_the_text_gives_the_date_of_the_document() -> None:
    said = byline("By Mara Lindqvist\n\n17 September 2018\n\nArbenta left.", "Mara Lindqvist", date="2018-09-17")
    unsaid = byline("By Mara Lindqvist\n\nArbenta left on 3 May 2004.", "Mara Lindqvist", date="2018-09-17")
    dates = [roles_of(claim).get("date") for analysis in analyze([said, unsaid]) for claim in authorship(analysis)]
    assert dates == ["2018-09-17", None]
