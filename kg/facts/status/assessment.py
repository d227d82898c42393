"""From the signals to a status: the strongest wins."""

from __future__ import annotations

from itertools import islice

from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.scene import REST_CLAUSE, Scene
from kg.facts.status.left_open import is_bare_deal, is_indefinite
from kg.facts.status.reservations import (
    is_affirmed,
    is_asked,
    is_declined,
    is_flatly_denied,
    is_hearsay,
    is_not_taken,
    is_reserved,
    is_thwarted,
)
from kg.facts.status.signals import DEPARTURES, is_place, own_signals, signals_of
from kg.facts.status.suppositions import is_double_negative
from kg.facts.status.tales import is_hoax, is_imagined, is_in_tale, is_quoted_headline
from kg.facts.status.verbs import is_progressive, tense
from kg.facts.status.words import UNREAL, load_words, look_up
from kg.model import Status

_STRENGTH = (
    Status.DENIED,
    Status.CANCELLED,
    Status.HYPOTHETICAL,
    Status.ALLEGED,
    Status.RUMOURED,
    Status.FORMER,
    Status.PLANNED,
    Status.FUTURE,
    Status.AGREED,
    Status.COMPLETED,
    Status.CURRENT,
)
_SITTING = ("sit", "serve")
"""Verbs of a seat: "sat on the board" is over, as "was on the board" is."""
_BEGINNING = (Status.PLANNED, Status.FUTURE, Status.AGREED, Status.COMPLETED, Status.CURRENT)
_TAKEN_BACK = (Status.DENIED, Status.CANCELLED)
"""What is said of a departure after which nobody is gone."""
_EVENTFUL = (Status.COMPLETED, Status.AGREED)
"""What a trigger says that tells of a state by the event that began it: "bought a stake", "signed a pact"."""


def assess(
    scene: Scene,
    trigger: int,
    *,
    state: bool,
    asserted: bool = True,
    nature: Status | None = None,
    ongoing: Status | None = None,
    carrier: int | None = None,
) -> Status:
    """The status of what the trigger tells of.

    `state` says that the fact is a state (current, former, future) and not an event; `asserted`, that the sentence
    states it and does not only presuppose it ("plans for its Sandoz unit" leaves no doubt about the unit); `nature`
    is what the trigger itself says ("bid": planned), `ongoing` what its progressive says ("is buying": planned).
    `carrier` is the verb without which a trigger below its preposition says nothing: "may be taken to court".
    """
    tensed = state and nature is None
    signals = list(signals_of(scene, trigger, tensed) if asserted else own_signals(scene, trigger, tensed))
    if carrier is not None and scene.tokens[trigger].dep == "pobj" and not (state and is_place(scene, trigger)):
        signals += [s for s in signals_of(scene, carrier, False) if s in UNREAL]
        if tensed and scene.tokens[carrier].lemma in _SITTING:
            signals += tense(scene, carrier, True)
    if Status.DENIED in signals and (_denies_only_rest(scene) or is_affirmed(scene, trigger)):
        signals = [s for s in signals if s is not Status.DENIED]
    if not {Status.DENIED, Status.CANCELLED, Status.RUMOURED}.isdisjoint(signals) and is_double_negative(
        scene, trigger
    ):
        signals = [s for s in signals if s not in (Status.DENIED, Status.CANCELLED, Status.RUMOURED, Status.PLANNED)]
    if ongoing is not None and is_progressive(scene, carrier_of(scene.syntax, trigger) or trigger):
        signals.append(ongoing)
    if nature is Status.FORMER and carrier is not None:
        signals = [s for s in signals if s is not Status.CANCELLED]  # "gave up the chairmanship": that is what it says
        signals += [s for s in signals_of(scene, carrier, False) if s in UNREAL]  # "is thinking of ending its alliance"
    if nature is Status.FORMER and scene.tokens[trigger].lemma in DEPARTURES:
        above = () if asserted else signals_of(scene, trigger, False)
        signals = [s for s in signals if s is not Status.AGREED]  # "announced her resignation": she is gone
        signals += [s for s in above if s in _TAKEN_BACK]  # "refused her resignation"
    if nature is Status.FORMER and any(s in UNREAL for s in signals):
        return Status.CURRENT  # who only plans to sell or to leave still holds the stake or the post
    if nature is not None:
        signals.append(nature)
    if (asserted or not state) and is_asked(scene, trigger):
        signals.append(Status.RUMOURED)
    if asserted and is_hearsay(scene, trigger):
        signals.append(Status.RUMOURED)
    if is_in_tale(scene) or (asserted and is_imagined(scene, trigger)):
        signals.append(Status.HYPOTHETICAL)
    if (asserted or not state) and is_quoted_headline(scene, trigger):
        signals.append(Status.RUMOURED)
    if asserted and (is_hoax(scene) or is_flatly_denied(scene, trigger)):
        signals.append(Status.DENIED)
    if not state:
        signals = [_as_event(s) for s in signals if s is not Status.FORMER]
    if not state and Status.COMPLETED in signals and _is_carried_out(scene, trigger):
        signals = [s for s in signals if s not in (Status.AGREED, Status.PLANNED)]
    if not state and set(signals) <= {Status.PLANNED} and _is_open_deal(scene, trigger):
        return Status.HYPOTHETICAL
    if not state and not signals and is_bare_deal(scene, trigger):
        return Status.PLANNED
    strongest = min(signals, key=_STRENGTH.index, default=Status.COMPLETED)
    if strongest in (Status.PLANNED, Status.AGREED, Status.FUTURE) and is_thwarted(scene, trigger):
        return Status.CANCELLED
    if strongest is Status.PLANNED and is_declined(scene, trigger):
        return Status.CANCELLED
    if state and strongest in _BEGINNING and is_not_taken(scene, trigger):
        return Status.CANCELLED
    if not state:
        return Status.AGREED if strongest is Status.COMPLETED and is_reserved(scene) else strongest
    return strongest if nature in _EVENTFUL else _as_state(strongest)


def _denies_only_rest(scene: Scene) -> bool:
    """ "Offered to buy the 40% it does not own": the only negation says what is left to be bought."""
    found = REST_CLAUSE.search(scene.line)
    if found is None:
        return False
    start, end = scene.sentence.start + found.start(), scene.sentence.start + found.end()
    return not any(token.dep == "neg" and not start <= token.start < end for token in scene.tokens)


def _is_open_deal(scene: Scene, noun: int) -> bool:
    """ "A merger of the two would face ...": a deal told by an indefinite noun that is the subject of what would be."""
    verb = carrier_of(scene.syntax, noun)
    would = verb is not None and any(
        scene.tokens[i].text in ("would", "could") for i in scene.syntax.children(verb, "aux")
    )
    return would and scene.tokens[noun].dep == "nsubj" and is_indefinite(scene, noun)


def _is_carried_out(scene: Scene, noun: int) -> bool:
    """ "Completed its previously announced acquisition": whatever was said of the deal before it came about."""
    above = list(islice(scene.syntax.ancestors(noun), 2))
    if len(above) == 2 and scene.tokens[above[0]].text == "of" and scene.tokens[above[1]].lemma == "completion":
        return not any(s in UNREAL - {Status.AGREED} for s in signals_of(scene, above[1], False))
    verb = carrier_of(scene.syntax, noun)
    if verb is None or look_up(load_words()["fates"], verb_phrases(scene.syntax, verb)) is not Status.COMPLETED:
        return False
    return not any(s in UNREAL for s in signals_of(scene, verb, False))


def _as_event(status: Status) -> Status:
    return {Status.CURRENT: Status.COMPLETED, Status.FUTURE: Status.AGREED}.get(status, status)


def _as_state(status: Status) -> Status:
    if status is Status.AGREED:
        return Status.FUTURE
    return Status.CURRENT if status is Status.COMPLETED else status
