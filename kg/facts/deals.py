"""What later sentences say of the deals told before: their fate, and shares of which only the text before says of whom.

"The deal was completed on 3 July", "Rothmere denied the report"; "the deal is worth $5m", "the purchase was made from
Rothmere"; "Quaystone, which holds about 5%", "the remaining shares".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from kg.facts.bids import BIDS
from kg.facts.clauses import nearest
from kg.facts.extraction import claims_on_bids, claims_on_parts, claims_on_rounds, claims_on_targets, sale_to
from kg.facts.financings import NEAR, ROUNDS
from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.later_prices import price_told
from kg.facts.match import mentions_of, named_alike, names_of, referent
from kg.facts.owner_lists import joint_owners, listed_owners
from kg.facts.prices import ASSUMING, NO_PRICE, total_of
from kg.facts.scene import Scene
from kg.facts.sequels import parties_of, sequel_of
from kg.facts.stakes import FIRMS, PARTS
from kg.facts.status import end_of_event, fate_of
from kg.facts.values import values_of_kind
from kg.model import Amount, Argument, Claim, EntityType, Mention, MentionKind, Role, Status, Value
from kg.ontology import ValueKind, load_ontology

_DEALS = ("acquisition", "merger", "shareholding", "investment", "partnership")
_DEAL_NOUNS = {
    "deal", "acquisition", "purchase", "takeover", "merger", "transaction", "offer", "bid", "sale", "agreement", "talk",
    "approach", "proposal", "buyout", "investment",
}  # fmt: skip
_TALE_NOUNS = {"report", "rumour", "rumor", "speculation", "claim", "story", "suggestion"}
_CLOSINGS = {"completion", "closing"}
"""What of a deal takes place: "completion took place on 3 March"."""
_KINDS = {
    "merger": "merger", "acquisition": "acquisition", "takeover": "acquisition", "purchase": "acquisition",
    "buyout": "acquisition", "bid": "acquisition", "investment": "investment",
}  # fmt: skip
"""What a noun says of the kind of deal; the others may mean any."""
_DATE, _SELLER, _PRICE, _ACQUIRER = Role("date"), Role("seller"), Role("price"), Role("acquirer")
_TARGET = Role("target")
_TRADERS = (EntityType("organization"), EntityType("person"))
_BUYERS = ("buyer", "purchaser", "acquirer")
_BIDDERS = (*_BUYERS, "bidder", "suitor")
_LIKELY = {"likely", "probable", "possible", "potential", "prospective", "rumoured", "mooted", "favoured", "preferred"}
_MAKING = {"make", "do", "strike", "agree", "sign", "seal", "complete", "close"}
"""Verbs that tell that a deal was done: "the deal, struck in 2003"."""
_REFUSING = {"reject", "refuse", "decline", "turn down", "rebuff", "spurn"}
"""What one does to the offers of others."""
_RUNNING_OUT = ("expire",)
"""What offers do in the end, accepted or not."""
_RELENTING = re.compile(
    r"\bbut\b(?![^.;]*\bnot\b)[^.;]*\b(?:recommend(?:s|ed)?|accept(?:s|ed)?|backs|backed|agrees|agreed to)\b"
)
"""What those do in the end who have turned down an offer before."""
_PAYING = {"pay", "hand over", "part with", "lay out", "lay down", "fork out", "shell out", "stump up"}
"""What buyers do with a price."""
_EARNING = {"get", "receive", "collect", "pocket", "net"}
"""What sellers do with it."""
_COSTING = {"be", "value", "cost"}
"""Verbs that tell what a deal costs: "the deal is worth $5m"."""


_UNDECIDED = (Status.PLANNED, Status.AGREED, Status.RUMOURED, Status.FUTURE)
_NEAR = 2
"""Sentences after which "it" is hardly the deal any more."""
_SOON = 700
"""Characters behind a deal within which "the price" is its price."""
_MEMORY = 5
"""Sentences after which it is no longer clear whose "the shares" are."""


def fates_of_deals(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Claims that give the last deal told before a sentence the fate that the sentence tells.

    And before them, those on shares of a firm that only the text before names.
    """
    elliptical = [*_elliptical(claims, scenes), *_sales(scenes)]
    yield from elliptical
    open_ = (c for c in (*claims, *elliptical) if c.type in _DEALS and not _is_held(c))
    deals = sorted(open_, key=lambda claim: claim.sentence)
    told = {claim.sentence.start for claim in deals}
    for scene in scenes:
        before = bisect_left(deals, scene.sentence.start, key=lambda claim: claim.sentence.start)
        if not before or scene.sentence.start in told:
            continue
        if (found := _fate(scene)) is not None:
            meant = (d for d in reversed(deals[:before]) if _may_be(d, scene, found[0]))
            meant = (d for d in meant if not _is_refused_by_buyer(d, scene, found[0]))
            deal = next((d for d in meant if not _has_been_accepted(d, scene, found[0])), None)
            if deal is None and _is_any_deal(scene, *found) and deals[before - 1].type == "acquisition":
                deal = deals[before - 1]
            if deal is not None:
                yield _later(deal, scene, *found)
        elif (sequel := _sequel(scene, deals[:before], scenes)) is not None:
            yield sequel
        else:
            yield from _additions(scene, deals[:before])


def _additions(scene: Scene, deals: Sequence[Claim]) -> Iterator[Claim]:
    """What was paid for the last of the deals, and what else the sentence says of the one that it speaks of."""
    if (payment := _payment(scene, deals)) is not None:
        yield payment
    if (noun := _deal_noun(scene)) is not None:
        deal = next((deal for deal in reversed(deals) if _may_be(deal, scene, noun)), None)
        details = _details(deal, scene, noun) if deal is not None and deal.type == "acquisition" else {}
        if deal is not None and details:
            yield retold(deal, scene, {**deal.roles, **details})


def _is_held(claim: Claim) -> bool:
    """Whether it tells what somebody holds, or did: no deal that may yet fail."""
    return claim.status is Status.FORMER or (claim.type == "shareholding" and claim.status is Status.CURRENT)


def _elliptical(claims: Sequence[Claim], scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Claims on a part of what the last deal before them was about."""
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    ownership: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.type in FIRMS:
            by_sentence[claim.sentence.start].append(claim)
        if claim.type in (*FIRMS, "subsidiary", "founding", "investment"):
            ownership[claim.sentence.start].append(claim)
    for number, scene in enumerate(scenes):
        before = scenes[max(0, number - _MEMORY) : number + 1]
        told = [claim for earlier in reversed(before) for claim in reversed(by_sentence[earlier.sentence.start])]
        owned = [c for earlier in reversed(before) for c in reversed(ownership[earlier.sentence.start])]
        if any(token.lemma in PARTS for token in scene.tokens):
            yield from claims_on_parts(scene, load_ontology(), owned)
        if _names_target(scene, told):
            yield from claims_on_targets(scene, load_ontology(), told)
        lists = (*listed_owners(scene, owned, next(iter(scenes[number + 1 :]), None)), *joint_owners(scene, owned))
        yield from (c for c in lists if not any(_is_same_holding(c, other) for other in claims))
        if not lists and any(token.lemma in ROUNDS for token in scene.tokens):
            yield from claims_on_rounds(scene, load_ontology(), before[::-1][1 : NEAR + 1])
        if any(token.lemma in BIDS for token in scene.tokens):
            yield from (bid for bid in claims_on_bids(scene, load_ontology(), told) if not _is_told(bid, claims))


def _is_same_holding(one: Claim, other: Claim) -> bool:
    """Whether the sentence tells of the owner already."""
    stakes = Role("stake") in other.roles or Role("stake") not in one.roles
    same = other.type == one.type and other.sentence == one.sentence and stakes
    return same and all(_share(one, other, role) for role in one.roles if role != "stake")


def _is_told(bid: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the document tells of the same buyer and target elsewhere."""
    return any(
        claim.type in ("acquisition", "merger") and all(_share(bid, claim, role) for role in (_ACQUIRER, _TARGET))
        for claim in claims
    )


def _share(one: Claim, other: Claim, role: Role) -> bool:
    """Whether two claims have a name in a role."""
    return any(named_alike(*pair) for pair in product(names_of(one, role), names_of(other, role)))


def _names_target(scene: Scene, told: Sequence[Claim]) -> bool:
    """Whether the sentence speaks of a firm that has been bought, or is to be."""
    bought = {name for claim in told for name in names_of(claim, Role("target"))}
    return any(name.startswith(referent(mention)) for mention in scene.mentions for name in bought)


def _sales(scenes: Sequence[Scene]) -> Iterator[Claim]:
    """ "Norwell has sold Kelbrand for $5m. The buyer is Rothmere": the sale and its buyer."""
    for number, scene in enumerate(scenes):
        buyers, likely = _named_buyers(scene)
        for earlier in reversed(scenes[max(0, number - 2) : number + 1] if buyers else ()):
            if found := list(sale_to(buyers, earlier, load_ontology())):
                yield from (replace(claim, status=Status.RUMOURED) if likely else claim for claim in found[:1])
                break


def _named_buyers(scene: Scene) -> tuple[list[Mention], bool]:
    """Whom the sentence calls "the buyer", and whether it is only a likely one."""
    for index, token in enumerate(scene.tokens):
        links = scene.syntax.links(index) if token.lemma in _BUYERS and _is_definite(index, scene) else {}
        if links and not links.get("of"):
            found = [m for i in links["self"] for m in scene.entities_at(i, _TRADERS)]
            beside = {scene.tokens[i].lemma for i in scene.syntax.children(index, "amod")}
            return found, bool(beside & _LIKELY)
    return [], False


def _fate(scene: Scene) -> tuple[int, Status] | None:
    """The noun by which the sentence speaks of the deal, and what it says of it."""
    for index, token in enumerate(scene.tokens):
        named = token.lemma in _DEAL_NOUNS | _TALE_NOUNS and _is_definite(index, scene)
        if not named and not (token.lemma in _CLOSINGS and token.dep == "nsubj"):
            continue
        told = ((noun, fate) for noun in (index, *_relatives(scene, index)) if (fate := fate_of(scene, noun)))
        noun, status = next(told, (index, None))
        status = end_of_event(scene, index) if status is None and token.lemma in _DEAL_NOUNS else status
        if status is Status.CANCELLED and _RELENTING.search(scene.text, token.end, scene.sentence.end):
            return noun, Status.AGREED
        if status is Status.DENIED or (status is not None and token.lemma not in _TALE_NOUNS):
            return noun, status
    return None


def _relatives(scene: Scene, noun: int) -> list[int]:
    """The subject of "which was completed in May", said of a noun."""
    clauses = scene.syntax.children(noun, "relcl")
    return [i for clause in clauses for i in scene.syntax.children(clause, "nsubj", "nsubjpass")]


def _is_definite(noun: int, scene: Scene) -> bool:
    determiners = scene.syntax.children(noun, "det", "poss")
    return any(scene.tokens[i].text.lower() in ("the", "this", "its", "that", "both") for i in determiners)


def _deal_noun(scene: Scene) -> int | None:
    """A subject by which the sentence speaks of a deal that it doesn't tell itself."""
    for index, token in enumerate(scene.tokens):
        subject = token.dep in ("nsubj", "nsubjpass") or (
            token.dep == "dobj" and scene.tokens[token.head].lemma == "value"
        )
        sales = token.text.lower() == "sales"  # "its sales were $5m" is what it sells
        if token.lemma in _DEAL_NOUNS and subject and not sales and _is_definite(index, scene):
            return index
    return None


def _sequel(scene: Scene, deals: Sequence[Claim], scenes: Sequence[Scene]) -> Claim | None:
    """ "Talks collapsed in June", "shareholders voted it down": the deal of the sentences just before."""
    deal = deals[-1]
    starts = [other.sentence.start for other in scenes]
    near = bisect_left(starts, scene.sentence.start) - bisect_left(starts, deal.sentence.start) <= _NEAR
    if not near or deal.status not in _UNDECIDED or (found := sequel_of(scene, parties_of(deal))) is None:
        return None
    return _later(deal, scene, *found)


def _payment(scene: Scene, deals: Sequence[Claim]) -> Claim | None:
    """ "It will pay $3bn in cash": the last deal told before, with what its buyer pays."""
    deal = deals[-1]
    each = all(price.value.endswith("per share") for price in deal.roles.get(_PRICE, ()) if isinstance(price, Amount))
    if deal.type not in ("acquisition", "merger") or not each or NO_PRICE.search(ASSUMING.sub("", scene.line)):
        return None
    near = scene.sentence.start - deal.sentence.end <= _SOON
    if near and (price := price_told(scene)) is not None:
        return retold(
            deal, scene, {**deal.roles, _PRICE: (*deal.roles.get(_PRICE, ()), price, *total_of(price, scene))}
        )
    if deal.type == "merger" or _PRICE in deal.roles:
        return None
    traders = [{referent(m) for m in mentions_of(deal, role)} for role in (_ACQUIRER, _SELLER)]
    for index, token in enumerate(scene.tokens):
        phrases = set(verb_phrases(scene.syntax, index)) if token.pos == "VERB" else set[str]()
        links = scene.syntax.links(index) if phrases & (_PAYING | _EARNING) else {}
        who = {referent(m) for i in links.get("subject", ()) for m in scene.entities_at(i, _TRADERS)}
        objects = set(links.get("object", ()))
        price = next((a for a in values_of_kind(scene, ValueKind.MONEY) if scene.head(a) in objects), None)
        paying = traders[phrases.isdisjoint(_PAYING)]
        if price is not None and any(named_alike(*pair) for pair in product(who, paying)):
            date = nearest(scene, index, scene.times) if token.tag in ("VBD", "VBN") else None
            dates = {_DATE: (date,)} if date is not None and _DATE not in deal.roles else {}
            return retold(deal, scene, {**deal.roles, **dates, _PRICE: (price,)})
    return None


def _details(deal: Claim, scene: Scene, noun: int) -> dict[Role, tuple[Argument, ...]]:
    """What the sentence adds to the deal that its noun speaks of: from whom, for how much."""
    found: dict[Role, tuple[Argument, ...]] = {}
    verb = carrier_of(scene.syntax, noun)
    if verb is None:
        return found
    known = {referent(a) for fillers in deal.roles.values() for a in fillers if isinstance(a, Mention)}
    hosts = (noun, verb)
    sellers = [m for host in hosts for t in scene.syntax.links(host)["from"] for m in scene.entities_at(t, _TRADERS)]
    sellers = [m for m in sellers if referent(m) not in known]
    if sellers and _SELLER not in deal.roles:
        found[_SELLER] = tuple(sellers)
    date = next((time for time in scene.times if _is_date_of(time, scene, noun)), None)
    if date is not None and _DATE not in deal.roles:
        found[_DATE] = (date,)
    price = nearest(scene, noun, values_of_kind(scene, ValueKind.MONEY))
    costs = scene.tokens[verb].lemma in _COSTING or (price is not None and _is_in_phrase(price, scene, noun))
    if price is not None and _PRICE not in deal.roles and costs:
        found[_PRICE] = (price, *total_of(price, scene))
    return found


def _is_date_of(time: Value, scene: Scene, noun: int) -> bool:
    """ "The 1999 purchase", "the purchase in 1999", "the purchase, made last year", "was struck in 1999"."""
    head = scene.head(time)
    if head is None:
        return False
    above = scene.tokens[head].head
    if scene.tokens[above].text.lower() in ("in", "on", "of"):
        above = scene.tokens[above].head
    making = scene.tokens[above]
    made = making.lemma in _MAKING and making.tag == "VBN" and making.head == noun
    passive = noun in scene.syntax.children(above, "nsubjpass") and not scene.syntax.children(above, "aux", "neg")
    return above == noun or made or (making.lemma in _MAKING and passive)


def _is_in_phrase(price: Argument, scene: Scene, noun: int) -> bool:
    """ "The $47m purchase", "the purchase, for $47m"."""
    return any(i in scene.inside(price) for i in scene.syntax.subtree(noun))


def _may_be(deal: Claim, scene: Scene, noun: int) -> bool:
    """Whether the noun's phrase can mean the deal: "the merger proposal" is no bid, nor is one who bids "the sale"."""
    if scene.tokens[noun].lemma == "sale" and deal.extractor.rpartition("/")[2] in BIDS:
        return False
    if any(_is_another_thing(i, scene) for i in scene.syntax.links(noun).get("of", ())):
        return False
    words = {scene.tokens[i].lemma for i in (noun, *scene.syntax.children(noun, "compound", "nmod"))}
    kinds = {type_ for word, type_ in _KINDS.items() if word in words}
    return not kinds or deal.type in kinds


def _is_another_thing(token: int, scene: Scene) -> bool:
    """ "Completed the purchase of two boats": what is told with a number or "a" has not been told before."""
    told = scene.syntax.children(token, "nummod", "det")
    new = any(scene.tokens[i].dep == "nummod" or scene.tokens[i].text.lower() in ("a", "an", "another") for i in told)
    return new and token not in scene.mention_at and scene.tokens[token].lemma not in PARTS


def _is_refused_by_buyer(deal: Claim, scene: Scene, noun: int) -> bool:
    """ "The bidder said he rejected all of the proposals": others', and not his own.

    "The Leeds-based company rejected it" is no buyer, whomever that was taken for.
    """
    verb = carrier_of(scene.syntax, noun)
    if verb is None or _REFUSING.isdisjoint(verb_phrases(scene.syntax, verb)):
        return False
    agents = [m for i in scene.syntax.links(verb)["subject"] for m in scene.entities_at(i, _TRADERS)]
    agents = [m for m in agents if m.kind is not MentionKind.NOMINAL or m.text.split()[-1] in _BIDDERS]
    return any(_is_called(buyer, m) for m in agents for buyer in names_of(deal, _ACQUIRER))


def _has_been_accepted(deal: Claim, scene: Scene, noun: int) -> bool:
    """ "It completed its offer. The offer expired yesterday": that is how an offer ends that was taken up."""
    verb = carrier_of(scene.syntax, noun)
    return deal.status is Status.COMPLETED and verb is not None and scene.tokens[verb].lemma in _RUNNING_OUT


def _is_called(name: str, mention: Mention) -> bool:
    """Whether a mention may mean who is named so, a person perhaps by the last name."""
    called = referent(mention)
    return named_alike(called, name) or (mention.type == "person" and called.split()[-1:] == name.split()[-1:])


def _is_any_deal(scene: Scene, noun: int, status: Status) -> bool:
    """ "The merger was abandoned", "the merger took place in May": as wires call any deal in the end."""
    return status in (Status.CANCELLED, Status.COMPLETED) and scene.tokens[noun].lemma == "merger"


def _later(claim: Claim, scene: Scene, noun: int, status: Status) -> Claim:
    date = nearest(scene, noun, scene.times)
    roles = {role: fillers for role, fillers in claim.roles.items() if role != _DATE or date is None}
    if claim.type in ("acquisition", "merger") and _PRICE not in roles:
        price = price_told(scene)
        roles |= {_PRICE: (price, *total_of(price, scene))} if price is not None else {}
    return replace(retold(claim, scene, {**roles, **({_DATE: (date,)} if date is not None else {})}), status=status)


def retold(claim: Claim, scene: Scene, roles: Mapping[Role, tuple[Argument, ...]]) -> Claim:
    """A claim on a deal once more, with what another sentence adds to it."""
    return replace(
        claim,
        roles=roles,
        confidence=round(claim.confidence * 0.8, 2),
        sentence=scene.span,
        extractor=f"rule:{claim.type}/fate",
    )
