"""A small graph and a desk to judge it at."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from story_samples import document, fact, told

from kg.model import Entity, EntityFiller, EntityType
from kg.review import Desk
from kg.review.questions import Question, questions
from kg.views import find_entities, find_facts

FACTS = (
    fact("acquisition", "cars.txt", acquirer="Mercury", target="Edsel", price="75 USD"),
    fact("acquisition", "ford.txt", acquirer="Mercury", target="Edsel", price="90 USD"),
    fact("acquisition", "records.txt", acquirer="Mercury Records", target="Vertigo"),
)
_NAMES = {f.id: f.name for x in FACTS for role in x.roles.values() for f in role if isinstance(f, EntityFiller)}
ENTITIES = tuple(
    Entity(id=i, type=EntityType("organization"), name=n, aliases=(f"{n} Inc",)) for i, n in _NAMES.items()
)
CORROBORATION = told(FACTS, [document(f.document) for f in FACTS])


def desk(log: Path) -> Desk:
    ticks = count()
    return Desk(
        log,
        by="ann",
        clock=lambda: f"2026-11-25T{next(ticks):06}",
        find=lambda name: find_entities(ENTITIES, name),
        find_facts=lambda name: find_facts(FACTS, name),
        facts=FACTS,
    )


def asked(at: Desk) -> list[Question]:
    return questions(ENTITIES, FACTS, CORROBORATION, at.log)
