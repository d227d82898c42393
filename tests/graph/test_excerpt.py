"""A few facts out of a store read as they do from the whole."""

from __future__ import annotations

from graph_facts import ACQUISITION, DOCUMENT, ENTITIES, LUMEN, OSTRAVA, SETTINGS, fact, facts, thing
from hypothesis import given, settings

from kg.config import document_iri
from kg.graph import memory_store, read_documents, read_entities, read_facts, to_quads
from kg.graph.excerpt import document_iris, excerpt, facts_of, facts_with, text_hash
from kg.model import Fact
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
_IRI = document_iri(DOCUMENT, SETTINGS)


def stored(*told: Fact):  # type: ignore[no-untyped-def]  # a pyoxigraph Store
    return memory_store(
        to_quads(facts=told, entities=ENTITIES, documents=[DOCUMENT], settings=SETTINGS, ontology=ONTOLOGY)
    )


@settings(deadline=None)
@given(facts())
def test_an_excerpt_reads_as_the_whole(told: Fact) -> None:
    store = stored(told)
    part = excerpt(store, [told.id])
    assert read_facts(part, ONTOLOGY) == read_facts(store, ONTOLOGY)
    assert read_documents(part) == read_documents(store)


def test_other_facts_stay_out() -> None:
    other = fact("founding", roles={"organization": thing(LUMEN)})
    store = stored(ACQUISITION, other)
    part = excerpt(store, [ACQUISITION.id])
    assert [found.id for found in read_facts(part, ONTOLOGY)] == [ACQUISITION.id]
    assert {found.id for found in read_entities(part, ONTOLOGY)} == {OSTRAVA.id, LUMEN.id}


def test_facts_are_found_by_entity_and_by_document() -> None:
    other = fact("founding", roles={"organization": thing(LUMEN)})
    store = stored(ACQUISITION, other)
    assert facts_with(store, OSTRAVA.id, ONTOLOGY) == {ACQUISITION.id: "acquisition"}
    assert set(facts_with(store, LUMEN.id, ONTOLOGY)) == {ACQUISITION.id, other.id}
    assert set(facts_of(store, _IRI, ONTOLOGY)) == {ACQUISITION.id, other.id}
    assert document_iris(store) == {DOCUMENT.id: _IRI}
    assert len(text_hash(store, _IRI)) == 64
    assert text_hash(store, OSTRAVA.id) == ""
