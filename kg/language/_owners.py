"""Whose a thing is, where the words right beside it tell: "Norwell and its chairman", "bought it from its founder"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language._discourse import Spot
from kg.language.mentions import ORGANIZATION, PERSON
from kg.model import EntityType, Mention, MentionKind, Token

_BUYING = frozenset(("acquire", "buy", "purchase", "obtain", "wrest"))
_SELLERS = frozenset((
    "founder", "co-founder", "owner", "parent", "shareholder", "stockholder", "investor", "holder", "family", "creator",
    "proprietor", "creditor", "receiver", "liquidator", "administrator",
))  # fmt: skip
_SELLING = frozenset(("sell", "offload", "divest", "transfer"))
_BUYERS = frozenset(("management", "manager", "employee", "staff", "worker", "workforce", "founder"))
"""To whom a firm is sold that are its own people."""
_TO_ANOTHER = frozenset((
    "lender", "rival", "competitor", "supplier", "owner", "parent", "shareholder", "subsidiary", "unit",
    "client", "customer",
    "partner", "backer", "investor", "adviser", "advisor", "predecessor", "successor", "arm", "division", "distributor",
    "affiliate", "insurer", "creditor", "bank", "broker", "landlord", "sponsor", "auditor", "licensee", "company",
))  # fmt: skip
"""What a firm may be to another one."""
_SPOUSES = frozenset(("wife", "husband", "widow", "spouse", "consort"))
_COMPLEMENTS = frozenset(("of", "in", "for", "to", "over", "on", "by", "against", "with"))


def beside(spot: Spot, type_: EntityType) -> Mention | None:
    """ "Norwell and its chairman", "Tom Hale and his wife": the name that the owned thing is coordinated with."""
    tokens, index = spot.tokens, spot.index
    owned = tokens[index].head
    if type_ == PERSON and (partner := _husband_or_wife(spot)) is not None:
        return partner
    if tokens[index].tag != "PRP$" or tokens[owned].dep not in ("conj", "appos"):
        return None
    if is_its(spot.tokens, owned):
        return None
    mention = spot.references.get(tokens[owned].head)
    return mention if mention is not None and mention.type == type_ else None


def _husband_or_wife(spot: Spot) -> Mention | None:
    """ "The son of Tom Hale (1820-88) and his wife": whoever stands before "and", whatever the parser makes of it."""
    tokens, before = spot.tokens, spot.index - 2
    if tokens[spot.index].tag != "PRP$" or tokens[spot.index + 1].lemma not in _SPOUSES:
        return None
    if before < 0 or tokens[before + 1].text != "and":
        return None
    if tokens[before].text == ")":
        opening = (i for i in range(before, -1, -1) if tokens[i].text == "(")
        before = next(opening, 0) - 1
    named = (m for m in spot.references.values() if before >= 0 and m.end == tokens[before].end)
    return next((m for m in named if m.type == PERSON and m.kind is MentionKind.NAME), None)


def is_its(tokens: Sequence[Token], owned: int) -> bool:
    """ "Lumio, its largest lender, declined": what a name is to another firm; not "Lumio, its lender and its boss"."""
    behind = tokens[owned + 1].text if owned + 1 < len(tokens) else "."
    alone = behind in (",", ".", ";", ")", "-") and not any(t.head == owned and t.dep == "conj" for t in tokens)
    return tokens[owned].dep == "appos" and tokens[owned].lemma in _TO_ANOTHER and alone


def traded(spot: Spot) -> Mention | None:
    """ "Bought Norwell from its founder", "sold Norwell to its managers": it is the firm that is traded."""
    tokens, owned = spot.tokens, spot.token.head
    preposition = tokens[owned].head
    if spot.token.tag != "PRP$" or tokens[owned].dep != "pobj" or preposition > owned:
        return None
    people = {"from": (_BUYING, _SELLERS), "to": (_SELLING, _BUYERS)}.get(tokens[preposition].text.lower())
    verb = tokens[preposition].head
    while tokens[verb].pos not in ("VERB", "AUX") and tokens[verb].head != verb:
        verb = tokens[verb].head
    if people is None or tokens[verb].lemma not in people[0] or tokens[owned].lemma not in people[1]:
        return None
    names = (spot.references[i] for i in _objects(spot, verb) if i in spot.references)
    return next((name for name in names if name.type == ORGANIZATION), None)


def doer(spot: Spot) -> Mention | None:
    """ "Norwell's purchase of its rival", "Norwell's stake in its supplier": whose purchase it is."""
    tokens, index = spot.tokens, spot.token.head
    if spot.token.tag != "PRP$":
        return None
    below, lower = index, False  # lower: what the name owns has the pronoun in its complement
    while tokens[index].pos not in ("VERB", "AUX") or tokens[index].tag == "VBG":
        owners = (i for i in spot.references if i < spot.index and tokens[i].head == index and tokens[i].dep == "poss")
        owner = next((spot.references[i] for i in owners), None)
        if owner is not None and lower:
            return owner if owner.type == ORGANIZATION else None
        below, index = index, tokens[index].head
        lower = tokens[below].text in _COMPLEMENTS or (tokens[below].dep in ("acl", "compound") and lower)
        if below == index:
            return None
    return None


def unnamed_owners(spot: Spot) -> Iterator[int]:
    """ "The government's witness in its case": nouns without a name that own what the pronoun is below."""
    tokens, index = spot.tokens, spot.token.head
    while spot.token.tag == "PRP$" and tokens[index].pos in ("NOUN", "ADP") and tokens[index].head != index:
        index = tokens[index].head
        owners = (
            i for i, t in enumerate(tokens[: spot.index]) if t.head == index and t.dep == "poss" and t.tag == "NN"
        )
        yield from (i for i in owners if i not in spot.references)


def _objects(spot: Spot, verb: int) -> Iterator[int]:
    """What is traded: the object of the verb, or that of which it is a part ("70% of Norwell")."""
    tokens = spot.tokens
    for i, token in enumerate(tokens):
        if token.head == verb and token.dep in ("dobj", "nsubjpass"):
            yield i
            under = (j for j, t in enumerate(tokens) if t.head == i and t.dep == "prep" and t.text in ("of", "in"))
            yield from (k for j in under for k, t in enumerate(tokens) if t.head == j and t.dep == "pobj")
