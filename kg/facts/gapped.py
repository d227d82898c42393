"""Deals told with the verb of another: "bought Kelbrand in 1999 and, two years later, Tarnwick of Oslo for $5m"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.facts.match import Match, referent
from kg.facts.scene import Scene
from kg.model import Amount, AmountKind, Argument, Mention, MentionKind, Role, Token, Value

_Thing = Value | Mention | Token
_ACQUIRER, _TARGET = Role("acquirer"), Role("target")
_LETTERS = {
    ",": ",", ";": ";", "and": "&", "then": "", "later": "", "in": "i", "on": "i", "for": "f", "at": "a", "to": "t",
    "from": "r", "based": "b", "-": "", "by": "x", "with": "x", "as": "x",
}  # fmt: skip
"""The words that count, in letters: b "based", i "in", f "for", a "at", t "to", r "from"; x ends a list."""
_ABOUT = {"about", "some", "around", "nearly", "almost", "roughly", "just", "early", "late", "over", "under", "only"}
"""Words that change nothing about a sum or a time."""
_QUIET = ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "ADP")
"""What describes the firm that follows."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_ROLES: Mapping[str, Role] = {
    "to": _ACQUIRER, "price": Role("price"), "front": Role("price"), "from": Role("seller"), "date": Role("date"),
}  # fmt: skip
_DETAIL = re.compile(r"tn*(?P<to>M)|[fa](?P<price>P)|rn*(?P<from>M)|i?(?P<date>T)|(?P<front>P)f")
_DETAILS = r"(?:,?(?:[tr]n*M|[fa]P|i?T))*"
_ASIDE = r"(?:,[nib]+,(?=[ifatrT])|n+)?"
_OWN = re.compile(_ASIDE + _DETAILS)
_NEXT = re.compile(rf"(?:,?&|[,;])(?P<front>,?i?T,?|Pf)?[nb]*(?P<target>M){_ASIDE}(?P<rest>{_DETAILS})")
"""A firm more and what is told of it, in letters: M a firm or person, T a time, P a sum, n what describes them."""


def gapped(match: Match, scene: Scene) -> list[Match]:
    """The match, and one for each firm more that the sentence tells of with its own date, price, buyer or seller."""
    targets = [a for a in match.roles.get(_TARGET, ()) if isinstance(a, Mention)]
    if match.frame.type != "acquisition" or not match.frame.verbs or not targets:
        return [match]
    anchor = max(match.trigger, scene.inside(targets[0])[-1])
    spelled = _spelled(scene, anchor + 1)
    letters = "".join(letter for letter, _ in spelled)
    begin = end = own.end() if (own := _OWN.match(letters)) is not None else 0
    parts: list[re.Match[str]] = []
    while (part := _NEXT.match(letters, end)) is not None and (part["front"] or part["rest"]):
        parts.append(part)
        end = part.end()
    own_details = _details(spelled, 0, begin)
    sold = _ACQUIRER in own_details
    listed = not sold and letters[:begin].endswith("M")  # "bought Kelbrand from Lund and Moe in 1999"
    apart = bool(parts) and (own_details or parts[0]["front"]) and not listed
    if not apart or not _is_over(scene, spelled, end):
        return [match]
    before = scene.tokens[match.trigger].start
    kept = {r: f for r, f in match.roles.items() if r != _TARGET and all(a.end <= before for a in f)}
    others = {referent(a) for role, f in match.roles.items() if role != _TARGET for a in f}
    found = []
    for part in parts:
        details = _details(spelled, part.start(), part.end())
        target = spelled[part.start("target")][1]
        if not isinstance(target, Mention) or target.type == "person" or referent(target) in others:
            return [match]
        if sold is not (_ACQUIRER in details):
            return [match]
        found.append(replace(match, roles={**kept, _TARGET: (target,), **details}))
    first = spelled[begin][1].start
    single = {role: tuple(a for a in f if a.start < first) for role, f in match.roles.items()}
    return [replace(match, roles={**{role: f for role, f in single.items() if f}, **own_details}), *found]


def _details(spelled: Sequence[tuple[str, _Thing]], start: int, end: int) -> dict[Role, tuple[Argument, ...]]:
    """To whom, for how much, from whom and when, as a part of the sentence tells."""
    found: dict[Role, tuple[Argument, ...]] = {}
    for detail in _DETAIL.finditer("".join(letter for letter, _ in spelled[start:end])):
        for name, role in _ROLES.items():
            thing = spelled[start + detail.start(name)][1] if detail[name] else None
            if isinstance(thing, Mention | Value):
                found.setdefault(role, (thing,))
    return found


def _spelled(scene: Scene, first: int) -> list[tuple[str, _Thing]]:
    """A letter for each thing of the sentence from a token on, and the thing."""
    spelled: list[tuple[str, _Thing]] = []
    values: dict[int, Value] = {i: v for v in (*scene.amounts, *scene.times) for i in scene.inside(v)}
    for index in range(first, len(scene.tokens)):
        thing: _Thing = values.get(index) or scene.mention_at.get(index) or scene.tokens[index]
        if (letter := _letter(scene, index, thing)) and not (spelled and spelled[-1][1] is thing):
            spelled.append((letter, thing))
    return spelled


def _letter(scene: Scene, index: int, thing: _Thing) -> str:
    word = scene.tokens[index].text.lower()
    if isinstance(thing, Amount):
        return "P" if thing.kind is AmountKind.MONEY else "x"
    if isinstance(thing, Value):
        return "T"
    if isinstance(thing, Mention) and thing.kind is MentionKind.NAME:
        return "n" if thing.type == "place" else "M"
    if word in _ABOUT:
        return ""
    token = scene.tokens[index]
    quiet = token.tag == "PRP$" if isinstance(thing, Mention) else token.pos in _QUIET
    return _LETTERS.get(word, "n" if quiet else "x")


def _is_over(scene: Scene, spelled: Sequence[tuple[str, _Thing]], end: int) -> bool:
    """Whether the list ends there, and its last firm does nothing: "and Tarnwick in 2001, and Rothmere sold it"."""
    if end == len(spelled) or spelled[end][1].text in (".", "!", "?", ";"):
        return True
    comma = spelled[end][1]
    behind = next((token for token in scene.tokens if token.start >= comma.end), None)
    return comma.text == "," and (behind is None or behind.tag not in _FINITE)
