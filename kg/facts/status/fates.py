"""What became of deals and posts that a sentence only mentions: "the deal was completed", "chairman X resigned"."""

from __future__ import annotations

import re

from kg.facts.grammar import carrier_of, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.predicates import FALSE, HAPPENINGS, REALISATIONS, idioms, is_dead
from kg.facts.status.signals import DEPARTURES, is_leaving, signals_of
from kg.facts.status.verbs import modality, tense
from kg.facts.status.words import UNREAL, load_words, look_up
from kg.model import Status

_TURNS = {"but", "until", ";"}
"""Where a sentence turns to what came of it."""
_OF_BEFORE = ("the", "this", "its", "his", "her", "their", "those", "but")
"""What stands before a deal that has been told of."""
_ASKING = {
    "demand", "call", "urge", "seek", "want", "request", "reject", "refuse", "oppose", "threaten", "consider",
    "discuss", "deny", "rumour", "rumor", "speculation", "expect", "propose", "push", "press", "petition",
    "vote", "ask", "offer",
}  # fmt: skip
"""Verbs and nouns over a departure that leave it open: "demanded the resignation of"."""
_DEALS = {
    "deal", "bid", "offer", "talk", "plan", "merger", "takeover", "purchase", "sale",
    "acquisition", "contract", "agreement", "pact", "proposal", "alliance", "transaction",
}  # fmt: skip
_PARTIES = {
    "side", "company", "firm", "party", "group", "both", "two", "pair", "it", "they", "he", "she", "bidder",
    "buyer",
}  # fmt: skip
_LEAVING = {"pull out", "walk away", "back out", "withdraw", "drop out", "back off", "think better"}
_ABANDONING = {
    "part ways", "part company", "go separate", "change mind", "get feet", "lose interest", "call off",
    "lose nerve", "walk", "withdraw", "give up", "abandon talk", "end talk", "break off talk", "break off",
    "call it quits", "call quits", "think better",
}  # fmt: skip
_REJECTING = {
    "reject", "block", "veto", "vote down", "turn down", "call off", "throw out", "cancel", "scrap", "abandon",
    "prohibit", "rebuff", "spurn", "drop", "shelve", "forbid", "strike down", "terminate", "withdraw", "scupper",
    "kill", "quash", "refuse", "revoke", "overturn", "knock back", "annul", "rescind", "stop", "scotch", "sink",
    "torpedo",
}  # fmt: skip
"""What is done to a deal that "it" stands for."""
_DID_SO = re.compile(
    r"(?i)[, ](?:and|(?:which|as) (?:it|he|she|they)) (?:[a-z]+ly |then |later |soon |at last )?"
    r"did(?: so| just that| it)?\b(?! not|n)"
)
"""What tells that it came about: "agreed to sell it, and did so on Monday"."""
_DISCLAIMING = re.compile(
    r"(?i)\b(?:is|was|are|were) (?:not|no longer) interested\b"
    r"|\b(?:has|have|had) no (?:(?:current|immediate|such) )?(?:plans?|intentions?|interest|desire)\b"
)
"""What somebody says of a deal who does not want it."""
_WITHDRAWING = re.compile(
    r"(?i)\bsaid (?:that )?(?:it|they|he|she) (?:would|will) not (?:now )?(?:be )?"
    r"(?:mak(?:e|ing)|launch(?:ing)?|submit(?:ting)?|table|tabling) (?:an?|any|one\b)"
    r"(?: \w+)?(?: (?:offer|bid|approach))?"
)
_REFUSALS = {"turn away", "turn down", "send away", "rebuff", "reject", "spurn", "outbid", "refuse", "snub", "beat"}
_OVERTHROWING = {
    "defeat", "beat", "topple", "depose", "overthrow", "assassinate", "kill", "murder", "execute", "bring down",
}  # fmt: skip
_OFFICES = {
    "president", "minister", "premier", "chancellor", "governor", "mayor", "senator", "congressman", "incumbent",
}  # fmt: skip
"""What is lost with an election, or with life: "defeated President Ivo Lund"."""
_AWAITING = {
    "once", "when", "after", "before", "until", "till", "if", "unless", "whenever", "as", "assuming", "provided",
    "providing",
}  # fmt: skip
"""Words that open a clause of what is to come."""
_WHEN = {"in", "after", "at", "during", "before", "on", "with"}
"""What tells when somebody left."""
_CALLING = ("call", "label", "brand", "term", "describe", "dub")


def fate_of(scene: Scene, noun: int) -> Status | None:
    """What a sentence says became of a deal that it only mentions ("the deal was completed"); None if nothing."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None:
        return None
    status = look_up(load_words()["fates"], (*idioms(scene, verb), *verb_phrases(scene.syntax, verb)))
    if _is_called_false(scene, noun, verb):
        return Status.DENIED
    return None if _is_hedged(scene, verb) else status


def _is_hedged(scene: Scene, verb: int) -> bool:
    if _is_awaited(scene, verb) or scene.tokens[verb].tag == "VBG" or _is_purpose(scene, verb):
        return True  # "is going ahead in June"
    inside = scene.tokens[verb].dep in ("ccomp", "xcomp")
    signals = signals_of(scene, verb, False) if inside else ()  # "expects the deal to close", "doubts that it closed"
    signs = (*modality(scene, verb), *tense(scene, verb, False), *signals)
    return _is_demanded(scene, verb) or any(s is not Status.COMPLETED for s in signs)


def _is_purpose(scene: Scene, verb: int) -> bool:
    """ "Went to court to stop the merger"."""
    infinitive = any(scene.tokens[i].tag == "TO" for i in scene.syntax.children(verb, "aux"))
    return infinitive and scene.tokens[verb].dep in ("advcl", "acl")


def _is_demanded(scene: Scene, verb: int) -> bool:
    """ "Demanded that the takeover be completed": the subjunctive."""
    helping = [scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux", "auxpass")]
    return helping == ["be"]


def _is_awaited(scene: Scene, verb: int) -> bool:
    """ "Will leave once the deal is completed", "after the deal closes": in the present tense that is to come."""
    token = scene.tokens[verb]
    subjects = scene.syntax.children(verb, "nsubj", "nsubjpass")
    opening = min((i for subject in subjects for i in scene.syntax.subtree(subject)), default=0) - 1
    before = scene.tokens[opening].text.lower() if opening >= 0 else ""
    marks = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "mark", "advmod", "prep")} | {before}
    helping = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux", "auxpass")}
    present = token.tag in ("VBZ", "VBP") if not helping else bool(helping & {"is", "are", "has", "have"})
    return token.dep != "ROOT" and present and not marks.isdisjoint(_AWAITING)


def is_called_off(scene: Scene, noun: int) -> bool:
    """ "A merger, which was announced in July but called off in August", "a deal agreed in July and scrapped later"."""
    tokens, syntax = scene.tokens, scene.syntax
    below = set(syntax.subtree(noun))
    clauses = {i for i in below if tokens[i].dep in ("relcl", "acl") and tokens[i].tag == "VBN" and i > noun}
    if tokens[noun].dep == "nsubjpass":
        clauses.add(tokens[noun].head)
    ends = (i for clause in clauses for i in syntax.conjuncts(clause)[1:] if tokens[i].tag in ("VBN", "VBD"))
    fates = load_words()["fates"]
    return any(
        look_up(fates, (*idioms(scene, i), *verb_phrases(syntax, i))) is Status.CANCELLED
        for i in ends
        if not syntax.children(i, "nsubj", "dobj", "neg")
    )


def later_fate(scene: Scene, trigger: int) -> Status | None:
    """What became of a deal by the end of its own sentence: "agreed to buy it, but pulled out", "but the deal died"."""
    tokens = scene.tokens
    if any(_is_turned_down(scene, index) for index in range(trigger, len(tokens))):
        return Status.CANCELLED
    if _WITHDRAWING.search(scene.text, tokens[trigger].end, scene.sentence.end):
        return Status.CANCELLED  # "had been looking at a bid, but said it would not make one"
    turn = next((i for i in range(trigger, len(tokens)) if tokens[i].text.lower() in _TURNS), None)
    if turn is not None and _DISCLAIMING.search(scene.text, tokens[turn].end, scene.sentence.end):
        return Status.DENIED  # "may bid for it, but says it is not interested"
    for index in range(turn, len(tokens)) if turn is not None else ():
        token = tokens[index]
        own = tokens[index - 1].text.lower() in _OF_BEFORE and token.lemma in _DEALS
        own = own and not scene.syntax.children(index, "prep")  # "its offer for Tarn" is another
        if own and token.dep in ("nsubj", "nsubjpass", "dobj") and (status := _told_of(scene, index)) is not None:
            return status
        subjects = scene.syntax.children(index, "nsubj")
        left = token.pos == "VERB" and not scene.syntax.children(index, "neg", "aux")
        left = left and all(tokens[i].lemma in _PARTIES for i in subjects)
        if left and leaves_deal(scene, index):
            return Status.CANCELLED
    if _DID_SO.search(scene.text, tokens[trigger].end, scene.sentence.end):
        return Status.COMPLETED
    added = next((i for i in range(trigger, len(tokens)) if tokens[i].text == "and"), len(tokens) - 1)
    for index in range(added + 1, len(tokens)):
        own = tokens[index - 1].text.lower() in ("the", "this") and tokens[index].lemma in _DEALS
        own = own and not scene.syntax.children(index, "prep", "amod")
        fate = fate_of(scene, index) if own and tokens[index].dep in ("nsubj", "nsubjpass", "dobj") else None
        if fate in (Status.COMPLETED, Status.CANCELLED):
            return fate  # "and the deal closed on Monday", "and the plan was given up"
    return None


def leaves_deal(scene: Scene, verb: int) -> bool:
    """ "It pulled out a week later", "the two sides parted ways": said of a party without what it leaves."""
    elsewhere = [i for i in scene.syntax.subtree(verb) if scene.tokens[i].dep == "pobj" and i in scene.mention_at]
    bare = () if scene.syntax.children(verb, "dobj") else verb_phrases(scene.syntax, verb)
    phrases = (*idioms(scene, verb), *_with_objects(scene, verb), *bare)
    return not elsewhere and not (_LEAVING | _ABANDONING).isdisjoint(phrases)


def _with_objects(scene: Scene, verb: int) -> list[str]:
    """ "Changed its mind", "ended the talks" by their lemmas."""
    return [f"{scene.tokens[verb].lemma} {scene.tokens[i].lemma}" for i in scene.syntax.children(verb, "dobj")]


def ends_deal(scene: Scene, verb: int) -> bool:
    """ "Voted it down", "called it off"."""
    return not _REJECTING.isdisjoint(verb_phrases(scene.syntax, verb))


def end_of_event(scene: Scene, noun: int) -> Status | None:
    """What the verb of an event says became of it: "talks collapsed", "the deal was off", "it never went ahead"."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None:
        return None
    phrases = (*idioms(scene, verb), *verb_phrases(scene.syntax, verb))
    form = tuple(modality(scene, verb))
    unsure = scene.tokens[verb].lemma in ("complete", "close")
    if unsure and not any(
        scene.tokens[i].text.lower() == "never" for i in scene.syntax.children(verb, "neg", "advmod")
    ):
        return None  # "the deal was not completed" may mean not yet
    if not REALISATIONS.isdisjoint(phrases) and set(form) <= {Status.DENIED}:
        return Status.CANCELLED if form and scene.tokens[verb].tag in ("VBD", "VBN", "VB") else None
    happened = not HAPPENINGS.isdisjoint(phrases) and "succeed" not in phrases and scene.tokens[verb].tag != "VBG"
    return Status.CANCELLED if not form and (happened or is_dead(scene, verb)) else None


def _is_turned_down(scene: Scene, index: int) -> bool:
    """ "Offered £14m for the company and was turned away"."""
    token = scene.tokens[index]
    rebuffed = token.dep == "conj" or (
        index > 2 and [t.text for t in scene.tokens[index - 3 : index]] == ["only", "to", "be"]
    )
    alone = token.tag == "VBN" and rebuffed and not scene.syntax.children(index, "nsubjpass", "neg")
    passive = bool(scene.syntax.children(index, "auxpass"))
    return alone and passive and not _REFUSALS.isdisjoint(verb_phrases(scene.syntax, index))


def _told_of(scene: Scene, noun: int) -> Status | None:
    verb = carrier_of(scene.syntax, noun)
    happened = verb is not None and not _is_hedged(scene, verb)
    if verb is not None and happened and not HAPPENINGS.isdisjoint(verb_phrases(scene.syntax, verb)):
        return Status.CANCELLED
    status = fate_of(scene, noun)
    return status if status in (Status.CANCELLED, Status.COMPLETED) else None


def _is_called_false(scene: Scene, noun: int, verb: int) -> bool:
    """ "Called the report pure invention"."""
    said = scene.syntax.children(verb, "oprd", "xcomp", "ccomp", "attr", "dobj")
    below = (i for child in said if child != noun for i in scene.syntax.subtree(child))
    return scene.tokens[verb].lemma in _CALLING and any(scene.tokens[i].lemma in FALSE for i in below)


def has_left(scene: Scene, post: int) -> bool:
    """Whether the sentence says that the bearer of a post leaves it: "Gridmere chairman Ivo Lund resigned".

    Or that others remove the bearer: "sacked its chairman".
    """
    tokens = scene.tokens
    bearer = post
    while tokens[bearer].dep in ("compound", "nmod", "amod", "appos") and tokens[bearer].head != bearer:
        bearer = tokens[bearer].head
    bearer = scene.syntax.first_conjunct(bearer)  # "Ivo Lund and director Mara Tell were voted out"
    if (noun := _departure_of(scene, bearer)) is not None:
        asked = any(tokens[i].lemma in _ASKING for i in scene.syntax.ancestors(noun))
        return not asked and not any(s in UNREAL for s in signals_of(scene, noun, False))
    verb = tokens[bearer].head
    if tokens[bearer].dep not in ("nsubj", "nsubjpass", "dobj") or tokens[verb].pos != "VERB":
        return False
    if tokens[bearer].dep == "dobj":
        phrases = verb_phrases(scene.syntax, verb)
        departs = look_up(load_words()["removals"], phrases) is not None
        departs |= tokens[post].lemma in _OFFICES and not _OVERTHROWING.isdisjoint(phrases)
    else:
        departs = is_leaving(scene, verb) or _leaves_firm(scene, verb)
        departs &= tokens[verb].lemma != "die" or not _was_over(scene, post, bearer)
    return departs and not any(s in UNREAL for s in signals_of(scene, verb, False))


def _was_over(scene: Scene, post: int, bearer: int) -> bool:
    """ "Former Norwell chairman Ivo Lund died": the post ended before."""
    return any(scene.tokens[i].lemma == "former" and i < post for i in scene.syntax.subtree(bearer))


def _departure_of(scene: Scene, bearer: int) -> int | None:
    """The noun of "the resignation of its chairman", "chairman Ivo Lund's departure"."""
    token = scene.tokens[bearer]
    noun = (
        scene.tokens[token.head].head if token.dep == "pobj" and scene.tokens[token.head].text == "of" else token.head
    )
    bound = token.dep == "poss" or noun != token.head
    return noun if bound and scene.tokens[noun].lemma in DEPARTURES else None


def _leaves_firm(scene: Scene, verb: int) -> bool:
    """ "Have all since left the company", "left in March"; not "left for Oslo", "left the meeting"."""
    if scene.tokens[verb].lemma != "leave":
        return False
    things = scene.syntax.children(verb, "dobj", "oprd", "ccomp", "xcomp")
    if not things:
        beside = scene.syntax.children(verb, "prep", "npadvmod")
        return bool(beside) and all(scene.tokens[i].text.lower() in _WHEN or _is_time(scene, i) for i in beside)
    left = (scene.mention_at.get(i) for i in things)
    return any(m is not None and m.type == "organization" for m in left)


def _is_time(scene: Scene, index: int) -> bool:
    """Whether a word stands in a time: "last year"."""
    return any(index in scene.inside(time) for time in scene.times)
