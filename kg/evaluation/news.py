"""Annotated news: for each article a file {"document": its file's name, "facts": [...]}.

A fact is {"type", "roles": {role: [{"name", "text"} or {"text", "value"}]}, "status", "quote"}. Every fact of the types
below is annotated; of the roles beside the core ones, those below are scored where the article gives a name or a value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.evaluation.gold import Case, Gold, GoldFact, GoldFiller, read_file, read_text
from kg.evaluation.matching import core_roles
from kg.model import FactType, Role, Status

TYPES = frozenset(
    FactType(name)
    for name in (
        *("acquisition", "merger", "shareholding", "subsidiary", "employment", "founding", "headquarters", "renaming"),
        *("partnership", "legal_case", "education", "family", "residence", "birth", "nationality"),
    )
)
QUALIFIERS = frozenset(map(Role, ("price", "stake", "date", "position", "seller", "old_name", "kind")))


def read_news(files: Sequence[Path], articles: Path | None) -> Gold:
    """The annotated articles, which lie in a folder or beside their annotations; raises GoldError."""
    cases = tuple(_case(file, articles or file.parent) for file in files)
    return Gold(name="news", cases=cases, apart=False, split=False)


def _case(file: Path, articles: Path) -> Case:
    try:
        raw = json.loads(read_file(file))
        article = articles / raw["document"]
        facts = tuple(_fact(fact) for fact in raw["facts"] if fact["type"] in TYPES)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f'is no annotated article {{"document", "facts"}} ({type(error).__name__}: {error})'
        raise GoldError(f"{file}: {problem}; mend it, or move it away") from error
    if not article.is_file():
        raise GoldError(f"{file}: its article {article} is missing; name the folder of the articles by --articles")
    text = read_text({"id": raw["document"], "text": read_file(article)}, str(file))
    return Case(document=text, facts=facts, exhaustive=TYPES)


def _fact(raw: Mapping[str, Any]) -> GoldFact:
    type_ = FactType(raw["type"])
    roles = {Role(role): tuple(map(_filler, fillers)) for role, fillers in raw["roles"].items() if fillers}
    core = core_roles(type_)
    return GoldFact(
        type=type_,
        roles={role: fillers for role, fillers in roles.items() if role in core or _is_scored(role, fillers)},
        statuses=(Status(raw["status"]),),
        sentence=raw.get("quote", ""),
    )


def _is_scored(role: Role, fillers: Sequence[GoldFiller]) -> bool:
    return role in QUALIFIERS and any(filler.value or filler.name for filler in fillers)


def _filler(raw: Mapping[str, str]) -> GoldFiller:
    return GoldFiller(name=raw.get("name") or "", text=raw.get("text") or "", value=raw.get("value") or "")
