"""judgements.jsonl: every judgement one line, only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.entities._cells import Effect
from kg.entities.judgements import Decision, Judgement, Statement, Thing
from kg.errors import JudgementError
from kg.model import DocumentId, EntityType, FactType, Iri, Role, Status

JUDGEMENTS = "judgements.jsonl"
"""The name of the log in a build's folder."""
_EFFECTS = "judgements-applied.json"


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """All judgements of a log, oldest first, undone ones and undoings too; none where there is no file.

    A last line that was cut off while it was written was never promised to anybody, and is passed over. Raises
    JudgementError for any other line that is no judgement.
    """
    content = _read(path)
    *lines, last = content.split(b"\n")
    judgements = [_parse(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]
    if last and (whole := _whole(last)):
        judgements.append(whole)
    return tuple(judgements)


def add_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write judgements behind those that are there; they are on the disk, all of them, when this returns.

    Raises JudgementError if the file can't be written.
    """
    lines = "".join(judgement_line(judgement) + "\n" for judgement in judgements).encode("utf-8", "backslashreplace")
    try:
        _mend_end(path)
        with path.open("ab", buffering=0) as log:
            log.write(lines)
            os.fsync(log.fileno())
    except OSError as error:
        raise JudgementError(f"{path}: can't be written ({error.strerror}); name another folder") from error


def write_effects(folder: Path, effects: Mapping[str, Effect]) -> None:
    """Keep beside the log what became of its judgements in a build; nothing where there are none.

    Raises JudgementError if the folder can't be written.
    """
    path = folder / _EFFECTS
    aside = path.with_name(f".{_EFFECTS}.new")
    try:
        if not effects:
            path.unlink(missing_ok=True)
            return
        aside.write_text(json.dumps(dict(sorted(effects.items())), indent=1) + "\n", "utf-8")
        aside.replace(path)
    except OSError as error:
        raise JudgementError(f"{path}: can't be written ({error.strerror}); name another folder") from error


def read_effects(folder: Path) -> dict[str, Effect]:
    """What became of the judgements in the last build; empty if there were none, or if there was no build since."""
    try:
        told = json.loads((folder / _EFFECTS).read_bytes())
        return {id_: Effect(effect) for id_, effect in told.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise JudgementError(f"{folder / _EFFECTS}: is broken ({error}); run `kg build` again") from error


def judgement_line(judgement: Judgement) -> str:
    """A judgement as a line of the log, without the line's end."""
    told: dict[str, Any] = {
        "id": judgement.id,
        "decision": judgement.decision,
        "by": judgement.by,
        "at": judgement.at,
    }
    if judgement.things:
        told["things"] = [_thing_json(thing) for thing in judgement.things]
    if statement := judgement.statement:
        told["fact"] = {
            "id": statement.id,
            "type": statement.type,
            "document": statement.document,
            "status": statement.status,
            "words": {role: list(words) for role, words in statement.words.items()},
            "sentences": list(statement.sentences),
        }
    told |= {name: text for name, text in (("value", judgement.value), ("note", judgement.note)) if text}
    return json.dumps(told, ensure_ascii=False)


def _thing_json(thing: Thing) -> dict[str, Any]:
    told: dict[str, Any] = {"id": thing.id, "type": thing.type, "names": thing.names, "documents": thing.documents}
    return told | ({"part": True} if thing.part else {})


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise JudgementError(f"{path}: can't be read ({error.strerror})") from error


def _mend_end(path: Path) -> None:
    """End the last line if only its end is missing; remove it if it was cut off in the middle."""
    content = _read(path)
    last = content.rpartition(b"\n")[2]
    if not last:
        return
    with path.open("r+b") as log:
        if _whole(last):
            log.seek(0, os.SEEK_END)
            log.write(b"\n")
        else:
            log.truncate(len(content) - len(last))


def _whole(line: bytes) -> Judgement | None:
    """The judgement of a line that may have been cut off."""
    try:
        return _judgement(json.loads(line))
    except (ValueError, KeyError, TypeError):
        return None


def _parse(line: bytes, path: Path, number: int) -> Judgement:
    try:
        return _judgement(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        problem = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise JudgementError(f"{path}, line {number}: is no judgement ({problem}); mend or remove the line") from error


def _judgement(told: Any) -> Judgement:
    if not isinstance(told, dict):
        raise TypeError("no object")
    fact = told.get("fact")
    return Judgement(
        decision=Decision(told["decision"]),
        by=told["by"],
        at=told["at"],
        things=tuple(_thing(thing) for thing in told.get("things", ())),
        statement=_statement(fact) if fact else None,
        value=told.get("value", ""),
        note=told.get("note", ""),
    )


def _thing(told: Mapping[str, Any]) -> Thing:
    return Thing(
        id=Iri(told["id"]),
        type=EntityType(told["type"]),
        names=tuple(told["names"]),
        documents=tuple(map(DocumentId, told["documents"])),
        part=told.get("part", False),
    )


def _statement(told: Mapping[str, Any]) -> Statement:
    return Statement(
        id=Iri(told["id"]),
        type=FactType(told["type"]),
        document=DocumentId(told["document"]),
        status=Status(told["status"]),
        words={Role(role): tuple(words) for role, words in told["words"].items()},
        sentences=tuple(told["sentences"]),
    )
