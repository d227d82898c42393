"""What has changed between two sets of facts, and between two graphs."""

from __future__ import annotations

from dataclasses import replace

from graph_facts import ACQUISITION, DOCUMENT, LUMEN, OSTRAVA, fact, facts, thing, value
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Diff, FactChange, Kind, diff_facts, diff_graphs
from kg.model import Document, DocumentId, Fact, Iri, Role, Status

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


def test_an_empty_diff_is_false() -> None:
    graph = ([OSTRAVA], [ACQUISITION], [DOCUMENT])
    diff = diff_graphs(graph, graph)
    assert isinstance(diff, Diff)
    assert not diff
