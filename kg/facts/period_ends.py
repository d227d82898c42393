"""How a state ended that another clause, or a bracket, tells: "and retired in 1984", "until she left in 1984"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.facts.clauses import nearest
from kg.facts.grammar import verb_phrases
from kg.facts.match import Match, referent
from kg.facts.periods import END, START
from kg.facts.scene import Scene
from kg.model import Argument, MentionKind, Role, Value

_PERSON = Role("person")
_TYPES = ("employment", "residence", "shareholding")
_LEAVING = {
    "leave", "quit", "resign", "retire", "step down", "stand down", "step aside", "step back", "depart", "bow out",
    "die", "move on", "give up",
}  # fmt: skip
_POSTS = {
    "post", "job", "position", "office", "company", "firm", "board", "role", "chair", "bank", "business", "it",
    "professorship",
}  # fmt: skip
"""What one leaves that needs no name."""
_KEEPING = {"hold", "keep", "retain", "occupy", "remain", "stay", "serve"}
"""Verbs with which a text goes on about a post: "and held it until 1984"."""


def told_end(match: Match, scene: Scene) -> Mapping[Role, tuple[Argument, ...]]:
    """When the state of a match ended, and began, as far as a bracket or another clause tells; else nothing."""
    if match.fact_class.name not in _TYPES or len(scene.times) == 0:
        return {}
    if (period := _bracketed(match, scene)) is not None:
        return {START: period[:1], END: period[1:]}
    verb = _governor(match, scene)
    end = None if verb is None else _of_clause(verb, scene) or _of_later_verb(match, verb, scene)
    end = end or _of_holding(match, scene)
    return {} if end is None else {END: (end,)}


def is_over(match: Match, scene: Scene) -> bool:
    """Whether the end of a state lies behind: "chief executive from 1994 to 2001"."""
    ends = match.roles.get(END, ())
    end = next((time for time in ends if isinstance(time, Value) and time.value), None)
    if end is None or (scene.document.date and end.value > scene.document.date):
        return False
    ranged = any(start.text == end.text for start in match.roles.get(START, ()))
    ranged |= scene.tokens[match.trigger].dep == "appos" and _is_until(end, scene)
    verb = _governor(match, scene)
    ahead = verb is not None and any(scene.tokens[i].tag == "MD" for i in scene.syntax.children(verb, "aux"))
    return not ahead and (ranged or told_end(match, scene).get(END) == ends)


def _bracketed(match: Match, scene: Scene) -> tuple[Value, Value] | None:
    """ "Norwell's chairman (1994–2001)", "(chairman of Norwell, 1994–2001)": the period behind a post."""
    text = scene.text
    for first, last in pairwise(scene.times):
        opening = text.rfind("(", scene.sentence.start, first.start)
        dashed = text[first.end : last.start].strip() in ("-", "\u2013", "\u2014") and first.value < last.value
        if not dashed or text[last.end : last.end + 1] != ")" or opening < 0:
            continue
        before = [a.end for role, fillers in match.roles.items() if role != _PERSON for a in fillers]
        alone = text[opening + 1 : first.start].strip() == ""
        behind = alone and any(end <= opening and text[end:opening].strip() == "" for end in before)
        if behind or opening < scene.tokens[match.trigger].start < first.start:
            return first, last
    return None


def _governor(match: Match, scene: Scene) -> int | None:
    """The verb of the clause that tells of the state."""
    start = match.trigger if match.carrier is None else match.carrier
    path = (start, *scene.syntax.ancestors(start))
    for index in path:
        if scene.tokens[index].dep in ("appos", "relcl", "ccomp"):
            return None if scene.tokens[index].pos not in ("VERB", "AUX") else index
        if scene.tokens[index].pos in ("VERB", "AUX"):
            return index
    return None


def _of_clause(verb: int, scene: Scene) -> Value | None:
    """ "Remained treasurer until he retired in 1978"."""
    for clause in scene.syntax.children(verb, "advcl"):
        marks = [scene.tokens[i].text.lower() for i in scene.syntax.children(clause, "mark", "advmod", "prep")]
        if {"until", "till"} & set(marks) and scene.tokens[clause].tag in ("VBD", "VBN"):
            return nearest(scene, clause, scene.times)
    return None


def _of_later_verb(match: Match, verb: int, scene: Scene) -> Value | None:
    """ "Joined Norwell in 1961 and left in 1984", "became chairman and held the post until 1984"."""
    for later in _later_verbs(verb, scene):
        words = set(verb_phrases(scene.syntax, later))
        objects = [scene.tokens[i].lemma for i in scene.syntax.children(later, "dobj")]
        if not _is_past(later, scene) or scene.syntax.children(later, "nsubj") or set(objects) - _POSTS:
            continue
        if _names_other(match, scene, scene.tokens[verb].end, later):
            return None
        if words & _LEAVING:
            return nearest(scene, later, scene.times)
        if words & _KEEPING:
            return nearest(scene, later, [time for time in scene.times if _is_until(time, scene)])
    return None


def _of_holding(match: Match, scene: Scene) -> Value | None:
    """ "A chair at Norwell, which she held until 1934", "a post he kept until 1934"."""
    for index, token in enumerate(scene.tokens):
        held = token.dep == "relcl" and token.lemma in _KEEPING and token.tag == "VBD" and index > match.trigger
        if held and (token.head == match.trigger or scene.tokens[token.head].lemma in _POSTS):
            return nearest(scene, index, [time for time in scene.times if _is_until(time, scene)])
    return None


def _is_past(verb: int, scene: Scene) -> bool:
    """ "And retired": the tagger may call it a participle."""
    helped = scene.syntax.children(verb, "aux", "auxpass")
    return scene.tokens[verb].tag == "VBD" or (scene.tokens[verb].tag == "VBN" and not helped)


def _later_verbs(verb: int, scene: Scene) -> Sequence[int]:
    """The verbs that are coordinated with one, behind it."""
    first = scene.syntax.first_conjunct(verb)
    return sorted(i for i in scene.syntax.conjuncts(first) if i > verb)


def _names_other(match: Match, scene: Scene, start: int, later: int) -> bool:
    """Whether another firm comes between, or is what is left."""
    end = max(scene.tokens[i].end for i in scene.syntax.subtree(later))
    names = (m for m in scene.mentions if m.type == "organization" and start <= m.start < end)
    return any(m.kind is MentionKind.NAME and referent(m) not in match.used for m in names)


def _is_until(time: Value, scene: Scene) -> bool:
    first = scene.inside(time)[0]
    return first > 0 and scene.tokens[first - 1].text.lower() in ("until", "till", "to")
