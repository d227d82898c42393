"""Where somebody rises or leaves of whom the text has told where he works: "He became chief executive in 2002"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.match import Match, is_same_person, mentions_of, names_of, referent
from kg.facts.posts import OF_STATES, ORGANIZATION, PERSON, POSITION, post_nouns
from kg.facts.scene import Scene
from kg.model import Claim, EntityType, Mention, MentionKind, Role, Status

_STATE_NAMED = re.compile(
    r"(?i)\bchurch|parish|ordained|pastor|methodist|baptist|presbyterian|counterpart|state minister of\b"
)
"""Where ministers are clergymen, or those of others."""
_STEPS = {
    "appoint", "name", "promote", "elect", "reappoint", "re-elect", "resign", "retire", "quit", "step down",
    "stand down", "step aside", "dismiss", "fire", "sack", "oust", "suspend", "depart", "resignation", "appointment",
    "promotion", "dismissal", "sacking", "ouster", "firing",
}  # fmt: skip
"""Verbs and nouns for what happens to those who have a post, or get one."""
_TOLD_OF = {"resignation", "dismissal", "sacking", "ouster", "firing"}
_FOUNDER = Role("founder")
_DUTIES = {"role", "position", "post", "job"}
_PREDICATES = ("become", "be", "remain", "make", "appoint", "name", "promote", "elect", "serve", "act", "rise", "work")
_OF_SEVERAL = {
    "director", "partner", "manager", "president", "vice-president", "trustee", "executive", "officer", "editor",
}  # fmt: skip
"""Posts of which a firm has several."""
_PLACED = ("at", "for", "with", "in", "from", "by")
_REAL = (Status.CURRENT, Status.FORMER, Status.FUTURE, Status.AGREED, Status.COMPLETED)
_PUBLIC_TOO = ("president", "deputy", "secretary", "commissioner", "council", "representative", "vice-president")
"""Titles of states that firms have as well."""


def complete_career(match: Match, scene: Scene, told: Sequence[Claim]) -> None:
    """Fill the role of the firm with the only one at which the text so far says that the person works."""
    if match.frame.type != "employment" or match.roles.get(ORGANIZATION) or len(match.roles.get(PERSON, ())) != 1:
        return
    person = match.roles[PERSON][0]
    if isinstance(person, Mention) and _is_in_cabinet(match, scene):
        match.roles.update(_state_of(person, told))
    if not isinstance(person, Mention) or match.roles.get(ORGANIZATION) or not _is_step(match, scene):
        return
    firm = _firm_of(person, told)
    others = (m for m in scene.mentions if m.type == "organization" and m.kind is MentionKind.NAME)
    if firm is not None and all(other.text == referent(firm) for other in others):
        match.roles[ORGANIZATION] = (firm,)


def _is_in_cabinet(match: Match, scene: Scene) -> bool:
    """ "Was Minister of Fisheries from 1973 to 1981": of the country that he is a citizen of."""
    token = scene.tokens[scene.syntax.first_conjunct(match.trigger)]
    told = token.dep in ("attr", "oprd", "pobj", "dobj", "appos", "xcomp")
    owned = bool(scene.syntax.children(match.trigger, "poss"))
    return match.word == "minister" and told and not owned and not _STATE_NAMED.search(scene.line)


def _state_of(person: Mention, told: Sequence[Claim]) -> dict[Role, tuple[Mention, ...]]:
    """The only country of which the text so far says that somebody is a citizen, as what one is in office of."""
    countries = {
        country.canonical or country.text: country
        for claim in told
        if claim.type == "nationality" and claim.status is Status.CURRENT
        if any(is_same_person(bearer, referent(person)) for bearer in names_of(claim, PERSON))
        for country in mentions_of(claim, Role("country"))
    }
    found = [replace(country, type=EntityType("organization")) for country in countries.values()]
    return {ORGANIZATION: tuple(found)} if len(found) == 1 else {}


def _is_step(match: Match, scene: Scene) -> bool:
    """Whether the sentence tells of a post without a word of where it is."""
    if match.word == "remove":  # "was removed from office in 2016"
        return match.frame.status is Status.FORMER and "office" in {scene.tokens[i].lemma for i in match.links["from"]}
    if match.word == "leave":  # "left in 2015", and neither something nor for somewhere
        alone = not scene.syntax.children(match.trigger, "dobj", "xcomp", "acomp", "oprd")
        return match.frame.status is Status.FORMER and bool(scene.times) and alone and not match.links.get("for")
    if match.word in _STEPS:
        posts = [v.value.lower().split()[-1] for v in match.roles.get(POSITION, ()) if not isinstance(v, Mention)]
        known = all(post in post_nouns() - (OF_STATES - set(_PUBLIC_TOO)) for post in posts)
        left = match.frame.status is Status.FORMER or match.word in _TOLD_OF
        return known and bool(posts or left) and not _names_place(match, scene)
    if match.word in _DUTIES:
        return POSITION in match.roles and not _names_place(match, scene)
    articles = {scene.tokens[i].lemma for i in scene.syntax.children(match.trigger, "det")}
    if articles & {"a", "an"} and match.word not in _OF_SEVERAL:
        return False  # "became a botanist"
    if match.word not in post_nouns() - match.frame.weak or match.word in OF_STATES - set(_PUBLIC_TOO):
        return False
    token = scene.tokens[scene.syntax.first_conjunct(match.trigger)]
    verb = scene.tokens[token.head]
    if token.dep == "pobj" and verb.lemma in ("as", "to"):
        verb = scene.tokens[verb.head]
    told = token.dep in ("attr", "oprd", "pobj", "dobj", "xcomp") and verb.lemma in _PREDICATES
    alone = (
        not scene.syntax.children(match.trigger, "poss", "relcl") and scene.tokens[match.trigger - 1].text != "prime"
    )
    return told and alone and not _names_place(match, scene)


def _names_place(match: Match, scene: Scene) -> bool:
    """Whether something stands at the trigger that says where, though it has no name."""
    for preposition in scene.syntax.children(match.trigger, "prep"):
        word = scene.tokens[preposition].text.lower()
        taken = scene.syntax.children(preposition, "pobj")
        if word in _PLACED and any(not _is_time(i, scene) for i in taken):
            return True
        if word == "of" and any(i in scene.mention_at or scene.syntax.children(i, "det", "poss") for i in taken):
            return True
    return bool([i for i in scene.syntax.children(match.trigger, "dobj") if match.word in ("quit", "resign", "retire")])


def _is_time(token: int, scene: Scene) -> bool:
    return any(token in scene.inside(time) for time in scene.times) or scene.tokens[token].tag == "CD"


def _firm_of(person: Mention, told: Sequence[Claim]) -> Mention | None:
    """The only firm of somebody, of those where he still is if there are any."""
    posts = [
        (firm, claim.status)
        for claim in told
        if claim.type in ("employment", "founding") and claim.status in _REAL
        if any(is_same_person(bearer, referent(person)) for bearer in names_of(claim, PERSON, _FOUNDER))
        for firm in mentions_of(claim, ORGANIZATION)
    ]
    current = [firm for firm, status in posts if status is Status.CURRENT] or [firm for firm, _ in posts]
    return current[-1] if len({referent(firm) for firm in current}) == 1 else None
