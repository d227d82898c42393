"""Where names of firms stand but something else is meant: what they make, who works there, what they are listed in."""

from __future__ import annotations

import re
from itertools import islice

from kg.facts.match import referent
from kg.facts.owner_lists import has_share_behind
from kg.facts.sites import Site
from kg.model import AmountKind, Mention, MentionKind

_PARTS = ("subsidiary", "affiliate", "arm", "division", "offshoot", "department", "operation", "plant", "factory")
"""Who buys such a part of a firm does not buy the firm that is named with it."""
_THINGS = {
    "range", "product", "project", "objective", "technology", "plant", "factory", "line", "model", "research",
    "capacity", "infrastructure", "campaign", "equipment", "facility", "aim", "site", "property", "scheme", "study",
    "development", "expansion", "production", "building", "store", "effort", "work", "activity",
}  # fmt: skip
"""What money is put into that is no firm, whosever it is."""
_COUNTED = {
    "staff", "employee", "worker", "team", "operation", "customer", "client", "job",
    "sale", "sales", "revenue", "profit", "turnover", "output", "product", "vote", "market", "user",
    "subscriber", "passenger", "traffic", "production", "development", "support",
    "cost", "spending", "income", "debt", "workforce", "personnel",
}  # fmt: skip
"""Of what a share is no share of the firm."""
CONTRACTS = (
    "contract", "licence", "license", "project", "tender", "franchise", "job", "order", "right", "seat", "trademark",
    "patent", "location", "lease", "domain",
)  # fmt: skip
"""What firms bid for, and win, that is no firm."""
BASED = re.compile(r", [A-Z][\w.]*(?: [A-Z][\w.]*)?[ -]+based\b")
"""What follows the town where a firm sits: "Boise, Idaho-based Norwell"."""
_INSIDERS = (
    "management", "manager", "staff", "employee", "worker", "team", "shareholder", "creditor", "member", "executive",
)  # fmt: skip
WORKS = (
    "documentary", "series", "show", "film", "movie", "game", "app", "software", "character", "song", "album", "sitcom",
    "comedy", "program", "programme", "podcast", "novel", "comic", "drink", "magazine", "drama", "cartoon", "single",
)  # fmt: skip
"""What is made, and called by a name behind it."""
ASSETS = ("trademark", "patent", "location", "domain", "catalogue", "catalog", "song", "control", "name")
"""What of a firm may be bought without the firm."""
_INDEX = re.compile(
    r"\b(?:Index|Average|League|Cup|Tour|Series|Festival|Olympics|(?:FTSE|S&P|DAX|CAC)(?: \d+)?|\d{2,4})$"
)
"""Ends of the names of what firms and others are a part of, but do not belong to."""
_CALLING_IN = {
    "persuade", "convince", "ask", "invite", "appoint", "hire", "choose", "name", "pick", "recruit", "tap", "elect",
    "return", "leave", "nominate", "select",
}  # fmt: skip
"""What makes somebody take over a firm as its head."""
_TRADING = ("acquirer", "target", "owner", "seller", "investor", "parent", "subsidiary")
_CALLED = {
    "firm", "company", "group", "fund", "bank", "business", "maker", "house", "conglomerate", "brewer", "retailer",
    "insurer", "airline", "publisher", "chain", "investor", "manager", "operator", "producer", "side", "concern",
}  # fmt: skip
"""What a town's firm is called."""
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "several", "some")
_AUTHORITY = re.compile(
    r"\b(?:Commission|Court|Tribunal|Ministry|Authority|Regulators?|Bureau|Parliament|Senate|Congress|Department)$"
    r"|^(?:Commission|Ministry|Department|Office|(?:High |Supreme )?Court) (?:of|for|on)\b"
)
"""Names of those who judge what others do."""


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


def _is_called_in(site: Site, mention: Mention) -> bool:
    """ "Persuaded her to take over the retailer": to run it, not to buy it."""
    if not site.is_for("acquisition", "acquirer") or site.match.word not in ("take over", "take control"):
        return False
    verb = site.scene.tokens[site.match.trigger]
    return mention.type == "person" and verb.dep == "xcomp" and site.scene.tokens[verb.head].lemma in _CALLING_IN


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
    if site.role.name not in ("target", "subsidiary"):
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
    firms = ("acquirer", "target", "owner", "parent", "investor")
    held = any(site.is_for(type_, "organization") for type_ in ("shareholding", "headquarters"))
    return (site.role.name in firms or held) and based is not None


def _judges(site: Site, mention: Mention) -> bool:
    """ "The Commission approved Norwell's purchase of its rival": it has no part in the deal."""
    links = site.path.rpartition(":")[2].split("+")
    acts = not {"subject", "voters", "carrier_by"}.isdisjoint(links)
    deals = acts and site.role.name in ("acquirer", "target", "party", "owner")
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


def _is_work(site: Site, mention: Mention) -> bool:
    """ "Created the documentary Norwell", "bought the Norwell trademarks": who makes or buys a thing, and no firm."""
    scene, first = site.scene, site.scene.inside(mention)[0]
    if not (site.is_for("founding", "organization") or site.role.name in ("target", "party")):
        return False
    titled = site.role.name == "organization" and scene.text.startswith(":", mention.end)  # "created Norwell: The Game"
    made = first > 0 and scene.tokens[first - 1].lemma in WORKS and site.role.name != "party"
    made |= titled
    head = scene.head(mention)
    named_so = head is not None and scene.tokens[head].dep in ("compound", "nmod", "amod", "poss")
    return made or (named_so and head != site.token and scene.tokens[site.token].lemma in (*WORKS, *ASSETS))


def _begins_else(site: Site, mention: Mention) -> bool:
    """ "Pumps, which it began to make in 1961": nobody founds what he begins to do."""
    begins = site.is_for("founding", "organization") and site.match.word in ("begin", "start")
    return begins and bool(site.scene.syntax.children(site.match.trigger, "xcomp", "ccomp"))


def _is_former_staff(site: Site, mention: Mention) -> bool:
    """ "Formed by former Norwell employees": not by Norwell."""
    people = site.scene.tokens[site.token]
    beside = site.token not in site.scene.inside(mention) and mention.type != "person"
    return site.role.name == "founder" and beside and people.lemma in (*_INSIDERS, "veteran", "engineer")


def _is_index(site: Site, mention: Mention) -> bool:
    """ "Became part of the Norwell 250 Index": firms are listed there, and belong to others."""
    return site.is_for("subsidiary", "parent") and _INDEX.search(referent(mention)) is not None


def _stands_in_brackets(site: Site, mention: Mention) -> bool:
    """ "Bought by Norwell (owner of Kelbrand, Arbenta and others)": what a bracket behind the name tells of."""
    head = site.scene.head(mention)
    above = site.scene.mention_at.get(site.token)
    if head is None or above is None or above.start >= mention.start or above.kind is not MentionKind.NAME:
        return False
    between = site.scene.text[above.end : mention.start]
    return between.count("(") > between.count(")")


def _is_outcome(site: Site, mention: Mention) -> bool:
    """ "Are merged into one broadcaster called Norwell": what comes of it has no part in it."""
    into = site.is_for("merger", "party") and site.scene.tokens[site.scene.tokens[site.token].head].text == "into"
    if not into or site.token in site.scene.inside(mention):
        return False
    before = site.scene.syntax.children(site.token, "det", "nummod", "amod")
    return any(site.scene.tokens[i].text.lower() in ("a", "an", "one", "single", "new") for i in before)


def _talks_of_sale(site: Site, mention: Mention) -> bool:
    """ "Norwell is in talks over the sale of a stake in Kelbrand": Norwell will not hold it."""
    sold = islice(site.scene.syntax.ancestors(site.match.trigger), 2)
    owner = site.is_for("shareholding", "owner") and site.path.endswith("subject")
    return owner and any(site.scene.tokens[i].lemma in ("sale", "disposal") for i in sold)


def _is_no_parent(site: Site, mention: Mention) -> bool:
    """ "Its London subsidiary Norwell": towns own no firms of others."""
    owned = site.scene.syntax.children(site.match.trigger, "poss")
    place = site.path == "modifier" and site.likeliest(mention) == "place"
    return site.is_for("subsidiary", "parent") and place and bool(owned)


def _is_home(site: Site, mention: Mention) -> bool:
    """ "Sold it to the Denver firm Norwell", "to a Denver firm": a town buys nothing that one of its firms buys."""
    head = site.scene.head(mention)
    if site.role.name not in _TRADING or head is None or site.likeliest(mention) != "place":
        return False
    token, above = site.scene.tokens[head], site.scene.tokens[site.scene.tokens[head].head]
    return token.dep in ("compound", "nmod", "amod") and above.pos == "NOUN" and above.lemma in _CALLED


NO_FIRMS = (
    _is_home,
    _names_product,
    _owns_target,
    _puts_money_in_things,
    _has_own_share,
    _counts_things,
    _measures,
    _is_called_in,
    _is_exchange_town,
    _ends_name,
    _locates_target,
    _is_contract,
    _is_seat,
    _judges,
    _is_own_people,
    _is_work,
    _begins_else,
    _is_former_staff,
    _is_index,
    _stands_in_brackets,
    _is_outcome,
    _talks_of_sale,
    _is_no_parent,
)
"""Why a mention may not be the firm that a frame asks for."""
