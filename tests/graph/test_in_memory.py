"""A store with its union in memory answers as the store alone does."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions

import kg
from kg.errors import QueryError
from kg.graph import StoreWithUnion, memory_store, validate

_NAME = NamedNode("https://example.org/name")


def _quad(subject: int, graph: str) -> Quad:
    place = NamedNode(f"https://example.org/{graph}")
    return Quad(NamedNode(f"https://example.org/{subject}"), _NAME, Literal(f"Näme {subject}"), place)


QUADS = [_quad(1, "a"), _quad(2, "a"), _quad(1, "b"), Quad(_NAME, _NAME, _NAME)]
STORE = memory_store(QUADS)
WITH_UNION = StoreWithUnion(STORE)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s <https://example.org/name> ?o }",
        "SELECT ?s { GRAPH <https://example.org/a> { ?s ?p ?o } }",
        "SELECT ?s ?g { ?s ?p ?o graph ?g { ?s ?q ?r } }",
        "SELECT ?s FROM <https://example.org/b> { ?s ?p ?o }",
        "SELECT ?s FROM NAMED <https://example.org/b> { GRAPH ?g { ?s ?p ?o } }",
        'SELECT ?s { ?s ?p ?o FILTER(?o != "graph") }',
    ],
)
def test_queries_have_the_same_answers(query: str) -> None:
    answers = [store.query(query) for store in (STORE, WITH_UNION)]
    alone, both = (sorted(map(str, answer)) for answer in answers if isinstance(answer, QuerySolutions))
    assert alone == both
    assert alone


def test_patterns_find_the_same() -> None:
    assert set(WITH_UNION) == set(STORE)
    assert len(WITH_UNION) == len(STORE)
    assert set(WITH_UNION.named_graphs()) == set(STORE.named_graphs())
    for graph in (None, DefaultGraph(), NamedNode("https://example.org/b")):
        patterns = [set(store.quads_for_pattern(None, _NAME, None, graph)) for store in (STORE, WITH_UNION)]
        assert patterns[0] == patterns[1] != set()


def test_it_is_not_changed() -> None:
    with pytest.raises(OSError, match="can't be changed"):
        WITH_UNION.extend(QUADS)
    with pytest.raises(QueryError):
        kg.Graph(WITH_UNION).query("DROP ALL")


def test_rdflib_and_the_shapes_see_the_store() -> None:
    graph = kg.Graph(WITH_UNION)
    assert len(graph.to_rdflib()) == len(kg.Graph(STORE).to_rdflib()) == 3
    assert validate(WITH_UNION) == validate(STORE)
