"""Files, folders and standard input: which documents come out, under which ids, in which order."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.errors import DocumentError
from kg.model import Document

TEXT = "Pelloway bought Bukumera in 2019."


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(*inputs: str | Path) -> list[str]:
    """The ids of the documents, and the sources of the errors in angle brackets."""
    return [item.id if isinstance(item, Document) else f"<{item.source}>" for item in read_documents(inputs)]


def errors(*inputs: str | Path) -> list[str]:
    return [str(item) for item in read_documents(inputs) if isinstance(item, DocumentError)]


def from_stdin(data: bytes) -> list[Document | DocumentError]:
    return list(read_documents(["-"], stdin=io.BytesIO(data)))


def test_files_of_a_folder_have_their_path_below_it_as_id(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", "A.TXT"):
        write(tmp_path / "news" / name)
    assert ids(tmp_path / "news") == ["A.TXT", "a/b/c.html", "a/z.md", "b.txt"]


def test_a_single_file_has_its_name_as_id(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "news" / "a.txt")) == ["a.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "a.txt", ".DS_Store"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a.txt"]


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    inputs: list[str | Path] = [write(tmp_path / name) for name in ("c.txt", "x/a.txt", "y/a.txt")]
    inputs += [
        write(tmp_path / "b.jsonl", '{"id": "r2", "text": "One."}\n{"id": "r1", "text": "Two."}'),
        "missing.txt",
    ]
    orders = {tuple(ids(*order)) for order in itertools.permutations(inputs)}
    assert len(orders) == 1
    assert orders.pop() == ("r2", "r1", "c.txt", "<missing.txt>", "x/a.txt", "y/a.txt")


def test_the_same_file_named_twice_comes_once_under_its_longer_id(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    os.symlink(tmp_path / "sub" / "a.txt", tmp_path / "link.txt")
    assert ids(tmp_path, tmp_path / "sub", tmp_path / "sub" / "a.txt", tmp_path) == ["sub/a.txt"]


def test_files_that_would_share_an_id_get_their_parent_folders_in_front(tmp_path: Path) -> None:
    files = [write(tmp_path / name) for name in ("x/2018/a.txt", "y/2018/a.txt", "2019/a.txt", "2019/b.txt")]
    assert ids(*files) == ["2019/a.txt", "b.txt", "x/2018/a.txt", "y/2018/a.txt"]
    assert ids(tmp_path / "x" / "2018", tmp_path / "2019") == ["2018/a.txt", "2019/a.txt", "b.txt"]


def test_other_kinds_of_files_in_a_folder_are_skipped_aloud(tmp_path: Path) -> None:
    for name in ("a.txt", "manifest.csv", "report.pdf", "LICENSE"):
        write(tmp_path / name)
    assert "a.txt" in ids(tmp_path)
    formats = ".txt, .md, .html, .htm, .jsonl"
    assert errors(tmp_path) == [
        f"{tmp_path / 'LICENSE'}: skipped: files without an ending are not read; save it as one of {formats}",
        f"{tmp_path / 'manifest.csv'}: skipped: .csv files are not read; save it as one of {formats}",
        f"{tmp_path / 'report.pdf'}: skipped: .pdf files are not read; save it as one of {formats}",
    ]
    assert errors(tmp_path / "report.pdf") == [
        f"{tmp_path / 'report.pdf'}: .pdf files are not read; save it as one of {formats}"
    ]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "empty.txt", " \n\n")
    (tmp_path / "broken.txt").write_bytes(b"PK\x00\x00")
    problems = sorted(errors(tmp_path, tmp_path / "missing.txt", tmp_path / "report.pdf"))
    assert [problem.removeprefix(f"{tmp_path}{os.sep}").partition(";")[0] for problem in problems] == [
        "broken.txt: is no text: it holds a NUL character (at 2)",
        "empty.txt: is empty",
        "missing.txt: no such file or folder",
        "report.pdf: no such file or folder",
    ]
    assert "a.txt" in ids(tmp_path)


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert errors(tmp_path) == [f"{tmp_path}: holds no files; kg reads .txt, .md, .html, .htm, .jsonl"]


def test_a_document_under_a_taken_id_is_an_error_unless_it_is_the_same(tmp_path: Path) -> None:
    lines = ['{"id": "1", "text": "One."}', '{"id": "1", "text": "One."}', '{"id": "1", "text": "Two."}']
    first, error = read_documents([write(tmp_path / "a.jsonl", "\n".join(lines))])
    assert isinstance(first, Document)
    assert str(error).startswith("1: is the id of two different documents")


def test_records_are_read_one_at_a_time() -> None:
    class Stream(io.BytesIO):
        def __iter__(self) -> Iterator[bytes]:
            yield b'{"id": "1", "text": "One."}\n'
            raise AssertionError("read ahead")

    assert isinstance(next(iter(read_documents(["-"], stdin=Stream()))), Document)


def test_standard_input_may_be_text_markdown_a_page_or_records() -> None:
    (text,) = from_stdin(b"Pelloway enters Indonesia\r\n\r\n" + TEXT.encode())
    (markdown,) = from_stdin(f"---\ntitle: A first year\n---\n{TEXT}".encode())
    (page,) = from_stdin(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode())
    records = from_stdin(b'\xef\xbb\xbf{"id": "1", "text": "One."}\n\n{"id": "2", "text": "Two."}\n{"id')
    assert isinstance(text, Document)
    assert (text.id, text.title) == ("stdin", "Pelloway enters Indonesia")
    assert isinstance(markdown, Document)
    assert markdown.title == "A first year"
    assert isinstance(page, Document)
    assert page.text == TEXT
    assert [item.id if isinstance(item, Document) else item.source for item in records] == [
        "1",
        "2",
        "standard input, line 4",
    ]


def test_standard_input_may_be_a_stream_of_characters() -> None:
    (document,) = read_documents(["-", "-"], stdin=io.StringIO("Zahā\ud800 bought Bukumera.\n"))
    assert isinstance(document, Document)
    assert document.text == "Zahā\ufffd bought Bukumera.\n"


def test_empty_standard_input_is_an_error() -> None:
    assert [str(item) for item in from_stdin(b"")] == ["standard input: is empty"]


def test_links_to_folders_are_named_and_loops_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.symlink(tmp_path, tmp_path / "loop")
    os.symlink(tmp_path / "nowhere", tmp_path / "nowhere.txt")
    os.symlink(tmp_path / "self.txt", tmp_path / "self.txt")
    assert sorted(problem.rpartition(os.sep)[2] for problem in errors(tmp_path)) == [
        "loop: skipped: is a link to a folder; name that folder as an input",
        "nowhere.txt: skipped: is a broken link",
        "self.txt: skipped: is a broken link",
    ]
    assert len(errors(tmp_path / "self.txt")) == 1


def test_folders_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
    write(deep / "a.txt")
    assert ids(tmp_path) == ["d/" * 400 + "a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
def test_pipes_in_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert errors(tmp_path) == [f"{tmp_path / 'pipe.txt'}: skipped: is not a regular file"]


def test_files_that_the_system_refuses_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise (PermissionError(13, "Permission denied", str(path)) if path.name == "a.txt" else OSError(5, "I/O error"))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert errors(write(tmp_path / "a.txt"), write(tmp_path / "b.txt")) == [
        f"{tmp_path / 'a.txt'}: may not be read; check its permissions",
        f"{tmp_path / 'b.txt'}: cannot be read (I/O error)",
    ]


def test_what_may_not_even_be_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / "news" / name)
    is_file = Path.is_file

    def refuse(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert ids(tmp_path / "news") == [f"<{tmp_path / 'news' / 'a.txt'}>", "b.txt"]


def test_folders_that_the_system_refuses_are_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    write(tmp_path / "a.txt")
    (tmp_path / "closed").chmod(0)
    try:
        if os.access(tmp_path / "closed", os.R_OK):
            pytest.skip("the superuser may read everything")
        assert "may not be read" in errors(tmp_path)[0]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_names_of_files_may_hold_anything(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"new\nline.txt", b"<script>.txt", "\u202etxt.exe.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_bytes(TEXT.encode())
    found = ids(tmp_path)
    assert found == sorted(["caf\ufffd.txt", "new line.txt", "<script>.txt", "\u202etxt.exe.txt"])
    assert "no such file" in errors("nul\0byte.txt")[0] or "cannot be read" in errors("nul\0byte.txt")[0]
