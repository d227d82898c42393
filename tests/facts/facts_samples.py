"""Sentences for the tests of this room: parsed by the model, or set by hand where the model is not what is tested."""

from __future__ import annotations

import functools

from kg.facts import extract_claims
from kg.facts.grammar import Syntax
from kg.facts.scene import Scene
from kg.language import analyze
from kg.model import (
    Amount,
    Analysis,
    Claim,
    Document,
    DocumentId,
    EntityType,
    FactType,
    Mention,
    Sentence,
    Status,
    Token,
    Value,
)
from kg.ontology import load_ontology

_POS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "CD": "NUM",
    "DT": "DET",
    "IN": "ADP",
    "TO": "PART",
    "CC": "CCONJ",
    "MD": "AUX",
}


@functools.cache
def analysed(text: str, date: str = "2018-09-17", authors: tuple[str, ...] = ()) -> Analysis:
    """The text as the language room understands it."""
    (analysis,) = analyze([Document(id=DocumentId("sample"), text=text, date=date, authors=authors)])
    return analysis


@functools.cache
def claims_of(text: str) -> tuple[Claim, ...]:
    """What the text says."""
    return extract_claims(analysed(text), load_ontology()).claims


def ruled(text: str) -> tuple[Claim, ...]:
    """What the rules say that it says: what has come about is not judged by the sentences around."""
    return extract_claims(analysed(text), load_ontology(), raw=True).claims


def scene_of(text: str) -> Scene:
    """The first sentence of the text."""
    analysis = analysed(text)
    return Scene(analysis.sentences[0], analysis)


def told(text: str, type_: str) -> list[dict[str, str]]:
    """The roles of the text's claims of a type, fillers joined by " + "; pronouns by what they stand for."""
    return [roles_of(claim) for claim in claims_of(text) if claim.type == FactType(type_)]


def roles_of(claim: Claim) -> dict[str, str]:
    """The roles with the names and values that fill them."""
    return {str(role): " + ".join(name_of(filler) for filler in fillers) for role, fillers in claim.roles.items()}


def name_of(filler: Mention | Value) -> str:
    """What a filler stands for."""
    if isinstance(filler, Value):
        return filler.value
    return filler.canonical or (filler.antecedent or filler).text


def statuses(text: str, type_: str) -> list[Status]:
    """The statuses of the text's claims of a type."""
    return [claim.status for claim in claims_of(text) if claim.type == FactType(type_)]


def sentence(text: str, words: str, start: int = 0) -> Sentence:
    """A sentence with its tree: one "word/TAG/relation>head" or "word/lemma/TAG/relation>head" per token."""
    tokens = []
    position = 0
    for word in words.split():
        surface, *lemma, tag, arc = word.split("/")
        relation, _, head = arc.partition(">")
        position = text.index(surface, position)
        tokens.append(
            Token(
                start=start + position,
                end=start + position + len(surface),
                text=surface,
                lemma=(lemma[0] if lemma else surface).lower(),
                pos=_part_of_speech(tag, relation),
                tag=tag,
                dep=relation,
                head=int(head),
            )
        )
        position += len(surface)
    return Sentence(start=start, end=start + len(text), text=text, tokens=tuple(tokens))


def _part_of_speech(tag: str, relation: str) -> str:
    if relation.startswith("aux"):
        return "AUX"
    if tag in _POS:
        return _POS[tag]
    return {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "PR": "PRON", "WP": "PRON", "WD": "PRON"}.get(
        tag[:2], "PUNCT"
    )


def syntax_by_hand(words: str) -> Syntax:
    """The grammar of a sentence given as for `sentence`."""
    return Syntax(sentence(" ".join(word.split("/")[0] for word in words.split()), words))


def mention(text: str, words: str, type_: str = "organization", after: int = 0) -> Mention:
    """The first place of these words in the text as a name."""
    start = text.index(words, after)
    return Mention(start=start, end=start + len(words), text=words, type=EntityType(type_))


def scene(
    text: str,
    words: str,
    *mentions: Mention,
    times: tuple[Value, ...] = (),
    amounts: tuple[Amount, ...] = (),
) -> Scene:
    """A document of one sentence, set by hand."""
    only = sentence(text, words)
    analysis = Analysis(
        document=Document(id=DocumentId("sample"), text=text),
        sentences=(only,),
        mentions=tuple(sorted(mentions)),
        times=times,
        amounts=amounts,
    )
    return Scene(only, analysis)
