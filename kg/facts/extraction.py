"""Frames over a sentence -> claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from kg.facts.bids import each_bidder, is_bid, target_of_bid
from kg.facts.candidates import mentions_at
from kg.facts.careers import complete_career
from kg.facts.couples import complete_couple
from kg.facts.endings import as_ended
from kg.facts.financings import raiser_in, rounds_without_firm
from kg.facts.founders import complete_founder
from kg.facts.gapped import gapped
from kg.facts.grammar import Links, verb_phrase
from kg.facts.held_stakes import held_already
from kg.facts.lasting import as_lasting
from kg.facts.left_posts import complete_left_post
from kg.facts.links import links_of
from kg.facts.listed_parts import listed_apart
from kg.facts.match import Match, iter_matches, names_of, referent
from kg.facts.offices import PLAYERS, complete_office
from kg.facts.pairs import complete_pair
from kg.facts.parties import complete_parties
from kg.facts.posts import complete_post
from kg.facts.rejections import rejections_of
from kg.facts.rounds import complete_round
from kg.facts.scene import Scene
from kg.facts.sellers import add_sellers
from kg.facts.sides import both_sides, is_one_side
from kg.facts.stakes import by_size_of_stake, complete_part, is_held_already, is_more_refused, shares_of_each
from kg.facts.status import (
    as_dated_ahead,
    as_scheduled,
    assess,
    attribution,
    fate_of,
    has_left,
    is_called_off,
    later_fate,
)
from kg.facts.successions import as_turn, complete_turns
from kg.facts.told_around import complete_by_text
from kg.facts.units import complete_unit
from kg.facts.values import amount_fits, fill_values, trigger_phrase, words_at
from kg.model import Argument, Claim, Extraction, Mention, MentionKind, Role, Status
from kg.ontology import Ontology, RoleClass, ValueKind

_SURE, _WEAK = 0.9, 0.6
"""Confidence in what a trigger says, and in what a weak one says."""
_REFERRED = 0.85
"""What remains of it where a pronoun or a description had to be resolved."""

_TARGET, _SELLER = Role("target"), Role("seller")
_ACQUIRER, _KIND, _ORGANIZATION = Role("acquirer"), Role("kind"), Role("organization")
_DEALS = ("acquisition", "merger", "investment")
_OPEN = (Status.PLANNED, Status.RUMOURED, Status.FUTURE)
_MOVED = ("employment", "headquarters", "residence")
"""What the present tense may tell of a day to come: "is moving its head office"."""
_POSTINGS = ("appointment", "nomination", "promotion", "hiring", "recruitment")
"""What has not come about where the sentence says so of it: "the appointment has yet to be confirmed"."""
_SALES = ("sell", "sell off", "sale", "disposal", "divest", "dispose", "offload", "part", "unload", "divestiture")
_PASSING = ("go", "pass", "fall")
"""Verbs that tell of an acquisition only with the one to whom something passes."""
_DETAILS = (Role("price"), Role("date"), _SELLER)
"""What a sentence may add to an acquisition told before."""


def extract_from_sentence(scene: Scene, ontology: Ontology, before: Sequence[Claim] = ()) -> Extraction:
    """All claims of one sentence, frame by frame, in the order of the triggers, and what gave none.

    `before` is what the text has told so far: who works where.
    """
    matches = _matches(scene, ontology, before)
    single = (part for match in _told(matches, scene) for part in gapped(match, scene))
    listed = (item for match in single for item in listed_apart(match, matches, scene))
    told = [one for match in listed for part in shares_of_each(match, scene) for one in each_bidder(part, scene)]
    add_sellers(told, scene)
    claims = [(match, claim) for match in told if (claim := _claim(match, scene, ontology)) is not None]
    held = [other for match, claim in claims for other in held_already(match, claim, scene)]
    return Extraction(
        claims=(*(claim for _, claim in claims), *held),
        rejections=tuple(rejections_of(matches, told, scene)),
    )


def _matches(scene: Scene, ontology: Ontology, before: Sequence[Claim] = ()) -> list[Match]:
    """The frames at their triggers, filled as far as the sentence goes."""
    if scene not in _filled:
        _filled[scene] = _fill_frames(scene, ontology)
    matches = [replace(match, roles=dict(match.roles)) for match in _filled[scene]]
    for match in matches:
        complete_career(match, scene, before)
    for match in matches:
        fill_values(match, scene, matches)
    return matches


_filled: WeakKeyDictionary[Scene, list[Match]] = WeakKeyDictionary()
"""What has been found of sentences at hand; later sentences may send back to them."""


def _fill_frames(scene: Scene, ontology: Ontology) -> list[Match]:
    matches = list(iter_matches(scene, ontology))
    for match in matches:
        _fill(match, scene)
        complete_pair(match, scene)
        complete_round(match, scene)
        complete_founder(match, scene)
    for match in matches:
        complete_left_post(match, scene)
        complete_post(match, scene, matches)
        complete_office(match, scene)
        complete_unit(match, scene)
        complete_couple(match, scene)
        complete_parties(match, scene)
        complete_by_text(match, scene)
    complete_turns(matches, scene)
    return matches


def _told(matches: Sequence[Match], scene: Scene) -> list[Match]:
    """What says something, and says it best."""
    complete = [match for match in matches if match.is_complete and amount_fits(match, scene)]
    return [match for match in complete if not any(_says_more(other, match) for other in complete)]


def claims_on_parts(scene: Scene, ontology: Ontology, told: Sequence[Claim]) -> Iterator[Claim]:
    """Claims on shares of a firm that only earlier claims, given the last one first, tell of.

    "Quaystone, which holds about 5%", "offered to buy the remaining shares". Who does not buy the rest says nothing
    against what has been bought.
    """
    matches = _matches(scene, ontology)
    known = {match.trigger for match in _told(matches, scene)}
    completed = [match for match in matches if match.trigger not in known and complete_part(match, scene, told)]
    claims = (_claim(match, scene, ontology) for match in _told(completed, scene))
    yield from (claim for claim in claims if claim is not None and claim.status is not Status.DENIED)


def claims_on_targets(scene: Scene, ontology: Ontology, told: Sequence[Claim]) -> Iterator[Claim]:
    """What a sentence adds to an acquisition that it tells without the buyer: "the purchase of Norwell, for $47m".

    The buyer, and how sure it is, are those of an earlier claim, given the last one first, on the same target; and so
    is its status, unless the sentence tells what became of it: "yesterday Norwell rejected the bid".
    """
    matches = [match for match in _matches(scene, ontology) if match.fact_class.name == "acquisition"]
    fate = next((fate for match in matches if (fate := fate_of(scene, match.trigger)) is not None), None)
    buyers = set[str]().union(*(match.names_in(_ACQUIRER) for match in matches))
    for match in matches:
        if match.is_complete or not match.names_in(_TARGET):
            continue
        buys = "subject" in match.frame.roles.get(_ACQUIRER, ()) and scene.syntax.children(match.trigger, "nsubj")
        if match.word in _PASSING or buys:
            continue  # "which went into administration a week ago", "the company, whoever that is, bought Norwell"
        deal = next((claim for claim in told if _is_of(claim, match)), None)
        if deal is not None and Role("stake") not in match.roles and not _is_of_another_time(deal, match):
            known = {referent(a) for fillers in deal.roles.values() for a in fillers if isinstance(a, Mention)}
            if not buyers <= known:
                continue  # "Norwell had rejected a bid from Kelbrand": another one's
            added = {
                role: f
                for role, f in match.roles.items()
                if role not in deal.roles and match.names_in(role).isdisjoint(known)
            }
            roles = {role: fillers for role, fillers in added.items() if role in _DETAILS}
            if roles:
                yield replace(deal, roles={**deal.roles, **roles}, status=fate or deal.status, sentence=scene.span)


def claims_on_bids(scene: Scene, ontology: Ontology, told: Sequence[Claim]) -> Iterator[Claim]:
    """Bids that the sentence tells without what they are for: "Rothmere has offered $47m".

    That is told by the last of the claims on acquisitions, given the last one first, or by whose shares move.
    """
    triggers: set[int] = set()
    for match in _matches(scene, ontology):
        bare = match.fact_class.name == "acquisition" and match.names_in(_ACQUIRER) and not match.roles.get(_TARGET)
        if not bare or match.trigger in triggers or not is_bid(match, scene):
            continue
        if (target := target_of_bid(match, scene, told)) is not None:
            match.roles[_TARGET] = (target,)
            triggers.add(match.trigger)
            bids = (_claim(bid, scene, ontology) for bid in each_bidder(match, scene))
            yield from (bid for bid in bids if bid is not None)


def claims_on_rounds(scene: Scene, ontology: Ontology, before: Sequence[Scene]) -> Iterator[Claim]:
    """Who takes part in a round that a sentence just before tells of, the last one first: "the round was led by"."""
    rounds = rounds_without_firm(_matches(scene, ontology), scene)
    raisers = (raiser_in(_matches(earlier, ontology)) for earlier in (before if rounds else ()))
    firm = next((raiser for raiser in raisers if raiser is not None), None)
    for match in rounds:
        if firm is not None and referent(firm) not in match.used:
            match.roles[_ORGANIZATION] = (firm,)
            complete_round(match, scene)
            if (claim := _claim(match, scene, ontology)) is not None:
                yield claim


def _is_of(claim: Claim, match: Match) -> bool:
    """Whether a claim tells of an acquisition of the same firm, its name perhaps in full."""
    bought = names_of(claim, _TARGET)
    names = match.names_in(_TARGET)
    return claim.type == "acquisition" and any(b == n or b.startswith(f"{n} ") for b in bought for n in names)


def sale_to(buyers: Sequence[Mention], scene: Scene, ontology: Ontology) -> Iterator[Claim]:
    """A sale that the sentence tells without its buyers, whom another names."""
    for match in _matches(scene, ontology):
        sale = match.fact_class.name == "acquisition" and match.word in _SALES and match.names_in(_TARGET)
        others = tuple(buyer for buyer in buyers if referent(buyer) not in match.used)
        if sale and others and not match.roles.get(_ACQUIRER):
            match.roles[_ACQUIRER] = others
            if (claim := _claim(match, scene, ontology)) is not None:
                yield claim


def _is_of_another_time(deal: Claim, match: Match) -> bool:
    """Whether both are dated, to different times: two deals on one firm."""
    told, here = (roles.get(Role("date"), ()) for roles in (deal.roles, match.roles))
    return bool(told and here) and told[0].text != here[0].text


def _says_more(one: Match, other: Match) -> bool:
    """Whether a frame tells what its carrier makes of a thing: "closed its office" is more than "its office"."""
    same = one.trigger == other.trigger and one.frame.type == other.frame.type
    same &= all(other.names_in(role) <= one.names_in(role) for role in other.fact_class.required)
    return same and bool(one.frame.carriers) and not other.frame.carriers


def _fill(match: Match, scene: Scene) -> None:
    """Try the links of all roles in rounds: the first link of each role, then the second, ..."""
    links = match.links = links_of(match, scene)
    roles = {role.name: role for role in match.role_classes}
    match.roles.update(both_sides(match, scene, links))
    for number in range(max(map(len, match.frame.roles.values()))):
        for role, paths in match.frame.roles.items():
            if role in match.roles or number >= len(paths):
                continue
            fillers = _fillers(match, scene, roles[role], paths[number], links)
            enough = match.fact_class.minimum if role == match.fact_class.required[0] else 1
            if len(fillers) >= enough and not is_one_side(match, scene, roles[role], paths[number], links):
                match.roles[role] = fillers
                match.asserted |= paths[number] == "subject" and match.frame.type != "legal_case"


def _fillers(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Argument, ...]:
    if path == "*" or (path.startswith("object+") and not links.get("object")):
        return ()  # "merged with A and B": not A with B, but the subject with both
    if match.frame.type == "partnership" and path.endswith("object+with") and not links.get("with"):
        return ()  # "A and B, later joined by Kelbrand": nothing is told of A with B
    if role.name == _TARGET and match.frame.nouns and path in ("subject", "voters") and links.get("of"):
        return ()  # "Norwell approved its purchase of the bank": whatever bank that is, not Norwell
    if role.name == "authority" and path == "doer" and links.get("poss"):
        return ()  # "Ada Lund is a witness in its case": whoever brings it, she does not
    if path == "trigger":
        return (trigger_phrase(match, scene, role),)
    if role.kind is ValueKind.ENTITY:
        return mentions_at(match, scene, role, path, links)
    return words_at(match, scene, role, path, links)


def _claim(match: Match, scene: Scene, ontology: Ontology) -> Claim | None:
    fact_class, roles = by_size_of_stake(match, scene, ontology)
    became_event = match.fact_class.state and not fact_class.state
    status = assess(
        scene,
        _learning(match, scene) or match.trigger,
        state=fact_class.state and match.fact_class.state,
        asserted=(match.asserted or match.word in _POSTINGS) and not _is_traded(match, scene),
        nature=match.frame.status if not became_event or match.frame.status in _OPEN else None,
        ongoing=match.frame.ongoing,
        carrier=match.carrier if match.frame.carriers else None,
    )
    if is_more_refused(match, scene, status):
        return None
    if fact_class.name == "shareholding" and status in _OPEN and is_held_already(match, scene):
        status = Status.CURRENT
    status = as_lasting(fact_class.name, match.word, status, match.roles.get(_KIND, ()), scene)
    gone = has_left(scene, match.trigger) and match.word not in PLAYERS
    if fact_class.name == "employment" and status is Status.CURRENT and gone:
        status = Status.FORMER
    if fact_class.name == "legal_case" and status is Status.AGREED and match.word in _STARTED:
        status = Status.PLANNED  # "Norwell said it will sue": nobody has agreed to that
    if fact_class.name == "legal_case" and status is Status.PLANNED and (suit := _suit_above(match, scene)) is not None:
        status = assess(scene, suit, state=False)
    if fact_class.name == "partnership" and status is Status.FUTURE and not _is_ahead(match.trigger, scene):
        status = Status.AGREED  # "agreed to cooperate"
    if fact_class.name in _MOVED and (match.asserted or match.frame.verbs or status is not Status.CURRENT):
        status = as_scheduled(scene, match.trigger, status)
    if fact_class.name == "employment":
        status = as_turn(match, scene, status)
    status = as_ended(match, scene, status)
    if status is Status.CURRENT and not match.asserted and fate_of(scene, match.trigger) is Status.CANCELLED:
        status = _ENDS.get(match.word, status)
    if status is Status.COMPLETED and match.frame.type == "shareholding" and _is_tendered(match, scene):
        status = Status.PLANNED
    if fact_class.name in (*_DEALS, "renaming", "market_entry"):
        status = as_dated_ahead(scene, match.trigger, status)
    if fact_class.name in _DEALS and match.frame.nouns and is_called_off(scene, match.trigger):
        status = Status.CANCELLED
    if fact_class.name in _DEALS and status in (Status.AGREED, Status.PLANNED, Status.RUMOURED):
        status = later_fate(scene, match.trigger) or status
    if fact_class.name == "employment" and status in (Status.AGREED, Status.PLANNED, Status.FUTURE):
        gone = later_fate(scene, match.trigger) is Status.CANCELLED
        status = Status.CANCELLED if gone else status  # "had agreed to coach Norwell but pulled out"
    if status is Status.PLANNED and not match.asserted and fate_of(scene, match.trigger) is Status.CANCELLED:
        status = Status.CANCELLED  # "shelved their planned venture"
    if status is Status.CANCELLED and match.frame.status is Status.CANCELLED and _is_over(match, scene):
        status = Status.CURRENT if _is_ahead(match.carrier, scene) else Status.FORMER
    return Claim(
        type=fact_class.name,
        roles=roles,
        status=status,
        confidence=_confidence(match, scene),
        sentence=scene.span,
        extractor=f"rule:{match.frame.type}/{match.word}",
        attribution=attribution(scene, match.trigger),
    )


def _learning(match: Match, scene: Scene) -> int | None:
    """ "Studied law at Norwell": the verb, for nobody weighs law as one studies an offer."""
    studied = match.carrier is not None and scene.tokens[match.carrier].lemma == "study"
    return match.carrier if studied and match.frame.type == "education" else None


def _is_tendered(match: Match, scene: Scene) -> bool:
    """ "Received 54 pct of its shares in the tender offer": whose holders want to sell, and may change their minds."""
    received = match.carrier is not None and scene.tokens[match.carrier].lemma == "receive"
    return received and any(token.lemma == "tender" for token in scene.tokens)


def _is_traded(match: Match, scene: Scene) -> bool:
    """ "Talks to sell a third unit": whatever comes of it, that is a unit."""
    token = scene.tokens[match.trigger]
    above = verb_phrase(scene.syntax, token.head)
    return match.frame.type == "subsidiary" and token.dep == "dobj" and above in _SALES


_ENDING = (
    "end", "terminate", "dissolve", "quit", "wind", "unwind", "disband", "leave", "sever", "exit", "expire", "lapse",
)  # fmt: skip
_ENDS = {
    **dict.fromkeys(_POSTINGS, Status.CANCELLED),
    **dict.fromkeys(("alliance", "partnership", "venture", "tie-up", "collaboration", "consortium"), Status.FORMER),
}
"""What those are whose end a sentence tells: "the appointment was rescinded", "the alliance was dissolved"."""


_STARTED = (
    "sue", "countersue", "prosecute", "indict", "charge", "investigate", "probe", "fine", "arrest", "lawsuit", "suit",
    "action", "complaint", "investigation", "inquiry", "proceedings", "seek", "extradite", "claim",
)  # fmt: skip
"""What one does to another in court."""


def _suit_above(match: Match, scene: Scene) -> int | None:
    """ "Filed a suit seeking damages": the suit, which says how far it has come."""
    verb = scene.tokens[match.trigger].head
    suit = scene.tokens[verb].head
    seeking = scene.tokens[verb].tag == "VBG" and scene.tokens[verb].dep == "acl"
    return suit if seeking and scene.tokens[suit].lemma in _STARTED else None


def _is_over(match: Match, scene: Scene) -> bool:
    """ "Ended their alliance": there was one, which is not so of a planned one that is cancelled."""
    owned = scene.syntax.children(match.trigger, "poss") or _is_definite(match.trigger, scene)
    carrier = match.carrier is not None and scene.tokens[match.carrier].lemma in _ENDING
    return carrier and match.frame.type == "partnership" and bool(owned)


def _is_ahead(verb: int | None, scene: Scene) -> bool:
    """ "Will end their alliance", "wants to end it": not yet."""
    if verb is None:
        return False
    planned = assess(scene, verb, state=False) in (Status.PLANNED, Status.RUMOURED, Status.HYPOTHETICAL)
    return planned or any(scene.tokens[i].tag == "MD" for i in scene.syntax.children(verb, "aux"))


def _is_definite(noun: int, scene: Scene) -> bool:
    planned = any(scene.tokens[i].lemma in ("plan", "propose", "intend") for i in scene.syntax.children(noun, "amod"))
    determiners = scene.syntax.children(noun, "det")
    return not planned and all(scene.tokens[i].lemma not in ("a", "an", "any", "no") for i in determiners)


def _confidence(match: Match, scene: Scene) -> float:
    confidence = _WEAK if match.word in match.frame.weak else _SURE
    mentions = [a for fillers in match.roles.values() for a in fillers if isinstance(a, Mention)]
    return round(confidence * (_REFERRED if any(m.kind is not MentionKind.NAME for m in mentions) else 1), 2)
