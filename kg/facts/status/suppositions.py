"""What a clause only supposes, and what denies nothing: "once it buys", "in the event that", "had it not bought".

What nobody did "until 1999" was done then, and what would have been otherwise "had Norwell not bought Kelbrand" tells
that it did.
"""

from __future__ import annotations

import re

from kg.facts.scene import Scene
from kg.facts.status.words import NEGATIONS

_TEMPORAL = {"once", "when", "after", "before", "until", "till", "whenever", "by", "soon"}
_SUPPOSING = {
    "provided", "providing", "assuming", "supposing", "granted", "suppose", "imagine", "presuming", "pretending",
}  # fmt: skip
"""Words whose clause is only supposed: "assuming Norwell buys it"."""
_CONTINGENT = {"event", "case", "condition", "proviso", "understanding", "assumption", "premise", "basis", "hypothesis"}
"""Nouns of phrases like "in the event that"."""
_CONDITIONS = re.compile(
    r"(?i)\b(?:(?:as|so) long as|in case|in the (?:case|event) that|on condition that|unless and until"
    r"|until such time as|the (?:moment|minute|day) that) (?:[\w'’.&-]+ ){1,5}$"
)
"""What stands before a clause in the present tense that may come about."""
_INSTEAD = re.compile(r"(?i)\b(?:if|had|but for|without|were it not|unless)\b")
_HAD = re.compile(r"\W*Had (?!to\b)[^;:.]{4,160}?, (?:[\w'’-]+ ){1,6}(?:would|might|could)(?: not| never)? have\b")
"""How a sentence opens that tells what did not come about, and what else would have."""
_NOBODY = ("nobody", "none")
_UNDENIED = re.compile(
    r"(?i)\b(?:no (?:other |real )?(?:choice|option|alternative|way) but to|no alternative to"
    r"|(?:could|can) ?n[o’']t (?:help|resist|but)"
    r"|(?:not|never|n[’']t) (?:hesitate|fail|cease|neglect|omit|forget|shy away from|shrink from)\w* ?(?:to|from)?"
    r"|(?:lost|losing|lose|wasted?|wasting) (?:no|little) time in|(?:no|little) secret of|no bones about"
    r"|no regrets? (?:about|over|at)"
    r"|never denied|(?:never|not|n[’']t) (?:once )?(?:regret(?:ted)?|concealed?|hid|hide)) (?:[\w’']+ )?$"
    r"|\b(?:never denied|(?:never|not|n[’']t) (?:once )?(?:regret(?:ted)?|concealed?|hid|hide)"
    r"|(?:no|not a|never any) doubt|(?:no|little) secret) that (?:[\w'’.&-]+ ){1,6}$"
)
"""What stands before what has been done, though it is said with a negation."""
_REACH = 90
_LATER = ("until", "till", "before")


def is_supposed(scene: Scene, verb: int) -> bool:
    """Whether the clause of a verb is only supposed, or lies ahead: "once Norwell buys it, it will", "as if it had"."""
    tokens, syntax = scene.tokens, scene.syntax
    token, head = tokens[verb], tokens[verb].head
    above = tokens[head]
    opening = [tokens[i].text.lower() for i in syntax.children(verb, "mark", "advmod")]
    if opening[:2] in (["as", "if"], ["as", "though"]):
        return True
    if (unmet := _HAD.match(scene.line)) and token.start - scene.sentence.start < unmet.end():
        return not syntax.children(verb, "neg") and token.dep != "relcl"
    if token.tag in ("VBZ", "VBP") and _is_on_condition(scene, verb):
        return True
    if token.dep in ("ccomp", "advcl") and head != verb and above.text.lower() in _SUPPOSING and head < verb:
        return above.tag in ("VBN", "VBG", "VB")
    if token.dep in ("relcl", "acl", "ccomp", "appos") and above.lemma in _CONTINGENT:
        that = any(tokens[i].text.lower() == "that" for i in syntax.children(verb))
        return that and tokens[above.head].dep in ("prep", "mark", "ROOT") and above.dep == "pobj"
    if token.dep == "advcl" and token.tag in ("VBZ", "VBP") and not _TEMPORAL.isdisjoint(opening):
        return any(tokens[i].tag == "MD" for i in syntax.children(head, "aux"))
    return False


def _is_on_condition(scene: Scene, verb: int) -> bool:
    start = scene.tokens[verb].start
    return _CONDITIONS.search(scene.text, max(scene.sentence.start, start - _REACH), start) is not None


def is_double_negative(scene: Scene, verb: int) -> bool:
    """ "Had no choice but to buy", "could not help buying", "lost no time in buying", "never denied that it bought"."""
    start = scene.tokens[verb].start
    return _UNDENIED.search(scene.text, max(scene.sentence.start, start - _REACH), start) is not None


def is_contrary(scene: Scene, verb: int) -> bool:
    """Whether a negation tells that the thing is so: "had it not bought", "would never have bought it but for"."""
    tokens, syntax = scene.tokens, scene.syntax
    auxiliaries = syntax.children(verb, "aux")
    if not auxiliaries:
        return False
    nobody = any(tokens[i].text.lower() in _NOBODY for i in syntax.children(verb, "nsubj"))
    if not nobody and not any(tokens[i].text.lower() in NEGATIONS for i in syntax.children(verb, "neg")):
        return False
    forms = {tokens[i].text.lower() for i in auxiliaries}
    if "had" in forms and tokens[verb].tag in ("VBN", "VBD"):
        return is_inverted(scene, verb) or any(tokens[i].text.lower() == "if" for i in syntax.children(verb, "mark"))
    return is_unreal_past(scene, verb) and _INSTEAD.search(scene.line) is not None


def is_inverted(scene: Scene, verb: int) -> bool:
    """ "Had she known"."""
    had = next((i for i in scene.syntax.children(verb, "aux") if scene.tokens[i].text.lower() == "had"), None)
    return had is not None and any(i > had for i in scene.syntax.children(verb, "nsubj", "nsubjpass"))


def is_unreal_past(scene: Scene, verb: int) -> bool:
    """ "Would have gone bankrupt": what did not come about, for what stands beside it did."""
    return {"would", "have"} <= {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}


def is_only_later(scene: Scene, negation: int) -> bool:
    """ "Did not buy it until 1999", "not until it had bought Kelbrand": what was done then."""
    tokens, syntax = scene.tokens, scene.syntax
    if tokens[negation].text.lower() not in NEGATIONS:
        return False
    if any(t.text.lower() in _LATER for t in tokens[negation + 1 : negation + 2]):
        return True
    verb = tokens[negation].head
    done = {tokens[i].text.lower() for i in syntax.children(verb, "aux", "auxpass")} & {"did", "was", "were", "had"}
    bounds = syntax.children(verb, "prep")
    bounds += [m for clause in syntax.children(verb, "advcl") for m in syntax.children(clause, "mark", "advmod")]
    later = any(tokens[i].text.lower() in ("until", "till") and i > verb for i in bounds)
    return later and bool(done)
