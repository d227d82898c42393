from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import GraphError
from kg.graph import base_of, memory_store, read_backup, write_backup

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_QUADS = [
    Quad(_LABEL, _LABEL, Literal(text), NamedNode(f"https://example.org/id/document/{number}"))
    for number, text in enumerate(["Arbo", 'ä "\n\\ \u2028', "Arbo"])
]


@pytest.mark.parametrize("name", ["backup.nq", "new/backup.nq.gz"])
def test_a_backup_holds_the_named_graphs(name: str, tmp_path: Path) -> None:
    store, path = memory_store(_QUADS), tmp_path / name
    assert write_backup(path, store) == 3
    assert set(read_backup(path)) == set(_QUADS)
    before = path.read_bytes()
    write_backup(path, store)
    assert (path.read_bytes(), list(path.parent.iterdir())) == (before, [path])


def test_other_stores_read_it(tmp_path: Path) -> None:
    write_backup(tmp_path / "backup.nq", memory_store(_QUADS))
    store = Store()
    store.bulk_load(path=str(tmp_path / "backup.nq"))
    assert set(store) == set(_QUADS)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.nq", b"<a:b> <a:b> <a:b> <a:g> .\n<a:b> <a:b> <a", r"a\.nq, line 2: .*; it is no backup, or spoilt"),
        ("a.nq", b"<a:b> <a:b> <a:b> .\n", "statements that belong to no document"),
        ("a.nq.gz", b"<a:b> <a:b> <a:b> <a:g> .\n", "cannot be read: Not a gzipped file"),
        ("a.nq.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", "cannot be read: Compressed file ended"),
    ],
    ids=["cut", "triples", "not compressed", "cut and compressed"],
)
def test_what_is_no_backup_is_told(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphError, match=told):
        read_backup(tmp_path / name)


def test_a_missing_backup_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no\.nq cannot be read: .*No such file"):
        read_backup(tmp_path / "no.nq")


def test_the_base_is_found_in_the_names_of_documents() -> None:
    assert base_of(_QUADS) == "https://example.org/id/"
    assert base_of([]) == "https://w3id.org/company-people-kg/id/"
