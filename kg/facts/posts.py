"""What posts are called, and of which firm: "Chief executive Ivo Lund said", of the firm that the text speaks of."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.facts.frames import load_frames
from kg.facts.grammar import is_passive
from kg.facts.match import BODIES, Match, first_word, referent
from kg.facts.scene import Scene
from kg.facts.titles import title_of
from kg.model import Argument, EntityType, Mention, MentionKind, Role, Span, Value

ORGANIZATION, PERSON, POSITION = Role("organization"), Role("person"), Role("position")
_POSTS = {
    "chairman", "chairwoman", "chairperson", "co-chairman", "vice-chairman", "executive", "officer", "ceo",
    "cfo", "director", "chief", "treasurer", "boss", "spokesman", "spokeswoman", "spokesperson", "co-ceo", "head",
    "counsel", "manager",
}  # fmt: skip
"""Titles that a text uses alone of the firm that it is about."""
PUBLIC = {
    "mayor", "minister", "president", "secretary", "governor", "senator", "congressman", "ambassador", "mp", "deputy",
    "commissioner", "councillor", "envoy", "chancellor", "judge", "prosecutor", "leader", "general", "bishop",
    "archbishop", "council", "delegate", "representative", "coach", "captain", "player", "spokesman",
    "spokeswoman", "commander", "premier", "lawmaker", "legislator", "congresswoman", "alderman", "councilman",
    "councilwoman", "sheriff", "consul", "undersecretary", "vice-president", "diplomat",
    "justice", "rep.", "sen.", "gov.", "speaker", "emissary", "attaché", "counterpart", "lieutenant-governor",
}  # fmt: skip
"""Posts that one has of a town or a country."""
OF_STATES = PUBLIC - {
    "coach", "captain", "player", "judge", "leader", "general", "spokesman", "spokeswoman", "commander",
    "speaker",
}  # fmt: skip
"""Those that one has of a country where its adjective stands before them: "the Kenyan ambassador"."""
_CHOOSING = {"name", "appoint", "make", "elect", "promote"}
_STAYING = ("stay", "remain", "continue", "keep", "serve")
"""What somebody does where he has been: after a takeover, not with the firm that the text is about."""
_SPEAKERS = ("spokesman", "spokeswoman", "spokesperson")
_MANAGING = {
    "managing", "finance", "financial", "sales", "marketing", "operations", "operating", "commercial", "technical",
    "security", "information", "technology", "legal", "personnel", "research", "executive",
}  # fmt: skip
_OF_TITLES = {
    "executive": {"chief"},
    "officer": {"chief"} | _MANAGING,
    "director": {"former", "non-executive", "fellow"} | _MANAGING,
    "chief": _MANAGING - {"executive"},
    "counsel": {"general"},
    "manager": {"general"},
}
"""What must stand before a title for it to be one of a firm: others direct films."""
_JOINED = re.compile(r"\s*(?:,|,? and|&)\s+(?:(?:the|its|former|then|new)\s+)?(?:ex-)?(?:[a-z-]+\s+){0,3}(?:ex-)?")
""" "Ada Brandt and chief executive": what stands between a name and the next title."""
_ASIDE = re.compile(r", (?:aged )?(?:\d\d, )?(?:the |its )?(?:[\w-]+ ){0,4}(?:co-|vice-|ex-)?")
""" "Ada Brandt, the group's", before a title."""
_SPEAKS = re.compile(r",? (?:said|says|told|announced|added|confirmed|disclosed|warned|explained|wrote)\b")
_COURTESIES = ([], *([word] for word in ("Sir", "Mr", "Mr.", "Ms", "Ms.", "Mrs", "Lord", "Lady", "Dame", "Dr", "Dr.")))
"""What may stand between a title and a name."""
_FIRMS = {
    "company", "group", "firm", "bank", "airline", "retailer", "carmaker", "maker", "business", "chain", "operator",
    "lender", "insurer", "conglomerate", "corporation", "club", "supermarket", "brewer", "giant",
}  # fmt: skip
"""What a text calls the firm that it is about."""
_CROWD = {"employee", "worker", "staffer", "member"}
"""What nobody is whom a sentence only tells of many of: "a difficult time for all employees"."""
_BESIDE = 4
"""Words between a post and the nearer of its bearer and its firm, where it does not stand between them."""
_TITLE = 4
"""Words of a title that is joined to another, with "and"."""
_CLEAR = 3
"""So many times, and twice as often as any other, a text names the firm that it is about."""
_SEVERAL, _LONG = 2, 12
"""Bearers of one post, and sentences before in which the text may have told whose it is."""
_MEMORY = 3
"""Sentences before, in which the firm is the subject."""


def complete_post(match: Match, scene: Scene, matches: Sequence[Match]) -> None:
    """Fill the role of the firm, if nothing but a title stands before the name of its bearer."""
    if match.frame.type != "employment":
        return
    if ORGANIZATION in match.roles:
        own = next(_speaks_for(match, scene), None) or _whose(match, scene)
        match.roles.update({ORGANIZATION: (own,)} if own is not None else {})
        return
    told = _is_bare_predicate(match, scene) or _takes_turn(match, scene)
    firms: tuple[Argument, ...] = ()
    if told or _is_bare_title(match, scene) or _is_bare_board(match, scene):
        firms = _firms_of_other(match, scene, matches) or _firms_led(match, matches)
        firms = firms or _of_same_title(match, scene) or _often_told_of(match, scene)
    if firms := firms or _of_same_posts(match, scene):
        match.roles[ORGANIZATION] = firms
        # whatever the parser hangs the title on after a quotation
        match.asserted = told and scene.tokens[match.trigger].dep in ("attr", "oprd")


def _firms_of_other(match: Match, scene: Scene, matches: Sequence[Match]) -> tuple[Argument, ...]:
    """ "Norwell chairman Ada Brandt and chief executive Ivo Lund": the firm of the one before."""
    title = scene.tokens[match.trigger].start
    before = max((m for m in scene.mentions if m.end <= title), key=lambda m: m.end, default=None)
    if before is None or not _JOINED.fullmatch(scene.text, before.end, title):
        return ()
    others = (m for m in matches if m.frame.type == "employment" and before.text in m.names_in(PERSON))
    return next((m.roles[ORGANIZATION] for m in others if m.roles.get(ORGANIZATION)), ())


def _firms_led(match: Match, matches: Sequence[Match]) -> tuple[Argument, ...]:
    """ "Norwell's board, led by chairman Ivo Lund": the firm that another word of the sentence says he leads."""
    led = [m for m in matches if m.word in ("lead", "head", "run") and m.names_in(PERSON) & match.names_in(PERSON)]
    return next((m.roles[ORGANIZATION] for m in led if m.roles.get(ORGANIZATION)), ())


def _of_same_title(match: Match, scene: Scene) -> tuple[Mention, ...]:
    """ "A Norwell spokesman said so. "We are sure," spokesman Ivo Lund added": the firm of the sentence before."""
    if match.word not in _SPEAKERS:
        return ()
    for earlier in scene.before(2):
        spoken = [i for i, token in enumerate(earlier.tokens) if token.lemma in _SPEAKERS]
        beside = (j for i in spoken for j in (i - 1, *earlier.syntax.links(i)["for"], *earlier.syntax.links(i)["poss"]))
        firms = [m for i in beside if (m := earlier.mention_at.get(i)) is not None and is_known_firm(m)]
        if spoken:
            return tuple(firms[:1])
    return ()


def _of_same_posts(match: Match, scene: Scene) -> tuple[Mention, ...]:
    """ "Directors at Norwell will pay. The ten directors are Ivo Lund and Mara Tell": the firm told before."""
    post = scene.tokens[match.trigger]
    if post.tag != "NNS" or len(match.roles.get(PERSON, ())) < _SEVERAL:
        return ()
    for earlier in scene.before(_LONG):
        same = (i for i, token in enumerate(earlier.tokens) if token.lemma == post.lemma and token.tag == "NNS")
        links = (earlier.syntax.links(i) for i in same)
        beside = (i for each in links for link in ("at", "of", "poss", "modifier") for i in each.get(link, ()))
        firms = (m for i in beside for m in earlier.entities_at(i, (EntityType("organization"),)))
        if (firm := next(firms, None)) is not None:
            return (firm,)
    return ()


def _is_bare_title(match: Match, scene: Scene) -> bool:
    person = next((m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)), None)
    if match.word not in _POSTS or person is None or person.kind is not MentionKind.NAME:
        return False
    gap = scene.text[scene.tokens[match.trigger].end : person.start].replace(",", " ,").split()
    field = gap[:1] == ["of"] and all(word.islower() for word in gap)  # "director of corporate strategy Ivo Lund"
    beside = scene.syntax.children(match.trigger, "det", "poss", *(() if field else ("prep",)))
    person_head = scene.head(person)
    owners = scene.syntax.children(person_head, "det", "poss") if person_head is not None else []
    follows = person.start >= scene.tokens[match.trigger].end
    named = any(scene.tokens[i].tag == "NNP" for i in _modifiers(scene, match.trigger))
    chief = field or _is_chief(match, scene)
    field |= gap == [","] and any(_is_of_firm(scene, i) for i in beside)  # "the group's chairman, Ivo Lund,"
    beside = [i for i in beside if not _is_of_firm(scene, i)]
    owners = [i for i in owners if not _is_of_firm(scene, i)]
    both = gap[:1] == ["and"] and len(gap) <= _TITLE and gap[-1] in _POSTS  # "chairman and chief executive Ivo Lund"
    articles = scene.syntax.children(scene.syntax.first_conjunct(match.trigger), "det")
    if match.word in _SPEAKERS and scene.tokens[match.trigger - 1].lemma in _FIRMS and gap in ([","], *_COURTESIES):
        return not owners  # "a company spokesman, Ivo Lund,"
    if gap[-1:] == [","] and [scene.tokens[i].text.lower() for i in articles] == ["the"]:
        joined = gap[:1] == ["and"] and len(gap) <= _TITLE and gap[-2] in (*_POSTS, "founder")
        field |= gap == [","] or joined  # "the chairman, Ivo Lund,", "the chairman and founder, Ivo Lund,"
        beside = [i for i in beside if i not in articles]
    return chief and not named and follows and (field or both or gap in _COURTESIES) and not beside and not owners


def _is_bare_board(match: Match, scene: Scene) -> bool:
    """ "Ivo Lund will join the board"; not "the board has named Ivo Lund"."""
    joined = scene.tokens[match.trigger].dep not in ("nsubj", "nsubjpass")
    named = any(isinstance(m, Mention) and m.kind is MentionKind.NAME for m in match.roles.get(PERSON, ()))
    below = scene.syntax.children(match.trigger, "det", "poss", "prep", "compound", "amod", "nmod")
    return named and joined and match.word == "board" and [scene.tokens[i].text.lower() for i in below] == ["the"]


def _is_bare_predicate(match: Match, scene: Scene) -> bool:
    """ "Ivo Lund will become group chief executive", "Ivo Lund, the chairman, said"."""
    person = next((m for m in match.roles.get(PERSON, ()) if isinstance(m, Mention)), None)
    title = scene.tokens[match.trigger]
    known = person is not None and (person.kind is MentionKind.NAME or person.antecedent is not None)
    if person is None or not _is_chief(match, scene) or not known:
        return False
    if any(_is_of_firm(scene, i) for i in scene.syntax.children(match.trigger, "poss")):
        return person.start > title.start  # "the group's chief executive, Ivo Lund,"
    owners = scene.syntax.children(match.trigger, "poss", "prep", "relcl")
    others = [i for i in _modifiers(scene, match.trigger) if i in scene.mention_at]
    articles = {scene.tokens[i].text.lower() for i in scene.syntax.children(match.trigger, "det")}
    if owners or others or articles - {"the"}:
        return False
    gap = scene.text[person.end : title.start]
    if title.dep == "appos":
        return bool(_ASIDE.fullmatch(gap)) and scene.text[title.end : title.end + 1] in (",", ".")
    verb = scene.tokens[title.head]
    subjects = (scene.mention_at.get(i) for i in scene.syntax.children(title.head, "nsubj", "nsubjpass"))
    becomes = title.dep == "attr" and (verb.lemma == "become" or _has_been(scene, title.head))
    chosen = title.dep == "oprd" and verb.lemma in _CHOOSING and verb.dep in ("ROOT", "conj")
    chosen = chosen and is_passive(scene.syntax, title.head)
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(title.head, "prep")}
    return (becomes or chosen) and person in subjects and beside.isdisjoint(("of", "at", "for", "with"))


def _takes_turn(match: Match, scene: Scene) -> bool:
    """ "Took over as chief executive in 2012", "stepped down as chairman": where, only the text around tells."""
    named = any(isinstance(m, Mention) for m in match.roles.get(PERSON, ()))
    if not match.frame.verbs or not named or scene.tokens[match.trigger].lemma in _STAYING:
        return False
    titles = [title for post in match.roles.get(POSITION, ()) if (title := scene.head(post)) is not None]
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(match.trigger, "prep")}
    below = {scene.tokens[i].text.lower() for title in titles for i in scene.syntax.children(title, "prep", "poss")}
    free = (beside | below).isdisjoint(("of", "at", "for", "with", "'s"))
    free &= not any(scene.tokens[i].text[0].isupper() for title in titles for i in scene.syntax.children(title))
    return free and "as" in beside and any(_is_chief_title(scene, title) for title in titles)


def _has_been(scene: Scene, verb: int) -> bool:
    """ "Has been chairman since 2005"."""
    helping = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}
    return scene.tokens[verb].text.lower() == "been" and bool(helping & {"has", "had"})


def _is_of_firm(scene: Scene, owner: int) -> bool:
    """ "The group's": no name, and nobody knows yet which."""
    return scene.tokens[owner].lemma in _FIRMS and owner not in scene.mention_at and scene.tokens[owner].dep == "poss"


def _is_chief(match: Match, scene: Scene) -> bool:
    return match.word in _POSTS and _is_chief_title(scene, match.trigger)


def _is_chief_title(scene: Scene, title: int) -> bool:
    word = scene.tokens[title].lemma.lower()
    before = scene.tokens[title - 1].text.lower() if title else ""
    return word in _POSTS and (word not in _OF_TITLES or before in _OF_TITLES[word])


def _modifiers(scene: Scene, title: int) -> Iterator[int]:
    """Names in the phrase of a title, as "B and C managing director" has one that nobody knows."""
    if scene.tokens[title].tag == "NNP":
        return  # "Chief Executive Officer"
    yield from scene.syntax.children(title, "compound", "nmod", "amod")


def _often_told_of(match: Match, scene: Scene) -> tuple[Mention, ...]:
    """The firm that acts in the sentence before the title, by its name, else the nearest of those that it names often.

    Of those that it speaks of, that the sentences before are about, and that the whole text is about.
    """
    here = [m for m in scene.mentions if m.end <= scene.tokens[match.trigger].start and _acts(scene, m)]
    if named := [m for m in here if m.kind is MentionKind.NAME]:
        return (named[-1],)
    told = (*here[::-1], *_told_of(scene, match), *_subjects(scene, match.trigger), *firm_of_text(scene))
    counts = Counter(referent(m) for m in scene.document_mentions if m.type == "organization")
    most = max((counts[referent(firm)] for firm in told), default=0)
    return tuple(firm for firm in told if 2 * counts[referent(firm)] > most)[:1]


def _subjects(scene: Scene, trigger: int) -> Iterator[Mention]:
    """The firms that the sentences before are about."""
    aside = scene.tokens[trigger].dep == "appos"  # "Ivo Lund, the chairman, said": of whom was just spoken
    for earlier in scene.before(1 if aside else _MEMORY):
        subject = earlier.syntax.children(earlier.syntax.root, "nsubj", "nsubjpass")
        if subject:
            phrase = set(earlier.syntax.subtree(subject[0]))
            yield from (m for m in earlier.mentions if is_known_firm(m) and earlier.head(m) in phrase)


def _speaks_for(match: Match, scene: Scene) -> Iterator[Mention]:
    """ "Norwell plans to bid for Kelbrand, its chairman, Ivo Lund, said": whoever speaks so, speaks for who acts."""
    owner = next((i for i in scene.syntax.children(match.trigger, "poss")), 0)
    persons = (person for person in match.roles.get(PERSON, ()) if isinstance(person, Mention))
    ends = [scene.text[person.end : scene.sentence.end] for person in persons]
    aside = owner and scene.tokens[owner].text.lower() == "its" and scene.tokens[owner - 1].text == ","
    if aside and match.frame.nouns and any(_SPEAKS.match(after) for after in ends):
        before = (m for m in scene.mentions if m.end <= scene.tokens[owner].start and _acts(scene, m))
        yield from before


def _whose(match: Match, scene: Scene) -> Mention | None:
    """ "Its chief executive, Ivo Lund, resigned": of the firm of the sentence before that the text names most."""
    owners = scene.syntax.children(match.trigger, "poss")
    if not match.frame.nouns or owners[:1] != [0] or scene.tokens[0].text != "Its":
        return None
    meant = [m for m in match.roles[ORGANIZATION] if isinstance(m, Mention)]
    before = [m for earlier in scene.before(1) for m in earlier.mentions if is_known_firm(m)]
    counts = Counter(referent(m) for m in scene.document_mentions if m.type == "organization")
    return max((*meant, *before), key=lambda firm: counts[referent(firm)], default=None)


def _told_of(scene: Scene, match: Match) -> Iterator[Mention]:
    """ "Chairman Ivo Lund said Norwell would cut costs": the firm that the bearer of the title speaks of."""
    bearers = [scene.head(person) for person in match.roles.get(PERSON, ())] + [match.trigger]
    for verb in (scene.tokens[i].head for i in bearers if i is not None and scene.tokens[i].dep == "nsubj"):
        for clause in scene.syntax.children(verb, "ccomp"):
            subjects = (scene.mention_at.get(i) for i in scene.syntax.children(clause, "nsubj", "nsubjpass"))
            yield from (firm for firm in subjects if firm is not None and is_known_firm(firm))


def firm_of_text(scene: Scene) -> Iterator[Mention]:
    """The firm that the text is about: named far more often than any other, and before."""
    named = [m for m in scene.document_mentions if is_known_firm(m)]
    ranked = Counter(map(first_word, named)).most_common(2)
    if ranked and ranked[0][1] >= _CLEAR and (len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1]):
        before = [m for m in named if first_word(m) == ranked[0][0] and m.end <= scene.sentence.start]
        yield from before[-1:]


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
        and (token.tag != "NNS" or token.lemma not in _CROWD)
        and not any(after.lemma.lower() in BODIES for after in scene.tokens[index + 1 : index + 2])
    ]
    near, far = sorted((scene.inside(person), scene.inside(firm)))
    between = [post for post in posts if near[-1] < post < far[0]]
    reached = [post for post in between if scene.tokens[scene.tokens[post].head].text.lower() != "from"]
    between = reached or between  # "rose from clerk to manager of"
    beside = [post for post in posts if near[0] - _BESIDE <= post < near[0] or far[-1] < post <= far[-1] + _BESIDE]
    bearer = scene.inside(person)[0]
    best = min(between or beside, key=lambda post: (abs(post - bearer), post), default=None)
    return title_of(scene, best) if best is not None else None


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
