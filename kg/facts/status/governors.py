"""What a word says of the word below it: "plans to buy", "the offer was rejected", "the merger agreement"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.facts.clauses import nearest
from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.complements import is_left_open
from kg.facts.status.verbs import is_again, is_feat, is_no_longer, modality, tense
from kg.facts.status.words import UNSURE, load_words, look_up
from kg.model import Status, Token

_VERBAL = ("VERB", "AUX")
_MODIFYING = ("compound", "nmod", "amod", "poss", "appos", "npadvmod", "nummod")
_BINDING = {"to", "of", "for", "on", "in", "from", "with", "out", "down", "against", "over", "about", "through"}
"""Prepositions that bind what follows to the word above: "agreed to a buyout"."""
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor"}
_SCHEMES = {
    "offer", "bid", "proposal", "talk", "negotiation", "discussion", "plan", "approach", "battle", "target", "attempt",
    "effort", "rumour", "rumor", "speculation", "agreement", "deal", "pact", "contract", "accord", "option", "failure",
    "collapse",
}  # fmt: skip
"""Nouns that say of the noun before them that it has not come about: "the merger agreement"."""
_CONDITIONAL = {"subject", "conditional", "contingent"}
"""What a deal is until others have allowed it: "subject to approval"."""
_HEARSAY = {"report", "rumour", "rumor", "speculation", "story", "whisper", "gossip", "chatter"}
"""Nouns that only pass on what the clause below them tells."""
_TALES = {"talk", "word", "buzz", "suggestion", "hint"}
"""Nouns that pass on what is told in a clause of its own: "talk that Norwell is buying", not "talks to buy"."""
_CLAIMS = {"claim", "allegation", "assertion", "accusation", "charge"}
_FALSE = {
    "false",
    "untrue",
    "wrong",
    "unfounded",
    "baseless",
    "incorrect",
    "nonsense",
    "mistaken",
    "inaccurate",
    "fiction",
}
_REALISATIONS = {
    "go ahead", "go through", "happen", "take place", "materialise", "materialize", "proceed", "come off", "come about",
    "occur", "go forward", "move forward", "eventuate", "close", "complete",
}  # fmt: skip
"""Verbs of which the event is the subject when it comes about: "the sale did not go ahead"."""
_LIKELY = {
    "certain", "uncertain", "likely", "unlikely", "doubtful", "possible", "impossible", "imminent", "inevitable",
    "close", "near", "pending", "set", "unclear",
}  # fmt: skip
_OPEN = {
    "hang in balance",
    "be in doubt",
    "be in jeopardy",
    "be in limbo",
    "be in danger",
    "be in trouble",
    "be on cards",
}
"""What is said of a deal that may still come about, or not."""
_AWAITING = {"need", "require", "await", "face", "get", "seek"}
_PERMITS = {
    "approval", "consent", "clearance", "permission", "nod", "backing", "support", "vote", "opposition", "scrutiny",
    "hurdle", "review", "obstacle", "resistance", "probe", "investigation", "blessing", "authorisation",
    "authorization", "go-ahead", "delay", "uncertainty",
}  # fmt: skip
"""What a deal waits for, or may fail by: "needs the approval of shareholders"."""
_HINGING = {"hinge", "depend", "rest", "hang", "turn"}
_AHEAD = {"be in line", "be on course", "be on track", "be in running", "be on way", "be in position"}
"""What is said of somebody who may do it: "is in line to become"."""
_DEAD = {"off", "dead", "over", "doomed", "history"}
_STATIVE = ("be", "have", "hold", "serve", "work", "act", "own")
_PAST = re.compile(r"(?i)\b(last|ago|earlier)\b")
"""What says of a time, whenever that is, that it lies behind: "last year", "two years ago"."""
_RAISING = {"raise", "increase", "improve", "sweeten", "extend", "lower", "revise", "amend", "boost", "change"}
_LASTING = {"remain", "stay", "continue", "keep", "retain"}
"""Verbs by which what will be is already the case."""
_HAPPENINGS = {
    "collapse", "break down", "expire", "fall through", "fail", "lapse", "succeed", "end", "come to nothing",
    "come to naught", "come to nought", "go nowhere", "go up in smoke", "fall apart", "founder", "crumble", "stall",
}  # fmt: skip
"""Verbs that tell the fate of their own subject: "the talks collapsed"."""


def signals_of_governor(scene: Scene, index: int, head: int, state: bool) -> Iterator[Status]:
    """What the word above says about the word below."""
    token, above = scene.tokens[index], scene.tokens[head]
    phrases = (*_idioms(scene, head), *verb_phrases(scene.syntax, head)) if above.pos in _VERBAL else (above.lemma,)
    phrases = () if phrases == ("founder",) else phrases  # "founder and president": not what a plan does
    if token.dep in _MODIFYING:
        if above.lemma in _SCHEMES:
            yield load_words()["governors"].get(above.lemma, Status.PLANNED)
        return
    if above.dep == "prep" or above.pos == "ADP":
        yield from _of_preposition(token, above)
        return
    if token.dep in ("xcomp", "advcl") and not _AHEAD.isdisjoint(phrases):
        yield Status.PLANNED
    if above.lemma in ("dismiss", "deride", "reject") and token.text.lower() == "as":
        yield Status.DENIED  # "dismissed as nonsense reports that"
    if above.lemma == "lose" and token.dep == "dobj" and token.lemma in ("bid", "race", "contest", "battle", "fight"):
        yield Status.CANCELLED  # "lost the race to buy"
    if above.lemma == "come" and token.lemma in ("within", "close", "near"):
        yield Status.CANCELLED  # "came within a day of buying"
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(head, "advmod", "acomp", "prt")}
    if above.lemma == "short" and scene.tokens[above.head].lemma in ("stop", "fall"):
        yield Status.CANCELLED  # "stopped short of buying"
    if above.lemma == "have" and token.dep == "xcomp" and _is_still_to_come(scene, index, beside):
        yield Status.PLANNED
    if token.dep == "xcomp" and token.tag == "VB" and above.lemma == "be" and state and token.lemma not in _LASTING:
        yield Status.PLANNED if above.tag == "VBD" else Status.AGREED  # "is to become chairman"
    if token.dep == "xcomp" and token.tag == "VBN" and above.lemma == "be" and above.tag == "VBD":
        yield Status.CANCELLED  # "was to have bought"
    told = above.lemma in _HEARSAY or (above.lemma in _TALES and bool(scene.syntax.children(index, "mark")))
    if above.pos == "NOUN" and told and token.dep in ("acl", "ccomp"):
        yield Status.RUMOURED
    if token.dep == "prep" and above.lemma == "be" and _is_negated_stage(scene, index, head):
        yield Status.DENIED
        return
    predicates = tuple(scene.tokens[i].lemma for i in scene.syntax.children(head, "acomp"))  # "was unsuccessful in"
    bound = _bound(scene, index, (f"{above.lemma} {token.text.lower()}", *phrases, *predicates))
    bound = None if state and bound is not Status.PLANNED else bound
    if bound is None and _is_adverbial(token, above, state):
        if above.lemma in ("call", "provide") and token.lemma == "for":
            yield from scheme_of(scene, head)  # "the agreement calls for the purchase"
        if any(scene.tokens[i].tag == "VBG" for i in scene.syntax.children(index, "pcomp")):
            yield from (s for s in modality(scene, head) if s in (*UNSURE, Status.AGREED))  # "will focus on buying"
        return
    if above.lemma in load_words()["speech"] and token.dep == "xcomp" and is_passive(scene.syntax, head):
        yield Status.RUMOURED
    if token.dep == "nsubj" and (scene.syntax.children(head, "dobj") or _HAPPENINGS.isdisjoint(phrases)):
        yield from _of_predicate(scene, head) if not state else ()
        return
    yield from _of_word(scene, index, head, phrases, bound, state)


def _is_negated_stage(scene: Scene, preposition: int, verb: int) -> bool:
    """ "Is not in talks to sell": not even that far has it come."""
    stages = (scene.tokens[i].lemma for i in scene.syntax.children(preposition, "pobj"))
    planned = any(load_words()["governors"].get(stage) is Status.PLANNED for stage in stages)
    return planned and bool(scene.syntax.children(verb, "neg")) and not _is_over(scene, verb)


def _idioms(scene: Scene, verb: int) -> Iterator[str]:
    """What the verb is called with all that belongs to it: "put on ice", "come to nothing", "go nowhere"."""
    lemma = scene.tokens[verb].lemma
    yield from (f"{lemma} {scene.tokens[i].text.lower()}" for i in scene.syntax.children(verb, "advmod", "dobj"))
    for child in scene.syntax.children(verb, "prep"):
        objects = scene.syntax.children(child, "pobj")
        yield from (f"{lemma} {scene.tokens[child].text.lower()} {scene.tokens[i].lemma}" for i in objects)


def _is_still_to_come(scene: Scene, verb: int, beside: Collection[str]) -> bool:
    """ "Has yet to buy", "has still to buy"."""
    own = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "advmod")}
    return not {"yet", "still"}.isdisjoint({*beside, *own})


def _of_preposition(token: Token, above: Token) -> Iterator[Status]:
    if above.lemma == "without":
        yield Status.HYPOTHETICAL
    if above.lemma == "against" and token.tag == "VBG":
        yield Status.CANCELLED  # "decided against buying"


def _is_adverbial(token: Token, above: Token, state: bool) -> bool:
    """Whether the word below only adds a circumstance; a state may be told so: "serves as chairman"."""
    told = token.dep == "prep" and state and token.lemma in ("as", "from", "of")
    return token.dep in ("advcl", "prep") and above.pos in _VERBAL and not told


def _of_predicate(scene: Scene, verb: int) -> Iterator[Status]:
    """What a verb says of the event that is its subject: "the purchase would create ..."."""
    phrases = (*_idioms(scene, verb), *verb_phrases(scene.syntax, verb))
    if look_up(load_words()["fates"], tuple(_idioms(scene, verb))) is Status.CANCELLED:
        yield Status.CANCELLED  # "the sale bit the dust"
    unrealised = not _REALISATIONS.isdisjoint(phrases) and Status.DENIED in modality(scene, verb)
    yield from (
        Status.CANCELLED if unrealised else s for s in modality(scene, verb) if unrealised or s is not Status.DENIED
    )
    if any(scene.tokens[i].lemma in _FALSE for i in scene.syntax.children(verb, "acomp", "attr")):
        yield Status.DENIED  # "reports that Norwell bought it were false"
    if _is_open_question(scene, verb) or _is_awaited(scene, verb) or not (_OPEN | _AHEAD).isdisjoint(phrases):
        yield Status.PLANNED
    if _is_dead(scene, verb):
        yield Status.CANCELLED  # "the sale is off"
    if any(scene.tokens[i].lemma in _CONDITIONAL for i in scene.syntax.children(verb, "acomp")):
        yield Status.AGREED  # "the purchase is subject to approval"


def _is_open_question(scene: Scene, verb: int) -> bool:
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
    return (lemma in _AWAITING and not objects.isdisjoint(_PERMITS)) or (lemma in _HINGING and bound)


def _is_dead(scene: Scene, verb: int) -> bool:
    beside = scene.syntax.children(verb, "acomp", "attr", "advmod", "prt", "prep")
    return scene.tokens[verb].lemma == "be" and any(scene.tokens[i].text.lower() in _DEAD for i in beside)


def end_of(scene: Scene, noun: int) -> Iterator[Status]:
    """What has become of the scheme that a clause describes: "the deal by which it was to buy Norwell is off"."""
    token = scene.tokens[noun]
    if token.lemma in _SCHEMES and token.dep in ("nsubj", "nsubjpass"):
        verb = token.head
        phrases = (*_idioms(scene, verb), *verb_phrases(scene.syntax, verb))
        told = look_up(load_words()["fates"], phrases) is Status.CANCELLED or not _HAPPENINGS.isdisjoint(phrases)
        if (told or _is_dead(scene, verb)) and not scene.syntax.children(verb, "neg", "aux"):
            yield Status.CANCELLED


def _of_word(
    scene: Scene, index: int, head: int, phrases: tuple[str, ...], bound: Status | None, state: bool
) -> Iterator[Status]:
    """What the word above means for the one below, its own negation and modality counted in."""
    tokens, words = scene.tokens, load_words()
    token, above = tokens[index], tokens[head]
    scheme = words["governors"].get(token.lemma) is Status.PLANNED  # "dropped plans to become"
    table = words["states"] if state and above.pos in _VERBAL and not scheme else words["governors"]
    status = bound or look_up(table, phrases) or look_up(words["governors"], phrases)
    negated = any(tokens[i].text.lower() in _NEGATIONS for i in scene.syntax.children(head, "neg", "det", "advmod"))
    over = _is_over(scene, head)
    if negated and above.lemma in _RAISING:
        return  # "will not raise its offer" takes nothing back
    if negated or over:
        if status not in (Status.DENIED, Status.CANCELLED):
            former = state and status is not Status.PLANNED
            yield Status.DENIED if not over else Status.FORMER if former else Status.CANCELLED
        elif status is Status.DENIED and not state:
            yield Status.RUMOURED if above.lemma == "deny" else Status.PLANNED  # "did not rule out buying"
        return
    done = above.tag in ("VBD", "VBN") and (_is_dated(scene, head) or is_again(scene, head))
    if status is Status.FUTURE and done:
        status = Status.CURRENT  # "was elected mayor in 2019" is told by a text that comes later
    told = token.dep == "ccomp" and above.lemma in (
        *words["speech"],
        "be",
        "have",
    )  # "announced that it had bought": its own tense says
    if told and any(tokens[i].lemma in words["rumours"] for i in scene.syntax.children(head, "nsubj")):
        yield Status.RUMOURED  # "media reports say"
    if status is Status.CANCELLED and token.lemma in _HEARSAY | _CLAIMS and _tells(scene, index):
        status = Status.DENIED  # "rejected claims that it had bought"
    if status is Status.CANCELLED and any(s in UNSURE for s in modality(scene, head)):
        status = Status.PLANNED  # "would terminate its offer" has not terminated it
    if status is not None and not (told and status is Status.AGREED):
        yield status
    if not state and status is None and is_left_open(scene, index, head):
        yield Status.PLANNED
    if token.dep == "dobj" and above.tag == "VB" and _is_open(scene, head):
        yield Status.PLANNED
    if above.pos in _VERBAL:
        yield from _of_verb(scene, head, status, state)


def _tells(scene: Scene, noun: int) -> bool:
    """Whether a clause says what a noun tells: "claims that it had bought"."""
    clauses = scene.syntax.children(noun, "acl", "ccomp", "relcl")
    return any(scene.syntax.children(clause, "mark") for clause in clauses)


def _of_verb(scene: Scene, verb: int, status: Status | None, state: bool) -> Iterator[Status]:
    """What the form and the subject of a verb say of what it governs, beside what it means."""
    lemma = scene.tokens[verb].lemma
    of_state = lemma in _STATIVE
    idle = () if of_state else (Status.FORMER,)  # "had earlier said" makes nothing former
    idle = (*idle, Status.AGREED) if status is Status.CURRENT and lemma in _LASTING else idle
    yield from (s for s in modality(scene, verb) if s is not Status.DENIED and s not in idle)
    if state and of_state:
        yield from tense(scene, verb, state)
    yield from scheme_of(scene, verb)


def _is_dated(scene: Scene, verb: int) -> bool:
    past = [time for time in scene.times if time.value or _PAST.search(time.text)]
    return nearest(scene, verb, past) is not None


def scheme_of(scene: Scene, verb: int) -> Iterator[Status]:
    """ "The plan involves buying": what the verb's subject says."""
    schemes = (scene.tokens[i].lemma for i in scene.syntax.children(verb, "nsubj"))
    yield from (status for s in schemes if s in _SCHEMES and (status := load_words()["governors"].get(s)) is not None)


def _is_open(scene: Scene, verb: int) -> bool:
    """Whether an infinitive leaves open if it comes about: "permission to open an office", not "went on to open"."""
    to = any(scene.tokens[i].text.lower() == "to" for i in scene.syntax.children(verb, "aux"))
    head = scene.tokens[verb].head
    told = look_up(load_words()["governors"], verb_phrases(scene.syntax, head))
    factual = told in (Status.COMPLETED, Status.AGREED)  # "agreed to buy a stake"
    factual |= is_feat(scene, verb)
    return to and scene.tokens[verb].dep in ("xcomp", "acl", "relcl", "advcl") and not factual


def _bound(scene: Scene, index: int, phrases: tuple[str, ...]) -> Status | None:
    """What a word says of the phrase or infinitive that it takes: "agreed to a buyout", "close to buying"."""
    token = scene.tokens[index]
    if not (token.lemma in _BINDING if token.dep in ("prep", "dative") else token.dep in ("advcl", "xcomp") and token.tag == "VB"):
        return None
    return look_up(load_words()["prepositional"], phrases)


def _is_over(scene: Scene, head: int) -> bool:
    """Whether the word above is the case no longer: "no longer owns"."""
    beside = scene.syntax.children(head, "neg", "advmod")
    below = [i for adverb in beside for i in scene.syntax.children(adverb, "neg")]
    return any(scene.tokens[i].dep == "neg" and is_no_longer(scene, i) for i in (*beside, *below))
