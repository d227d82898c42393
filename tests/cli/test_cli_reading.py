"""The command line: extracting and evaluating."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_answers import NOTE, fails, prints

from kg import cli

pytestmark = pytest.mark.usefixtures("empty_folder")


def test_extract_prints_facts_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    fact = json.loads(prints(capsys, "extract", "note.txt"))
    assert fact["type"] == "acquisition"
    assert fact["roles"]["price"] == [{"value": "45000000 EUR", "text": "45 million euros"}]
    assert [path.name for path in Path().iterdir()] == ["note.txt"]


def test_extract_writes_to_a_device(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "extract", "note.txt", "-o", "/dev/null") == ""


def test_extract_writes_facts_and_mentions(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "extract", "note.txt", "-o", "facts.jsonl", "--mentions", "mentions.jsonl") == ""
    assert len(Path("facts.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    mentions = Path("mentions.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(mentions[0])
    assert (first["document"], first["text"], first["type"]) == ("note.txt", "Ostrava Power", "organization")
    assert NOTE[first["start"] : first["end"]] == first["text"]


def test_extract_tells_what_became_of_every_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(f"{NOTE}It rained. Lumen Grid bought a fleet of vans.\n", encoding="utf-8")
    facts = prints(capsys, "extract", "note.txt", "--coverage", "coverage.jsonl", "--quiet")
    lines = [json.loads(line) for line in Path("coverage.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == ["extracted", "not understood", "rejected"]
    assert lines[0]["facts"] == [json.loads(facts)["id"]]
    assert "target" in [rejection["role"] for rejection in lines[2]["rejected"]]
    assert cli.main(["extract", "note.txt", "--coverage", "coverage.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == facts
    assert err.startswith("3 sentences: 1 extracted, 1 rejected, 1 not understood, 0 not read.")


def test_facts_of_less_confidence_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "extract", "note.txt", "--min-confidence", "0.5") != ""
    assert prints(capsys, "extract", "note.txt", "--min-confidence", "1") == ""
    assert prints(capsys, "build", "note.txt", "--min-confidence", "1").startswith("0 facts about 0 entities")
    assert "7.0 is no confidence; it must be from 0 to 1" in fails(
        capsys, "extract", "note.txt", "--min-confidence", "7"
    )


@pytest.mark.parametrize("option", ["-o", "--mentions", "--coverage"])
def test_extract_tells_what_it_cannot_write(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    told = fails(capsys, "extract", "note.txt", option, "nowhere/facts.jsonl")
    assert "nowhere/facts.jsonl: can't be written (No such file or directory)" in told


# Evaluating

CASE = """
[[case]]
id = "bought"
kind = "plain"
text = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019."

[[case.facts]]
type = "acquisition"
status = "agreed"
acquirer = "Ostrava Power"
target = "Lumen Grid"
price = "45000000 EUR"
date = "2019"

[[case.facts]]
type = "founding"
organization = "Lumen Grid"
date = "2001"
"""


def test_evaluate_tells_scores_calibration_and_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE, encoding="utf-8")
    out = prints(capsys, "evaluate", "cases.toml")
    assert out.startswith("short texts: 1 document\n")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert rows["acquisition"] == ["1", "1", "1.000", "1.000", "1.000", "0.000", "0.000", "0.000"]
    assert rows["total"] == ["2", "1", "1.000", "0.500", "0.667", "0.000", "0.000", "0.000"]
    assert rows["plain"] == rows["total"]
    assert "    1 of    1  told as completed or current where the gold says otherwise\n" in out
    assert "calibration, total: expected calibration error 0." in out
    with_errors = prints(capsys, "evaluate", "cases.toml", "--errors")
    assert with_errors.startswith(out)
    assert "missed  bought  founding  organization: Lumen Grid; date: 2001\n" in with_errors
    assert "status: completed, not agreed\n        Ostrava Power acquired Lumen Grid" in with_errors


def test_evaluate_honours_the_threshold_and_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE, encoding="utf-8")
    (report,) = json.loads(prints(capsys, "evaluate", "cases.toml", "--format", "json"))
    assert (report["gold"], report["documents"]) == ("short texts", 1)
    assert report["total"]["core"]["right"] == 1
    assert report["calibration"]["total"]["bins"][0]["count"] == 1
    assert "mistakes" not in report
    arguments = ("--format", "json", "--errors", "--min-confidence", "1")
    (report,) = json.loads(prints(capsys, "evaluate", "cases.toml", *arguments))
    assert report["total"]["core"] == {"right": 0, "wrong": 0, "missed": 2, "precision": 0, "recall": 0, "f1": 0}
    assert [mistake["verdict"] for mistake in report["mistakes"]] == ["missed", "missed"]


def test_evaluate_tells_gold_that_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE.replace("acquirer", "aquirer"), encoding="utf-8")
    assert "cases.toml, case 1 (bought): acquisition has no role 'aquirer'" in fails(capsys, "evaluate", "cases.toml")
    assert "nowhere: cannot be read" in fails(capsys, "evaluate", "nowhere")
