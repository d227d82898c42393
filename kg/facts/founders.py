"""Who a founder without a name is, and of what one is the founder: "the Norwell founder said", "from its founder"."""

from __future__ import annotations

from itertools import chain

from kg.facts.match import Match
from kg.facts.posts import ORGANIZATION
from kg.facts.scene import Scene
from kg.model import EntityType, MentionKind, Role

_FOUNDER = Role("founder")
_FOUNDERS = ("founder", "co-founder", "cofounder", "creator")
_BUYING = ("buy", "acquire", "purchase", "take over", "take", "snap up", "obtain")
_FIRM = (EntityType("organization"),)
_NEAR = 2
"""Sentences before, in which the person must be the only one that is named."""


def complete_founder(match: Match, scene: Scene) -> None:
    """Fill the role of the founder, or set right that of the firm, where the sentence alone misleads."""
    if match.frame.type != "founding" or match.word not in _FOUNDERS:
        return
    if any(scene.tokens[i].tag == "PRP$" for i in scene.syntax.children(match.trigger, "poss")):
        _take_target(match, scene)
    elif not match.roles.get(_FOUNDER):
        _name_speaker(match, scene)


def _name_speaker(match: Match, scene: Scene) -> None:
    """ "Ada Lund is content. The Norwell founder said": the only person named right before."""
    noun = scene.tokens[match.trigger]
    definite = any(scene.tokens[i].text.lower() == "the" for i in scene.syntax.children(match.trigger, "det"))
    if noun.tag != "NN" or noun.dep != "nsubj" or not definite or not match.roles.get(ORGANIZATION):
        return
    people = [m for m in chain.from_iterable(s.mentions for s in scene.before(_NEAR)) if m.type == "person"]
    named = [m for m in people if m.kind is MentionKind.NAME]
    if len({m.text.split()[-1] for m in named}) == 1:
        match.roles[_FOUNDER] = (named[0],)


def _take_target(match: Match, scene: Scene) -> None:
    """ "Norwell bought 70% of Kelbrand from its founder": of what was bought, not of the buyer."""
    above = list(scene.syntax.ancestors(match.trigger))
    if not any(scene.tokens[i].text.lower() == "from" for i in above):
        return
    verb = next((i for i in above if scene.tokens[i].pos == "VERB"), None)
    if verb is None or scene.tokens[verb].lemma not in _BUYING:
        return
    bought = [m for i in scene.syntax.links(verb)["object"] for m in scene.entities_at(i, _FIRM)]
    if bought:
        match.roles[ORGANIZATION] = tuple(bought[:1])
        after = scene.mention_at.get(match.trigger + 2)
        if not match.roles.get(_FOUNDER) and after is not None and after.type == "person":
            match.roles[_FOUNDER] = (after,)
