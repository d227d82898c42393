from __future__ import annotations

from entities_samples import reading, resolved, said

from kg.entities import Verdict, link
from kg.model import EntityType, Iri, KnownEntity

FOUND = resolved(
    reading("a", ("{Harbour Foods:organization} lost data", said("data_breach", organization="Harbour Foods")))
)
(HARBOUR,) = FOUND.entities
COMPANY = KnownEntity(id=Iri("https://example.org/1"), name="Harbour Foods", type=EntityType("organization"))
PERSON = KnownEntity(id=Iri("https://example.org/2"), name="Harbour Foods", type=EntityType("person"))


def test_what_a_service_is_sure_of_is_taken_over() -> None:
    linked = link(FOUND, {HARBOUR.id: ([COMPANY], True)})
    assert [entity.same_as for entity in linked.entities] == [(COMPANY.id,)]
    assert linked.steps[-1].entities == (COMPANY.id, HARBOUR.id)
    assert linked.steps[-1].verdict is Verdict.MERGED


def test_what_it_only_offers_is_for_review() -> None:
    linked = link(FOUND, {HARBOUR.id: ([COMPANY], False)})
    assert linked.entities == FOUND.entities
    assert [step.entities for step in linked.reviews] == [(COMPANY.id, HARBOUR.id)]


def test_thing_of_another_type_is_no_match() -> None:
    assert link(FOUND, {HARBOUR.id: ([PERSON], True)}) == FOUND
    assert link(FOUND, {}) == FOUND
