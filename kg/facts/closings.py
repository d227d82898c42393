"""When a deal was done, where the sentence tells when it was agreed as well: "... and completed it in December"."""

from __future__ import annotations

from kg.facts.clauses import is_ahead, nearest
from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.model import Value

_TYPES = ("acquisition", "merger")
_CLOSING = {"close", "complete", "finalize", "finalise", "consummate", "conclude", "seal", "settle"}
_OPENING = {"announce", "agree", "sign", "propose", "unveil", "disclose", "strike", "launch"}
DEALS = {
    "deal", "acquisition", "purchase", "takeover", "merger", "transaction", "sale", "buyout", "offer", "bid",
    "transfer",
}  # fmt: skip
"""What a deal is called that is told of before, or in the same sentence."""
_THEY = {"it", "which", "that"}


def closing_date(match: Match, scene: Scene, times: tuple[Value, ...]) -> Value | None:
    """The time at which the sentence says that the deal of a match was completed; None if it does not."""
    if match.frame.type not in _TYPES or len(times) < 2:
        return None
    for index, token in enumerate(scene.tokens):
        done = token.lemma in _CLOSING and token.tag in ("VBD", "VBN") and index != match.trigger
        if done and index > match.trigger and _is_of_deal(index, match.trigger, scene) and not is_ahead(scene, index):
            found = nearest(scene, index, [time for time in times if time.start > token.start])
            if found is not None:
                return found
    return None


def _is_of_deal(verb: int, trigger: int, scene: Scene) -> bool:
    """ "The deal closed", "completed the purchase", "a deal announced in July and completed in December"."""
    tokens, syntax = scene.tokens, scene.syntax
    first = syntax.first_conjunct(verb)
    ends = [*syntax.children(verb, "nsubj", "nsubjpass", "dobj"), *syntax.children(first, "nsubjpass")]
    ends += syntax.children(first, "nsubj") if syntax.children(verb, "auxpass") else []
    if tokens[first].dep == "acl":
        ends.append(tokens[first].head)
    ends = [i for i in ends if i not in scene.mention_at or tokens[i].text.lower() in _THEY]
    if any(i == trigger or (tokens[i].lemma in DEALS and not _is_other(i, scene)) for i in ends):
        return True
    if tokens[verb - 1].lemma == "and" and any(_is_announced(i, scene) for i in range(max(0, verb - 8), verb)):
        return True  # "in a deal announced in July and completed that December"
    after_colon = any(token.text in (":", ";") for token in tokens[max(0, verb - 3) : verb])
    return after_colon and any(tokens[i].text.lower() in _THEY for i in ends)


def _is_announced(verb: int, scene: Scene) -> bool:
    token = scene.tokens[verb]
    return token.dep == "acl" and token.lemma in _OPENING and scene.tokens[token.head].lemma in DEALS


def _is_other(noun: int, scene: Scene) -> bool:
    """ "Completed the purchase of Kelbrand": another deal, which its noun names."""
    return any(i in scene.mention_at for i in scene.syntax.subtree(noun) if scene.tokens[i].dep == "pobj" and i > noun)
