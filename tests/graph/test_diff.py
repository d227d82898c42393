"""What has changed between two sets of facts, and between two graphs."""

from __future__ import annotations

from dataclasses import replace

from graph_facts import ACQUISITION, DOCUMENT, LUMEN, OSTRAVA, fact, facts, thing, value
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Diff, FactChange, Kind, diff_facts, diff_graphs
from kg.model import Document, DocumentId, Fact, Iri, Role, Status, ValueFiller
from kg.stories import Story

_TOLD = st.lists(facts(), max_size=4, unique_by=lambda told: told.id)


def _renamed(told: Fact, **changes: object) -> Fact:
    """Another telling: the IRI of a fact depends on what it says."""
    return replace(told, id=Iri(f"{told.id}-again"), **changes)  # type: ignore[arg-type]


def _kinds(changes: tuple[FactChange, ...]) -> list[Kind]:
    return [change.kind for change in changes]


def test_a_status_or_a_value_that_changes_is_one_change() -> None:
    roles = {**ACQUISITION.roles, Role("price"): (value("80000000 EUR"),), Role("stake"): (value("60%"),)}
    (change,) = diff_facts([ACQUISITION], [_renamed(ACQUISITION, status=Status.DENIED, roles=roles)])
    assert change.kind is Kind.CHANGED
    assert change.subject == thing(OSTRAVA)
    assert [d.what for d in change.differences] == ["status", "price", "stake"]
    assert [d.before for d in change.differences][2] == ()
    assert change.fact.status is Status.DENIED


def test_other_words_evidence_or_confidence_are_no_change() -> None:
    roles = {**ACQUISITION.roles, Role("date"): (value("2004-08", "last August"),)}
    assert diff_facts([ACQUISITION], [_renamed(ACQUISITION, roles=roles, confidence=0.5, extractor="other")]) == ()


def test_another_end_is_another_fact() -> None:
    roles = {**ACQUISITION.roles, Role("target"): (thing(OSTRAVA),), Role("acquirer"): (thing(LUMEN),)}
    changes = diff_facts([ACQUISITION], [_renamed(ACQUISITION, roles=roles)])
    assert [(change.subject.name, change.kind) for change in changes] == [
        ("Lumen", Kind.ADDED),
        ("Ostrava Power", Kind.REMOVED),
    ]


def test_a_fact_stays_with_its_document() -> None:
    other = DocumentId("other.txt")
    kept = fact("founding", roles={"organization": thing(LUMEN), "date": value("1990")})
    moved = _renamed(ACQUISITION, document=other, status=Status.PLANNED)
    elsewhere = replace(kept, id=Iri("https://example.org/fact/2"), document=other)
    both_there = diff_facts([ACQUISITION, kept, elsewhere], [moved, kept, elsewhere])
    assert sorted(_kinds(both_there)) == [Kind.ADDED, Kind.REMOVED]
    assert _kinds(diff_facts([ACQUISITION], [moved])) == [Kind.CHANGED]


def test_two_tellings_in_one_document_are_matched_by_what_they_say() -> None:
    twice = [ACQUISITION, replace(ACQUISITION, id=Iri("https://example.org/b"), status=Status.PLANNED)]
    again = [_renamed(told) for told in reversed(twice)]
    assert diff_facts(twice, again) == ()


@settings(max_examples=40, deadline=None)
@given(_TOLD)
def test_nothing_has_changed_in_the_same_facts(told: list[Fact]) -> None:
    assert diff_facts(told, list(reversed(told))) == ()


@settings(max_examples=40, deadline=None)
@given(_TOLD, _TOLD)
def test_changes_lead_from_one_to_the_other_and_back(before: list[Fact], after: list[Fact]) -> None:
    changes = diff_facts(before, after)
    assert {change.before.id for change in changes if change.before} <= {told.id for told in before}
    gone, new = (sum(kind is wanted for kind in _kinds(changes)) for wanted in (Kind.REMOVED, Kind.ADDED))
    assert len(before) - gone + new == len(after)
    turned = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
    assert sorted(turned[kind] for kind in _kinds(changes)) == sorted(_kinds(diff_facts(after, before)))


def test_entities_and_documents_come_and_go() -> None:
    renamed = replace(LUMEN, name="Lumen Group", aliases=("Lumen",))
    later = Document(id=DocumentId("later.txt"), text="")
    diff = diff_graphs(([OSTRAVA, LUMEN], [ACQUISITION], [DOCUMENT]), ([renamed], [], [DOCUMENT, later]))
    assert (diff.removed, diff.added, diff.renamed) == ((OSTRAVA,), (), ((LUMEN, renamed),))
    assert (diff.documents_added, diff.documents_removed) == (("later.txt",), ())
    assert _kinds(diff.facts) == [Kind.REMOVED]
    assert diff


_PAPER = Document(id=DocumentId("paper.txt"), text="", date="2005-03")


def _story(*facts: Fact, status: Status) -> Story:
    iris = tuple(sorted(told.id for told in facts))
    return Story(
        id=Iri("x:story"),
        type=ACQUISITION.type,
        label="",
        facts=iris,
        status=status,
        sources=1,
        confidence=1,
        stages=(),
    )


def _continued(before: list[Fact], new: list[Fact], status: Status) -> tuple[FactChange, ...]:
    """What has changed when a paper tells more of one story."""
    stories = ((), (_story(*before, *new, status=status),))
    told = ([OSTRAVA, LUMEN], [*before, *new], [DOCUMENT, _PAPER])
    return diff_graphs(([OSTRAVA, LUMEN], before, [DOCUMENT]), told, stories=stories).facts


def test_another_document_that_tells_how_a_story_went_on_is_a_change() -> None:
    planned = replace(ACQUISITION, id=Iri("x:1"), status=Status.PLANNED)
    roles = {Role(name): ACQUISITION.roles[Role(name)] for name in ("acquirer", "target")}
    done = replace(ACQUISITION, id=Iri("x:2"), document=_PAPER.id, status=Status.COMPLETED)
    dearer = replace(done, roles={**roles, Role("price"): (value("99 EUR"),)})
    (change,) = _continued([planned], [dearer], Status.COMPLETED)
    assert (change.kind, change.before, change.after) == (Kind.CHANGED, planned, dearer)
    assert [(d.what, [f.value for f in d.after if isinstance(f, ValueFiller)]) for d in change.differences] == [
        ("status", ["completed"]),
        ("price", ["99 EUR"]),
    ]
    (change,) = _continued([planned], [replace(done, roles=roles)], Status.COMPLETED)
    assert [d.what for d in change.differences] == ["status"]


def test_another_document_that_says_the_same_or_looks_back_is_a_new_fact() -> None:
    again = replace(ACQUISITION, id=Iri("x:2"), document=_PAPER.id)
    back = replace(again, id=Iri("x:3"), status=Status.PLANNED)
    assert _kinds(_continued([ACQUISITION], [again, back], ACQUISITION.status)) == [Kind.ADDED, Kind.ADDED]
    twice = [replace(again, status=Status.DENIED), replace(back, status=Status.DENIED)]
    assert sorted(_kinds(_continued([ACQUISITION], twice, Status.DENIED))) == [Kind.ADDED, Kind.CHANGED]


def test_an_empty_diff_is_false() -> None:
    graph = ([OSTRAVA], [ACQUISITION], [DOCUMENT])
    diff = diff_graphs(graph, graph)
    assert isinstance(diff, Diff)
    assert not diff
