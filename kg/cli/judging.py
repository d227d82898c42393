"""The commands by which people judge, check and follow facts: review, explain, verify, and dossiers."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import Command, add_data, add_day, add_json, text
from kg.cli.telling import json_text, open_asked, tell_problems
from kg.errors import JudgementError, KGError, NotFoundError
from kg.model import Document, DocumentId, Reading

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.entities import Judgement, Step
    from kg.review import Desk, Question
    from kg.views import Dossier

_ACTIONS = ("same", "different", "unsure", "name", "type", "retract", "confirm", "undo", "log")
_MOST_SHOWN = 20
"""Problems with quotations that are told one by one."""


def add_commands(command: Command) -> None:
    """Add them."""
    review = command("review", _review, "judge what may be one entity, and which facts stand")
    review.add_argument(
        "action", nargs="?", choices=_ACTIONS, metavar="ACTION", help=f"{', '.join(_ACTIONS)}; default: ask questions"
    )
    review.add_argument("about", nargs="*", type=text, metavar="ABOUT", help="ONE OTHER; ONE NAME|TYPE; FACT; ID|last")
    review.add_argument(
        "--write", type=Path, metavar="FILE", help="write the questions to a .csv or .yaml file instead"
    )
    review.add_argument("--apply", type=Path, metavar="FILE", help="apply the decisions in such a file, all or none")
    review.add_argument("--by", type=text, metavar="NAME", help="who judges; default: your login name")
    review.add_argument("--note", type=text, default="", metavar="TEXT", help="why")
    review.epilog = (
        "NAME @ DOCUMENT means what the name refers to in that document alone, NAME = SPELLING what is spelt so. "
        "Judgements are kept in judgements.jsonl in the graph's folder; the next `kg build` into it applies them."
    )
    explain = command("explain", _explain, "show how a fact came about: from the triple back to the words")
    explain.add_argument("fact", type=text, metavar="FACT", help="its IRI, the end of it, or what it says")
    add_json(explain)
    explain.add_argument(
        "--documents", nargs="+", default=(), metavar="INPUT", help="read its document again: what pronouns stand for"
    )
    verify = command("verify", _verify, "check that every quotation of a graph stands in its document")
    verify.add_argument("inputs", nargs="+", metavar="INPUT", help="the documents, as for `kg build`")
    add_json(verify)
    for added in (review, explain, verify):
        add_data(added)
    add_day(explain)


def write_dossiers(dossiers: Sequence[Dossier], file: str) -> None:
    """Write dossiers to a .html or a Markdown file, "-" for Markdown on standard output."""
    if file == "-":
        print("\n".join(dossier.to_markdown() for dossier in dossiers), end="")
        return
    first, *others = dossiers
    if others:
        meant = "\n".join(f"  {dossier.entity.name}  {dossier.entity.id}" for dossier in dossiers)
        raise NotFoundError(f"the name may mean any of these; a file holds one of them:\n{meant}")
    html = Path(file).suffix.lower() in (".html", ".htm")
    try:
        Path(file).write_text(first.to_html() if html else first.to_markdown(), "utf-8", newline="\n")
    except OSError as error:
        raise KGError(f"{file}: can't be written ({error.strerror}); name another file") from error
    print(file)


# Reviewing


def _review(arguments: argparse.Namespace) -> int:
    from kg.entities import JUDGEMENTS

    folder = Path(arguments.data)
    if not folder.is_dir():
        raise JudgementError(f"{arguments.data} is no folder of a build, so no judgement can be kept with it")
    graph = open_asked(arguments)
    desk = _desk(graph, folder / JUDGEMENTS, arguments.by or _login())
    if arguments.write:
        return _write_questions(graph, desk, folder, arguments.write)
    if arguments.apply:
        return _apply(desk, arguments.apply)
    if arguments.action == "log":
        return _log(desk, folder)
    if arguments.action:
        return _judge(desk, arguments)
    return _hold(graph, desk, folder)


def _desk(graph: Graph, log: Path, by: str) -> Desk:
    from kg.review import Desk

    return Desk(
        log,
        by=by,
        clock=lambda: datetime.now(UTC).isoformat(timespec="microseconds"),
        find=graph.find,
        find_facts=graph.find_facts,
        facts=graph.facts,
    )


def _questions(graph: Graph, desk: Desk, folder: Path) -> list[Question]:
    from kg.archive import proposals_file
    from kg.entities import read_proposals
    from kg.review import questions

    doubted = read_proposals(proposals_file(folder))
    return questions(graph.entities, graph.facts, graph.corroboration, desk.log, doubted)


def _write_questions(graph: Graph, desk: Desk, folder: Path, path: Path) -> int:
    from kg.review import write_sheet

    asked = _questions(graph, desk, folder)
    print(f"{path}: {write_sheet(path, asked)} questions; fill in decisions, then `kg review --apply {path}`")
    return 0


def _apply(desk: Desk, path: Path) -> int:
    from kg.review import read_sheet

    before = len(desk.log)
    desk.record(read_sheet(path, desk))
    return _tell(len(desk.log) - before)


def _judge(desk: Desk, arguments: argparse.Namespace) -> int:
    from kg.entities import Decision

    before = len(desk.log)
    judgement = desk.judge(Decision(arguments.action), arguments.about, arguments.note)
    desk.record([judgement])
    return _tell(len(desk.log) - before)


def _hold(graph: Graph, desk: Desk, folder: Path) -> int:
    from kg.review import hold

    asked = _questions(graph, desk, folder)
    if not asked:
        print("nothing to review")
        return 0
    before = len(desk.log)
    try:
        hold(asked, desk, ask=input, tell=print)
    except KeyboardInterrupt:
        print()
    return _tell(len(desk.log) - before)


def _log(desk: Desk, folder: Path) -> int:
    from kg.entities import Decision, in_force, read_effects
    from kg.views import judgement_text

    effects = read_effects(folder)
    standing = {judgement.id for judgement in in_force(desk.log)}
    for judgement in desk.log:
        undone = judgement.id not in standing and judgement.decision is not Decision.UNDO
        effect = effects.get(judgement.id) if judgement.id in standing else None
        print(judgement_text(judgement, effect) + (" (undone)" if undone else ""))
    return 0


def _tell(number: int) -> int:
    """How many judgements were written, and what to do now."""
    if number:
        print(f"{number} judgement{'' if number == 1 else 's'} kept; `kg build` again to apply")
    else:
        print("no new judgement")
    return 0


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


# Following and checking facts


def _explain(arguments: argparse.Namespace) -> int:
    from kg.archive import merges_file
    from kg.entities import JUDGEMENTS, read_judgements, read_merges

    graph = open_asked(arguments)
    log: tuple[Judgement, ...] = ()
    merges: list[Step] = []
    if Path(arguments.data).is_dir():
        log = read_judgements(Path(arguments.data) / JUDGEMENTS)
        merges = read_merges(merges_file(Path(arguments.data)))
    facts = graph.find_facts(arguments.fact)
    readings = _read_again({fact.document for fact in facts}, arguments.documents)
    told = [graph.explain(fact, judgements=log, reading=readings.get(fact.document), merges=merges) for fact in facts]
    if arguments.json:
        print(json_text([explanation.to_json() for explanation in told]))
    else:
        print("\n\n".join(explanation.to_text().rstrip("\n") for explanation in told))
    return 0


def _read_again(names: set[DocumentId], inputs: Sequence[str]) -> dict[DocumentId, Reading]:
    """What stands in some of the documents, read anew."""
    from kg.steps import load, read

    if not inputs:
        return {}
    texts, _ = load(inputs)
    wanted = [document for document in texts if document.id in names]
    if missing := sorted(names - {document.id for document in wanted}):
        raise NotFoundError(f"{missing[0]!r} is not among the documents given; name it as for `kg build`")
    return {reading.document.id: reading for reading in read(wanted)}


def _verify(arguments: argparse.Namespace) -> int:
    from kg.steps import load

    graph = open_asked(arguments)
    texts, problems = load(arguments.inputs)
    given: dict[DocumentId, Document] = {document.id: document for document in texts}
    found = graph.verify(given.values())
    tell_problems(problems, quiet=False)
    if arguments.json:
        told = {
            "quotes": found.quotes,
            "problems": [
                {"document": p.document, "start": p.start, "end": p.end, "message": p.message} for p in found.problems
            ],
            "missing": list(found.missing),
            "changed": list(found.changed),
        }
        print(json_text(told))
        return 0 if found.sound else 1
    for problem in found.problems[:_MOST_SHOWN]:
        print(f"{problem.document}, {problem.start}-{problem.end}: {problem.message}")
    if more := len(found.problems[_MOST_SHOWN:]):
        print(f"{more} more")
    for name in found.missing:
        print(f"{name}: not given, its quotations are not checked")
    for name in found.changed:
        print(f"{name}: the text has changed since the graph was built")
    right = found.quotes - len(found.problems)
    print(f"{right} of {found.quotes} quotations stand where the graph says")
    return 0 if found.sound else 1
