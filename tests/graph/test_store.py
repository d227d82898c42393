"""The store on disk: written as a whole or not at all, opened read-only, shared with rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import URIRef
from rdflib.query import ResultRow

from kg.errors import GraphError
from kg.graph import dataset, memory_store, open_store, store_of, update_store, write_store
from kg.graph.store import stored_digests

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def _quad(number: int, graph: str = "1") -> Quad:
    subject = NamedNode(f"https://example.org/{number}")
    return Quad(subject, _LABEL, Literal(f"Näme {number}"), NamedNode(f"https://example.org/graph/{graph}"))


def _named(store: Store) -> set[Quad]:
    return {quad for quad in store if quad.graph_name != DefaultGraph()}


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    write_store(tmp_path / "exports" / "store", [_quad(1), _quad(2), _quad(1)])
    assert _named(open_store(tmp_path / "exports" / "store")) == {_quad(1), _quad(2)}


def test_a_new_store_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1)])
    write_store(tmp_path / "store", [_quad(2)])
    assert _named(open_store(tmp_path / "store")) == {_quad(2)}
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_store_is_brought_up_to_date(tmp_path: Path) -> None:
    first, second, third = [_quad(1), _quad(2)], [_quad(1, "2")], [_quad(2, "3")]
    write_store(tmp_path / "made", [*first, *second])
    write_store(tmp_path / "fresh", [*second, *third])
    names = [quad.graph_name for quad in second if isinstance(quad.graph_name, NamedNode)]
    assert update_store(tmp_path / "made", third, kept=names) == frozenset([*first, *third])
    assert set(open_store(tmp_path / "made")) == set(open_store(tmp_path / "fresh"))
    assert stored_digests(tmp_path / "made") == stored_digests(tmp_path / "fresh")
    assert {path.name for path in tmp_path.iterdir()} == {"made", "fresh"}


def test_a_store_is_not_brought_up_to_date_without_what_shall_stay(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1)])
    assert update_store(tmp_path / "store", [_quad(2)], kept=[NamedNode("https://example.org/graph/2")]) is None
    assert update_store(tmp_path / "none", [_quad(2)], kept=[]) is None
    assert _named(open_store(tmp_path / "store")) == {_quad(1)}


def test_an_open_store_outlives_its_replacement(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1)])
    store = open_store(tmp_path / "store")
    write_store(tmp_path / "store", [_quad(2)])
    assert _named(store) == {_quad(1)}


def test_the_old_store_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield _quad(2)
        raise GraphError("no more")

    write_store(tmp_path / "store", [_quad(1)])
    with pytest.raises(GraphError, match="no more"):
        write_store(tmp_path / "store", broken())
    assert _named(open_store(tmp_path / "store")) == {_quad(1)}
    write_store(tmp_path / "store", [_quad(3)])
    assert _named(open_store(tmp_path / "store")) == {_quad(3)}


def test_the_old_store_is_found_after_a_kill_between_the_renames(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1)])
    (tmp_path / "store").rename(tmp_path / ".store.old")
    assert _named(open_store(tmp_path / "store")) == {_quad(1)}
    write_store(tmp_path / "store", [_quad(2)])
    assert _named(open_store(tmp_path / "store")) == {_quad(2)}
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_two_builds_do_not_write_one_store(tmp_path: Path) -> None:
    other = Store(tmp_path / ".store.new")
    with pytest.raises(GraphError, match="another build is writing"):
        write_store(tmp_path / "store", [_quad(1)])
    del other
    write_store(tmp_path / "store", [_quad(1)])


def test_other_folders_and_files_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear", encoding="utf-8")
    for path in (tmp_path / "letters", tmp_path / "letters" / "dear.txt"):
        with pytest.raises(GraphError, match="no store and is not overwritten"):
            write_store(path, [_quad(1)])
    assert (tmp_path / "letters" / "dear.txt").read_text(encoding="utf-8") == "Dear"


def test_an_open_store_cannot_be_changed(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1)])
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(tmp_path / "store").add(_quad(2))


def test_a_missing_store_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no graph at .*store; run `kg build` first"):
        open_store(tmp_path / "store")


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="a folder without a graph"):
        open_store(tmp_path)


def test_a_broken_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense", encoding="utf-8")
    with pytest.raises(GraphError, match=r"cannot be opened .*run `kg build --fresh`"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.ttl", "@prefix e: <https://e.org/> .\ne:a e:b e:c ."),
        ("g.trig", "@prefix e: <https://e.org/> .\ne:g { e:a e:b e:c }"),
        ("g.nt", "<https://e.org/a> <https://e.org/b> <https://e.org/c> ."),
        ("g.NQ", "<https://e.org/a> <https://e.org/b> <https://e.org/c> <https://e.org/g> ."),
    ],
)
def test_files_are_loaded(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    store = open_store(tmp_path / name)
    assert len(list(store.quads_for_pattern(None, None, None, DefaultGraph()))) == 1


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "g.ttl").write_text("@prefix e: <https://e.org/> .\ne:a e:b .\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"g\.ttl, line 2: "):
        open_store(tmp_path / "g.ttl")


def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match=r"kg reads \.ttl, \.trig, \.nt, \.nq files"):
        open_store(tmp_path / "g.txt")


def test_the_default_graph_is_the_union_of_all(tmp_path: Path) -> None:
    quads = [_quad(1, "a"), _quad(2, "a"), _quad(1, "b"), Quad(_LABEL, _LABEL, _LABEL)]
    write_store(tmp_path / "store", quads)
    store = open_store(tmp_path / "store")
    union = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert {quad.triple for quad in union} == {quad.triple for quad in quads}
    assert len(union) == 3
    assert set(memory_store(quads)) == set(store)


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # rdflib warns of its own call
def test_rdflib_sees_the_same_graphs(tmp_path: Path) -> None:
    write_store(tmp_path / "store", [_quad(1, "a"), _quad(2, "a"), _quad(1, "b")])
    shared = dataset(open_store(tmp_path / "store"))
    assert len(rdflib.Graph(store=shared.store, identifier=URIRef("https://example.org/graph/a"))) == 2
    assert len(shared.default_graph) == 2
    rows = shared.query("SELECT ?l { ?s ?p ?l } ORDER BY ?l")
    assert [str(row[0]) for row in rows if isinstance(row, ResultRow)] == ["Näme 1", "Näme 2"]


def test_a_build_may_be_called_store(tmp_path: Path) -> None:
    build = tmp_path / "store"
    assert store_of(tmp_path) == build
    assert store_of(build) == build
    (build / "store").mkdir(parents=True)
    assert store_of(build) == build / "store"
