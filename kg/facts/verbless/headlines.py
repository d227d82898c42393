"""Comings and goings as headlines tell them, which parsers read badly: "Norwell names Lund chief executive"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.facts.match import names_of
from kg.facts.names import is_event, is_party
from kg.facts.posts import ORGANIZATION, POSITION, post_nouns
from kg.facts.scene import Scene
from kg.facts.titles import title_of
from kg.facts.verbless.claims import PERSON, claim_of, is_firm, is_person
from kg.model import Argument, Claim, Mention, Role, Status

_TITLED = (
    r"(?:(?:its|the|former|new|next|interim|acting|veteran|insider|outsider|ex-)\s?)*"
    r"(?:(?:[a-z-]+|C[EFOTI]O|MD)\s){0,3}?"
)
_TAKES = re.compile(
    r" (?:(?P<ahead>to )?"
    r"(?P<verb>names?|appoints?|hires?|taps?|picks?|promotes?|elects?|poach(?:es)?|recruits?|selects?|chooses?)"
    rf"|(?P<out>fires?|sacks?|dismiss(?:es)?|ousts?|suspends?|axes?|loses?|drops?)) {_TITLED}"
)
_COMES = re.compile(
    r" (?:(?P<ahead>(?:set )?to (?:join|head|lead|run|chair|rejoin|manage))|(?P<still>(?:set )?to (?:leave|quit))"
    r"|(?P<now>joins|heads|rejoins)|(?P<out>quits|leaves|exits|resigns from|retires from|steps down (?:at|from)))"
    r" (?:(?:the|rival|as head of|board of) )*"
)
_CONFIDENCE = 0.7


def headlines(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of employment for a person and a firm between whose names nothing but such a verb stands.

    Only of those of whom nothing else is told, at the start of a sentence.
    """
    known = {name for claim in told if claim.type == "employment" for name in names_of(claim, PERSON)}
    for first, second in pairwise(scene.mentions[:4]):
        if first.start > scene.sentence.start + 2:
            return
        gap = scene.text[first.end : second.start]
        taken = is_firm(first) and is_person(second) and second.text not in known
        found = _TAKES.fullmatch(gap) if taken else None
        if found is not None:
            status = Status.FORMER if found["out"] else Status.FUTURE if found["ahead"] else Status.CURRENT
            yield from _told(scene, second, first, status)
        comes = is_person(first) and is_firm(second) and first.text not in known
        found = _COMES.fullmatch(gap) if comes else None
        if found is not None:
            status = Status.FORMER if found["out"] else Status.FUTURE if found["ahead"] else Status.CURRENT
            yield from _told(scene, first, second, status)


def _told(scene: Scene, person: Mention, firm: Mention, status: Status) -> Iterator[Claim]:
    if is_party(firm.text) or is_event(firm.text):
        return
    roles: dict[Role, tuple[Argument, ...]] = {PERSON: (person,), ORGANIZATION: (firm,)}
    post = _post_after(scene, person)
    roles.update({POSITION: (title_of(scene, post),)} if post is not None else {})
    yield claim_of(scene, "employment", roles, "headline", status, _CONFIDENCE)


def _post_after(scene: Scene, person: Mention) -> int | None:
    """ "Names Lund as finance chief": the last noun of the title that follows."""
    index = scene.inside(person)[-1] + 1
    index += index < len(scene.tokens) and scene.tokens[index].text.lower() in ("as", "to")
    last = None
    while (
        index < len(scene.tokens)
        and scene.tokens[index].pos in ("NOUN", "PROPN", "ADJ")
        and index not in scene.mention_at
    ):
        last = index if scene.tokens[index].lemma.lower() in post_nouns() else last
        index += 1
    return last
