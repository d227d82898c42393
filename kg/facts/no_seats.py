"""Where names of places and firms stand but tell of no seat, no office and no home."""

from __future__ import annotations

import re

from kg.facts.employers import DEPARTMENTS
from kg.facts.match import referent
from kg.facts.names import is_event
from kg.facts.sites import Site
from kg.model import Mention, Span

PEOPLE = ("staff", "employee", "worker", "team", "workforce", "operation", "customer", "client")
"""Where these are, the seat of the firm need not be."""
_RUNNING = ("run", "own", "operate", "manage", "acquire", "buy", "purchase", "supply")
_ROOMS = ("Building", "Room", "Hall", "Hangar", "Block", "Gate", "Terminal", "Pier", "Floor", "Suite", "Bay")
_TOWARDS = re.compile(
    r"(?i)(\bthe (?:far |deep |very |extreme )?)?(?<!-)\b(?:(?:north|south)-?(?:east|west)?|east|west) of $"
)
"""What stands before a place that something lies beside; with an article, it is a part of that place."""
_MAKERS = (
    "maker", "manufacturer", "producer", "provider", "operator", "developer", "designer", "builder", "dealer",
    "supplier", "distributor", "importer", "exporter", "specialist", "printer", "wholesaler",
)  # fmt: skip
"""What stands before these is what they make or sell, unless it is sure to be a place."""


def _names_no_seat(site: Site, mention: Mention) -> bool:
    """ "US bank Norwell": a country as modifier of a weak trigger; "in Germany's banking capital"."""
    if site.is_for("headquarters", "place") or site.is_for("office", "place"):
        if mention.text.lower() in DEPARTMENTS:
            return True  # "the Massachusetts Institute of Technology in Linguistics"
        head = site.scene.head(mention)
        if head is not None and site.scene.tokens[head].dep == "poss" and "poss" not in site.path:
            return True
    if site.role.name != "place" or site.path != "modifier" or site.match.word not in site.match.frame.weak:
        return False
    token = site.scene.tokens[site.token]
    if site.token == 0 and (token.tag != "NNP" or site.match.word in _MAKERS):
        return True  # "Enamel maker Norwell", at the beginning of a sentence
    return mention.start not in {m.start for m in site.scene.mentions if m.type == "place" and not m.canonical}


def _names_people(site: Site, mention: Mention) -> bool:
    """ "90% of Norwell's staff are in Oslo": where a firm's people are, its seat need not be."""
    head = site.scene.head(mention)
    if site.match.frame.type != "headquarters" or head is None or head == site.token:
        return False
    above = list(site.scene.syntax.ancestors(head))
    inner = above[: above.index(site.token) + 1] if site.token in above else []
    return any(site.scene.tokens[i].lemma in PEOPLE for i in inner)


def _is_no_house(site: Site, mention: Mention) -> bool:
    """Persons and events have neither seat nor office, nor are they founded, as firms are."""
    housed = any(site.is_for(type_, "organization") for type_ in ("headquarters", "office", "founding"))
    named = is_event(referent(mention)) or is_event(site.scene.tokens[site.token].text)  # "the Oslo lantern festival"
    return housed and (site.likeliest(mention) == "person" or named)


def _is_direction(site: Site, mention: Mention) -> bool:
    """ "Western broadcasters closed offices": an adjective is no place where they are, unless of a country."""
    head = site.scene.head(mention)
    seated = site.is_for("headquarters", "place") or site.is_for("office", "place")
    return seated and head is not None and site.scene.tokens[head].tag == "JJ" and not mention.canonical


def _names_brand(site: Site, mention: Mention) -> bool:
    """ "The company runs Norwell service stations": whose name the sites bear need not run them."""
    match, scene = site.match, site.scene
    if not site.is_for("office", "organization") or not site.path.endswith("modifier") or match.carrier is None:
        return False
    runs = scene.tokens[match.carrier].lemma in _RUNNING and scene.tokens[match.trigger].dep == "dobj"
    return runs and bool(scene.syntax.links(match.carrier)["subject"])


def _names_room(site: Site, mention: Mention) -> bool:
    """ "The laboratory in Building 31": no place that others know."""
    after = site.scene.inside(mention)[-1] + 1
    numbered = after < len(site.scene.tokens) and site.scene.tokens[after].text[:1].isdigit()
    first, _, last = mention.text.rpartition(" ")
    room = (last in _ROOMS and (numbered or not first)) or (first in _ROOMS and last.isdigit())
    return site.role.name == "place" and room


def _teaches(site: Site, mention: Mention) -> bool:
    """ "Teaches law at Tarnwick University": that is not where the teacher studied."""
    carrier = site.match.carrier
    teaching = carrier is not None and site.scene.tokens[carrier].lemma in ("teach", "lecture", "tutor")
    return teaching and site.is_for("education", "person") and site.path == "subject"


def _is_no_home(site: Site, mention: Mention) -> bool:
    """Nobody lives at a firm."""
    return site.is_for("residence", "place") and site.likeliest(mention) == "organization"


def is_beside(text: str, place: Span) -> bool:
    """ "A town south of Oslo": not in Oslo, as "in the far south of Norway" is in Norway."""
    towards = _TOWARDS.search(text, 0, place.start)
    return towards is not None and not towards[1]


def _names_direction(site: Site, mention: Mention) -> bool:
    """Where something lies beside is not where it is."""
    return site.role.name == "place" and is_beside(site.scene.text, mention)


NO_SEATS = (
    _names_direction,
    _names_no_seat,
    _names_people,
    _is_no_house,
    _is_direction,
    _names_brand,
    _names_room,
    _teaches,
    _is_no_home,
)
"""Why a mention may not be the place that a frame asks for, or what is there."""
