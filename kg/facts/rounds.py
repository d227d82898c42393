"""Rounds of financing: what a round is called, and who takes part in it beside its leader."""

from __future__ import annotations

import re

from kg.facts.match import Match, referent
from kg.facts.name_lists import names_listed
from kg.facts.scene import Scene
from kg.model import EntityType, Mention, MentionKind, Role, Value

_ROUND, _INVESTOR, _ORGANIZATION = Role("round"), Role("investor"), Role("organization")
_NAMES = re.compile(
    r"\b(?:[Ss]eries [A-K]\d?\b|(?:[Pp]re-[Ss]eed|[Ss]eed|[Aa]ngel|[Gg]rowth|[Bb]ridge|[Mm]ezzanine)\b"
    r"(?:[ -](?:[Ff]unding|[Ff]inancing|[Ii]nvestment))?(?: [Rr]ound\b)?)"
)
_CERTAIN = re.compile(r"(?i)\b(series [a-k]\d?|pre-seed|seed|round)\b")
"""What of such words speaks of a round by itself: there are other bridges."""
_JOINING = {"participate", "participation", "join", "take", "invest", "contribute", "follow", "back", "involvement"}
_WITH_OTHERS = re.compile(
    r"\bwith ([^;:.]*?)(?: (?:also|all|both|each))?"
    r" (?:taking part|participating|joining|(?:also|all|both|each) (?:investing|contributing|putting))\b"
)
"""Who takes part in a round beside its leader, wherever the parser hangs the words."""
_LISTING = re.compile(
    r"\b(?i:participation (?:from|of|by)|(?:along|together) with|alongside"
    r"|(?:participants|investors|backers)(?: in the round)? (?:also )?(?:included?|including))\s+"
)
"""What opens a list of those who take part."""
_INVESTORS = (EntityType("organization"), EntityType("person"))


def complete_round(match: Match, scene: Scene) -> None:
    """Name the round of an investment, and add to the investors those "also taking part" in it."""
    if match.frame.type != "investment" or not match.roles.get(_ORGANIZATION):
        return
    spans = [
        scene.document.span(scene.sentence.start + m.start(), scene.sentence.start + m.end()) for m in _rounds(scene)
    ]
    if spans:
        span = min(spans, key=lambda span: abs(span.start - scene.tokens[match.trigger].start))
        match.roles[_ROUND] = (Value(start=span.start, end=span.end, text=span.text, value=span.text),)
    if spans or _speaks_of_round(scene) or match.word in ("invest", "co-invest", "put", "pump", "pour", "inject"):
        others = [mention for mention in _participants(scene) if referent(mention) not in match.used]
        match.roles.update({_INVESTOR: (*match.roles.get(_INVESTOR, ()), *others)} if others else {})


def _rounds(scene: Scene) -> list[re.Match[str]]:
    return [found for found in _NAMES.finditer(scene.line) if _CERTAIN.search(found[0])]


def _speaks_of_round(scene: Scene) -> bool:
    return any(token.lemma in ("round", "funding", "financing") for token in scene.tokens)


def _participants(scene: Scene) -> list[Mention]:
    """ "With Rothmere taking part", "with participation from Rothmere", "along with Rothmere".

    "Rothmere also joined the round".
    """
    found: list[Mention] = []
    for joined in _WITH_OTHERS.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        inside = (m for m in scene.mentions if joined.start(1) <= m.start and m.end <= joined.end(1))
        found += [m for m in inside if m.kind is MentionKind.NAME and m.type in _INVESTORS]
    for opening in _LISTING.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        found += [m for m in names_listed(scene, opening.end(), _INVESTORS) if m not in found]
    for index, token in enumerate(scene.tokens):
        if token.lemma not in _JOINING or (token.lemma == "take" and not _takes_part(scene, index)):
            continue
        links = scene.syntax.links(index)
        noun = token.pos == "NOUN"
        others = [*links["from"], *links["of"], *links["by"]] if noun else [*links["subject"]]
        if not noun and token.tag != "VBG":
            continue
        found += [m for i in others for m in scene.entities_at(i, _INVESTORS) if m not in found]
    return found


def _takes_part(scene: Scene, verb: int) -> bool:
    return any(scene.tokens[i].lemma == "part" for i in scene.syntax.children(verb, "dobj"))
