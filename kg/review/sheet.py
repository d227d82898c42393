"""A review as a file: CSV or YAML with a row for every question, to be edited and applied in one go.

A row has the columns `decision` (same, different, unsure, name, type, retract, confirm; empty: not yet),
`one` and `other` (entities, or parts of them), `value` (the right name or type), `fact`, `note`, and
`question`, which is for the reader. Rows may be added and removed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.entities import Decision, Judgement
from kg.errors import JudgementError, KGError
from kg.review.desk import Desk
from kg.review.questions import FactQuestion, Question, said

COLUMNS = ("decision", "one", "other", "value", "fact", "note", "question")
_YAML = (".yaml", ".yml")
_Row = Mapping[str, str]


def write_sheet(path: Path, asked: Iterable[Question]) -> int:
    """Write the questions to a .csv, .yaml or .yml file; returns how many there are."""
    rows = [_row(question) for question in asked]
    content = _yaml_of(rows) if path.suffix.lower() in _YAML else _csv_of(rows)
    try:
        path.write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise JudgementError(f"{path}: can't be written ({error.strerror}); name another file") from error
    return len(rows)


def read_sheet(path: Path, desk: Desk) -> list[Judgement]:
    """The judgements of the rows that have a decision; raises one JudgementError with all that is wrong in any."""
    judgements, problems = list[Judgement](), list[str]()
    for number, row in enumerate(_rows(path), 1):
        if not row.get("decision"):
            continue
        try:
            judgements.append(_judgement(row, desk))
        except KGError as error:
            problems.append(f"  row {number}: {error}")
    if problems:
        raise JudgementError("\n".join([f"{path}: nothing is applied, for", *problems]))
    return judgements


def _row(question: Question) -> _Row:
    if isinstance(question, FactQuestion):
        sentence = " ".join(question.fact.evidence[0].sentence.text.split())
        text = f"{said(question.fact)}? “{sentence}” {question.reason}"
        return {"fact": question.fact.id, "question": text}
    one, other = question.one, question.other
    return {"one": one.id, "other": other.id, "question": f"{one.name} = {other.name}? {question.reason}"}


def _judgement(row: _Row, desk: Desk) -> Judgement:
    try:
        decision = Decision(row["decision"].lower())
    except ValueError:
        known = ", ".join(decision.value for decision in Decision)
        raise JudgementError(f"{row['decision']!r} is no decision; known: {known}") from None
    if decision in (Decision.RETRACT, Decision.CONFIRM) or (decision is Decision.UNSURE and row.get("fact")):
        about = [row.get("fact", "")]
    elif decision in (Decision.NAME, Decision.TYPE):
        about = [row.get("one", ""), row.get("value", "")]
    elif decision is Decision.UNDO:
        about = [row.get("value", "")]
    else:
        about = [row.get("one", ""), row.get("other", "")]
    if not all(about):
        raise JudgementError(f"{decision} lacks what it is about")
    return desk.judge(decision, about, row.get("note", ""))


def _rows(path: Path) -> Sequence[_Row]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: can't be read as text ({error}); name a CSV or YAML file") from error
    rows = _yaml_rows(text, path) if path.suffix.lower() in _YAML else list(csv.DictReader(io.StringIO(text)))
    if rows and (unknown := sorted({str(name) for row in rows for name in row} - {*COLUMNS})):
        raise JudgementError(f"{path}: there is no column {unknown[0]!r}; known: {', '.join(COLUMNS)}")
    return [{name: str(value or "").strip() for name, value in row.items()} for row in rows]


def _csv_of(rows: Iterable[_Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _yaml_of(rows: Iterable[_Row]) -> str:
    content = [{name: row.get(name, "") for name in COLUMNS} for row in rows]
    import yaml

    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    return text


def _yaml_rows(text: str, path: Path) -> list[dict[str, object]]:
    import yaml

    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise JudgementError(f"{path}: is no YAML ({error})") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise JudgementError(f"{path}: must be a list of rows, each with {', '.join(COLUMNS)}")
    return rows
