"""Percentages that are no part of the firm that a trigger is about: of sales, of holders, of another firm."""

from __future__ import annotations

import re

from kg.facts.match import Match, referent
from kg.facts.scene import STAKES, Scene
from kg.model import MentionKind, Value

_OF_OTHERS = re.compile(
    r"\s+of (?:it|this|that|them|which) (?:will be |is |was |to be )?(?:paid )?in "
    r"(?:cash|shares|stock|notes|debt|bonds)\b"
    r"|\s+of (that|the|this|its|their|his|her)?\s*(purchase |asking |total |annual |group |company[\u2019']s )?"
    r"(sum|price|amount|cost|figure|total|money|proceeds|sales|revenues?|turnover|profits?|staff|workforce|employees"
    r"|votes?|market|electorate)\b"
)
"""What follows a percentage that is no part of a firm: "sold it for a third of that sum"."""
_OF_HOLDERS = re.compile(
    r"\s+of (?:the |its |their |all )?(?:[A-Z][\w&.\u2019']* ){0,4}"
    r"(?:(?:share|stock|bond|unit|option)holders|investors|creditors|holders|members|customers|analysts)\b"
)
"""Nor is a part of those who hold a firm: "85 percent of Kelbrand shareholders have accepted"."""
_CHANGES = {
    "rise", "fall", "climb", "drop", "gain", "slip", "jump", "soar", "surge", "plunge", "tumble", "decline", "grow",
    "shed", "slump", "advance", "ease", "dip", "leap", "rally", "slide", "sink", "up", "down",
}  # fmt: skip
"""Verbs with which a percentage tells of a change: "sales had risen 5%"."""


def is_of_others(stake: Value, scene: Scene) -> bool:
    """Whether a percentage is one of sales, votes or holders, or tells of a change."""
    if any(pattern.match(scene.text, stake.end) for pattern in (_OF_OTHERS, _OF_HOLDERS)):
        return True
    head = scene.head(stake)
    verb = scene.tokens[head].head if head is not None else 0
    if head is None or scene.tokens[verb].lemma not in _CHANGES or scene.tokens[head].dep == "nsubj":
        return False
    subjects = scene.syntax.children(verb, "nsubj")
    return not any(scene.tokens[i].lemma in STAKES for i in subjects)


def is_of_other_firm(stake: Value, match: Match, scene: Scene) -> bool:
    """ "Stakes of 22 percent in Kelbrand and 9 percent in Arbenta": what is told of another one."""
    head = scene.head(stake)
    below = scene.syntax.children(head, "prep") if head is not None else []
    firms = [
        scene.mention_at[i]
        for preposition in below
        if scene.tokens[preposition].lemma in ("of", "in")
        for i in scene.syntax.children(preposition, "pobj")
        if i in scene.mention_at
    ]
    named = {referent(m) for m in firms if m.type == "organization" and m.kind is MentionKind.NAME}
    return bool(named) and named.isdisjoint(match.used) and bool(match.used)
