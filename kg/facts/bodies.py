"""Courts, prosecutors and regulators that have no name but a place: "a US court", "prosecutors in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.scene import Scene
from kg.model import EntityType, Mention, MentionKind

_BODIES = {
    "court", "tribunal", "prosecutor", "regulator", "authority", "government", "police", "watchdog", "judge", "jury",
    "ministry", "investigator", "commission", "bureau", "attorney", "magistrate", "detective", "official", "state",
    "council", "inspectorate", "agency", "parliament", "city", "province", "county", "office", "department", "town",
}  # fmt: skip
_SEATED = {
    "state", "council", "city", "province", "county", "commission", "bureau", "ministry", "agency", "office",
    "department", "town",
}  # fmt: skip
"""What bears a place's name after "of", not before: "the state of Oregon" sues, "Oregon state" need not."""
_ACTING = {
    "injunction",
    "order",
    "ruling",
    "panel",
    "judge",
    "jury",
    "official",
    "officer",
    "decision",
    "filing",
    "verdict",
}
"""What a court or a ministry is named with: "a US court injunction"."""
_MODIFYING = ("compound", "amod", "nmod", "poss", "case", "punct")
_COURT = re.compile(r"(?i)\b(?:court|tribunal|old bailey|bench|assizes|magistrates)\b")
_ORGANIZATION = EntityType("organization")


def unnamed_bodies(scene: Scene, token: int) -> list[Mention]:
    """The courts and authorities that a noun phrase tells of by a common noun and a place, as one would name them."""
    parts = [token]
    if token not in scene.mention_at:
        parts = scene.syntax.conjuncts(token)
    return [body for part in parts if (body := _body(scene, part)) is not None]


def bodies_of(scene: Scene) -> Iterator[Mention]:
    """All courts and authorities of a sentence: those with a name of their own, then those without."""
    yield from (m for m in scene.mentions if m.type == _ORGANIZATION and m.kind is MentionKind.NAME)
    for index, token in enumerate(scene.tokens):
        if token.lemma in _BODIES and (body := _body(scene, index)) is not None:
            yield body


def is_court(name: str) -> bool:
    """Whether a name is that of a court.

    >>> is_court("Leeds Crown Court"), is_court("US bankruptcy court"), is_court("Norwell")
    (True, True, False)
    """
    return bool(_COURT.search(name))


def _body(scene: Scene, noun: int) -> Mention | None:
    token = scene.tokens[noun]
    if noun in scene.mention_at or (token.pos == "PROPN" and noun):
        return None
    if token.lemma in _ACTING:
        inner = [i for i in scene.syntax.children(noun, "compound", "poss", "nmod") if scene.tokens[i].lemma in _BODIES]
        if inner:
            return _body(scene, inner[-1])
    if token.lemma not in _BODIES:
        return None
    first, last = _first(scene, noun), _last(scene, noun)
    placed = any(_is_place(scene, i) for i in range(noun + 1, last + 1))
    placed |= token.lemma not in _SEATED and any(_is_place(scene, i) for i in range(first, noun))
    if not placed:
        return None
    span = scene.words(first, last)
    return Mention(start=span.start, end=span.end, text=span.text, type=_ORGANIZATION)


def _first(scene: Scene, noun: int) -> int:
    """Where the phrase begins, its article left out; in "a Danish court injunction" both words hang on the last."""
    whole = {noun, scene.tokens[noun].head} if scene.tokens[noun].dep == "compound" else {noun}
    first = noun
    while (
        first and scene.tokens[first - 1].dep in _MODIFYING and whole & {first - 1, *scene.syntax.ancestors(first - 1)}
    ):
        first -= 1
    return first


def _last(scene: Scene, noun: int) -> int:
    """Where it ends: "prosecutors in Oslo", "the state of Oregon", whatever the parser hangs the place on."""
    after = scene.tokens[noun + 1 : noun + 3]
    if len(after) < 2 or after[0].text not in ("in", "of"):
        return noun
    place = noun + 2 + (after[1].pos == "DET")
    return scene.inside(scene.mention_at[place])[-1] if _is_place(scene, place) else noun


def _is_place(scene: Scene, index: int) -> bool:
    mention = scene.mention_at.get(index)
    return mention is not None and mention.type == "place" and mention.kind is MentionKind.NAME
