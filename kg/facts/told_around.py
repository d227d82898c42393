"""The end of a fact that no sentence but the text around tells: "Talks on a merger with Norwell collapsed".

Who talked is the firm that the text is about: named at least twice as often as any other one, and before.
"""

from __future__ import annotations

from kg.facts.match import Match, first_word
from kg.facts.posts import firm_of_text
from kg.facts.scene import Scene
from kg.model import EntityType, Mention, Role

_FIRMS = (EntityType("organization"),)
_PARTY, _ACQUIRER, _TARGET = Role("party"), Role("acquirer"), Role("target")
_WITH = ("merger", "partnership")
_TALKS = frozenset(
    ("talk", "negotiation", "plan", "attempt", "bid", "effort", "agreement", "deal", "discussion", "proposal")
)
"""Nouns behind which nobody needs to say whose they are: "talks to buy Norwell ended"."""


def complete_by_text(match: Match, scene: Scene) -> None:
    """Let the firm that the text is about be the other party, where a sentence names one firm alone."""
    if match.frame.type in _WITH and not match.names_in(_PARTY):
        ends = [m for i in match.links["with"] for m in scene.entities_at(i, _FIRMS)]
        if match.frame.nouns and len(ends) == 1 and (other := _about(scene, ends[0])) is not None:
            match.roles[_PARTY] = (other, ends[0])
    elif match.frame.type == "acquisition" and not match.names_in(_ACQUIRER) and _is_talked_of(match, scene):
        ends = [m for m in match.roles.get(_TARGET, ()) if isinstance(m, Mention)]
        if len(ends) == 1 and (other := _about(scene, ends[0])) is not None:
            match.roles[_ACQUIRER] = (other,)


def _is_talked_of(match: Match, scene: Scene) -> bool:
    """ "Talks to buy Norwell", "negotiations on the purchase of Norwell": without whose they are."""
    above = scene.tokens[match.trigger]
    while above.dep in ("acl", "prep", "pobj", "pcomp", "compound"):
        above = scene.tokens[above.head]
        if above.lemma in _TALKS:
            return not scene.syntax.children(scene.tokens.index(above), "poss")
    return False


def _about(scene: Scene, named: Mention) -> Mention | None:
    """The firm that the text is about, if the sentence names no firm but another one."""
    here = {first_word(m) for m in scene.mentions if m.type == "organization"}
    firm = next(firm_of_text(scene), None) if here == {first_word(named)} else None
    return firm if firm is not None and first_word(firm) not in here else None
