"""What a text has spoken of so far: the names that a pronoun or description may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.language._deal_parts import parts_played
from kg.language._kinds import homes_of_name, kinds_of_name, with_lands
from kg.language._positions import (
    SPEECH,
    SUBJECTS,
    called_by,
    is_introduced,
    is_leading,
    is_main,
    is_medium,
    is_oblique,
    is_source,
    is_subject,
    nouns_of,
    speaks_by_officer,
)
from kg.language._prominence import Prominence, prominence
from kg.language._quotations import Quotation
from kg.language.lexicon import Lexicon
from kg.language.mentions import ORGANIZATION, PERSON, PLACE
from kg.model import Document, EntityType, Mention, MentionKind, SectionKind, Sentence, Span, Token
from kg.network import WIDTH

_MEMORY = 4
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be an antecedent: where it stands, what it is, how prominent it is."""

    mention: Mention
    sentence: int
    token: int
    subject: bool
    main: bool
    """Whether it is the subject of what the sentence tells first of all, and not of a clause in it."""
    oblique: bool
    speaker: bool
    """Whether it is said to say something."""
    told: bool
    """Whether it is only whom somebody spoke to or quotes: "told Reuters", "according to Reuters"."""
    again: bool
    """Whether a pronoun stands here for it: what the sentence is about."""
    leading: bool
    """Whether its thing is the subject: "Norwell's chief said", "Norwell shares rose"."""
    quoted: bool
    """Whether somebody speaks of it in a quotation."""
    introduced: bool
    """Whether it is named as something of what the text is about: "its backers Norwell and Corvell"."""
    prominence: Prominence
    """How much it counts among persons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A word that may refer, in its sentence."""

    sentence: Sentence
    number: int
    index: int
    references: Mapping[int, Mention]
    """By their head tokens: the names of the whole sentence, and what has been resolved before the word."""
    taken: frozenset[str]
    """Names that the word can't stand for, because something beside it does."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def token(self) -> Token:
        return self.sentence.tokens[self.index]

    @property
    def word(self) -> str:
        return self.token.text.lower()

    def is_taken(self, mention: Mention) -> bool:
        """Whether the word can't stand for a name, or for the firm of which the name is a short or a long one."""
        name = (mention.antecedent or mention).text
        if name in self.taken or mention.type == PERSON or not self.taken:
            return name in self.taken
        own = f"{name.rstrip('.')} "
        others = ((other, f"{other.rstrip('.')} ") for other in self.taken)
        alike = {other for other, full in others if own.startswith(full) or full.startswith(own)}
        people = {(m.antecedent or m).text for m in self.references.values() if m.type == PERSON} if alike else set()
        parts = (m.text for i, m in self.references.items() if is_introduced(self.tokens, i))  # "its unit Norwell KK"
        return bool(alike - people) and bool(alike.difference(people, parts))

    @property
    def speaks(self) -> bool:
        """Whether the word is said to say something: "the company said"."""
        return self.token.dep in SUBJECTS and self.tokens[self.token.head].lemma in SPEECH


@dataclass(slots=True, kw_only=True)
class Discourse:
    """What has been read so far."""

    document: Document
    lexicon: Lexicon
    quotations: Sequence[Quotation]
    persons: frozenset[str]
    """The words of the full names of persons, wherever they stand in the text."""
    sentences: Sequence[Sentence]
    names: Sequence[Mention]
    """Of the whole text."""
    short_names: Mapping[str, str] = field(default_factory=dict)
    """From names of organisations, in small letters, to those that they are short for."""
    observe: Callable[[Document, int, Sequence[Any]], None] | None = None
    """Is told of every description and its options."""
    candidates: list[Candidate] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    """From a person's name, whole and the last part alone, to "male" or "female"."""
    topics: set[str] = field(default_factory=set)
    """The firms named in the title."""
    first_topics: set[str] = field(default_factory=set)
    """The firm that the first sentence of the text is about."""
    opening: int = 0
    """The number of the first sentence after the title."""
    protagonists: set[str] = field(default_factory=set)
    """The persons named in the title, or with whom the text begins: a profile's "she" is its subject."""
    portrayed: bool = False
    """Whether the text begins by telling what its person is."""
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From a name to the nouns that the text has used of it; a person's from the last name."""
    likely: dict[str, frozenset[str]] = field(default_factory=lambda: defaultdict(frozenset))
    """From a firm's name to the nouns that its words make likely."""
    homes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From a firm's name to the places that stand before it or before what it is called: "Swiss chain Norwell"."""
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From a firm's name to the parts that it has played in deals."""
    traits: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From a firm's name to the words that stand before what it is called: "the dairy group Norwell"."""
    offices: dict[str, list[tuple[Mention, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    """From such a noun to the persons called so, each with the firms and places of which the text says that it is."""
    meant: dict[str, str] = field(default_factory=dict)
    """From a noun of descriptions to whom it has meant last."""

    def vector_of(self, sentence: int, token: int) -> NDArray[np.float32]:
        """The encoder's vector of a word (384); nought where it was not asked."""
        vectors = self.sentences[sentence].vectors
        return vectors[token] if vectors is not None else np.zeros(WIDTH, np.float32)

    def visible(self, number: int) -> list[Candidate]:
        """The names within memory, in the order of the text."""
        recent = []
        for candidate in reversed(self.candidates):
            if number - candidate.sentence > _MEMORY:
                break
            recent.append(candidate)
        return recent[::-1]


def key_of(mention: Mention) -> str:
    """By what the text's knowledge of a name is filed: persons are called by their last names."""
    return mention.text.split()[-1].casefold() if mention.type == PERSON else mention.text


def learn(discourse: Discourse, sentence: Sentence, candidate: Candidate, names: Mapping[int, Mention]) -> None:
    """Remember what a sentence with these names tells of one: a person's gender, and the nouns that are used of it."""
    mention, tokens = candidate.mention, sentence.tokens
    first = next(i for i, t in enumerate(tokens) if t.start >= mention.start)
    title = tokens[first - 1].text.lower() if first else ""
    nouns = set(nouns_of(tokens, candidate.token))
    lexicon = discourse.lexicon
    gender = next((lexicon.noun_genders[noun] for noun in sorted(nouns) if noun in lexicon.noun_genders), None)
    if title in lexicon.male_titles:
        gender = "male"
    elif title in lexicon.female_titles:
        gender = "female"
    if gender:
        remember_gender(discourse, mention.text, gender)
    if mention.type == PERSON:
        called = (nouns | {title}) & (lexicon.person_nouns | lexicon.person_callings)
        discourse.kinds[key_of(mention)] |= called
        beside = frozenset(_named_with(tokens, candidate.token, names))
        for noun in sorted(called):
            discourse.offices[noun].append((mention, beside))
        if sentence.section is SectionKind.TITLE:
            discourse.protagonists.add(mention.text)
            discourse.portrayed = True
    else:
        if mention.type == ORGANIZATION and sentence.section is SectionKind.TITLE:
            discourse.topics.add(mention.text)
        nouns |= {word.casefold() for word in mention.text.split()}
        discourse.kinds[mention.text] |= nouns & lexicon.organization_nouns
        if mention.type == ORGANIZATION:
            _learn_firm(discourse, sentence, candidate, names, first)


def _learn_firm(
    discourse: Discourse, sentence: Sentence, candidate: Candidate, names: Mapping[int, Mention], first: int
) -> None:
    """Remember what a firm's name tells of its trade, where it is from, and whether the text begins with it.

    `first` is the number of its first word.
    """
    name, tokens = candidate.mention.text, sentence.tokens
    words = name.casefold().split()
    discourse.likely[name] = kinds_of_name(words)
    discourse.homes[name] |= homes_of_name(words, discourse.lexicon.demonyms)
    called = {candidate.token, *called_by(tokens, candidate.token)}
    if first > 1 and tokens[first - 1].lemma in discourse.lexicon.organization_nouns:
        called.add(first - 1)  # "Swiss drug maker Norwell said", however it is parsed
    homes = (m for i, m in names.items() if m.type == PLACE and tokens[i].head in called and i < tokens[i].head)
    discourse.homes[name] |= with_lands((m.canonical or m.text for m in homes), discourse.lexicon.lands)
    discourse.parts[name] |= set(parts_played(tokens, candidate.token))
    traits = ("compound", "amod", "nmod")
    discourse.traits[name] |= {
        t.lemma.lower() for i, t in enumerate(tokens) if t.head in called and t.dep in traits and i < t.head
    } - {word.casefold() for word in name.split()}
    if (
        sentence.section is not SectionKind.TITLE
        and (candidate.main or candidate.leading)
        and candidate.sentence == discourse.opening
    ):
        discourse.first_topics.add(name)


def _named_with(tokens: Sequence[Token], index: int, names: Mapping[int, Mention]) -> Iterator[str]:
    """The firms and places in the phrase of a person's name, or of the noun that says what the person is."""
    for place, name in names.items():
        above, predicate = place, False
        while name.type in (ORGANIZATION, PLACE) and tokens[above].head != above:
            predicate = tokens[above].dep == "attr"
            above = tokens[above].head
            if above == index or predicate:
                yield name.canonical or name.text
            if above == index or tokens[above].pos in ("VERB", "AUX"):
                break


def candidate_of(
    sentence: Sentence, number: int, index: int, mention: Mention, *, again: bool = False, quoted: bool = False
) -> Candidate:
    """A name, or what a pronoun stands for ("again"), as it stands in its sentence."""
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    above = sentence.tokens[head.head] if token.dep == "compound" else head
    return Candidate(
        mention=mention,
        sentence=number,
        token=index,
        subject=is_subject(sentence, index),
        main=is_subject(sentence, index) and is_main(sentence, index),
        oblique=is_oblique(sentence, index),
        speaker=(head.lemma in SPEECH and token.dep in SUBJECTS) or speaks_by_officer(sentence.tokens, index),
        told=(above.lemma == "tell" and not is_subject(sentence, index))
        or is_source(sentence, index)
        or is_medium(sentence, index),
        again=again,
        leading=is_leading(sentence, index),
        quoted=quoted,
        prominence=prominence(sentence, index),
        introduced=not again and is_introduced(sentence.tokens, index),
    )


def fitting(discourse: Discourse, spot: Spot, type_: EntityType, gender: str = "") -> list[Candidate]:
    """The names before a word that it may stand for, in the order of the text.

    Names of the type itself, unless there are none: then those that may be of it.
    """
    free = [c for c in discourse.visible(spot.number) if not c.told and not spot.is_taken(c.mention)]
    free = [c for c in free if gender_fits(discourse, c.mention, gender)]
    return [c for c in free if is_a(discourse, c.mention, type_)] or [c for c in free if may_be_a(discourse, c, type_)]


def is_a(discourse: Discourse, mention: Mention, type_: EntityType) -> bool:
    """Whether a name is of a type, as far as the text shows."""
    words = mention.text.casefold().split()
    is_firm = mention.type == ORGANIZATION and PERSON not in mention.alternatives  # "Ford" beside "Clara Ford"
    known = words[0] in discourse.lexicon.genders or (words[0] in discourse.persons and not is_firm)
    called_person = len(words) == 1 and known and not mention.canonical
    return (
        (mention.type == PERSON or called_person) if type_ == PERSON else (mention.type == type_ and not called_person)
    )


def may_be_a(discourse: Discourse, candidate: Candidate, type_: EntityType) -> bool:
    """Whether a name may be of a type although its own is another."""
    mention = candidate.mention
    if type_ == PERSON:
        return candidate.subject and is_bare(discourse, mention)
    where = mention.type == PLACE and candidate.oblique  # "in Paris"
    return type_ in mention.alternatives and not where and not is_a(discourse, mention, PERSON)


def is_bare(discourse: Discourse, mention: Mention) -> bool:
    """Whether nothing shows that a name is no person's."""
    words = mention.text.casefold().split()
    organization = discourse.lexicon.organization_endings | discourse.lexicon.organization_nouns
    joint = "and" in words or "&" in words
    plain = not mention.canonical and not mention.text.isupper() and len(words) <= 3 and not joint
    return (
        plain
        and mention.type in (PERSON, ORGANIZATION)
        and not (set(words) & organization)
        and not discourse.kinds[mention.text]
    )


def remember_gender(discourse: Discourse, name: str, gender: str) -> None:
    """A person's gender; of those who share a last name it tells of the first alone what that stands for."""
    discourse.genders.setdefault(name.casefold(), gender)
    discourse.genders.setdefault(name.split()[-1].casefold(), gender)


def gender_fits(discourse: Discourse, mention: Mention, gender: str) -> bool:
    """Whether the person may be of the gender, "" being any."""
    name = (mention.antecedent or mention).text.casefold()
    genders, first_names = discourse.genders, discourse.lexicon.genders
    words = name.split()
    known = genders.get(name) or first_names.get(words[0]) or guessed_gender(words)
    return not gender or known is None or known == gender


def guessed_gender(words: Sequence[str]) -> str | None:
    """What the ending of an uncommon first name tells in most languages of Europe: "Mirela" is a woman."""
    first = words[0]
    if len(words) == 1 or len(first) < 4 or not first.isalpha():
        return None
    if first.endswith(("ina", "ela", "ana", "ita", "ette", "elle", "lia", "nia", "ria", "dia", "cia", "sia")):
        return "female"
    return (
        "male"
        if first.endswith(("aldo", "ando", "erto", "ardo", "ario", "inho", "slav", "sław", "bert", "ius"))
        else None
    )


def best(spot: Spot, candidates: Sequence[Candidate]) -> Mention | None:
    """The most prominent one: the subject of the sentence, what is nearest."""
    ranked = ranking(candidates, spot.number)
    return ranked[0].mention if ranked else None


def last_speaker(candidates: Sequence[Candidate]) -> Mention | None:
    """Who has last been said to say something: "the company said" goes on with what that one says."""
    return next((candidate.mention for candidate in reversed(candidates) if candidate.speaker), None)


def standing(candidate: Candidate) -> int:
    """From 0, the main subject, down to what only says more of another thing."""
    if candidate.introduced:
        return 3
    rank = 0 if candidate.main else 1 if candidate.subject else (3 if candidate.oblique else 2)
    return min(rank, 1) if candidate.again or candidate.leading else rank


def ranking(candidates: Sequence[Candidate], number: int) -> list[Candidate]:
    """Best first: nearer sentences first; in a sentence the main subject, others, objects, the rest; then the later."""

    def key(item: tuple[int, Candidate]) -> tuple[int, int, int]:
        position, candidate = item
        return (number - candidate.sentence, standing(candidate), -position)

    return [candidate for _, candidate in sorted(enumerate(candidates), key=key)]


def refer(
    document: Document,
    first: Token,
    last: Token,
    antecedent: Mention,
    kind: MentionKind,
    type_: EntityType | None = None,
) -> Mention:
    """The words from one token to another as a mention of what the antecedent names."""
    name = antecedent.antecedent or Span(start=antecedent.start, end=antecedent.end, text=antecedent.text)
    return Mention(
        start=first.start,
        end=last.end,
        text=document.text[first.start : last.end],
        type=type_ or antecedent.type,
        kind=kind,
        antecedent=name,
        alternatives=antecedent.alternatives,
    )
