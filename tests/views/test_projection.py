from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from views_samples import BASE, fact, harbour_graph

from kg.model import Entity, EntityType, Fact, Iri
from kg.ontology import load_ontology
from kg.views import to_networkx
from kg.views.projection import arrow_ends, fact_date

GRAPH = harbour_graph()
KNOWN = {entity.id.rsplit("/", 1)[1].split("-")[0]: entity for entity in GRAPH.entities}


def ends(told: Fact) -> tuple[tuple[str, str], ...]:
    return arrow_ends(told, load_ontology().fact_class(told.type))


def test_every_entity_is_a_node_with_its_names_and_type() -> None:
    projection = to_networkx(GRAPH.entities, GRAPH.facts)
    velora = GRAPH.entity("org/velora-group")
    assert set(projection) == {entity.id for entity in GRAPH.entities}
    assert projection.nodes[velora.id]["name"] == "Velora Group"
    assert projection.nodes[velora.id]["type"] == "organization"
    assert projection.nodes[velora.id]["aliases"] == ("Velora", "Velora Group Ltd")


def test_an_edge_carries_what_the_fact_says() -> None:
    projection = to_networkx(GRAPH.entities, GRAPH.facts)
    bought = GRAPH.fact("velora-brightmoor")
    velora, brightmoor = GRAPH.entity("org/velora-group").id, GRAPH.entity("org/brightmoor-analytics").id
    assert projection.edges[velora, brightmoor, bought.id] == {
        "type": "acquisition",
        "verb": "acquired",
        "status": "completed",
        "date": "2019-03",
        "confidence": 0.9,
        "document": "harbour.txt",
        "fact": bought.id,
    }


def test_a_fact_about_one_entity_stays_on_its_node() -> None:
    projection = to_networkx(GRAPH.entities, GRAPH.facts)
    told = projection.nodes[GRAPH.entity("org/oru-bank").id]["facts"]
    assert [(on["type"], on["date"]) for on in told] == [("data_breach", "2016")]


def test_parallel_facts_are_parallel_edges() -> None:
    projection = to_networkx(GRAPH.entities, GRAPH.facts)
    velora, tessel = GRAPH.entity("org/velora-group").id, GRAPH.entity("org/tessel-freight").id
    assert sorted(data["status"] for data in projection[velora][tessel].values() if data["type"] == "acquisition") == [
        "denied",
        "rumoured",
    ]


def test_several_fillers_give_several_arrows() -> None:
    told = fact("f", "acquisition", "[acquirer:velora|A] and [acquirer:oru|B] bought [target:tessel|C].", KNOWN)
    velora, oru, tessel = KNOWN["velora"].id, KNOWN["oru"].id, KNOWN["tessel"].id
    assert ends(told) == ((velora, tessel), (oru, tessel))


def test_parties_are_paired_once() -> None:
    told = fact("f", "partnership", "[party:velora|A], [party:oru|B] and [party:tessel|C] join hands.", KNOWN)
    velora, oru, tessel = KNOWN["velora"].id, KNOWN["oru"].id, KNOWN["tessel"].id
    assert ends(told) == ((velora, oru), (velora, tessel), (oru, tessel))


def test_nothing_points_at_itself() -> None:
    told = fact("f", "acquisition", "[acquirer:velora|Velora] bought [target:velora|itself].", KNOWN)
    assert ends(told) == ()


def test_a_document_that_somebody_wrote_is_a_node_of_its_own() -> None:
    report = Entity(id=Iri(BASE + "document/1"), type=EntityType("work"), name="Annual report")
    told = fact(
        "f",
        "authorship",
        "[person:ines|Calloway] wrote the [work:report|report].",
        KNOWN | {"report": report},
    )
    projection = to_networkx(GRAPH.entities, [told])
    assert projection.nodes[report.id]["name"] == "Annual report"
    assert projection.nodes[report.id]["type"] == "work"
    assert projection.has_edge(KNOWN["ines"].id, report.id)


def test_the_date_of_a_fact_is_the_first_that_it_has() -> None:
    told = GRAPH.fact("tomas-brightmoor")
    assert fact_date(told, load_ontology().fact_class(told.type)) == "2019-08"


@given(st.permutations(GRAPH.facts), st.permutations(GRAPH.entities))
def test_order_of_input_does_not_matter(facts: list[Fact], entities: list[Entity]) -> None:
    expected = to_networkx(GRAPH.entities, GRAPH.facts)
    projection = to_networkx(entities, facts)
    assert list(projection.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
