"""Short texts with what they say, one [[case]] of a TOML file each.

id, text, date      the document; the date of publication is optional
kind, or group      what the case tries out; of a case with a kind, all facts are given, with all prices, stakes,
                    dates and counts
facts               what should be found: {type = ..., status = ..., ROLE = "name or value", ...}; a list as status
                    means that each will do, a list as role several fillers; "attribution" counts as a role
optional            the same for what is neither right nor wrong: every fact that agrees with all that is given
absent              the same for what must not be found
names               the names of the text by their types: {person = ["Ada Kolb", "Kolb"], ...}, in each form that stands
                    there; "Kolb#2" is only the second of its kind. Nothing is scored by them; networks learn them
refs                the definite descriptions of persons and organisations in the order of the text, each with the
                    fullest name of whom it stands for, or with "" where that one has no name: learned as well
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import GoldError, OntologyError
from kg.evaluation.gold import ATTRIBUTION, Case, Gold, GoldFact, GoldFiller, read_file, read_text
from kg.evaluation.matching import valued_roles
from kg.model import EntityType, FactType, Role, Status
from kg.ontology import load_ontology

_LISTS = ("facts", "optional", "absent")


def read_short_texts(files: Sequence[Path]) -> Gold:
    """The cases of some files; raises GoldError."""
    cases = tuple(case for file in files for case in _cases(file))
    return Gold(name="short texts", cases=cases, apart=True, split=True)


def _cases(file: Path) -> list[Case]:
    try:
        tables = tomllib.loads(read_file(file))["case"]
    except (ValueError, KeyError) as error:
        raise GoldError(
            f"{file}: is no TOML file with a list of [[case]] ({error}); mend it, or leave it out"
        ) from error
    return [_case(table, f"{file}, case {number}") for number, table in enumerate(tables, start=1)]


def _case(table: Mapping[str, Any], place: str) -> Case:
    try:
        place = f"{place} ({table['id']})"
        record = {"id": table["id"], "text": table["text"], "date": table.get("date", "")}
        every = {key: tuple(_fact(fact, table["text"]) for fact in table.get(key, ())) for key in _LISTS}
        exhaustive = "kind" in table
        names = {EntityType(type_): tuple(forms) for type_, forms in table.get("names", {}).items()}
        references = tuple((phrase, name) for phrase, name in table["refs"]) if "refs" in table else None
    except (KeyError, TypeError, ValueError, AttributeError, OntologyError) as error:
        raise GoldError(
            f"{place}: {_problem(error)}; the head of kg/evaluation/short_texts.py tells the format"
        ) from error
    return Case(
        document=read_text(record, place),
        facts=tuple(map(_complete, every["facts"])) if exhaustive else every["facts"],
        optional=every["optional"],
        forbidden=every["absent"],
        exhaustive=frozenset(load_ontology().fact_classes) if exhaustive else frozenset(),
        kind=table.get("kind") or table.get("group", ""),
        names=names,
        references=references,
    )


def _problem(error: Exception) -> str:
    return f"lacks {error}" if isinstance(error, KeyError) else str(error)


def _fact(table: Mapping[str, Any], text: str) -> GoldFact:
    type_ = FactType(table["type"])
    known = {ATTRIBUTION, *(role.name for role in load_ontology().fact_class(type_).roles)}
    roles = {Role(key): _several(value) for key, value in table.items() if key not in ("type", "status")}
    if unknown := sorted(roles.keys() - known):
        raise ValueError(f"{type_} has no role {unknown[0]!r}, only {', '.join(sorted(known))}")
    return GoldFact(
        type=type_,
        roles={role: tuple(GoldFiller(text=each, value=each) for each in names) for role, names in roles.items()},
        statuses=tuple(map(Status, _several(table.get("status", ())))),
        sentence=text,
    )


def _complete(fact: GoldFact) -> GoldFact:
    """The fact with every value that it does not give known to be none; the date of one turn is the fact's."""
    turns = [role for role in map(Role, ("start", "end")) if role in fact.roles]
    if len(turns) == 1 and Role("date") not in fact.roles:
        fact = replace(fact, roles={**fact.roles, Role("date"): fact.roles[turns[0]]})
    told = {*fact.roles, *([Role("date")] if len(turns) == 2 else [])}  # both are dates
    empty = {role: () for role in valued_roles(fact.type) if role not in told}
    return replace(fact, roles={**fact.roles, **empty})


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
