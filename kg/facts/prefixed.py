"""Names before or behind a hyphen that play no part in what is told: "pro-Moscow", "Twitter-based"."""

from __future__ import annotations

from kg.facts.sites import Site
from kg.model import Mention

_STANCES = ("pro", "anti", "non", "post", "pre", "trans", "neo")
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
