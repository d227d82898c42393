from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.archive import Archive, Made, Recipe, builder_fingerprint, extractor_fingerprint, open_archive
from kg.config import Settings
from kg.errors import GraphError
from kg.model import Document, DocumentId, Reading


def _document(name: str, text: str = "It rained.", *, title: str = "", date: str = "") -> Document:
    return Document(id=DocumentId(name), text=text, title=title, date=date)


def _reading(document: Document) -> Reading:
    return Reading(document=document, mentions=(), claims=())


def _keep(archive: Archive, *documents: Document) -> None:
    archive.keep(map(_reading, documents))


def _finish(archive: Archive, *documents: Document) -> None:
    with archive.writing(archive.state_of(documents, recipe=Recipe(), builder="b"), []):
        pass


A, B = _document("a.txt"), _document("b.txt")


def test_what_is_kept_is_missing_no_more(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        assert list(archive.missing([B, A])) == [B, A]
        _keep(archive, A)
    with open_archive(tmp_path, extractor="1") as archive:
        assert list(archive.missing([B, A])) == [B]


@pytest.mark.parametrize(
    "other",
    [
        _document("a.txt", "It snowed."),
        _document("c.txt"),
        _document("a.txt", date="2004"),
        _document("a.txt", title="A"),
    ],
    ids=["text", "name", "date", "title"],
)
def test_a_document_that_differs_at_all_is_another(other: Document, tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A)
        assert list(archive.missing([A, other])) == [other]


def test_another_extractor_finds_nothing(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A)
    with open_archive(tmp_path, extractor="2") as archive:
        assert list(archive.missing([A])) == [A]


def test_a_spoilt_reading_is_missing(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A)
        _finish(archive, A)
        (file,) = (tmp_path / ".kg/readings").iterdir()
        file.write_bytes(file.read_bytes().replace(b"rained", b"snowed"))
        assert list(archive.missing([A])) == [A]
        with pytest.raises(GraphError, match=r"what was read in 'a\.txt' is gone from .*; run `kg build` again"):
            archive.reading(A.id)


def test_the_state_is_complete_when_all_is_written_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("one", encoding="utf-8")
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A)
        state = archive.state_of([A], recipe=Recipe(), builder="b")
        assert not archive.is_complete(state, [file])
        with archive.writing(state, [file]):
            assert not archive.is_complete(state, [file])
        assert archive.is_complete(state, [file])
        assert not archive.is_complete(archive.state_of([A], recipe=Recipe(), builder="c"), [file])
        assert not archive.is_complete(
            archive.state_of([A], recipe=Recipe(settings=Settings(min_confidence=0.7)), builder="b"), [file]
        )
    with open_archive(tmp_path, extractor="1") as archive:
        assert archive.is_complete(state, [file])
        file.write_text("another", encoding="utf-8")
        assert not archive.is_complete(state, [file])
        file.unlink()
        assert not archive.is_complete(state, [file])


def test_a_failure_leaves_the_state_incomplete_and_every_reading(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A, B)
        _finish(archive, A, B)
        state = archive.state_of([A], recipe=Recipe(), builder="b")
        with pytest.raises(OSError, match="full"), archive.writing(state, []):
            raise OSError("full")
    with open_archive(tmp_path, extractor="1") as archive:
        assert archive.documents() == [A]
        assert not archive.is_complete(state, [])
        assert list(archive.missing([A, B])) == []


def test_readings_that_are_used_no_more_are_forgotten(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, A, B)
        _finish(archive, B, A)
        assert [archive.reading(document.id) for document in (A, B)] == [_reading(A), _reading(B)]
        _finish(archive, B)
        assert len(list((tmp_path / ".kg/readings").iterdir())) == 1


def test_what_was_made_of_a_document_is_told_while_nothing_else_differs(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("one", encoding="utf-8")
    made = {A.id: Made(basis="1", graph="2"), B.id: Made(basis="3", graph="4")}
    with open_archive(tmp_path, extractor="1") as archive:
        state = archive.state_of([A, B], recipe=Recipe(), builder="b")
        with archive.writing(state, [file]) as remember:
            remember(made)
    with open_archive(tmp_path, extractor="1") as archive:
        changed = [A, _document("b.txt", "It snowed.")]
        state = archive.state_of(changed, recipe=Recipe(), builder="b", beside="judged")
        assert archive.earlier(state, [file]) == {A.id: made[A.id]}
        assert archive.earlier(archive.state_of([A], recipe=Recipe(), builder="c"), [file]) == {}
        other = Recipe(settings=Settings(min_confidence=0.7))
        assert archive.earlier(archive.state_of([A], recipe=other, builder="b"), [file]) == {}
        file.write_text("another", encoding="utf-8")
        assert archive.earlier(state, [file]) == {}
        with archive.writing(state, [file]):
            assert archive.earlier(state, [file]) == {}


def test_an_outline_is_kept_for_its_reading_and_maker(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        for builder, expected in (("b", None), ("b", b"outline"), ("c", None), ("b", None)):
            with archive.writing(archive.state_of([A], recipe=Recipe(), builder=builder), []):
                assert archive.outline(A.id) == expected
                archive.keep_outline(A.id, b"outline")
            assert len(list((tmp_path / ".kg/outlines").iterdir())) == 1


_OPENING = """
import sys
from pathlib import Path
from kg.archive import open_archive
with open_archive(Path(sys.argv[1]), extractor=""):
    pass
"""


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1"):
        done = subprocess.run(
            [sys.executable, "-c", _OPENING, str(tmp_path)], capture_output=True, text=True, check=False
        )
    assert "another kg is writing" in done.stderr
    assert "wait until it has ended, or name another folder" in done.stderr


def test_an_archive_of_a_newer_kg_is_left_alone(tmp_path: Path) -> None:
    with open_archive(tmp_path, extractor="1") as archive:
        _finish(archive)
    state = tmp_path / ".kg/state.json"
    state.write_text(json.dumps({**json.loads(state.read_text("utf-8")), "format": 2, "more": 1}), encoding="utf-8")
    with pytest.raises(GraphError, match="was built by a newer kg; update kg, or name another folder"):
        open_archive(tmp_path, extractor="1").__enter__()


@pytest.mark.parametrize("told", ["", "[]", "{}", '{"format": 1}', '{"format": "1"}'])
def test_a_broken_state_is_told(told: str, tmp_path: Path) -> None:
    (tmp_path / ".kg").mkdir()
    (tmp_path / ".kg/state.json").write_text(told, encoding="utf-8")
    with pytest.raises(GraphError, match=r"state\.json is broken .*; remove it and run `kg build` again"):
        open_archive(tmp_path, extractor="1").__enter__()


def test_names_that_are_no_utf_8_are_kept(tmp_path: Path) -> None:
    odd = _document("\udcff.txt", "\ud800")
    with open_archive(tmp_path, extractor="1") as archive:
        _keep(archive, odd)
        _finish(archive, odd)
    with open_archive(tmp_path, extractor="1") as archive:
        assert archive.documents() == [odd]


def test_fingerprints_differ_and_stay() -> None:
    assert extractor_fingerprint() != builder_fingerprint()
    assert len(extractor_fingerprint()) == 64
