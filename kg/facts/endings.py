"""What a sentence tells of the end of a state: "gave up his post", "was employed by Norwell until 1999"."""

from __future__ import annotations

import re

from kg.facts.clauses import is_ahead
from kg.facts.grammar import verb_phrases
from kg.facts.match import Match
from kg.facts.period_ends import is_over
from kg.facts.periods import END, START
from kg.facts.scene import Scene
from kg.facts.status import assess
from kg.facts.status.verbs import tense
from kg.model import Role, Status, Value

_TYPES = ("employment", "nationality", "residence", "political_affiliation")
_DOING = {
    "play", "work", "serve", "teach", "lecture", "act", "lead", "head", "run", "manage", "coach", "chair", "edit",
    "direct", "intern", "train", "spend",
}  # fmt: skip
"""What has come to an end where something follows it."""
_GIVING_UP = {
    "give up", "renounce", "relinquish", "surrender", "abandon", "drop", "vacate", "quit", "resign", "cede", "shed",
}  # fmt: skip
_LEFT = re.compile(
    r"\bbut (?:(?:later|then|soon) )?(?:(?:closed|dissolved|ended|wound up|abandoned|left|quit|pulled out of"
    r"|withdrew from|sold out of) (?:it|the (?:venture|partnership|alliance))\b|(?:pulled out|withdrew|walked away)\b)"
)
"""How those end a venture who have begun it: "set up a venture with Norwell in 1996, but closed it in 2000"."""
_ENDS = ("end", "termination", "dissolution", "break-up", "breakup", "collapse", "expiry", "demise")


def as_ended(match: Match, scene: Scene, status: Status) -> Status:
    """The status of a state of a person's, once it is looked at how it ended; else as it is."""
    if match.fact_class.name == "partnership" and status is Status.CURRENT:
        over = _LEFT.search(scene.text, scene.tokens[match.trigger].end, scene.sentence.end) is not None
        return Status.FORMER if over or _is_brought_to_end(match, scene) else status
    if match.fact_class.name not in _TYPES:
        return status
    if status in (Status.CANCELLED, Status.FORMER) and _gives_up(match, scene):
        return Status.CURRENT if _is_ahead(match.trigger, scene) else Status.FORMER
    if match.fact_class.name == "residence" and match.frame.carriers and match.carrier is not None:
        past = Status.FORMER in tense(scene, match.carrier, True)  # "was sharing a flat in Oslo"
        status = Status.FORMER if past and status is Status.CURRENT else status
    if status is Status.CURRENT and match.fact_class.name == "employment" and _is_behind(match, scene):
        return Status.FORMER
    if status is Status.CURRENT and _is_after(match, START, scene):
        return Status.FUTURE
    if status is Status.FORMER and _is_after(match, END, scene):
        return Status.CURRENT
    past = END in match.roles and (_is_told_as_past(match.trigger, scene) or is_over(match, scene))
    if past and (status is Status.CURRENT or (status is Status.FUTURE and is_over(match, scene))):
        return Status.FORMER
    return status


def _is_brought_to_end(match: Match, scene: Scene) -> bool:
    """ "Agreed an end to its alliance with Norwell", "announced the dissolution of the venture"."""
    preposition = scene.tokens[scene.tokens[match.trigger].head]
    nouns = (preposition.head, *scene.syntax.children(preposition.head, "dobj"))  # "put an end to"
    end = next((i for i in nouns if scene.tokens[i].lemma in _ENDS and scene.tokens[i].pos == "NOUN"), None)
    if end is None or preposition.text not in ("to", "of"):
        return False
    verb = scene.tokens[scene.tokens[end].head]
    negotiated = verb.lemma == "negotiate" and verb.tag == "VBD"
    return negotiated or assess(scene, end, state=False) in (Status.COMPLETED, Status.AGREED)


def _is_behind(match: Match, scene: Scene) -> bool:
    """ "After playing for Norwell, she moved to Kelbrand", "having worked at Norwell"."""
    token = scene.tokens[match.trigger]
    if match.word not in _DOING or not (token.tag == "VBG" or (token.tag == "VBN" and token.dep == "advcl")):
        return False
    after = token.dep == "pcomp" and scene.tokens[token.head].text.lower() in ("after", "following")
    return after or any(scene.tokens[i].text.lower() == "having" for i in scene.syntax.children(match.trigger, "aux"))


def _is_after(match: Match, role: Role, scene: Scene) -> bool:
    """Whether a state begins or ends on a day after that of the text."""
    read, times = scene.document.date, match.roles.get(role, ())
    value = next((time.value for time in times if isinstance(time, Value)), "")
    return bool(read) and value[:4].isdigit() and "/" not in value and value.rstrip("~") > read[: len(value)]


def _gives_up(match: Match, scene: Scene) -> bool:
    """ "Gave up his American citizenship": one that there was, and not a plan for one."""
    for index in (match.trigger, *scene.syntax.ancestors(match.trigger)):
        if scene.tokens[index].pos == "VERB":
            objects = scene.syntax.children(index, "dobj")
            owned = any(scene.tokens[i].tag == "PRP$" for o in objects for i in scene.syntax.children(o, "poss"))
            return owned and not _GIVING_UP.isdisjoint(verb_phrases(scene.syntax, index))
    return False


def _is_ahead(trigger: int, scene: Scene) -> bool:
    verb = next((i for i in (trigger, *scene.syntax.ancestors(trigger)) if scene.tokens[i].pos == "VERB"), trigger)
    return is_ahead(scene, verb)


def _is_told_as_past(trigger: int, scene: Scene) -> bool:
    """ "Was employed until 1999", not "has been chairman until now", "will be employed until 1999"."""
    token = scene.tokens[trigger]
    above = scene.tokens[scene.tokens[token.head].head]
    if token.dep == "pobj" and above.lemma == "be" and above.tag == "VBD":
        return True  # "was on the board until 1999"
    forms = {scene.tokens[i].text.lower() for i in scene.syntax.children(trigger, "auxpass", "aux")}
    return token.pos == "VERB" and (
        token.tag == "VBD" or (token.tag == "VBN" and bool(forms) and forms <= {"was", "were"})
    )
