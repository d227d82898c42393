"""Sentences of our own writing, with the facts that they tell: patterns in kg/training/sentences/*.txt.

A pattern is a block of lines; blank lines part the patterns, `#` opens a comment. A line of text is followed by the
facts that it tells, each behind `>`; whatever is not there does not hold, so a line without facts teaches as well.

    {A:org} said on {D:weekday} {A=it} had bought {B:org}, a unit of {C:org.short}, for {M:money}.
    > acquisition completed: acquirer=A target=B seller=C price=M date=D
    > subsidiary former: subsidiary=B parent=C
    {P:person}, {A.short}'s chairman, praised {P.his} team.
    > employment current: person=P organization=A

`{A:kind}` brings in a thing, named by a capital letter (and a digit if need be), `{A}` repeats its words, `{A.form}`
refers to it in another form, `{A=words}` by the words that stand there (both also at first: `{P:person=I}`). Several
fillers of a role are joined by "+".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import KGError
from kg.model import FactType, Role, Status
from kg.ontology import load_ontology

KINDS: dict[str, tuple[str, ...]] = {
    "org": ("short", "tick"),
    "agency": ("short",),
    "paper": (),
    "school": ("short",),
    "party": (),
    "person": ("last", "first", "he", "his", "him", "He", "His"),
    "man": ("last", "first", "he", "his", "him", "He", "His"),
    "woman": ("last", "first", "he", "his", "him", "He", "His"),
    "city": (),
    "region": (),
    "country": ("adj",),
    "language": (),
    "product": (),
    "work": (),
    "year": (),
    "month": (),
    "day": (),
    "weekday": (),
    "money": (),
    "wiremoney": (),
    "perstock": (),
    "percent": (),
    "shares": (),
    "count": (),
}
"""What a thing can be, and the forms beside its full one."""

_SLOT = re.compile(r"\{([A-Z]\d?)(?::([a-z]+))?(?:\.([A-Za-z]+)|=([^{}]+))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a line that refers to a thing."""

    start: int
    end: int
    thing: str
    form: str = ""
    words: str = ""
    """What stands there, where it is no form of the thing's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact that a line tells; its roles are filled by things."""

    type: FactType
    status: Status | None
    roles: dict[Role, tuple[str, ...]]
    kind: str = ""
    """Of a family tie: what the relative is to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence, or a few that tell the same."""

    text: str
    slots: tuple[Slot, ...]
    facts: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Lines that follow each other in a text, and what their things are."""

    id: str
    things: dict[str, str]
    lines: tuple[Line, ...]


def load_patterns() -> Iterator[Pattern]:
    """All patterns, in the order of their files; raises ValueError that tells the place of a mistake."""
    folder = files("kg.training").joinpath("sentences")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield from parse_patterns(file.read_text("utf-8"), file.name)


def parse_patterns(text: str, name: str) -> Iterator[Pattern]:
    """The patterns of a file; raises ValueError that tells file and line of a mistake."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip() and not line.startswith("#"):
            block.append((number, line.strip()))
        elif block and not line.strip():
            yield _pattern(block, name)
            block = []


def _pattern(block: Sequence[tuple[int, str]], name: str) -> Pattern:
    things: dict[str, str] = {}
    lines: list[tuple[str, tuple[Slot, ...], list[Told]]] = []
    for number, line in block:
        try:
            if not line.startswith(">"):
                lines.append((line, tuple(_slots(line, things)), []))
            elif lines:
                lines[-1][2].append(_told(line[1:], things, {slot.thing for slot in lines[-1][1]}))
            else:
                raise ValueError("a fact before the first sentence")
        except (ValueError, KGError) as error:
            raise ValueError(f"{name}, line {number}: {error}") from error
    return Pattern(
        id=f"{name.removesuffix('.txt')}/{block[0][0]}",
        things=things,
        lines=tuple(Line(text=text, slots=slots, facts=tuple(facts)) for text, slots, facts in lines),
    )


def _slots(line: str, things: dict[str, str]) -> Iterator[Slot]:
    rest = _SLOT.sub("", line)
    if "{" in rest or "}" in rest:
        raise ValueError(f"a slot that can't be read in {line!r}")
    for match in _SLOT.finditer(line):
        thing, kind, form, words = match.groups()
        if kind:
            if kind not in KINDS:
                raise ValueError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
            if things.setdefault(thing, kind) != kind:
                raise ValueError(f"{thing} is a {things[thing]} already")
        if thing not in things:
            raise ValueError(f"{thing} has no kind")
        form = form or ""
        if form and form not in KINDS[things[thing]]:
            raise ValueError(f"a {things[thing]} has no form {form!r}")
        yield Slot(start=match.start(), end=match.end(), thing=thing, form=form, words=words or "")


def _told(line: str, things: dict[str, str], present: set[str]) -> Told:
    head, _, fillers = line.partition(":")
    type_, _, status = head.strip().partition(" ")
    fact_class = load_ontology().fact_class(FactType(type_))
    roles: dict[Role, tuple[str, ...]] = {}
    kind = ""
    for filler in fillers.split():
        role, _, names = filler.partition("=")
        if role == "kind":
            kind = names
            continue
        if role not in {r.name for r in fact_class.roles}:
            raise ValueError(f"{type_} has no role {role!r}; it has {', '.join(r.name for r in fact_class.roles)}")
        for thing in names.split("+"):
            if thing not in things or thing not in present:
                raise ValueError(f"{thing!r} does not stand in the sentence")
        roles[Role(role)] = tuple(names.split("+"))
    if type_ == "family" and kind not in ("spouse", "parent", "child", "sibling"):
        raise ValueError("a family tie needs kind=spouse, parent, child or sibling: what the relative is to the person")
    return Told(type=fact_class.name, status=Status(status.strip()) if status.strip() else None, roles=roles, kind=kind)
