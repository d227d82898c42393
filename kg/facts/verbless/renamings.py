"""What firms were called, as texts say it beside a name: "Norwell (ex-Kelbrand)", "Kelbrand, now Norwell"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.facts.scene import Scene
from kg.facts.verbless.claims import claim_of, is_firm
from kg.model import Argument, Claim, Mention, MentionKind, Role, Value

_CALLED = (
    r"(?:(?:known|called|named|styled|titled|trading|operating|renamed|rebranded|incorporated|registered)(?: as)? )"
)
_OPENED = r"(?:,|\s\(|\s[–—-])?\s?(?:(?:which|who) (?:was|had been|is|has been) )?"
_UNTIL = r"until (?:(?:[\w.]+ ){0,2}\d{4}|recently|now|then|(?:last|this) \w+|\w+ years? ago|[A-Z]\w{2,8})"
"""Until when a name was used: nothing else may stand there, such as "until its sale to"."""
_FORMER = re.compile(
    rf"(?i){_OPENED}(?:the (?:former|erstwhile|old) |f/?k/?a |née |nee |ex[- ]"
    rf"|(?:formerly|previously|originally|once|earlier|then|at first|initially|until [\w ]{{2,14}}) {_CALLED}"
    rf"|(?:{_UNTIL}|(?<=\()then|once)(?:,|:)? "
    rf"|the (?:company|firm|group|business|bank) (?:formerly|previously|once) {_CALLED}"
    rf"|(?:has )?used to be {_CALLED})"
)
"""From the present name to the one before."""
_LATTER = re.compile(
    rf"(?i){_OPENED}(?:now|today|later|subsequently|nowadays|currently|eventually|afterwards) "
    rf"(?:{_CALLED})?|{_OPENED}since {_CALLED}"
    r"|(?:,|\s\() ?(?:since |later |subsequently )?(?:renamed|rebranded)(?: as)? "
    r"|, which (?:later|subsequently|eventually|soon|then) became "
    rf"|(?:,? {_UNTIL})?,? (?:and |but )?(?:it )?(?:now|today) (?:trades|operates|does business|goes) "
    r"(?:as|by|under)(?: the name(?: of)?)? "
)
"""From a former name to the one after it."""
_AS = re.compile(r",? \(?as (?:the )?")
_IS_CALLED = re.compile(r" (?:is (?:now|today|currently)|has since been) (?:called|known|named)\b")
_WAS_CALLED = re.compile(
    r" (?:was|had been|used to be) (?:(?:then|once|formerly|previously|first) )?(?:called|known|named)\b"
)
_AT_END = re.compile(r"\s*(?:[,.;:)–—]|$|(?:and|in|from|until|after|before|is|was|has|had|will|which|since)\b)")
_OLD = re.compile(
    r"(?i)\b(?<!to its )(?<!to the )(?<!to an )"
    r"(?:previous|former|old|original|earlier|first|birth)(?: corporate| company| trading| brand)? name"
    r"(?:,| of| was| had been|:)? [“\"'‘]?$"
    r"|\b(?:having|after) (?:(?:previously|formerly|first|long|originally|hitherto|until then) )?"
    r"(?:been (?:called|known as|named|styled)|being (?:called|known as|named)|trad(?:ed|ing) as|operat(?:ed|ing) as) "
    r"[“\"'‘]?$"
)
_NEW = re.compile(r"(?i)\bnew(?: corporate| company| trading| brand)? name(?:,| of| is| will be|:)? [“\"'‘]?$")
_DATED = re.compile(r"(?:\b(?:until|till)|\bname (?:in|on|since|from)) $")
"""Before when a name changed."""

_UNDONE = re.compile(
    r"(?i)\b(?:will|would|may|might|could|should|if|plan|propos|vote|voting|consider|approv|seek|intend|agree|reject|against"
    r"|keep|kept|retain|revert|not\b|no\b|want|hope|expect|to (?:adopt|take|choose|change))"
)
"""What leaves open whether a name has changed."""


def renamings(scene: Scene) -> Iterator[Claim]:
    """Claims of a new name for each firm beside whose name another one stands as what it was or is called."""
    names = [m for m in scene.mentions if m.kind is MentionKind.NAME]
    for one, other in pairwise(names):
        if is_firm(one) and is_firm(other) and (order := _order(scene, one, other)) is not None:
            yield _told(scene, *order)
    yield from _named(scene)


def _order(scene: Scene, one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """The new name and the old one of two that stand side by side; None where they say nothing of a renaming."""
    text = scene.text
    gap, tail = text[one.end : other.start], text[other.end : scene.sentence.end]
    if _AS.fullmatch(gap):
        return (one, other) if _IS_CALLED.match(tail) else (other, one) if _WAS_CALLED.match(tail) else None
    if not _AT_END.match(tail):
        return None
    return (one, other) if _FORMER.fullmatch(gap) else (other, one) if _LATTER.fullmatch(gap) else None


def _named(scene: Scene) -> Iterator[Claim]:
    """ "Went bust under its previous name Kelbrand": of the firm named before."""
    for number, name in enumerate(scene.mentions):
        before = [m for m in scene.mentions[:number] if is_firm(m) and m.text != name.text]
        words = scene.text[scene.sentence.start : name.start]
        if not is_firm(name) or not before or _UNDONE.search(scene.text, before[-1].end, name.start):
            continue
        if _OLD.search(words):
            yield _told(scene, before[0], name)
        elif _NEW.search(words):
            yield _told(scene, name, before[0])


def _told(scene: Scene, new: Mention, old: Mention) -> Claim:
    roles: dict[Role, tuple[Argument, ...]] = {
        Role("organization"): (new,),
        Role("new_name"): (_as_value(new),),
        Role("old_name"): (_as_value(old),),
    }
    first, last = sorted((new, old), key=lambda name: name.start)
    between = [time for time in scene.times if first.end <= time.start and time.end <= last.start]
    if len(between) == 1 and between[0].value and _DATED.search(scene.text, first.end, between[0].start):
        roles[Role("date")] = (between[0],)
    return claim_of(scene, "renaming", roles, "beside")


def _as_value(name: Mention) -> Value:
    return Value(start=name.start, end=name.end, text=name.text, value=" ".join(name.text.split()))
