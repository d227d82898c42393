"""Who a pronoun or a description stands for, by rules.

A pronoun takes the nearest compatible name and prefers subjects, the classic heuristic of Hobbs (1978) and
Lappin & Leass (1994) without their weights; first of all the subject of a verb above it ("X said it"). A relative
pronoun takes what its clause hangs on; "the bank" takes the last organisation that the text calls a bank; "I" is who
speaks. Where something that has no name may be meant, nothing is: a wrong name makes a false fact of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language._descriptions import DETERMINERS, description, may_describe
from kg.language._discourse import (
    Discourse,
    Spot,
    best,
    candidate_of,
    fitting,
    is_a,
    last_speaker,
    learn,
    refer,
)
from kg.language._excluded import taken_names
from kg.language._first_persons import first_persons
from kg.language._introductions import introduced_later
from kg.language._owners import beside, doer, traded, unnamed_owners
from kg.language._persons import couple, learn_topic, opens_sentence, person, subjects_above
from kg.language._positions import SPEECH, SUBJECTS
from kg.language._quotations import find_quotations, quotation_at
from kg.language._relatives import RELATIVE, relative
from kg.language._short_names import short_names
from kg.language.antecedents import Observer
from kg.language.lexicon import Lexicon
from kg.language.mentions import ORGANIZATION, PERSON, PLACE
from kg.model import Document, Mention, MentionKind, SectionKind, Sentence, Span, Token

_MALE, _FEMALE = ("he", "him", "his", "himself"), ("she", "her", "hers", "herself")
_GENDERS = dict.fromkeys(_MALE, "male") | dict.fromkeys(_FEMALE, "female")
_NEUTER = frozenset(("it", "its", "itself"))
_IMPERSONAL = frozenset(("be", "seem", "appear", "emerge", "transpire", "happen", "follow", "matter"))
_RANKS = frozenset(("first", "second", "third", "last", "latest", "next", "only"))
_HELD = frozenset((
    "unit", "subsidiary", "arm", "division", "rival", "competitor", "owner", "shareholder", "customer", "supplier",
    "lender", "employer", "market", "bank", "company", "partner", "investor", "acquisition", "creditor",
))  # fmt: skip
"""What one firm is to another: "it is Norwell's biggest rival"."""
_NEW_NAME = re.compile(
    r"\b(?:chang(?:e|es|ed|ing) (?:its|their|the (?:company|firm|group|bank)['\u2019]s) (?:corporate )?name to"
    r"|(?:be|been|is|was) (?:renamed|rechristened)(?: as)?)\s+$"
)
"""What stands before a name that nothing else bears."""
_PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT", "WRB"))


def resolve_references(
    document: Document,
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    lexicon: Lexicon,
    observe: Observer | None = None,
) -> tuple[Mention, ...]:
    """The pronouns and descriptions of a document that could be resolved, in the order of the text."""
    discourse = Discourse(
        document=document,
        lexicon=lexicon,
        sentences=sentences,
        names=names,
        short_names=short_names(names, lexicon),
        observe=observe,
        quotations=find_quotations(document.text, sentences, lexicon),
        persons=_words_of_persons(names),
        opening=next((n for n, s in enumerate(sentences) if s.section is not SectionKind.TITLE), 0),
    )
    by_sentence = list(_by_sentence(sentences, names))
    for number, references in enumerate(by_sentence):
        _read(discourse, sentences[number], number, references)
    first_persons(discourse, sentences, by_sentence)
    introduced_later(discourse, sentences, by_sentence)
    known = frozenset(names)
    return tuple(sorted(m for references in by_sentence for m in references.values() if m not in known))


def _words_of_persons(names: Sequence[Mention]) -> frozenset[str]:
    full = [name.text.casefold().split() for name in names if name.type == PERSON]
    return frozenset(word for words in full if 2 <= len(words) <= 4 for word in (words[0], words[-1]))


def _by_sentence(sentences: Sequence[Sentence], names: Sequence[Mention]) -> Iterator[dict[int, Mention]]:
    """For each sentence its names by the indexes of their head tokens, in the order of the text."""
    position = 0
    for sentence in sentences:
        heads = {}
        while position < len(names) and names[position].start < sentence.end:
            name = names[position]
            inside = [i for i, t in enumerate(sentence.tokens) if name.start <= t.start and t.end <= name.end]
            if inside:
                heads[next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])] = name
            position += 1
        yield dict(sorted(heads.items()))


def _read(discourse: Discourse, sentence: Sentence, number: int, references: dict[int, Mention]) -> None:
    """Resolve what refers in a sentence; it is added to the sentence's names, by head token."""
    quoted = {i: quotation_at(discourse.quotations, name.start) is not None for i, name in references.items()}
    candidates = {i: candidate_of(sentence, number, i, name, quoted=quoted[i]) for i, name in references.items()}
    for candidate in candidates.values():
        learn_topic(discourse, sentence, candidate)
        learn(discourse, sentence, candidate, references)
    definite = _definite(sentence.tokens) | {
        t.head for i, t in enumerate(sentence.tokens) if i in references and t.dep == "poss"
    }
    for index, token in enumerate(sentence.tokens):
        if index in candidates:
            if not _NEW_NAME.search(discourse.document.text, sentence.start, candidates[index].mention.start):
                discourse.candidates.append(candidates[index])
            continue
        if not (index in definite if may_describe(sentence.tokens, index) else _may_refer(token)):
            continue
        taken = taken_names(discourse, sentence, number, index, references)
        spot = Spot(sentence=sentence, number=number, index=index, references=references, taken=taken)
        mention = _resolve(discourse, spot)
        if mention is not None:
            references[index] = mention
            if spot.word not in RELATIVE:
                _remember(discourse, spot, mention)


def _may_refer(token: Token) -> bool:
    return token.tag in _PRONOUN_TAGS or token.pos == "PRON"


def _definite(tokens: Sequence[Token]) -> frozenset[int]:
    """The words before which "the" or "this" tells which one is meant."""
    return frozenset(
        t.head for i, t in enumerate(tokens) if t.dep == "det" and i < t.head and t.text.lower() in DETERMINERS
    )


def _remember(discourse: Discourse, spot: Spot, mention: Mention) -> None:
    """What a pronoun has just stood for is what the next one most likely stands for."""
    for candidate in reversed(discourse.candidates):
        name = candidate.mention
        if mention.antecedent == Span(start=name.start, end=name.end, text=name.text):
            discourse.candidates.append(candidate_of(spot.sentence, spot.number, spot.index, name, again=True))
            return


# What it stands for


def _resolve(discourse: Discourse, spot: Spot) -> Mention | None:
    if may_describe(spot.tokens, spot.index):
        return description(discourse, spot)
    antecedent, type_ = None, None
    if spot.word in RELATIVE:
        antecedent = relative(discourse, spot)
        type_ = PERSON if spot.word in ("who", "whom") else None
    elif spot.word in _GENDERS:
        antecedent, type_ = person(discourse, spot, _GENDERS[spot.word]), PERSON
    elif spot.word == "their":
        antecedent, type_ = couple(discourse, spot), PERSON
    elif spot.word in _NEUTER:
        antecedent = _organization(discourse, spot)
    if antecedent is None:
        return None
    return refer(discourse.document, spot.token, spot.token, antecedent, MentionKind.PRONOUN, type_)


def _organization(discourse: Discourse, spot: Spot) -> Mention | None:
    if _is_expletive(spot):
        return None
    if (owner := beside(spot, ORGANIZATION) or traded(spot) or doer(spot)) is not None:
        return owner
    if any(_may_be_meant(discourse, spot, owner) for owner in unnamed_owners(spot)):
        return None
    for index in subjects_above(spot):
        subject = spot.references.get(index)
        if subject is None:
            if spot.tokens[index].tag == "NN" and _may_be_meant(discourse, spot, index):
                return None
        elif subject.type == PLACE and ORGANIZATION not in subject.alternatives:
            return None
        elif (index < spot.index or opens_sentence(spot)) and _is_free(discourse, spot, subject):
            return subject
    window = fitting(discourse, spot, ORGANIZATION)
    if not any(candidate.sentence == spot.number for candidate in window) and _stands_beside(discourse, spot):
        return None  # "agreed to assist the government with its case"
    return (last_speaker(window) if spot.speaks else None) or best(spot, window)


def _stands_beside(discourse: Discourse, spot: Spot) -> bool:
    """Whether "its" follows an object or subject of its own verb that has no name and may be meant."""
    verb = spot.token.head
    while spot.token.tag == "PRP$" and spot.tokens[verb].pos not in ("VERB", "AUX") and spot.tokens[verb].head != verb:
        verb = spot.tokens[verb].head
    beside = (i for i, t in enumerate(spot.tokens[: spot.index]) if t.head == verb and t.dep in ("dobj", *SUBJECTS))
    return any(i not in spot.references and _may_be_meant(discourse, spot, i) for i in beside)


def _may_be_meant(discourse: Discourse, spot: Spot, index: int) -> bool:
    """Whether "it" may be what a noun means that has no name: "the government said it ...", "the fund and its"."""
    noun, lexicon = spot.tokens[index], discourse.lexicon
    if noun.lemma in lexicon.organization_nouns | lexicon.public_bodies | lexicon.collectives:
        return True
    is_person = noun.lemma in lexicon.person_nouns | lexicon.person_callings
    return spot.tokens[noun.head].lemma in SPEECH and noun.dep == "nsubj" and not is_person and index < spot.index


def _is_free(discourse: Discourse, spot: Spot, subject: Mention) -> bool:
    return is_a(discourse, subject, ORGANIZATION) and not spot.is_taken(subject)


def _is_expletive(spot: Spot) -> bool:
    """Whether "it" stands for nothing, or for what happened: "it is said that", "it seems", "it is Norwell's first"."""
    tokens, index = spot.tokens, spot.index
    if tokens[index].dep == "expl":
        return True
    verb = tokens[index].head
    if tokens[index].dep not in SUBJECTS:
        return False
    if _is_event(tokens, verb):
        return True
    clause = any(
        t.dep in ("ccomp", "csubj", "relcl") and (t.head == verb or tokens[t.head].head == verb) for t in tokens
    )
    return clause and (tokens[index].dep == "nsubjpass" or tokens[verb].lemma in _IMPERSONAL)


def _is_event(tokens: Sequence[Token], verb: int) -> bool:
    """ "It is not Norwell's first trouble", "it was the airline's biggest loss": what happened, and no firm."""
    for noun, token in enumerate(tokens):
        if token.dep == "attr" and token.head == verb and token.tag == "NN" and tokens[verb].lemma == "be":
            beside = [t for t in tokens if t.head == noun]
            ranked = any(t.tag == "JJS" or t.lemma in _RANKS for t in beside)
            if ranked and any(t.dep == "poss" and t.pos != "PRON" for t in beside) and token.lemma not in _HELD:
                return True
    return False
