"""A change happens to a copy, and is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import GraphError
from kg.graph import open_store, write_store
from kg.graph.editing import edit_store, store_version

ONE, TWO = (Quad(NamedNode("x:s"), NamedNode("x:p"), Literal(text), NamedNode("x:g")) for text in ("one", "two"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_store(tmp_path / "store", [ONE])
    return tmp_path / "store"


def test_who_reads_goes_on_with_the_old_state(folder: Path) -> None:
    before, version = open_store(folder), store_version(folder)
    edit_store(folder, lambda store: store.add(TWO))
    assert TWO not in before
    assert TWO in open_store(folder)
    assert store_version(folder) != version
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


def test_a_change_that_fails_has_not_happened(folder: Path) -> None:
    def fail(store: Store) -> None:
        store.add(TWO)
        raise ValueError("no")

    version = store_version(folder)
    with pytest.raises(ValueError, match="no"):
        edit_store(folder, fail)
    assert store_version(folder) == version
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


def test_two_cannot_change_it_at_a_time(folder: Path) -> None:
    def change(store: Store) -> None:
        with pytest.raises(GraphError, match="somebody else is changing"):
            edit_store(folder, lambda other: other.add(TWO))
        store.add(TWO)

    edit_store(folder, change)
    assert TWO in open_store(folder)


def test_what_was_killed_is_cleared_away(folder: Path) -> None:
    (folder.parent / ".store.edited").mkdir()
    folder.rename(folder.parent / ".store.old")
    edit_store(folder, lambda store: store.add(TWO))
    assert TWO in open_store(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


def test_no_store_has_no_version(tmp_path: Path) -> None:
    assert store_version(tmp_path / "none") == ""
