from __future__ import annotations

import json
from itertools import pairwise

from kg.config import Settings
from kg.evaluation import Outcome, SentenceCoverage, coverage_line, coverage_of, summarise
from kg.model import Document, DocumentId, Reason, Section, SectionKind
from kg.steps import read, resolve

TEXT = (
    "Share this page\n\n"
    "Ostrava Power bought Lumen Grid for 45 million euros. The regulator bought a fleet of vans. It rained in June. "
    "Ostrava Power later merged with Ostrava Power."
)
FURNITURE = Section(start=0, end=15, text=TEXT[:15], kind=SectionKind.FURNITURE)
DOCUMENT = Document(id=DocumentId("note"), text=TEXT, sections=(FURNITURE,))


def covered(min_confidence: float = 0) -> list[SentenceCoverage]:
    readings = list(read([DOCUMENT], coverage=True))
    resolution = resolve(readings, settings=Settings(min_confidence=min_confidence))
    return list(coverage_of(readings, resolution.facts, resolution.rejections))


def test_every_sentence_has_an_outcome() -> None:
    coverage = covered()
    assert [one.outcome for one in coverage[:4]] == [
        Outcome.NOT_READ,
        Outcome.EXTRACTED,
        Outcome.REJECTED,
        Outcome.NOT_UNDERSTOOD,
    ]
    assert all(TEXT[one.sentence.start : one.sentence.end] == one.sentence.text for one in coverage)
    assert all(one.sentence.end <= other.sentence.start for one, other in pairwise(coverage))
    assert "".join(one.sentence.text for one in coverage).replace(" ", "") == "".join(TEXT.split())


def test_a_rejection_tells_the_role_and_what_stands_there() -> None:
    rejection = next(r for r in covered()[2].rejections if r.type == "acquisition")
    assert (rejection.type, rejection.reason, rejection.role) == ("acquisition", Reason.UNRESOLVED, "acquirer")
    assert rejection.words == "The regulator"
    line = json.loads(coverage_line(covered()[2]))
    assert line["outcome"] == "rejected"
    assert [each for each in line["rejected"] if each["type"] == "acquisition"] == [
        {
            "type": "acquisition",
            "reason": "a pronoun or description that could not be resolved",
            "extractor": "rule:acquisition/buy",
            "roles": {},
            "role": "acquirer",
            "words": "The regulator",
        }
    ]


def test_facts_below_the_threshold_are_told() -> None:
    sure, unsure = covered()[1], covered(min_confidence=0.95)[1]
    assert len(sure.facts) == 1
    assert (unsure.outcome, unsure.facts) == (Outcome.REJECTED, ())
    (rejection,) = unsure.rejections
    assert rejection.reason is Reason.THRESHOLD
    assert [span.text for span in rejection.roles[next(iter(rejection.roles))]] == ["Ostrava Power"]


def test_the_summary_counts_outcomes_and_reasons() -> None:
    told = summarise(covered()[:4])
    assert told.startswith("4 sentences: 1 extracted, 1 rejected, 1 not understood, 1 not read. Most often rejected: ")
    assert "acquisition, acquirer: a pronoun or description that could not be resolved (1)" in told
    assert summarise([]) == "0 sentences: 0 extracted, 0 rejected, 0 not understood, 0 not read."
