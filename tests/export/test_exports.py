"""exports/ shows what `kg demo` writes, so that a reader of the project sees it without an installation."""

from __future__ import annotations

from pathlib import Path

import pytest

EXPORTS = Path(__file__).parents[2] / "exports"


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig", "facts.jsonl"])
def test_exports_are_what_the_demo_writes_now(name: str, demo: Path) -> None:
    shown, made = EXPORTS / name, demo / name
    assert shown.is_file(), f"{shown} is missing"
    up_to_date = shown.read_bytes() == made.read_bytes()
    assert up_to_date, f"{shown} is out of date: run `kg demo` in {EXPORTS.parent} and look at the difference"
