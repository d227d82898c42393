"""Facts, cases and files for the tests of this room."""

from __future__ import annotations

from kg.evaluation.gold import Case, Gold, GoldFact, GoldFiller
from kg.model import (
    Document,
    DocumentId,
    EntityFiller,
    Evidence,
    Fact,
    FactType,
    Filler,
    Iri,
    Role,
    Span,
    Status,
    ValueFiller,
)
from kg.ontology import ValueKind, load_ontology


def found(
    type_: str,
    status: str = "completed",
    *,
    document: str = "sample",
    confidence: float = 0.9,
    sentence: str = "It says so.",
    spans: dict[str, tuple[int, int]] | None = None,
    **roles: str | tuple[str, ...],
) -> Fact:
    """A fact whose roles are given by names and values; `spans` are the places of its words in the sentence."""
    kinds = {role.name: role.kind for role in load_ontology().fact_class(type_).roles}
    fillers = {
        Role(role): tuple(_filler(name, kinds[Role(role)]) for name in _several(names)) for role, names in roles.items()
    }
    mentions = {
        Role(role): (Span(start=start, end=end, text=sentence[start:end]),)
        for role, (start, end) in (spans or {}).items()
    }
    return Fact(
        id=Iri(f"https://example.org/fact/{type_}"),
        type=FactType(type_),
        document=DocumentId(document),
        status=Status(status),
        confidence=confidence,
        roles=fillers,
        evidence=(Evidence(sentence=Span(start=0, end=len(sentence), text=sentence), mentions=mentions),),
        extractor="hand",
    )


def _filler(name: str, kind: ValueKind) -> Filler:
    if kind is ValueKind.ENTITY:
        return EntityFiller(id=Iri(f"https://example.org/{name.lower()}"), name=name)
    return ValueFiller(value=name, text=name)


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def wanted(type_: str, *statuses: str, **roles: str | tuple[str, ...]) -> GoldFact:
    """A gold fact; an empty tuple means that nothing may fill the role."""
    return GoldFact(
        type=FactType(type_),
        statuses=tuple(map(Status, statuses)),
        roles={
            Role(role): tuple(GoldFiller(text=name, value=name) for name in _several(names))
            for role, names in roles.items()
        },
        sentence="It should say so.",
    )


def case(
    *facts: GoldFact,
    optional: tuple[GoldFact, ...] = (),
    forbidden: tuple[GoldFact, ...] = (),
    exhaustive: bool = True,
    kind: str = "",
) -> Case:
    """A case of which only the facts matter."""
    return Case(
        document=Document(id=DocumentId("sample"), text="It says so."),
        facts=facts,
        optional=optional,
        forbidden=forbidden,
        exhaustive=frozenset(load_ontology().fact_classes) if exhaustive else frozenset(),
        kind=kind,
    )


def gold(*cases: Case, split: bool = True) -> Gold:
    """The cases as the gold of one format."""
    return Gold(name="sample", cases=cases, apart=True, split=split)
