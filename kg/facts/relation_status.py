"""What a sentence says of a relation that only the network sees: whether it holds, and what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.relations import Relation
from kg.facts.scene import Scene
from kg.facts.status import assess
from kg.facts.status.left_open import is_open_gerund
from kg.facts.status.verbs import modality
from kg.facts.status.words import NEGATIONS, UNREAL, UNSURE, load_words, look_up
from kg.model import Span, Status

BUYING = ("buy", "acquire", "purchase", "acquisition", "buy-out", "buyout", "takeover", "snap")
SELLING = ("sell", "offload", "divest", "dispose", "resell", "auction")
_BEATING = frozenset(("outbid", "beat", "gazump", "trump", "outgun", "pip", "outmuscle", "outmanoeuvre"))
_FOUNDERS = ("founder", "co-founder", "cofounder")
_DEALS = ("acquisition", "merger", "investment")
_BROUGHT_ABOUT = (*_DEALS, "founding", "headquarters", "market_entry")
_TAKEN_UP = ("education", "employment", "political_affiliation", "shareholding")
"""What one may be offered, apply for or give up before it has begun."""
_OFFERS = {
    "offer", "dream", "hope", "bid", "campaign", "candidacy", "candidature", "chance", "promise", "application",
    "candidate", "contender", "favourite", "favorite", "wish", "ambition", "aspirant",
}  # fmt: skip
_RUNNING = {
    "run for", "stand for", "pip to", "beat to", "campaign for", "apply to", "dream of", "approach to",
    "approach about",
}  # fmt: skip
"""What one does who has not got a post, or may not get it."""
_REAL = (Status.COMPLETED, Status.CURRENT)
_DOUBT = 0.5
"""The probability from which on the network's word counts that a thing is not so, or no more."""
_OFFERED = re.compile(
    r"(?i)\b(offers?|bids?|bidders?|bidding|tender(ed)?|proposals?|suitors?|overtures?|approach(es)?|talks|negotiations?)\b"
)
_DONE = re.compile(
    r"(?i)\b(bought|acquired|purchased|t(ook|aken) (\w+ )?over|snapped up|completed|closed|sold|swallowed|absorbed|"
    r"merged|won|succeeded|successful|(acquisition|takeover|purchase) of)\b"
)


def status_of(relation: Relation, scene: Scene, trigger: int, *, state: bool) -> Status:
    """The status of what the relation tells, `trigger` being the word that its ends hang together by.

    A deal of which the sentence only says that there is an offer has not come about.
    """
    type_, path = relation.relation.type, path_between(scene, relation.subject, relation.object)
    asserted = not state or any(scene.tokens[i].pos in ("VERB", "AUX") for i in path)  # "Ivo Lund's party should"
    nature = Status.COMPLETED if _is_bought(relation, scene, trigger) else _nature(scene, trigger, type_)
    status = assess(scene, trigger, state=state, asserted=asserted, nature=nature)
    studied = type_ == "education" and scene.tokens[trigger].lemma == "study"  # "studied brewing at": no plan
    if status in _REAL and not studied:
        status = _left_open(scene, trigger, path, type_) or status
    if status in UNREAL and type_ == "headquarters" and _is_left(scene, relation.object):
        status = Status.CURRENT
    if status in UNREAL and _is_presupposed(scene, trigger, type_):
        status = Status.CURRENT if state else Status.COMPLETED
    if status is Status.COMPLETED and type_ in _DEALS and _OFFERED.search(scene.line) and not _DONE.search(scene.line):
        return Status.PLANNED
    return status


def as_seen(status: Status, relation: Relation) -> Status:
    """What the network says has become of it, if the rules take it for true and that is probable enough.

    The rules know which words deny, and the network what they deny: it is asked about what they let pass.
    """
    seen = max(relation.statuses, key=lambda each: relation.statuses[each])
    return seen if status in _REAL and seen not in _REAL and relation.statuses[seen] >= _DOUBT else status


def _is_bought(relation: Relation, scene: Scene, trigger: int) -> bool:
    """ "Sold a stake to Norwell": Norwell has it from then on."""
    head = scene.head(relation.subject)
    to = head is not None and scene.tokens[scene.tokens[head].head].text.lower() == "to"
    return to and relation.relation.type == "shareholding" and scene.tokens[trigger].lemma in SELLING


def _is_left(scene: Scene, place: Span) -> bool:
    """ "Plans to move its headquarters from Oslo to Bergen": as yet it is in Oslo."""
    return scene.text[: place.start].rstrip().lower().endswith(" from")


def _left_open(scene: Scene, trigger: int, path: Sequence[int], type_: str) -> Status | None:
    """What any verb on the path says that leaves open if it came about: "had looked certain to win Kelbrand"."""
    verbs = [i for i in path if scene.tokens[i].pos in ("VERB", "AUX")]
    verbs = [i for i in verbs if i == verbs[0] or verbs[0] in scene.syntax.ancestors(i)]
    if any(is_open_gerund(scene, verb) for verb in (*verbs, trigger, *scene.syntax.ancestors(trigger))):
        return Status.PLANNED  # "approached her about becoming its finance director"
    if type_ == "partnership" and any(_is_to_come(scene, verb) for verb in verbs):
        return Status.AGREED  # "said that it will also work with Kelbrand"
    if type_ in _TAKEN_UP and (meant := _meant(scene, verbs, path)) is not None:
        return meant
    if type_ in _BROUGHT_ABOUT:
        told = (assess(scene, verb, state=False) for verb in verbs)
    else:
        told = (status for verb in verbs for status in modality(scene, verb) if status in UNSURE)
    return next((status for status in told if status in UNREAL), None)


def _is_to_come(scene: Scene, verb: int) -> bool:
    return any(scene.tokens[i].text.lower() in ("will", "'ll") for i in scene.syntax.children(verb, "aux"))


def _meant(scene: Scene, verbs: Sequence[int], path: Sequence[int]) -> Status | None:
    """ "Was offered a place at", "withdrew his candidature for": what such a verb leaves open."""
    words = load_words()
    pairs = {f"{scene.tokens[verb].lemma} {scene.tokens[i].text.lower()}" for verb in verbs for i in path}
    if any(scene.tokens[i].lemma in _OFFERS for i in path) or not _RUNNING.isdisjoint(pairs):
        return Status.PLANNED
    said = (look_up(words["governors"], verb_phrases(scene.syntax, verb)) for verb in verbs)
    return next((status for status in said if status in UNREAL - {Status.AGREED, Status.DENIED}), None)


def _nature(scene: Scene, trigger: int, type_: str) -> Status | None:
    """ "Walked away from an offer": what the verb that two firms hang together by says itself of their deal."""
    if type_ == "shareholding" and scene.tokens[trigger].lemma in BUYING:
        return Status.COMPLETED  # "acquired 26% of Norwell in 2002" does not say that it has them no more
    if type_ == "shareholding" and scene.tokens[trigger].lemma in ("offer", "seek", "promise"):
        return Status.PLANNED  # "has been offered 20% of Norwell"
    if look_up(load_words()["governors"], verb_phrases(scene.syntax, trigger)) is Status.DENIED:
        return Status.DENIED  # "was passed over for", "denied owning"
    if type_ not in _DEALS or scene.tokens[trigger].pos != "VERB":
        return None
    if is_passive(scene.syntax, trigger) and not _BEATING.isdisjoint(verb_phrases(scene.syntax, trigger)):
        return Status.CANCELLED  # "was outbid for Norwell"
    status = look_up(load_words()["governors"], verb_phrases(scene.syntax, trigger))
    return status if status in UNREAL else None


def _is_presupposed(scene: Scene, trigger: int, type_: str) -> bool:
    """ "Ended talks to sell a unit", "wants to meet its founder": that is a unit, and was founded."""
    if type_ == "founding":
        return any(token.lemma in _FOUNDERS for token in scene.tokens)
    return type_ == "subsidiary" and scene.tokens[trigger].lemma in SELLING


def is_negated(scene: Scene, relation: Relation) -> bool:
    """Whether a "no" or "not" stands between the two ends, which the network overlooks."""
    path = path_between(scene, relation.subject, relation.object)
    objects = [i for index in path for i in scene.syntax.children(index, "dobj", "attr")]  # "holds no shares in"
    negations = (child for index in (*path, *objects) for child in scene.syntax.children(index, "det", "neg"))
    words = {scene.tokens[child].text.lower() for child in negations}
    return bool(words & NEGATIONS)


def path_between(scene: Scene, one: Span, other: Span) -> list[int]:
    """The words by which the two hang together in the tree, names left out."""
    up, down = (_upwards(scene, span) for span in (one, other))
    joint = next((index for index in up if index in down), up[-1])
    path = [*up[: up.index(joint) + 1], *reversed(down[: down.index(joint)])] if joint in down else [*up, *down]
    return [i for i in path if i not in scene.mention_at] or [joint]


def trigger_of(scene: Scene, path: Sequence[int], *, joint: bool = False) -> int:
    """The word that the two hang together by: the first full verb, else the first noun, on the path between them.

    Of two that are named side by side, as `joint` says, it is what they are to do: "Norwell and Kelbrand are to form".
    """
    verbs = [i for i in path if scene.tokens[i].pos == "VERB"]
    if joint and not verbs:
        above = next((i for i in scene.syntax.ancestors(path[0]) if scene.tokens[i].pos in ("VERB", "AUX")), None)
        verbs = scene.syntax.children(above, "xcomp") if above is not None and scene.tokens[above].lemma == "be" else []
    nouns = [i for i in path if scene.tokens[i].pos in ("NOUN", "PROPN", "ADJ")]
    return (verbs or nouns or path)[0]


def _upwards(scene: Scene, span: Span) -> list[int]:
    head = scene.head(span)
    start = head if head is not None else scene.inside(span)[0]
    return [start, *scene.syntax.ancestors(start)]
