"""Who a pronoun or a description stands for, by rules.

A pronoun takes the nearest compatible name and prefers subjects, the classic heuristic of Hobbs (1978) and
Lappin & Leass (1994) without their weights; a relative pronoun takes what its clause hangs on; "the bank" takes
the last organisation that the text calls a bank. In an author's biography every "he" and "she" is the author.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.language.lexicon import Lexicon
from kg.language.mentions import ORGANIZATION, PERSON
from kg.model import Document, EntityType, Mention, MentionKind, SectionKind, Sentence, Span, Token

_MALE = {"he", "him", "his", "himself"}
_FEMALE = {"she", "her", "hers", "herself"}
_NEUTER = {"it", "its", "itself"}
_RELATIVE = {"who", "whom", "whose", "which", "that", "where"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_MEMORY = 4
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may be an antecedent: where it stands, what it is, how prominent it is."""

    mention: Mention
    sentence: int
    token: int
    subject: bool
    oblique: bool
    told: bool
    """Whether it is only whom somebody spoke to or quotes: "told Reuters", "according to Reuters"."""


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    document: Document
    lexicon: Lexicon
    candidates: list[_Candidate] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    """From a person's last name to "male" or "female"."""
    protagonists: set[str] = field(default_factory=set)
    """The persons named in the title: a profile's "she" is its subject."""
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From an organisation's name to the nouns that the text has used of it."""


def resolve_references(
    document: Document, sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The pronouns and descriptions of a document that could be resolved, in the order of the text."""
    state = _State(document=document, lexicon=lexicon)
    found: list[Mention] = []
    position = 0
    for number, sentence in enumerate(sentences):
        here: list[Mention] = []
        while position < len(names) and names[position].start < sentence.end:
            here.append(names[position])
            position += 1
        at = _tokens_of(sentence, here)
        new = [_candidate(sentence, number, i, mention) for i, mention in at.items()]
        for candidate in new:
            _learn(state, sentence, candidate)
            if sentence.section is SectionKind.TITLE and candidate.mention.type == PERSON:
                state.protagonists.add(candidate.mention.text)
        references: dict[int, Mention] = dict(at)
        for index in range(len(sentence.tokens)):
            if index in at:
                state.candidates.append(next(c for c in new if c.token == index))
                continue
            taken = _arguments_beside(sentence, index, references)
            mention = _resolve(state, sentence, number, index, references, taken)
            if mention:
                references[index] = mention
                found.append(mention)
                _remember(state, sentence, number, index, mention)
    return tuple(found)


def _remember(state: _State, sentence: Sentence, number: int, index: int, mention: Mention) -> None:
    """What a pronoun has just stood for is what the next one most likely stands for."""
    named = next((c.mention for c in reversed(state.candidates) if _place(c.mention) == mention.antecedent), None)
    if named is not None and mention.text.lower() not in _RELATIVE:
        state.candidates.append(_candidate(sentence, number, index, named))


def _place(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)


def _tokens_of(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The mentions of a sentence by the index of their head token."""
    heads = {}
    for mention in mentions:
        inside = [i for i, t in enumerate(sentence.tokens) if mention.start <= t.start and t.end <= mention.end]
        if inside:
            head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])
            heads[head] = mention
    return dict(sorted(heads.items()))


def _candidate(sentence: Sentence, number: int, index: int, mention: Mention) -> _Candidate:
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    above = sentence.tokens[head.head] if token.dep == "compound" else head
    return _Candidate(
        mention=mention,
        sentence=number,
        token=index,
        subject=_is_subject(sentence, index),
        oblique=token.dep in {"poss", "compound", "nmod", "amod", "pobj", "npadvmod"},
        told=(above.lemma == "tell" and not _is_subject(sentence, index)) or _is_source(sentence, index),
    )


def _is_source(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    while tokens[index].head != index:
        index = tokens[index].head
        if tokens[index].text.lower() == "according":
            return True
    return False


def _is_subject(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    while token.dep == "conj" and token.head != index:
        index, token = token.head, sentence.tokens[token.head]
    return token.dep in _SUBJECTS


def _learn(state: _State, sentence: Sentence, candidate: _Candidate) -> None:
    """Remember a person's gender from a title, and what kind of organisation a name is called."""
    mention, tokens = candidate.mention, sentence.tokens
    first = next(i for i, t in enumerate(tokens) if t.start >= mention.start)
    title = tokens[first - 1].text.lower() if first else ""
    last_name = mention.text.split()[-1].casefold()
    if title in state.lexicon.male_titles:
        state.genders[last_name] = "male"
    elif title in state.lexicon.female_titles:
        state.genders[last_name] = "female"
    if mention.type == PERSON:
        return
    kinds = state.kinds[mention.text]
    kinds |= {word.casefold() for word in mention.text.split()} & state.lexicon.organization_nouns
    head = tokens[candidate.token]
    described = {
        t.lemma
        for i, t in enumerate(tokens)
        if (t.head == candidate.token and t.dep in ("appos", "compound", "nmod"))
        or (i == head.head and head.dep == "appos")
    }
    kinds |= described & state.lexicon.organization_nouns
    verb = tokens[head.head]
    if head.dep in _SUBJECTS and verb.lemma == "be":
        kinds |= {t.lemma for t in tokens if t.dep == "attr" and t.head == head.head} & state.lexicon.organization_nouns


def _arguments_beside(sentence: Sentence, index: int, references: dict[int, Mention]) -> frozenset[str]:
    """Names that other arguments of the token's verb stand for: in "whom she married" she is not whom."""
    tokens = sentence.tokens
    if tokens[index].tag == "PRP$" or tokens[index].text.lower().endswith("self"):
        return frozenset()
    head = tokens[index].head
    beside = [m for i, m in references.items() if i != index and tokens[i].head == head]
    taken = {(m.antecedent or m).text for m in beside}
    if tokens[head].text.lower() in ("renamed", "rebranded", "rechristened"):
        # A firm gives its own name to what it bought: "It was rebranded Amazon China" is not said of Amazon.
        taken |= {" ".join(m.text.split()[:n]) for m in beside for n in range(1, len(m.text.split()))}
    return frozenset(taken)


def _resolve(
    state: _State,
    sentence: Sentence,
    number: int,
    index: int,
    references: dict[int, Mention],
    taken: frozenset[str],
) -> Mention | None:
    token = sentence.tokens[index]
    word = token.text.lower()
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "WP$", "WDT", "WRB"):
        if word in _RELATIVE:
            return _relative(state.document, sentence, index, references)
        if beside := _beside(sentence, index, references, word):
            return _refer(state.document, token, token, beside, MentionKind.PRONOUN)
        return _pronoun(state, sentence, number, index, word, taken)
    if token.tag in ("NN", "NNP") and token.lemma in state.lexicon.organization_nouns:
        return _description(state, sentence, number, index, references, taken)
    return None


def _beside(sentence: Sentence, index: int, references: dict[int, Mention], word: str) -> Mention | None:
    """ "Vivendi and its chairman", "Tom Hale and his wife": the name that the owned thing is coordinated with."""
    tokens = sentence.tokens
    owned = tokens[index].head
    if tokens[index].tag != "PRP$" or tokens[owned].dep not in ("conj", "appos"):
        return None
    mention = references.get(tokens[owned].head)
    wanted = ORGANIZATION if word in _NEUTER else PERSON if word in _MALE | _FEMALE else None
    return mention if mention is not None and mention.type == wanted else None


def _relative(document: Document, sentence: Sentence, index: int, references: dict[int, Mention]) -> Mention | None:
    """ "Joyo, which Amazon bought": what the relative clause hangs on."""
    tokens = sentence.tokens
    verb = index
    while tokens[verb].dep != "relcl":
        if tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    mention = references.get(_described(tokens, tokens[verb].head))
    if mention is None or (mention.type == PERSON and tokens[index].text.lower() == "which"):
        return None
    return _refer(document, tokens[index], tokens[index], mention, MentionKind.PRONOUN)


def _described(tokens: Sequence[Token], noun: int) -> int:
    """ "X is a chain that ...", "X, a chain that ...": from the description to what it describes."""
    if tokens[noun].pos == "NOUN" and tokens[noun].dep == "appos":
        return tokens[noun].head
    if tokens[noun].pos == "NOUN" and tokens[noun].dep == "attr" and tokens[tokens[noun].head].lemma == "be":
        verb = tokens[noun].head
        return next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"), noun)
    return noun


def _pronoun(
    state: _State, sentence: Sentence, number: int, index: int, word: str, taken: frozenset[str]
) -> Mention | None:
    token = sentence.tokens[index]
    if word in _MALE | _FEMALE:
        gender = "male" if word in _MALE else "female"
        if sentence.section is SectionKind.BIOGRAPHY and (author := _author(state)):
            return _refer(state.document, token, token, author, MentionKind.PRONOUN)
        antecedent = _nearest(state, number, index, PERSON, gender, taken)
        if antecedent:
            state.genders.setdefault(antecedent.text.split()[-1].casefold(), gender)
    elif word in _NEUTER:
        if _expletive(sentence, index):
            return None
        antecedent = _nearest(state, number, index, ORGANIZATION, "", taken)
    else:
        return None
    return _refer(state.document, token, token, antecedent, MentionKind.PRONOUN) if antecedent else None


def _author(state: _State) -> Mention | None:
    """The document's author as last named in the text."""
    authors = {author.casefold() for author in state.document.authors}
    parts = {part for author in authors for part in author.split()}
    for candidate in reversed(state.candidates):
        if candidate.mention.type == PERSON and candidate.mention.text.casefold() in authors | parts:
            return candidate.mention
    return None


def _expletive(sentence: Sentence, index: int) -> bool:
    """Whether "it" stands for nothing: "it is said that", "it seems"."""
    tokens = sentence.tokens
    if tokens[index].dep == "expl":
        return True
    verb = tokens[index].head
    if tokens[index].dep not in _SUBJECTS:
        return False
    clause = any(
        t.dep in ("ccomp", "csubj", "relcl") and (t.head == verb or tokens[t.head].head == verb) for t in tokens
    )
    return clause and (tokens[index].dep == "nsubjpass" or tokens[verb].lemma in ("be", "seem", "appear"))


def _description(
    state: _State,
    sentence: Sentence,
    number: int,
    index: int,
    references: dict[int, Mention],
    taken: frozenset[str],
) -> Mention | None:
    """ "the company", "the online retailer": the last organisation that fits the noun."""
    tokens = sentence.tokens
    children = [(i, t) for i, t in enumerate(tokens) if t.head == index and i != index]
    determiner = next((i for i, t in children if t.dep == "det" and t.text.lower() in ("the", "this")), None)
    if determiner is None or any(
        t.dep in ("appos", "relcl", "acl") or (t.dep == "prep" and t.text == "of") for _, t in children
    ):
        return None
    if tokens[index].dep in ("compound", "appos", "attr"):
        return None
    follows_name = determiner > 1 and tokens[determiner - 1].text == "," and determiner - 2 in references
    if follows_name and tokens[index].dep not in _SUBJECTS:
        return None  # an apposition that the parser hung elsewhere
    if any(i in references and t.dep in ("compound", "nmod") for i, t in children):
        return None  # "the Yugansk unit" names its thing
    noun = tokens[index].lemma
    if noun == "business" and any(t.dep == "compound" for _, t in children):
        return None
    window = _of_type(state, number, index, ORGANIZATION, taken)
    called = [c for c in window if noun in state.kinds[c.mention.text]]
    if called:
        antecedent = called[-1].mention
    elif noun in state.lexicon.generic_organization_nouns and window:
        antecedent = _rank(window, number)[0].mention
    else:
        return None
    return _refer(state.document, tokens[determiner], tokens[index], antecedent, MentionKind.NOMINAL)


def _visible(state: _State, number: int, index: int) -> list[_Candidate]:
    recent = []
    for candidate in reversed(state.candidates):
        if number - candidate.sentence > _MEMORY:
            break
        recent.append(candidate)
    return recent[::-1]


def _of_type(state: _State, number: int, index: int, type_: EntityType, taken: frozenset[str]) -> list[_Candidate]:
    """The candidates of a type; if there are none, those that may be of it."""
    free = [c for c in _visible(state, number, index) if not c.told and c.mention.text not in taken]
    sure = [c for c in free if c.mention.type == type_]
    return sure or [c for c in free if type_ in c.mention.alternatives and c.mention.type != PERSON]


def _nearest(
    state: _State, number: int, index: int, type_: EntityType, gender: str, taken: frozenset[str]
) -> Mention | None:
    window = [c for c in _of_type(state, number, index, type_, taken) if _gender_fits(state, c.mention, gender)]
    ranked = _rank(window, number)
    here = bool(ranked) and ranked[0].subject and ranked[0].sentence == number
    if ranked and not here and len(state.protagonists) == 1:
        known = [c for c in window if c.mention.text in state.protagonists]
        return known[-1].mention if known else ranked[0].mention
    return ranked[0].mention if ranked else None


def _gender_fits(state: _State, mention: Mention, gender: str) -> bool:
    words = mention.text.casefold().split()
    first = state.lexicon.genders.get(words[0]) if len(words) > 1 else None
    known = first or state.genders.get(words[-1])
    return not gender or known is None or known == gender


def _rank(window: Sequence[_Candidate], number: int) -> list[_Candidate]:
    """Best first: nearer sentences first; in a sentence subjects, then objects, then the rest; then the later one."""

    def key(item: tuple[int, _Candidate]) -> tuple[int, int, int]:
        position, candidate = item
        rank = 0 if candidate.subject else (2 if candidate.oblique else 1)
        return (number - candidate.sentence, rank, -position)

    return [candidate for _, candidate in sorted(enumerate(window), key=key)]


def _refer(document: Document, first: Token, last: Token, antecedent: Mention, kind: MentionKind) -> Mention:
    name = antecedent.antecedent or Span(start=antecedent.start, end=antecedent.end, text=antecedent.text)
    return Mention(
        start=first.start,
        end=last.end,
        text=document.text[first.start : last.end],
        type=antecedent.type,
        kind=kind,
        antecedent=name,
        alternatives=antecedent.alternatives,
    )
