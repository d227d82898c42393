"""Whom "he" and "she" stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language._discourse import (
    Candidate,
    Discourse,
    Spot,
    fitting,
    gender_fits,
    is_a,
    is_bare,
    last_speaker,
    remember_gender,
)
from kg.language._owners import beside
from kg.language._positions import SPEECH, SUBJECTS
from kg.language._prominence import owner_of, weigh
from kg.language._quotations import Quotation
from kg.language.mentions import PERSON
from kg.model import Mention, SectionKind, Sentence

_PORTRAYED, _NAMED_FIRST = 30.0, 10.0
"""What it counts that a text is a portrait of somebody, or begins with him."""
_BEGINNING = 1
"""The last sentence that may tell whom a text is about; the title may be the one before it."""
_OF_COUPLES = frozenset((
    "son", "daughter", "child", "twin", "baby", "marriage", "wedding", "divorce", "engagement", "honeymoon", "home",
    "house", "grandson", "granddaughter", "grandchild",
))  # fmt: skip
_SUBJECT_OF = {"him": ("he",), "her": ("she",)}
_SPEAKERS = frozenset((
    "lawyer", "attorney", "solicitor", "barrister", "counsel", "defender", "agent", "publicist", "spokesman",
    "spokeswoman", "spokesperson", "representative", "aide", "adviser", "advisor", "office", "campaign", "family",
    "friend", "doctor", "biographer", "supporter", "opponent", "critic", "website",
))  # fmt: skip
"""Who says something of somebody whose they are."""


def person(discourse: Discourse, spot: Spot, gender: str) -> Mention | None:
    """The person of a gender that a pronoun stands for."""
    author = _author(discourse) if spot.sentence.section is SectionKind.BIOGRAPHY else None
    antecedent = author or beside(spot, PERSON)
    if antecedent is None:
        antecedent = _by_rank(discourse, spot, gender)
    if antecedent is not None and antecedent is not author:
        remember_gender(discourse, _name(antecedent), gender)
    return antecedent


def learn_topic(discourse: Discourse, sentence: Sentence, candidate: Candidate) -> None:
    """Remember whom a text is about that has nobody in its title: the first person, where the text begins with him."""
    mention, tokens = candidate.mention, sentence.tokens
    first = mention.type == PERSON and not any(c.mention.type == PERSON for c in discourse.candidates)
    if first and not discourse.protagonists and candidate.main and candidate.sentence <= _BEGINNING:
        discourse.protagonists.add(mention.text)
        verb = tokens[candidate.token].head
        discourse.portrayed |= any(t.dep == "attr" and t.head == verb for t in tokens)


def couple(discourse: Discourse, spot: Spot) -> Mention | None:
    """ "Their daughter": of the only two persons near, the one whom the text is rather about."""
    if spot.tokens[spot.token.head].lemma not in _OF_COUPLES:
        return None
    told = [c for c in fitting(discourse, spot, PERSON) if spot.number - c.sentence <= 1]
    two = len({_whole_name(discourse, c.mention) for c in told}) == 2
    return most_prominent(discourse, spot, told) if two else None


def _by_rank(discourse: Discourse, spot: Spot, gender: str) -> Mention | None:
    own = _own_quotation(discourse, spot)
    fits = [
        c for c in fitting(discourse, spot, PERSON, gender) if own is None or not own.start <= c.mention.start < own.end
    ]
    if _is_before_subject(spot):
        first = most_prominent(discourse, spot, fits, gender)
        fits = [c for c in fits if first is None or _whole_name(discourse, c.mention) != _whole_name(discourse, first)]
    if (speaker := _goes_on_speaking(spot, fits)) is not None:
        return speaker
    for index in subjects_above(spot):
        subject = spot.references.get(index) or _called(spot, index)
        if _is_told_of(spot, index):
            continue
        if subject is None:
            if (owner := _represented(spot, index)) is not None and _is_person(discourse, spot, owner, gender):
                return owner
            if _is_unnamed_person(discourse, spot, index, gender):
                return None
        elif _may_stand_for(spot, index) or not fits:
            surer = subject.type != PERSON and any(c.sentence == spot.number for c in fits)
            if surer or not _is_person(discourse, spot, subject, gender):
                continue  # "Norwell, owned by Ada Lund, offered to buy what she does not own"
            return subject
    return most_prominent(discourse, spot, fits, gender) if fits else _portrayed(discourse, spot, gender)


def _name(mention: Mention) -> str:
    return (mention.antecedent or mention).text


def _called(spot: Spot, index: int) -> Mention | None:
    """The name beside a noun: "the minister, Ivo Lund, said that he"."""
    beside_it = (i for i, t in enumerate(spot.tokens) if t.head == index and t.dep == "appos")
    return next((spot.references[i] for i in beside_it if i in spot.references), None)


def _is_told_of(spot: Spot, index: int) -> bool:
    """Whether a subject above a pronoun is only another word for it or for whose it is.

    "The son of a smith, he", "his father died when he was six", "his son X runs the firm that he founded".
    """
    tokens = spot.tokens
    twice = tokens[index].head == spot.token.head and spot.token.dep in SUBJECTS and tokens[index].pos != "PROPN"
    owned = bool(owner_of(tokens, index)) and tokens[tokens[index].head].lemma not in SPEECH
    return twice or (owned and spot.token.tag == "PRP")


def _represented(spot: Spot, index: int) -> Mention | None:
    """For whom others speak: "X's lawyers said he", "his spokesman said he"."""
    tokens = spot.tokens
    speaks = tokens[tokens[index].head].lemma in SPEECH and tokens[index].lemma in _SPEAKERS
    owners = (i for i, t in enumerate(tokens) if t.head == index and t.dep == "poss")
    return next((spot.references[i] for i in owners if i in spot.references), None) if speaks else None


def _is_before_subject(spot: Spot) -> bool:
    """ "Through him he met ...": of two pronouns of one clause the subject goes on with whom the text is about."""
    tokens, above = spot.tokens, spot.token.head
    if tokens[above].dep != "prep" or spot.token.dep != "pobj":
        return False
    verb = tokens[above].head
    behind = (t for i, t in enumerate(tokens) if i > spot.index and t.head == verb and t.dep in SUBJECTS)
    return any(t.text.lower() in _SUBJECT_OF.get(spot.word, ()) for t in behind)


def _own_quotation(discourse: Discourse, spot: Spot) -> Quotation | None:
    """The quotation of which the word is the speaker, who is nobody whom it names."""
    here = (spot.number, spot.index)
    return next((q for q in discourse.quotations if q.speaker == here), None)


def most_prominent(discourse: Discourse, spot: Spot, fits: Sequence[Candidate], gender: str = "") -> Mention | None:
    """Of persons the one whom the text most likely goes on with at a word."""
    if not fits:
        return None
    whole = {_name(c.mention): _whole_name(discourse, c.mention) for c in fits}
    weights = dict(
        weigh([(whole[_name(c.mention)], c.sentence, c.prominence.beside(gender)) for c in fits], spot.number)
    )
    about = {_whole_name_of(discourse, name) for name in discourse.protagonists}
    here = any(c.subject and c.sentence == spot.number for c in fits)
    for who in weights.keys() & about if len(about) == 1 and not here else ():
        weights[who] += _PORTRAYED if discourse.portrayed else _NAMED_FIRST
        weights[who] += _NAMED_FIRST if _opens_paragraph(discourse, spot) else 0
    order = {whole[_name(c.mention)]: place for place, c in enumerate(fits)}
    chosen = max(weights, key=lambda who: (weights[who], order[who]))
    named = [c.mention for c in fits if whole[_name(c.mention)] == chosen]
    return max(reversed(named), key=lambda mention: len(_name(mention)))


def _portrayed(discourse: Discourse, spot: Spot, gender: str) -> Mention | None:
    """Whom a portrait is of, however long ago it has named him."""
    named = [c for c in discourse.candidates if c.mention.text in discourse.protagonists]
    free = bool(named) and not spot.is_taken(named[-1].mention) and discourse.portrayed
    fits = free and len(discourse.protagonists) == 1 and gender_fits(discourse, named[-1].mention, gender)
    return named[-1].mention if fits else None


def _whole_name(discourse: Discourse, mention: Mention) -> str:
    return _whole_name_of(discourse, _name(mention))


def _whole_name_of(discourse: Discourse, name: str) -> str:
    """The first whole name in the text that ends like a lone last name: who is meant by "Lund"."""
    if " " in name:
        return name
    whole = (c.mention.text for c in discourse.candidates if c.mention.type == PERSON and c.mention.antecedent is None)
    return next((other for other in whole if other.split()[-1] == name), name)


def _opens_paragraph(discourse: Discourse, spot: Spot) -> bool:
    """Whether it is the first person that a paragraph speaks of."""
    return spot.index <= 2 and "\n\n" in discourse.document.text[max(0, spot.sentence.start - 3) : spot.sentence.start]


def _goes_on_speaking(spot: Spot, fits: Sequence[Candidate]) -> Mention | None:
    """Who spoke last before the sentence that ends in "he said": nobody who is named in what he says."""
    tokens, verb = spot.tokens, spot.token.head
    said = spot.speaks and spot.index > 1 and tokens[spot.index - 1].text in (",", "”", '"')
    named = {c.mention.text.split()[-1] for c in fits if c.sentence == spot.number}
    if not (said and tokens[verb].head == verb and verb > len(tokens) / 2):
        return None
    speaker = last_speaker([c for c in fits if c.sentence < spot.number])
    return speaker if speaker is not None and speaker.text.split()[-1] not in named else None


def _author(discourse: Discourse) -> Mention | None:
    """The document's author as last named in the text."""
    authors = {author.casefold() for author in discourse.document.authors}
    parts = {part for author in authors for part in author.split()}
    for candidate in reversed(discourse.candidates):
        if candidate.mention.type == PERSON and candidate.mention.text.casefold() in authors | parts:
            return candidate.mention
    return None


def _is_person(discourse: Discourse, spot: Spot, mention: Mention, gender: str) -> bool:
    possible = is_a(discourse, mention, PERSON) or (mention.antecedent is None and is_bare(discourse, mention))
    return possible and not spot.is_taken(mention) and gender_fits(discourse, mention, gender)


def _is_unnamed_person(discourse: Discourse, spot: Spot, index: int, gender: str) -> bool:
    noun = spot.tokens[index]
    lexicon = discourse.lexicon
    people = lexicon.person_nouns | lexicon.person_callings
    return noun.tag == "NN" and noun.lemma in people and lexicon.noun_genders.get(noun.lemma, gender) == gender


def _may_stand_for(spot: Spot, index: int) -> bool:
    """Whether a subject is before the pronoun, or behind the phrase of it that is about the subject."""
    if index < spot.index:
        return True
    return opens_sentence(spot) and index < spot.tokens[index].head  # "among his pupils was X" is not about X


def opens_sentence(spot: Spot) -> bool:
    """ "From its Dallas base, Norwell said": what stands before the subject is about the subject."""
    tokens, index = spot.tokens, spot.index
    while tokens[index].head != index and tokens[index].pos not in ("VERB", "AUX"):
        below, index = index, tokens[index].head
        if tokens[index].pos in ("VERB", "AUX"):
            return spot.token.tag == "PRP$" and below == 0 and tokens[below].dep in ("prep", "advcl")
    return False


def subjects_above(spot: Spot) -> Iterator[int]:
    """The subjects of the verbs above a word, the nearest first."""
    tokens, index = spot.tokens, spot.index
    own = index
    while tokens[index].head != index:
        below, index = index, tokens[index].head
        willing = tokens[index].pos == "NOUN" and tokens[below].dep == "acl"  # "the bank's promise to move its seat"
        for i, token in enumerate(tokens):
            subject = token.dep in SUBJECTS or (willing and token.dep == "poss")
            if token.head == index and subject and i not in (below, own):
                yield i
                yield from (j for j, t in enumerate(tokens) if t.head == i and t.dep == "conj" and token.tag == "NNS")
