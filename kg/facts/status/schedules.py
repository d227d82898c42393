"""What the present tense tells of a day to come: "retires next month", "takes over at the end of the year"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.facts.grammar import verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.verbs import is_progressive
from kg.facts.status.words import load_words, look_up
from kg.model import Status

_COMING = re.compile(
    r"(?i)\b(?:next (?:week|month|year|spring|summer|autumn|fall|winter|quarter|season|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|tomorrow|later this (?:week|month|year|summer|autumn|fall|spring|winter)|"
    r"(?:at|by|until|from) the end of (?:the|this|next) (?:week|month|year|season|summer|quarter|decade)|"
    r"in the coming (?:days|weeks|months)|in (?:a few|two|three|four|five|six|ten|several|\d+) (?:days|weeks|months)|"
    r"in a (?:week|fortnight|month|few days|couple of (?:days|weeks|months))|soon|shortly)\b"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}|{_MONTHS}\.? \d{{1,2}})"
_ON_DAY = re.compile(rf"(?i)(?:on|from|by|with effect from|as of|effective) {_DAY}")
"""A day without its year, as one gives it for what is about to come."""
_IN_EFFECT = re.compile(rf"(?i), (?:effective|with effect from|as of|from) {_DAY}\b(?!,? \d{{4}})")
"""What stands behind an appointment that begins on such a day."""
_ENTERING = {
    "join", "rejoin", "take over", "take up", "start", "begin", "succeed", "replace", "become", "assume", "move",
    "return", "switch", "take",
}  # fmt: skip
_JOINING = {
    "join", "rejoin", "take over", "take up", "become", "assume", "return", "move", "relocate", "transfer", "shift",
}  # fmt: skip
_LEAVING = {
    "leave", "quit", "resign", "retire", "step down", "step aside", "step back", "stand down", "depart", "hand over",
    "give up", "relinquish", "vacate", "replace", "remove", "move", "relocate", "transfer", "shift",
}  # fmt: skip
_TO_COME: Mapping[Status, Status] = {Status.FORMER: Status.CURRENT, Status.CURRENT: Status.FUTURE}
"""What is over, or has begun, only on the day to come."""


def as_scheduled(scene: Scene, trigger: int, status: Status) -> Status:
    """The status of a post that, by the present tense, one leaves or takes on a day to come; else as it is."""
    verb = next((i for i in (trigger, *scene.syntax.ancestors(trigger)) if scene.tokens[i].pos == "VERB"), None)
    appointed = verb is not None and status is Status.CURRENT and _appoints(scene, verb)
    if appointed and _IN_EFFECT.search(scene.text, scene.tokens[trigger].end, scene.sentence.end):
        return Status.FUTURE
    if verb is None or status not in _TO_COME or not _is_present(scene, verb):
        return status
    changing = _LEAVING if status is Status.FORMER else _JOINING
    if is_progressive(scene, verb) and not changing.isdisjoint(verb_phrases(scene.syntax, verb)):
        return _TO_COME[status]  # "is leaving Norwell"
    if status is Status.CURRENT and _ENTERING.isdisjoint(verb_phrases(scene.syntax, verb)):
        return status
    beside = scene.syntax.children(verb, "npadvmod", "prep", "advmod", "prt")
    parts = [*beside, *(i for child in scene.syntax.children(verb, "dobj", "prep") for i in _within(scene, child))]
    said = (scene.words(min(tree), max(tree)).text for i in parts for tree in [list(scene.syntax.subtree(i))])
    ahead = any(_COMING.search(text) or _ON_DAY.fullmatch(text) for text in said)
    return _TO_COME[status] if ahead else status


def _appoints(scene: Scene, verb: int) -> bool:
    return look_up(load_words()["states"], verb_phrases(scene.syntax, verb)) is Status.FUTURE


def as_dated_ahead(scene: Scene, trigger: int, status: Status) -> Status:
    """The status of a deal that, by the present tense, comes about on a day to come: "takes over Norwell on 1 July"."""
    verb = next((i for i in (trigger, *scene.syntax.ancestors(trigger)) if scene.tokens[i].pos == "VERB"), None)
    if status is not Status.COMPLETED or verb is None or scene.tokens[verb].tag not in ("VBZ", "VBP"):
        return status
    own = list(scene.syntax.children(verb, "npadvmod", "prep", "advmod"))
    own += [p for i in scene.syntax.children(verb, "dobj") for p in scene.syntax.children(i, "prep", "npadvmod")]
    beside = [tree for i in own if (tree := list(scene.syntax.subtree(i)))]
    said = [scene.words(min(tree), max(tree)).text for tree in beside]
    ahead = any(_COMING.search(text) or _ON_DAY.fullmatch(text) for text in said)
    return Status.AGREED if ahead else status


def _within(scene: Scene, index: int) -> list[int]:
    """ "Retires as chairman of Norwell next month": the parser may hang the time on the post or on the firm."""
    times = {i for time in scene.times for i in scene.inside(time)}
    return [i for i in scene.syntax.subtree(index) if i in times or scene.tokens[i].dep == "prep"]


def _is_present(scene: Scene, verb: int) -> bool:
    forms = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}
    going = is_progressive(scene, verb) and bool(forms & {"is", "are", "'s", "’s", "'re", "am"})
    return scene.tokens[verb].tag in ("VBZ", "VBP") or going
