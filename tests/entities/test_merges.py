"""The steps of a build, kept for `kg explain`."""

from __future__ import annotations

from pathlib import Path

import pytest
from entities_samples import Said, reading, resolved, said

from kg.entities import Bearer, Step, Verdict, read_merges, write_merges
from kg.errors import GraphError
from kg.model import Iri


def _leads(name: str) -> tuple[str, Said]:
    return f"{{{name}:person}} leads {{Lumen:organization}}.", said("employment", person=name, organization="Lumen")


READINGS = (
    reading("a", _leads("T. Ash")),
    reading("b", _leads("Tom Ash")),
    reading("c", "{Una Bell:person} met {Una Bell:person}.", "{Ostrava:place} is a town."),
    reading("d", "{Ostrava:place} is in the east."),
)


def test_a_build_keeps_why_names_that_play_a_role_are_one(tmp_path: Path) -> None:
    resolution = resolved(*READINGS)
    steps = resolution.merges
    assert {(step.one.name, step.other.name) for step in steps} == {("Lumen", "Lumen"), ("T. Ash", "Tom Ash")}
    assert any("an initial for a first name" in step.reasons for step in steps)
    write_merges(tmp_path / "merges.jsonl", [*steps, *resolution.reviews])
    assert read_merges(tmp_path / "merges.jsonl") == list(steps)


def test_any_name_can_be_kept(tmp_path: Path) -> None:
    link = Step(
        one=Bearer(name="line\u2028\ud800\nend"),
        other=Bearer(name="x"),
        verdict=Verdict.MERGED,
        score=0.5,
        reasons=(),
        entities=(Iri("x:one"),),
    )
    write_merges(tmp_path / "merges.jsonl", [link])
    assert read_merges(tmp_path / "merges.jsonl") == [link]


def test_a_missing_file_tells_nothing_and_a_broken_one_what_to_do(tmp_path: Path) -> None:
    assert read_merges(tmp_path / "none.jsonl") == []
    (tmp_path / "merges.jsonl").write_text('{"one": 1}\n')
    with pytest.raises(GraphError, match="remove it and run `kg build` again"):
        read_merges(tmp_path / "merges.jsonl")
