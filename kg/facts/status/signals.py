"""The signals on the path from a trigger to the root of its sentence, and beside the trigger itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.facts.grammar import is_passive, verb_phrase, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.complements import is_unconfirmed, is_unspoken
from kg.facts.status.embedding import is_hearsay, is_in_content
from kg.facts.status.governors import of_consequence, scheme_of, signals_of_governor
from kg.facts.status.predicates import end_of, of_state
from kg.facts.status.suppositions import is_inverted
from kg.facts.status.verbs import is_left_to, modality, tense
from kg.facts.status.words import UNREAL, load_words, look_up
from kg.model import Status

_VERBAL = ("VERB", "AUX")
_BLOCKING = {"block", "stop", "halt", "prevent", "bar", "ban", "prohibit", "forbid", "delay"}
_UNDOING = {"undo", "unwind", "annul", "reverse", "rescind", "void", "nullify", "invalidate", "overturn", "quash"}
_REFUSING = {"refuse", "decline", "fail", "unable", "reject", "seek", "try", "want"}
"""Verbs after which what was to be undone has not been: "refused to unwind the purchase"."""
_LIFTING = {
    "lift", "overturn", "quash", "overrule", "annul", "set aside", "vacate", "throw out", "dismiss", "reverse",
    "reject", "refuse", "deny", "lose",
}  # fmt: skip
"""Verbs after which what has been blocked is not any more."""
_SURPRISING = {
    "surprise", "shock", "astonish", "amaze", "please", "delight", "annoy", "anger", "matter", "bother", "disappoint",
    "irritate", "puzzle", "baffle", "intrigue",
}  # fmt: skip
"""What only that does which is so."""
_ELECT = re.compile(r"\s?-?\s?(elect|designate|in waiting|in-waiting)\b")
"""What follows the title of who has been chosen and has not begun: "chairman-elect"."""
_OFF = Status.CANCELLED
_ONE_TIME = re.compile(r"(?i)\b(?:one|some)[- ]?time (?:[a-z]+ )?$")
_NOW = ("current", "present", "now", "currently")
"""What of several titles is held still: "former head and current chairman"."""
_WOULD_BE = re.compile(
    r"(?i)\b(?:would[- ]be|aspiring|hoped[- ]for|wished[- ]for|longed[- ]for|so[- ]called) (?:[a-z]+ )?$"
)
_TERMS = {"term", "time", "tenure", "year", "stint", "spell", "reign", "day", "career", "period", "mandate", "stay"}
_DURING = {"during", "in", "throughout", "after", "of", "from", "over"}
_UNNAMED = re.compile(
    r"(?i), (?:(?:press|media|newspaper|local|unconfirmed) )?(?:reports|sources|insiders|rumou?rs)(?: \w+){0,3} "
    r"(?:say|said|suggest(?:ed)?|claim(?:ed)?|indicate[d]?)\b"
    r"|\b(?:quoted|citing|cited) (?:[\w-]+ ){0,3}(?:sources|people|insiders)\b"
)
"""What says at the end of a sentence that nobody vouches for it: "..., reports say"."""
_OF_NOTHING = {
    "speak", "know", "understand", "read", "write", "hold", "own", "have", "marry", "employ", "attend", "face",
}  # fmt: skip
"""Verbs that deny with "no" what they would tell of their object."""
_SCHEMING = {"discuss", "consider", "plan", "propose", "contemplate", "envisage", "pursue", "seek", "explore", "want"}
_OPENINGS = {"opening", "launch", "establishment", "creation", "construction", "inauguration", "building"}
_PLACES = ("at", "near", "outside", "inside")
DEPARTURES = {
    "resignation", "retirement", "departure", "dismissal", "removal", "ouster", "ousting", "exit", "sacking",
    "firing", "death", "murder", "assassination", "killing",
}  # fmt: skip
"""Nouns for leaving a post."""
_LONGEST_PATH = 12
"""Steps up the tree after which nothing more is said of a trigger."""


def signals_of(scene: Scene, trigger: int, state: bool) -> Iterator[Status]:
    """What the trigger says itself, and what the words above it say, up to the end of its clause."""
    if (exercise := _exercise(scene, trigger)) is not None:
        trigger, state = exercise, False  # "exercised its option to buy": what is done with the option counts
    lifted = _is_block_lifted(scene, trigger)
    for status in _signals(scene, trigger, state):
        if lifted is not Status.COMPLETED or status not in (Status.CANCELLED, Status.PLANNED):
            yield lifted if lifted is not None and status is Status.CANCELLED else status


def _exercise(scene: Scene, trigger: int) -> int | None:
    """The verb by which somebody makes use of a right to do what the trigger tells."""
    above = list(islice(scene.syntax.ancestors(trigger), 4))
    rights = [i for i in above if scene.tokens[i].lemma in ("option", "right", "warrant")]
    verb = scene.tokens[rights[0]].head if rights else trigger
    return verb if scene.tokens[verb].lemma in ("exercise", "invoke") else None


def _is_block_lifted(scene: Scene, trigger: int) -> Status | None:
    """ "Lifted an order that blocks the merger", "rejected a suit to stop it": the merger may go on.

    And it has if somebody "failed to stop Norwell from buying Kelbrand" or "refused to unwind the purchase".
    """
    blocked = undone = False
    for index in scene.syntax.ancestors(trigger):
        lemma = scene.tokens[index].lemma
        if undone and lemma in _REFUSING:
            return Status.COMPLETED
        undone |= lemma in _UNDOING and scene.tokens[index].pos == "VERB"
        if blocked and (lemma in _LIFTING or verb_phrase(scene.syntax, index) in _LIFTING):
            return Status.PLANNED if not scene.syntax.children(index, "neg") else None
        if blocked and lemma in ("fail", "unable") and not scene.syntax.children(index, "neg", "aux"):
            return Status.COMPLETED
        blocked |= lemma in _BLOCKING
    return None


def _signals(scene: Scene, trigger: int, state: bool) -> Iterator[Status]:
    yield from own_signals(scene, trigger, state)
    if not state and _UNNAMED.search(scene.text, scene.tokens[trigger].end, scene.sentence.end):
        yield Status.RUMOURED
    index = trigger
    for _ in range(_LONGEST_PATH):
        token = scene.tokens[index]
        head = token.head
        if head == index:
            return
        yield from of_consequence(scene, index, head)
        if token.dep == "conj" and token.pos in _VERBAL and scene.tokens[head].pos in _VERBAL:
            if scene.syntax.children(index, "aux", "nsubj", "nsubjpass"):
                return  # it has a form of its own
            yield from modality(scene, head)
        elif _is_split_passive(scene, index):
            yield from modality(scene, head)
        elif index != trigger and is_left_to(scene, index):
            yield Status.PLANNED
            return
        elif token.dep == "relcl" and is_hearsay(scene, index):
            yield from signals_of_governor(scene, index, head, state)
        elif token.dep in ("relcl", "advcl") and _is_finite(scene, index):
            yield from scheme_of(scene, head) if token.tag == "VBG" else ()
            yield from (Status.RUMOURED,) if token.dep == "relcl" and is_in_content(scene, index) else ()
            yield from end_of(scene, head) if token.dep == "relcl" else ()
            return
        elif _is_apart(scene, index) or is_unspoken(scene, head) or (state and is_place(scene, index)):
            return
        elif is_unconfirmed(scene, head):
            yield Status.RUMOURED
            return
        elif state and (is_leaving(scene, head) or _is_departure(scene, index, head)):
            left = not any(status in UNREAL for status in signals_of(scene, head, False))
            yield Status.FORMER if left else Status.CURRENT  # who will resign, or may, is still there
            return
        else:
            yield from signals_of_governor(scene, index, head, state)
        index = head


def _is_split_passive(scene: Scene, verb: int) -> bool:
    """ "Was not, in the event, sold": the parser takes the participle for a clause of its own."""
    token = scene.tokens[verb]
    copula = scene.tokens[token.head].lemma == "be" and token.head < verb
    return (
        token.tag == "VBN"
        and token.dep == "advcl"
        and copula
        and not scene.syntax.children(token.head, "acomp", "attr")
    )


def _in_office_then(scene: Scene, post: int) -> bool:
    """ "During her second term as mayor she pushed through ...": told in the past tense, of a time of its own."""
    above = [scene.tokens[i] for i in islice(scene.syntax.ancestors(post), 4)]
    if scene.tokens[post].lemma in _TERMS:
        above = [above[0], scene.tokens[post], *above] if above else []  # "during her term at Norwell"
    if len(above) < 4 or above[0].dep != "prep" or above[1].lemma not in _TERMS or above[2].text.lower() not in _DURING:
        return False
    had = any(scene.tokens[i].tag == "VBP" for i in scene.syntax.children(above[2].head, "aux"))
    return above[3].tag == "VBD" and not had


def is_leaving(scene: Scene, verb: int) -> bool:
    """ "Resigned as", "was ousted as"."""
    if scene.tokens[verb].pos not in _VERBAL:
        return False
    table = load_words()["removals" if is_passive(scene.syntax, verb) else "departures"]
    return look_up(table, verb_phrases(scene.syntax, verb)) is not None


def _is_departure(scene: Scene, preposition: int, noun: int) -> bool:
    """ "His resignation as chairman"."""
    bound = scene.tokens[preposition].text.lower() in ("as", "from")
    return bound and scene.tokens[noun].pos == "NOUN" and scene.tokens[noun].lemma in DEPARTURES


def is_place(scene: Scene, index: int) -> bool:
    """ "No layoffs are planned at its plants": where something is not planned is there."""
    token = scene.tokens[index]
    return token.dep == "pobj" and token.pos == "NOUN" and scene.tokens[token.head].text.lower() in _PLACES


def _is_apart(scene: Scene, index: int) -> bool:
    """Whether the words above a word say nothing of it, though it hangs on them."""
    tokens, token = scene.tokens, scene.tokens[index]
    head = token.head
    if token.dep == "ccomp" and (any(t.text == ";" for t in tokens[index:head]) or is_inverted(scene, head)):
        return True  # "Norwell won it; Kelbrand walked away": two sentences in one; "..., had she known"
    if token.dep == "ccomp" and any(i > index for i in scene.syntax.children(head, "mark")):
        return True  # "Norwell bought it, only to find that the money was gone"
    such = token.dep == "pobj" and tokens[head - 1].text.lower() == "such"
    if such or tokens[head].text.lower() == "including":
        return True  # an example is not what the sentence is about
    if token.dep == "ccomp" and tokens[head].lemma in _SURPRISING:
        return True  # "it may surprise readers that she owns a third of it"
    if token.dep in ("ccomp", "advcl") and is_inverted(scene, index):
        return True  # "would it have survived, had it not sold Kelbrand?"
    if token.dep == "appos" or (token.tag == "VBD" and is_passive(scene.syntax, index)):
        return True  # "a firm owned 30 pct by X"
    participle = token.dep in ("acl", "amod") and token.tag in ("VBN", "VBG")
    infinitive = any(tokens[i].tag == "TO" for i in scene.syntax.children(index, "aux"))
    return participle and not infinitive and not _is_finite(scene, index)


def _is_finite(scene: Scene, verb: int) -> bool:
    return bool(scene.syntax.children(verb, "nsubj", "nsubjpass", "mark")) or scene.tokens[verb].tag in (
        "VBD",
        "VBZ",
        "VBP",
    )


def _is_any_bearer(scene: Scene, post: int) -> bool:
    """ "Under a President Lund", who is none."""
    after = scene.mention_at.get(post + 1)
    titled = scene.tokens[post].text[0].isupper() and after is not None and after.type == "person"
    return titled and post > 0 and scene.tokens[post - 1].text.lower() in ("a", "an")


def _is_none(scene: Scene, noun: int) -> bool:
    return any(scene.tokens[i].text.lower() == "no" for i in scene.syntax.children(noun, "det"))


def own_signals(scene: Scene, trigger: int, state: bool) -> Iterator[Status]:
    """What stands beside the trigger itself."""
    syntax, tokens, words = scene.syntax, scene.tokens, load_words()
    token = tokens[trigger]
    if token.pos in ("VERB", "AUX"):
        lasts = state and token.lemma in ("remain", "stay", "continue")  # "will continue as chairman"
        yield from (s for s in modality(scene, trigger) if not (lasts and s in (Status.AGREED, Status.PLANNED)))
        yield from tense(scene, trigger, state)
        if token.lemma in _OF_NOTHING and any(_is_none(scene, i) for i in syntax.children(trigger, "dobj")):
            yield Status.DENIED  # "speaks no German"
        return
    near = range(max(0, trigger - 4), trigger)
    near = range(max((i for i in near if tokens[i].lemma in _NOW), default=near.start), trigger)
    listed = trigger if near and tokens[near.start].lemma in _NOW else syntax.first_conjunct(trigger)
    for part in dict.fromkeys((trigger, listed)):
        for child in syntax.children(part, "amod", "compound", "nmod", "det", "advmod", "neg"):
            word = tokens[child].text.lower()
            aged = tokens[child - 1].text in ("-", "–") if child else False  # "her ten-year-old son"
            if word in words["modifiers"] and not aged:
                yield words["modifiers"][word]
            of_both = part != trigger and bool(syntax.children(trigger, "poss"))  # "neither Ivo nor his sister"
            if tokens[child].text.lower() in ("no", "neither") and not of_both:
                yield Status.DENIED
            if tokens[child].dep == "compound" and words["governors"].get(tokens[child].lemma) is Status.CANCELLED:
                yield Status.CANCELLED  # "airlines scrap merger": the tagger takes the verb for a noun
            if state and word in words["adverbs"]:
                yield words["adverbs"][word]
    if state and _is_any_bearer(scene, trigger):
        yield Status.HYPOTHETICAL
    if re.search(r"\bwould-?be\s+$", scene.text[: token.start][-12:]):
        yield Status.PLANNED  # "its would-be buyer"
    verb = tokens[token.head]
    if not state and token.dep == "dobj" and verb.lemma in _SCHEMING and syntax.children(token.head, "neg"):
        yield Status.DENIED  # "have never discussed a merger"
    told = [i for i in syntax.children(trigger, "acl") if syntax.children(i, "agent")]
    if not state and any(look_up(words["governors"], verb_phrases(syntax, i)) is _OFF for i in told):
        yield _OFF  # "had its bid rejected by Kelbrand"
    for clause in syntax.children(trigger, "relcl") if not state else ():
        yield from modality(scene, clause)
        for said in syntax.children(clause, "ccomp"):
            yield from modality(scene, said)
    if state and token.dep == "nsubj":
        yield from of_state(scene, trigger, token.head)
    if state and _ELECT.match(scene.text, token.end):
        yield Status.FUTURE
    opening = islice(syntax.ancestors(trigger), 2) if state and token.dep == "pobj" else ()
    for above in opening:
        if tokens[above].lemma in _OPENINGS:
            yield from (
                s for s in signals_of(scene, above, False) if s in UNREAL
            )  # "the opening of its shop has slipped"
    if _WOULD_BE.search(scene.text, max(0, token.start - 40), token.start):
        yield Status.PLANNED
    if state and (
        _ONE_TIME.search(scene.text, max(0, token.start - 40), token.start) or _in_office_then(scene, trigger)
    ):
        yield Status.FORMER
    before = [t for t in (tokens[i] for i in near) if t.head != token.head or t.dep != "prep"]
    if state and any(t.text.lower() in ("former", "ex", "ex-", "formerly", "then", "until", "once") for t in before):
        yield Status.FORMER
