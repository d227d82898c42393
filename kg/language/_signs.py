"""What the sentences say of a name: what has a chief executive and shares, what is a town, who is a "Mr"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.language.lexicon import Lexicon
from kg.model import Mention, Sentence, Token

_Words = tuple[str, ...]
_HELD = frozenset({"shareholders", "holders", "stock", "shares"})
"""What follows a firm's name as a part of the same phrase,"""
_OFFICES = frozenset({"chairman", "chairwoman", "ceo", "cfo"})
"""and in front of a person's, beside "chief executive";"""
_OFFICERS = frozenset({"executive", "financial", "operating", "technology"})
"""behind "chief"."""
_TRADES = frozenset({
    "accountants", "architects", "auditors", "bankers", "bookmakers", "brokers", "builders", "consultants",
    "distillers", "grocers", "jewellers", "lawyers", "printers", "publishers", "solicitors", "stockbrokers",
    "tailors", "underwriters",
})  # fmt: skip
"""What a firm is called in front of its name like several people: "the auditors Moor Lund"."""
_OF_FIRMS = frozenset({
    "owner", "founder", "partner", "shareholder", "investor", "creditor", "buyer", "sponsor", "rival", "client",
    "customer", "competitor", "bidder", "suitor", "neighbour", "neighbor", "leader", "winner", "loser", "sister",
})  # fmt: skip
"""What firms are called as well as persons."""
_MERGING = frozenset({"merge", "acquire", "demerge", "nationalise", "nationalize", "privatise", "privatize", "delist"})
_SETTLEMENTS = frozenset({"town", "city", "village", "island", "state", "province", "port", "suburb", "district"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Words of the names, case-folded, of which a text says that they are firms, towns, or single persons."""

    firms: frozenset[_Words]
    places: frozenset[_Words]
    addressed: frozenset[_Words]


def read_signs(sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon) -> Signs:
    """Go through the words before and behind all names, which are in the order of the text."""
    firms: set[_Words] = set()
    places: set[_Words] = set()
    addressed: set[_Words] = set()
    people: set[int] = set()
    addresses = lexicon.male_titles | lexicon.female_titles
    for name, tokens, first, behind in _placed(sentences, names):
        words = words_of(name)
        before = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
        if before and (before[-1] in addresses or _is_one_of_people(name, tokens, first, words, people, lexicon)):
            addressed.add(words)
            people.add(name.end)
        elif (
            _is_merged(tokens, behind - 1)
            or _has_officers(tokens, behind)
            or _is_held(before)
            or _is_trade(before, tokens, behind, words)
            or _is_called_firm(tokens, behind - 1, lexicon)
        ):
            firms.add(words)
        elif len(before) > 2 and before[-1] == "of" and before[-2] in _SETTLEMENTS and before[-3] in ("the", "a"):
            places.add(words)
    return Signs(firms=frozenset(firms - addressed), places=frozenset(places - firms), addressed=frozenset(addressed))


def _is_one_of_people(
    name: Mention, tokens: Sequence[Token], first: int, words: _Words, people: set[int], lexicon: Lexicon
) -> bool:
    """ "The tycoons Ada Moor and JP Lund": whole names behind the plural of what only persons are."""
    if len(words) < 2 or not first:
        return False
    noun = tokens[first - 1]
    plural = noun.tag == "NNS" and noun.lemma in lexicon.person_nouns | lexicon.person_callings
    plural &= noun.lemma not in lexicon.organization_nouns | _OF_FIRMS and noun.text.lower() not in _TRADES
    return plural or (noun.text == "and" and first > 1 and tokens[first - 2].end in people)


def _is_merged(tokens: Sequence[Token], last: int) -> bool:
    """ "Corvell Lindo will be merged with", "acquired Corvell Lindo": what is done to firms alone."""
    verb = tokens[tokens[last].head]
    return (tokens[last].dep == "nsubjpass" and verb.lemma in _MERGING) or (
        tokens[last].dep == "dobj" and verb.lemma in ("acquire", "merge", "demerge", "nationalise", "nationalize")
    )


def words_of(name: Mention) -> _Words:
    """The words of a name, case-folded: what a document's mentions of it have in common."""
    return tuple(name.text.casefold().split())


def _placed(
    sentences: Sequence[Sentence], names: Sequence[Mention]
) -> Iterator[tuple[Mention, Sequence[Token], int, int]]:
    """Each name with the tokens of its sentence, its first one, and the one behind it."""
    position = 0
    for sentence in sentences:
        starts = {token.start: index for index, token in enumerate(sentence.tokens)}
        while position < len(names) and names[position].start < sentence.end:
            name = names[position]
            position += 1
            first = starts.get(name.start)
            if first is not None:
                behind = first
                while behind < len(sentence.tokens) and sentence.tokens[behind].start < name.end:
                    behind += 1
                yield name, sentence.tokens, first, behind


def _has_officers(tokens: Sequence[Token], behind: int) -> bool:
    """ "Corvell shareholders", "Corvell chief executive Ada Moor", but not "named Ada Moor chief executive"."""
    after = [token.text.lower() for token in tokens[behind : behind + 2]]
    if not after or after[0] in _HELD:
        return bool(after)
    size = 1 if after[0] in _OFFICES else 2 if after[0] == "chief" and after[-1] in _OFFICERS else 0
    if after[-1] in _OFFICERS and behind + size < len(tokens) and tokens[behind + size].text.lower() == "officer":
        size += 1
    named = tokens[behind + size] if behind + size < len(tokens) else None
    return size > 0 and named is not None and named.tag == "NNP" and named.text[0].isupper()


def _is_called_firm(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """ "Corvell was a bank", "Corvell (1920-1999) is the largest retailer": what no person is."""
    verb = tokens[last].head
    if tokens[last].dep != "nsubj" or tokens[verb].lemma != "be":
        return False
    nouns = [token for token in tokens if token.dep == "attr" and token.head == verb]
    return any(token.tag == "NN" and token.lemma in lexicon.plain_organization_nouns for token in nouns)


def _is_held(before: Sequence[str]) -> bool:
    """ "Shares in Corvell"."""
    return len(before) > 1 and before[-1] == "in" and before[-2] in ("shares", "stake", "stock")


def _is_trade(before: Sequence[str], tokens: Sequence[Token], behind: int, words: _Words) -> bool:
    """Whether several of a trade are called by one name, no list."""
    after = tokens[behind].text if behind < len(tokens) else ""
    return bool(before) and before[-1] in _TRADES and len(words) > 1 and after not in ("and", "&")
