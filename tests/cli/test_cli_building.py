"""The command line: building."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from cli_answers import NOTE, fails, prints
from kg_process import run_kg

from kg import cli

pytestmark = pytest.mark.usefixtures("empty_folder")


def test_demo_writes_all_and_says_what_is_next(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = prints(capsys, "demo")
    assert "facts about" in out
    assert "kg query acquisitions" in out
    names = {".kg", "builds.jsonl", "facts.jsonl", "graph.html", "graph.trig", "graph.ttl", "store"}
    assert {path.name for path in Path("exports").iterdir()} == names == {p.name for p in demo.iterdir()}


def test_build_counts_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    out = prints(capsys, "build", "note.txt", "-o", "made/here")
    assert out.startswith("1 fact about 2 entities from 1 document\n")
    assert f"{Path('made/here/graph.html')} " in out


def test_a_build_can_be_added_to_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("more.txt").write_text("Tessel Freight acquired Oru Bank.\n", encoding="utf-8")
    assert prints(capsys, "build", "note.txt").startswith("1 fact about")
    assert prints(capsys, "build", "more.txt", "--add").startswith("2 facts about 4 entities from 2 documents")
    assert prints(capsys, "remove", "note.txt").startswith("1 fact about 2 entities from 1 document\n")
    assert "no document 'note.txt'" in fails(capsys, "remove", "note.txt")


def test_a_backup_is_restored(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "statements in graph.nq.gz" in prints(capsys, "backup", "graph.nq.gz", "--data", str(demo))
    counts = json.loads(prints(capsys, "restore", "graph.nq.gz", "-o", "made", "--json"))
    assert counts["documents"] == 5
    for name in ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html"):
        assert Path("made", name).read_bytes() == (demo / name).read_bytes(), name


def test_a_server_that_is_no_server_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "write KIND+URL" in fails(capsys, "query", "acquisitions", "--data", "http://localhost")


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "build", "note.txt", "--quiet") == ""


def test_the_summary_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    summary = json.loads(prints(capsys, "build", "note.txt", "--json"))
    assert summary == {"documents": 1, "entities": 2, "facts": 1, "problems": [], "violations": 0}


def test_standard_input_is_a_document() -> None:
    assert run_kg("build", "-", "--quiet", stdin=NOTE.encode()).returncode == 0
    assert '"document": "stdin"' in Path("exports/facts.jsonl").read_text(encoding="utf-8")


def test_empty_standard_input_is_told() -> None:
    done = run_kg("build", "-")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: standard input: is empty\n"


def test_a_broken_file_is_named_and_the_rest_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    Path("news/note.txt").write_text(NOTE, encoding="utf-8")
    Path("news/noise.txt").write_bytes(b"\x00\x01\x02")
    assert cli.main(["build", "news"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 fact ")
    assert err.startswith(f"kg: {Path('news/noise.txt')}: is no text")


def test_skipped_files_are_told_and_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    Path("news/note.txt").write_text(NOTE, encoding="utf-8")
    for number in range(7):
        Path(f"news/{number}.pdf").touch()
    assert cli.main(["build", "news"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"kg: {Path('news/0.pdf')}: skipped: .pdf files are not read")
    assert told[5:] == ["kg: 2 more files were skipped"]
    assert cli.main(["build", "news", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["build", "extract"])
def test_inputs_without_a_document_are_told(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.txt: no such file or folder" in fails(capsys, command, "nowhere.txt")
    Path("empty").mkdir()
    assert "empty: holds no files; kg reads .txt" in fails(capsys, command, "empty")
    Path("empty/a.pdf").touch()
    assert ".pdf files are not read" in fails(capsys, command, "empty")
    Path("empty/b.txt").touch()
    assert "b.txt: is empty" in fails(capsys, command, "empty")
    assert not Path("exports").exists()


def test_a_folder_that_cannot_be_written_is_told_before_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").touch()
    assert "taken is no folder that can be written" in fails(capsys, "demo", "-o", "taken")
    assert "is no folder that can be written" in fails(capsys, "demo", "-o", "taken/deeper")


def test_a_file_in_the_way_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("exports/graph.html").mkdir(parents=True)
    assert "graph.html" in fails(capsys, "build", "note.txt")


@pytest.mark.parametrize("base", ["", "id/", "https://example.org/id", "http://a b/", "http://<a>/"])
def test_a_base_that_is_no_iri_is_told(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "https://example.org/id/" in fails(capsys, "demo", "--base", base)


def test_iris_begin_where_the_user_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    out = prints(capsys, "extract", "note.txt", "--base", "https://example.org/")
    assert json.loads(out)["roles"]["target"][0]["id"] == "https://example.org/org/lumen-grid"


def test_progress_is_shown_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    terminal = io.TextIOWrapper(shown := io.BytesIO(), write_through=True)
    with monkeypatch.context() as on:
        on.setattr(terminal, "isatty", lambda: True)
        on.setattr(sys, "stderr", terminal)
        assert cli.main(["extract", "note.txt"]) == 0
    assert b"reading: 1 documents" in shown.getvalue()
    capsys.readouterr()
    prints(capsys, "extract", "note.txt")
