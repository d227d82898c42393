"""What a word says of the word below it: "plans to buy", "the offer was rejected", "the merger agreement"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.facts.clauses import nearest
from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.complements import is_left_open
from kg.facts.status.contests import is_defence, is_given, is_given_up, is_renewal, runs_for
from kg.facts.status.embedding import HEARSAY, is_adrift, is_deal_in_doubt, is_embedded
from kg.facts.status.left_open import is_indefinite, is_open_gerund
from kg.facts.status.predicates import AHEAD, HAPPENINGS, SCHEMES, idioms, is_expected, of_predicate
from kg.facts.status.suppositions import is_only_later, is_unreal_past
from kg.facts.status.verbs import is_again, is_feat, is_more_than, is_no_longer, modality, tense
from kg.facts.status.words import NEGATIONS, UNREAL, UNSURE, load_words, look_up
from kg.model import Status, Token

_VERBAL = ("VERB", "AUX")
_MODIFYING = ("compound", "nmod", "amod", "poss", "appos", "npadvmod", "nummod")
_BINDING = {"to", "of", "for", "on", "in", "from", "with", "out", "down", "against", "over", "about", "through"}
"""Prepositions that bind what follows to the word above: "agreed to a buyout"."""
_SPREADING = {"go", "circulate", "spread", "run", "reach", "swirl", "fly", "abound", "persist", "do"}
"""What stories do: "the story went round that Lund had bought Kelbrand"."""
_TALES = {"talk", "word", "buzz", "suggestion", "hint"}
"""Nouns that pass on what is told in a clause of its own: "talk that Norwell is buying", not "talks to buy"."""
_CLAIMS = {"claim", "allegation", "assertion", "accusation", "charge"}
_STATIVE = ("be", "have", "hold", "serve", "work", "act", "own", "sit")
_PAST = re.compile(r"(?i)\b(last|ago|earlier)\b")
"""What says of a time, whenever that is, that it lies behind: "last year", "two years ago"."""
_RAISING = {"raise", "increase", "improve", "sweeten", "extend", "lower", "revise", "amend", "boost", "change"}
_TOUCHING = {
    "affect", "alter", "influence", "jeopardise", "jeopardize", "harm", "hurt", "hinder", "hamper", "impair",
    "endanger", "regret", "mention", "discuss", "disclose", "explain", "justify", "include", "cover", "reflect",
    "criticise", "criticize", "welcome", "celebrate", "exclude", "concern", "surprise",
}  # fmt: skip
"""Verbs that, denied, leave their object as it is: "does not include the purchase of Kelbrand"."""
_OPPOSING = {"oppose", "resist", "fight", "contest", "challenge", "delay", "object"}
_PASSING = {"pass over", "overlook", "miss out", "lose out", "snub", "turn down", "reject"}
"""What is done to who does not get a post."""
_COURTING = {"approach", "court", "woo", "headhunt", "sound out", "shortlist", "interview", "invite"}
"""What is done to who may get a post."""
_LETTING = ("let", "allow", "have", "make", "see", "get", "permit", "enable")
_POSTINGS = ("appointment", "nomination", "promotion", "hiring", "selection")
_RESULTING = {
    "give", "raise", "lift", "increase", "create", "form", "make", "take", "boost", "bring", "leave", "become", "turn",
    "cut", "reduce", "hand",
}  # fmt: skip
"""Verbs of what something leads to: "giving it a majority stake"."""
_LASTING = {"remain", "stay", "continue", "keep", "retain"}
"""Verbs by which what will be is already the case."""


def signals_of_governor(scene: Scene, index: int, head: int, state: bool) -> Iterator[Status]:
    """What the word above says about the word below."""
    token, above = scene.tokens[index], scene.tokens[head]
    phrases = (*idioms(scene, head), *verb_phrases(scene.syntax, head)) if above.pos in _VERBAL else (above.lemma,)
    phrases = () if phrases == ("founder",) else phrases  # "founder and president": not what a plan does
    if token.dep in _MODIFYING:
        if above.lemma in SCHEMES:
            yield load_words()["governors"].get(above.lemma, Status.PLANNED)
        return
    if above.dep == "prep" or above.pos == "ADP":
        yield from _of_preposition(scene, token, above)
        return
    if token.dep in ("xcomp", "advcl") and not AHEAD.isdisjoint(phrases):
        yield Status.PLANNED
    if above.lemma in ("dismiss", "deride", "reject") and token.text.lower() == "as":
        yield Status.DENIED  # "dismissed as nonsense reports that"
    if above.lemma == "lose" and token.dep == "dobj" and token.lemma in ("bid", "race", "contest", "battle", "fight"):
        yield Status.CANCELLED  # "lost the race to buy"
    if state and token.dep in ("advcl", "acl") and token.tag == "VB" and not _COURTING.isdisjoint(phrases):
        yield Status.PLANNED  # "approached in the spring to lead Norwell"
    if state and token.dep in ("advcl", "acl") and token.tag == "VB" and runs_for(scene, head):
        yield Status.PLANNED  # "threw her hat into the ring to become chairman"
    if state and token.dep == "advcl" and token.tag == "VB" and is_given_up(scene, head):
        yield Status.CANCELLED  # "withdrew from the race to become chairman"
    if above.lemma == "come" and token.lemma in ("within", "close", "near"):
        yield Status.CANCELLED  # "came within a day of buying"
    if above.lemma == "be" and token.lemma == "within" and not state:
        yield Status.PLANNED  # "is within days of buying"
    if above.lemma == "away" and token.lemma == "from" and scene.syntax.children(index, "pcomp"):
        yield Status.PLANNED  # "was days away from buying"
    beside = {scene.tokens[i].text.lower() for i in scene.syntax.children(head, "advmod", "acomp", "prt")}
    if above.lemma == "short" and scene.tokens[above.head].lemma in ("stop", "fall"):
        yield Status.CANCELLED  # "stopped short of buying"
    if above.lemma == "have" and token.dep == "xcomp" and _is_still_to_come(scene, index, beside):
        yield Status.PLANNED
    if token.dep == "xcomp" and token.tag == "VB" and above.lemma == "be" and state and token.lemma not in _LASTING:
        yield Status.PLANNED if above.tag == "VBD" else Status.AGREED  # "is to become chairman"
    if token.dep == "xcomp" and token.tag == "VBN" and above.lemma == "be" and above.tag == "VBD":
        yield Status.CANCELLED  # "was to have bought"
    if token.dep == "xcomp" and token.tag == "VB" and is_expected(scene, head):
        yield Status.PLANNED  # "looked certain to buy"
    told = above.lemma in HEARSAY or (above.lemma in _TALES and bool(scene.syntax.children(index, "mark")))
    if above.pos == "NOUN" and told and token.dep in ("acl", "ccomp"):
        yield Status.RUMOURED
    if token.dep == "prep" and above.lemma == "be" and _is_negated_stage(scene, index, head):
        yield Status.DENIED
        return
    predicates = tuple(scene.tokens[i].lemma for i in scene.syntax.children(head, "acomp"))  # "was unsuccessful in"
    bound = _bound(scene, index, (f"{above.lemma} {token.text.lower()}", *phrases, *predicates))
    bound = None if state and bound not in (Status.PLANNED, Status.RUMOURED) else bound
    if state and token.lemma in ("for", "on") and not _PASSING.isdisjoint(phrases):
        yield Status.DENIED  # "was passed over for the post"
    if bound is None and _is_adverbial(token, above, state):
        if above.lemma in ("call", "provide") and token.lemma == "for":
            yield from scheme_of(scene, head)  # "the agreement calls for the purchase"
        under = token.text.lower() == "under" and not state  # "will get $18 under the takeover"
        if under or any(scene.tokens[i].tag == "VBG" for i in scene.syntax.children(index, "pcomp")):
            yield from (s for s in modality(scene, head) if s in (*UNSURE, Status.AGREED))  # "will focus on buying"
        return
    if above.lemma in load_words()["speech"] and token.dep == "xcomp" and is_passive(scene.syntax, head):
        yield Status.RUMOURED
    if token.dep == "nsubj" and (scene.syntax.children(head, "dobj") or HAPPENINGS.isdisjoint(phrases)):
        said = tuple(of_predicate(scene, head)) if not state or token.lemma in _POSTINGS else ()
        yield from said
        if not state and not said and (is_deal_in_doubt(scene, index, head) or is_adrift(scene, index, head)):
            yield Status.PLANNED
        return
    yield from _of_word(scene, index, head, phrases, bound, state)


def _is_negated_stage(scene: Scene, preposition: int, verb: int) -> bool:
    """ "Is not in talks to sell": not even that far has it come."""
    stages = (scene.tokens[i].lemma for i in scene.syntax.children(preposition, "pobj"))
    planned = any(load_words()["governors"].get(stage) is Status.PLANNED for stage in stages)
    return planned and bool(scene.syntax.children(verb, "neg")) and not _is_over(scene, verb)


def _is_still_to_come(scene: Scene, verb: int, beside: Collection[str]) -> bool:
    """ "Has yet to buy", "has still to buy"."""
    own = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "advmod")}
    return not {"yet", "still"}.isdisjoint({*beside, *own})


def _of_preposition(scene: Scene, token: Token, above: Token) -> Iterator[Status]:
    if above.lemma == "without" and not (token.pos == "NOUN" and is_unreal_past(scene, above.head)):
        yield Status.HYPOTHETICAL
    if (
        above.lemma == "after"
        and scene.tokens[above.head].lemma == "be"
        and token.dep == "pobj"
        and token.pos == "NOUN"
    ):
        yield Status.PLANNED  # "is after a stake in Kelbrand"
    if above.lemma == "against" and token.tag == "VBG":
        yield Status.CANCELLED  # "decided against buying"


_SEEMING = ("emerge", "see", "regard", "tip", "view", "tout", "mention", "list", "cite", "float")
"""Verbs for whom somebody is taken for."""


def of_consequence(scene: Scene, index: int, head: int) -> Iterator[Status]:
    """ "Will buy Kelbrand, raising its stake to 20%": what follows from what is only planned is planned, too."""
    token = scene.tokens[index]
    if token.tag != "VBG" or token.dep not in ("advcl", "acl") or index < head or token.lemma not in _RESULTING:
        return
    for above in (head, *scene.syntax.children(head, "xcomp")):
        phrases = (
            verb_phrases(scene.syntax, above) if scene.tokens[above].pos in _VERBAL else (scene.tokens[above].lemma,)
        )
        said = look_up(load_words()["governors"], phrases)
        yield from (status for status in (said, *modality(scene, above)) if status in UNREAL)


def _is_adverbial(token: Token, above: Token, state: bool) -> bool:
    """Whether the word below only adds a circumstance; a state may be told so: "serves as chairman"."""
    told = token.dep == "prep" and state and token.lemma in ("as", "from", "of")
    told |= token.dep == "prep" and token.lemma == "as" and above.lemma in _SEEMING  # "could emerge as the buyer"
    return token.dep in ("advcl", "prep") and above.pos in _VERBAL and not told


def _of_word(
    scene: Scene, index: int, head: int, phrases: tuple[str, ...], bound: Status | None, state: bool
) -> Iterator[Status]:
    """What the word above means for the one below, its own negation and modality counted in."""
    tokens, words = scene.tokens, load_words()
    token, above = tokens[index], tokens[head]
    scheme = words["governors"].get(token.lemma) is Status.PLANNED  # "dropped plans to become"
    table = words["states"] if state and above.pos in _VERBAL and not scheme else words["governors"]
    status = bound or look_up(table, phrases) or look_up(words["governors"], phrases)
    status = status or (None if state or above.pos not in ("NOUN", "ADJ") else look_up(words["waits"], phrases))
    denials = (i for i in scene.syntax.children(head, "neg", "det", "advmod") if tokens[i].text.lower() in NEGATIONS)
    negated = any(not (is_only_later(scene, i) or is_more_than(scene, i)) for i in denials)
    over = _is_over(scene, head)
    discussed = above.lemma == "discuss" and not state and is_indefinite(scene, index)
    if negated and above.lemma in _RAISING | _TOUCHING and not discussed:
        return  # "will not raise its offer" takes nothing back
    if negated and above.lemma in _OPPOSING:
        yield Status.PLANNED  # "will not oppose the purchase"
        return
    if state and not negated and token.lemma in _LASTING and status is Status.PLANNED:
        yield Status.CURRENT  # "hopes to remain chairman"
        return
    if negated and state and not over and is_renewal(scene, index):
        yield Status.CURRENT  # "will not seek a second term as chairman"
        return
    if negated and state and status is Status.FORMER and not over:
        yield Status.CURRENT  # "is not leaving its alliance"
        return
    if negated or over:
        if status not in (Status.DENIED, Status.CANCELLED):
            former = state and status is not Status.PLANNED
            yield Status.DENIED if not over else Status.FORMER if former else Status.CANCELLED
        elif status is Status.DENIED and not state:
            yield Status.RUMOURED if above.lemma == "deny" else Status.PLANNED  # "did not rule out buying"
        return
    done = above.tag in ("VBD", "VBN") and (_is_dated(scene, head) or is_again(scene, head) or _is_already(scene, head))
    asked = {tokens[i].text.lower() for i in scene.syntax.children(head, "advmod")} & {"why", "how"}
    if status is Status.AGREED and asked and above.tag == "VBD":
        return  # "told why she decided to create it"
    if status is Status.PLANNED and is_given(scene, head):
        status = Status.AGREED
    if status is Status.FUTURE and done:
        status = Status.CURRENT  # "was elected mayor in 2019" is told by a text that comes later
    told = token.dep == "ccomp" and above.lemma in (
        *words["speech"],
        "be",
        "have",
    )  # "announced that it had bought": its own tense says
    if told and any(
        tokens[i].lemma in words["rumours"] and i not in scene.mention_at for i in scene.syntax.children(head, "nsubj")
    ):
        yield Status.RUMOURED  # "media reports say"
    if token.dep == "ccomp" and above.lemma in _SPREADING:
        hearsay = (i for i in scene.syntax.children(head, "nsubj") if tokens[i].lemma in HEARSAY)
        yield from (Status.RUMOURED for _ in hearsay)
    if status is Status.CANCELLED and (token.lemma in HEARSAY or (token.lemma in _CLAIMS and _tells(scene, index))):
        status = Status.DENIED  # "rejected claims that it had bought"
    if status is Status.CANCELLED and any(s in UNSURE for s in modality(scene, head)):
        status = Status.PLANNED  # "would terminate its offer" has not terminated it
    if status is Status.CANCELLED and is_defence(scene, head, phrases):
        status = Status.PLANNED
    if state and status is Status.FORMER and any(s in UNREAL for s in modality(scene, head)):
        yield Status.CURRENT  # "will leave the chair of Norwell"
        return
    told |= token.dep == "ccomp" and _is_finite_past(scene, index)  # "historians agree that it bought"
    if status is not None and not (told and status is Status.AGREED):
        yield status
    if status is None and is_left_open(scene, index, head):
        yield Status.PLANNED
    if not state and status is None and is_deal_in_doubt(scene, index, head):
        yield Status.PLANNED
    if (status is None or above.lemma == "be") and is_embedded(scene, index, head):
        yield Status.PLANNED if token.tag in ("VB", "VBG") else Status.RUMOURED
    if not state and token.dep == "ccomp" and above.lemma in _LETTING:
        yield from tense(scene, head, False)  # "pleaded with the court to let it buy"
    if token.dep == "dobj" and above.tag == "VB" and _is_open(scene, head):
        yield Status.PLANNED
    if above.pos in _VERBAL:
        due = token.dep == "acomp"  # "had been due to start as chairman": over is that it was due
        yield from (s for s in _of_verb(scene, head, status, state) if not (due and s is Status.FORMER))


def _is_finite_past(scene: Scene, verb: int) -> bool:
    forms = {scene.tokens[i].tag for i in scene.syntax.children(verb, "aux", "auxpass")}
    past = scene.tokens[verb].tag == "VBD" or "VBD" in forms
    return past and "MD" not in forms and bool(scene.syntax.children(verb, "nsubj", "nsubjpass"))


def _tells(scene: Scene, noun: int) -> bool:
    """Whether a clause says what a noun tells: "claims that it had bought"."""
    clauses = scene.syntax.children(noun, "acl", "ccomp", "relcl")
    return any(scene.syntax.children(clause, "mark") for clause in clauses)


def _of_verb(scene: Scene, verb: int, status: Status | None, state: bool) -> Iterator[Status]:
    """What the form and the subject of a verb say of what it governs, beside what it means."""
    lemma = scene.tokens[verb].lemma
    of_state = lemma in _STATIVE
    idle = () if of_state else (Status.FORMER,)  # "had earlier said" makes nothing former
    idle = (*idle, Status.AGREED, Status.PLANNED) if status is Status.CURRENT and lemma in _LASTING else idle
    yield from (s for s in modality(scene, verb) if s is not Status.DENIED and s not in idle)
    if is_open_gerund(scene, verb):
        yield Status.PLANNED  # "is thinking of ending its alliance"
    if state and of_state:
        yield from tense(scene, verb, state)
    yield from scheme_of(scene, verb)


def _is_already(scene: Scene, verb: int) -> bool:
    return any(scene.tokens[i].text.lower() == "already" for i in scene.syntax.children(verb, "advmod"))


def _is_dated(scene: Scene, verb: int) -> bool:
    past = [time for time in scene.times if time.value or _PAST.search(time.text)]
    return nearest(scene, verb, past) is not None


def scheme_of(scene: Scene, verb: int) -> Iterator[Status]:
    """ "The plan involves buying": what the verb's subject says."""
    schemes = (scene.tokens[i].lemma for i in scene.syntax.children(verb, "nsubj"))
    yield from (status for s in schemes if s in SCHEMES and (status := load_words()["governors"].get(s)) is not None)


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
    if not (
        token.lemma in _BINDING
        if token.dep in ("prep", "dative")
        else token.dep in ("advcl", "xcomp") and token.tag == "VB"
    ):
        return None
    return look_up(load_words()["prepositional"], phrases)


def _is_over(scene: Scene, head: int) -> bool:
    """Whether the word above is the case no longer: "no longer owns"."""
    beside = scene.syntax.children(head, "neg", "advmod")
    below = [i for adverb in beside for i in scene.syntax.children(adverb, "neg")]
    return any(scene.tokens[i].dep == "neg" and is_no_longer(scene, i) for i in (*beside, *below))
