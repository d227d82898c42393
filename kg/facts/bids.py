"""Bids of which only the text around tells what they are for: "Rothmere has bid 205 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import Match, mentions_of, named_alike, referent
from kg.facts.scene import Scene
from kg.model import AmountKind, Claim, EntityType, Mention, MentionKind, Role

_ACQUIRER, _TARGET = Role("acquirer"), Role("target")
_FIRMS = (EntityType("organization"),)
_NOUNS = {"bid", "offer", "approach", "proposal"}
_VERBS = {"bid", "offer", "outbid", "pay"}
_BIDDERS = {"bidder", "suitor"}
BIDS = _NOUNS | _VERBS | _BIDDERS
"""Words by which a sentence may tell of a bid."""
_SHARES = {"share", "stock"}
_MOVES = {"rise", "jump", "soar", "climb", "surge", "fall", "drop", "slip", "gain", "rocket", "advance", "leap"}
"""What shares do on news of a bid, and firms in the speech of traders."""
_TITLES = {"executive", "chairman", "president", "director", "chief", "boss", "officer", "secretary", "analyst"}
"""Who makes bids in the name of a firm."""
_OTHER = {
    "public", "job", "share", "stock", "rights", "peace", "initial", "loan", "special", "introductory", "contract",
}  # fmt: skip
"""What else than a firm is offered, or is offered for."""
MAKING = {
    "make", "launch", "prepare", "plan", "consider", "ready", "mull", "weigh", "table", "lodge", "submit", "work",
    "mount", "withdraw", "drop", "raise", "increase", "sweeten", "improve", "study", "ponder", "plot", "abandon",
    "explore", "rule", "renew", "unveil", "top", "trump", "beat", "circle", "come", "bring", "put", "have",
}  # fmt: skip
"""What bidders do with their bids."""


def is_bid(match: Match, scene: Scene) -> bool:
    """Whether the trigger tells of an offer to buy something: no offer of jobs, and no bid to do something else."""
    token = scene.tokens[match.trigger]
    beside = {scene.tokens[i].lemma for i in scene.syntax.children(match.trigger, "amod", "compound", "nmod")}
    infinitives = [
        i for i in scene.syntax.children(match.trigger, "acl", "xcomp", "advcl") if scene.tokens[i].tag == "VB"
    ]
    things = {i for link in ("of", "for", "to") for i in match.links.get(link, ())}
    priced = {i for amount in scene.amounts if amount.kind is AmountKind.MONEY for i in scene.inside(amount)}
    if token.lemma in _BIDDERS:
        return not match.frame.carriers and not match.links.get("for")  # "other suitors include Norwell"
    if beside & _OTHER or infinitives or things - priced or _is_for_firm(match, scene):
        return False
    if match.frame.verbs:
        given = match.links.get("indirect")  # "offers its staff 500 pounds"
        return token.lemma in _VERBS - {"pay"} and not given and bool(set(match.links.get("object", ())) & priced)
    made = match.carrier is not None and scene.tokens[match.carrier].lemma in MAKING
    return token.lemma in _NOUNS and (made or bool(match.links.get("from") or match.links.get("by")))


def each_bidder(match: Match, scene: Scene) -> list[Match]:
    """The match, once for each of several bidders: "other suitors include Norwell and Kelbrand" tells of two bids."""
    buyers = match.roles.get(_ACQUIRER, ()) if match.word in _BIDDERS else ()
    if len(buyers) < 2 or scene.tokens[match.trigger].tag != "NNS":
        return [match]
    return [replace(match, roles={**match.roles, _ACQUIRER: (buyer,)}) for buyer in buyers]


def _is_for_firm(match: Match, scene: Scene) -> bool:
    """ "The chief executive may come back with an offer": not his own."""
    persons = any(a.type == "person" for a in match.roles[_ACQUIRER] if isinstance(a, Mention))
    return persons and any(token.lemma in _TITLES for token in scene.tokens)


def target_of_bid(match: Match, scene: Scene, told: Sequence[Claim]) -> Mention | None:
    """Whose shares move in the sentence, or else what the last claim is about: another than the bidder."""
    bidders = match.names_in(_ACQUIRER)
    deals = (m for claim in told if claim.type == "acquisition" for m in mentions_of(claim, _TARGET))
    for target in (*_moving(scene), *deals):
        if not any(named_alike(referent(target), bidder) for bidder in bidders):
            return target
    return None


def _moving(scene: Scene) -> Iterator[Mention]:
    """ "Shares in Kelbrand jumped", "sent Kelbrand's stock up", "Kelbrand rose 5 to 40"."""
    for index, token in enumerate(scene.tokens):
        if token.lemma in _MOVES and token.pos == "VERB":
            subjects = scene.syntax.children(index, "nsubj")
            yield from (m for i in subjects for m in scene.entities_at(i, _FIRMS) if m.kind is MentionKind.NAME)
        if token.lemma in _SHARES and token.dep in ("nsubj", "dobj"):
            links = scene.syntax.links(index)
            owners = [i for link in ("in", "of", "poss", "modifier") for i in links.get(link, ())]
            yield from (m for i in owners for m in scene.entities_at(i, _FIRMS) if m.kind is MentionKind.NAME)
