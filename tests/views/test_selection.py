from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_samples import BASE, Graph, harbour_graph, large_graph

from kg.errors import KGError, OntologyError
from kg.model import Fact, Iri
from kg.ontology import load_ontology
from kg.views import select
from kg.views.projection import fact_entities, reading_order
from kg.views.selection import fact_years

GRAPH = harbour_graph()


def slugs(facts: Iterable[Fact]) -> set[str]:
    return {told.id.removeprefix(f"{BASE}fact/") for told in facts}


def test_nothing_asked_for_leaves_everything() -> None:
    assert select(GRAPH.entities, GRAPH.facts) == (GRAPH.entities, GRAPH.facts)


def test_only_facts_of_a_type_stay_with_those_they_are_about() -> None:
    entities, facts = select(GRAPH.entities, GRAPH.facts, only=["product", "residence"])
    assert slugs(facts) == {"velora-skiff", "ines-lisbon"}
    assert {entity.name for entity in entities} == {"Velora Group", "Skiff", "Ines Calloway", "Lisbon"}


def test_only_an_entity_type_keeps_what_relates_them_to_each_other() -> None:
    _, facts = select(GRAPH.entities, GRAPH.facts, only=["person"])
    assert slugs(facts) == {"ines-tomas"}


def test_who_says_so_stays_with_the_fact() -> None:
    entities, _ = select(GRAPH.entities, [GRAPH.fact("velora-tessel")], only=["acquisition"])
    assert GRAPH.entity("org/harbour-ledger") in entities


def test_since_a_date_what_may_be_later_stays_and_the_undated_goes() -> None:
    def since(date: str) -> set[str]:
        return slugs(select(GRAPH.entities, GRAPH.facts, since=date)[1])

    assert since("2008") == {"velora-brightmoor", "brightmoor-founding", "oru-breach", "tomas-brightmoor"}
    assert since("2019-03-31") == {"velora-brightmoor", "tomas-brightmoor"}
    assert since("2019-04") == {"tomas-brightmoor"}


def test_the_best_connected_stay_and_hang_together() -> None:
    entities, facts = select(GRAPH.entities, GRAPH.facts, max_nodes=4)
    names = {entity.name for entity in entities}
    assert "Velora Group" in names
    assert all(names >= {entity.name for entity in entities if entity.id in fact_entities(told)} for told in facts)
    assert len({iri for told in facts for iri in fact_entities(told)}) == 4


def test_about_a_focus_the_nearest_stay() -> None:
    adaeze = GRAPH.entity("person/adaeze-okorie")
    entities, _ = select(GRAPH.entities, GRAPH.facts, max_nodes=2, focus=adaeze.id)
    assert {entity.name for entity in entities} == {"Adaeze Okorie", "Harbour Ledger"}


def test_a_focus_stays_though_no_fact_of_it_does() -> None:
    norway = GRAPH.entity("place/norway")
    entities, facts = select(GRAPH.entities, GRAPH.facts, only=["family"], focus=norway.id)
    assert norway in entities
    assert slugs(facts) == {"ines-tomas"}


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"only": ["aquisitions"]}, OntologyError, "did you mean 'acquisition'"),
        ({"only": ["xyzzy"]}, OntologyError, "known: acquisition"),
        ({"since": "last week"}, KGError, "'last week' is no date; write a year"),
        ({"since": "2004-13"}, KGError, "is no date"),
        ({"max_nodes": 0}, KGError, "ask for one at least"),
    ],
)
def test_what_makes_no_sense_is_told(asked: dict[str, object], error: type[KGError], message: str) -> None:
    with pytest.raises(error, match=message):
        select(GRAPH.entities, GRAPH.facts, **asked)  # type: ignore[arg-type]  # wrong values on purpose


@given(st.permutations(GRAPH.facts), st.integers(1, 14))
def test_order_of_facts_does_not_change_the_choice(facts: list[Fact], most: int) -> None:
    entities, told = select(GRAPH.entities, GRAPH.facts, max_nodes=most)
    assert len(entities) >= min(most, len(GRAPH.entities))
    again = select(GRAPH.entities, facts, max_nodes=most)
    assert again == (entities, tuple(fact for fact in facts if fact in told))


def test_a_large_graph_is_cut_to_the_number_asked_for() -> None:
    graph: Graph = large_graph(400)
    entities, _ = select(graph.entities, graph.facts, max_nodes=50)
    assert len(entities) == 50


def test_years_of_a_fact_span_all_its_dates() -> None:
    fact_class = load_ontology().fact_class
    years: dict[Iri, tuple[int, int] | None] = {
        told.id: fact_years(told, fact_class(told.type)) for told in reading_order(GRAPH.facts)
    }
    assert years[GRAPH.fact("velora-brightmoor").id] == (2019, 2019)
    assert years[GRAPH.fact("velora-skiff").id] is None
