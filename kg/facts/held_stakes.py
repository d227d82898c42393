"""What a holder has now, where the sentence tells what it may have: "may raise its 20 pct stake to 35 pct"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.match import Match
from kg.facts.scene import STAKES, Scene
from kg.model import Amount, AmountKind, Claim, Role, Status

_STAKE, _DATE = Role("stake"), Role("date")
_AHEAD = (Status.PLANNED, Status.RUMOURED, Status.FUTURE, Status.AGREED)
_FROM = re.compile(r"\bfrom (?:its |the |a )?(?:current |present |existing )?(?:about |some |around |roughly )?$")
_TO = re.compile(r"\b(?:to|at) (?:about |some |around |roughly |as much as |up to |at least |more than |just over )?$")


def held_already(match: Match, claim: Claim, scene: Scene) -> Iterator[Claim]:
    """The claim that tells what is held of the same firm before a change that lies ahead; none if nothing tells it."""
    stakes = [stake for stake in claim.roles.get(_STAKE, ()) if isinstance(stake, Amount)]
    if claim.type != "shareholding" or claim.status not in _AHEAD or len(stakes) != 1:
        return
    before = scene.text[scene.sentence.start : stakes[0].start]
    if not _TO.search(before):
        return
    for amount in scene.amounts:
        if amount.kind is AmountKind.PERCENT and amount != stakes[0] and _is_held(amount, match, scene):
            roles = {role: fillers for role, fillers in claim.roles.items() if role != _DATE}
            yield replace(claim, roles={**roles, _STAKE: (amount,)}, status=Status.CURRENT)
            return


def _is_held(amount: Amount, match: Match, scene: Scene) -> bool:
    """ "From 30 percent", "its 20 percent stake"."""
    if _FROM.search(scene.text, max(scene.sentence.start, amount.start - 40), amount.start):
        return True
    noun = scene.tokens[match.trigger]
    return noun.lemma in STAKES and scene.text[amount.end : noun.start].strip(" -") in ("", "direct", "existing")
