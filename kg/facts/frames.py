"""The rules: frames declared in frames/*.toml.

A frame says which words tell of a fact of some type, and at which grammatical links (`kg.facts.syntax`) of such
a word, the trigger, the roles of the fact are found:

    verbs, nouns, adjectives   the triggers, as lemmas ("take over", "stake", "fluent")
    adverbs                    triggers between two names ("formerly")
    weak                       triggers that often mean something else: less confidence
    carriers                   a trigger noun counts only below one of these verbs ("hold" a "stake")
    marks                      one of these words must modify the trigger
    unless                     none of these words may modify the trigger, or be its object; "NAME" is any name
    scene                      regular expression that the sentence must match
    needs, without             the kind of amount that must, or must not, stand in the trigger's clause
    status                     what the trigger itself says: a "bid" is planned; a marriage is not over
                               because it is told in the past tense
    ongoing                    what the progressive says: "is buying" is planned, "is suing" has happened
    roles                      role = "links", tried from left to right, all roles in turn
    where                      role = regular expression that the filler's words must match, or "@name": that of the
                               file's table `patterns`
    values                     role = {value = [triggers]}: the role's value follows from the trigger

In a link, "a+b" joins the fillers of both; "a/b" goes on from a to b; "*" looks for a value anywhere in the
trigger's clause; "trigger" takes the trigger's own phrase; "text:x", "name:x", "language:x" take the words at x;
"owner:x" takes whom the thing at x belongs to; "any:x" takes names of any type at x, "firm:x" only those of firms,
"only:x" only those of firms that can't be persons, "sure:x" only those that are of a fitting type first of all,
"demonym:x" also "Polish" for Poland; "carrier_x" is the link x of the carrier; "doer" is whose doing it is ("a bid made
by"); "named" is what "include" or "be" lists after the trigger; "holder" is whose things are "had hacked"; "purpose" is
whom something is done "to force", "outcome" what is merged "to form"; "mover" is the subject of a verb without object.

Some links are read off the order of the words: "before" and "after" are the names beside an adverb; "aside" is the name
before the comma that the trigger's phrase follows; "host" is who acts with the firm that the trigger describes
("snapped up smaller rival Norwell"), "own" who sold "Norwell, its shipping arm"; "bearer" is of whom a participle is
said from afar ("a maker of pumps based in Oslo"); "next" is the place after the trigger, "located" the place where it
is said to be.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from kg.model import FactType, Role, Status
from kg.ontology import ValueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rule; see the module's docstring for its parts."""

    type: FactType
    roles: Mapping[Role, tuple[str, ...]]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    needs: ValueKind | None = None
    without: ValueKind | None = None
    status: Status | None = None
    ongoing: Status | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    scene: str = ""
    values: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)
    """For a role: from the trigger to the value."""


@functools.cache
def load_frames() -> Mapping[str, tuple[Frame, ...]]:
    """All frames by "verb buy", "noun stake", "adjective fluent", ..."""
    by_trigger: dict[str, list[Frame]] = defaultdict(list)
    folder = files("kg.facts").joinpath("frames")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        declared = tomllib.loads(file.read_text("utf-8"))
        for raw in declared["frames"]:
            frame = _frame(raw, declared.get("patterns", {}))
            for kind in ("verb", "noun", "adjective", "adverb"):
                for word in getattr(frame, kind + "s"):
                    by_trigger[f"{kind} {word}"].append(frame)
    return {trigger: tuple(frames) for trigger, frames in by_trigger.items()}


def _frame(raw: dict[str, Any], patterns: Mapping[str, str]) -> Frame:
    values = {
        Role(role): {word: value for value, words in table.items() for word in words}
        for role, table in raw.get("values", {}).items()
    }
    return Frame(
        type=FactType(raw["type"]),
        roles={Role(role): tuple(links.split()) for role, links in raw["roles"].items()},
        verbs=tuple(raw.get("verbs", ())),
        nouns=tuple(raw.get("nouns", ())),
        adjectives=tuple(raw.get("adjectives", ())),
        adverbs=tuple(raw.get("adverbs", ())),
        weak=frozenset(raw.get("weak", ())),
        carriers=frozenset(raw.get("carriers", ())),
        marks=frozenset(raw.get("marks", ())),
        unless=frozenset(raw.get("unless", ())),
        needs=ValueKind(raw["needs"]) if "needs" in raw else None,
        without=ValueKind(raw["without"]) if "without" in raw else None,
        status=Status(raw["status"]) if "status" in raw else None,
        ongoing=Status(raw["ongoing"]) if "ongoing" in raw else None,
        where={role: patterns[p[1:]] if p.startswith("@") else p for role, p in raw.get("where", {}).items()},
        scene=raw.get("scene", ""),
        values=values,
    )
