"""Parties that titles and asides name by a word: "Conservative leader Ivo Lund", "Ada Brandt, a Democrat"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Argument, Claim, EntityType, Mention, Role, Status

_PARTIES = (
    r"(?P<party>Labou?r|Conservative|Tory|Lib(?:eral)? Dem(?:ocrat)?|Liberal|Republican|Democratic|Democrat|Socialist|"
    r"Communist|Green|Social Democrat(?:ic)?|Christian Democrat(?:ic)?|UKIP|Plaid Cymru|SNP|Sinn Fein|Sinn Féin)"
)
_TITLES = (
    r"(?:(?:shadow|deputy|prime|vice|party|former|junior|senior|parliamentary|floor|majority|minority|cabinet|state|"
    r"presidential|gubernatorial|vice-presidential|finance|foreign|home|trade|treasury|health|education|economic|economics|"
    r"industry|environment|transport|energy|House|Senate) )*"
    r"(?:MP|MEP|MSP|peer|lord|senator|Senator|Sen\.|Rep\.|Representative|representative|congressman|congresswoman|"
    r"Congressman|Congresswoman|leader|candidate|chairman|chairwoman|spokesman|spokeswoman|spokesperson|minister|"
    r"chancellor|secretary|president|Governor|governor|Gov\.|mayor|Mayor|councillor|councilman|deputy|politician|"
    r"lawmaker|legislator|nominee|backbencher|whip|grandee|strategist|activist|hopeful|veteran|assemblyman|premier)"
)
_BEFORE = re.compile(
    rf"(?<![\w-]){_PARTIES}(?: (?:Party|party))?(?:'s|’s)? {_TITLES} (?:Mr |Ms |Mrs |Dr |Sir |Lord )?$"
)
_ONE_OF = re.compile(
    r"(?<![\w-])(?P<party>(?:Social |Christian |Liberal |Free )?Democrat|Republican|Tory|Lib Dem|Libertarian) $"
)
""" "Republican Ivo Lund": words for those who belong to a party."""
_ASIDE = re.compile(rf"(?:^|[.;] )An? (?:[a-z-]+ ){{0,3}}{_PARTIES}, $")
""" "A lifelong Liberal, Ivo Lund": before the name."""
_AFTER = re.compile(
    rf"(?: of [A-Z][\w. ]{{2,20}})?, (?:an?|the) (?:(?:[a-z-]+|[A-Z][\w.]+) ){{0,3}}?{_PARTIES}"
    rf"(?: (?:MP|MEP|senator|politician|candidate|congressman|congresswoman|lawmaker|deputy|peer))?"
    r"(?= (?:from|of|for|who|and|on|in) |[,.;:)])"
)
_PAST = re.compile(r"(?i)\b(?:former|ex|one-time|erstwhile)\b")
_CONFIDENCE = 0.8


def parties(scene: Scene) -> Iterator[Claim]:
    """Claims of political affiliation of each person whose party such a word names."""
    text = scene.text
    for person in scene.mentions:
        if not is_person(person):
            continue
        before = text[scene.sentence.start : person.start]
        found = _BEFORE.search(before) or _ONE_OF.search(before) or _ASIDE.search(before)
        start = scene.sentence.start
        if found is None:
            found, start = _AFTER.match(text[person.end : scene.sentence.end]), person.end
        if found is not None:
            party = _named(scene, start + found.start("party"), start + found.end("party"))
            if party is not None:
                roles: dict[Role, tuple[Argument, ...]] = {PERSON: (person,), Role("party"): (party,)}
                past = _PAST.search(text, person.end, party.start)  # a former minister is no former Liberal
                status = Status.FORMER if past else Status.CURRENT
                yield claim_of(scene, "political_affiliation", roles, "party", status, _CONFIDENCE)


def _named(scene: Scene, start: int, end: int) -> Mention | None:
    """The party as a mention: the one that stands there, else the word itself; None where it is a part of a name."""
    over = [m for m in scene.mentions if m.start < end and start < m.end]
    if any(m.type != "organization" and (m.start, m.end) != (start, end) and m.type != "place" for m in over):
        return None
    here = [m for m in over if m.type == "organization" and m.start <= start and m.text.lower().endswith("party")]
    text = scene.text[start:end]
    return here[0] if here else Mention(start=start, end=end, text=text, type=EntityType("organization"))
