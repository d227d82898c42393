"""Of which country those hold office, or play, whom a text calls by their titles only: "President Ivo Lund"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from kg.facts.match import Match
from kg.facts.posts import ORGANIZATION, PERSON, POSITION
from kg.facts.scene import Scene
from kg.model import EntityType, Mention, MentionKind

_OFFICES = {"minister", "president", "premier", "chancellor"}
_DEPARTMENTS = {
    "treasury", "commerce", "defense", "defence", "interior", "agriculture", "labor", "labour", "energy",
    "transportation", "justice", "education", "home", "foreign", "state", "health", "cabinet",
}  # fmt: skip
"""Whose secretary, alone, is one of state."""
_PORTFOLIOS = {
    "prime", "transport", "finance", "economy", "economic", "economics", "trade", "industry", "environment", "culture",
    "development", "planning", "housing", "oil", "sports", "sport", "tourism", "affairs", "security", "communications",
    "science", "employment", "welfare", "infrastructure", "mines", "mining", "water", "information", "immigration",
}  # fmt: skip
"""Of what ministers are, beside these."""
_SECRETARIES_OF = {"United States", "United Kingdom", "Britain", "US", "U.S.", "UK", "Philippines", "Mexico"}
"""Whose ministers are secretaries."""
_SHARED = {"vice", "deputy", "club", "company", "group", "regional", "division", "bank"}
"""What stands before titles that are not those of a head of state."""
_PAST = {"former", "ex", "late", "then"}
"""Before those of another day: of another country as likely, if the sentence names one."""
_TURNS = (
    "resignation", "resign", "appointment", "appoint", "dismissal", "dismiss", "ouster", "ousting", "oust", "sack",
    "sacking", "step down", "quit", "depose", "topple", "nominate", "nomination", "re-elect", "reappoint",
)  # fmt: skip
"""What happens to those who hold an office."""
_POLITICAL = (
    r"(?i)\b(?:elect(?:ed|ion|ions)|re-elected|sworn|inaugurat\w+|coup|parliament|voters?|polls?|ballots?|oust\w*|toppled|"
    r"overthr\w+|run-?off|impeach\w*|presidency|dictator|candidates?|rebels?|army|military)\b"
)
"""What is told of presidents of states, not of firms."""
_BEFORE_OFFICES = {
    "", "as", "elected", "been", "became", "become", "new", "next", "first", "was", "is", "the", "named", "declared",
    "be", "in",
}  # fmt: skip
_LOCATING = ("in", "at", "from", "to", "near", "of", "outside")
_CLEAR = 2
"""So many times as often as any other a text names the country that it is about; and at least so many times."""
_BEFORE = 4
"""Words of a title before its last: "Trade and Industry Minister"."""
_GOVERNMENTS = ("government", "cabinet", "ministry", "parliament", "administration")
_SPORTS = re.compile(
    r"(?i)\b(?:world cup|goals?|scored|midfield\w*|penalty|half-time|kick-off|wickets?|innings|tries|rugby|football|"
    r"soccer|cricket|hockey|handball|basketball|olympic\w*|test match|qualifiers?|national team|squad)\b"
)
_LEADING_TEAMS = {"captain", "skipper"}
"""Whom one calls by the country of the team: "the Swedish captain"."""
PLAYERS = {
    "goalkeeper", "striker", "midfielder", "defender", "forward", "winger", "full-back", "fullback", "centre-back",
    "fly-half", "bowler", "attacker", "left-back", "right-back", "centre-forward", "goalie", "batsman", "wicketkeeper",
    "playmaker", "player", "keeper",
}  # fmt: skip
"""Who may be replaced during a match without leaving the team."""
_IN_TEAMS = _LEADING_TEAMS | PLAYERS | {"coach", "manager"}
"""Those of a country's team: "Tunisia's goalkeeper"."""


def complete_office(match: Match, scene: Scene) -> None:
    """Fill the role of the country, if nothing but a title of state stands before the name of its bearer."""
    if match.frame.type != "employment" or ORGANIZATION in match.roles:
        return
    of_state = match.word == "secretary" and (
        scene.tokens[match.trigger - 1].text.lower() in _DEPARTMENTS or _has_field(match, scene)
    )
    turn = _is_turn(match)
    if match.word not in _OFFICES and not of_state and not turn:
        return
    bare = turn or _is_bare_office(match, scene) or _is_told_office(match, scene)
    country = _country_of_text(scene) if bare else None
    if country is not None and _names_another(country, match, scene):
        return
    if country is not None and (not of_state or (country.canonical or country.text) in _SECRETARIES_OF):
        match.roles[ORGANIZATION] = (replace(country, type=EntityType("organization")),)


def plays_for_country(scene: Scene, word: str, *, adjective: bool) -> bool:
    """Whether a post is one in a country's team: "Tunisia's goalkeeper", "the Swedish captain", in a text on sports."""
    return word in (_LEADING_TEAMS if adjective else _IN_TEAMS) and _SPORTS.search(scene.text) is not None


def _is_bare_office(match: Match, scene: Scene) -> bool:
    person = next((m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)), None)
    title = scene.tokens[match.trigger]
    if person is None or person.kind is not MentionKind.NAME or not title.text[0].isupper():
        return False
    gap = re.sub(r"\b(?:Prince|Princess|Sheikh|Sir|Lord|Dr|Mr|Ms|Mrs|Gen|General)\b\.?", "", _gap(scene, match, person))
    before = scene.tokens[max(0, match.trigger - _BEFORE) : match.trigger]
    beside = scene.syntax.children(match.trigger, "poss", "prep")
    if _has_field(match, scene):
        gap, beside = re.sub(r"^ of \w+(?: Affairs)?", "", gap), []
    if (
        any(token.text.lower() in _PAST for token in before)
        and len(_in_sentence(_countries_of_text(scene)[0], scene)) > 1
    ):
        return False
    return not gap.strip() and not beside and not any(token.text.lower() in _SHARED for token in before)


def _names_another(country: Mention, match: Match, scene: Scene) -> bool:
    """ "Germany was represented by President Ivo Lund" in a text on Kenya: a country that stands before the title."""
    own = {country.text, country.canonical or country.text}
    title = scene.tokens[match.trigger].start
    before = (m for m in scene.mentions if m.type == "place" and m.end <= title and not {m.text, m.canonical} & own)
    return any(scene.tokens[scene.inside(m)[0] - 1].text.lower() not in _LOCATING for m in before)


def _is_turn(match: Match) -> bool:
    """ "The resignation of Ivo Lund as prime minister"."""
    posts = (value.text.lower() for value in match.roles.get(POSITION, ()) if not isinstance(value, Mention))
    return match.word in _TURNS and any(
        re.search(r"\bprime minister$|^(?:president|chancellor|premier)$", post) for post in posts
    )


def _is_told_office(match: Match, scene: Scene) -> bool:
    """ "Was elected president", "resigned as prime minister": an office of state told without its country."""
    persons = [m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)]
    token = scene.tokens[match.trigger]
    before = scene.tokens[match.trigger - 1].text.lower() if match.trigger else ""
    prime = match.word == "minister" and before == "prime"
    minister = match.word == "minister" and before in _DEPARTMENTS | _PORTFOLIOS
    if not persons or not (
        minister or (match.word in ("president", "chancellor", "premier") and scene.says(_POLITICAL))
    ):
        return False
    if match.word != "minister" and before not in _BEFORE_OFFICES:
        return False
    links = scene.syntax.links(match.trigger)
    owned = any(links.get(link) for link in ("of", "at", "for", "poss", "in"))
    owned |= any(m.type == "organization" and scene.head(m) in links["modifier"] for m in scene.mentions)
    aside = prime and scene.text[token.end : persons[0].start] == ", "
    return not owned and (token.dep in ("attr", "oprd", "dobj", "xcomp", "pobj") or aside)


def _has_field(match: Match, scene: Scene) -> bool:
    """ "Secretary of Defense", "Minister of Finance"."""
    after = [token.text.lower() for token in scene.tokens[match.trigger + 1 : match.trigger + 3]]
    return after[:1] == ["of"] and after[1:] != [] and after[1] in _DEPARTMENTS


def _gap(scene: Scene, match: Match, person: Mention) -> str:
    """What stands between a title and a name: nothing, or a title of rank or birth."""
    return scene.text[scene.tokens[match.trigger].end : person.start]


def _country_of_text(scene: Scene) -> Mention | None:
    """The country whose government the text has just named, else the one that it names most often, where that is clear.

    An adjective counts half: what others are tells less of whom the text is about.
    """
    countries, bodies = _countries_of_text(scene)
    told: Counter[str] = Counter(bodies)
    for name, mention in countries:
        told[name] += 1 + mention.country
    ranked = told.most_common(2)
    often = [*bodies, *(name for name, _ in countries)].count(ranked[0][0]) >= _CLEAR if ranked else False
    clear = often and (len(ranked) < 2 or ranked[0][1] >= _CLEAR * ranked[1][1])
    chosen = _governed_before(scene, {name for name, _ in countries}) or (ranked[0][0] if clear else "")
    named = [mention for name, mention in countries if name == chosen]
    return min(named, key=lambda mention: abs(mention.start - scene.sentence.start), default=None)


def _governed_before(scene: Scene, countries: Set[str]) -> str:
    """ "The German government blocked it. Economy Minister Ada Lund said"."""
    near = [scene, *scene.before(1)]
    bodies = [m for m in scene.document_mentions if _has_body(m) and m.text.split()[-1] in _GOVERNMENTS]
    around = [m for m in bodies if any(each.sentence.covers(m) for each in near) and m.start < scene.sentence.end]
    owners = {country for m in around for country in countries if _is_body_of(country, m)}
    return owners.pop() if len(owners) == 1 else ""


def _countries_of_text(scene: Scene) -> tuple[list[tuple[str, Mention]], list[str]]:
    """The mentions of countries, each with the country's name; and the names of those whose bodies the text names."""
    named = [m for m in scene.document_mentions if m.type == "place" or _has_body(m)]
    places = {m.text for m in named if m.type == "place" and not m.canonical}
    bodies = [place for m in named if _has_body(m) for place in places if _is_body_of(place, m)]
    known = {m.canonical or (m.text if m.country else "") for m in named if m.type == "place"} | {*bodies}
    return [(m.canonical or m.text, m) for m in named if (m.canonical or m.text) in known - {""}], bodies


def _in_sentence(countries: Sequence[tuple[str, Mention]], scene: Scene) -> set[str]:
    return {name for name, mention in countries if scene.sentence.covers(mention)}


def _has_body(mention: Mention) -> bool:
    """ "Pakistani army": a body written small."""
    return mention.type == "organization" and mention.kind is MentionKind.NAME and mention.text.split()[-1].islower()


def _is_body_of(place: str, mention: Mention) -> bool:
    """Whether a body is called by an adjective that begins as the name of a place does: that is a country."""
    adjective = mention.text.split()[0]
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(place, adjective, strict=False)))
    return _has_body(mention) and adjective != place and alike >= max(4, len(place) - 2)
