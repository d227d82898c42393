"""When a state began and ended: "since 2006", "from 1999 to 2006", "joined in 2002", "resigned as chairman in May"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kg.facts.clauses import distance, nearest
from kg.facts.grammar import verb_phrases
from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.facts.status import has_left
from kg.model import Argument, Role, Status, Value

DATE, START, END = Role("date"), Role("start"), Role("end")
_BOUNDS = {"since": START, "from": START, "until": END, "till": END, "to": END, "through": END}
"""Prepositions that say of a time that a state began or ended at it."""
_LAST = {
    "death", "retirement", "departure", "resignation", "dismissal", "removal", "appointment", "election", "promotion",
    "marriage", "emigration", "arrest", "closure", "sale", "merger", "takeover",
}  # fmt: skip
"""What people do in their posts until it happens: "until her death in 2004"."""
_BEGINNING = {
    "join", "rejoin", "hire", "recruit", "poach", "lure", "appoint", "reappoint", "name", "elect", "re-elect",
    "promote", "install", "become", "enter", "start", "begin", "take", "take over", "take up", "assume", "succeed",
    "replace", "accept", "get", "move", "switch", "defect", "go", "sign", "return", "bring", "bring in",
    "designate", "choose",
}  # fmt: skip
_STARTING = {"start", "begin", "start out", "start off", "launch", "embark on", "commence"}
"""What one does with a career, at a firm that one has left since."""
_ENDING = {
    "leave", "quit", "resign", "retire", "step down", "step aside", "step back", "stand down", "depart", "fire",
    "dismiss", "sack", "oust", "remove", "expel", "suspend", "lose", "relinquish", "vacate", "end", "terminate",
    "give up", "hand over", "let go", "drop", "force out", "lay off", "cease", "stop",
    "vote out", "vote off",
}  # fmt: skip
_SERVING = {"serve", "work", "teach"}
_MOVING = {
    "retire", "resign", "leave", "quit", "step down", "graduate", "arrive", "return", "move", "emigrate", "immigrate",
    "qualify",
}  # fmt: skip
"""What one does and then begins something else."""
_LATER = ("later", "then", "subsequently", "eventually", "soon", "after", "before", "until")
_NAMING = {"name", "appoint", "elect", "choose"}
"""Verbs that, with a day of the week, tell when a choice was announced, not when the chosen begins."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday")


def periods(match: Match, scene: Scene, times: Sequence[Value]) -> Mapping[Role, tuple[Argument, ...]]:
    """The roles of a state that the times of its clause fill; what began or ended it has a date as well.

    All but the nearest count only where a preposition tells that the state began or ended at them.
    """
    times = [time for time in times if not _is_of_joined(match, scene, time)]
    told = match.asserted or has_left(scene, match.trigger)
    steps = [(distance(scene, match.trigger, time, clause=told), time) for time in times]
    near = [time for _, time in sorted((s for s in steps if s[0] is not None), key=lambda s: (s[0], s[1].start))]
    found: dict[Role, tuple[Argument, ...]] = {}
    for number, time in enumerate(near):
        for role, value in _as_period(match, scene, time).items():
            if role not in found and (not number or (role is not DATE and _preposition(scene, time) in _BOUNDS)):
                found[role] = (value,)
    if not found and (turned := _time_of_move(match, scene, times)) is not None:
        found = {START: (turned,), DATE: (turned,)}
    return found


def _is_of_joined(match: Match, scene: Scene, time: Value) -> bool:
    """ "Director of Norwell from 1970 and chancellor of Kelbrand until 1984": whose post that is joined to this one."""
    head = scene.head(time)
    above = scene.syntax.ancestors(head) if head is not None else ()
    post = next((i for i in above if scene.tokens[i].pos == "NOUN" and scene.tokens[i].dep == "conj"), None)
    return post is not None and post != match.trigger and scene.syntax.first_conjunct(post) == match.trigger


def _time_of_move(match: Match, scene: Scene, times: Sequence[Value]) -> Value | None:
    """ "Retired in 1994 and joined Norwell", "arrived in 1777, and served in": when what comes next began."""
    verb = match.trigger if match.carrier is None else match.carrier
    moved = scene.tokens[verb].head
    begins = match.word in _BEGINNING | _SERVING or not _BEGINNING.isdisjoint(verb_phrases(scene.syntax, verb))
    told = scene.tokens[verb].dep == "conj" and scene.tokens[verb].tag == scene.tokens[moved].tag == "VBD"
    if not begins or not told or _MOVING.isdisjoint(verb_phrases(scene.syntax, moved)):
        return None
    if scene.syntax.children(verb, "nsubj") or any(t.lemma in _LATER for t in scene.tokens[moved:verb]):
        return None
    return nearest(scene, moved, times)


def _as_period(match: Match, scene: Scene, time: Value) -> Mapping[Role, Value]:
    first, slash, last = time.value.partition("/")
    if slash and first.strip(".") and last.strip(".") and "week" not in time.text.lower():
        return {START: replace(time, value=first), END: replace(time, value=last)}
    turn = _turn(match, scene, time)
    bound = _BOUNDS.get(_preposition(scene, time))
    if bound is END and turn is START and time.start < scene.tokens[match.trigger].start and match.frame.verbs:
        return {}  # "Ada Brandt, its counsel until last year, has joined Norwell"
    if bound is None or (turn is END and bound is START):
        return {turn: time, DATE: time}  # what began or ended it happened then
    return {bound: time}


def _preposition(scene: Scene, time: Value) -> str:
    head, tokens = scene.head(time), scene.tokens
    if head is None:
        return ""
    preposition = tokens[head].head
    for noun in islice(scene.syntax.ancestors(preposition), 5):
        if tokens[noun].lemma in _LAST and tokens[noun].dep == "pobj":
            return "until" if tokens[tokens[noun].head].text.lower() in ("until", "till", "before") else ""
        if tokens[noun].pos in ("VERB", "AUX"):
            break
    return tokens[preposition].text.lower()


def _turn(match: Match, scene: Scene, time: Value) -> Role:
    """What happened at a time without such a preposition: "joined", "was appointed" or "left"."""
    verb = match.trigger if match.carrier is None else match.carrier
    words = {match.word, *(verb_phrases(scene.syntax, verb) if match.carrier is not None else ())}
    of_verb = match.carrier is None and scene.tokens[match.trigger].pos == "VERB"
    if of_verb and match.frame.status is not None and words & (_BEGINNING | _ENDING):
        over = match.frame.status is Status.FORMER and words.isdisjoint(_STARTING)  # "began his career at"
        return END if over else DATE if _is_announced(time, words) else START
    if words & _ENDING or has_left(scene, match.trigger):
        return END
    return START if words & _BEGINNING and not _is_announced(time, words) else DATE


def _is_announced(time: Value, words: set[str]) -> bool:
    return time.text.split()[-1].lower() in _DAYS and bool(words & _NAMING)
