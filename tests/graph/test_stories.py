"""Stories as RDF and back, their queries, and the graph as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_samples import BASE, document, fact, told

from kg.api import Graph
from kg.config import Settings
from kg.errors import GraphError
from kg.graph import (
    living_iri,
    memory_store,
    read_corroboration,
    read_redirects,
    run_query,
    story_quads,
    to_quads,
    to_turtle,
    validate,
)
from kg.model import Document, DocumentId, Entity, EntityFiller, EntityType, Fact, Iri
from kg.ontology import load_ontology

DOCUMENTS = [
    document("rumour", "2004-03-01", text="It is rumoured."),
    document("ledger", "2004-06-10", "Harbour Ledger", text="It is done."),
    document("post", "2004-06-11", "Post", text="It is done for more."),
    document("wire", "2004-06-12", "Wire", text="It is done for more, too."),
]
FACTS = [
    fact("acquisition", "rumour", "rumoured", acquirer="Velora", target="Norbit"),
    fact("acquisition", "ledger", acquirer="Velora", target="Norbit", price="75 USD"),
    fact("acquisition", "post", acquirer="Velora", target="Norbit", price="90 USD"),
    fact("acquisition", "wire", acquirer="Velora", target="Norbit", price="90 USD"),
]
COPIES = {DocumentId("wire"): DocumentId("post")}
REDIRECTS = {Iri(f"{BASE}org/norbit-books"): Iri(f"{BASE}org/norbit")}


def _store(facts: list[Fact], documents: list[Document]) -> pyoxigraph.Store:
    names = {f.id: f for x in facts for role in x.roles.values() for f in role if isinstance(f, EntityFiller)}
    entities = [Entity(id=i, type=EntityType("organization"), name=f.name) for i, f in names.items()]
    copies = {c: o for c, o in COPIES.items() if {c, o} <= {d.id for d in documents}}
    ontology = load_ontology()
    return memory_store(
        [
            *to_quads(facts=facts, entities=entities, documents=documents, settings=Settings(), ontology=ontology),
            *story_quads(
                told(facts, documents, copies),
                documents=documents,
                redirects=REDIRECTS,
                settings=Settings(),
                ontology=ontology,
            ),
        ]
    )


STORE = _store(FACTS, DOCUMENTS)


def test_stories_become_rdf_and_stories_again() -> None:
    assert read_corroboration(STORE, load_ontology()) == told(FACTS, DOCUMENTS, COPIES)
    assert read_redirects(STORE) == REDIRECTS


def test_a_retired_iri_leads_to_the_living_one() -> None:
    (old, new), *_ = REDIRECTS.items()
    assert (living_iri(STORE, old), living_iri(STORE, new)) == (new, new)


@given(st.lists(st.tuples(st.sampled_from(["completed", "denied", "planned"]), st.integers(1, 4)), max_size=8))
@settings(max_examples=30, deadline=None)
def test_any_stories_become_rdf_and_stories_again(given: list[tuple[str, int]]) -> None:
    documents = [document(f"d{n}", f"20{n:02}" if n % 2 else "", text=f"Text {n}.") for n in range(len(given))]
    facts = [
        fact(
            "acquisition", d.id, status, acquirer="Velora", target="Norbit", price=f"{price}000 USD", date=f"200{price}"
        )
        for d, (status, price) in zip(documents, given, strict=True)
    ]
    assert read_corroboration(_store(facts, documents), load_ontology()) == told(facts, documents)


def test_stories_keep_to_the_shapes() -> None:
    assert [v for v in validate(STORE) if "story" in v.message or "stage" in v.focus or "side" in v.focus] == []


def test_a_story_is_readable_turtle() -> None:
    assert (
        "<story/acquisition-velora-norbit> a kg:Story ;\n"
        '\trdfs:label "Velora acquired Norbit" ;\n\tkg:confidence 0.96 ;\n\tkg:factType kg:Acquisition ;\n'
    ) in to_turtle(STORE)
    assert "<org/norbit-books> dcterms:isReplacedBy <org/norbit> ." in to_turtle(STORE)


def test_queries_tell_stories_histories_and_contradictions() -> None:
    label = "Velora acquired Norbit"
    assert list(run_query(STORE, "stories")) == [(label, "completed", "3", "4", "0.96")]
    assert list(run_query(STORE, "histories")) == [
        (label, "rumoured", "2004-03-01", "1", "completed"),
        (label, "completed", "2004-06-10", "2", "completed"),
    ]
    assert list(run_query(STORE, "contradictions")) == [
        (f"{label}: price", "75 USD", "completed", "2004-06-10", "ledger"),
        (f"{label}: price", "90 USD", "completed", "2004-06-11", "post"),
        (f"{label}: price", "90 USD", "completed", "2004-06-12", "wire"),
    ]


def test_on_a_day_only_what_had_come_out_is_known() -> None:
    graph = Graph(STORE)
    early = graph.as_of(date(2004, 3, 31))
    assert [fact.status for fact in early.facts] == ["rumoured"]
    assert early.corroboration.stories == ()
    then = graph.as_of(date(2004, 6, 10))
    assert [(story.status, story.sources) for story in then.corroboration.stories] == [("completed", 2)]
    assert then.corroboration.disagreements == ()
    assert then.redirects == REDIRECTS
    assert to_turtle(graph.as_of(date(2030, 1, 1)).store) == to_turtle(STORE)


def test_a_copy_is_no_source_although_its_original_came_later() -> None:
    documents = [replace(d, date="2005") if d.id == "post" else d for d in DOCUMENTS]
    (story,) = Graph(_store(FACTS, documents)).as_of(date(2004, 12, 31)).corroboration.stories
    assert story.sources == 3


def test_without_named_graphs_no_day_can_be_told() -> None:
    plain = memory_store([pyoxigraph.Quad(*quad.triple) for quad in STORE])
    with pytest.raises(GraphError, match=r"name the build's folder or its graph\.trig"):
        Graph(plain).as_of(date(2005, 1, 1))


def test_a_retired_iri_finds_what_stands_for_it() -> None:
    (found,) = Graph(STORE).find("org/norbit-books")
    assert found.id == f"{BASE}org/norbit"
