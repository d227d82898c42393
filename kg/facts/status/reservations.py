"""What a whole sentence leaves open: "has Norwell bought it?", "subject to approval", "had hoped to buy it, but"."""

from __future__ import annotations

import re

from kg.facts.scene import Scene
from kg.facts.status.suppositions import is_inverted

_ASKING = re.compile(
    r"[\"“'‘]?(?:(?:so|and|but|then|now),? )?(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should"
    r"|may|might|what if|what would|what happens if)\b(?! you know)",
    re.IGNORECASE,
)
"""How a question opens that presupposes nothing; "why did Norwell buy it?" leaves no doubt that it did."""
_PERMITS = (
    r"(?:approvals?|consents?|clearances?|permission|the nod|go-ahead|blessing|authori[sz]ation|due diligence"
    r"|(?:regulatory|shareholder|antitrust|closing|customary|usual|certain|court|government|board) [\w-]+"
    r"|a (?:vote|review|ballot))"
)
_RESERVED = re.compile(
    rf"(?i)\b(?:(?:subject|contingent|conditional) (?:up)?(?:to|on)|pending|awaiting|awaits|still needs?) "
    rf"(?:[\w'’-]+ ){{0,4}}?{_PERMITS}\b"
)
_ASIDE = ("relcl", "appos")
_INTENDED = re.compile(
    r"(?i)\b(?:had (?:\w+ly |once |long |always )?(?:hoped|wanted|planned|intended|meant|wished|dreamed|dreamt|sought"
    r"|tried|been (?:about|due|set|poised|ready|expected|supposed|on the (?:point|verge|brink)))"
    r"|(?:was|were) (?:about|due|set|poised|ready|supposed|going|to|on the (?:point|verge|brink))"
    r"|(?:had )?(?:looked|seemed|appeared) (?:about|set|certain|likely|poised|sure|bound|on course))\b"
)
"""What somebody was once about to do."""
_THWARTED = re.compile(r"(?i),? (?:but|until|only to|when|however)\b")
_DECLINED = re.compile(
    r"(?i)\b(?:turned (?:it|them|him|her|the \w+) down"
    r"|turned down (?:the|that|this) (?:offer|job|role|chance|post|invitation)"
    r"|said no|refused it|rejected it|declined(?: it)?(?=[,.;]| and)|thought better of it)"
)
"""What is done with an offer told before."""
_NOT_TAKEN = re.compile(
    r"(?i)\b(?:will|would|did|does|is|was)(?: not|n[’']t) (?:now |be |after all )*(?:tak(?:e|ing|en)|assume|assuming)"
    r"(?: up| on)? (?:the|that|this|his|her) (?:new )?(?:job|post|role|position|office|seat|helm|reins)\b"
)
"""What one does with a post that one was given before."""
_GOSSIP = re.compile(
    r"(?i)\b(?:rumou?rs?|gossip|word|grapevine|speculation|story|legend)\b[^.,;]{,40}? (?:has|have|had) it\b"
    r"|\b(?:story|legend|tale|rumou?r|theory|myth|saying|gossip) goes\b"
    r"|\bword (?:is|was) that\b|\bword on the street\b"
    r"|\bit is (?:\w+ )?(?:said|rumou?red|whispered|believed|understood|asserted|supposed|assumed) that\b"
)
"""Who tells it is not known."""
_MISTOLD = re.compile(
    r"(?i)\b(?:wrongly|mistakenly|erroneously|falsely|incorrectly|inaccurately) "
    r"(?:report|say|said|claim|stat|giv|gave|list|identif|describe|announc|cit|call|writ|wrote|suggest|assert|assume"
    r"|believ|thought|name|plac|put)\w*\b"
    r"|\b(?:surprised|astonished|amused|puzzled|baffled|bemused|startled)\W* to (?:read|hear|learn|see|be told)\b"
)
"""How is told what is not so."""
_DISMISSED = re.compile(
    r"(?i)\b(?:dismiss|den|reject|deride|refut|laugh(?:ed)? off|rubbish|scoff)\w*\b[^.;]{0,60}?"
    r"\b(?:reports?|rumou?rs?|claims?|suggestions?|speculation|allegations?|stor(?:y|ies)|talk) that "
    r"(?:[\w'’-]+ ){0,6}$"
)
"""What stands before a clause that somebody dismisses: "dismissed as 'rot' a report", where the parser is lost."""
_NEVER = re.compile(
    r"(?i)\W*(?:at no (?:time|point|stage|moment)|under no circumstances|on no account|in no way|by no means|not once"
    r"|in no sense|for no money|nowhere|no way) (?:did|do|does|has|have|had|is|are|was|were|will|would|can|could)\b"
)
"""How a sentence opens that denies what it tells."""
_REACH = 60
"""Characters from an intention to what was intended."""
_LATE = re.compile(
    r"(?i)\b(?:delay\w*|drag\w*|postpon\w*|later|still|yet|held up|slow\w*|longer|resum\w*|completed?|eventually"
    r"|finally|went ahead|nevertheless|will|then did|may|might|now|is|are)\b"
)
"""What tells that it only came later, or may still come."""


def is_asked(scene: Scene, trigger: int) -> bool:
    """Whether the sentence asks for what the trigger tells: a question for yes or no, not one for why."""
    if not scene.line.rstrip(" \"”'’)").endswith("?") or not _ASKING.match(scene.line.lstrip()):
        return False
    above = (trigger, *scene.syntax.ancestors(trigger))
    return not any(scene.tokens[i].dep in _ASIDE or (i != scene.syntax.root and is_inverted(scene, i)) for i in above)


def is_reserved(scene: Scene) -> bool:
    """Whether a deal waits for somebody's leave: "subject to approval", "still awaiting clearance from Brussels"."""
    return _RESERVED.search(scene.line) is not None


def is_thwarted(scene: Scene, trigger: int) -> bool:
    """ "Had hoped to buy Kelbrand, but the bank refused", "looked certain to win it until a rival stepped in"."""
    start, here, end = scene.sentence.start, scene.tokens[trigger].start, scene.sentence.end
    turn = _THWARTED.search(scene.text, scene.tokens[trigger].end, end)
    intended = [found.end() for found in _INTENDED.finditer(scene.text, start, here)]
    if turn is None or not intended or _THWARTED.search(scene.text, intended[-1], here):
        return False
    clause = scene.text[turn.end() : end].partition(",")[0]
    return here - intended[-1] < _REACH and not _LATE.search(clause)


def is_declined(scene: Scene, trigger: int) -> bool:
    """ "Offered a post at Norwell, Lund turned it down"."""
    return _DECLINED.search(scene.text, scene.tokens[trigger].end, scene.sentence.end) is not None


def is_not_taken(scene: Scene, trigger: int) -> bool:
    """ "Ada Brandt, named chief executive in May, will not be taking the job after all"."""
    return _NOT_TAKEN.search(scene.text, scene.tokens[trigger].end, scene.sentence.end) is not None


def is_hearsay(scene: Scene, trigger: int) -> bool:
    """ "The rumour mill has it that Norwell has bought Kelbrand"."""
    return _GOSSIP.search(scene.text, scene.sentence.start, scene.tokens[trigger].start) is not None


def is_flatly_denied(scene: Scene, trigger: int) -> bool:
    """ "At no time did Norwell own Kelbrand", "a paper wrongly reported that it did"."""
    told = scene.text[scene.sentence.start : scene.tokens[trigger].start]
    return bool(_NEVER.match(scene.line) or _MISTOLD.search(told) or _DISMISSED.search(told))


def is_affirmed(scene: Scene, trigger: int) -> bool:
    """ "Is not a firm of its own but a unit of Norwell": what stands after "but" is so."""
    for index in (trigger, *scene.syntax.ancestors(trigger)):
        token = scene.tokens[index]
        if token.dep == "conj" and token.pos not in ("VERB", "AUX"):
            first = min(scene.syntax.subtree(index))
            return scene.tokens[first - 1].text.lower() == "but" or scene.tokens[first].text.lower() == "but"
    return False
