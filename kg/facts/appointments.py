"""What the next sentences say of an appointment: "the appointment was annulled", "she will join on 1 September"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.match import is_same_person, names_of, referent
from kg.facts.posts import ORGANIZATION, PERSON
from kg.facts.scene import Scene
from kg.facts.status import UNREAL, ends_deal, leaves_deal, modality
from kg.model import Argument, Claim, Role, Status

_APPOINTMENTS = {"appointment", "nomination", "candidacy", "candidature", "hiring", "election"}
APPOINTING = {"name", "appoint", "nominate", "elect", "choose", "select", "pick", "hire", "tap", "propose"}
"""Verbs that give somebody a post."""
_THEY = {"he", "she", "they"}
_OPEN = (Status.CURRENT, Status.FUTURE, Status.PLANNED, Status.AGREED)
_NEAR = 2
"""Sentences after which "the appointment" is hardly the same any more."""
_CONFIDENCE = 0.8
_STARTING = {
    "join", "start", "begin", "take over", "take up", "take charge", "assume", "succeed", "replace", "step into",
}  # fmt: skip
"""What one does in a post on its first day."""
_JOINING = ("join", "come", "arrive")
_START, _DATE = Role("start"), Role("date")


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


def with_starts(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The claims; who is appointed and only starts on a later day is not there yet: "she will join in May"."""
    starts = {scene.sentence.start: number for number, scene in enumerate(scenes)}
    appointed = {
        (claim.sentence.start, person): firms
        for claim in claims
        if claim.type == "employment" and claim.extractor.rpartition("/")[2] in APPOINTING
        if (firms := names_of(claim, ORGANIZATION))
        for person in names_of(claim, PERSON)
    }
    for told in claims:
        number = starts.get(told.sentence.start)
        claim = _with_joining(told, scenes[number]) if number is not None and told.type == "employment" else told
        persons = names_of(claim, PERSON) if claim.type == "employment" and claim.status is Status.CURRENT else ()
        same = [p for p in persons if appointed.get((claim.sentence.start, p)) == names_of(claim, ORGANIZATION)]
        later = scenes[number + 1 : number + 1 + _NEAR] if number is not None and same else ()
        start = next((found for scene in later if (found := _start_of(same[0], scene)) is not None), None)
        if start is None:
            yield claim
        else:
            dated = {_START: start, _DATE: start} if start and _DATE not in claim.roles else {}
            yield replace(claim, status=Status.FUTURE, roles={**claim.roles, **dated})


def _with_joining(claim: Claim, scene: Scene) -> Claim:
    """ "Finance director Ivo Lund, who joined from Norwell in 1994": since when he is where he is."""
    if claim.status is Status.FUTURE or {_START, _DATE} & claim.roles.keys():
        return claim
    if claim.extractor.rpartition("/")[2] in _JOINING:
        return claim
    for index, token in enumerate(scene.tokens):
        from_other = bool(scene.syntax.links(index)["from"]) if token.lemma in _JOINING else False
        if token.tag != "VBD" or not (from_other or token.lemma == "join") or scene.syntax.children(index, "dobj"):
            continue
        subjects = (scene.mention_at.get(i) for i in scene.syntax.children(index, "nsubj"))
        own = {p for m in subjects if m is not None for p in names_of(claim, PERSON) if is_same_person(referent(m), p)}
        days = tuple(time for time in scene.times if _verb_of(scene, scene.inside(time)[0]) == index)[:1]
        if own and days:
            return replace(claim, roles={**claim.roles, _START: days, _DATE: days})
    return claim


def _start_of(person: str, scene: Scene) -> tuple[Argument, ...] | None:
    """The day on which somebody will start, none if no day is told; None if that is not told at all."""
    for index, token in enumerate(scene.tokens):
        if token.pos != "VERB" or _STARTING.isdisjoint((token.lemma, *verb_phrases(scene.syntax, index))):
            continue
        subjects = (scene.mention_at.get(i) for i in scene.syntax.children(index, "nsubj"))
        if not any(mention is not None and is_same_person(referent(mention), person) for mention in subjects):
            continue
        days = tuple(time for time in scene.times if _verb_of(scene, scene.inside(time)[0]) == index)[:1]
        will = any(scene.tokens[i].text.lower() == "will" for i in scene.syntax.children(index, "aux"))
        if will or (days and token.tag == "VBZ"):
            return days
    return None


def _verb_of(scene: Scene, token: int) -> int | None:
    return next((i for i in scene.syntax.ancestors(token) if scene.tokens[i].pos in ("VERB", "AUX")), None)


def _appoints(scene: Scene) -> bool:
    return any(token.lemma in APPOINTING and token.pos == "VERB" for token in scene.tokens)


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
