"""Judging at a desk, in a session and in a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from review_desk import FACTS, asked, desk
from story_samples import BASE

from kg.entities import Decision, in_force, read_judgements
from kg.errors import JudgementError, NotFoundError
from kg.review import FactQuestion, PairQuestion, hold, read_sheet, write_sheet


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "judgements.jsonl"


def session(log: Path, keys: str) -> tuple[list[str], list[str]]:
    """What a review tells, and the decisions that it leaves in force; "." is Enter, after the keys input ends."""
    typed: Iterator[str] = iter(keys)
    lines: list[str] = []

    def ask(prompt: str) -> str:
        try:
            return next(typed).replace(".", "")
        except StopIteration:
            raise EOFError from None

    at = desk(log)
    hold(asked(at), at, ask=ask, tell=lines.append)
    return lines, [judgement.decision.value for judgement in in_force(read_judgements(log))]


# What is asked


def test_likely_pairs_come_first_then_contradicted_facts(log: Path) -> None:
    pair, *facts = asked(desk(log))
    assert isinstance(pair, PairQuestion)
    assert {pair.one.name, pair.other.name} == {"Mercury", "Mercury Records"}
    assert [q.fact.id for q in facts if isinstance(q, FactQuestion)] == [FACTS[0].id, FACTS[1].id]


def test_what_was_answered_is_not_asked_again(log: Path) -> None:
    session(log, "ucu")
    assert asked(desk(log)) == []


# A session


def test_a_session_asks_and_keeps_the_answers(log: Path) -> None:
    lines, decisions = session(log, "s.r")
    assert decisions == ["same", "retract"]
    assert any("Are these one? 'Mercury" in line for line in lines)
    assert any("Does cars.txt say so? Mercury acquired Edsel (completed)" in line for line in lines)


@pytest.mark.parametrize("keys", ["s", "sq", "dq", "d"])
def test_an_interrupted_session_keeps_what_was_answered(log: Path, keys: str) -> None:
    assert session(log, keys)[1] == [{"s": "same", "d": "different"}[keys[0]]]


def test_the_last_answer_can_be_taken_back(log: Path) -> None:
    lines, decisions = session(log, "szzcq")
    assert decisions == ["confirm"]
    assert any(line.startswith("  undone: same Mercury") for line in lines)
    assert "  nothing to undo" in lines


def test_a_wrong_key_is_told_the_right_ones(log: Path) -> None:
    lines, decisions = session(log, "xs")
    assert any("'x' is none of: s same" in line for line in lines)
    assert decisions == ["same"]


# At the desk


def test_things_are_kept_with_names_and_documents(log: Path) -> None:
    judgement = desk(log).judge(Decision.SAME, ["Mercury", "org/mercury-records"], "by the register")
    one, other = judgement.things
    assert (one.names, one.documents, one.part) == (("Mercury", "Mercury Inc"), ("cars.txt", "ford.txt"), False)
    assert other.id == f"{BASE}org/mercury-records"
    assert (judgement.by, judgement.note) == ("ann", "by the register")


def test_a_part_of_a_thing_is_named_by_document_and_spelling(log: Path) -> None:
    one, other = desk(log).judge(Decision.DIFFERENT, ["Mercury @ cars.txt", "Mercury = Mercury Inc @ ford.txt"]).things
    assert (one.documents, one.part) == (("cars.txt",), True)
    assert (other.names, other.documents) == (("Mercury Inc",), ("ford.txt",))


@pytest.mark.parametrize(
    ("decision", "about", "message"),
    [
        ("same", ["Mercury"], "same is about 2, not 1: same ONE OTHER"),
        ("same", ["Mercury", "Mercury Inc"], "are one entity; name parts of it"),
        ("same", ["Mercury", "Edsle"], "no entity is called 'Edsle'; did you mean 'Edsel'"),
        ("type", ["Mercury", "planet"], "'planet' is no type of entity; known: organization, person"),
        ("retract", ["nothing of it"], "no fact says 'nothing of it'"),
        ("retract", ["Mercury acquired Edsel"], "may mean any of these"),
        ("different", ["Mercury @ car.txt", "Edsel"], r"'car\.txt' is not there; did you mean 'cars\.txt'\?"),
        ("undo", ["j-0"], "no judgement 'j-0' is in"),
        ("undo", ["last"], "no judgement 'last' is in"),
        ("name", ["", "X"], "an empty name means nothing"),
    ],
)
def test_what_does_not_fit_is_refused(log: Path, decision: str, about: list[str], message: str) -> None:
    with pytest.raises((JudgementError, NotFoundError), match=message):
        desk(log).judge(Decision(decision), about)
    assert not log.exists()


def test_the_same_judgement_twice_is_one(log: Path) -> None:
    at = desk(log)
    for _ in range(2):
        at.record([at.judge(Decision.NAME, ["Edsel", "Edsel Division"])])
    assert len(read_judgements(log)) == 1
    at.record([at.judge(Decision.UNDO, ["last"])])
    at.record([at.judge(Decision.NAME, ["Edsel", "Edsel Division"])])
    assert [j.decision.value for j in in_force(read_judgements(log))] == ["name"]


# A sheet


@pytest.mark.parametrize("suffix", ["csv", "yaml"])
def test_a_sheet_is_written_edited_and_applied(log: Path, tmp_path: Path, suffix: str) -> None:
    sheet, at = tmp_path / f"review.{suffix}", desk(log)
    assert write_sheet(sheet, asked(at)) == 3
    text = sheet.read_text("utf-8")
    assert "Mercury = Mercury Records?" in text
    assert read_sheet(sheet, at) == []
    first = text.replace("\n,", "\nsame,", 1) if suffix == "csv" else text.replace("decision: ''", "decision: Same", 1)
    sheet.write_text(first, "utf-8")
    judgements = read_sheet(sheet, at)
    assert [j.decision.value for j in judgements] == ["same"]
    at.record(judgements)
    at.record(read_sheet(sheet, at))
    assert len(read_judgements(log)) == 1


def test_rows_of_every_kind_can_be_added(log: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.csv"
    sheet.write_text(
        "decision,one,other,value,fact,note\n"
        "different,Mercury @ cars.txt,Mercury @ ford.txt,,,two firms\n"
        "name,Edsel,,Edsel Division,,\n"
        "type,Vertigo,,product,,\n"
        f"retract,,,,{FACTS[0].id},\n"
        f"unsure,,,,{FACTS[1].id},\n",
        "utf-8",
    )
    decisions = [judgement.decision.value for judgement in read_sheet(sheet, desk(log))]
    assert decisions == ["different", "name", "type", "retract", "unsure"]


def test_one_wrong_row_and_nothing_is_applied(log: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.csv"
    sheet.write_text(
        "decision,one,other\nsame,Mercury,Mercury Records\nsaem,Mercury,Edsel\nsame,Mercury,\nname,Nobody,\n", "utf-8"
    )
    with pytest.raises(JudgementError) as error:
        read_sheet(sheet, desk(log))
    assert [line.split(":")[0].strip() for line in str(error.value).splitlines()[1:]] == ["row 2", "row 3", "row 4"]
    assert "'saem' is no decision; known: same" in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "decided,one\nsame,x\n", "there is no column 'decided'; known: decision"),
        ("a.yaml", "decision: same", "must be a list of rows"),
        ("a.yaml", "- [", "is no YAML"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(log: Path, tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(JudgementError, match=message):
        read_sheet(tmp_path / name, desk(log))


def test_a_file_that_cannot_be_read_or_written_is_named(log: Path, tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="can't be read"):
        read_sheet(tmp_path / "none.csv", desk(log))
    with pytest.raises(JudgementError, match="can't be written"):
        write_sheet(tmp_path / "none" / "a.csv", [])
