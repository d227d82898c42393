"""Who says "I" and "we": the speaker of a quotation, or whoever the text is by.

A page of somebody about himself often does not name him; the facts that it tells are then those of "the author of" it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language._discourse import Discourse, is_a, refer
from kg.language._quotations import quotation_at
from kg.language.mentions import ORGANIZATION, PERSON
from kg.model import Mention, MentionKind, SectionKind, Sentence, Token

_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
_OFTEN = 0.15
"""Sentences in which "I" must stand outside of quotations, as a share of all, for a text to be about its author."""


def first_persons(
    discourse: Discourse, sentences: Sequence[Sentence], by_sentence: Sequence[dict[int, Mention]]
) -> None:
    """Resolve the first persons of a document; they are added to the names of their sentences, by head token."""
    spots = list(_spots(discourse, sentences))
    alone = [spot for spot in spots if not spot[3] and spot[2].text.lower() in _SINGULAR]
    telling = len({number for number, *_ in alone}) >= max(1, _OFTEN * len(sentences))
    author = _author(discourse, sentences, by_sentence)
    firm = _firm(discourse, by_sentence)
    for number, index, token, quoted in spots:
        singular = token.text.lower() in _SINGULAR
        if quoted:
            who = _speaker(discourse, token, by_sentence)
            fits = who is not None and is_a(discourse, who, PERSON if singular else ORGANIZATION)
            who = who if fits else None
        elif singular and telling:
            author = author or _unnamed(discourse, token)
            who = author
        else:
            who = None if singular or telling else firm
        if who is None or index in by_sentence[number]:
            continue
        mention = refer(discourse.document, token, token, who, MentionKind.PRONOUN, PERSON if singular else None)
        by_sentence[number][index] = who if who.start == token.start else mention


def _spots(discourse: Discourse, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, Token, bool]]:
    """Sentence, token and whether it is quoted, of each first person."""
    for number, sentence in enumerate(sentences):
        if sentence.section is SectionKind.FURNITURE:
            continue
        for index, token in enumerate(sentence.tokens):
            if token.text.lower() in _SINGULAR | _PLURAL and token.tag in ("PRP", "PRP$") and token.text != "US":
                yield number, index, token, quotation_at(discourse.quotations, token.start) is not None


def _speaker(discourse: Discourse, token: Token, by_sentence: Sequence[dict[int, Mention]]) -> Mention | None:
    quotation = quotation_at(discourse.quotations, token.start)
    if quotation is None or quotation.speaker is None:
        return None
    number, index = quotation.speaker
    return by_sentence[number].get(index)


def _author(
    discourse: Discourse, sentences: Sequence[Sentence], by_sentence: Sequence[dict[int, Mention]]
) -> Mention | None:
    """The author where the text names him: as its author, by "I am" or "my name is", or in its title."""
    authors = {author.casefold() for author in discourse.document.authors}
    for sentence, names in zip(sentences, by_sentence, strict=True):
        for index, name in names.items():
            if name.kind is not MentionKind.NAME or not is_a(discourse, name, PERSON):
                continue
            protagonist = name.text in discourse.protagonists and not _asks(sentence, index)
            titled = sentence.section is SectionKind.TITLE and protagonist
            if name.text.casefold() in authors or titled or _introduces(sentence, index):
                return name
    return None


def _asks(sentence: Sentence, index: int) -> bool:
    """ "The Norwell Herald interviews Ines Duarte": who asks does not tell of himself."""
    return any(token.text.lower() == "interviews" for token in sentence.tokens[index + 1 : index + 2])


def _introduces(sentence: Sentence, index: int) -> bool:
    """ "I am Ines Duarte", "my name is Ines Duarte"."""
    tokens = sentence.tokens
    verb = tokens[index].head
    if tokens[index].dep not in ("attr", "oprd", "acomp") or tokens[verb].lemma not in ("be", "'m"):
        return False
    subjects = [i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"]
    return any(
        tokens[i].text == "I"
        or (tokens[i].lemma == "name" and any(t.head == i and t.text.lower() == "my" for t in tokens))
        for i in subjects
    )


def _unnamed(discourse: Discourse, token: Token) -> Mention:
    """The author of a text that does not name him, mentioned where he first says "I"."""
    document = discourse.document
    called = document.authors[0] if len(document.authors) == 1 else f"author of {document.title or document.id}"
    span = document.span(token.start, token.end)
    return Mention(start=span.start, end=span.end, text=span.text, type=PERSON, canonical=called)


def _firm(discourse: Discourse, by_sentence: Sequence[dict[int, Mention]]) -> Mention | None:
    """The organisation that says "we" outside of quotations: the first that the text names as a subject or title."""
    for references in by_sentence[:3]:
        for mention in references.values():
            if mention.kind is MentionKind.NAME and is_a(discourse, mention, ORGANIZATION):
                return mention
    return None
