"""What a verb says by its own form: negation, modal verbs, adverbs, conjunctions, tense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.left_open import is_open_gerund
from kg.facts.status.suppositions import is_contrary, is_only_later, is_supposed
from kg.facts.status.words import load_words
from kg.model import Status

_MODALS = {
    "will": Status.AGREED,
    "'ll": Status.AGREED,
    "shall": Status.AGREED,
    "would": Status.PLANNED,
    "could": Status.RUMOURED,
    "may": Status.RUMOURED,
    "might": Status.RUMOURED,
    "can": Status.HYPOTHETICAL,
    "should": Status.HYPOTHETICAL,
    "must": Status.PLANNED,
}

_UNFULFILLED = ("would", "could", "should")
"""What they tell with "have" has not come about: "would have bought"."""
_NOT_CHOSEN = (("rather", "than"), ("instead", "of"), ("far", "from"))
_ALMOST = (("all", "but"), ("good", "as"))
"""Words before a verb that tells what has not quite come about: "has all but bought"."""
_OUTLAYS = {
    "pay", "spend", "merge", "join", "combine", "unite", "team up", "beat", "beat off", "beat out", "outbid",
    "fight off", "see off", "edge out", "fend off", "defeat",
}  # fmt: skip
"""Verbs after which "to buy" tells what it was done for, and so came about with them."""
_REPORTING_DATE = re.compile(
    r"(?:[^:]{,40}: )?(?i:as at|as of|at) (?:\d{1,2} |[A-Z][a-z]+ \d|(?i:the )?(?i:end of|year[- ]?end))"
)
"""How a report dates what is so when it is written: "at 30 June 2011 the group held"."""
_RANKS = {"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "youngest", "oldest"}
"""Who was such a one "to do" something has done it."""
_SAYING = {
    "say", "tell", "add", "note", "report", "state", "announce", "confirm", "disclose", "explain", "slip", "reveal",
    "admit", "acknowledge", "insist", "maintain", "boast", "remind", "write", "complain", "concede", "stress",
}  # fmt: skip
_HOLDING = {"own", "hold", "have", "control", "employ", "be", "work", "live"}
_PROCEEDING = {"go on", "use", "help", "manage", "continue"}
"""Verbs after which "to buy" tells what came about, wherever the parser hangs it."""
_QUITTING = {"leave", "quit", "resign"}
_FOUNDING = {"found", "co-found", "start", "set", "form", "establish", "create", "launch", "open"}
"""What one has done of whom a text tells that he "left Norwell in 1987 to start" it."""
_HEARSAY = re.compile(
    r"(?i)\b(?:(?:press|media|newspaper|news|unconfirmed) reports?|reports|rumou?rs|speculation|sources?|insiders"
    r"|people (?:familiar|close|with))\b"
)
"""Whom a text names that does not know itself."""
_QUALITIES = {
    "sense", "luck", "fortune", "misfortune", "courage", "audacity", "temerity", "cheek", "nerve", "grace", "decency",
    "foresight", "wisdom", "folly", "gall", "honour", "honor", "pleasure", "privilege", "kindness", "tact", "pluck",
    "trouble", "step", "pain", "liberty", "time", "effrontery", "humility", "imprudence",
}  # fmt: skip
"""What one has, or takes, who does something."""
_EVENTUALLY = ("later", "eventually", "subsequently", "ultimately", "afterwards", "finally")
_LATER_ON = (
    r"(?i)\b(?:(?:years?|months?|weeks?|days?|decades?|century|generation) (?:later|on|afterwards)"
    r"|the (?:following|next) (?:year|month|week|day|spring|summer|autumn|fall|winter)|in later (?:life|years))\b"
)
"""What a text adds that looks ahead to what came of it."""
_ONLY = {"only", "just", "merely", "simply", "solely"}
_GOING = ("go", "move", "come", "travel", "return", "emigrate", "relocate", "fly", "sail")


def modality(scene: Scene, verb: int) -> Iterator[Status]:
    """Negation, modal verbs, adverbs and conjunctions of one verb."""
    tokens, words = scene.tokens, load_words()
    if tuple(t.text.lower() for t in tokens[max(0, verb - 2) : verb]) in _NOT_CHOSEN:
        yield Status.DENIED
    if tuple(t.text.lower() for t in tokens[max(0, verb - 2) : verb]) in _ALMOST:
        yield Status.PLANNED
    if any(
        tokens[i].lemma == "vain" for prep in scene.syntax.children(verb, "prep") for i in scene.syntax.subtree(prep)
    ):
        yield Status.CANCELLED  # "tried in vain to buy"
    if _is_hearsay(scene, verb):
        yield Status.RUMOURED
    if is_contrary(scene, verb):
        return
    if is_supposed(scene, verb):
        yield Status.HYPOTHETICAL
    if _is_going_to(scene, verb):
        before = any(tokens[i].text.lower() in ("was", "were") for i in scene.syntax.children(tokens[verb].head, "aux"))
        yield Status.PLANNED if before else Status.AGREED
    for child in scene.syntax.children(verb):
        token = tokens[child]
        word = token.text.lower()
        first = tokens[min(scene.syntax.subtree(child))].text.lower()
        if token.dep == "neg" and (is_more_than(scene, child) or is_only_later(scene, child)):
            continue
        if token.dep == "neg" or (token.dep in ("det", "preconj", "cc") and word in ("neither", "nor")):
            yield Status.FORMER if is_no_longer(scene, child) else Status.DENIED
        elif token.dep == "aux" and word == "would" and _is_foretold(scene, verb):
            continue
        elif token.dep == "aux" and word in _MODALS:
            yield Status.HYPOTHETICAL if word in _UNFULFILLED and _is_perfect(scene, verb) else _MODALS[word]
        elif token.dep in ("advmod", "npadvmod") and word in words["adverbs"]:
            yield words["adverbs"][word]
        elif token.dep in ("mark", "advmod") and word in words["conjunctions"]:
            yield words["conjunctions"][word]
        elif token.dep in ("nsubj", "nsubjpass") and first in ("no", "neither", "none", "nobody"):
            yield Status.DENIED
        elif (
            word == "had"
            and token.dep == "aux"
            and any(i > child for i in scene.syntax.children(verb, "nsubj", "nsubjpass"))
        ):
            yield Status.HYPOTHETICAL  # "had Norwell bought it, ..."


def _is_going_to(scene: Scene, verb: int) -> bool:
    """ "Is going to be chairman", "was going to leave"."""
    token, above = scene.tokens[verb], scene.tokens[scene.tokens[verb].head]
    to = any(scene.tokens[i].text.lower() == "to" for i in scene.syntax.children(verb, "aux"))
    return token.dep == "xcomp" and to and above.text.lower() == "going" and above.pos in ("VERB", "AUX")


def _is_foretold(scene: Scene, verb: int) -> bool:
    """ "A year later the court would fine Norwell", "she would eventually marry him": told of what came to be."""
    if scene.tokens[verb].dep in ("ccomp", "xcomp") or _is_perfect(scene, verb):
        return False
    adverbs = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "advmod")}
    return not adverbs.isdisjoint(_EVENTUALLY) or scene.says(_LATER_ON)


def _is_perfect(scene: Scene, verb: int) -> bool:
    return any(scene.tokens[i].text.lower() in ("have", "'ve", "’ve") for i in scene.syntax.children(verb, "aux"))


def _is_hearsay(scene: Scene, verb: int) -> bool:
    """ "Is buying Kelbrand, according to press reports"."""
    sources = (i for i in scene.syntax.children(verb, "prep") if scene.tokens[i].text.lower() == "according")
    trees = [list(scene.syntax.subtree(i)) for i in sources]
    return any(_HEARSAY.search(scene.words(min(tree), max(tree)).text) for tree in trees)


def is_more_than(scene: Scene, negation: int) -> bool:
    """ "Not only bought", "not the only chairman", "not merely": what denies nothing."""
    following = [t.text.lower() for t in scene.tokens[negation + 1 : negation + 3]]
    more = bool(following) and (following[0] in _ONLY or following[0] in ("because", "long", "content", "satisfied"))
    return more or following in (["the", "only"], ["the", "first"])


def is_again(scene: Scene, verb: int) -> bool:
    """ "Re-elected", in three words."""
    return tuple(t.text.lower() for t in scene.tokens[max(0, verb - 2) : verb]) == ("re", "-")


def is_no_longer(scene: Scene, negation: int) -> bool:
    """Whether a negation is that of "no longer"."""
    following = scene.tokens[negation + 1 : negation + 2]
    return bool(following) and following[0].text.lower() in ("longer", "more", "anymore")


def tense(scene: Scene, verb: int, state: bool) -> Iterator[Status]:
    """What the tense of a verb says of a state; of an event, what its infinitive says."""
    tokens = scene.tokens
    token = tokens[verb]
    auxiliaries = [tokens[i] for i in scene.syntax.children(verb, "aux", "auxpass")]
    forms = {aux.text.lower() for aux in auxiliaries}
    if is_open_gerund(scene, verb):
        yield Status.PLANNED
    if state:
        if token.tag == "VB" and "to" in forms and tokens[token.head].lemma == "be" and token.dep == "xcomp":
            yield Status.PLANNED if tokens[token.head].tag == "VBD" else Status.FUTURE  # "was to become a unit of"
        since = any(tokens[i].text.lower() == "since" for i in scene.syntax.children(verb, "prep"))
        if _REPORTING_DATE.match(scene.line):
            return
        if any(is_again(scene, i) for i in range(verb + 1, min(verb + 4, len(tokens)))):
            yield Status.CURRENT  # "was re-elected chairman"
            return
        if _is_backshifted(scene, verb):
            return
        if (token.tag == "VBD" and not is_passive(scene.syntax, verb)) or (forms & {"was", "were", "had"}):
            yield Status.FORMER
        elif token.tag in ("VBN", "VBG") and forms & {"has", "have", "'ve", "’ve"} and not since:
            yield Status.CURRENT
        return
    if token.tag in ("VBZ", "VBP") and _hangs_on_if(scene, verb):
        yield Status.PLANNED
    outlay = token.dep in ("advcl", "xcomp") and not _OUTLAYS.isdisjoint(verb_phrases(scene.syntax, token.head))
    if outlay and "to" in forms:
        yield from (Status.PLANNED,) if is_progressive(scene, token.head) else modality(scene, token.head)
        return
    leaving = tokens[token.head].lemma in _QUITTING and is_progressive(scene, token.head)
    if token.tag == "VB" and "to" in forms and leaving:
        yield Status.PLANNED  # "is leaving to start"
        return
    infinitive = token.tag == "VB" or (token.tag == "VBN" and "be" in forms)  # "to buy", "to be bought"
    if infinitive and "to" in forms and token.dep in ("ROOT", "relcl", "acl", "advcl"):
        headline = not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
        agreement = load_words()["governors"].get(tokens[token.head].lemma) is Status.AGREED
        went_on = token.dep == "advcl" and not _PROCEEDING.isdisjoint(verb_phrases(scene.syntax, token.head))
        went_on |= tokens[token.head].lemma == "take" and tokens[token.head].tag == "VBD"  # "it took years for it to"
        went_on |= (
            token.lemma in _FOUNDING and tokens[token.head].lemma in _QUITTING and tokens[token.head].tag == "VBD"
        )
        went_on |= _is_had(scene, token.head)
        if not _is_errand(scene, verb) and not is_feat(scene, verb) and not went_on:
            yield Status.AGREED if token.dep == "ROOT" or headline or agreement else Status.PLANNED
    elif token.tag == "VB" and "to" in forms and token.dep == "pcomp" and scene.syntax.children(verb, "nsubj"):
        yield Status.PLANNED  # "a date for Norwell to take it over"
    elif token.tag == "VB" and "to" in forms and tokens[token.head].lemma == "be":
        yield Status.HYPOTHETICAL if _is_supposed(scene, token.head) else Status.AGREED
    elif token.tag == "VBN" and token.dep in ("xcomp",) and "be" in forms:
        agreed = load_words()["governors"].get(tokens[token.head].lemma) is Status.AGREED
        yield Status.AGREED if agreed else Status.PLANNED  # "agreed to be bought", "hopes to be bought"


def is_left_to(scene: Scene, verb: int) -> bool:
    """ "The plan was for Norwell to become", "all was ready for her to be named", not "it took years for her to"."""
    tokens, syntax = scene.tokens, scene.syntax
    subjects = syntax.children(verb, "nsubj", "nsubjpass")
    if not subjects or not any(tokens[i].tag == "TO" for i in syntax.children(verb, "aux")):
        return False
    first = min(i for subject in subjects for i in syntax.subtree(subject))
    head = next((i for i in syntax.ancestors(verb) if tokens[i].pos in ("VERB", "AUX")), verb)
    took = tokens[head].lemma == "take" and tokens[head].tag == "VBD"
    return first > 0 and tokens[first - 1].text.lower() == "for" and not took


def _hangs_on_if(scene: Scene, verb: int) -> bool:
    """ "If shareholders agree, Norwell becomes Kelbrand"."""
    clauses = scene.syntax.children(verb, "advcl")
    marks = {scene.tokens[i].text.lower() for clause in clauses for i in scene.syntax.children(clause, "mark")}
    return not marks.isdisjoint(("if", "unless", "provided"))


def _is_had(scene: Scene, noun: int) -> bool:
    """ "Had the good sense to buy it": who had it did so."""
    token = scene.tokens[noun]
    return token.lemma in _QUALITIES and token.dep == "dobj" and scene.tokens[token.head].tag in ("VBD", "VBN")


def _is_supposed(scene: Scene, copula: int) -> bool:
    """ "Were Norwell to buy Kelbrand, ..."."""
    subjects = scene.syntax.children(copula, "nsubj", "attr")
    return scene.tokens[copula].text.lower() == "were" and any(i > copula for i in subjects)


def _is_backshifted(scene: Scene, verb: int) -> bool:
    """ "Said it owned 20% of Kelbrand", "told reporters that he was chairman": what is so when it is said."""
    token = scene.tokens[verb]
    head = scene.tokens[token.head]
    said = token.dep == "ccomp" and head.lemma in _SAYING and head.tag == "VBD"
    forms = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}
    dated = any(scene.tokens[i].dep in ("npadvmod", "advcl") for i in scene.syntax.children(verb))
    dated |= any(scene.head(time) in set(scene.syntax.subtree(verb)) for time in scene.times)
    return said and token.tag == "VBD" and "had" not in forms and not dated and token.lemma in _HOLDING


def _is_errand(scene: Scene, verb: int) -> bool:
    """ "Moved to London to study at Tarnwick College": what somebody went somewhere for, and so most often did."""
    token = scene.tokens[verb]
    places = scene.syntax.children(token.head, "prep", "advmod")
    there = any(scene.tokens[i].text.lower() in ("to", "back", "abroad", "into", "home") and i < verb for i in places)
    return token.dep in ("advcl", "xcomp") and scene.tokens[token.head].lemma in _GOING and there


def is_feat(scene: Scene, verb: int) -> bool:
    """ "Was the first woman to graduate from Tarnwick College": who has done it already."""
    noun = scene.tokens[verb].head
    first = scene.syntax.first_conjunct(noun)  # "was a botanist and the first woman to ..."
    copula = scene.tokens[first].head
    beside = scene.syntax.children(noun, "amod", "nummod", "det", "poss")
    ranked = any(scene.tokens[i].text.lower() in _RANKS for i in (*beside, noun))
    been = scene.tokens[copula].lemma in ("be", "become") and scene.tokens[copula].tag in ("VBD", "VBN")
    apart = scene.tokens[first].dep == "appos"
    planned = any(scene.tokens[i].dep == "aux" for i in scene.syntax.children(copula) if scene.tokens[i].tag == "MD")
    return ranked and (been or apart) and not planned


def is_progressive(scene: Scene, verb: int) -> bool:
    """Whether a verb stands in a finite progressive: "is buying", "is being bought"."""
    auxiliaries = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}
    being = any(scene.tokens[i].text.lower() == "being" for i in scene.syntax.children(verb, "auxpass"))
    return (being or scene.tokens[verb].tag == "VBG") and bool(
        auxiliaries & {"is", "are", "was", "were", "'s", "’s", "'re", "am", "be"}
    )
