from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_samples import BASE, fact, harbour_graph, large_graph

from kg.errors import NotFoundError
from kg.model import Fact, Iri
from kg.views import find_path, to_networkx

GRAPH = harbour_graph()
OFFICE, VELORA = GRAPH.entity("org/fair-trade-office").id, GRAPH.entity("org/velora-group").id
BRIGHTMOOR, TOMAS = GRAPH.entity("org/brightmoor-analytics").id, GRAPH.entity("person/tomas-wirth").id
NORRLAND, LEDGER = GRAPH.entity("org/norrland-university").id, GRAPH.entity("org/harbour-ledger").id


def test_a_path_names_the_facts_that_connect() -> None:
    path = find_path(GRAPH.entities, GRAPH.facts, OFFICE, NORRLAND)
    assert [step.fact.type for step in path] == ["legal_case", "employment", "education"]
    assert path[0].source == OFFICE
    assert path[-1].target == NORRLAND
    assert all(step.target == after.source for step, after in pairwise(path))


def test_a_step_says_whether_it_follows_the_arrow() -> None:
    (step,) = find_path(GRAPH.entities, GRAPH.facts, VELORA, GRAPH.entity("person/ines-calloway").id)
    assert not step.forward


def test_a_step_reads_like_a_sentence_with_its_quote_and_source() -> None:
    (there,) = find_path(GRAPH.entities, GRAPH.facts, BRIGHTMOOR, TOMAS, documents=GRAPH.documents)
    assert there.to_text().splitlines() == [
        "Brightmoor Analytics —was founded by→ Tomas Wirth  [completed, 2008]",
        "  “Brightmoor was founded by Tomas Wirth in 2008.”",
        "  — Velora swallows a rival, Adaeze Okorie, Harbour Ledger, 14 March 2019, "
        "https://harbour-ledger.example/velora-swallows-a-rival?page=1&from=home",
    ]
    (back,) = find_path(GRAPH.entities, GRAPH.facts, TOMAS, BRIGHTMOOR)
    assert back.to_text().startswith("Tomas Wirth ←was founded by— Brightmoor Analytics  [completed, 2008]\n")
    assert back.to_text().endswith("  — harbour.txt\n")


def test_the_json_form_of_a_step_holds_ends_and_fact() -> None:
    (step,) = find_path(GRAPH.entities, GRAPH.facts, BRIGHTMOOR, TOMAS)
    told = json.loads(json.dumps(step.to_json()))
    assert told["source"] == {"id": BRIGHTMOOR, "name": "Brightmoor Analytics"}
    assert told["target"] == {"id": TOMAS, "name": "Tomas Wirth"}
    assert told["forward"]
    assert told["fact"]["says"] == "Brightmoor Analytics was founded by Tomas Wirth"


def test_what_is_so_is_preferred_to_what_was_denied() -> None:
    (step,) = find_path(GRAPH.entities, GRAPH.facts, VELORA, GRAPH.entity("org/tessel-freight").id)
    assert step.fact.status == "current"


def test_an_entity_is_connected_to_itself_by_nothing() -> None:
    assert find_path(GRAPH.entities, GRAPH.facts, VELORA, VELORA) == ()


def test_without_a_chain_the_error_names_both() -> None:
    with pytest.raises(NotFoundError, match="'Velora Group' and 'Harbour Ledger'"):
        find_path(GRAPH.entities, GRAPH.facts, VELORA, LEDGER)


def test_an_unknown_end_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="org/nobody"):
        find_path(GRAPH.entities, GRAPH.facts, VELORA, Iri(BASE + "org/nobody"))


@given(st.permutations(GRAPH.facts))
def test_order_of_facts_does_not_matter(facts: list[Fact]) -> None:
    expected = find_path(GRAPH.entities, GRAPH.facts, OFFICE, NORRLAND)
    assert find_path(GRAPH.entities, facts, OFFICE, NORRLAND) == expected


def test_no_path_is_shorter_by_networkx() -> None:
    from networkx import shortest_path_length

    graph = large_graph(300)
    lengths = shortest_path_length(to_networkx(graph.entities, graph.facts).to_undirected(), graph.entities[0].id)
    for end, length in sorted(lengths.items())[::20]:
        assert len(find_path(graph.entities, graph.facts, graph.entities[0].id, end)) == length


def test_an_end_that_several_fill_connects_them_all() -> None:
    known = {entity.name.split()[0].lower(): entity for entity in GRAPH.entities}
    told = fact("f", "acquisition", "[acquirer:velora|A] and [acquirer:oru|B] bought [target:tessel|C].", known)
    path = find_path(GRAPH.entities, [told], known["velora"].id, known["oru"].id)
    assert [step.fact for step in path] == [told, told]
