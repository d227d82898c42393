"""What every store does: in memory, on disk, and behind a SPARQL 1.1 server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import oxigraph_server
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.graph import GraphStore, RemoteStore, memory_store, run_query
from kg.graph.stores import by_graph, replace_graphs, with_union

_P = NamedNode("https://example.org/p")
_NASTY = 'ä "quoted" \\ back\nline\t\u2028 <b> } ; DROP ALL \U0001f600'


def _node(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def _quad(subject: str, text: str, graph: str = "g1") -> Quad:
    return Quad(_node(subject), _P, Literal(text), _node(graph))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph_server.running() as url:
        yield url


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> GraphStore:
    """An empty one."""
    if request.param == "memory":
        return Store()
    if request.param == "disk":
        return Store(tmp_path / "store")
    remote = RemoteStore(f"oxigraph+{request.getfixturevalue('server')}")
    remote.update("DROP ALL")
    return remote


def test_an_empty_store_holds_nothing(store: GraphStore) -> None:
    assert (len(store), list(store), list(store.named_graphs())) == (0, [], [])


def test_what_is_added_is_there(store: GraphStore) -> None:
    quads = [
        _quad("a", _NASTY),
        _quad("a", _NASTY, "g2"),
        Quad(_node("a"), _P, Literal("chat", language="fr"), _node("g1")),
        Quad(_node("a"), _P, Literal("2004-08-19", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
        Quad(_node("a"), _P, _node("b/ä"), _node("g1")),
    ]
    store.extend(quads)
    store.extend(quads[:2])
    assert set(store) == set(quads)
    assert len(store) == len(quads)
    assert set(store.named_graphs()) == {_node("g1"), _node("g2")}


def test_many_statements_are_added(store: GraphStore) -> None:
    quads = [_quad(f"s{number}", str(number), f"g{number % 3}") for number in range(5000)]
    store.extend(quads)
    assert len(store) == 5000
    assert set(store) == set(quads)


def test_patterns_find_what_has_their_terms(store: GraphStore) -> None:
    one, two, loose = _quad("a", _NASTY), _quad("b", "x", "g2"), Quad(_node("a"), _P, Literal("y"))
    store.extend([one, two, loose])

    def found(*pattern: object) -> set[Quad]:
        return set(store.quads_for_pattern(*pattern))  # type: ignore[arg-type]

    assert found(None, None, None) == found(None, None, None, None) == {one, two, loose}
    assert found(_node("a"), None, None) == {one, loose}
    assert found(None, _P, Literal(_NASTY)) == {one}
    assert found(None, None, None, _node("g2")) == {two}
    assert found(None, None, None, DefaultGraph()) == {loose}
    assert found(_node("a"), _P, Literal("y"), DefaultGraph()) == {loose}
    assert found(_node("a"), _P, Literal(_NASTY), _node("g1")) == {one}
    assert found(_node("a"), _P, Literal("y"), _node("g1")) == set()


def test_queries_of_all_kinds_are_answered(store: GraphStore) -> None:
    store.extend(with_union([_quad("a", _NASTY), _quad("a", _NASTY, "g2"), _quad("b", "x")]))
    rows = store.query(
        "SELECT ?s ?o ?none { ?s e:p ?o OPTIONAL { ?s e:q ?none } } ORDER BY ?s", prefixes={"e": "https://example.org/"}
    )
    assert isinstance(rows, QuerySolutions)
    assert [variable.value for variable in rows.variables] == ["s", "o", "none"]
    assert [(row["s"], row["o"], row["none"]) for row in rows] == [
        (_node("a"), Literal(_NASTY), None),
        (_node("b"), Literal("x"), None),
    ]
    answer = store.query("ASK { ?s ?p 'x' }")
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)
    triples = store.query("CONSTRUCT { ?s ?p ?g } WHERE { GRAPH ?g { ?s ?p 'x' } }")
    assert isinstance(triples, QueryTriples)
    assert [triple.object for triple in triples] == [_node("g1")]


def test_wrong_sparql_is_told_with_its_place(store: GraphStore) -> None:
    with pytest.raises(SyntaxError, match=r"error at 1:1[0-9]:"):
        store.query("SELECT ?s { ?s", prefixes={"e": "https://example.org/"})
    with pytest.raises(SyntaxError):
        store.update("INSERT NONSENSE")
    assert len(store) == 0


def test_an_update_is_applied(store: GraphStore) -> None:
    store.extend([_quad("a", "x"), _quad("b", "y")])
    store.update("DELETE WHERE { GRAPH ?g { <https://example.org/a> ?p ?o } } ; INSERT DATA { <a:b> <a:b> <a:b> }")
    assert set(store) == {_quad("b", "y"), Quad(*(NamedNode("a:b"),) * 3)}


def test_kg_asks_any_store(store: GraphStore) -> None:
    store.extend([Quad(_node("a"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("Arbo"))])
    assert list(run_query(store, "SELECT ?l { ?x rdfs:label ?l }")) == [("Arbo",)]


def test_replaced_graphs_keep_the_union(store: GraphStore) -> None:
    shared, own = [_quad("a", _NASTY), _quad("a", _NASTY, "g2")], _quad("b", "x")
    store.extend(with_union([*shared, own]))
    replace_graphs(store, {_node("g1"): [_quad("c", "z")], _node("g3"): [_quad("d", _NASTY, "g3")]})
    left = [shared[1], _quad("c", "z"), _quad("d", _NASTY, "g3")]
    assert set(store) == set(with_union(left))
    replace_graphs(store, {_node("g2"): []})
    assert set(store) == set(with_union(left[1:]))
    assert set(store.named_graphs()) == {_node("g1"), _node("g3")}


_GRAPHS = st.lists(
    st.builds(
        _quad,
        st.sampled_from("ab"),
        st.text(st.characters(codec="utf-8"), max_size=3),
        st.sampled_from(["g1", "g2", "g3"]),
    ),
    max_size=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(_GRAPHS, max_size=4))
def test_after_any_replacements_a_store_equals_one_made_anew(steps: list[list[Quad]]) -> None:
    store = Store()
    for quads in steps:
        graphs = by_graph(quads)
        replace_graphs(store, {name: graphs.get(name, []) for name in map(_node, ("g1", "g2", "g3"))})
        assert set(store) == set(memory_store(quads))
