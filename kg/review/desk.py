"""Where judgements are made: what people type becomes a judgement about things of a graph, and goes into the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from kg.entities import (
    Decision,
    Judgement,
    Thing,
    add_judgements,
    in_force,
    read_judgements,
    statement_of,
    thing_of,
)
from kg.errors import JudgementError, NotFoundError
from kg.model import DocumentId, Entity, Fact
from kg.ontology import load_ontology

_REFERENCE = re.compile(r"(?P<name>.+?)(?:\s+=\s+(?P<spelling>.+?))?(?:\s+@\s+(?P<document>.+))?", re.DOTALL)

Find = Callable[[str], tuple[Entity, ...]]
FindFacts = Callable[[str], tuple[Fact, ...]]


class Desk:
    """One person at the log of one graph.

    A thing is named as in `kg show`, or by a part of it: `NAME @ DOCUMENT` is what the name means in one document,
    `NAME = SPELLING` what is spelt so, `NAME = SPELLING @ DOCUMENT` both.
    """

    def __init__(
        self,
        log: Path,
        *,
        by: str,
        clock: Callable[[], str],
        find: Find,
        find_facts: FindFacts,
        facts: Sequence[Fact],
    ) -> None:
        self._path, self._by, self._clock = log, by, clock
        self._find, self._find_facts, self._facts = find, find_facts, facts
        self.log = list(read_judgements(log))

    def record(self, judgements: Sequence[Judgement]) -> None:
        """Write them behind the others, all or none; those that are already in force once more are left out."""
        standing = {_content(judgement) for judgement in in_force(self.log)}
        new = [j for j in judgements if j.decision is Decision.UNDO or _content(j) not in standing]
        if new:
            add_judgements(self._path, new)
            self.log += new

    def judge(self, decision: Decision, about: Sequence[str], note: str = "") -> Judgement:
        """The judgement that somebody types: `same A B`, `name A NAME`, `retract FACT`, `undo ID`.

        Raises JudgementError if what it is about does not fit the decision, NotFoundError for what is not there.
        """
        value, things, fact = "", list[Thing](), None
        if decision in (Decision.RETRACT, Decision.CONFIRM) or (decision is Decision.UNSURE and len(about) == 1):
            (name,) = self._exactly(decision, about, "FACT")
            fact = self.fact(name)
        elif decision is Decision.UNDO:
            (name,) = self._exactly(decision, about, "ID")
            value = self._undoable(name)
        elif decision in (Decision.NAME, Decision.TYPE):
            name, value = self._exactly(decision, about, "NAME", decision.value.upper())
            things = [self.thing(name)]
            if decision is Decision.TYPE:
                _check_type(value)
        else:
            things = [self.thing(name) for name in self._exactly(decision, about, "ONE", "OTHER")]
            if things[0] == things[1]:
                raise JudgementError(f"{about[0]!r} and {about[1]!r} are one entity; name parts of it: NAME @ DOCUMENT")
        statement = statement_of(fact, load_ontology().fact_class(fact.type)) if fact else None
        return Judgement(
            decision=decision,
            by=self._by,
            at=self._clock(),
            things=tuple(things),
            statement=statement,
            value=value,
            note=note,
        )

    def thing(self, reference: str) -> Thing:
        """What somebody names; raises NotFoundError, JudgementError where several may be meant."""
        match = _REFERENCE.fullmatch(reference.strip())
        if match is None:
            raise NotFoundError("an empty name means nothing")
        first, *others = self._find(match["name"])
        if others:
            meant = "\n".join(f"  {entity.name}  {entity.id}" for entity in (first, *others))
            raise JudgementError(f"{match['name']!r} may mean any of these; name one by its IRI:\n{meant}")
        whole = thing_of(first, self._facts)
        if not match["spelling"] and not match["document"]:
            return whole
        names = (_one_of(match["spelling"], whole.names),) if match["spelling"] else whole.names
        documents = (DocumentId(_one_of(match["document"], whole.documents)),) if match["document"] else whole.documents
        return Thing(id=whole.id, type=whole.type, names=names, documents=documents, part=True)

    def fact(self, name: str) -> Fact:
        """The one fact that somebody names."""
        first, *others = self._find_facts(name)
        if others:
            meant = "\n".join(f"  {fact.id}" for fact in (first, *others))
            raise JudgementError(f"{name!r} may mean any of these; name one by its IRI:\n{meant}")
        return first

    def _exactly(self, decision: Decision, about: Sequence[str], *names: str) -> Sequence[str]:
        if len(about) != len(names):
            raise JudgementError(f"{decision} is about {len(names)}, not {len(about)}: {decision} {' '.join(names)}")
        return about

    def _undoable(self, name: str) -> str:
        """The id of a judgement; "last" is the newest in force."""
        standing = in_force(self.log)
        if name == "last" and standing:
            return standing[-1].id
        ids = [judgement.id for judgement in self.log]
        if name in ids:
            return name
        raise NotFoundError(f"no judgement {name!r} is in {self._path}; `kg review log` shows them")


def _content(judgement: Judgement) -> object:
    """What two judgements say alike, whoever says it and when."""
    statement = judgement.statement.id if judgement.statement else None
    return judgement.decision, judgement.things, statement, judgement.value


def _check_type(value: str) -> None:
    types = load_ontology().entity_classes
    if value not in types:
        raise JudgementError(f"{value!r} is no type of entity; known: {', '.join(types)}")


def _one_of(name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known[:10])}"
    raise NotFoundError(f"{name!r} is not there{hint}")
