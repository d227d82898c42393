"""Whom "they" and "the couple" stand for in what is told of families and homes: "Ada and Ivo met at sea. They wed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.match import Match
from kg.facts.posts import PERSON
from kg.facts.scene import Scene
from kg.model import Mention, MentionKind, Role

_RELATIVE, _PLACE = Role("relative"), Role("place")
_THEY = {"they", "couple", "pair", "newlyweds", "spouses", "parents"}
_MARRYING = {"marry", "wed", "remarry", "elope", "divorce"}
_CHILDREN = {"child", "kid", "son", "daughter", "baby"}
_MARRIED = re.compile(
    r"(?i)\b(?:married|marry|marries|wed|wedding|wives|wife|husband|couple|spouses?|newly-?weds|divorced|"
    r"engaged|girlfriend|boyfriend|honeymoon)\b"
)
"""What tells that two persons are a couple."""


def complete_couple(match: Match, scene: Scene) -> None:
    """Fill the roles that "they" and "the couple" stand for, where two persons were named just before."""
    verb_of_family = match.frame.type == "family" and match.word in _MARRYING
    parents = match.frame.type == "family" and match.word in _CHILDREN and bool(match.roles.get(_RELATIVE))
    home = match.frame.type == "residence" and bool(match.roles.get(_PLACE))
    pronoun = next((i for i in match.links["subject"] if _is_they(scene, i)), None)
    if pronoun is None or match.names_in(PERSON) or not (verb_of_family or parents or home):
        return
    couple = _couple(scene, pronoun, told=verb_of_family)
    if len(couple) != 2 or {m.text for m in couple} & match.used:
        return
    if verb_of_family and not match.roles.get(_RELATIVE):
        match.roles.update({PERSON: couple[:1], _RELATIVE: couple[1:]})
    elif not verb_of_family:
        match.roles[PERSON] = couple


def _is_they(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    described = scene.syntax.children(index, "poss", "prep", "appos", "amod")
    return token.text.lower() in _THEY and not described and index not in scene.mention_at


def _couple(scene: Scene, pronoun: int, *, told: bool) -> tuple[Mention, ...]:
    """The only two persons named before in the sentence, or in one of the two before, if it calls them a couple."""
    text = scene.line
    for number, names in enumerate(_names_before(scene, pronoun)):
        text += names[1]
        if names[0]:
            near = told and number < 2  # in the sentence itself or right before
            return names[0] if near or _MARRIED.search(text) else ()
    return ()


def _names_before(scene: Scene, pronoun: int) -> Iterator[tuple[tuple[Mention, ...], str]]:
    """The persons named, and the text, before "they": in the sentence, then in those before it."""
    start = scene.tokens[pronoun].start
    yield _persons(scene, start), ""
    for earlier in scene.before(2):
        yield _persons(earlier, start), earlier.line


def _persons(scene: Scene, end: int) -> tuple[Mention, ...]:
    here = (m for m in scene.mentions if m.type == "person" and m.end <= end)
    named = (m for m in here if m.kind is MentionKind.NAME)
    return tuple({mention.text: mention for mention in named}.values())
