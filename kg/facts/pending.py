"""Deals told as done that a later sentence says are not: "its takeover", "the deal is subject to approval"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.scene import Scene
from kg.facts.untied_prices import are_same
from kg.model import Claim, Role, Status

_TYPES = ("acquisition", "merger")
_OPEN = (Status.AGREED, Status.PLANNED, Status.RUMOURED)
_NOUN = r"(?:deal|takeover|acquisition|merger|transaction|buyout|agreement|sale)\b"
_DEAL = rf"\b(?:the|this|their|its) (?:[\w$£€.,-]+ ){{0,3}}{_NOUN}"
_ASSENT = r"(?:approvals?|clearance|consent|go-ahead|blessing|green light|conditions)\b"
_PENDING = re.compile(
    rf"(?i){_DEAL}[^.;:]{{0,40}} (?:is|remains) (?:still |also )?(?:subject|conditional|contingent|dependent)"
    rf" (?:to|on|upon)\b[^.;:]{{0,60}}\b{_ASSENT}"
    rf"|{_DEAL} (?:still |also )?(?:needs|requires|awaits)\b[^.;:]{{0,60}}\b{_ASSENT}"
    rf"|{_DEAL}(?: must|, which must)(?: still| also)? (?:be (?:approved|cleared)|(?:win|get|pass)\b)"
    rf"|{_DEAL} (?:is|are) expected to (?:close|complete|be (?:completed|closed|finali[sz]ed|concluded))\b"
    rf"|\bexpect(?:s|ed)? to (?:close|complete|finali[sz]e|conclude) (?:the|this) {_NOUN}"
)
_DONE = re.compile(r"(?i)\b(?:completed|closed|finali[sz]ed|concluded|consummated|went through)\b")


def still_pending(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """The claims, the deal that a sentence says is still to be approved or closed being agreed on, and not done.

    It is the only one told before without a date, where no other is told that has yet to come about.
    """
    deals = [c for c in claims if c.type in _TYPES]
    waiting: list[Claim] = []
    for scene in scenes if deals else ():
        if _PENDING.search(scene.line):
            before = [deal for deal in deals if deal.sentence.start <= scene.sentence.start]
            done = [d for d in before if d.status is Status.COMPLETED and Role("date") not in d.roles]
            single = done and all(are_same(deal, done[0]) for deal in done)
            if single and not any(deal.status in _OPEN for deal in before):
                waiting.append(done[0])
    return [
        _as_agreed(claim) if claim.type in _TYPES and any(are_same(claim, deal) for deal in waiting) else claim
        for claim in claims
    ]


def _as_agreed(claim: Claim) -> Claim:
    told = claim.status is Status.COMPLETED and not _DONE.search(claim.sentence.text)
    return replace(claim, status=Status.AGREED) if told else claim
