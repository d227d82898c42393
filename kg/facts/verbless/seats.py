"""Where firms are, as texts say it without a word for it: "Norwell of Oslo", "Norwell (Oslo)", "at Norwell in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.names import is_event
from kg.facts.scene import Scene
from kg.facts.verbless.claims import claim_of, is_firm
from kg.model import Claim, Mention, MentionKind, Role, Status

_SEAT = re.compile(r",? of |\s\(")
_HOUSES = (
    r"exchange|museum|school|institute|university|hospital|theat(?:re|er)|gallery|library|college|academy|foundation"
)
_AT = re.compile(rf"\)?(?: (?:(?!and|or|of)[a-z-]+ ){{0,2}}(?:{_HOUSES}))? in ")
_HOUSE = re.compile(rf"\b(?:{_HOUSES})\b")
_OF_HOUSES = re.compile(rf"(?i)\b(?:{_HOUSES})s? (?:[A-Z]\S+ )*(?:(?:and|,) (?:the )?)?$")
"""What calls the names that follow houses: "the schools Arbenta and Kelbrand in Oslo"."""
_STAFF = re.compile(
    r"(?i)\b(?:at|(?:work\w*|speaks|spoke|taught|buyer|broker) (?:for|with)|(?:re)?join(?:s|ed|ing)?) (?:the )?$"
)
_AT_HOME = re.compile(r"\b(?:born|died|buried|lived|baptised|baptized|killed|raised|house|home) at (?:the )?$")
_SCHOOL = re.compile(
    r"(?i)universit|college|school|institut|academ|polytechnic|conservator|hospital|museum|orchestra|opera|theat(?:re|er)"
    r"|cathedral|library|gallery|seminary|gymnasium|lyc[eé]e|\barchives?\b|\bcent(?:re|er)\b(?! bank)|\bhaus\b"
    r"|\w\s+\w+\s+office$|observatory|laborator(?:y|ies)|foundation|\bministry\b|\bsociety\b|think ?tank|sorbonne"
    r"|\bexchange$|ballet|philharmoni"
)
_STUDY = re.compile(
    r"(?i)\b(?:stud(?:y|ied|ying|ies)|lectur\w+|graduat\w+|professor|degrees?|educated|taught|teach\w*|enrolled|attend\w*)"
    r"\b[^.;]{0,40}$"
)
_FROM = re.compile(r", from ")
_WITH = re.compile(
    r"(?i),? (?:with (?:(?:its|a|their|the) )?(?:(?:main|principal|registered|corporate|world|global|operational) )?"
    r"(?:headquarters|head offices?|seat|hq) (?:in|at|near)"
    r"|(?:which )?(?:(?:is|was|are) )?(?:still )?(?:run|based|managed|operated) (?:from|out of)"
    r"(?: (?:an?|the|its) [\w -]{3,30} in)?) "
)
_SITES = re.compile(
    r"(?i),? \(?(?:(?:which|who) (?:has|have) |with )(?:[\w-]+ ){0,4}"
    r"(?:offices|plants?|factor(?:y|ies)|branch(?:es)?|stores|shops|mills?|warehouses?|laborator(?:y|ies)|labs?|depots?|restaurants)"
    r" (?:in|at|near|across) "
)
_BASED = re.compile(r"(?i)[ -](?:based|headquartered)((?: (?!(?:and|or|of|in|by|to|for|with)\b)[a-z][\w-]*){0,4}) ")
_KIND_BEHIND = re.compile(r" (?:company|firm|start-?up|maker|provider|producer|specialist|business)\b")
_THE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}$")
""" "A Houston-based LNG company": what it deals in, not its name."""
_OWN = re.compile("['\u2019]s? ")
_REGIONS = frozenset({
    "Europe", "Asia", "Africa", "America", "Latin America", "North America", "South America", "Central America",
    "Scandinavia", "Middle East", "Gulf", "Wall Street", "Downing Street", "Fleet Street", "Washington", "West", "East",
    "North", "South",
})  # fmt: skip
"""What is no seat, though firms are told to be of it: "Europe's Norwell"."""
_HOME = re.compile(r"(?i) (?:is|was) (?:also )?(?:the )?home (?:to|of) (?:the )?")
_CLAUSE = re.compile(
    r"\b(?:sa(?:id|ys?)|told|b(?:ought|uys?)|s(?:old|ells?)|will|ha[sd]|was|is|are|unit|subsidiary|owner|parent)\b"
)
"""Words by which what follows "Oslo-based" is not one description of the firm."""
_GENERIC = re.compile(
    r"(?i)\b(?:bank|universit\w+|college|church|ministry|government|court|department|parliament|union|republic|council|"
    r"office|board|party|state|agency|association|federation|institute|museum|voice|radio|friends|sons|people)$"
)
"""Last words of names that go on after "of", where the name was cut short: "Bank of Scotland"."""
_TITLE = re.compile(
    r"(?i)\b(?:adventures?|tales?|legends?|age|rise|fall|return|story|diary|frontpage|history|song|battle|chronicles?|book"
    r"|voyage|wizard|prince|king|queen|lords?|heart|spirit|secrets?|children|night|day|map)$"
)
"""Last words of what a book or film is called that goes on after "of"."""
_CONFIDENCE = 0.6


def seats_and_offices(scene: Scene) -> Iterator[Claim]:
    """Claims of a firm's seat or office for each firm that a place follows directly."""
    for one, other in zip(scene.mentions, scene.mentions[1:], strict=False):
        if _has_seat(one) and _is_place(other):
            type_ = _seat_after(scene, one, other)
            yield from [_told(scene, type_, one, other)] if type_ is not None else []
        elif _is_place(one) and _has_seat(other) and _is_seat_before(scene, one, other):
            yield _told(scene, "headquarters", other, one)


def _seat_after(scene: Scene, firm: Mention, place: Mention) -> str | None:
    """What a place that follows a firm is to it."""
    text = scene.text
    gap, before = text[firm.end : place.start], text[scene.sentence.start : firm.start]
    named = not _GENERIC.search(firm.text) and not _TITLE.search(firm.text) and not before.rstrip().endswith(":")
    if _WITH.fullmatch(gap) or (named and _FROM.fullmatch(gap) and text[place.end : place.end + 1] in (",", ".", ")")):
        return "headquarters"
    if _AT.fullmatch(gap) and (_is_house(scene, firm, gap) or _OF_HOUSES.search(before) or _STUDY.search(before)):
        return "headquarters"
    if _SEAT.fullmatch(gap) and named and _is_closed(scene, gap, place):
        return None if place.country else "headquarters"  # "Norwell of Turkey"
    if _SITES.fullmatch(gap):
        return "office"
    return "office" if _AT.fullmatch(gap) and _STAFF.search(before) and not _AT_HOME.search(before) else None


def _is_house(scene: Scene, firm: Mention, gap: str) -> bool:
    """Whether the name is that of what stands in one place: "the Arbenta Institute", "the Arbenta (AIE) in Oslo"."""
    if _HOUSE.search(gap):
        return True
    if gap.startswith(")"):
        full = scene.text[: firm.start].rstrip("( ")
        return any(m.end == len(full) and _SCHOOL.search(m.text) is not None for m in scene.mentions)
    return _SCHOOL.search(firm.text) is not None


def _is_seat_before(scene: Scene, place: Mention, firm: Mention) -> bool:
    """ "Oslo-based pump maker Norwell", "Oslo is home to Norwell", "Oslo's Norwell"."""
    text = scene.text
    gap, after = text[place.end : firm.start], text[firm.end : firm.end + 2]
    if _OWN.fullmatch(gap):
        whole = not place.country and not place.canonical and place.text not in _REGIONS
        return whole and firm.type == "organization" and not _GENERIC.search(firm.text)
    based = _BASED.fullmatch(gap)
    if (
        based is not None
        and _KIND_BEHIND.match(text, firm.end)
        and not _THE.search(text, scene.sentence.start, place.start)
    ):
        return False
    if based is not None:
        return not _CLAUSE.search(based[1])
    return _HOME.fullmatch(gap) is not None and after[:1] not in ("'", "’")


def _has_seat(mention: Mention) -> bool:
    return is_firm(mention) and not is_event(mention.text)


def _is_place(mention: Mention) -> bool:
    return mention.type == "place" and mention.kind is MentionKind.NAME and not mention.canonical


def _is_closed(scene: Scene, gap: str, place: Mention) -> bool:
    """Whether a bracket that holds the place holds nothing else, and not two: "(Antwerp and Ghent)"."""
    return "(" not in gap or (scene.text[place.end : place.end + 1] == ")" and " and " not in place.text)


def _told(scene: Scene, type_: str, firm: Mention, place: Mention) -> Claim:
    roles = {Role("organization"): (firm,), Role("place"): (place,)}
    return claim_of(scene, type_, roles, "beside", Status.CURRENT, _CONFIDENCE)
