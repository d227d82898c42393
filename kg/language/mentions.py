"""Sentences and raw names -> named mentions with types.

The model's labels are right about three times in four; the rest is mended from what the whole document shows
of a name: its last word, titles and legal forms, whether "who" or "which" follows, whether things happen *in* it.
Where that does not settle the type, the mention keeps the other types that its role in a fact may decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.language._adjectives import adjectives_of_countries
from kg.language._bounds import (
    end_of_body,
    end_of_name,
    end_of_person,
    extend,
    is_form,
    is_of_league,
    trim,
    with_partners,
)
from kg.language._compounds import join_compounds, part_owners
from kg.language._cuts import between_verbs
from kg.language._extensions import unswallowed, with_compounds, with_number, with_seat
from kg.language._headlines import without_headline_words
from kg.language._joint_names import initial_pairs, join_names, join_numbered
from kg.language._name import Name
from kg.language._parser import Parse, RawName, bracketed_names, common_nouns
from kg.language._recurring import find_again
from kg.language.lexicon import Lexicon
from kg.model import EntityType, Mention, Sentence, Token

ORGANIZATION = EntityType("organization")
PERSON = EntityType("person")
PLACE = EntityType("place")
PRODUCT = EntityType("product")
WORK = EntityType("work")

_LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANIZATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": PLACE,
    "PRODUCT": PRODUCT,
    "WORK_OF_ART": WORK,
}
_NOT_NAMES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
_LOCATIVE = {"in", "at", "near", "to", "from", "across", "around", "throughout"}
_LONGEST_NAME = 12
"""Words that a name has where it is looked for in front of its last ones."""
_AGENTIVE = {"nsubj", "agent"}
_OWNED_BY_FIRMS = {"user", "customer", "share", "shareholder", "board", "profit", "staff", "boss", "chairman"}
_TITLED = EntityType("titled")
"""Marks, counted beside the votes: introduced as a person;"""
_LOCATED = EntityType("located")
"""things happen in it;"""
_ACTS = EntityType("acts")
"""it does things."""


def find_names(parse: Parse, lexicon: Lexicon, headlines: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The named mentions of a document, typed, in the order of the text, not overlapping.

    `headlines` are those of its sentences that are headlines in title case.
    """
    bracketed = bracketed_names(parse.document.text)
    names: list[Name] = []
    for sentence in parse.sentences:
        names.extend(_names_of(sentence, parse, bracketed, lexicon))
    names = [_with_body(with_seat(_with_members(name, lexicon), lexicon), lexicon) for name in names]
    names = unswallowed(with_compounds([with_number(name, lexicon) for name in names]))
    names = join_compounds(part_owners(names, lexicon), lexicon)
    names = join_names(join_numbered(names), parse.sentences, lexicon)
    names = list(_with_first_names(_complete(names, parse.sentences), lexicon))
    common = {token.text for sentence in parse.sentences for token in sentence.tokens if token.text.islower()}
    names = [name for name in names if not (_opens(name) and name.key in common)]
    names = without_headline_words(names, headlines, parse.sentences, common_nouns(), lexicon)
    names = find_again(names, parse.sentences, common_nouns(), lexicon)
    types = _settle_types(names, parse, lexicon)
    return tuple(_mention(name, *types[name.key], parse, lexicon) for name in names)


def _opens(name: Name) -> bool:
    """Whether a name is only the first word of a sentence; "US" is not "us", though."""
    return name.first == name.last == 0 and not name.tokens[0].text.isupper()


def _with_members(name: Name, lexicon: Lexicon) -> Name:
    """ "The Association of Flight Attendants": the parser ends the name at its first noun."""
    tokens, last = name.sentence.tokens, name.last
    bare = name.first == name.last and tokens[last].text.lower() in lexicon.organization_endings
    capital = last + 2 < len(tokens) and tokens[last + 2].tag in ("NNP", "NNPS") and tokens[last + 2].text[0].isupper()
    if not (bare and capital and tokens[last + 1].text in ("of", "for")):
        return name
    last += 2
    while last + 1 < len(tokens) and tokens[last + 1].tag in ("NNP", "NNPS") and tokens[last + 1].text[0].isupper():
        last += 1
    return replace(name, last=last, type=ORGANIZATION)


def _with_first_names(names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """ "Jenna" and "Nicole Moor" behind it, which open a sentence: one person."""
    given_names = {n.tokens[0].text.casefold() for n in names if n.type == PERSON and n.first < n.last}
    before: Name | None = None
    for name in names:
        if before is not None:
            beside = before.sentence is name.sentence and before.last + 1 == name.first
            given = before.first == before.last == 0 and before.key in given_names | lexicon.genders.keys()
            if beside and given and name.type == PERSON and name.first < name.last:
                name = replace(name, first=before.first)
            else:
                yield before
        before = name
    if before is not None:
        yield before


def _with_body(name: Name, lexicon: Lexicon) -> Name:
    """ "The Danish parliament", "a Houston court": a public body is called after its country or town."""
    governed, local = name.type == PLACE, name.type != ORGANIZATION
    last = end_of_body(name.sentence.tokens, name.first, name.last, lexicon, governed=governed, local=local)
    if last == name.last:
        return name
    words = " ".join(token.text for token in name.sentence.tokens[name.last + 1 : last + 1])
    body = name.key in lexicon.demonyms or name.key in lexicon.countries or words in lexicon.local_bodies
    return replace(name, last=last, type=ORGANIZATION if body else PLACE, certain=body)


def _complete(names: Sequence[Name], sentences: Sequence[Sentence]) -> list[Name]:
    """Name the same words alike: where the text has "Pizza Inn" once, "Inn" after "Pizza" is a part of it."""
    known: dict[tuple[str, ...], Name] = {}
    for name in names:
        words = tuple(token.text for token in name.tokens)
        while len(words) > 1:
            known.setdefault(words, name)
            words = words[:-1] if is_form(words[-1]) else ()
    kept: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        grown = name
        for first in range(max(0, name.last + 1 - _LONGEST_NAME), name.first):
            words = tuple(token.text for token in name.sentence.tokens[first : name.last + 1])
            if (model := known.get(words)) is not None:
                grown = replace(name, first=first, type=model.type, certain=model.certain)
                break
        same = kept[id(name.sentence)]
        while same and same[-1].last >= grown.first:
            same.pop()
        same.append(grown)
    return [name for sentence in sentences for name in kept[id(sentence)]]


def _names_of(sentence: Sentence, parse: Parse, bracketed: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Name]:
    tokens = sentence.tokens
    taken: dict[int, int] = {}
    names: list[Name] = []

    def add(first: int, last: int, type_: EntityType | None, *, certain: bool = False, inclined: bool = False) -> None:
        trimmed = trim(tokens, first, last, lexicon, person=type_ == PERSON)
        if trimmed and not any(i in taken for i in range(trimmed[0], trimmed[1] + 1)):
            first, last = trimmed
            names.append(
                Name(sentence=sentence, first=first, last=last, type=type_, certain=certain, inclined=inclined)
            )
            taken.update(dict.fromkeys(range(trimmed[0], trimmed[1] + 1), len(names) - 1))

    for start, end in _within(bracketed, sentence):
        enclosed = [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end]
        if enclosed:
            add(enclosed[0], enclosed[-1], ORGANIZATION, certain=True)
    for first, last in initial_pairs(tokens):
        add(first, last, ORGANIZATION, certain=True)
    raws = _raw_names(parse.names, sentence)
    persons = {i: -1 for raw in raws if raw.label == "PERSON" for i in _inside(tokens, raw)}
    parts = ((raw, part) for raw in raws for part in between_verbs(tokens, _inside(tokens, raw)))
    for raw, inside in parts:
        if raw.label in _NOT_NAMES:
            taken.update(dict.fromkeys((i for i in inside if not tokens[i].tag.startswith("NNP")), -1))
        elif inside and raw.label in _LABELS:
            last = end_of_name(tokens, inside, lexicon)
            if raw.label in ("PERSON", "ORG"):
                last = end_of_person(tokens, inside[0], last, lexicon, sure=raw.label == "PERSON")
            add(
                inside[0],
                extend(tokens, last, taken if raw.label == "PERSON" else taken | persons, lexicon),
                _LABELS[raw.label],
                inclined=raw.label == "NORP",
            )
    for first, last in _proper_noun_runs(tokens, taken, lexicon):
        add(first, with_partners(tokens, last), None)
    for index in adjectives_of_countries(tokens, lexicon):
        add(index, index, PLACE)
    return sorted(names, key=lambda name: name.first)


def _raw_names(names: Sequence[RawName], sentence: Sentence) -> Sequence[RawName]:
    """Those that lie in the sentence."""
    first = bisect_left(names, sentence.start, key=lambda raw: raw.start)
    return names[first : bisect_right(names, sentence.end, key=lambda raw: raw.end)]


def _inside(tokens: Sequence[Token], raw: RawName) -> list[int]:
    return [i for i, token in enumerate(tokens) if raw.start <= token.start and token.end <= raw.end]


def _within(places: Sequence[tuple[int, int]], sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The places that share a character with the sentence."""
    first = bisect_right(places, sentence.start, key=lambda place: place[1])
    return places[first : bisect_left(places, sentence.end, key=lambda place: place[0])]


def _proper_noun_runs(tokens: Sequence[Token], taken: dict[int, int], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Runs of proper nouns that the model did not name; it misses about one name in ten."""
    index = 0
    while index < len(tokens):
        if not _names_something(tokens, index, taken, lexicon):
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and _names_something(tokens, last + 1, taken, lexicon):
            last += 1
        yield index, last
        index = last + 1


def _names_something(tokens: Sequence[Token], index: int, taken: dict[int, int], lexicon: Lexicon) -> bool:
    token = tokens[index]
    return (
        index not in taken
        and token.tag in ("NNP", "NNPS")
        and token.text[0].isupper()
        and (token.text.lower() not in lexicon.capitalised or _is_new(tokens, index))
        and (token.text.lower() not in lexicon.titles | lexicon.person_nouns or is_of_league(tokens, index))
        and len(token.text) > 1
    )


def _is_new(tokens: Sequence[Token], index: int) -> bool:
    """ "New Zealand": the word begins a name inside of a sentence."""
    after = tokens[index + 1] if index and index + 1 < len(tokens) else None
    return tokens[index].text == "New" and after is not None and after.tag == "NNP" and after.text[0].isupper()


def _settle_types(
    names: Sequence[Name], parse: Parse, lexicon: Lexicon
) -> dict[str, tuple[EntityType, tuple[EntityType, ...]]]:
    """For each name of the document, by its case-folded words: its type, and the types it might have instead."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        votes[name.key].update(_evidence(name, lexicon))
    authors = {author.casefold() for author in parse.document.authors}
    persons = {key for key, vote in votes.items() if " " in key and vote[PERSON] > max(1, vote[ORGANIZATION])}
    parts_of_persons = {part for key in authors for part in key.split() if len(part) > 2}
    for first, *_, last in (key.split() for key in persons):
        parts_of_persons |= {last} if first not in lexicon.genders else {first, last}
    settled: dict[str, tuple[EntityType, tuple[EntityType, ...]]] = {}
    for key, vote in votes.items():
        if key in authors:
            settled[key] = (PERSON, ())
        elif key in parts_of_persons and vote[ORGANIZATION] < 4:
            settled[key] = (PERSON, (ORGANIZATION,) if vote[ORGANIZATION] else ())
        else:
            settled[key] = _verdict(vote, key, lexicon)
    return settled


def _verdict(vote: Counter[EntityType], key: str, lexicon: Lexicon) -> tuple[EntityType, tuple[EntityType, ...]]:
    if " " not in key and vote[PERSON] and not vote[_TITLED]:
        # News introduces a person by full name or title; a lone word that never had either is a firm.
        vote[ORGANIZATION] += vote.pop(PERSON)
    if vote[_ACTS] and not vote[_LOCATED] and key not in lexicon.countries:
        vote[ORGANIZATION] += vote.pop(PLACE, 0)
    located = vote[_LOCATED] > 0
    for mark in (_TITLED, _LOCATED, _ACTS):
        vote.pop(mark, None)
    ranked = sorted(vote, key=lambda type_: (-vote[type_], type_))
    best = ranked[0]
    alternatives = [type_ for type_ in ranked[1:] if vote[type_] > 0 and 3 * vote[type_] >= vote[best]]
    if (
        best in (PERSON, PLACE, PRODUCT, WORK)
        and vote[best] < 4
        and key not in lexicon.demonyms.keys() | lexicon.countries
    ):
        alternatives.append(ORGANIZATION)
    if best == ORGANIZATION and vote[best] < 4:
        alternatives += [PRODUCT, PLACE]
    if located:
        alternatives.append(PLACE)
    return best, tuple(dict.fromkeys(type_ for type_ in alternatives if type_ != best))


def _evidence(name: Name, lexicon: Lexicon) -> Counter[EntityType]:
    """What one occurrence of a name says about its type, in votes: 2 for the model's label, 5 where it is plain."""
    vote: Counter[EntityType] = Counter()
    tokens, sentence = name.tokens, name.sentence.tokens
    last = tokens[-1].text.lower()
    before = sentence[name.first - 1].text.lower() if name.first else ""
    after = sentence[name.last + 1].text.lower() if name.last + 1 < len(sentence) else ""
    place = name.head
    head = sentence[place]
    key = name.key
    if key in lexicon.demonyms or key in lexicon.areas:
        return Counter({PLACE: 8})
    vote[name.type or ORGANIZATION] += 2 if name.type else 1
    if key in lexicon.countries and len(tokens) > 1:
        vote[PLACE] += 2
    if (
        2 <= len(tokens) <= 4
        and tokens[0].text.lower() in lexicon.genders
        and tokens[0].text.isupper() >= tokens[-1].text.isupper()  # "Anna Poole BBC" has the broadcaster's name in it
        and name.type in (PERSON, ORGANIZATION, None)
    ):
        vote[PERSON] += 3
    if name.certain or {last, last.rstrip(".")} & lexicon.organization_endings:
        vote[ORGANIZATION] += 5 if name.certain or len(tokens) > 1 else 1
    if len(tokens) > 1 and tokens[0].text.lower() in lexicon.organization_beginnings:
        vote[ORGANIZATION] += 5
    owned = {t.head for t in sentence if t.tag == "PRP$"}  # "Corvell, its boss and its bank": what it has, not is
    beside = {
        token.lemma
        for i, token in enumerate(sentence)
        if token.head == place and (token.dep in ("compound", "nmod") or (token.dep == "appos" and i not in owned))
    }
    beside |= {sentence[head.head].lemma} if head.dep == "appos" else set()
    if name.type != PLACE and beside & lexicon.plain_organization_nouns:
        vote[ORGANIZATION] += 4
    if name.type != PLACE and beside & lexicon.person_nouns and last not in lexicon.organization_endings:
        vote.update({PERSON: 3, _TITLED: 1})
    if len(tokens) > 1 and last in lexicon.place_endings:
        vote[PLACE] += 3
    if before in lexicon.titles:
        vote.update({PERSON: 5, _TITLED: 1})
    if re.fullmatch(r"[A-Z&]{2,5}", name.key.upper()) and tokens[0].text.isupper() and name.type != PLACE:
        vote[ORGANIZATION] += 2
    if head.dep == "pobj" and before in _LOCATIVE:
        vote[_LOCATED] += 1
    above = sentence[head.head].lemma
    if (head.dep.startswith("nsubj") and above in lexicon.person_verbs and name.type != PLACE) or (
        after in ("'s", "’s", "'", "’") and above in lexicon.relatives
    ):
        vote.update({PERSON: 2, _TITLED: 1})
    if head.dep in _AGENTIVE or (after in ("'s", "’s") and above in _OWNED_BY_FIRMS):
        vote[_ACTS] += 1
    relative = sentence[name.last + 2].text.lower() if after == "," and name.last + 2 < len(sentence) else after
    if relative in ("who", "whom"):
        vote.update({PERSON: 3, _TITLED: 1})
    if relative == "which" and name.type == PERSON:
        vote[ORGANIZATION] += 3
    return vote


def _mention(
    name: Name, type_: EntityType, alternatives: tuple[EntityType, ...], parse: Parse, lexicon: Lexicon
) -> Mention:
    start, end = name.tokens[0].start, name.tokens[-1].end
    return Mention(
        start=start,
        end=end,
        text=parse.document.text[start:end],
        type=type_,
        canonical=lexicon.demonyms.get(name.key, ""),
        country=name.key in lexicon.countries,
        alternatives=alternatives,
    )
