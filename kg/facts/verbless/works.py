"""Whose works are: "Ada Brandt's “The Red Fox” won the prize", "“The Red Fox” by the poet Ada Brandt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Claim, EntityType, Mention, MentionKind, Role

_GENITIVE = re.compile(r"['’]s?\s+[“\"‘«']?(?:(?:The|A|An)\s+)?")
_BY = re.compile(
    r"[”\"’']?,?(?: (?:is|was|are|were))?"
    r"(?: (?:an?|the) (?:\w+ )?(?:book|novel|play|poem|memoir|film|album|opera|study))?"
    r" by (?:(?:the|a) )?(?:[a-z-]+ ){0,3}"
)
_NO_MAKERS = re.compile(
    r"(?i)\b(?:published|edited|starring|translated|performed|produced|reviewed|read|inspired|not)\b"
)
_ABOUT = re.compile(
    r"[”\"’']?, an? (?:\w+ ){0,2}(?:book|novel|memoir|play|poem|biography|autobiography|history|study) (?:that )?"
)
_WROTE = re.compile(r" (?:wrote|published|penned|completed|finished|had written)\b")
_CONFIDENCE = 0.8


def works_of(scene: Scene) -> Iterator[Claim]:
    """Claims of authorship of each work whose name follows the genitive of a person."""
    for person, work in zip(scene.mentions, scene.mentions[1:], strict=False):
        gap = scene.text[person.end : work.start]
        if is_person(person) and work.type == "work" and work.kind is MentionKind.NAME and _GENITIVE.fullmatch(gap):
            roles = {PERSON: (person,), Role("work"): (work,)}
            yield claim_of(scene, "authorship", roles, "possessor", confidence=_CONFIDENCE)
    for work, person in zip(scene.mentions, scene.mentions[1:], strict=False):
        if _is_titled(scene, work) and _is_maker(person) and _is_written_by(scene, work, person):
            roles = {PERSON: (person,), Role("work"): (replace(work, type=EntityType("work")),)}
            yield claim_of(scene, "authorship", roles, "by", confidence=_CONFIDENCE)


def _is_titled(scene: Scene, work: Mention) -> bool:
    """A work by its type, or any name in quotation marks but a person's."""
    before = scene.text[: work.start].removesuffix("The ").removesuffix("A ")[-1:]
    quoted = before in ("“", '"', "‘", "'") and work.type != "person" and not work.canonical
    return work.kind is MentionKind.NAME and (work.type == "work" or quoted)


def _is_maker(mention: Mention) -> bool:
    return is_person(mention) or (mention.type == "person" and mention.antecedent is not None)


def _is_written_by(scene: Scene, work: Mention, person: Mention) -> bool:
    """ "“The Red Fox” by the poet Ada Brandt", "“The Red Fox”, a memoir she published"."""
    gap = scene.text[work.end : person.start]
    if _BY.fullmatch(gap):
        return not _NO_MAKERS.search(gap)
    return _ABOUT.fullmatch(gap) is not None and _WROTE.match(scene.text, person.end) is not None
