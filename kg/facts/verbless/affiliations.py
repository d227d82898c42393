"""For whom a person speaks, where somebody comes from, to whom a firm belongs: "Farida Nassar of Rothmere"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.names import is_party_in
from kg.facts.offices import PLAYERS
from kg.facts.posts import OF_STATES, PUBLIC, post_nouns
from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_firm, is_person
from kg.model import Claim, EntityType, Mention, MentionKind, Role, Status

_BRACKET = re.compile(r"\s\((?P<past>(?:formerly|once|previously|ex)[- ])?(?:(?:of|with|at) )?", re.IGNORECASE)
AGENCIES = re.compile(
    r"\(\s*(?:[\w/.-]+, )*(?:AFP|AP|Reuters|dpa|DPA|epd|EPD|KNA|UPI|TASS|Interfax|Xinhua|ANSA|EFE|"
    r"Bloomberg|PA|AAP|SID|ARD|DW)"
    r"(?:, [\w/ .-]+)+\)"
)
""" "(AFP, Reuters, dpa)": whose reports an article was made of."""
_BUSINESS = re.compile(
    r"(?i)\b(?:analysts?|shares?|shareholders?|profits?|compan(?:y|ies)|economists?|software|technology|markets?|"
    r"investors?|consultan(?:t|cy)|campaigners?|researchers?|engineers?|customers?|charity|brokers?)\b"
)
"""In texts with these words people come from firms more often than from towns that nobody knows."""
_ELECTION = re.compile(
    r"(?i)\b(?:constituenc(?:y|ies)|candidates?|councillors?|lawmakers?|legislators?|MPs?|MEPs?|by-elections?|ballots?|"
    r"(?:won|lost|retained|defended) (?:his|her|the|their) seat|"
    r"(?:pro|anti|pan)-[\w-]+ (?:camp|councillors?|candidates?))\b"
)
"""Words of sentences on elections."""
_AGED = re.compile(r", (?:aged )?\d\d,? (?:formerly )?of (?:[A-Z][\w-]+ (?:Street|Road|Avenue|Lane), )?")
_AS_ONE = re.compile(r", (?:\d\d, )?(?:an?|(?P<the>the)) (?:(?!former)[a-z-]+ ){0,2}")
_HIRING = ("hire", "recruit", "poach", "lure", "sign", "bring", "take", "get", "entice", "headhunt", "snap")
_PAST = {"once", "formerly", "previously", "late", "until", "ex", "earlier"}
_INSTITUTIONS = {
    "inc", "corp", "ltd", "plc", "llc", "ag", "gmbh", "sa", "holdings", "group", "bank", "airlines", "airways",
    "records", "pictures", "studios", "museum", "institute", "university", "college", "school",
    "laboratory", "foundation",
}  # fmt: skip
"""Last words of names that are a firm's or an institution's, not a product's, a book's or a person's."""


_TRADES = {
    "investor", "businessman", "businesswoman", "entrepreneur", "industrialist", "financier", "millionaire",
    "billionaire", "tycoon", "magnate", "developer", "dealer", "publisher", "author", "writer", "novelist", "poet",
    "artist", "painter", "sculptor", "composer", "musician", "actor", "actress", "shipowner", "restaurateur",
    "hotelier", "merchant", "grocer", "shopkeeper", "landlord", "housewife", "pensioner", "socialite",
    "philanthropist", "collector", "activist",
}  # fmt: skip
"""What people do of their own, beside the posts that one has at a firm."""


_LEAVERS = {
    "evacuee", "refugee", "exile", "emigrant", "immigrant", "fugitive", "escapee", "defector", "migrant",
}  # fmt: skip
"""Who comes from a place lives there no more."""
_TAKING = {"poach", "hire", "recruit", "lure", "headhunt", "sign", "bring", "pluck", "import", "buy", "transfer"}
"""From where somebody is taken in order to work, he need not live there."""


_BY_BIRTH = {
    "prince", "princess", "king", "queen", "duke", "duchess", "emperor", "archduke", "archduchess", "count",
    "countess", "earl", "saint", "st", "st.", "bishop", "archbishop", "baron", "baroness", "lord", "lady", "sultan",
    "tsar", "infanta", "infante", "marquess", "landgrave", "margrave",
}  # fmt: skip
"""Whom one calls by what is theirs, or was their family's: "Princess Ada of Norway"."""
_OF_FIELDS = {
    "expert", "analyst", "correspondent", "specialist", "scholar", "editor", "strategist", "watcher", "reporter",
    "historian", "manager", "director", "chief", "head", "boss", "officer", "fan", "veteran", "executive", "buff",
}  # fmt: skip
"""Who may be one for a part of the world, and live in another: "Middle East expert"."""


def affiliations(scene: Scene) -> Iterator[Claim]:
    """ "Farida Nassar of Rothmere", "Rothmere's Kelbrand Tools": for whom a person speaks, to whom a firm belongs."""
    yield from _belongings(scene)
    for person in scene.mentions:
        head = scene.head(person)
        if not is_person(person) or head is None:
            continue
        for preposition in scene.syntax.children(head, "prep"):
            before = scene.tokens[preposition - 1].text.lower()
            aside = scene.tokens[preposition].lemma == "with" and before in (",", "now", "currently", *_PAST)
            another = _is_of_another(scene, person, preposition) or _is_far(scene, person, preposition)
            if not another and (aside or scene.tokens[preposition].lemma in ("of", "from", "at")):
                left = scene.tokens[preposition].lemma == "from" and _is_hired(scene, head)
                status = Status.FORMER if left or _is_past(scene, preposition) else Status.CURRENT
                nouns = scene.syntax.children(preposition, "pobj")
                if scene.tokens[preposition].lemma == "from":
                    nouns = [i for i in nouns if not _may_be_home(scene, i)]
                aged = _AGED.match(scene.text, person.end)
                if not aged or not any(_may_be_town(scene, i) for i in nouns):
                    yield from _affiliated(scene, person, [i for noun in nouns for i in _named(scene, noun)], status)
        yield from _bracketed(scene, person)
        owners = [i for i in scene.syntax.children(head, "poss") if not _has_title(scene, i, head)]
        yield from _affiliated(scene, person, owners, Status.CURRENT)
        yield from _homes(scene, person, head)


def _is_hired(scene: Scene, person: int) -> bool:
    """ "Has hired Ivo Lund from Rothmere": where he was before."""
    token = scene.tokens[person]
    return token.dep in ("dobj", "nsubjpass") and scene.tokens[token.head].lemma in _HIRING


def _is_of_another(scene: Scene, person: Mention, preposition: int) -> bool:
    """ "Ivo Lund, formerly of Rothmere, and Ada Moe, previously at Kelbrand": who stands right before it."""
    before = scene.tokens[preposition - 2 : preposition] if preposition > 1 else []
    if [t.text for t in before[:1]] != [","] or before[1].text.lower() not in (*_PAST, "now", "currently"):
        return False
    name = scene.mention_at.get(preposition - 3)
    return name is not None and is_person(name) and name != person


def _is_far(scene: Scene, person: Mention, preposition: int) -> bool:
    """ "With Ivo Lund, under Ada Moe, at Norwell": another name stands between."""
    start = scene.tokens[preposition].start
    between = [m for m in scene.mentions if person.end <= m.start < start and m.kind is MentionKind.NAME]
    return bool(between) and "(" not in scene.text[person.end : start]


def _bracketed(scene: Scene, person: Mention) -> Iterator[Claim]:
    """ "Farida Nassar (Rothmere) and Ivo Lund (formerly of Kelbrand)"."""
    text = scene.text
    if AGENCIES.match(text, text.find("(", person.end)):
        return
    for firm in scene.mentions:
        bracket = _BRACKET.fullmatch(text[person.end : firm.start])
        spelled = "".join(word[0] for word in person.text.split()).casefold()  # "Movimento 5 Stelle (M5S)" is no person
        if (
            bracket
            and spelled != firm.text.casefold()
            and text[firm.end : firm.end + 1] in (")", ",", ";")
            and firm.type == "organization"
        ):
            status = Status.FORMER if bracket["past"] else Status.CURRENT
            yield from _affiliated(scene, person, scene.inside(firm)[-1:], status)


def _is_house(firm: Mention) -> bool:
    """Whether a name ends as those of firms and institutions do, or begins as those of universities."""
    words = firm.text.lower().replace(".", "").split()
    return bool({words[0], words[-1]} & _INSTITUTIONS) or words[0].startswith(("univers", "institut"))


def _may_be_home(scene: Scene, noun: int) -> bool:
    """ "Ivo Lund from Zabrovka": one word that a text has once, and for want of a better guess takes for a firm."""
    firm = scene.mention_at.get(noun)
    if firm is None or firm.type != "organization" or len(firm.text.split()) > 1 or firm.text.isupper():
        return False
    again = sum(m.text == firm.text and m.type == "organization" for m in scene.document_mentions) > 1
    again |= _BUSINESS.search(scene.text) is not None
    return "place" in firm.alternatives and not again and not _is_house(firm)


def _may_be_town(scene: Scene, noun: int) -> bool:
    firm = scene.mention_at.get(noun)
    return firm is not None and "place" in firm.alternatives and not _is_house(firm)


def _is_past(scene: Scene, preposition: int) -> bool:
    """ "Once of Rothmere", "until May of Rothmere"."""
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(preposition, "advmod", "pcomp")}
    return bool((beside | {scene.tokens[preposition - 1].text.lower()}) & _PAST)


def _named(scene: Scene, noun: int) -> list[int]:
    """The noun, or the name right after it: "of the consultancy Rothmere"."""
    after = scene.mention_at.get(noun + 1)
    if scene.tokens[noun].lemma == "party" and noun - 1 in scene.mention_at:
        return [noun - 1]  # "of the Dawn party"
    common = noun not in scene.mention_at and after is not None and after.kind is MentionKind.NAME
    return [noun + 1] if common else [noun]


def _affiliated(scene: Scene, person: Mention, nouns: Sequence[int], status: Status) -> Iterator[Claim]:
    for firm in dict.fromkeys(scene.mention_at[noun] for noun in nouns if noun in scene.mention_at):
        if is_firm(firm):
            party = is_party_in(scene.text, firm.text) or _is_elected(scene, firm)
            roles = {PERSON: (person,), Role("party" if party else "organization"): (firm,)}
            yield claim_of(scene, "political_affiliation" if party else "employment", roles, "affiliation", status)


def _is_elected(scene: Scene, firm: Mention) -> bool:
    """ "Ivo Lund of FTU won the constituency": people stand for parties in elections."""
    text = scene.line
    return bool(_ELECTION.search(text)) and not _BUSINESS.search(text) and not _is_house(firm)


def _homes(scene: Scene, person: Mention, head: int) -> Iterator[Claim]:
    """ "Ivo Lund of Oslo", "Ivo Lund, a teacher from Oslo": where somebody comes from, and so most often lives."""
    yield from _placed(scene, person, head)
    yield from _described(scene, person)
    predicates = _predicates(scene, head)
    described = [i for i in (*scene.syntax.children(head, "appos"), *predicates) if i not in scene.mention_at]
    for noun in (head, *described):
        verb = scene.tokens[noun].head
        told_as_past = noun in predicates and scene.tokens[verb].tag == "VBD"
        loose = [i for i in scene.syntax.children(verb, "prep") if noun in predicates and i == noun + 1]
        for preposition in (*scene.syntax.children(noun, "prep"), *loose):
            word = scene.tokens[preposition].text.lower()
            by_birth = scene.tokens[preposition - 1].text == "originally"
            taken = scene.tokens[head].dep == "dobj" and scene.tokens[scene.tokens[head].head].lemma in _TAKING
            if by_birth or taken or (word != "from" and (word != "of" or noun != head or _is_in_office(scene, head))):
                continue
            left = told_as_past or _is_past(scene, preposition) or scene.tokens[noun].lemma in _LEAVERS
            status = Status.FORMER if left else Status.CURRENT
            for place in (scene.mention_at.get(i) for i in scene.syntax.children(preposition, "pobj")):
                if place is not None and place.type == "place" and not place.canonical:
                    roles = {PERSON: (person,), Role("place"): (place,)}
                    yield claim_of(scene, "residence", roles, "home", status)


def _placed(scene: Scene, person: Mention, head: int) -> Iterator[Claim]:
    """ "New York investor Ivo Lund": a town before what somebody does, unless that is an office of the town."""
    first = scene.inside(person)[0]
    index = first - 1
    while index > 0 and index not in scene.mention_at and scene.tokens[index].pos in ("NOUN", "ADJ"):
        index -= 1
    place, doing = scene.mention_at.get(index), scene.tokens[first - 1]
    of_name = index > 0 and scene.tokens[index - 1].text.lower() == "of"  # "Bank of Zabrovka chief executive"
    if place is None or of_name or index == first - 1 or place.type != "place" or place.canonical or doing.tag != "NN":
        return
    trade = doing.lemma not in PUBLIC | _OF_FIELDS | PLAYERS and (doing.lemma in post_nouns() or doing.lemma in _TRADES)
    if trade and scene.tokens[index].tag == "NNP" and place.kind is MentionKind.NAME:
        yield claim_of(scene, "residence", {PERSON: (person,), Role("place"): (place,)}, "trade", Status.CURRENT)


def _described(scene: Scene, person: Mention) -> Iterator[Claim]:
    """ "Ivo Lund, a New York investor", "Ivo Lund, 58, of Penge"."""
    place = next((mention for mention in scene.mentions if mention.start >= person.end), None)
    if place is None or place.kind is not MentionKind.NAME or place.canonical:
        return
    gap, index = scene.text[person.end : place.start], scene.inside(place)[-1] + 1
    may_be = place.type == "place" or ("place" in place.alternatives and not _is_house(place))
    if _AGED.fullmatch(gap) and may_be and place.type != "person":
        roles = {PERSON: (person,), Role("place"): (replace(place, type=EntityType("place")),)}
        yield claim_of(scene, "residence", roles, "home", Status.CURRENT)
    elif place.type == "place" and (one := _AS_ONE.fullmatch(gap)) is not None:
        doing = [token.lemma for token in scene.tokens[index : index + 3] if token.tag == "NN"]
        if (
            doing[:1]
            and scene.tokens[index].tag == "NN"
            and not (PUBLIC | _OF_FIELDS) & set(doing)
            and (_trade_of(doing) if not one["the"] else not _TRADES.isdisjoint(doing))
        ):
            roles = {PERSON: (person,), Role("place"): (place,)}
            yield claim_of(scene, "residence", roles, "trade", Status.CURRENT)


def _trade_of(nouns: Sequence[str]) -> bool:
    """ "Property developer": what somebody does."""
    return any(noun in post_nouns() or noun in _TRADES for noun in nouns)


def _has_title(scene: Scene, owner: int, person: int) -> bool:
    """ "Norwell's ex-chief executive Ivo Lund": his title tells better what he has to do with the firm."""
    return any(token.pos == "NOUN" for token in scene.tokens[owner + 1 : person])


def _predicates(scene: Scene, person: int) -> list[int]:
    """ "Ivo Lund was a potter from Oslo"."""
    subject = scene.tokens[person].head if scene.tokens[person].dep == "appos" else person  # "her father Ivo Lund"
    verb = scene.tokens[subject].head
    told = scene.tokens[subject].dep == "nsubj" and scene.tokens[verb].lemma == "be"
    nouns = scene.syntax.children(verb, "attr") if told else []
    return [i for i in nouns if any(scene.tokens[d].lemma in ("a", "an") for d in scene.syntax.children(i, "det"))]


def _is_in_office(scene: Scene, person: int) -> bool:
    """ "President Ivo Lund of Bolivia", who need not be from there."""
    first = scene.inside(scene.mention_at[person])[0] if person in scene.mention_at else person
    return bool(first) and scene.tokens[first - 1].text.lower() in OF_STATES | _BY_BIRTH


def _belongings(scene: Scene) -> Iterator[Claim]:
    """ "Ivar Stenmark's Stenmark Holdings": a firm that a firm or person has."""
    for firm in scene.mentions:
        head = scene.head(firm)
        if not is_firm(firm) or head is None or firm.text.split()[-1].rstrip(".").lower() not in _INSTITUTIONS:
            continue
        for index in scene.syntax.children(head, "poss"):
            owner = scene.mention_at.get(index)
            if owner is not None and owner != firm and (is_firm(owner) or is_person(owner)):
                roles = {Role("subsidiary"): (firm,), Role("parent"): (owner,)}
                yield claim_of(scene, "subsidiary", roles, "possessor", Status.CURRENT)
