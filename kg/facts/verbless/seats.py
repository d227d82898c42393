"""Where firms are, as texts say it without a word for it: "Norwell of Oslo", "Norwell (Oslo)", "at Norwell in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.names import is_event
from kg.facts.scene import Scene
from kg.facts.verbless.claims import claim_of, is_firm
from kg.model import Claim, Mention, MentionKind, Role, Status

_SEAT = re.compile(r",? of |\s\(")
_AT = re.compile(r" in ")
_STAFF = re.compile(
    r"(?i)\b(?:at|(?:work\w*|speaks|spoke|taught|buyer|broker) (?:for|with)|(?:re)?join(?:s|ed|ing)?) (?:the )?$"
)
_SCHOOL = re.compile(r"(?i)universit|college|school|institut|academ|polytechnic|conservator|hospital|museum")
_GENERIC = re.compile(
    r"(?i)\b(?:bank|universit\w+|college|church|ministry|government|court|department|parliament|union|republic|council|"
    r"office|board|party|state|agency|association|federation|institute|museum)$"
)
"""Last words of names that go on after "of", where the name was cut short: "Bank of Scotland"."""
_CONFIDENCE = 0.6


def seats_and_offices(scene: Scene) -> Iterator[Claim]:
    """Claims of a firm's seat or office for each firm that a place follows directly."""
    for firm, place in zip(scene.mentions, scene.mentions[1:], strict=False):
        if not _has_seat(firm) or not _is_place(place):
            continue
        gap = scene.document.text[firm.end : place.start]
        if _SEAT.fullmatch(gap) and not _GENERIC.search(firm.text) and _is_closed(scene, gap, place):
            yield _told(scene, "headquarters", firm, place)
        elif _AT.fullmatch(gap) and _STAFF.search(scene.document.text, scene.sentence.start, firm.start):
            yield _told(scene, "headquarters" if _SCHOOL.search(firm.text) else "office", firm, place)


def _has_seat(mention: Mention) -> bool:
    return is_firm(mention) and not is_event(mention.text)


def _is_place(mention: Mention) -> bool:
    return mention.type == "place" and mention.kind is MentionKind.NAME and not mention.canonical


def _is_closed(scene: Scene, gap: str, place: Mention) -> bool:
    """Whether a bracket that holds the place holds nothing else."""
    return "(" not in gap or scene.document.text[place.end : place.end + 1] == ")"


def _told(scene: Scene, type_: str, firm: Mention, place: Mention) -> Claim:
    roles = {Role("organization"): (firm,), Role("place"): (place,)}
    return claim_of(scene, type_, roles, "beside", Status.CURRENT, _CONFIDENCE)
