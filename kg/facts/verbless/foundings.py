"""Who founded what and when, as texts say it beside a name: "Norwell (est. 1990)", "Norwell's founders, A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.facts.scene import Scene
from kg.facts.verbless.claims import claim_of, is_firm, is_person
from kg.model import Argument, Claim, Mention, MentionKind, Role

_SINCE = re.compile(r"(?i)(?:,| ?[(–—])\s?(?:est(?:ablished|d)?\.?|founded|incorporated|formed|fd\.?)\s(?:in\s)?")
_FOUNDERS = r"(?:co-?\s?|joint )?(?:founders?|creators?)"
_OF_FIRM = re.compile(rf"(?i)['’]s? (?:\w+ )?{_FOUNDERS}(?: and [\w -]{{3,30}})?,? (?:are |is |were |was )?")
"""From a firm to its founder."""
_FROM_FOUNDER = re.compile(
    rf"(?i),? from (?:(?:its|the|their) )?(?:[\w-]+ (?:and )?){{0,3}}{_FOUNDERS}(?: and [\w -]{{3,30}})?,? "
)
"""From a firm that is sold to the founder who sells."""
_BEHIND = re.compile(r"(?i),? the (?:[\w-]+ ){1,4}behind (?:the [\w-]+ )?")
"""From a founder to the firm."""
_BEFORE_FIRM = re.compile(rf"(?i)\b{_FOUNDERS} of (?:the [\w-]+ )?$")
_NEXT = re.compile(r"(?:,| and|, and) (?:the )?")


def foundings(scene: Scene) -> Iterator[Claim]:
    """Claims of the founding of each firm that a year in brackets or its founders stand beside."""
    names = [m for m in scene.mentions if m.kind is MentionKind.NAME]
    for firm in filter(is_firm, names):
        after = scene.text[firm.end : scene.sentence.end]
        for time in scene.times:
            if time.start > firm.end and time.value and _SINCE.fullmatch(after[: time.start - firm.end]):
                yield _told(scene, firm, date=(time,))
    for number, (one, other) in enumerate(pairwise(names)):
        gap = scene.text[one.end : other.start]
        if is_firm(one) and is_person(other) and _tells_founder(scene, one, gap):
            yield _told(scene, one, founder=tuple(_list_of(scene, names[number + 1 :])))
        elif is_person(one) and is_firm(other) and _BEHIND.fullmatch(gap):
            yield _told(scene, other, founder=(one,))


def _tells_founder(scene: Scene, firm: Mention, gap: str) -> bool:
    of = _BEFORE_FIRM.search(scene.text[scene.sentence.start : firm.start])
    return bool(_OF_FIRM.fullmatch(gap) or _FROM_FOUNDER.fullmatch(gap) or (of and gap == ", "))


def _list_of(scene: Scene, names: list[Mention]) -> Iterator[Mention]:
    """ "Ada Lund and Ole Berg": the persons that one list names."""
    yield names[0]
    for one, other in pairwise(names):
        if not is_person(other) or not _NEXT.fullmatch(scene.text[one.end : other.start]):
            return
        yield other


def _told(scene: Scene, firm: Mention, **others: tuple[Argument, ...]) -> Claim:
    roles: dict[Role, tuple[Argument, ...]] = {Role(role): fillers for role, fillers in others.items()}
    return claim_of(scene, "founding", {Role("organization"): (firm,), **roles}, "beside")
