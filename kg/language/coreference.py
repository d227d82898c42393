"""Who a pronoun or a description stands for, by rules.

A pronoun takes the nearest compatible name and prefers subjects, the classic heuristic of Hobbs (1978) and
Lappin & Leass (1994) without their weights; first of all the subject of a verb above it ("X said it"). A relative
pronoun takes what its clause hangs on; "the bank" takes the last organisation that the text calls a bank; "I" is who
speaks. Where something that has no name may be meant, nothing is: a wrong name makes a false fact of somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.language._descriptions import DETERMINERS, NOUNS, description
from kg.language._discourse import (
    SPEECH,
    SUBJECTS,
    Candidate,
    Discourse,
    Spot,
    best,
    candidate_of,
    fitting,
    gender_fits,
    is_a,
    is_bare,
    last_speaker,
    learn,
    refer,
    remember_gender,
)
from kg.language._first_persons import first_persons
from kg.language._quotations import find_quotations, quotation_at
from kg.language._relatives import RELATIVE, relative
from kg.language.lexicon import Lexicon
from kg.language.mentions import ORGANIZATION, PERSON, PLACE
from kg.model import Document, EntityType, Mention, MentionKind, SectionKind, Sentence, Span, Token

_MALE, _FEMALE = ("he", "him", "his", "himself"), ("she", "her", "hers", "herself")
_GENDERS = dict.fromkeys(_MALE, "male") | dict.fromkeys(_FEMALE, "female")
_NEUTER = frozenset(("it", "its", "itself"))
_IMPERSONAL = frozenset(("be", "seem", "appear", "emerge", "transpire", "happen", "follow", "matter"))
_JUDGED = frozenset((
    "approve", "clear", "block", "veto", "reject", "oppose", "accept", "back", "welcome", "support", "criticise",
    "criticize", "probe", "investigate", "review", "examine", "allow", "challenge", "recommend", "delay", "endorse",
    "sanction",
))  # fmt: skip
_DEALS = frozenset(
    ("purchase", "acquisition", "takeover", "bid", "offer", "merger", "buyout", "approach", "proposal", "deal")
)
"""What somebody else approves or rejects: "the board approved its purchase" is not of the board's."""
_PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT", "WRB"))


def resolve_references(
    document: Document, sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The pronouns and descriptions of a document that could be resolved, in the order of the text."""
    discourse = Discourse(
        document=document,
        lexicon=lexicon,
        quotations=find_quotations(document.text, sentences, lexicon),
        persons=_words_of_persons(names),
    )
    by_sentence = list(_by_sentence(sentences, names))
    for number, references in enumerate(by_sentence):
        _read(discourse, sentences[number], number, references)
    first_persons(discourse, sentences, by_sentence)
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
    candidates = {i: candidate_of(sentence, number, i, name) for i, name in references.items()}
    for candidate in candidates.values():
        learn(discourse, sentence, candidate, references)
    definite = _definite(sentence.tokens) | {t.head for i, t in enumerate(sentence.tokens) if i in references and t.dep == "poss"}
    for index, token in enumerate(sentence.tokens):
        if index in candidates:
            discourse.candidates.append(candidates[index])
            continue
        if not (index in definite if token.tag in NOUNS else _may_refer(token)):
            continue
        taken = _taken(discourse, sentence, number, index, references)
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
            discourse.candidates.append(candidate_of(spot.sentence, spot.number, spot.index, name))
            return


# What a word can't stand for


def _taken(
    discourse: Discourse, sentence: Sentence, number: int, index: int, references: Mapping[int, Mention]
) -> frozenset[str]:
    """Names that other arguments of the word's verb stand for ("whom she married"), and who says these words."""
    tokens = sentence.tokens
    taken = _speakers(discourse, tokens[index], number, references)
    if tokens[index].tag == "PRP$":
        return frozenset(taken | {(m.antecedent or m).text for m in _not_owners(tokens, index, references)})
    if tokens[index].text.lower().endswith("self"):
        return frozenset(taken)
    head = tokens[index].head
    beside = [m for i, m in references.items() if i != index and tokens[i].head == head]
    if tokens[index].dep not in SUBJECTS:
        beside += [references[i] for i in _implied_subject(tokens, index) if i in references]
    if tokens[index].tag in ("NN", "NNP"):
        beside += [references[i] for i in _subjects_of_clause(tokens, index) if i in references]
    if tokens[index].dep in SUBJECTS:
        beside += [m for i, m in references.items() if i > index and _is_under(tokens, i, head)]
        beside += [m for i, m in references.items() if _is_judge(tokens, i, head)]
    taken |= {(m.antecedent or m).text for m in beside}
    if tokens[head].text.lower() in ("renamed", "rebranded", "rechristened"):
        # A firm gives its own name to what it bought: "It was rebranded Amazon China" is not said of Amazon.
        taken |= {" ".join(m.text.split()[:n]) for m in beside for n in range(1, len(m.text.split()))}
    return frozenset(taken)


def _is_judge(tokens: Sequence[Token], index: int, predicate: int) -> bool:
    """ "The court declared it bankrupt": a verb's subject, where what its object is called has no verb itself."""
    verb = tokens[predicate].head
    bare = tokens[predicate].pos not in ("VERB", "AUX") and tokens[predicate].dep in ("ccomp", "xcomp", "oprd")
    return bare and tokens[index].head == verb and tokens[index].dep in SUBJECTS


def _not_owners(tokens: Sequence[Token], index: int, references: Mapping[int, Mention]) -> Iterator[Mention]:
    """Whose "its" can't be: what the owned thing is of ("its valuation of Corvell"), who judges another's deal."""
    owned = tokens[index].head
    yield from (m for i, m in references.items() if i > owned and _is_under(tokens, i, owned))
    if tokens[owned].lemma in _DEALS and tokens[tokens[owned].head].lemma in _JUDGED:
        verb = tokens[owned].head
        yield from (m for i, m in references.items() if tokens[i].head == verb and tokens[i].dep in SUBJECTS)


def _is_under(tokens: Sequence[Token], index: int, above: int) -> bool:
    """Whether a word hangs on another, itself or by those that it hangs on."""
    while tokens[index].head != index:
        index = tokens[index].head
        if index == above:
            return True
    return False


def _speakers(discourse: Discourse, token: Token, number: int, references: Mapping[int, Mention]) -> set[str]:
    quotation = quotation_at(discourse.quotations, token.start)
    if quotation is None or quotation.speaker is None or quotation.speaker[0] != number:
        return set()
    speaker = references.get(quotation.speaker[1])
    return set() if speaker is None else {(speaker.antecedent or speaker).text}


def _implied_subject(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The subject that an object's verb has from the verb above it: "X came and married her", "X, praising her"."""
    verb = tokens[index].head
    while tokens[verb].pos in ("ADP", "NOUN") and tokens[verb].head != verb:
        verb = tokens[verb].head  # "acquires a stake in it"
    while tokens[verb].pos in ("VERB", "AUX"):
        subjects = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS]
        if subjects or tokens[verb].dep not in ("conj", "xcomp", "advcl") or tokens[verb].head == verb:
            yield from subjects
            return
        verb = tokens[verb].head


def _subjects_of_clause(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Whom a description in the same clause can't stand for: "Norwell owns a part of the firm"."""
    below, above = index, tokens[index].head
    while tokens[above].pos not in ("VERB", "AUX") and tokens[above].head != above:
        below, above = above, tokens[above].head
    if tokens[above].pos not in ("VERB", "AUX") or tokens[below].dep in SUBJECTS:
        return
    while tokens[above].head != above:
        subjects = [i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS]
        if subjects or tokens[above].dep not in ("xcomp", "pcomp"):
            yield from subjects
            return
        above = tokens[above].head
    yield from (i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS)


# What it stands for


def _resolve(discourse: Discourse, spot: Spot) -> Mention | None:
    if spot.token.tag in NOUNS:
        return description(discourse, spot)
    antecedent, type_ = None, None
    if spot.word in RELATIVE:
        antecedent = relative(discourse, spot)
        type_ = PERSON if spot.word in ("who", "whom") else None
    elif spot.word in _GENDERS:
        antecedent, type_ = _person(discourse, spot, _GENDERS[spot.word]), PERSON
    elif spot.word in _NEUTER:
        antecedent = _organization(discourse, spot)
    if antecedent is None:
        return None
    return refer(discourse.document, spot.token, spot.token, antecedent, MentionKind.PRONOUN, type_)


def _person(discourse: Discourse, spot: Spot, gender: str) -> Mention | None:
    author = _author(discourse) if spot.sentence.section is SectionKind.BIOGRAPHY else None
    antecedent = author or _beside(spot, PERSON)
    if antecedent is None:
        fits = fitting(discourse, spot, PERSON, gender)
        antecedent = _goes_on_speaking(spot, fits)
        for index in () if antecedent is not None else _subjects_above(spot):
            subject = spot.references.get(index)
            if subject is None:
                if _is_unnamed_person(discourse, spot, index, gender):
                    return None
            elif (index < spot.index or _opens_sentence(spot) or not fits) and _is_person(
                discourse, spot, subject, gender
            ):
                antecedent = subject
                break
        antecedent = antecedent or best(discourse, spot, fits)
    if antecedent is not None and antecedent is not author:
        remember_gender(discourse, (antecedent.antecedent or antecedent).text, gender)
    return antecedent


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


def _organization(discourse: Discourse, spot: Spot) -> Mention | None:
    if _is_expletive(spot):
        return None
    if (beside := _beside(spot, ORGANIZATION)) is not None:
        return beside
    for index in _subjects_above(spot):
        subject = spot.references.get(index)
        if subject is None:
            if spot.tokens[index].tag == "NN" and _may_be_meant(discourse, spot, index):
                return None
        elif subject.type == PLACE and ORGANIZATION not in subject.alternatives:
            return None
        elif (index < spot.index or _opens_sentence(spot)) and _is_free(discourse, spot, subject):
            return subject
    window = fitting(discourse, spot, ORGANIZATION)
    return (last_speaker(window) if spot.speaks else None) or best(discourse, spot, window)


def _may_be_meant(discourse: Discourse, spot: Spot, index: int) -> bool:
    """Whether "it" may be what a noun means that has no name: "the government said it ...", "the fund and its"."""
    noun, lexicon = spot.tokens[index], discourse.lexicon
    if noun.lemma in lexicon.organization_nouns | lexicon.public_bodies | lexicon.collectives:
        return True
    is_person = noun.lemma in lexicon.person_nouns | lexicon.person_callings
    return spot.tokens[noun.head].lemma in SPEECH and noun.dep == "nsubj" and not is_person and index < spot.index


def _opens_sentence(spot: Spot) -> bool:
    """ "From its Dallas base, Norwell said": what stands before the subject is about the subject."""
    tokens, index = spot.tokens, spot.index
    while tokens[index].head != index and tokens[index].pos not in ("VERB", "AUX"):
        below, index = index, tokens[index].head
        if tokens[index].pos in ("VERB", "AUX"):
            return spot.token.tag == "PRP$" and below == 0 and tokens[below].dep in ("prep", "advcl")
    return False


def _is_free(discourse: Discourse, spot: Spot, subject: Mention) -> bool:
    return is_a(discourse, subject, ORGANIZATION) and not spot.is_taken(subject)


def _is_expletive(spot: Spot) -> bool:
    """Whether "it" stands for nothing: "it is said that", "it seems"."""
    tokens, index = spot.tokens, spot.index
    if tokens[index].dep == "expl":
        return True
    verb = tokens[index].head
    if tokens[index].dep not in SUBJECTS:
        return False
    clause = any(
        t.dep in ("ccomp", "csubj", "relcl") and (t.head == verb or tokens[t.head].head == verb) for t in tokens
    )
    return clause and (tokens[index].dep == "nsubjpass" or tokens[verb].lemma in _IMPERSONAL)


def _beside(spot: Spot, type_: EntityType) -> Mention | None:
    """ "Vivendi and its chairman", "Tom Hale and his wife": the name that the owned thing is coordinated with."""
    tokens, index = spot.tokens, spot.index
    owned = tokens[index].head
    if tokens[index].tag != "PRP$" or tokens[owned].dep not in ("conj", "appos"):
        return None
    mention = spot.references.get(tokens[owned].head)
    return mention if mention is not None and mention.type == type_ else None


def _subjects_above(spot: Spot) -> Iterator[int]:
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
