"""For whom a person speaks, where somebody comes from, to whom a firm belongs: "Farida Nassar of Rothmere"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.names import is_party
from kg.facts.scene import Scene
from kg.facts.verbless.claims import PERSON, claim_of, is_firm, is_person
from kg.model import Claim, Mention, MentionKind, Role, Status

_BRACKET = re.compile(r"\s\((?P<past>(?:formerly|once|previously|ex)[- ])?(?:(?:of|with|at) )?", re.IGNORECASE)
_PAST = {"once", "formerly", "previously", "late", "until", "ex", "earlier"}
_INSTITUTIONS = {
    "inc", "corp", "ltd", "plc", "llc", "ag", "gmbh", "sa", "holdings", "group", "bank", "airlines", "airways",
    "records", "pictures", "studios", "museum", "institute", "university", "college", "school",
    "laboratory", "foundation",
}  # fmt: skip
"""Last words of names that are a firm's or an institution's, not a product's, a book's or a person's."""


def affiliations(scene: Scene) -> Iterator[Claim]:
    """ "Farida Nassar of Rothmere", "Rothmere's Kelbrand Tools": for whom a person speaks, to whom a firm belongs."""
    yield from _belongings(scene)
    for person in scene.mentions:
        head = scene.head(person)
        if not is_person(person) or head is None:
            continue
        for preposition in scene.syntax.children(head, "prep"):
            if scene.tokens[preposition].lemma in ("of", "from", "at"):
                status = Status.FORMER if _is_past(scene, preposition) else Status.CURRENT
                nouns = scene.syntax.children(preposition, "pobj")
                yield from _affiliated(scene, person, [i for noun in nouns for i in _named(scene, noun)], status)
        yield from _bracketed(scene, person)
        owners = scene.syntax.children(head, "poss")
        yield from _affiliated(scene, person, owners, Status.CURRENT)
        yield from _homes(scene, person, head)


def _bracketed(scene: Scene, person: Mention) -> Iterator[Claim]:
    """ "Farida Nassar (Rothmere) and Ivo Lund (formerly of Kelbrand)"."""
    text = scene.document.text
    for firm in scene.mentions:
        bracket = _BRACKET.fullmatch(text[person.end : firm.start])
        if bracket and text[firm.end : firm.end + 1] in (")", ",", ";") and firm.type == "organization":
            status = Status.FORMER if bracket["past"] else Status.CURRENT
            yield from _affiliated(scene, person, scene.inside(firm)[-1:], status)


def _is_past(scene: Scene, preposition: int) -> bool:
    """ "Once of Rothmere", "until May of Rothmere"."""
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(preposition, "advmod", "pcomp")}
    return bool((beside | {scene.tokens[preposition - 1].text.lower()}) & _PAST)


def _named(scene: Scene, noun: int) -> list[int]:
    """The noun, or the name right after it: "of the consultancy Rothmere"."""
    after = scene.mention_at.get(noun + 1)
    common = noun not in scene.mention_at and after is not None and after.kind is MentionKind.NAME
    return [noun + 1] if common else [noun]


def _affiliated(scene: Scene, person: Mention, nouns: Sequence[int], status: Status) -> Iterator[Claim]:
    for firm in dict.fromkeys(scene.mention_at[noun] for noun in nouns if noun in scene.mention_at):
        if is_firm(firm):
            party = is_party(firm.text)
            roles = {PERSON: (person,), Role("party" if party else "organization"): (firm,)}
            yield claim_of(scene, "political_affiliation" if party else "employment", roles, "affiliation", status)


def _homes(scene: Scene, person: Mention, head: int) -> Iterator[Claim]:
    """ "Ivo Lund of Oslo", "Ivo Lund, a teacher from Oslo": where somebody comes from, and so most often lives."""
    described = [i for i in scene.syntax.children(head, "appos") if i not in scene.mention_at]
    for noun in (head, *described):
        for preposition in scene.syntax.children(noun, "prep"):
            word = scene.tokens[preposition].text.lower()
            by_birth = scene.tokens[preposition - 1].text == "originally"
            if by_birth or (word != "from" and (word != "of" or noun != head)):
                continue
            status = Status.FORMER if _is_past(scene, preposition) else Status.CURRENT
            for place in (scene.mention_at.get(i) for i in scene.syntax.children(preposition, "pobj")):
                if place is not None and place.type == "place" and not place.canonical:
                    roles = {PERSON: (person,), Role("place"): (place,)}
                    yield claim_of(scene, "residence", roles, "home", status)


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
