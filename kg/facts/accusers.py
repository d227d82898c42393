"""Who accuses, where only another sentence names it: "was arrested by police", of the "Oslo Police Department".

A sentence on a trial, an arrest or a bankruptcy says of which kind the authority is. If the document names, or tells
by its place, just one of that kind, it is that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.bodies import bodies_of, is_court
from kg.facts.match import mentions_of, names_of, referent
from kg.facts.scene import Scene
from kg.model import Claim, FactType, Mention, Role

_CASE, _ACCUSED, _AUTHORITY, _MATTER = FactType("legal_case"), Role("accused"), Role("authority"), Role("matter")
_BANKRUPT = re.compile(r"(?i)\b(?:bankruptcy|insolvency|chapter (?:7|11|eleven)|creditor protection)\b")
_INSOLVENT = re.compile(r"(?i)\b(?:bankruptcy|insolvency|chapter|protection|administration)\b")
_BANKRUPTCY_COURT = re.compile(r"(?i)\bbankruptcy\b")
_TRIED = re.compile(
    r"(?i)\b(?:on trial|trial|court|judge|jury|plead\w*|pled|guilty|convict\w*|acquit\w*|sentenced|jailed|charges)\b"
)
_TAXED = re.compile(
    r"(?i)\b(?:back[- ]?)?tax(?:es)? (?:bills?|claims?|demands?)|\b(?:back|unpaid|owed) taxes\b|\bin taxes\b"
)
_TAXMEN = re.compile(
    r"(?i)\b(?:government|authorities|treasury|revenue|internal revenue service|irs|customs)\b"
    r"|\btax (?:office|service)"
)
_ALSO = re.compile(r"(?i)\b(?:also|too|as well|likewise)\b")
_FINED = "rule:legal_case/fine"
"""What an article that tells of one fine tells of others is of the same authority, unless it says otherwise."""
_FAR = 500
"""Characters between two such sentences."""
_NEAR = 10
"""Characters between a sentence and the one that it goes on from."""
_POLICED = re.compile(r"(?i)\b(?:police|arrest\w*|detectives?|officers)\b")
_POLICE = re.compile(r"(?i)\b(?:police|constabulary|sheriff)\b")
_PROSECUTED = re.compile(r"(?i)\b(?:prosecutors?|charged|indict\w*|prosecution)\b")
_PROSECUTORS = re.compile(r"(?i)\b(?:prosecut\w+|attorney general|district attorney|public ministry)\b")


def named_accusers(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The claims, those of legal cases with the authority that the document names elsewhere."""
    bodies: list[Mention] | None = None
    told = [claim for claim in claims if claim.type == _CASE and claim.roles.get(_AUTHORITY)]
    for claim in claims:
        if claim.type != _CASE or claim.roles.get(_AUTHORITY):
            yield claim
            continue
        if bodies is None:
            bodies = [body for scene in scenes for body in bodies_of(scene)]
        accused = names_of(claim, _ACCUSED)
        found = next(_fitting(claim, [b for b in bodies if b.text not in accused]), None)
        found = _same_as_before(claim, told) if found is None else found
        yield claim if found is None else replace(claim, roles={**claim.roles, _AUTHORITY: (found,)})


def _fitting(claim: Claim, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The authorities of the kind that the sentence asks for, the likeliest first."""
    text = claim.sentence.text
    courts = [body for body in bodies if is_court(body.text)]
    if _BANKRUPT.search(text) and any(_INSOLVENT.search(value.text) for value in claim.roles.get(_MATTER, ())):
        named = [court for court in courts if _BANKRUPTCY_COURT.search(court.text)]
        yield from _only(named or courts, claim)
        return
    if _TAXED.search(text):
        yield from _only([body for body in bodies if _TAXMEN.search(body.text)], claim)
        return
    if _POLICED.search(text):
        yield from _only([body for body in bodies if _POLICE.search(body.text)], claim)
    if _PROSECUTED.search(text):
        yield from _only([body for body in bodies if _PROSECUTORS.search(body.text)], claim)
    if _TRIED.search(text):
        yield from _only(courts, claim)


def _only(bodies: Sequence[Mention], claim: Claim) -> Iterator[Mention]:
    """The nearest mention of the only one of its kind."""
    if bodies and len({" ".join(body.text.lower().split()) for body in bodies}) == 1:
        yield min(bodies, key=lambda body: abs(body.start - claim.sentence.start))


def _same_as_before(claim: Claim, told: Sequence[Claim]) -> Mention | None:
    """ "The watchdog Arbenta is suing Norwell. Kelbrand was also the subject of a complaint": of the same one."""
    again = claim.extractor == _FINED
    if not again and not _ALSO.search(claim.sentence.text):
        return None
    near = _FAR if again else _NEAR
    before = [c for c in told if 0 <= claim.sentence.start - c.sentence.end <= near]
    before = [c for c in before if not again or c.extractor == _FINED]
    accusers = [a for c in before[-1:] for a in mentions_of(c, _AUTHORITY)]
    accused = names_of(claim, _ACCUSED)
    return next((a for a in accusers if referent(a) not in accused), None)
