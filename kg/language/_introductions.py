"""Whom a text first tells of by a post and names in the next sentence.

"The chief executive of Norwell is stepping down. Ada Brandt told staff that ...".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language._discourse import Discourse, key_of, refer
from kg.language._positions import SUBJECTS
from kg.language.mentions import ORGANIZATION, PERSON
from kg.model import Mention, MentionKind, SectionKind, Sentence

_DETERMINED = ("the", "its", "their")
_FIRST = 2
"""Words before the name in the sentence that gives it: "Mr"."""


def introduced_later(
    discourse: Discourse, sentences: Sequence[Sentence], by_sentence: Sequence[dict[int, Mention]]
) -> None:
    """Resolve holders of posts who are named right afterwards; they are added to the names of their sentences."""
    known: set[str] = set()
    for number, references in enumerate(by_sentence[:-1]):
        persons = {key_of(m) for m in references.values() if m.type == PERSON}
        body = sentences[number].section is not SectionKind.TITLE
        post = _post(discourse, sentences[number], references) if body and not persons else None
        name = _named_first(sentences[number + 1], by_sentence[number + 1]) if post is not None else None
        if post is not None and name is not None and key_of(name) not in known:
            token = sentences[number].tokens[post]
            references[post] = refer(discourse.document, token, token, name, MentionKind.NOMINAL)
        known |= persons if body else set()


def _post(discourse: Discourse, sentence: Sentence, references: Mapping[int, Mention]) -> int | None:
    """The word for the holder of a post in a firm, whom the sentence is about."""
    tokens, lexicon = sentence.tokens, discourse.lexicon
    for index, token in enumerate(tokens):
        main = token.dep in SUBJECTS and tokens[token.head].head == token.head
        if not main or token.tag != "NN" or token.lemma not in lexicon.person_nouns - lexicon.relatives:
            continue
        under = [i for i, t in enumerate(tokens) if t.head == index]
        determined = any(tokens[i].text.lower() in _DETERMINED or tokens[i].dep == "poss" for i in under)
        of = [i for i, t in enumerate(tokens) if tokens[t.head].text == "of" and tokens[t.head].head == index]
        firms = [m for i in (*under, *of) if (m := references.get(i)) is not None and m.type == ORGANIZATION]
        if determined and firms:
            return index
    return None


def _named_first(sentence: Sentence, references: Mapping[int, Mention]) -> Mention | None:
    """The person whom a sentence is about, named at its beginning, without a word of who that is."""
    persons = sorted((m.start, i, m) for i, m in references.items() if m.type == PERSON)
    if not persons or persons[0][2].kind is not MentionKind.NAME:
        return None
    _, head, name = persons[0]
    tokens = sentence.tokens
    first = next(i for i, token in enumerate(tokens) if token.end > name.start)
    told = any(t.head == head and t.dep in ("appos", "relcl", "compound") and t.tag in ("NN", "VBD") for t in tokens)
    subject = tokens[head].dep in SUBJECTS and tokens[tokens[head].head].head == tokens[head].head
    return name if subject and first < _FIRST and not told else None
