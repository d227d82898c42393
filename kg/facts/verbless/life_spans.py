"""Life spans in brackets: "Ada Brandt (31 October 1950, Oslo – 31 March 2016, Lyon)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Argument, Claim, Mention, MentionKind, Role, Value

_DASH = re.compile(r"\s*[-–—]\s*")
_BORN = re.compile(r"\b(?:born|b\.)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:\b(?:born|b|d|died|c|ca|circa|on|in|baptised|baptized|née?|about)|\bborn\b.*)\s*$", re.IGNORECASE
)
_DIED = re.compile(r"\b(?:died|d\.)", re.IGNORECASE)
_TITLED = re.compile(
    r"(?i)\b(?:comte|comtesse|count|countess|marquis|marquess|marquise|marqués|earl|duke|duchess|duc|baron|baroness|"
    r"viscount|vicomte|lord|laird|prince|princess|seigneur|sieur|graf|freiherr|conde)"
    r"\s+(?:of|de|du|des|d['’]|von|zu|la)\s*(?:la )?$"
)
_NOBLE = re.compile(r"(?:comte|marquis|duc|vicomte|baron|conde|marqués|seigneur|sieur|graf) (?:de|du|d['’]|von|zu)\b")
_TITLE = re.compile(r"(?i)\b(?:count|marquis|marquess|earl|duke|duc|baron|viscount|lord|prince|princess|comte)$")
_FAR = 160
"""Characters after a name within which its bracket opens: titles and names in other scripts stand between."""
_SHORTEST_LIFE = 12
"""Years; "(2009-2013)" after a name is when somebody held an office."""


def life_spans(scene: Scene) -> Iterator[Claim]:
    """ "Ada Brandt (31 October 1950 – 31 March 2016)": birth and death."""
    for person in scene.mentions:
        if not is_person(person):
            continue
        opening = scene.text.find("(", person.end, min(person.end + _FAR, scene.sentence.end))
        between = scene.text[person.end : opening] if opening >= 0 else "."
        if len(between) > 40 or re.search(r"[.;:!?]\s", between) or _ends_as_title(person, between):
            continue
        for start, end in _brackets(scene, opening):
            yield from _life_span(scene, _bearer(scene, person), start, end)


def _ends_as_title(name: Mention, between: str) -> bool:
    """ "Marquis of Brandt (1848-1905)": what is taken for a name here is none."""
    return _TITLE.search(name.text) is not None and between.lstrip().startswith(("of ", "de ", "von "))


def _bearer(scene: Scene, name: Mention) -> Mention:
    """ "Jean Lund, comte de Brandt (1678-1733)": whose title ends with what looks like a name."""
    before = scene.text[max(scene.sentence.start, name.start - 40) : name.start]
    if _NOBLE.match(name.text) and before.rstrip().endswith(","):
        before = "comte de "
    particle = re.match(r"(?:of|de|du|des|d['’]|von|zu)\s?", name.text)
    if not _TITLED.search(before + (particle[0] if particle else "")):
        return name
    named = [m for m in scene.mentions if is_person(m) and m.end < name.start]
    return named[-1] if named else name


def _brackets(scene: Scene, opening: int) -> Iterator[tuple[int, int]]:
    """The bracket at `opening` and those that follow it directly."""
    text, limit = scene.text, scene.sentence.end
    while 0 <= opening < limit and text[opening] == "(":
        depth, end = 0, opening
        while end < limit:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth == 0:
                break
            end += 1
        yield opening, end
        opening = end + 1
        while opening < limit and text[opening] in " ,\n":
            opening += 1


def _life_span(scene: Scene, person: Mention, start: int, end: int) -> Iterator[Claim]:
    times = [time for time in scene.times if start < time.start and time.end <= end]
    if not times:
        return
    text = scene.text
    lead = text[start : times[0].start]
    between = text[times[0].end : times[1].start] if len(times) > 1 else ""
    if re.search(r"[^\W\d_]\s*$", lead) and not _LEAD.search(lead):
        return  # "(chief editor 1909–1985)"
    if len(times) == 2 and (_DASH.search(between) or _DIED.search(between)):
        if _years_between(*times) < _SHORTEST_LIFE:
            return
        middle = times[0].end + max(map(between.rfind, "-–—")) if _DASH.search(between) else times[1].start
        yield _told(scene, "birth", person, times[0], (start, middle))
        yield _told(scene, "death", person, times[1], (middle, end))
    elif len(times) == 1 and "/" in times[0].value and not _BORN.search(lead):
        return
    elif len(times) == 1 and _BORN.search(lead):
        yield _told(scene, "birth", person, times[0], (start, end))
    elif len(times) == 1 and _DIED.search(lead):
        yield _told(scene, "death", person, times[0], (start, end))


def _told(scene: Scene, type_: str, person: Mention, date: Value, part: tuple[int, int]) -> Claim:
    """The claim, with the place that its part of the bracket names beside the date: "3 May 1854, Oslo"."""
    places = [m for m in scene.mentions if part[0] < m.start and m.end <= part[1] and m.type == "place"]
    beside = [m for m in places[:1] if m.kind is MentionKind.NAME and not m.canonical]
    roles: dict[Role, tuple[Argument, ...]] = {PERSON: (person,), Role("date"): (date,)}
    return claim_of(scene, type_, {**roles, Role("place"): tuple(beside)} if beside else roles, "life-span")


def _years_between(birth: Value, death: Value) -> int:
    first, last = birth.value[:4], death.value[:4]
    return int(last) - int(first) if first.isdigit() and last.isdigit() else _SHORTEST_LIFE
