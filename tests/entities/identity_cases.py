"""Cases of who is who, from identity_cases.toml or its sequel: read, resolved, compared with what they should give."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from entities_samples import Said, reading, resolved

from kg.model import Reading, Status

_MARKED = re.compile(r"\[([^|\]]+)\|([a-z])(\d*)\]")
_TYPES = {"p": "person", "o": "organization", "l": "place", "d": "product"}

Thing = tuple[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A corpus, and for every mention whose identity is asked, the thing that it means."""

    number: int
    kind: str
    readings: tuple[Reading, ...]
    things: tuple[tuple[str, int, str], ...]
    """Document, number of the mention in it, and the thing: "p1"."""

    @property
    def is_aside(self) -> bool:
        """Whether the case was not looked at while the resolution was made."""
        return self.number % 3 == 0


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a case."""

    wanted: int
    """Things with several mentions, ..."""
    found: int
    """... and those of them that are one entity."""
    wrong: tuple[str, ...]
    """Things that should be several and are one."""
    missed: tuple[str, ...]


def load_cases(file: str = "identity_cases.toml") -> list[Case]:
    """All cases, in the order of the file."""
    path = Path(__file__).with_name(file)
    cases = tomllib.loads(path.read_text("utf-8"))["case"]
    return [_case(number, case) for number, case in enumerate(cases, 1)]


def _case(number: int, case: dict[str, Any]) -> Case:
    readings, things = [], []
    claims = case.get("claims", [])
    for document, text in enumerate(case["documents"], 1):
        own = [claim for claim in claims if claim["document"] == document]
        marked = _MARKED.sub(lambda match: f"{{{match[1]}:{_TYPES[match[2]]}}}", text)
        readings.append(reading(str(document), (marked, *(_said(claim, marked) for claim in own))))
        for place, match in enumerate(_MARKED.finditer(text)):
            if match[3]:
                things.append((str(document), place, match[2] + match[3]))
    return Case(number=number, kind=case["kind"], readings=tuple(readings), things=tuple(things))


def _said(claim: dict[str, Any], marked: str) -> Said:
    roles = {role: words for role, words in claim.items() if role not in ("document", "type", "status")}
    literal = ("old_name", "new_name", "date", "start", "position")
    filled = {role: f"{words}={words}" if role in literal else words for role, words in roles.items()}
    status = Status(claim.get("status", "completed"))
    known = {role: words for role, words in filled.items() if words.partition("=")[0] in marked}
    return Said(type=claim["type"], roles={role: (words,) for role, words in known.items()}, status=status)


def outcome_of(case: Case) -> Outcome:
    """Resolve the case, and compare."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for mention in resolved(*case.readings).mentions:
        by_document[mention.document].append(mention.entity)
    entities: dict[str, list[str]] = defaultdict(list)
    for document, place, thing in case.things:
        entities[thing].append(by_document[document][place])
    wanted = [thing for thing, found in entities.items() if len(found) > 1]
    missed = [thing for thing in wanted if len(set(entities[thing])) > 1]
    wrong = [f"{one} {other}" for one, other in combinations(entities, 2) if set(entities[one]) & set(entities[other])]
    return Outcome(wanted=len(wanted), found=len(wanted) - len(missed), wrong=tuple(wrong), missed=tuple(missed))


def tally(cases: Sequence[Case]) -> tuple[int, int, list[str]]:
    """How many things of several mentions there are, how many are one entity, and the wrong merges."""
    outcomes = [(case, outcome_of(case)) for case in cases]
    wrong = [f"{case.number} {case.kind}: {pair}" for case, outcome in outcomes for pair in outcome.wrong]
    return sum(o.wanted for _, o in outcomes), sum(o.found for _, o in outcomes), wrong
