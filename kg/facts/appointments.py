"""What the next sentences say became of an appointment: "the appointment was annulled", "she withdrew in June"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.grammar import carrier_of
from kg.facts.scene import Scene
from kg.facts.status import UNREAL, ends_deal, leaves_deal, modality
from kg.model import Claim, Role, Status

_APPOINTMENTS = {"appointment", "nomination", "candidacy", "candidature", "hiring", "election"}
_APPOINTING = {"name", "appoint", "nominate", "elect", "choose", "select", "pick", "hire", "tap", "propose"}
_THEY = {"he", "she", "they"}
_OPEN = (Status.CURRENT, Status.FUTURE, Status.PLANNED, Status.AGREED)
_NEAR = 2
"""Sentences after which "the appointment" is hardly the same any more."""
_CONFIDENCE = 0.8


def fates_of_posts(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The last post to which somebody was appointed, as cancelled, where the sentence says that nothing came of it."""
    posts = sorted((c for c in claims if c.type == "employment"), key=lambda claim: claim.sentence)
    starts = [scene.sentence.start for scene in scenes]
    told = {claim.sentence.start for claim in posts}
    for number, scene in enumerate(scenes):
        if starts[number] in told or not _is_undone(scene):
            continue
        before = bisect_left(posts, starts[number], key=lambda claim: claim.sentence.start)
        for post in reversed(posts[:before]):
            place = bisect_left(starts, post.sentence.start)
            if number - place <= _NEAR and post.status in _OPEN and _appoints(scenes[place]):
                roles = {role: fillers for role, fillers in post.roles.items() if role != Role("start")}
                confidence = round(post.confidence * _CONFIDENCE, 2)
                yield replace(
                    post,
                    roles=roles,
                    status=Status.CANCELLED,
                    confidence=confidence,
                    sentence=scene.span,
                    extractor="rule:employment/fate",
                )
                break


def _appoints(scene: Scene) -> bool:
    return any(token.lemma in _APPOINTING and token.pos == "VERB" for token in scene.tokens)


def _is_undone(scene: Scene) -> bool:
    for index, token in enumerate(scene.tokens):
        verb = carrier_of(scene.syntax, index) if token.dep in ("nsubj", "nsubjpass", "dobj") else None
        if verb is None or any(status in UNREAL for status in modality(scene, verb)):
            continue
        before = {scene.tokens[i].text.lower() for i in scene.syntax.children(index, "det", "poss")}
        owned = not before.isdisjoint(("the", "his", "her", "this"))
        if token.lemma in _APPOINTMENTS and owned and token.dep != "nsubj" and ends_deal(scene, verb):
            return True
        acts = token.text.lower() in _THEY and token.dep == "nsubj" and scene.tokens[verb].head == verb
        if acts and leaves_deal(scene, verb) and not scene.syntax.children(verb, "xcomp"):
            return True
    return False
