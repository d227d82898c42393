"""Deals as headlines tell them, which parsers read badly: "Norwell drops Kelbrand bid", "Norwell eyes Kelbrand".

Between the two names stands nothing but such a verb; the noun of the deal follows, or stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.facts.names import is_event, is_party
from kg.facts.scene import Scene
from kg.facts.verbless.claims import claim_of, is_firm
from kg.model import Argument, Claim, Mention, Role, Status

_BUYING = r"(?:buy|acquire|take over)"
_NOUN = (
    r"(?:bid|offer|takeover|buy-?out|acquisition|approach|purchase|deal|pursuit"
    r"|takeover (?:bid|offer|approach|deal))"
)
_SUM = r"[$£€]\s?[\d.,]+\s?(?:m|bn|mln|million|billion|b)?"
_SIZE = rf"(?:(?:{_SUM}|second|third|new|fresh|hostile|improved|sweetened|rival|planned|proposed|all-share) )*"
_ENDS = (
    r"(?P<dropped>drops|scraps|abandons|ditches|shelves|ends|cancels|pulls|withdraws|terminates|calls off"
    r"|walks away from|pulls out of|backs out of|gives up(?: on)?|loses|quits|exits)"
)
_BLOCKS = (
    r"(?:rejects|rebuffs|spurns|snubs|turns down|dismisses|fends off|sees off|knocks back|refuses|blocks|vetoes"
    r"|thwarts|halts)"
)
_DENIES = r"(?P<denied>denies|rubbishes|plays down|dismisses|rules out|quashes)"
_OPENS = (
    r"(?P<open>eyes|mulls|weighs|considers|explores|studies|plans|seeks|plots|circles|targets|courts|pursues"
    rf"|prepares|readies|nears|close to|closes in on|in talks (?:over|on|about|for|to {_BUYING})"
    rf"|in (?:advanced |exclusive )?talks to {_BUYING}|(?:set|poised|hopes) to {_BUYING}"
    rf"|(?:may|could) (?:{_BUYING}|bid for)|wants|bids(?: {_SUM})? for"
    rf"|(?:makes|tables|launches)(?: {_SUM})? (?:bid|offer) for|sweetens|raises)"
)
_AGREES = rf"(?P<agreed>agrees|to {_BUYING}|signs|strikes|clinches|inks|announces|agrees to {_BUYING})"
_CLOSES = r"(?P<done>completes|closes|wraps up|seals|finalises|finalizes|wins)"
_FORWARD = re.compile(
    rf" (?:{_ENDS}|{_DENIES}|{_CLOSES}|{_OPENS}|{_AGREES}) {_SIZE}"
    rf"(?:(?:to buy|deal (?:for|to buy)|(?P<of>{_NOUN} (?:for|of))) )?(?:rival )?"
)
_AFTER = re.compile(
    rf"(?P<noun> {_NOUN})?(?: (?P<tale>talks?|rumou?rs?|reports?|speculation|plans?|battle|fight|race))?"
)
_BACKWARD = re.compile(rf" {_BLOCKS} {_SIZE}(?:(?P<of>{_NOUN}) (?:from|by) )?(?:rival )?")
_BETWEEN = re.compile(rf" {_SIZE}(?P<of>{_NOUN}) (?:of|for) ")
_BLOCKER = re.compile(rf" (?:blocks|vetoes|halts|prohibits|bans|stops|rejects) {_SIZE}")
_STATUS = {
    "dropped": Status.CANCELLED,
    "denied": Status.DENIED,
    "open": Status.PLANNED,
    "agreed": Status.AGREED,
    "done": Status.COMPLETED,
}
_ALONE = re.compile(
    r"eyes|circles|courts|pursues|targets|mulls|bids|makes|tables|launches|in talks|set to|poised|may|could|hopes"
    r"|to buy|to acquire|to take over|agrees to"
)
"""Verbs that say what they mean without a noun of the deal."""
_CONFIDENCE = 0.7


def bid_headlines(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of acquisitions for two firms of a headline of which no claim tells yet."""
    if any(claim.type in ("acquisition", "merger") for claim in told) or _is_sentence(scene):
        return
    firms = [mention for mention in scene.mentions[:4] if is_firm(mention) and not _is_body(mention)]
    for first, second in pairwise(firms):
        opens = scene.text[scene.sentence.start : first.start].strip() == ""
        gap, rest = scene.text[first.end : second.start], scene.text[second.end : scene.sentence.end]
        after = _AFTER.match(rest)
        noun = after is not None and after["noun"] is not None
        if opens and (found := _FORWARD.fullmatch(gap)) is not None:
            verb, status = next((found[name], _STATUS[name]) for name in _STATUS if found[name])
            tale = after is not None and bool(after["tale"])
            any_deal = after is not None and after["noun"] == " deal"
            traded = any_deal and verb in ("loses", "wins", "quits", "exits", "signs")
            if traded:
                return  # a deal of any kind
            alone = _ALONE.match(verb) and not tale and not _is_of_other(scene, second)
            if noun or found["of"] or "deal" in gap or alone:
                yield _told(scene, first, second, status)
                return
        if opens and (found := _BACKWARD.fullmatch(gap)) is not None and (noun or found["of"]):
            yield _told(scene, second, first, Status.CANCELLED)
            return
        blocked = _BLOCKER.fullmatch(_before(scene, first))
        if blocked and _BETWEEN.fullmatch(gap):
            yield _told(scene, first, second, Status.CANCELLED)
            return


def _is_of_other(scene: Scene, firm: Mention) -> bool:
    """ "Mulls Kelbrand listing", "eyes Kelbrand stake": not the firm, but something of it."""
    after = scene.tokens[scene.inside(firm)[-1] + 1 :][:1]
    return bool(after) and after[0].pos in ("NOUN", "ADJ") and after[0].text.islower()


def _before(scene: Scene, firm: Mention) -> str:
    """What stands between the first name of the headline and the firm."""
    first = next(iter(scene.mentions), firm)
    return scene.text[first.end : firm.start] if first is not firm else ""


def _is_sentence(scene: Scene) -> bool:
    """Whether it is no headline: it ends in a full stop."""
    return scene.line.rstrip().endswith((".", ";", "”", '"'))


def _is_body(mention: Mention) -> bool:
    return is_party(mention.text) or is_event(mention.text)


def _told(scene: Scene, buyer: Mention, target: Mention, status: Status) -> Claim:
    roles: dict[Role, tuple[Argument, ...]] = {Role("acquirer"): (buyer,), Role("target"): (target,)}
    return claim_of(scene, "acquisition", roles, "headline", status, _CONFIDENCE)
