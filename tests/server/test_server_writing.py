"""After any updates, the default graph is the union of the named ones."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Store

from kg.errors import QueryError
from kg.graph import write_store
from kg.server import writing

_GRAPH = st.sampled_from(["<x:1>", "<x:2>", "<x:3>"])
_TRIPLE = st.builds("<x:{}> <x:p> {} .".format, st.sampled_from("abc"), st.integers(0, 2))
_UPDATE = st.one_of(
    st.builds("INSERT DATA {{ GRAPH {} {{ {} {} }} }}".format, _GRAPH, _TRIPLE, _TRIPLE),
    st.builds("DELETE DATA {{ GRAPH {} {{ {} }} }}".format, _GRAPH, _TRIPLE),
    st.builds("DELETE WHERE {{ GRAPH {} {{ ?s ?p {} }} }}".format, _GRAPH, st.integers(0, 2)),
    st.builds("DELETE WHERE {{ GRAPH ?g {{ <x:{}> ?p ?o }} }}".format, st.sampled_from("abc")),
    st.builds("INSERT {{ GRAPH {} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}".format, _GRAPH, _GRAPH),
    st.builds("WITH {} DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 9 }} WHERE {{ ?s ?p ?o }}".format, _GRAPH),
    st.builds("MOVE SILENT {} TO {}".format, _GRAPH, _GRAPH),
    st.builds("COPY SILENT {} TO {}".format, _GRAPH, _GRAPH),
    st.builds("ADD SILENT {} TO {}".format, _GRAPH, _GRAPH),
    st.builds("DROP SILENT GRAPH {}".format, _GRAPH),
    st.just("CLEAR NAMED"),
)


def graphs(folder: Path) -> dict[str, set[str]]:
    store = Store.read_only(str(folder))
    found: dict[str, set[str]] = {}
    for quad in store:
        found.setdefault(str(quad.graph_name), set()).add(str(quad.triple))
    return found


@settings(max_examples=8, deadline=None)
@given(st.lists(_UPDATE, min_size=1, max_size=3).map(" ;\n".join))
def test_the_union_is_kept(update: str) -> None:
    plain = Store()
    plain.update(update)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "store"
        write_store(folder, [])
        writing.update(folder, update, using=(), using_named=())
        found = graphs(folder)
    union = found.pop(str(DefaultGraph()), set())
    assert union == {triple for triples in found.values() for triple in triples}
    expected: dict[str, set[str]] = {}
    for quad in plain:
        expected.setdefault(str(quad.graph_name), set()).add(str(quad.triple))
    assert found == expected


def test_a_refused_update_changes_nothing(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [])
    for update in (
        "INSERT DATA { GRAPH <x:1> { <x:a> <x:p> 1 } } ; INSERT DATA { <x:a> <x:p> 1 }",
        "INSERT DATA { GRAPH <x:1> { <x:a> <x:p> 1 } } ; DROP GRAPH <x:2>",
        "INSERT DATA { GRAPH <x:1> { <x:a> <x:p> 1 } } ; COPY <x:1> TO DEFAULT",
    ):
        with pytest.raises(QueryError):
            writing.update(tmp_path / "store", update, using=(), using_named=())
    assert graphs(tmp_path / "store") == {}
