"""Prices of deals of which a sentence names one party, or both, and another tells what the deal is.

"Norwell previously offered £1.3bn", "went to court to halt a $7bn buyout by Norwell", "Norwell said that Kelbrand had
turned down a deal worth $8bn".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.facts.bids import MAKING
from kg.facts.closings import DEALS
from kg.facts.deals import retold
from kg.facts.grammar import carrier_of
from kg.facts.later_prices import is_in_phrase, is_worth
from kg.facts.match import named_alike, names_of, referent
from kg.facts.prices import ASSUMING, NO_PRICE, is_measured, noun_behind, total_of
from kg.facts.scene import Scene
from kg.facts.values import values_of_kind
from kg.model import Claim, EntityType, Role, Value
from kg.ontology import ValueKind

_PRICE, _ACQUIRER, _TARGET, _PARTY = Role("price"), Role("acquirer"), Role("target"), Role("party")
_NOUNS = DEALS | {"approach", "proposal", "bidder"}
"""What such a sentence calls the deal."""
_BUYING = {"acquisition", "bid", "bidder", "buyout", "offer", "purchase", "sale", "takeover"}
"""What is no merger."""
_OFFERING = {"offer", "bid"}
_SELLING = {"sell", "offload", "divest"}
_SELLER = Role("seller")
_TIES = ("by", "from", "for", "with", "of", "poss", "between", "to")
"""The links of a deal's noun to its parties."""
_TRADERS = (EntityType("organization"), EntityType("person"))


def with_prices(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """The claims of a document, and once more the deals whose price stands in a sentence that does not tell it of them.

    That sentence names both parties of one deal of the text, or ties the price to one whose deals are all with the
    same other party.
    """
    found = list(claims)
    deals = sorted(
        (c for c in claims if c.type in ("acquisition", "merger") and len(_parties(c)) > 1), key=lambda c: c.sentence
    )
    taken = {(v.start, v.end) for c in claims for fillers in c.roles.values() for v in fillers}
    for number, scene in enumerate(scenes if deals else ()):
        sums = [s for s in values_of_kind(scene, ValueKind.MONEY) if not is_measured(scene, s)]
        for price in sums:
            if (price.start, price.end) in taken or (word := _deal_of(price, scene)) is None:
                continue
            phrase = scene.text[price.start : scene.tokens[word].end]  # "a $5m offer" wherever fees are told of
            if NO_PRICE.search(phrase or ASSUMING.sub("", scene.line)):
                continue
            bought = [deal for deal in deals if deal.type == "acquisition"]
            named = bought if scene.tokens[word].lemma in _BUYING else deals
            if scene.tokens[word].lemma in _SELLING:
                deal = _sold(word, scene, bought)
            else:
                deal = _meant(_tied(word, scene), _named(scene), named, scene, scenes[number + 1 : number + 2])
            if deal is not None and not any(_PRICE in c.roles for c in found if are_same(c, deal)):
                roles = {**deal.roles, _PRICE: (price, *total_of(price, scene))}
                if deal.sentence == scene.span:
                    found[found.index(deal)] = replace(deal, roles=roles)
                else:
                    found.append(retold(deal, scene, roles))
    return found


def _deal_of(price: Value, scene: Scene) -> int | None:
    """The word for a deal whose price this is: "a £5m bid", "a deal worth £5m", "offered £5m"."""
    noun = noun_behind(price, scene)
    if noun is not None and scene.tokens[noun].lemma in _NOUNS:
        return noun
    head = scene.head(price)
    for index in scene.syntax.ancestors(head) if head is not None else ():
        token = scene.tokens[index]
        if token.lemma in _NOUNS and (is_in_phrase(price, index, scene) or is_worth(index, price, scene)):
            return index
        if token.pos == "VERB":
            offered = token.lemma in _OFFERING and head in scene.syntax.children(index, "dobj")
            sold = token.lemma in _SELLING and _is_for(head, index, scene)
            return index if offered or sold else None
    return None


def _is_for(price: int | None, verb: int, scene: Scene) -> bool:
    """ "Sells its arm for £5m"."""
    beside = [i for i in scene.syntax.children(verb, "prep") if scene.tokens[i].lemma == "for"]
    return price is not None and any(price in scene.syntax.subtree(i) for i in beside)


def _sold(verb: int, scene: Scene, deals: Sequence[Claim]) -> Claim | None:
    """The one deal of the text in which the subject sells something: what the sentence names, if it names anything."""
    links = scene.syntax.links(verb)
    who, what = (
        [referent(m) for i in links[link] for m in scene.entities_at(i, _TRADERS)] for link in ("subject", "object")
    )
    own = [d for d in deals if any(_is_among(name, names_of(d, _SELLER)) for name in who)]
    own = [d for d in own if all(_is_among(name, names_of(d, _TARGET)) for name in what if name not in who)]
    return own[0] if own and all(are_same(deal, own[0]) for deal in own) else None


def _tied(word: int, scene: Scene) -> list[str]:
    """Whom the phrase of the deal names: "a £5m bid from Norwell", "Norwell offered £5m"."""
    links = scene.syntax.links(word)
    ends = [i for link in (("subject",) if scene.tokens[word].pos == "VERB" else _TIES) for i in links.get(link, ())]
    if scene.tokens[word].pos != "VERB" and (verb := carrier_of(scene.syntax, word)) is not None:
        ends += scene.syntax.links(verb)["subject"] if scene.tokens[verb].lemma in MAKING else []
    return [referent(m) for i in ends for m in scene.entities_at(i, _TRADERS)]


def _named(scene: Scene) -> list[str]:
    return [referent(m) for m in scene.mentions if m.type in _TRADERS and (m.antecedent or m.kind == "name")]


def _meant(
    tied: Sequence[str], named: Sequence[str], deals: Sequence[Claim], scene: Scene, behind: Sequence[Scene]
) -> Claim | None:
    """The deal that a sentence speaks of, as it was last told before; None where it may be several.

    Unless the sentence names nobody else, and the next one, `behind` it, tells of one of them: "Norwell has bid $8m for
    two brewers. It plans to buy Kelbrand and Arbenta".
    """
    possible = [deal for deal in deals if all(_is_among(name, _parties(deal)) for name in tied)]
    both = [deal for deal in possible if all(_is_among(party, named) for party in _parties(deal))]
    found = both or (possible if tied else [])
    if tied and set(named) <= set(tied):
        found = [d for d in found if any(d.sentence == each.span for each in behind) and _PRICE not in d.roles] or found
    if not found or not all(are_same(deal, found[0]) for deal in found):
        return None
    before = [deal for deal in found if deal.sentence.start <= scene.sentence.start]
    return before[-1] if before else found[0]


def _parties(deal: Claim) -> list[str]:
    return names_of(deal, _ACQUIRER, _TARGET, _PARTY)


def are_same(one: Claim, other: Claim) -> bool:
    """Whether all parties of one deal are parties of the other."""
    return all(_is_among(name, _parties(other)) for name in _parties(one))


def _is_among(name: str, others: Sequence[str]) -> bool:
    name, *others = (each.replace("'s", "") for each in (name, *others))
    return any(_is_called(name, other) or _initials(name) == other or _initials(other) == name for other in others)


def _is_called(name: str, other: str) -> bool:
    """Whether they are alike, or one is the last name of the other: "Lund", "Ivo Lund"."""
    return named_alike(name, other) or (" " not in name and other.endswith(f" {name}"))


def _initials(name: str) -> str:
    words = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(words) if len(words) > 1 else ""
