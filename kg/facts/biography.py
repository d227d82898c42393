"""What texts say without a verb: life spans in brackets, nationality adjectives, bylines, whose somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.facts.parties import is_party
from kg.facts.scene import Scene
from kg.facts.status import assess
from kg.model import (
    Analysis,
    Claim,
    EntityType,
    FactType,
    Mention,
    MentionKind,
    Role,
    SectionKind,
    Span,
    Status,
    Value,
)

PERSON = Role("person")
_DASH = re.compile(r"\s*[-–—]\s*")
_BORN = re.compile(r"\b(?:born|b\.)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:\b(?:born|b|d|died|c|ca|circa|on|in|baptised|baptized|née?|about)|\bborn\b.*)\s*$", re.IGNORECASE
)
_DIED = re.compile(r"\b(?:died|d\.)", re.IGNORECASE)
_FAR = 160
"""Characters after a name within which its bracket opens: titles and names in other scripts stand between."""
_SHORTEST_LIFE = 12
"""Years; "(2009-2013)" after a name is when somebody held an office."""

_BRACKET = re.compile(r"\s\((?P<past>(?:formerly|once|previously|ex)[- ])?(?:(?:of|with|at) )?", re.IGNORECASE)
_PAST = {"once", "formerly", "previously", "late", "until", "ex", "earlier"}
_INSTITUTIONS = {
    "inc", "corp", "ltd", "plc", "llc", "ag", "gmbh", "sa", "holdings", "group", "bank", "airlines", "airways",
    "records", "pictures", "studios", "museum", "institute", "university", "college", "school",
    "laboratory", "foundation",
}  # fmt: skip
"""Last words of names that are a firm's or an institution's, not a product's, a book's or a person's."""


def life_spans(scene: Scene) -> Iterator[Claim]:
    """ "Zaha Hadid (31 October 1950 – 31 March 2016)": birth and death."""
    for person in scene.mentions:
        if person.type != "person" or person.kind is not MentionKind.NAME:
            continue
        opening = scene.document.text.find("(", person.end, min(person.end + _FAR, scene.sentence.end))
        between = scene.document.text[person.end : opening] if opening >= 0 else "."
        if len(between) > 40 or re.search(r"[.;:!?]\s", between):
            continue
        for start, end in _brackets(scene, opening):
            yield from _life_span(scene, person, start, end)


def _brackets(scene: Scene, opening: int) -> Iterator[tuple[int, int]]:
    """The bracket at `opening` and those that follow it directly."""
    text, limit = scene.document.text, scene.sentence.end
    while 0 <= opening < limit and text[opening] == "(":
        depth, end = 0, opening
        while end < limit:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth == 0:
                break
            end += 1
        yield opening, end
        opening = end + 1
        while opening < limit and text[opening] in " ,\n":
            opening += 1


def _life_span(scene: Scene, person: Mention, start: int, end: int) -> Iterator[Claim]:
    times = [time for time in scene.times if start < time.start and time.end <= end]
    if not times:
        return
    text = scene.document.text
    lead = text[start : times[0].start]
    between = text[times[0].end : times[1].start] if len(times) > 1 else ""
    if re.search(r"[^\W\d_]\s*$", lead) and not _LEAD.search(lead):
        return  # "(chief editor 1909–1985)"
    if len(times) == 2 and (_DASH.search(between) or _DIED.search(between)):
        if _years_between(*times) < _SHORTEST_LIFE:
            return
        yield _claim(scene, "birth", {PERSON: (person,), Role("date"): (times[0],)}, "life-span")
        yield _claim(scene, "death", {PERSON: (person,), Role("date"): (times[1],)}, "life-span")
    elif len(times) == 1 and "/" in times[0].value and not _BORN.search(lead):
        return
    elif len(times) == 1 and _BORN.search(lead):
        yield _claim(scene, "birth", {PERSON: (person,), Role("date"): (times[0],)}, "life-span")
    elif len(times) == 1 and _DIED.search(lead):
        yield _claim(scene, "death", {PERSON: (person,), Role("date"): (times[0],)}, "life-span")


def _years_between(birth: Value, death: Value) -> int:
    first, last = birth.value[:4], death.value[:4]
    return int(last) - int(first) if first.isdigit() and last.isdigit() else _SHORTEST_LIFE


def nationalities(scene: Scene) -> Iterator[Claim]:
    """ "the Australian brewer Alan Bond", "she is a Polish physicist"."""
    syntax = scene.syntax
    for index, country in scene.mention_at.items():
        if (
            not country.canonical
            or scene.tokens[index].tag not in ("JJ", "NNP", "NNPS", "NN")
            or not country.text[0].isupper()
        ):
            continue
        if country.text.isupper() or "." in country.text:
            continue
        noun = syntax.first_conjunct(index)
        while (other := scene.mention_at.get(scene.tokens[noun].head)) and other.canonical and other != country:
            noun = syntax.first_conjunct(scene.tokens[noun].head)  # "an Iraqi-British architect"
        if scene.tokens[noun].dep in ("acomp", "attr"):
            yield from _nationality_told(scene, index, noun, country)
        if scene.tokens[noun].dep not in ("amod", "compound", "nmod"):
            continue
        noun = scene.tokens[noun].head
        for person in _bearers(scene, noun):
            roles = {PERSON: (person,), Role("country"): (country,)}
            yield _claim(scene, "nationality", roles, "nationality", Status.CURRENT)


def _nationality_told(scene: Scene, index: int, predicate: int, country: Mention) -> Iterator[Claim]:
    """ "He is Norwegian", "she is not a Pole"."""
    status = assess(scene, predicate, state=True)
    for bearer in scene.syntax.links(predicate)["self"] if scene.tokens[index].tag != "NNPS" else []:
        for person in scene.entities_at(bearer, (EntityType("person"),), alone=True):
            if scene.mention_at.get(bearer) == person and (person.kind is MentionKind.NAME or person.antecedent):
                yield _claim(scene, "nationality", {PERSON: (person,), Role("country"): (country,)}, "is", status)


def affiliations(scene: Scene) -> Iterator[Claim]:
    """ "Farida Nassar of Rothmere", "Rothmere's Kelbrand Tools": for whom a person speaks, to whom a firm belongs."""
    yield from _belongings(scene)
    for person in scene.mentions:
        head = scene.head(person)
        if person.type != "person" or person.kind is not MentionKind.NAME or head is None:
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
        if _is_firm(firm):
            party = is_party(firm.text)
            roles = {PERSON: (person,), Role("party" if party else "organization"): (firm,)}
            yield _claim(scene, "political_affiliation" if party else "employment", roles, "affiliation", status)


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
                    yield _claim(scene, "residence", roles, "home", status)


def _belongings(scene: Scene) -> Iterator[Claim]:
    """ "Ivar Stenmark's Stenmark Holdings": a firm that a firm or person has."""
    for firm in scene.mentions:
        head = scene.head(firm)
        if not _is_firm(firm) or head is None or firm.text.split()[-1].rstrip(".").lower() not in _INSTITUTIONS:
            continue
        for index in scene.syntax.children(head, "poss"):
            owner = scene.mention_at.get(index)
            if owner is not None and owner != firm and (_is_firm(owner) or _is_person(owner)):
                roles = {Role("subsidiary"): (firm,), Role("parent"): (owner,)}
                yield _claim(scene, "subsidiary", roles, "possessor", Status.CURRENT)


def _is_firm(mention: Mention) -> bool:
    return mention.type == "organization" and mention.kind is MentionKind.NAME and not mention.canonical


def _is_person(mention: Mention) -> bool:
    return mention.type == "person" and mention.kind is MentionKind.NAME


def _bearers(scene: Scene, noun: int) -> list[Mention]:
    at, after = scene.mention_at.get(noun), scene.mention_at.get(noun + 1)
    if at is None and after is not None and after.kind is MentionKind.NAME and after.type == "person":
        return [after]  # "the Swiss painter Paul Klee", whatever the parser hangs on what
    if at is not None:
        return [at] if at.type == "person" and at.kind is MentionKind.NAME else []
    if scene.tokens[noun].dep not in ("attr", "appos", "compound", "nmod", "conj"):
        return []
    found = []
    for target in scene.syntax.links(noun)["self"]:
        found += scene.entities_at(target, (EntityType("person"),))
    return [m for m in found if m.kind is MentionKind.NAME or m.antecedent]


def authorship(analysis: Analysis) -> Iterator[Claim]:
    """The byline: who wrote the document; the role `work` stays open for the document itself."""
    document = analysis.document
    dates = tuple(time for time in analysis.times if time.value and time.value == document.date)[:1]
    for author in document.authors:
        line = next((line for line in document.sections_of(SectionKind.BYLINE) if author in line.text), None)
        if line is None:
            continue
        start = line.start + line.text.index(author)
        person = Mention(start=start, end=start + len(author), text=author, type=EntityType("person"))
        yield Claim(
            type=FactType("authorship"),
            roles={PERSON: (person,), **({Role("date"): dates} if dates else {})},
            status=Status.COMPLETED,
            confidence=0.95,
            sentence=Span(start=line.start, end=line.end, text=line.text),
            extractor="rule:authorship/byline",
        )


def _claim(
    scene: Scene,
    type_: str,
    roles: Mapping[Role, tuple[Mention | Value, ...]],
    rule: str,
    status: Status = Status.COMPLETED,
) -> Claim:
    sentence = scene.sentence
    return Claim(
        type=FactType(type_),
        roles=roles,
        status=status,
        confidence=0.9,
        sentence=Span(start=sentence.start, end=sentence.end, text=sentence.text),
        extractor=f"rule:{type_}/{rule}",
    )
