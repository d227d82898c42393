"""Accusations that are no legal case: "critics accuse the minister of ignoring them", "Ada Lund accused Ivo Moe"."""

from __future__ import annotations

from kg.facts.bodies import is_court
from kg.facts.sites import Site
from kg.model import Mention, MentionKind

_LEGAL = (
    r"(?i)\b(?:court|trial|lawsuit|suits?|sued?|suing|prosecut\w+|indict\w+|charged|charges|police|judges?|tribunal|"
    r"plaintiffs?|damages|"
    r"complaint|arrest\w*|investigat\w+|regulators?|attorney|warrant|criminal|fraud|jury|convict\w+|watchdog|fin(?:ed|es))\b"
)
_ACCUSERS = frozenset((
    "prosecutor", "authority", "regulator", "watchdog", "suit", "lawsuit", "complaint", "indictment", "investigator",
    "company", "firm", "bank", "shareholder", "investor", "plaintiff", "creditor", "customer", "agency", "commission",
    "ministry", "bureau",
    "department", "official", "detective", "tribunal", "court", "employee", "worker", "carrier", "airline",
    "maker", "group",
))  # fmt: skip
"""Who brings what he accuses somebody of before a court, if he is called by a common noun."""
_CAMPAIGNERS = (
    "right", "activist", "campaign", "advocacy", "opposition", "aid", "watch", "militant", "rebel", "lobby", "protest",
)  # fmt: skip
"""What stands before "groups" that accuse, but do not sue."""
_AT = ("in", "at", "near")


def is_jail(site: Site, mention: Mention) -> bool:
    """ "Left the Norwell prison": what it is called is not who was in it."""
    return site.is_for("legal_case", "accused") and site.token == site.match.trigger and site.path == "carrier_object"


def is_judge(site: Site, mention: Mention) -> bool:
    """ "A Leeds court sent three men to prison": it tries them, and nobody tries it."""
    return site.is_for("legal_case", "accused") and is_court(mention.text)


def is_venue(site: Site, mention: Mention) -> bool:
    """ "Went on trial in Leeds, accused of fraud": nobody accuses the town."""
    first = site.scene.inside(mention)[0]
    before = site.scene.tokens[first - 1].text.lower() if first else ""
    return site.is_for("legal_case", "accused") and site.likeliest(mention) == "place" and before in _AT


def is_only_reproached(site: Site, mention: Mention) -> bool:
    """Whether the accuser is a person, a country, or people who have no power to charge or sue."""
    if not site.is_for("legal_case", "accused") or site.match.word != "accuse" or site.scene.says(_LEGAL):
        return False
    return any(_only_talks(site, accuser) for accuser in site.match.links.get("subject", ()))


def _only_talks(site: Site, accuser: int) -> bool:
    scene = site.scene
    named = scene.mention_at.get(accuser)
    if named is not None and (named.kind is MentionKind.NAME or named.type == "person"):
        return named.type in ("person", "place")
    token = scene.tokens[accuser]
    before = {scene.tokens[i].lemma for i in scene.syntax.children(accuser, "compound", "nmod", "amod")}
    return token.pos == "NOUN" and (token.lemma not in _ACCUSERS or not before.isdisjoint(_CAMPAIGNERS))
