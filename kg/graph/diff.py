"""What one graph says that another does not: facts added, removed, changed in status or value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.edtf import bounds
from kg.model import Document, DocumentId, Entity, EntityFiller, Fact, Filler, Iri, Role, ValueFiller
from kg.ontology import load_ontology
from kg.stories import Story


class Kind(StrEnum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that two tellings of a fact differ in."""

    what: str
    """ "status", "attribution" or the name of a role."""
    before: tuple[Filler, ...]
    after: tuple[Filler, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact before and after; None where there was or is none."""

    before: Fact | None
    after: Fact | None
    told: tuple[Fact, ...] = ()
    """What documents that are still there had told of it, where another one tells how it went on."""

    @property
    def kind(self) -> Kind:
        """Added, removed or changed."""
        if self.before is None:
            return Kind.ADDED
        return Kind.REMOVED if self.after is None else Kind.CHANGED

    @property
    def fact(self) -> Fact:
        """The fact as it is now, or as it last was."""
        fact = self.after or self.before
        assert fact is not None
        return fact

    @property
    def subject(self) -> EntityFiller:
        """The entity that the change is told under: the first in the fact's first filled role."""
        roles = load_ontology().fact_class(self.fact.type).roles
        fillers = (filler for role in roles for filler in self.fact.roles.get(role.name, ()))
        named = (filler for filler in fillers if isinstance(filler, EntityFiller))
        return next(named, EntityFiller(id=self.fact.id, name=self.fact.type))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What has changed, status first; nothing for what was added or removed."""
        if self.before is None or self.after is None:
            return ()
        return _news(self.told, self.after) if self.told else _differences(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """All that differs between two graphs."""

    facts: tuple[FactChange, ...]
    """By the name of their subject, then in the order of the ontology's types."""
    added: tuple[Entity, ...]
    removed: tuple[Entity, ...]
    renamed: tuple[tuple[Entity, Entity], ...]
    """Entities with other names than before."""
    documents_added: tuple[DocumentId, ...]
    documents_removed: tuple[DocumentId, ...]

    def __bool__(self) -> bool:
        return any((self.facts, self.added, self.removed, self.renamed, self.documents_added, self.documents_removed))


def diff_facts(before: Iterable[Fact], after: Iterable[Fact]) -> tuple[FactChange, ...]:
    """The changes that lead from some facts to others.

    A fact is the same by its IRI; else, for its IRI depends on what it says, by its document, its type and its ends
    (who bought whom); else by its type and its ends, where its document is gone. Other evidence, or another
    confidence, is no change.
    """
    old, new = {fact.id: fact for fact in before}, {fact.id: fact for fact in after}
    documents = {fact.document for fact in old.values()} & {fact.document for fact in new.values()}
    pairs = [
        *_matched(old, new, lambda fact: (fact.id, fact.type)),
        *_matched(old, new, lambda fact: (fact.document, *_ends(fact))),
        *_matched(old, new, lambda fact: (fact.document, fact.id) if fact.document in documents else _ends(fact)),
    ]
    changes = [FactChange(before=one, after=other) for one, other in pairs if _differences(one, other)]
    changes += [FactChange(before=fact, after=None) for fact in old.values()]
    changes += [FactChange(before=None, after=fact) for fact in new.values()]
    return tuple(sorted(changes, key=_reading_order))


def diff_graphs(
    before: tuple[Iterable[Entity], Iterable[Fact], Iterable[Document]],
    after: tuple[Iterable[Entity], Iterable[Fact], Iterable[Document]],
    *,
    stories: tuple[Iterable[Story], Iterable[Story]] = ((), ()),
) -> Diff:
    """All that differs between two graphs, each given as its entities, facts and documents.

    With the stories of both, a fact that continues a story that was told before, with another status or value, is
    no new fact but a change: a deal that one paper had called planned, and another one calls completed.
    """
    (old_entities, old_facts, old_documents), (new_entities, new_facts, new_documents) = before, after
    old, new = {entity.id: entity for entity in old_entities}, {entity.id: entity for entity in new_entities}
    new_documents, old_facts = list(new_documents), list(old_facts)
    told_before, told_after = ({text.id for text in texts} for texts in (old_documents, new_documents))
    changes = list(diff_facts(old_facts, new_facts))
    dates = {text.id: text.date for text in new_documents}
    continued = {change.fact.id: change for change in _continued(changes, old_facts, stories, dates)}
    both = sorted(old.keys() & new.keys())
    return Diff(
        facts=tuple(sorted((continued.get(change.fact.id, change) for change in changes), key=_reading_order)),
        added=tuple(new[iri] for iri in sorted(new.keys() - old.keys())),
        removed=tuple(old[iri] for iri in sorted(old.keys() - new.keys())),
        renamed=tuple((old[iri], new[iri]) for iri in both if _names(old[iri]) != _names(new[iri])),
        documents_added=tuple(sorted(told_after - told_before)),
        documents_removed=tuple(sorted(told_before - told_after)),
    )


def _matched(
    old: dict[Iri, Fact], new: dict[Iri, Fact], key: Callable[[Fact], Hashable]
) -> Sequence[tuple[Fact, Fact]]:
    """Takes from both the facts that share a key, in the order of what they say."""
    by_key: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in sorted(new.values(), key=_said):
        by_key[key(fact)].append(fact)
    pairs = []
    for fact in sorted(old.values(), key=_said):
        if same := by_key[key(fact)]:
            pairs.append((old.pop(fact.id), new.pop(same.pop(0).id)))
    return pairs


def _continued(
    changes: Iterable[FactChange],
    before: Iterable[Fact],
    stories: tuple[Iterable[Story], Iterable[Story]],
    dates: Mapping[DocumentId, str],
) -> Iterator[FactChange]:
    """The new facts that tell how something went on, as changes of what was known, in the order of their documents."""

    def published(fact: Fact) -> tuple[date, Iri]:
        period = bounds(dates.get(fact.document, ""))
        return (period[1] if period else date.max), fact.id

    known = {fact.id: fact for fact in before}
    new = {change.fact.id: change.fact for change in changes if change.kind is Kind.ADDED}
    states = {fact: story.status for story in stories[0] for fact in story.facts}
    for story in stories[1]:
        told = sorted((known[iri] for iri in story.facts if iri in known), key=published)
        state = next((states.get(fact.id, fact.status) for fact in told), None)
        for fact in sorted((new[iri] for iri in story.facts if iri in new), key=published) if state else ():
            if fact.status not in (state, story.status):  # on the way, or looking back
                continue
            latest = max(told, key=lambda other: (other.status == state, published(other)))
            if _news((*told, latest), fact):
                yield FactChange(before=latest, after=fact, told=(*told, latest))
            told.append(fact)
            state = fact.status


def _news(told: Sequence[Fact], fact: Fact) -> tuple[Difference, ...]:
    """What a fact says that the others do not, the last of which has the state that was known."""
    news = []
    if told[-1].status != fact.status:
        before, after = (ValueFiller(value=one.status, text=one.status) for one in (told[-1], fact))
        news.append(Difference(what="status", before=(before,), after=(after,)))
    for role, fillers in fact.roles.items():
        known = {_content(filler): filler for other in told for filler in other.roles.get(role, ())}
        if any(_content(filler) not in known for filler in fillers):
            news.append(Difference(what=role, before=tuple(known.values()), after=fillers))
    return tuple(news)


def _said(fact: Fact) -> tuple[str, ...]:
    values = [filler.value for fillers in fact.roles.values() for filler in fillers if isinstance(filler, ValueFiller)]
    return fact.status, *values, fact.id


def _ends(fact: Fact) -> tuple[Hashable, ...]:
    """The type and what is at the ends of the fact's arrow, or in the roles that it must have."""
    class_ = load_ontology().fact_class(fact.type)
    ends = class_.ends or class_.required
    return fact.type, *(tuple(map(_content, fact.roles.get(role, ()))) for role in ends)


def _content(filler: Filler) -> str:
    return filler.id if isinstance(filler, EntityFiller) else filler.value or filler.text


def _differences(before: Fact, after: Fact) -> tuple[Difference, ...]:
    def told(fact: Fact, role: Role) -> tuple[Filler, ...]:
        return fact.roles.get(role, ())

    old, new = ((ValueFiller(value=fact.status, text=fact.status),) for fact in (before, after))
    roles = [role.name for role in load_ontology().fact_class(after.type).roles]
    compared: list[tuple[str, tuple[Filler, ...], tuple[Filler, ...]]] = [
        ("status", old, new),
        *((role, told(before, role), told(after, role)) for role in roles),
        ("attribution", before.attribution, after.attribution),
    ]
    return tuple(
        Difference(what=what, before=one, after=other)
        for what, one, other in compared
        if list(map(_content, one)) != list(map(_content, other))
    )


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.type, entity.name, *entity.aliases


def _reading_order(change: FactChange) -> tuple[str, str, int, str, str]:
    types = list(load_ontology().fact_classes)
    return change.subject.name, change.subject.id, types.index(change.fact.type), change.kind, change.fact.id
