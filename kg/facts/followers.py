"""Who follows whom in a post that another sentence tells: "her successor is Ivo Lund", "he replaces Ada Brandt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from kg.facts.appointments import APPOINTING
from kg.facts.clauses import nearest
from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.match import is_same_person, named_alike, names_of, referent
from kg.facts.periods import DATE, END, START
from kg.facts.posts import ORGANIZATION, PERSON, POSITION
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.facts.successions import FOLLOWING
from kg.facts.titles import title_of
from kg.model import Argument, Claim, EntityType, FactType, Mention, MentionKind, Role, Status, Value

_EMPLOYMENT = FactType("employment")
_PERSONS = (EntityType("person"),)
_NOUNS = {"successor": True, "replacement": True, "predecessor": False}
"""Nouns for who follows, True, or went before, of whom they are said."""
_NAMING = ("be", "name", "appoint", "become", "include")
_COMING = APPOINTING | {"become", "promote", "join", "take over"}
"""Words by which claims tell of who comes, and not of what somebody has been."""
_OPEN = (Status.FUTURE, Status.PLANNED, Status.AGREED)
_DOUBTED = (Status.DENIED, Status.CANCELLED, Status.HYPOTHETICAL, Status.RUMOURED, Status.ALLEGED)
_CONFIDENCE = 0.8
_NOW = "9999"
_NEAR = 4
"""Sentences within which the post is told that one follows in."""


def followers(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The post of who comes or goes, which is that of the other, where nothing else tells that they work there."""
    posts = [claim for claim in claims if claim.type == _EMPLOYMENT and claim.roles.get(ORGANIZATION)]
    for number, scene in enumerate(scenes):
        near = scenes[max(0, number - _NEAR)].sentence.start
        told = [c for c in posts if near <= c.sentence.start <= scene.sentence.start]
        for trigger, came, left in _successions(scene):
            before = scene.tokens[trigger].lemma == "predecessor" or "take over" in verb_phrases(scene.syntax, trigger)
            for person, other in ((came, left), (left, came)):
                theirs = [c for c in told if _is_left(c, scene) or not before] if other is left else told
                known = _post_of(other, theirs if other is left or before else [c for c in told if _is_coming(c)])
                if known is not None and not _works_at(person, known, posts):
                    claim = _claim(scene, trigger, person, _with_position(known, posts), follows=person is came)
                    posts += claim
                    yield from claim
                    break


def _successions(scene: Scene) -> Iterator[tuple[int, Mention, Mention]]:
    """The word that tells it, who comes, and who goes."""
    for index, token in enumerate(scene.tokens):
        if token.pos == "VERB":
            pairs = _by_verb(scene, index)
        elif token.lemma in _NOUNS and token.tag == "NN":
            pairs = _by_noun(scene, index)
        elif token.text.lower() == "place" and token.dep == "pobj":
            pairs = _by_place(scene, index)
        else:
            continue
        one = list(pairs)
        if len(one) == 1 and referent(one[0][0]) != referent(one[0][1]):
            yield index, *one[0]


def _persons(scene: Scene, tokens: Sequence[int]) -> list[Mention]:
    found = (m for i in tokens for m in scene.entities_at(i, _PERSONS) if m.type == "person")
    return [m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None]


def _by_verb(scene: Scene, verb: int) -> Iterator[tuple[Mention, Mention]]:
    """ "She replaces Ivo Lund", "Ivo Lund will be succeeded by her", "takes over from Ivo Lund", "was followed by"."""
    known = FOLLOWING | ({"follow": ("object",)} if is_passive(scene.syntax, verb) else {})
    where = next((known[phrase] for phrase in verb_phrases(scene.syntax, verb) if phrase in known), ())
    if not where:
        return
    links = scene.syntax.links(verb)
    by = [i for title in links["as"] for i in scene.syntax.links(title)["by"]]  # "was succeeded as chairman by"
    came = links["subject"] or ((links["with"] or by) if is_passive(scene.syntax, verb) else [])
    yield from product(_persons(scene, came), _persons(scene, [i for link in where for i in links[link]]))


def _by_noun(scene: Scene, noun: int) -> Iterator[tuple[Mention, Mention]]:
    """ "Her successor will be Ivo Lund", "her predecessor, Ivo Lund, left in May"."""
    syntax, token = scene.syntax, scene.tokens[noun]
    owners = _persons(scene, syntax.children(noun, "poss"))
    named = _persons(scene, syntax.children(noun, "appos"))
    if not named and token.dep in ("nsubj", "nsubjpass") and scene.tokens[token.head].lemma in _NAMING:
        named = _persons(scene, syntax.children(token.head, "attr", "oprd"))
    if not named and token.dep in ("attr", "oprd", "pobj"):
        verb = token.head if token.dep != "pobj" else scene.tokens[token.head].head
        where = ("dobj",) if syntax.children(verb, "dobj") else ("nsubj", "nsubjpass")
        named = _persons(scene, syntax.children(verb, *where)) if scene.tokens[verb].lemma in _NAMING else []
    if not named and noun + 1 in scene.mention_at:
        named = _persons(scene, [noun + 1])
    for owner, name in product(owners, named):
        yield (name, owner) if _NOUNS[token.lemma] else (owner, name)


def _by_place(scene: Scene, noun: int) -> Iterator[tuple[Mention, Mention]]:
    """ "Ada Brandt becomes chairman in place of Ivo Lund"."""
    before = scene.tokens[noun].head
    left = [i for of in scene.syntax.children(noun, "prep") for i in scene.syntax.children(of, "pobj")]
    verb = scene.tokens[before].head
    if scene.tokens[before].lemma == "in" and scene.tokens[verb].pos in ("VERB", "AUX"):
        links = scene.syntax.links(verb)
        yield from product(_persons(scene, links["subject"]), _persons(scene, left))


def _post_of(person: Mention, told: Sequence[Claim]) -> Claim | None:
    """The last post that is told of somebody, if all that is told is of one firm."""
    posts = [c for c in told if any(is_same_person(name, referent(person)) for name in names_of(c, PERSON))]
    real = [c for c in posts if c.status not in _DOUBTED]
    if len({name for c in real for name in names_of(c, ORGANIZATION)}) != 1:
        return None
    return max(real, key=lambda c: (POSITION in c.roles, c.sentence.start, _latest(c)))


def _with_position(known: Claim, posts: Sequence[Claim]) -> Claim:
    """What is told of a post, with the last position that the text has told its bearer to have had at the firm."""
    (name, *_), (firm, *_) = names_of(known, PERSON), names_of(known, ORGANIZATION)
    told = [
        claim
        for claim in posts
        if POSITION in claim.roles and claim.sentence.start <= known.sentence.start
        if any(is_same_person(other, name) for other in names_of(claim, PERSON))
        if any(named_alike(other, firm) for other in names_of(claim, ORGANIZATION))
    ]
    if POSITION in known.roles or not told:
        return known
    last = max(told, key=lambda claim: (_latest(claim), claim.sentence.start))
    return replace(known, roles={**known.roles, POSITION: last.roles[POSITION]})


def _latest(claim: Claim) -> str:
    """The last date of a post, by which posts can be put in order; one without lasts."""
    times = (time for role in (END, DATE, START) for time in claim.roles.get(role, ()))
    return max((time.value for time in times if isinstance(time, Value)), default=_NOW)


def _is_coming(claim: Claim) -> bool:
    return claim.status in _OPEN or claim.extractor.rpartition("/")[2] in _COMING


def _is_left(claim: Claim, scene: Scene) -> bool:
    """ "Her predecessor, now president of Norwell": that is another post."""
    return claim.status is Status.FORMER or claim.sentence.start != scene.sentence.start


def _works_at(person: Mention, known: Claim, posts: Sequence[Claim]) -> bool:
    """Whether the text tells already that somebody has worked where that post is, and as what."""
    firm = names_of(known, ORGANIZATION)
    return any(
        firm == names_of(c, ORGANIZATION) and any(is_same_person(n, referent(person)) for n in names_of(c, PERSON))
        for c in posts
        if POSITION in c.roles or POSITION not in known.roles
    )


def _claim(scene: Scene, trigger: int, person: Mention, known: Claim, *, follows: bool) -> list[Claim]:
    """The post, unless that they follow each other is only a rumour."""
    token = scene.tokens[trigger]
    verb = token.head if token.tag == "NN" and token.dep in ("nsubj", "nsubjpass", "attr", "oprd") else trigger
    status = assess(scene, verb, state=True)
    if status in _DOUBTED:
        return []
    ahead = status in _OPEN or any(scene.tokens[i].tag == "MD" for i in scene.syntax.children(verb, "aux"))
    statuses = (Status.FUTURE, Status.CURRENT) if follows else (Status.CURRENT, Status.FORMER)
    status = statuses[not ahead]
    roles: dict[Role, tuple[Argument, ...]] = {PERSON: (person,), ORGANIZATION: known.roles[ORGANIZATION]}
    titles = [i for i in scene.syntax.links(trigger)["as"] if scene.tokens[i].pos == "NOUN"]
    if titles or POSITION in known.roles:  # "was succeeded as president by his son"
        roles[POSITION] = (title_of(scene, titles[0]),) if titles else known.roles[POSITION]
    if status is Status.CURRENT and follows:
        time = nearest(scene, trigger, scene.times)
        began = known.roles.get(END, ()) if time is None else (time,)  # who is replaced leaves then
        roles |= {START: began, DATE: began} if began else {}
    return [
        Claim(
            type=_EMPLOYMENT,
            roles=roles,
            status=status,
            confidence=_CONFIDENCE,
            sentence=scene.span,
            extractor=f"rule:employment/{token.lemma}",
            attribution=attribution(scene, trigger),
        )
    ]
