"""Bids of a sum that the parser takes for verbs or for something beside it: "a £150m bid", "a $31 per share offer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token

_DEALS = {"bid", "offer", "takeover", "deal", "buyout", "purchase", "acquisition", "merger", "sale", "approach", "loan"}
_CURRENCIES = {
    "dollar", "dollars", "dlr", "dlrs", "euro", "euros", "yen", "pound", "pounds", "franc", "francs", "rouble", "yuan",
}  # fmt: skip
_NUMBERS = {
    "m", "bn", "mln", "bln", "million", "billion", "trillion", "tn", "$", "£", "€", "-", "p", "a", "share", "per",
}  # fmt: skip
_BEFORE = ("DT", "PRP$", "POS", "JJ", "VBN")
_LONGEST = 16
"""Words of a sum, at most."""


def with_bids(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, "bid" being a noun that takes the place of the sum in front of it."""
    for index, token in enumerate(tokens):
        if token.text.lower() in _DEALS and index > 1:
            first = _start_of_sum(tokens, index) if _is_misread(tokens, index) else index
            if first < index and first and (tokens[first - 1].tag in _BEFORE or tokens[first - 1].dep == "amod"):
                tokens = _mended(tokens, first, index)
    return tuple(tokens)


def _start_of_sum(tokens: Sequence[Token], bid: int) -> int:
    first = bid
    if tokens[bid - 1].text == ")":
        first = next((i for i in range(bid - 1, max(0, bid - _LONGEST), -1) if tokens[i].text == "("), bid)
    if first < bid and not any(tokens[i].text[:1].isdigit() for i in range(first, bid)):
        return bid
    while first > max(0, bid - _LONGEST) and _is_number(tokens[first - 1], tokens[first]):
        first -= 1
    return first


def _is_number(token: Token, after: Token) -> bool:
    if token.tag == "DT":
        return after.text in ("-", "share")  # "a 220p-a-share bid", "a $31 a share bid"
    if token.text in _CURRENCIES or (token.tag == "JJ" and token.text[:1].isupper() and after.text in _CURRENCIES):
        return True
    return token.tag == "CD" or token.text.lower().rstrip(".") in _NUMBERS or token.text[:1].isdigit()


def _is_misread(tokens: Sequence[Token], bid: int) -> bool:
    """Whether the sum is not just the noun's modifier."""
    token = tokens[bid]
    if tokens[bid - 1].text == "share" and tokens[bid - 2].text in ("a", "per"):
        return True
    if tokens[bid - 1].text == ")":
        return token.tag == "NN" and token.dep == "appos" and 0 <= bid - token.head < _LONGEST
    return token.text.lower() == "bid" and (token.tag != "NN" or token.dep in ("acl", "relcl", "compound"))


def _above(tokens: Sequence[Token], index: int) -> list[int]:
    """The words above one, up to the root."""
    above = []
    while tokens[index].head != index:
        index = tokens[index].head
        above.append(index)
    return above


def _mended(tokens: Sequence[Token], first: int, bid: int) -> list[Token]:
    """The words with the bid in the place of the first word of the phrase that hangs outside of it."""
    inside = range(first - 1, bid + 1)
    outer = [i for i in inside if not any(head in inside for head in _above(tokens, i))]
    place = next((i for i in outer if tokens[i].dep not in ("det", "mark", "poss", "case")), outer[0])
    root = tokens[place].head == place
    dep = tokens[place].dep if tokens[place].dep not in ("nummod", "nmod", "npadvmod", "acl", "auxpass") else "dobj"
    mended = list(tokens)
    above = _above(tokens, place)
    aim = next((t.head for t in tokens[bid + 1 :][:1] if t.text == "to"), None)  # "a $31 per share offer to buy it"
    bracket = next((i for i in range(first, bid) if tokens[i].text == "("), bid)
    for index, token in enumerate(tokens):
        if index == bid:
            head = bid if root else tokens[place].head
            lemma = "bid" if token.text.lower() == "bid" else token.lemma
            mended[index] = replace(token, lemma=lemma, pos="NOUN", tag="NN", dep=dep, head=head)
        elif index in range(bracket, bid):
            mended[index] = replace(token, head=bid) if token.head not in range(bracket, bid) else token
        elif index in range(first, bid):
            mended[index] = replace(token, dep="nummod" if token.tag == "CD" else "nmod", head=bid)
        elif index == first - 1 and token.tag in ("DT", "PRP$"):
            mended[index] = replace(token, dep="poss" if token.tag == "PRP$" else "det", head=bid)
        elif token.head in range(first - 1, bid + 1) and index != place and index not in range(first, bid):
            case = token.dep == "case" or token.tag == "POS"
            dep_of = "prep" if token.dep == "agent" else token.dep
            mended[index] = token if case else replace(token, head=bid, dep=dep_of)
        elif index == aim and index not in above and token.dep in ("xcomp", "advcl"):
            mended[index] = replace(token, head=bid, dep="acl")
    return mended
