"""The log of judgements: only ever added to, and nothing lost by an interruption."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import (
    Decision,
    Effect,
    Judgement,
    Statement,
    Thing,
    add_judgements,
    read_effects,
    read_judgements,
    write_effects,
)
from kg.errors import JudgementError
from kg.model import DocumentId, EntityType, FactType, Iri, Role, Status

ANN = Thing(
    id=Iri("x:person/ann"),
    type=EntityType("person"),
    names=("Ann Ash", "Ash"),
    documents=(DocumentId("a"),),
    part=True,
)
SAID = Statement(
    id=Iri("x:fact/1"),
    type=FactType("employment"),
    document=DocumentId("a"),
    status=Status.CURRENT,
    words={Role("person"): ("Ash", "she")},
    sentences=("She works there.",),
)
NAMED = Judgement(
    decision=Decision.NAME, by="ann", at="2026-11-25", things=(ANN,), value="Ann Ash", note="her own word"
)
RETRACTED = Judgement(decision=Decision.RETRACT, by="ben", at="2026-11-26", statement=SAID)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    log = tmp_path / "judgements.jsonl"
    assert read_judgements(log) == ()
    add_judgements(log, [NAMED])
    first = log.read_bytes()
    add_judgements(log, [RETRACTED])
    assert log.read_bytes().startswith(first)
    assert read_judgements(log) == (NAMED, RETRACTED)


@given(st.text(min_size=1), st.text(), st.text())
@settings(deadline=None)
def test_any_words_survive(name: str, by: str, note: str) -> None:
    thing = Thing(id=Iri("x:y"), type=EntityType("person"), names=(name,), documents=(DocumentId(name),))
    judgement = Judgement(decision=Decision.NAME, by=by, at="2026", things=(thing,), value=name, note=note)
    with TemporaryDirectory() as folder:
        add_judgements(Path(folder) / "log", [judgement, judgement])
        assert read_judgements(Path(folder) / "log") == (judgement, judgement)


@pytest.mark.parametrize("cut", [1, 20, -1])
def test_a_line_that_was_cut_off_is_no_judgement_and_spoils_none(tmp_path: Path, cut: int) -> None:
    log = tmp_path / "judgements.jsonl"
    add_judgements(log, [NAMED])
    whole = log.read_bytes()
    log.write_bytes(whole + whole[:cut])
    expected = (NAMED, NAMED) if cut == -1 else (NAMED,)
    assert read_judgements(log) == expected
    add_judgements(log, [RETRACTED])
    assert read_judgements(log) == (*expected, RETRACTED)


@pytest.mark.parametrize("line", ["{}", "[]", "nonsense", '{"decision": "burn", "by": "", "at": ""}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    log = tmp_path / "judgements.jsonl"
    log.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(JudgementError, match=r"judgements\.jsonl, line 2: is no judgement"):
        read_judgements(log)


def test_what_became_of_judgements_is_kept_beside_the_log(tmp_path: Path) -> None:
    assert read_effects(tmp_path) == {}
    write_effects(tmp_path, {"j-2": Effect.APPLIED, "j-1": Effect.WAITING})
    assert read_effects(tmp_path) == {"j-1": Effect.WAITING, "j-2": Effect.APPLIED}
    write_effects(tmp_path, {})
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "judgements-applied.json").write_text("[]", "utf-8")
    with pytest.raises(JudgementError, match="is broken"):
        read_effects(tmp_path)
    with pytest.raises(JudgementError, match="can't be written"):
        write_effects(tmp_path / "none", {"j-1": Effect.APPLIED})


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="can't be"):
        add_judgements(tmp_path / "no" / "log", [NAMED])
    with pytest.raises(JudgementError, match="can't be read"):
        read_judgements(tmp_path)
