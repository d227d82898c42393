"""Who is employed, and where: what stands at a post and is no employer, or no employee."""

from __future__ import annotations

import re

from kg.facts.match import referent
from kg.facts.names import is_event, is_party_in, is_state_of_senator
from kg.facts.offices import plays_for_country
from kg.facts.posts import OF_STATES, PUBLIC, post_nouns
from kg.facts.scene import Scene
from kg.facts.sites import Site
from kg.facts.titles import REGIONAL
from kg.model import Mention, MentionKind, Span

_NAMED_CHAIR = re.compile(
    r" (?:Distinguished |Endowed |University |Research )?(?:Professor|Chair|Fellow|Lecturer|Reader|Scholar)\b"
)
""" "The Edwin Lund Professor of Law": whose name a chair bears."""
_NO_FIRMS = frozenset(
    ("team", "staff", "year", "month", "week", "decade", "century", "board", "season", "match", "country")
)
"""What stands like the name of a firm in titles: "Team Manager", "Businessman of the Year"."""
DEPARTMENTS = frozenset((
    "media", "communications", "marketing", "research", "operations", "sales", "finance", "technology", "engineering",
    "strategy", "development", "planning", "production", "design", "security", "logistics", "compliance", "investment",
    "investments", "investor relations", "human resources", "public relations", "public affairs", "personnel",
    "information technology", "research and development", "manufacturing", "exploration", "procurement",
    "business development", "corporate affairs", "economics", "physics", "chemistry", "mathematics", "history",
    "human rights", "foreign affairs", "home affairs", "public health", "refugees", "competition", "enlargement",
    "trade", "art", "creative", "music", "news", "sports", "casting", "programme", "country", "regional", "energy",
    "agriculture", "climate", "education", "health", "defence", "defense", "justice", "transport", "culture", "tourism",
    "medicine", "philosophy", "linguistics", "psychology", "biology", "law", "english", "psychiatry", "surgery",
))  # fmt: skip
"""What posts and chairs are for."""
_CLUBS = ("side", "club", "team", "outfit", "franchise")
_COMMANDING = ("chief", "commander", "head", "boss", "spokesman", "spokeswoman", "officer", "commissioner", "general")
_ABROAD = OF_STATES - {
    "mayor",
    "councillor",
    "bishop",
    "archbishop",
    "judge",
    "sheriff",
    "prosecutor",
    "commissioner",
    "council",
    "coach",
    "alderman",
    "councilman",
    "councilwoman",
    "deputy",
    "delegate",
    "representative",
    "lawmaker",
    "legislator",
}
"""Who may be in a place of which they hold no office: "the president in Toluca", "ambassador in London"."""
_ARMED = (
    "army", "military", "navy", "police", "intelligence", "security", "armed", "forces", "defence", "defense", "spy",
    "coastguard", "border", "paramilitary",
)  # fmt: skip
_FORCES = (
    "force", "peacekeeper", "troop", "soldier", "rebel", "militia", "protester", "demonstrator", "voter", "fan",
    "fighter",
)  # fmt: skip
"""Who drives somebody out of office that is not theirs to give."""
_SPELLS = {"year", "month", "decade", "spell", "stint", "career", "season", "period"}
"""What somebody spends somewhere."""
OUTSIDERS = ("auditor", "underwriter", "broker", "stockbroker", "contractor")
"""Whose work firms buy from other firms."""
_TITLE = 4
"""Words that a title may have: "executive vice president"."""
_WORKS = ("film", "movie", "series", "novel", "album", "sitcom", "drama", "comedy", "musical", "play", "game", "song")
_ACTING = ("play", "appear", "feature", "sing", "debut")


def is_no_employee(site: Site, mention: Mention) -> bool:
    """Only persons are employed."""
    if not site.is_for("employment", "person"):
        return False
    if is_state_of_senator(site.scene.text, mention.start):
        return True
    return site.likeliest(mention) != "person" or bears_chair(site.scene, mention)


def bears_chair(scene: Scene, person: Span) -> bool:
    """ "The Edwin Lund Professor of Law": whose name a chair bears does not hold it."""
    return _NAMED_CHAIR.match(scene.text, person.end) is not None


def is_no_employer(site: Site, mention: Mention) -> bool:
    """Nobody is employed by a person, a family, a party, an event or, unless in public office, by a town."""
    if not site.is_for("employment", "organization"):
        return False
    likeliest = site.likeliest(mention)
    adjective = site.scene.tokens[site.token].tag.startswith("JJ") and bool(mention.canonical)
    public = site.match.word in (OF_STATES if adjective else PUBLIC) or _commands_forces(site)
    name = referent(mention)
    if _plays_there(site, mention) or (likeliest == "place" and site.path == "in" and site.match.word in _ABROAD):
        return True
    kin = site.scene.tokens[site.token].lemma in ("family", "dynasty", "clan")
    text = site.scene.text
    credit = site.match.word == "editor" and "/" in (
        text[mention.start - 1 : mention.start],
        text[mention.end : mention.end + 1],
    )
    if (
        likeliest == "person"
        or kin
        or credit  # "AFP/Reuters Editor: Ada Lund", under an article
        or name.lower() in _NO_FIRMS
        or is_party_in(site.scene.text, name)
        or is_event(name)
    ):
        return True
    if site.path == "subject" and is_force(site.scene, mention):
        return True
    if site.path == "for" and likeliest == "place" and site.match.word in REGIONAL:
        return True  # "vice president for North America"
    player = plays_for_country(site.scene, site.match.word, adjective=adjective)
    return likeliest == "place" and not public and not player


def is_no_party(site: Site, mention: Mention) -> bool:
    """ "President of the Fourth Congress of Linguists": what takes place has no members."""
    return site.is_for("political_affiliation", "party") and is_event(referent(mention))


def _plays_there(site: Site, mention: Mention) -> bool:
    """ "Played for Premier League side Norwell": where the club plays that is named behind."""
    after = site.scene.inside(mention)[-1] + 1
    tokens = site.scene.tokens
    return after + 1 < len(tokens) and tokens[after].lemma in _CLUBS and after + 1 in site.scene.mention_at


def _commands_forces(site: Site) -> bool:
    """ "Yemen's army chief of staff", "the Oslo police chief": posts in what only states and towns have."""
    before = site.scene.tokens[max(0, site.match.trigger - 3) : site.match.trigger]
    return site.match.word in _COMMANDING and any(token.text.lower() in _ARMED for token in before)


def is_force(scene: Scene, mention: Span) -> bool:
    """ "Was ousted by UN peacekeepers": those have not employed him."""
    head = scene.head(mention)
    if head is None:
        return False
    noun = (
        scene.tokens[scene.tokens[head].head]
        if scene.tokens[head].dep in ("compound", "nmod", "amod")
        else scene.tokens[head]
    )
    return noun.lemma in _FORCES


def serves_from_outside(site: Site, mention: Mention) -> bool:
    """ "Its auditor, Norwell Lomax": a firm that works for another, not somebody that it employs."""
    outside = site.match.word in OUTSIDERS and site.path in ("poss", "of", "state:poss")
    return outside and (site.is_for("employment", "organization") or site.is_for("employment", "person"))


def was_before(site: Site, mention: Mention) -> bool:
    """ "After ten years at Norwell, she joined Kelbrand as treasurer": where she was no treasurer."""
    if not site.is_for("employment", "organization") or not site.path.startswith(("carrier_", "at", "with")):
        return False
    for index in site.scene.syntax.ancestors(site.token):
        token = site.scene.tokens[index]
        if token.pos in ("VERB", "AUX") or index == site.match.trigger:
            return False
        if token.lemma in _SPELLS:
            return True
    return False


def employs_another(site: Site, mention: Mention) -> bool:
    """ "The lawyer of the Norwell chairman Ivo Lund": Norwell employs the one that is named, not the lawyer."""
    outer = site.path in ("of", "for", "to", "poss", "with") and site.token not in site.scene.mention_at
    held = site.scene.tokens[site.token].tag == "NN" and site.scene.tokens[site.token].lemma in post_nouns()
    told = site.path.startswith(("as/", "object/as/"))  # "replaced him as Norwell chairman"
    inside = (
        not told and site.path.endswith("/modifier") and site.scene.tokens[site.token].head not in site.scene.mention_at
    )
    return ((outer and held) or inside) and site.is_for("employment", "organization")


def is_of_other_title(site: Site, mention: Mention) -> bool:
    """ "The chairman of Norwell and Kelbrand president Ivo Moe": each title is of the name beside it."""
    if not site.is_for("employment", "organization"):
        return False
    tokens, (first, *_), after = site.scene.tokens, site.scene.inside(mention), site.scene.inside(mention)[-1] + 1
    if site.match.trigger < first:
        listed = tokens[first - 1].text == "and" and site.token != site.scene.head(mention)
        return listed and leads_title(site.scene, mention)
    owned = first > 1 and tokens[first - 1].lemma == "of" and tokens[first - 2].lemma.lower() in post_nouns()
    return owned and after < site.match.trigger and tokens[after].text == "and"


def leads_title(scene: Scene, firm: Span) -> bool:
    """Whether a title and a person's name follow: "Kelbrand president Ivo Moe"."""
    start = scene.inside(firm)[-1] + 1
    for title in range(start, min(start + _TITLE, len(scene.tokens))):
        if scene.tokens[title].pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        bearer = scene.mention_at.get(title + 1)
        if scene.tokens[title].lemma.lower() in post_nouns() and bearer is not None and bearer.type == "person":
            return True
    return False


def is_part_in_play(site: Site, mention: Mention) -> bool:
    """ "Prepared for her role in Norwell": more often a film than a firm."""
    return site.is_for("employment", "organization") and site.match.word == "role" and site.path == "in"


def names_department(site: Site, mention: Mention) -> bool:
    """ "Director of Media and Communications": what the post is for, not where it is."""
    return site.is_for("employment", "organization") and referent(mention).lower() in DEPARTMENTS


def is_work(site: Site, mention: Mention) -> bool:
    """ "Executive producer for Maximum, a film", "played a banana in 'Maximum'": nobody is employed by a work."""
    if not site.is_for("employment", "organization") or mention.kind is not MentionKind.NAME:
        return False
    scene = site.scene
    if site.likeliest(mention) == "work":
        return True
    called = is_called_work(scene, mention) or scene.tokens[site.token].lemma in _WORKS
    quoted = scene.text[mention.start - 1 : mention.start] in tuple("\"“‘'")
    return called or (site.match.word in _ACTING and (quoted or _acts_as(site)))


def is_called_work(scene: Scene, mention: Span) -> bool:
    """ "Marrowby, a film about bees"."""
    head = scene.head(mention)
    said = scene.syntax.children(head, "appos") if head is not None else []
    return any(scene.tokens[i].lemma in _WORKS for i in said)


def _acts_as(site: Site) -> bool:
    """ "Played Miley Cyrus in Norwell": a person whom one plays is a part."""
    played = (site.scene.mention_at.get(i) for i in site.scene.syntax.children(site.match.trigger, "dobj"))
    return any(mention is not None and mention.type == "person" for mention in played)
