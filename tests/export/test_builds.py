"""The log of a folder's builds."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_jsonl import deal

from kg.errors import GraphError
from kg.export import fact_line, log_build, parse_fact, read_builds, told_facts, write_facts
from kg.model import DocumentId, Fact, Iri, Status


def _written(folder: Path, *facts: Fact) -> frozenset[DocumentId]:
    """What a build does."""
    before = told_facts(folder / "facts.jsonl")
    lines = {fact_line(fact): fact for fact in facts}
    write_facts(folder / "facts.jsonl", lines)
    return log_build(folder, before, lines)


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_fact_is_read_back_as_it_was_written(sentence: str, document: str) -> None:
    told = deal(f"Ostrava {sentence} says", document)
    assert parse_fact(fact_line(told)) == told


def test_builds_tell_what_they_changed(tmp_path: Path) -> None:
    one, other = deal(), replace(deal(document="other.txt"), id=Iri("https://example.org/fact/2"))
    assert _written(tmp_path, one) == {"note.txt"}
    assert _written(tmp_path, one, other) == {"other.txt"}
    assert _written(tmp_path, replace(one, status=Status.DENIED), other) == {"note.txt"}
    assert _written(tmp_path, other) == {"note.txt"}
    assert _written(tmp_path, other) == set()
    builds = read_builds(tmp_path)
    assert [(build.facts, build.added, build.removed, build.changed, build.names) for build in builds] == [
        (1, 1, 0, 0, ("note.txt",)),
        (2, 1, 0, 0, ("other.txt",)),
        (2, 0, 0, 1, ("note.txt",)),
        (1, 0, 1, 0, ("note.txt",)),
        (1, 0, 0, 0, ()),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", build.time) for build in builds)
    assert builds[2].to_text() == f"{builds[2].time}  2 facts  +0 -0 ~1  note.txt"
    assert builds[4].to_text().endswith("+0 -0 ~0  nothing changed")


def test_a_line_is_a_build_and_names_are_few(tmp_path: Path) -> None:
    facts = [replace(deal(document=f"{n:02}.txt"), id=Iri(f"https://example.org/fact/{n}")) for n in range(25)]
    _written(tmp_path, *facts)
    (line,) = (tmp_path / "builds.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["documents"], len(told["names"])) == (25, 20)
    assert read_builds(tmp_path)[0].to_text().endswith("19.txt and 5 more")


def test_a_line_that_a_build_was_killed_in_is_left_out(tmp_path: Path) -> None:
    _written(tmp_path, deal())
    with (tmp_path / "builds.jsonl").open("a", encoding="utf-8") as log:
        log.write('{"time": "2024-05')
    assert len(read_builds(tmp_path)) == 1
    _written(tmp_path)
    assert [build.facts for build in read_builds(tmp_path)] == [1, 0]


def test_lines_of_another_version_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text('{"id": 1}\nno json\n', encoding="utf-8")
    assert _written(tmp_path, deal()) == {"note.txt"}


@pytest.mark.parametrize("content", ["[]\n", "no json\n", '{"names": []}\n'])
def test_a_broken_log_is_told(tmp_path: Path, content: str) -> None:
    with pytest.raises(GraphError, match=r"no builds at .*builds\.jsonl; run `kg build` first"):
        read_builds(tmp_path)
    (tmp_path / "builds.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=r"builds\.jsonl cannot be read: .*; take it away"):
        read_builds(tmp_path)
