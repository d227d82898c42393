"""What posts are called, and of which firm: "Chief executive Ivo Lund said", of the firm that the text speaks of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.facts.frames import load_frames
from kg.facts.match import BODIES, Match
from kg.facts.scene import Scene
from kg.facts.values import phrase_of
from kg.model import Argument, EntityType, Mention, MentionKind, Role, Span, Value

ORGANIZATION, PERSON, POSITION = Role("organization"), Role("person"), Role("position")
_POSTS = {
    "chairman", "chairwoman", "chairperson", "co-chairman", "vice-chairman", "executive", "officer", "ceo",
    "cfo", "director", "chief", "treasurer", "boss",
}  # fmt: skip
"""Titles that a text uses alone only of the firm that it is about; a spokesman may be anybody's."""
PUBLIC = {
    "mayor", "minister", "president", "secretary", "governor", "senator", "congressman", "ambassador", "mp", "deputy",
    "commissioner", "councillor", "envoy", "chancellor", "judge", "prosecutor", "leader", "general", "bishop",
    "archbishop", "council", "delegate", "representative", "coach", "captain", "player", "spokesman",
    "spokeswoman", "commander", "premier", "lawmaker", "legislator", "congresswoman", "alderman", "councilman",
    "councilwoman", "sheriff", "consul", "undersecretary", "vice-president", "diplomat",
}  # fmt: skip
"""Posts that one has of a town or a country."""
OF_STATES = PUBLIC - {
    "coach", "captain", "player", "judge", "leader", "general", "spokesman", "spokeswoman", "commander",
}  # fmt: skip
"""Those that one has of a country where its adjective stands before them: "the Kenyan ambassador"."""
_MANAGING = {
    "managing", "finance", "financial", "sales", "marketing", "operations", "operating", "commercial", "technical",
    "security", "information", "technology", "legal", "personnel", "research", "executive",
}  # fmt: skip
_OF_TITLES = {
    "executive": {"chief"},
    "officer": {"chief"} | _MANAGING,
    "director": {"former", "non-executive", "fellow"} | _MANAGING,
    "chief": _MANAGING - {"executive"},
}
"""What must stand before a title for it to be one of a firm: others direct films."""
_JOINED = re.compile(r"\s*(?:,|,? and|&)\s+(?:(?:the|its|former|then|new)\s+)?(?:ex-)?(?:[a-z-]+\s+){0,3}(?:ex-)?")
""" "Ada Brandt and chief executive": what stands between a name and the next title."""
_ASIDE = re.compile(r", (?:aged )?(?:\d\d, )?(?:the |its )?(?:[\w-]+ ){0,4}(?:co-|vice-|ex-)?")
""" "Ada Brandt, the group's", before a title."""
_BESIDE = 4
"""Words between a post and the nearer of its bearer and its firm, where it does not stand between them."""
_MEMORY = 3
"""Sentences before, in which the firm is the subject."""


def complete_post(match: Match, scene: Scene, matches: Sequence[Match]) -> None:
    """Fill the role of the firm, if nothing but a title stands before the name of its bearer."""
    if match.frame.type != "employment" or ORGANIZATION in match.roles:
        return
    told = _is_bare_predicate(match, scene)
    if not told and not _is_bare_title(match, scene):
        return
    firms = _firms_of_other(match, scene, matches) or tuple(islice(_subjects(scene, match.trigger), 1))
    if firms:
        match.roles[ORGANIZATION] = firms
        # whatever the parser hangs the title on after a quotation
        match.asserted = told and scene.tokens[match.trigger].dep == "attr"


def _firms_of_other(match: Match, scene: Scene, matches: Sequence[Match]) -> tuple[Argument, ...]:
    """ "Norwell chairman Ada Brandt and chief executive Ivo Lund": the firm of the one before."""
    title = scene.tokens[match.trigger].start
    before = max((m for m in scene.mentions if m.end <= title), key=lambda m: m.end, default=None)
    if before is None or not _JOINED.fullmatch(scene.text, before.end, title):
        return ()
    others = (m for m in matches if m.frame.type == "employment" and before.text in m.names_in(PERSON))
    return next((m.roles[ORGANIZATION] for m in others if m.roles.get(ORGANIZATION)), ())


def _is_bare_title(match: Match, scene: Scene) -> bool:
    person = next((m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)), None)
    if match.word not in _POSTS or person is None or person.kind is not MentionKind.NAME:
        return False
    gap = scene.text[scene.tokens[match.trigger].end : person.start].split()
    beside = scene.syntax.children(match.trigger, "det", "poss", "prep")
    person_head = scene.head(person)
    owners = scene.syntax.children(person_head, "det", "poss") if person_head is not None else []
    follows = person.start >= scene.tokens[match.trigger].end
    named = any(scene.tokens[i].tag == "NNP" for i in _modifiers(scene, match.trigger))
    chief = _is_chief(match, scene)
    return chief and not named and follows and gap in ([], ["Sir"], ["Mr"]) and not beside and not owners


def _is_bare_predicate(match: Match, scene: Scene) -> bool:
    """ "Ivo Lund will become group chief executive", "Ivo Lund, the chairman, said"."""
    person = next((m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)), None)
    title = scene.tokens[match.trigger]
    if person is None or not _is_chief(match, scene) or person.kind is not MentionKind.NAME:
        return False
    owners = scene.syntax.children(match.trigger, "poss", "prep", "relcl")
    others = [i for i in _modifiers(scene, match.trigger) if i in scene.mention_at]
    articles = {scene.tokens[i].text.lower() for i in scene.syntax.children(match.trigger, "det")}
    if owners or others or articles - {"the"}:
        return False
    gap = scene.text[person.end : title.start]
    if title.dep == "appos":
        return bool(_ASIDE.fullmatch(gap)) and scene.text[title.end : title.end + 1] in (",", ".")
    become = scene.tokens[title.head]
    subjects = (scene.mention_at.get(i) for i in scene.syntax.children(title.head, "nsubj"))
    if title.dep == "attr" and person not in subjects:
        return False
    beside = scene.syntax.children(title.head, "prep")
    return (
        title.dep == "attr"
        and become.lemma == "become"
        and not any(scene.tokens[i].text.lower() in ("of", "at", "for", "with") for i in beside)
    )


def _is_chief(match: Match, scene: Scene) -> bool:
    before = scene.tokens[match.trigger - 1].text.lower() if match.trigger else ""
    return match.word in _POSTS and (match.word not in _OF_TITLES or before in _OF_TITLES[match.word])


def _modifiers(scene: Scene, title: int) -> Iterator[int]:
    """Names in the phrase of a title, as "B and C managing director" has one that nobody knows."""
    if scene.tokens[title].tag == "NNP":
        return  # "Chief Executive Officer"
    yield from scene.syntax.children(title, "compound", "nmod", "amod")


def _subjects(scene: Scene, trigger: int) -> Iterator[Mention]:
    """The firms that act: in the sentence itself before the title, then those that the sentences before are about."""
    here = [m for m in scene.mentions if m.end <= scene.tokens[trigger].start and _acts(scene, m)]
    yield from sorted(here, key=lambda mention: (mention.kind is not MentionKind.NAME, -mention.start))
    aside = scene.tokens[trigger].dep == "appos"  # "Ivo Lund, the chairman, said": of whom was just spoken
    for earlier in scene.before(1 if aside else _MEMORY):
        subject = earlier.syntax.children(earlier.syntax.root, "nsubj", "nsubjpass")
        if subject:
            phrase = set(earlier.syntax.subtree(subject[0]))
            yield from (m for m in earlier.mentions if is_known_firm(m) and earlier.head(m) in phrase)


def _acts(scene: Scene, mention: Mention) -> bool:
    head = scene.head(mention)
    return is_known_firm(mention) and head is not None and scene.tokens[head].dep in ("nsubj", "nsubjpass")


def is_known_firm(mention: Mention) -> bool:
    """Whether a mention is a firm's name, or stands for one that the text names."""
    known = mention.kind is MentionKind.NAME or mention.antecedent is not None
    return mention.type == EntityType("organization") and known and not mention.canonical


# What it is called


def position_of(scene: Scene, person: Span, firm: Span) -> Value | None:
    """The post that a person has at a firm: the title between the two names, else the one right beside them."""
    nouns = post_nouns()
    posts = [
        index
        for index, token in enumerate(scene.tokens)
        if token.lemma in nouns
        and token.pos in ("NOUN", "PROPN")
        and index not in scene.mention_at
        and not any(after.lemma.lower() in BODIES for after in scene.tokens[index + 1 : index + 2])
    ]
    near, far = sorted((scene.inside(person), scene.inside(firm)))
    between = [post for post in posts if near[-1] < post < far[0]]
    beside = [post for post in posts if near[0] - _BESIDE <= post < near[0] or far[-1] < post <= far[-1] + _BESIDE]
    bearer = scene.inside(person)[0]
    best = min(between or beside, key=lambda post: (abs(post - bearer), post), default=None)
    return phrase_of(scene, best) if best is not None else None


@functools.cache
def post_nouns() -> frozenset[str]:
    """What a frame of employment calls a post."""
    return frozenset(
        noun
        for frames in load_frames().values()
        for frame in frames
        if frame.type == "employment" and frame.roles.get(POSITION) == ("trigger",) and not frame.carriers
        for noun in frame.nouns
    )
