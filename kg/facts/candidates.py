"""Which mentions at a path can fill a role, and which stand there but mean something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.facts.bodies import is_court, unnamed_bodies
from kg.facts.employers import (
    employs_another,
    is_no_employee,
    is_no_employer,
    is_work,
    names_department,
    names_ministry,
    serves_from_outside,
    was_before,
)
from kg.facts.grammar import Links
from kg.facts.links import targets_of
from kg.facts.match import Match, referent
from kg.facts.names import is_event, is_party_in
from kg.facts.owner_lists import has_share_behind
from kg.facts.scene import Scene
from kg.facts.sites import Site
from kg.facts.units import makers_of_vehicle, unit_at
from kg.model import AmountKind, EntityType, Mention, MentionKind
from kg.ontology import RoleClass

_FIRM, _PERSON = EntityType("organization"), EntityType("person")
_PARTS = ("subsidiary", "affiliate", "arm", "division", "offshoot", "department", "operation", "plant", "factory")
"""Who buys such a part of a firm does not buy the firm that is named with it."""
_PEOPLE = ("staff", "employee", "worker", "team", "workforce", "operation", "customer", "client")
"""Where these are, the seat of the firm need not be."""
_THINGS = {
    "range", "product", "project", "objective", "technology", "plant", "factory", "line", "model", "research",
    "capacity", "infrastructure", "campaign", "equipment", "facility", "aim", "site", "property", "scheme", "study",
    "development", "expansion", "production", "building", "store", "effort", "work", "activity",
}  # fmt: skip
"""What money is put into that is no firm, whosever it is."""
_COUNTED = {
    *_PEOPLE, "job", "sale", "sales", "revenue", "profit", "turnover", "output", "product", "vote", "market", "user",
    "subscriber", "passenger", "traffic", "production", "development", "support",
    "cost", "spending", "income", "debt", "workforce", "personnel",
}  # fmt: skip
"""Of what a share is no share of the firm."""
CONTRACTS = ("contract", "licence", "license", "project", "tender", "franchise", "job", "order", "right", "seat")
"""What firms bid for, and win, that is no firm."""
BASED = re.compile(r", [A-Z][\w.]*(?: [A-Z][\w.]*)?[ -]+based\b")
"""What follows the town where a firm sits: "Boise, Idaho-based Norwell"."""
_INSIDERS = (
    "management",
    "manager",
    "staff",
    "employee",
    "worker",
    "team",
    "shareholder",
    "creditor",
    "member",
    "executive",
)
_RUNNING = ("run", "own", "operate", "manage", "acquire", "buy", "purchase", "supply")
_ROOMS = ("Building", "Room", "Hall", "Hangar", "Block", "Gate", "Terminal", "Pier", "Floor", "Suite", "Bay")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "several", "some")
_MAKERS = (
    "maker", "manufacturer", "producer", "provider", "operator", "developer", "designer", "builder", "dealer",
    "supplier", "distributor", "importer", "exporter", "specialist", "printer", "wholesaler",
)  # fmt: skip
"""What stands before these is what they make or sell, unless it is sure to be a place."""
_MOVING = ("move", "relocate", "return", "settle")


def mentions_at(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Mention, ...]:
    """The mentions at a path that can fill a role; none that fills another role already."""
    if _moves_something(match, scene, path):
        return ()
    found: list[Mention] = []
    for token in targets_of(match, scene, path, links):
        site = Site(match=match, scene=scene, role=role, path=path, token=token)
        meant = [m for m in _candidates(site) if not any(means_other(site, m) for means_other in _EXCLUSIONS)]
        new = [m for m in meant if m not in found and referent(m) not in match.used]
        if role.name == "target" and not new and (unit := unit_at(match, scene, token)) is not None:
            new = [unit]
        if role.name in ("acquirer", "party") and not new:
            new = [m for m in makers_of_vehicle(scene, token) if referent(m) not in match.used]
        found += new
    pattern = match.frame.where.get(role.name)
    if pattern and not all(re.search(pattern, m.text) or _is_called_party(m, scene, role) for m in found):
        return ()
    return tuple(m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None)


def _is_called_party(mention: Mention, scene: Scene, role: RoleClass) -> bool:
    return role.name == "party" and is_party_in(scene.text, referent(mention))


def _moves_something(match: Match, scene: Scene, path: str) -> bool:
    """ "Moved the factory to Lisbon": that is not where the subject lives."""
    moving = path == "subject" and match.frame.type == "residence" and match.word in _MOVING
    return moving and bool(scene.syntax.children(match.trigger, "dobj"))


# What stands at a token


def _candidates(site: Site) -> list[Mention]:
    """The mentions at a token, as the "how:" of the path asks for them."""
    scene, token, types = site.scene, site.token, site.role.entity_types
    how = site.path.rpartition(":")[0]
    if site.role.name in ("authority", "customer") and (bodies := unnamed_bodies(scene, token)):
        return bodies
    if how == "court":
        return [m for m in scene.entities_at(token, types) if is_court(m.text)]
    if how == "owner":
        return scene.owner_of(token, types)
    if how == "sure":
        return _sure(scene, token, types)
    if how in ("firm", "only"):
        return _sure(scene, token, (_FIRM,), doubt_persons=how == "only")
    if how == "person":
        return _sure(scene, token, (_PERSON,))
    if how == "state":
        return _state(scene, token)
    if how == "any":
        return [replace(m, type=types[0]) for m in _plain_names(scene, token)]
    single = site.path == "self" and scene.tokens[site.match.trigger].tag in ("NN", "NNP", "JJ")
    adjectives = site.role.name == "country" or how == "demonym"
    return scene.entities_at(token, types, adjectives=adjectives, alone=single)


def _sure(scene: Scene, token: int, types: tuple[EntityType, ...], *, doubt_persons: bool = False) -> list[Mention]:
    """The mentions that are of a fitting type first of all, and, if asked for, can't be persons."""
    doubted = {m.start for m in scene.mentions if _PERSON in m.alternatives} if doubt_persons else set()
    sure = {m.start for m in scene.mentions if m.type in types} - doubted
    return [m for m in scene.entities_at(token, types) if m.start in sure]


def _state(scene: Scene, token: int) -> list[Mention]:
    """The town or country at a token, or whose adjective stands there, as what one can be in office of."""
    places = (scene.mention_at.get(i) for i in scene.syntax.conjuncts(token))
    return [replace(m, type=_FIRM) for m in places if m is not None and m.type == "place"]


def _plain_names(scene: Scene, token: int) -> list[Mention]:
    """The names at a token of what might be called anything: no person's, no country's."""
    named = (scene.mention_at.get(i) for i in (*scene.syntax.conjuncts(token), *scene.syntax.children(token, "appos")))
    return [m for m in named if m is not None and _may_be_thing(m)]


def _may_be_thing(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.type != "person" and not mention.canonical


# What is not meant


def _names_no_seat(site: Site, mention: Mention) -> bool:
    """ "US bank Norwell": a country as modifier of a weak trigger; "in Germany's banking capital"."""
    if site.is_for("headquarters", "place") or site.is_for("office", "place"):
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
    return any(site.scene.tokens[i].lemma in _PEOPLE for i in inner)


def _names_product(site: Site, mention: Mention) -> bool:
    """ "Bought ten A320 aircraft": so many things, not a firm."""
    syntax, tokens = site.scene.syntax, site.scene.tokens
    if site.role.name != "target":
        return False
    numbers = syntax.children(site.token, "nummod")
    counted = any(tokens[i].text.isdigit() or tokens[i].text.isalpha() for i in numbers)
    return counted and site.scene.head(mention) in (site.token, *syntax.children(site.token, "compound"))


def _owns_target(site: Site, mention: Mention) -> bool:
    """ "Bought its Norwell subsidiary", "the glass division of Norwell": of Norwell, not Norwell."""
    scene = site.scene
    if site.role.name != "target" or scene.tokens[site.token].lemma not in _PARTS:
        return False
    of = [i for p in scene.syntax.children(site.token, "prep") for i in scene.syntax.children(p, "pobj")]
    owners = scene.syntax.children(site.token, "poss") or of or scene.syntax.children(site.token, "compound", "nmod")
    return scene.mention_at.get(scene.inside(mention)[0]) in {scene.mention_at.get(i) for i in owners}


def _puts_money_in_things(site: Site, mention: Mention) -> bool:
    """ "An investment in the Norwell product range", "funds projects that further EU aims": not in the firm."""
    if not site.is_for("investment", "organization") or site.token in site.scene.inside(mention):
        return False
    return site.scene.tokens[site.token].lemma in _THINGS


def _has_own_share(site: Site, mention: Mention) -> bool:
    """ "Owns 60% of Norwell, Kelbrand 30%", "... and Kelbrand the rest": that is another owner, not what is owned."""
    owned = site.is_for("shareholding", "organization") or site.is_for("subsidiary", "subsidiary")
    return owned and site.token not in site.scene.inside(mention) and has_share_behind(mention, site.scene)


def _counts_things(site: Site, mention: Mention) -> bool:
    """ "Keeps 90% of Norwell's staff", "has a share of the Norwell market": no part of the firm."""
    head = site.scene.head(mention)
    if not site.is_for("shareholding", "organization") or head is None:
        return False
    token = site.scene.tokens[head]
    inside = token.dep in ("compound", "nmod", "amod", "poss")
    counted = site.scene.tokens[token.head if inside else head].lemma
    return counted in _COUNTED or (head != site.token and site.scene.tokens[site.token].lemma in _COUNTED)


def _measures(site: Site, mention: Mention) -> bool:
    """ "Fined the bank 4 million Hong Kong dollars", "Two have been fined": sums and numbers are nobody."""
    if mention.text.lower() in _NUMBERS:
        return True
    return any(a.kind is AmountKind.MONEY and a.covers(mention) for a in site.scene.amounts)


def _is_exchange_town(site: Site, mention: Mention) -> bool:
    """ "Combines the Paris and Lisbon exchanges": towns do not merge with each other."""
    return site.is_for("merger", "party") and site.likeliest(mention) == "place"


def _ends_name(site: Site, mention: Mention) -> bool:
    """ "Sold its holding in Norwell to the Ministry of Finance": the last "of" is one of the name itself."""
    token = site.scene.tokens[site.token]
    return token.dep == "pobj" and token.head in site.scene.inside(mention)


def _locates_target(site: Site, mention: Mention) -> bool:
    """ "Bought its Manila brewery": a name in the phrase of another noun that says where that is."""
    scene = site.scene
    if site.role.name != "target":
        return False
    if site.path.endswith("/in") and site.likeliest(mention) == "place":
        return True  # "paid a million for a flat in Lyon"
    if site.token in scene.inside(mention):
        return False
    own = scene.mention_at.get(scene.inside(mention)[0])
    return own is not None and own.type == "place"


def _is_contract(site: Site, mention: Mention) -> bool:
    """ "Bid for the Norwell contract": who wins that does not buy Norwell."""
    own = site.token in site.scene.inside(mention)
    return site.role.name == "target" and not own and site.scene.tokens[site.token].lemma in CONTRACTS


def _is_seat(site: Site, mention: Mention) -> bool:
    """ "Was bought by Boise, Idaho-based Norwell": the town is not who buys it."""
    based = BASED.match(site.scene.text, mention.end)
    return site.role.name in ("acquirer", "target", "owner", "parent", "investor") and based is not None


def _judges(site: Site, mention: Mention) -> bool:
    """ "The Commission approved Norwell's purchase of its rival": it has no part in the deal."""
    deals = site.role.name in ("acquirer", "target", "party", "owner") and site.path in (
        "subject",
        "voters",
        "carrier_by",
    )
    return deals and _AUTHORITY.search(mention.text) is not None


def _is_own_people(site: Site, mention: Mention) -> bool:
    """ "Sold to its management": those of a firm are not the firm."""
    token = site.scene.tokens[site.token]
    return (
        site.role.name in ("acquirer", "investor")
        and token.lemma in _INSIDERS
        and site.token not in site.scene.inside(mention)
        and mention.kind is not MentionKind.NAME
    )


def _is_no_house(site: Site, mention: Mention) -> bool:
    """Persons and events have neither seat nor office, nor are they founded, as firms are."""
    housed = any(site.is_for(type_, "organization") for type_ in ("headquarters", "office", "founding"))
    named = is_event(referent(mention)) or is_event(site.scene.tokens[site.token].text)  # "the Oslo lantern festival"
    return housed and (site.likeliest(mention) == "person" or named)


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
    return (
        site.role.name == "place"
        and mention.text.rpartition(" ")[2] in _ROOMS
        and (numbered or " " not in mention.text)
    )


def _is_no_parent(site: Site, mention: Mention) -> bool:
    """ "Its London subsidiary Norwell": towns own no firms of others."""
    owned = site.scene.syntax.children(site.match.trigger, "poss")
    place = site.path == "modifier" and site.likeliest(mention) == "place"
    return site.is_for("subsidiary", "parent") and place and bool(owned)


def _teaches(site: Site, mention: Mention) -> bool:
    """ "Teaches law at Tarnwick University": that is not where the teacher studied."""
    carrier = site.match.carrier
    teaching = carrier is not None and site.scene.tokens[carrier].lemma in ("teach", "lecture", "tutor")
    return teaching and site.is_for("education", "person") and site.path == "subject"


def _is_no_home(site: Site, mention: Mention) -> bool:
    """Nobody lives at a firm."""
    return site.is_for("residence", "place") and site.likeliest(mention) == "organization"


_AUTHORITY = re.compile(
    r"\b(?:Commission|Court|Tribunal|Ministry|Authority|Regulators?|Bureau|Parliament|Senate|Congress|Department)$"
    r"|^(?:Commission|Ministry|Department|Office) (?:of|for|on)\b"
)
"""Names of those who judge what others do."""
_EXCLUSIONS: tuple[Callable[[Site, Mention], bool], ...] = (
    _names_no_seat,
    _names_people,
    _names_product,
    _owns_target,
    _is_contract,
    _is_seat,
    _locates_target,
    _puts_money_in_things,
    _counts_things,
    _has_own_share,
    _measures,
    _is_exchange_town,
    _ends_name,
    _judges,
    _is_own_people,
    _is_no_house,
    _names_brand,
    _names_room,
    is_no_employee,
    is_no_employer,
    employs_another,
    serves_from_outside,
    was_before,
    names_department,
    is_work,
    names_ministry,
    _teaches,
    _is_no_parent,
    _is_no_home,
)
"""Why a mention of a fitting type may still not be what the frame asks for."""
