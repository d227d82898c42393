"""How two entities are connected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.model import Document, DocumentId, Entity, EntityFiller, Fact, Iri, Status
from kg.ontology import load_ontology
from kg.views.dossier import fact_json
from kg.views.projection import arrow_ends, fact_date, things
from kg.views.wording import date_text, source_line

_ACTUAL = frozenset({Status.COMPLETED, Status.CURRENT, Status.FORMER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path: the fact that leads from `source` to `target`."""

    source: Iri
    target: Iri
    fact: Fact
    document: Document | None
    """The fact's document; None where it is not known."""
    forward: bool
    """Whether the fact's arrow points the way that the path goes."""

    def to_text(self) -> str:
        """The step for a terminal: who did what to whom, with status, date, quote and source."""
        kind = load_ontology().fact_class(self.fact.type)
        arrow = f"—{kind.verb}→" if self.forward else f"←{kind.verb}—"
        ends = f"{self._name(self.source)} {arrow} {self._name(self.target)}"
        known = ", ".join(filter(None, (self.fact.status, date_text(fact_date(self.fact, kind)))))
        quotes = [f"  “{' '.join(evidence.sentence.text.split())}”" for evidence in self.fact.evidence]
        return "\n".join([f"{ends}  [{known}]", *quotes, f"  — {source_line(self.fact, self.document)}", ""])

    def to_json(self) -> dict[str, object]:
        """The step as JSON values; the fact is as in a dossier."""
        return {
            "source": {"id": self.source, "name": self._name(self.source)},
            "target": {"id": self.target, "name": self._name(self.target)},
            "forward": self.forward,
            "fact": fact_json(self.fact, self.document),
        }

    def _name(self, end: Iri) -> str:
        fillers = (filler for role in self.fact.roles.values() for filler in role)
        return next(f.name for f in fillers if isinstance(f, EntityFiller) and f.id == end)


def find_path(
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    start: Iri,
    end: Iri,
    *,
    documents: Iterable[Document] = (),
) -> tuple[Step, ...]:
    """The shortest chain of facts from `start` to `end`, against the arrows too; () when they are one.

    `documents` are those that the facts are from: a step can show them.
    Among equally short chains, steps over what happened or was so come before what was planned
    or denied, then the more certain, then the order of IRIs.
    Raises NotFoundError when an end is not in the graph or no chain leads there.
    """
    facts = list(facts)
    names = {thing.id: thing.name for thing in things(entities, facts)}
    for iri in (start, end):
        if iri not in names:
            raise NotFoundError(f"{iri} is not in the graph; see `kg query` for what is")
    steps = _steps(facts, {document.id: document for document in documents})
    arrived: dict[Iri, Step | None] = {start: None}
    reached = [start]
    for here in reached:  # grows while it is walked: breadth first
        if here == end:
            return _walk_back(arrived, end)
        for step in steps[here]:
            if step.target not in arrived:
                arrived[step.target] = step
                reached.append(step.target)
    raise NotFoundError(f"no chain of facts connects {names[start]!r} and {names[end]!r}")


def _steps(facts: Iterable[Fact], documents: Mapping[DocumentId, Document]) -> dict[Iri, list[Step]]:
    fact_class = load_ontology().fact_class
    steps: defaultdict[Iri, list[Step]] = defaultdict(list)
    for fact in facts:
        document = documents.get(fact.document)
        for source, target in arrow_ends(fact, fact_class(fact.type)):
            step = Step(source=source, target=target, fact=fact, document=document, forward=True)
            steps[source].append(step)
            steps[target].append(replace(step, source=target, target=source, forward=False))
    for choices in steps.values():
        choices.sort(key=_preference)
    return steps


def _preference(step: Step) -> tuple[bool, float, Iri, Iri]:
    return step.fact.status not in _ACTUAL, -step.fact.confidence, step.target, step.fact.id


def _walk_back(arrived: dict[Iri, Step | None], end: Iri) -> tuple[Step, ...]:
    path: list[Step] = []
    step = arrived[end]
    while step:
        path.append(step)
        step = arrived[step.source]
    return tuple(reversed(path))
