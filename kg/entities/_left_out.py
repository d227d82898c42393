"""What might have become a fact of a document and did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.config import Settings
from kg.entities._assertions import Assertion
from kg.model import Document, Fact, Reason, Rejection, Role
from kg.ontology import FactClass, Ontology


def left_out(
    document: Document, assertions: Iterable[Assertion], facts: Iterable[Fact], settings: Settings, ontology: Ontology
) -> Iterator[Rejection]:
    """The assertions that no fact holds, and the facts that are not sure enough."""
    told = set()
    for fact in facts:
        told |= {(fact.type, evidence.sentence) for evidence in fact.evidence}
        if fact.confidence < settings.min_confidence:
            yield from _unsure(document, fact)
    for assertion in assertions:
        if (assertion.type, assertion.sentence) not in told:
            yield _incomplete(document, assertion, ontology.fact_class(assertion.type))


def _unsure(document: Document, fact: Fact) -> Iterator[Rejection]:
    for evidence in fact.evidence:
        yield Rejection(
            type=fact.type,
            reason=Reason.THRESHOLD,
            document=document.id,
            sentence=evidence.sentence,
            extractor=fact.extractor,
            roles=evidence.mentions,
        )


def _incomplete(document: Document, assertion: Assertion, fact_class: FactClass) -> Rejection:
    return Rejection(
        type=assertion.type,
        reason=Reason.EMPTY,
        document=document.id,
        sentence=assertion.sentence,
        extractor=assertion.extractor,
        roles={role: tuple(f.span for f in fillings if f.span) for role, fillings in assertion.roles.items()},
        role=_empty_role(assertion, fact_class),
    )


def _empty_role(assertion: Assertion, fact_class: FactClass) -> Role:
    """The first that is needed and lacks a filler, or enough of them."""
    needed = (*fact_class.required, *fact_class.required_any)
    return next((role for role in needed if not assertion.keys(role)), needed[0])
