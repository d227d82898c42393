"""Where those work of whom a sentence only tells that one follows the other, or that a firm says so.

"Norwell said Ada Brandt was elected chairman, succeeding Ivo Lund", "Ada Brandt takes over from Norwell's Ivo Lund".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.match import Match, referent
from kg.facts.offices import PLAYERS
from kg.facts.posts import ORGANIZATION, PERSON, POSITION, is_known_firm
from kg.facts.scene import Scene
from kg.model import Argument, EntityType, Mention, Role, Status

FOLLOWING = {"succeed": ("object",), "replace": ("object",), "take over": ("from",)}
"""Verbs by which one follows another in a post, and the links at which the other stands."""
_TURNS = {
    "elect", "name", "appoint", "promote", "reappoint", "re-elect", "resign", "retire", "quit", "step down",
    "step aside", "stand down", "replace", "succeed", "dismiss", "fire", "sack", "suspend", "oust", "remove", "depart",
}  # fmt: skip
"""Verbs of appointments and departures, which the firm itself announces."""
_TOLD_TURNS = {
    "appointment", "nomination", "promotion", "hiring", "recruitment", "reappointment", "resignation", "departure",
    "retirement", "dismissal", "ouster", "exit", "firing", "sacking", "removal", "suspension",
}  # fmt: skip
"""Nouns for them."""
_RISEN = {
    "chairman", "chairwoman", "executive", "officer", "ceo", "cfo", "director", "president", "vice-president",
    "manager", "partner", "treasurer", "editor", "head", "chief", "principal", "accountant", "engineer", "secretary",
    "appoint", "name", "promote", "elect", "chair",
}  # fmt: skip
"""Posts, and verbs that give them, which one has where one has come to work before."""
_CHOOSING = {
    "name", "appoint", "elect", "choose", "pick", "tap", "select", "hire", "nominate", "set", "promote", "designate",
}  # fmt: skip
_WHERE = ("of", "at", "for", "with", "in", "poss", "modifier", "subject")
_FOUNDER = Role("founder")
_ANNOUNCING = {"say", "announce", "confirm", "disclose", "state", "add", "declare", "reveal"}
_PERSONS = (EntityType("person"),)
_ITS_OWN = {"board", "post", "position", "role", "job", "company", "firm", "group", "bank", "duty", "directorship"}
"""What one leaves where the text means the firm that tells it."""
_MEDIA = re.compile(
    r"(?i)\b(?:post|times|news|reuters|journal|guardian|bbc|cnn|tribune|herald|gazette|telegraph|mail|express|mirror|"
    r"chronicle|observer|spiegel|monde|figaro|zeitung|agency|press|tv|television|radio|magazine|daily|weekly|police|"
    r"court|ministry|government|union|parliament)\b"
)
"""In names of those who tell of others."""


def complete_turns(matches: Sequence[Match], scene: Scene) -> None:
    """Fill the role of the firm in what one sentence tells of those who come and go."""
    turns = [match for match in matches if match.frame.type == "employment" and match.word in _TURNS | set(FOLLOWING)]
    turns += [m for m in matches if m.frame.type == "employment" and m.word in _TOLD_TURNS and "to" not in _paths(m)]
    for match in turns:
        if match.roles.get(PERSON) and not match.roles.get(ORGANIZATION) and match.word in _TURNS | _TOLD_TURNS:
            firm = _announcer(match, scene)
            match.roles.update({ORGANIZATION: (firm,)} if firm is not None else {})
    for match in matches:
        if match.frame.type == "employment" and not match.roles.get(ORGANIZATION):
            _complete_career(match, matches, scene)
        if match.word == "counterpart":
            before = [m.roles[POSITION] for m in matches if m.trigger < match.trigger and m.roles.get(POSITION)]
            match.roles.update({POSITION: before[-1]} if before else {})
    for match in turns:
        if match.word == "replace" and match.frame.status is Status.CURRENT and "with" not in match.frame.roles[PERSON]:
            _drop_unless_person(match, scene)
        if match.word in FOLLOWING and match.roles.get(PERSON) and not match.roles.get(ORGANIZATION):
            _complete_by_other(match, matches, scene)
    for match in matches:
        if match.frame.type == "employment" and _is_told_by_verb(match, matches, scene):
            match.roles.pop(PERSON, None)


def as_turn(match: Match, scene: Scene, status: Status) -> Status:
    """Who is named to follow somebody, or will by becoming something, does not yet; and the other is still there."""
    if match.word not in FOLLOWING:
        return status
    verb = scene.tokens[match.trigger]
    modal = any(scene.tokens[i].tag == "MD" for i in scene.syntax.children(verb.head, "aux"))
    going = verb.dep == "advcl" and verb.tag == "VBG" and modal
    chosen = verb.dep in ("xcomp", "advcl", "ccomp") and verb.tag == "VB" and scene.tokens[verb.head].lemma in _CHOOSING
    ahead = {Status.CURRENT: Status.FUTURE, Status.PLANNED: Status.FUTURE, Status.FORMER: Status.CURRENT}
    if match.frame.status is Status.FORMER:
        ahead = {status: Status.CURRENT}  # "was elected to succeed Ivo Lund", who is still there
    return ahead.get(status, status) if going or chosen else status


def _is_told_by_verb(match: Match, matches: Sequence[Match], scene: Scene) -> bool:
    """ "Will replace Ivo Lund as head of Norwell": whose the post is, the verb says."""
    token = scene.tokens[match.trigger]
    if not match.frame.nouns or token.dep != "pobj" or scene.tokens[token.head].lemma != "as":
        return False
    above = scene.tokens[token.head].head
    verbs = {above, scene.tokens[above].head}
    return any(other.trigger in verbs and other.word in FOLLOWING and other.is_complete for other in matches)


def _paths(match: Match) -> set[str]:
    """Where the frame looks for the firm."""
    return {path.rpartition(":")[2] for path in match.frame.roles[ORGANIZATION][:1]}


def _drop_unless_person(match: Match, scene: Scene) -> None:
    """ "Replaced the boiler at Norwell": nobody's post."""
    if not _named(match, scene, ("object",)):
        match.roles.pop(PERSON, None)


def _announcer(match: Match, scene: Scene) -> Mention | None:
    """ "Norwell said Ada Brandt was elected chairman": the firm that says so, unless another thing is left or led."""
    tokens, syntax = scene.tokens, scene.syntax
    verb = match.trigger
    noun = match.word in _TOLD_TURNS
    links = ("from", "at", "to", "by") if noun else ("from", "of", "at")  # "the departure of Ivo Lund"
    beside = [i for link in links for i in match.links.get(link, ())]
    below = tokens[verb].dep in ("ccomp", "conj", "advcl") or noun
    if not below or any(tokens[i].lemma not in _ITS_OWN for i in beside):
        return None
    told = next((i for i in (verb, *syntax.ancestors(verb)) if tokens[i].dep == "ccomp"), None)
    above = tokens[told].head if told is not None else verb
    if told is None or tokens[above].lemma not in _ANNOUNCING:
        return None
    speakers = (scene.mention_at.get(i) for i in syntax.children(above, "nsubj"))
    return next((m for m in speakers if m and is_known_firm(m) and not _MEDIA.search(referent(m))), None)


def _complete_career(match: Match, matches: Sequence[Match], scene: Scene) -> None:
    """ "Joined Norwell in 1990 and became its president", "founded Norwell and served as the chairman"."""
    beside = (scene.mention_at.get(i) for link in _WHERE for i in match.links.get(link, ()))
    elsewhere = any(mention is not None and mention.type != "person" for mention in beside)
    if match.word not in _RISEN or not match.asserted or elsewhere:
        return
    persons = match.names_in(PERSON)
    post = scene.tokens[match.trigger]
    above = scene.tokens[post.head].head if post.dep == "pobj" else post.head
    earlier = (m for m in matches if m.trigger < match.trigger and m.trigger != above)  # "joined Norwell as chairman"
    before = [m for m in earlier if m.roles.get(ORGANIZATION) and _began(m)]
    firms = [m.roles[ORGANIZATION] for m in before if (m.names_in(PERSON) | m.names_in(_FOUNDER)) & persons]
    if firms:
        match.roles[ORGANIZATION] = firms[-1]


def _began(match: Match) -> bool:
    """Whether it tells of a firm where somebody was from then on."""
    employed = match.frame.type == "employment" and match.frame.status is not Status.FORMER
    return match.frame.type == "founding" or (employed and bool(match.frame.verbs))


def _complete_by_other(match: Match, matches: Sequence[Match], scene: Scene) -> None:
    """Let who follows somebody work where that one worked, or the other way round."""
    posts = [i for link in ("as", "object") for i in match.links.get(link, ()) if i not in scene.mention_at]
    if any(scene.syntax.children(post, "prep", "poss") for post in posts):
        return  # "replaced her as chairman of the association", wherever that is
    known = [other for other in matches if other.frame.type == "employment" and other.roles.get(ORGANIZATION)]
    gone = _named(match, scene, FOLLOWING[match.word])
    come = _named(match, scene, ("subject",))
    above = {match.trigger, *scene.syntax.ancestors(match.trigger)}
    known = [
        *(other for other in known if other.names_in(PERSON) & gone),
        *(m for m in known if m.names_in(PERSON) & come and {m.trigger, scene.tokens[m.trigger].head} & above),
    ]
    if known and known[0].word not in PLAYERS:
        match.roles[ORGANIZATION] = known[0].roles[ORGANIZATION]
        post = _post_of(known, match, scene)
        match.roles.update({POSITION: post} if post and not match.roles.get(POSITION) else {})


def _named(match: Match, scene: Scene, links: Sequence[str]) -> set[str]:
    """Who stands at these links of the verb."""
    targets = (i for link in links for i in scene.syntax.links(match.trigger)[link])
    return {referent(mention) for i in targets for mention in scene.entities_at(i, _PERSONS)}


def _post_of(known: Sequence[Match], match: Match, scene: Scene) -> tuple[Argument, ...]:
    """ "Was elected chairman, succeeding Ivo Lund": that one's post."""
    verb = scene.tokens[match.trigger]
    if verb.tag != "VBG" or verb.dep != "advcl":
        return ()
    same = (m for m in known if verb.head in (m.trigger, scene.tokens[m.trigger].head))
    return next((m.roles[POSITION] for m in same if m.roles.get(POSITION)), ())
