"""Times that stand beside what a trigger tells, and are not its own: "(1929 – 2014)", "after its listing in 1999"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.scene import Scene
from kg.model import Value

_ANCHORS = {"after", "following", "since", "upon", "despite"}
"""Prepositions behind which another event stands with its own time."""
_FISCAL = re.compile(
    r"(?i)\b(?:year|quarter|half|months|period|weeks)\s+(?:to|ended|ending|through)\s+(?:the end of\s+)?$"
)
"""What makes a time the end of what a report covers: "in the year to March"."""
_JUDGING = {
    "convict", "accuse", "charge", "plead", "acquit", "indict", "suspect", "jail", "sentence", "arrest", "admit",
}  # fmt: skip
"""Verbs that have a day of their own, beside that of the deed: "in 1969 he was convicted of killing Ivo Lund"."""
_COMPARED = re.compile(
    r"\bfrom (?:[\d.,-]+|\w+) ?(?:%|percent|per cent|pct|(?:mln |million )?shares)(?: held)?(?: in| at)? $"
)
"""What makes a time that of an earlier number: "down from 51 percent a year ago"."""
_TOPICS = {"about", "over", "regarding", "concerning"}
"""Prepositions behind which stands what people talk about."""
_PARTICIPLES = ("VBN", "VBG")
_SPEECH = {
    "say", "announce", "report", "disclose", "confirm", "reveal", "state", "add", "note", "declare", "warn", "claim",
    "acknowledge", "insist", "predict", "estimate",
}  # fmt: skip
_BEFORE_TIMES = {"on", "in", "late", "early", "earlier", "at", "the", "last", "this", "back", ","}


def is_elsewhere(scene: Scene, trigger: int, time: Value) -> bool:
    """Whether a time of the sentence says nothing of the trigger, near as it stands."""
    before = max(0, time.start - 40)
    if _FISCAL.search(scene.text, before, time.start) or _COMPARED.search(scene.text, before, time.start):
        return True
    return (
        _is_in_brackets(scene, trigger, time)
        or _is_anchored(scene, trigger, time)
        or _is_later(scene, trigger, time)
        or _is_of_verdict(scene, trigger, time)
        or _is_of_speech(scene, trigger, time)
        or _is_of_talk(scene, trigger, time)
    )


def _is_in_brackets(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Ivo Lund (9 August 1929 – 13 February 2014) was a chemist at Norwell": a life is no career."""
    opened = next((b for b in _brackets(scene) if b[0] <= time.start and time.end <= b[1]), None)
    if opened is None:
        return False
    of_person = any(m.type == "person" and 0 <= opened[0] - m.end <= 1 for m in scene.mentions)
    return of_person and not opened[0] <= scene.tokens[trigger].start <= opened[1]


def _brackets(scene: Scene) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in scene.tokens:
        if token.text == "(":
            start = token.start
        elif token.text == ")" and start is not None:
            yield start, token.end
            start = None


def _is_passing(scene: Scene, event: int, time: Value) -> bool:
    """ "Left after a quarrel in 1919": of what is told as new, the time is that of what came of it."""
    articles = {scene.tokens[i].text.lower() for i in scene.syntax.children(event, "det")}
    before = scene.text[max(0, time.start - 4) : time.start].split()[-1:]
    return bool(articles & {"a", "an"}) and before in (["in"], ["on"])


def _is_anchored(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Following its listing in 1999 it kept a stake": the year is that of the listing."""
    head = scene.head(time)
    for index in scene.syntax.ancestors(head) if head is not None else ():
        token = scene.tokens[index]
        above = scene.tokens[token.head]
        if token.dep == "pobj" and above.text.lower() in _ANCHORS and token.pos == "NOUN":
            return trigger not in scene.syntax.subtree(token.head) and not _is_passing(scene, index, time)
        if token.pos == "VERB":
            return False
    return False


def _is_of_talk(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Spoke on Monday about worries over the bid": the day of the talk, and not of what it is about."""
    above = next((i for i in scene.syntax.ancestors(trigger) if scene.tokens[i].text.lower() in _TOPICS), None)
    head = scene.head(time)
    if above is None or head is None or scene.tokens[above].dep != "prep":
        return False
    return head not in scene.syntax.subtree(above)


def _is_of_verdict(scene: Scene, trigger: int, time: Value) -> bool:
    """ "In 1969 Ivo Lund was convicted of killing Ole Moe": the time before the verb is not that of the deed."""
    above = next((i for i in scene.syntax.ancestors(trigger) if scene.tokens[i].pos == "VERB"), None)
    deed = scene.tokens[trigger].dep in ("pcomp", "pobj") and scene.tokens[trigger].tag in ("VBG", "NN")
    if above is None or not deed or scene.tokens[above].lemma not in _JUDGING:
        return False
    head = scene.head(time)
    below = set(scene.syntax.subtree(trigger))
    return time.end <= scene.tokens[above].start or (
        head is not None and head not in below and time.end <= scene.tokens[trigger].start
    )


def _is_later(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Born in Leeds, he was chairman from 1971": what a sentence opens with has its own time, or none."""
    token = scene.tokens[trigger]
    opening = token.dep == "advcl" and token.tag in _PARTICIPLES and trigger < token.head
    return opening and scene.tokens[token.head].start < time.start


def _is_of_speech(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Said on Tuesday it had bought Norwell": when it said so, whatever the parser hangs the day on."""
    inside = scene.inside(time)
    first = inside[0]
    while first and scene.tokens[first - 1].text.lower() in _BEFORE_TIMES:
        first -= 1
    verb = scene.tokens[max(0, first - 1)]
    if trigger <= inside[-1] or verb.lemma not in _SPEECH or verb.pos != "VERB":
        return False
    between = scene.tokens[inside[-1] + 1 : trigger + 1]
    return any(token.dep in ("nsubj", "nsubjpass") for token in between)
