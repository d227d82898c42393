"""What has changed between two graphs, for people: as text, as JSON values, and as one sealed HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from kg.model import Fact, Filler
from kg.ontology import ValueKind, load_ontology
from kg.views.dossier import fact_details, fact_json
from kg.views.wording import filler_text, headline

if TYPE_CHECKING:
    from jinja2 import Template

    from kg.graph import Diff, Difference, FactChange

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
"""By the kind of the change, which is a string, too."""


def diff_text(diff: Diff) -> str:
    """The changes by entity, one a line, "+" for what is new, "-" for what is gone, "~" for what is otherwise."""
    return "\n".join(_lines(diff)) + "\n"


def diff_json(diff: Diff) -> dict[str, object]:
    """The changes as JSON values; facts are told as `kg show --json` tells them."""
    return {
        "summary": _summary(diff),
        "documents": {"added": list(diff.documents_added), "removed": list(diff.documents_removed)},
        "entities": {
            "added": [{"id": entity.id, "type": entity.type, "name": entity.name} for entity in diff.added],
            "removed": [{"id": entity.id, "type": entity.type, "name": entity.name} for entity in diff.removed],
            "renamed": [
                {"id": new.id, "before": [old.name, *old.aliases], "after": [new.name, *new.aliases]}
                for old, new in diff.renamed
            ],
        },
        "facts": [
            {
                "change": change.kind.value,
                "entity": {"id": change.subject.id, "name": change.subject.name},
                "differences": [
                    {"what": d.what, "before": _words(change, d, d.before), "after": _words(change, d, d.after)}
                    for d in change.differences
                ],
                "before": fact_json(change.before, None) if change.before else None,
                "after": fact_json(change.after, None) if change.after else None,
            }
            for change in diff.facts
        ],
    }


def diff_html(diff: Diff, *, title: str) -> str:
    """The changes as a page that makes no request and runs no script; names and quotes are text in it."""
    rows = [
        (name, [(change.kind.value, _SIGNS[change.kind], _told(change), _quotes(change.fact)) for change in changes])
        for name, changes in _by_entity(diff)
    ]
    return _template().render(title=title, summary=_summary(diff), rows=rows, entities=list(_entity_lines(diff)))


def _lines(diff: Diff) -> Iterator[str]:
    if not diff:
        yield "nothing has changed"
        return
    summary = _summary(diff)
    yield ", ".join(f"{count} {what}" for what, count in summary.items() if count)
    for name, changes in _by_entity(diff):
        yield f"\n{name}"
        for change in changes:
            yield f"  {_SIGNS[change.kind]} {_told(change)}"
    if others := list(_entity_lines(diff)):
        yield ""
        yield from others


def _by_entity(diff: Diff) -> Iterator[tuple[str, list[FactChange]]]:
    for subject, changes in groupby(diff.facts, key=lambda change: change.subject):
        yield subject.name, list(changes)


def _summary(diff: Diff) -> dict[str, int]:
    kinds = [change.kind.value for change in diff.facts]
    return {
        "facts added": kinds.count("added"),
        "facts removed": kinds.count("removed"),
        "facts changed": kinds.count("changed"),
        "entities added": len(diff.added),
        "entities removed": len(diff.removed),
        "entities renamed": len(diff.renamed),
        "documents added": len(diff.documents_added),
        "documents removed": len(diff.documents_removed),
    }


def _told(change: FactChange) -> str:
    """ "Velora acquired Norbit: status planned -> completed", with the document that says so."""
    kind = load_ontology().fact_class(change.fact.type)
    line = headline(change.fact, kind)
    if change.differences:
        differences = [
            f"{d.what.replace('_', ' ')} {_words(change, d, d.before) or 'unknown'} -> "
            f"{_words(change, d, d.after) or 'unknown'}"
            for d in change.differences
        ]
        return f"{line}: {'; '.join(differences)} ({change.fact.document})"
    details = " · ".join([change.fact.status, *fact_details(change.fact, kind)])
    return f"{line} [{details}] ({change.fact.document})"


def _words(change: FactChange, difference: Difference, fillers: Sequence[Filler]) -> str:
    roles = load_ontology().fact_class(change.fact.type).roles
    kind = next((role.kind for role in roles if role.name == difference.what), ValueKind.TEXT)
    return ", ".join(filler_text(kind, filler) for filler in fillers)


def _quotes(fact: Fact) -> list[str]:
    return [" ".join(evidence.sentence.text.split()) for evidence in fact.evidence]


def _entity_lines(diff: Diff) -> Iterator[str]:
    for sign, entities in (("+", diff.added), ("-", diff.removed)):
        yield from (f"{sign} {entity.type} {entity.name}" for entity in entities)
    for old, new in diff.renamed:
        yield f"~ {new.type} {new.name}: {', '.join([old.name, *old.aliases])} -> {', '.join([new.name, *new.aliases])}"
    for sign, documents in (("+", diff.documents_added), ("-", diff.documents_removed)):
        yield from (f"{sign} document {document}" for document in documents)


@cache
def _template() -> Template:
    from jinja2 import Environment

    source = files("kg.views").joinpath("assets", "changes.html").read_text("utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
