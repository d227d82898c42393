"""Rounds of financing that a sentence speaks of without whose they are: "The round was led by Rothmere"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts.match import Match, referent
from kg.facts.scene import Scene
from kg.model import Mention, MentionKind, Role

_INVESTOR, _ORGANIZATION = Role("investor"), Role("organization")
ROUNDS = {"round", "funding", "financing", "investor", "backer", "participant", "fundraising", "investment"}
"""Words by which a sentence may tell who takes part in a round."""
NEAR = 2
"""Sentences after which "the round" is hardly that any more."""
_RAISING = {
    "raise", "secure", "close", "land", "attract", "receive", "bag", "announce", "complete", "get", "win", "obtain",
    "round", "funding", "financing", "fundraising",
}  # fmt: skip
_DEFINITE = {"the", "this", "that", "its", "their", "both"}


def raiser_in(matches: Sequence[Match]) -> Mention | None:
    """The one firm that raises money in a sentence, whoever gives it."""
    raising = [m for m in matches if m.fact_class.name == "investment" and _RAISING & {m.word, m.word.split()[0]}]
    firms = {referent(a): a for m in raising for a in m.roles.get(_ORGANIZATION, ()) if isinstance(a, Mention)}
    return next(iter(firms.values())) if len(firms) == 1 else None


def rounds_without_firm(matches: Iterable[Match], scene: Scene) -> list[Match]:
    """What tells of investors, but not of whose: of a round, or of "investors", that the text has spoken of."""
    return [match for match in matches if _lacks_firm(match) and _is_known(match, scene)]


def _lacks_firm(match: Match) -> bool:
    named = any(isinstance(a, Mention) and a.kind is MentionKind.NAME for a in match.roles.get(_INVESTOR, ()))
    return match.fact_class.name == "investment" and named and not match.roles.get(_ORGANIZATION)


def _is_known(match: Match, scene: Scene) -> bool:
    """ "The round", "investors include", "other participants were": no round of somebody else."""
    token = scene.tokens[match.trigger]
    before = {scene.tokens[i].text.lower() for i in scene.syntax.children(match.trigger, "det", "poss")}
    if token.lemma in ("investor", "backer", "participant", "contributor"):
        return token.tag == "NNS" and match.carrier is not None and not before - _DEFINITE
    return bool(match.frame.nouns) and bool(before & _DEFINITE)
