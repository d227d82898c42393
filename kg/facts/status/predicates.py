"""What a predicate says of the event that is its subject: "the purchase fell through", "the sale looks certain"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.grammar import verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.verbs import modality
from kg.facts.status.words import load_words, look_up
from kg.model import Status

SCHEMES = {
    "offer", "bid", "proposal", "talk", "negotiation", "discussion", "plan", "approach", "battle", "target", "attempt",
    "effort", "rumour", "rumor", "speculation", "agreement", "deal", "pact", "contract", "accord", "option", "failure",
    "collapse",
}  # fmt: skip
"""Nouns that say of the noun before them that it has not come about: "the merger agreement"."""
_CONDITIONAL = {"subject", "conditional", "contingent"}
"""What a deal is until others have allowed it: "subject to approval"."""
FALSE = {
    "false", "untrue", "wrong", "unfounded", "baseless", "incorrect", "nonsense", "mistaken", "inaccurate", "fiction",
    "invention", "fabrication", "rubbish", "fantasy", "groundless", "speculative",
}  # fmt: skip
"""What is said of a tale that is not so."""
REALISATIONS = {
    "go ahead", "go through", "happen", "take place", "materialise", "materialize", "proceed", "come off",
    "come about", "occur", "go forward", "move forward", "eventuate", "close", "complete", "get off ground",
    "see light", "bear fruit", "come to fruition", "take off",
}  # fmt: skip
"""Verbs of which the event is the subject when it comes about: "the sale did not go ahead"."""
_LIKELY = {
    "certain", "uncertain", "likely", "unlikely", "doubtful", "possible", "impossible", "imminent", "inevitable",
    "close", "near", "pending", "set", "unclear", "due", "slated", "poised", "ready", "bound", "scheduled",
}  # fmt: skip
_OPEN = {
    "hang in balance", "be in doubt", "be in jeopardy", "be in limbo", "be in danger", "be in trouble", "be on card",
}  # fmt: skip
"""What is said of a deal that may still come about, or not."""
_AWAITING = {"need", "require", "await", "face", "get", "seek"}
PERMITS = {
    "approval", "consent", "clearance", "permission", "nod", "backing", "support", "vote", "opposition", "scrutiny",
    "hurdle", "review", "obstacle", "resistance", "probe", "investigation", "blessing", "authorisation",
    "authorization", "go-ahead", "delay", "uncertainty",
}  # fmt: skip
"""What a deal waits for, or may fail by: "needs the approval of shareholders"."""
_HINGING = {"hinge", "depend", "rest", "hang", "turn"}
AHEAD = {
    "be in line", "be on course", "be on track", "be in running", "be on way", "be in position", "be in frame",
    "be in contention", "be in mix", "be in hunt", "be in reckoning",
}  # fmt: skip
"""What is said of somebody who may do it: "is in line to become"."""
_GETTING = {"get", "receive", "win", "gain", "secure", "obtain", "earn", "give", "meet"}
_ANSWERS = {
    "light", "go-ahead", "nod", "thumb", "thumbs", "approval", "clearance", "consent", "blessing", "all-clear",
    "okay", "ok", "backing", "permission", "authorisation", "authorization", "assent",
}  # fmt: skip
"""What a deal gets from those who decide, and so has not come about yet."""
_NO = {"red", "down"}
_REBUFFS = {
    "chop", "boot", "axe", "veto", "shoulder", "brush-off", "refusal", "rejection", "bullet", "elbow", "resistance",
}  # fmt: skip
_DEAD = {"off", "dead", "over", "doomed", "history"}
HAPPENINGS = {
    "collapse", "break down", "expire", "fall through", "fail", "lapse", "succeed", "end", "come to nothing",
    "come to naught", "come to nought", "go nowhere", "go up in smoke", "fall apart", "founder", "crumble", "stall",
}  # fmt: skip
"""Verbs that tell the fate of their own subject: "the talks collapsed"."""

NOTHING = {"come to nothing", "come to naught", "come to nought", "go nowhere", "fall through", "go up in smoke"}
"""Verbs that say of their subject that it never came about."""
_SEATS = {"headquarters", "headquarter", "seat", "base", "home", "hq", "office"}


def idioms(scene: Scene, verb: int) -> Iterator[str]:
    """What the verb is called with all that belongs to it: "put on ice", "come to nothing", "go nowhere"."""
    lemma = scene.tokens[verb].lemma
    if lemma in HAPPENINGS and any(scene.tokens[i].text.lower() == "over" for i in scene.syntax.children(verb, "prt")):
        yield lemma  # "collapsed over who should lead": no verb of its own
    beside = [scene.tokens[i] for i in scene.syntax.children(verb, "advmod", "dobj")]
    yield from dict.fromkeys(f"{lemma} {form}" for token in beside for form in (token.text.lower(), token.lemma))
    for child in scene.syntax.children(verb, "prep"):
        objects = scene.syntax.children(child, "pobj")
        yield from (f"{lemma} {scene.tokens[child].text.lower()} {scene.tokens[i].lemma}" for i in objects)


def of_predicate(scene: Scene, verb: int) -> Iterator[Status]:
    """What a verb says of the event that is its subject: "the purchase would create ..."."""
    phrases = (*idioms(scene, verb), *verb_phrases(scene.syntax, verb))
    if look_up(load_words()["fates"], tuple(idioms(scene, verb))) is Status.CANCELLED:
        yield Status.CANCELLED  # "the sale bit the dust"
    unrealised = not REALISATIONS.isdisjoint(phrases) and Status.DENIED in modality(scene, verb)
    yield from (
        Status.CANCELLED if unrealised else _as_foreseen(scene, verb, s)
        for s in modality(scene, verb)
        if unrealised or s is not Status.DENIED
    )
    proved = scene.syntax.children(verb, "xcomp") if scene.tokens[verb].lemma in ("turn", "prove") else ()
    said = [i for v in (verb, *proved) for i in scene.syntax.children(v, "acomp", "attr", "oprd")]
    if any(scene.tokens[i].lemma in FALSE for i in said):
        yield Status.DENIED  # "reports that Norwell bought it were false"
    if is_expected(scene, verb) or _is_awaited(scene, verb) or not (_OPEN | AHEAD).isdisjoint(phrases):
        yield Status.PLANNED
    if is_dead(scene, verb):
        yield Status.CANCELLED  # "the sale is off"
    if not scene.syntax.children(verb, "neg") and (answer := _answer(scene, verb)) is not None:
        yield answer
    if scene.tokens[verb].lemma == "have" and _is_yet_to_be(scene, verb):
        yield Status.PLANNED  # "the purchase has yet to be approved"
    if any(scene.tokens[i].lemma in _CONDITIONAL for i in scene.syntax.children(verb, "acomp")):
        yield Status.AGREED  # "the purchase is subject to approval"


def _as_foreseen(scene: Scene, verb: int, status: Status) -> Status:
    """ "The purchase should close in June" is a plan, and no condition."""
    due = any(scene.tokens[i].text.lower() == "should" for i in scene.syntax.children(verb, "aux"))
    comes = not REALISATIONS.isdisjoint(verb_phrases(scene.syntax, verb))
    return Status.PLANNED if status is Status.HYPOTHETICAL and due and comes else status


def of_state(scene: Scene, noun: int, verb: int) -> Iterator[Status]:
    """ "The alliance never materialised", "the headquarters will be in Oslo", "the chairman will be Ivo Lund"."""
    form = tuple(modality(scene, verb))
    phrases = (*idioms(scene, verb), *verb_phrases(scene.syntax, verb))
    unreal = not REALISATIONS.isdisjoint(phrases) and Status.DENIED in form
    if unreal or not NOTHING.isdisjoint(phrases):
        yield Status.CANCELLED
    named = {m.type for i in scene.syntax.subtree(noun) if (m := scene.mention_at.get(i)) is not None}
    bearers = (scene.mention_at.get(i) for i in scene.syntax.children(verb, "attr"))
    told = any(m is not None and m.type == "person" for m in bearers) and "person" not in named
    told |= scene.tokens[noun].lemma in _SEATS and bool(scene.syntax.children(verb, "prep"))
    if scene.tokens[verb].lemma == "be" and told:
        yield from (s for s in form if s is not Status.DENIED)


def is_expected(scene: Scene, verb: int) -> bool:
    """ "The sale looks certain", "the sale is unlikely"."""
    likely = any(scene.tokens[i].lemma in _LIKELY for i in scene.syntax.children(verb, "acomp", "oprd"))
    return likely and scene.tokens[verb].lemma in ("be", "look", "seem", "appear", "remain")


def _is_awaited(scene: Scene, verb: int) -> bool:
    """ "The sale needs the approval of regulators", "the sale hinges on a vote"."""
    if scene.tokens[verb].tag not in ("VBZ", "VBP", "VBG"):
        return False
    lemma = scene.tokens[verb].lemma
    objects = {scene.tokens[i].lemma for i in scene.syntax.children(verb, "dobj")}
    bound = any(scene.tokens[i].lemma in ("on", "upon") for i in scene.syntax.children(verb, "prep"))
    return (lemma in _AWAITING and not objects.isdisjoint(PERMITS)) or (lemma in _HINGING and bound)


def _answer(scene: Scene, verb: int) -> Status | None:
    """ "The takeover got the go-ahead", "was given the thumbs down", "got the red light"."""
    if scene.tokens[verb].lemma not in _GETTING:
        return None
    for index in scene.syntax.children(verb, "dobj"):
        beside = {
            scene.tokens[i].text.lower() for i in (*scene.syntax.children(index), index + 1) if i < len(scene.tokens)
        }
        if scene.tokens[index].lemma in _ANSWERS:
            return Status.CANCELLED if beside & _NO else Status.AGREED
        if scene.tokens[index].lemma in _REBUFFS:
            return Status.CANCELLED
    return None


def _is_yet_to_be(scene: Scene, verb: int) -> bool:
    below = [i for clause in scene.syntax.children(verb, "xcomp") for i in (*scene.syntax.children(clause), clause)]
    return any(scene.tokens[i].text.lower() == "yet" for i in (*below, *scene.syntax.children(verb, "advmod")))


def is_dead(scene: Scene, verb: int) -> bool:
    """Whether a verb says that its subject is over: "the deal is off"."""
    beside = scene.syntax.children(verb, "acomp", "attr", "advmod", "prt", "prep")
    return scene.tokens[verb].lemma == "be" and any(scene.tokens[i].text.lower() in _DEAD for i in beside)


def end_of(scene: Scene, noun: int) -> Iterator[Status]:
    """What has become of the scheme that a clause describes: "the deal by which it was to buy Norwell is off"."""
    token = scene.tokens[noun]
    if token.lemma in SCHEMES and token.dep in ("nsubj", "nsubjpass"):
        verb = token.head
        phrases = (*idioms(scene, verb), *verb_phrases(scene.syntax, verb))
        told = look_up(load_words()["fates"], phrases) is Status.CANCELLED or not HAPPENINGS.isdisjoint(phrases)
        if (told or is_dead(scene, verb)) and not scene.syntax.children(verb, "neg", "aux"):
            yield Status.CANCELLED
