"""Names that only describe: "pro-Moscow", "Twitter-based", "an LNG company", "the race for the presidency"."""

from __future__ import annotations

from kg.facts.scene import SETTLEMENTS
from kg.facts.sites import Site
from kg.model import Mention

_STANCES = ("pro", "anti", "non", "post", "pre", "trans", "neo")
_OFFICES = frozenset(
    ("presidency", "premiership", "chancellorship", "senate", "house", "congress", "white house", "parliament")
)
"""What politicians bid for."""
_HOLDING = (
    "be", "become", "remain", "stay", "carry", "hold", "have", "serve", "stand", "run", "act", "sit", "elect", "win",
    "join", "name", "nominate", "choose", "select", "appoint", "return", "work", "represent", "pick", "make", "take",
    "re-elect", "consider", "know", "start", "begin", "bear", "vote", "register", "rise", "defect", "switch",
    "campaign", "describe", "tear up",
)  # fmt: skip
"""Verbs by which one has, or gets, what their object says."""
_MEDIA = frozenset((
    "twitter", "facebook", "youtube", "instagram", "telegram", "whatsapp", "reddit", "web", "internet", "linux",
    "windows", "android", "unix", "java", "python", "arm", "intel", "cloud", "bitcoin", "ethereum", "wordpress", "x86",
    "evidence", "faith", "islam", "quran", "bible", "sharia",
))  # fmt: skip
"""What things are based on, and not in."""


def takes_stance(site: Site, mention: Mention) -> bool:
    """ "The pro-Moscow president Ivo Lund", "an inquiry into anti-Norwell activists": only what somebody is for."""
    text = site.scene.text
    if text[mention.start - 1 : mention.start] not in ("-", "–", "‑"):
        return False
    return text[: mention.start - 1].rpartition(" ")[2].lower().lstrip("(\"'“‘") in _STANCES


def is_medium(site: Site, mention: Mention) -> bool:
    """ "The Twitter-based group Norwell": what it works on is not where it sits."""
    return site.role.name == "place" and mention.text.lower() in _MEDIA


def is_seat_of_power(site: Site, mention: Mention) -> bool:
    """ "In the race for the presidency": nobody buys that."""
    return site.role.name == "target" and mention.text.lower() in _OFFICES


def is_opponent(site: Site, mention: Mention) -> bool:
    """ "Defied Republican leaders", "met the Green leader": who does that need not belong to their party."""
    carrier = site.match.carrier
    direct = site.is_for("political_affiliation", "person") and site.path == "subject" and carrier is not None
    return direct and carrier is not None and site.scene.tokens[carrier].lemma not in _HOLDING


def is_settlement(site: Site, mention: Mention) -> bool:
    """ "The Norwell-controlled town of Lund": a place, whatever else its name may be."""
    token = site.scene.tokens[site.token]
    return (
        token.lemma in SETTLEMENTS
        and "place" not in site.role.entity_types
        and site.token not in site.scene.inside(mention)
    )


def describes_kind(site: Site, mention: Mention) -> bool:
    """ "A Houston-based LNG company": what one of many deals in is no firm."""
    scene, head = site.scene, site.scene.head(mention)
    if head is None or (head == site.token and scene.tokens[head].dep not in ("compound", "nmod", "amod")):
        return False
    noun = scene.tokens[head].head
    return (
        site.likeliest(mention) == "organization"
        and scene.tokens[head].dep in ("compound", "nmod", "amod")
        and scene.tokens[noun].lemma
        in ("company", "firm", "start-up", "startup", "maker", "provider", "producer", "specialist")
        and any(scene.tokens[i].lemma in ("a", "an") for i in scene.syntax.children(noun, "det"))
    )
