"""Which times and amounts belong to a trigger: those of its clause, the nearest in the tree first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.scene import STAKES, Scene
from kg.model import Amount, Value

_TRADES = {
    "deal", "transaction", "swap", "offer", "bid", "takeover", "agreement", "acquisition", "merger", "purchase", "sale",
}  # fmt: skip
"""Nouns whose value is the price."""
_VERBAL = ("VERB", "AUX")
_FARTHEST = 20
"""Steps of a time that belongs to a clause only where the clause has none of its own."""
_WHEN = re.compile(r",? (?:when|the (?:same |very )?(?:year|month|week|day)(?: (?:in|on) which| that| when)?) ")
"""What stands between a time and what happened then."""
_CLAUSES = {"relcl", "acl", "ccomp", "advcl", "csubj", "parataxis"}


def nearest(scene: Scene, trigger: int, items: Sequence[Value], *, clause: bool = True) -> Value | None:
    """The value that belongs to the trigger's clause, or to its own phrase, and is nearest to it in the tree."""
    own = set(scene.syntax.subtree(trigger))
    ranked = [
        (d, scene.head(i) not in own, i.start, i)
        for i in items
        if (d := distance(scene, trigger, i, clause=clause)) is not None
    ]
    return min(ranked, key=lambda entry: entry[:3])[3] if ranked else None


def distance(scene: Scene, trigger: int, item: Value, *, clause: bool = True) -> int | None:
    """Steps in the tree from the trigger to a value of its clause; None if another clause holds the value."""
    head = scene.head(item)
    if head is None or (isinstance(item, Amount) and _is_of_whole(scene, trigger, head)):
        return None
    if item in scene.times and is_when(scene, trigger, item):
        return 1
    down = [head, *_above(scene, head, item)]
    up = [trigger, *(_clause_heads(scene, trigger) if clause else ())]
    for steps, node in enumerate(up):
        if node in down:
            path = down[: down.index(node)]
            if any(_opens_clause(scene, i) and not _is_closed(scene, i, item) for i in path):
                return None
            return steps + len(path)
    if item in scene.times and _opens_sentence(scene, trigger, head):
        return 1
    return _FARTHEST if clause and item in scene.times and _is_fronted(scene, trigger, item) else None


def is_when(scene: Scene, trigger: int, time: Value) -> bool:
    """ "Left in 2008, when Lund took over", "in 1999, the year in which Norwell bought it": of what follows.

    But what lasted "from 2012 until 2014, when Lund dismissed him" is no time of Lund's.
    """
    opener = _WHEN.match(scene.text, time.end) if "/" not in time.value else None
    for verb in (trigger, *_clause_heads(scene, trigger)) if opener is not None else ():
        subjects = scene.syntax.children(verb, "nsubj", "nsubjpass")
        if opener is not None and subjects and scene.tokens[verb].dep in _CLAUSES:
            return scene.tokens[min(scene.syntax.subtree(subjects[0]))].start == opener.end()
    return False


def is_ahead(scene: Scene, verb: int) -> bool:
    """ "Will be completed", "is expected to close": what has not come about."""
    return any(scene.tokens[i].tag in ("MD", "TO") for i in scene.syntax.children(verb, "aux"))


def _is_closed(scene: Scene, verb: int, item: Value) -> bool:
    """ "Sold its mill, which made linen, to Norwell for $5m": what the parser hangs on a clause that is over."""
    token, tokens = scene.tokens[verb], scene.tokens
    if token.dep != "relcl" or not isinstance(item, Amount):
        return False
    pronoun = next((i for i in range(token.head, verb) if tokens[i].tag in ("WDT", "WP")), None)
    commas = [i for i in range(verb, len(tokens)) if tokens[i].text == "," and tokens[i].end <= item.start]
    if pronoun is None or tokens[pronoun - 1].text != "," or not commas:
        return False
    return tokens[commas[0] + 1].dep == "prep" and tokens[tokens[token.head].head].pos == "VERB"


def _above(scene: Scene, head: int, item: Value) -> list[int]:
    """What is above a value in the tree; "two years after it was sold, ..." hangs on the clause that follows."""
    above = list(scene.syntax.ancestors(head))
    if isinstance(item, Amount):
        return above
    behind = scene.tokens[scene.inside(item)[-1] + 1 :][:1]
    if behind and behind[0].text.lower() in ("after", "before"):
        clause = next((n for n, i in enumerate(above) if scene.tokens[i].dep in ("advcl", "prep")), None)
        return above if clause is None else above[clause + 1 :]
    return above


def _opens_sentence(scene: Scene, trigger: int, head: int) -> bool:
    """ "The following year it took over Norwell": the parser takes the verb for a clause on the year."""
    verb = next((i for i in (trigger, *_clause_heads(scene, trigger)) if scene.tokens[i].dep == "relcl"), None)
    if verb is None or scene.tokens[verb].head != head or scene.tokens[head].dep != "ROOT":
        return False
    return all(token.pos in ("DET", "ADJ", "ADV", "NUM", "NOUN", "ADP") for token in scene.tokens[:head])


def _is_of_whole(scene: Scene, participle: int, amount: int) -> bool:
    """ "Norwell, controlled by Lund, holds 14 pct of Kelbrand": what the sentence counts is not for its aside."""
    noun = scene.tokens[participle].head
    aside = scene.tokens[participle].dep == "acl" and scene.tokens[participle].pos == "VERB"
    if not aside or scene.tokens[noun].lemma in STAKES or amount in scene.syntax.subtree(noun):
        return False
    return scene.tokens[participle - 1].text == "," or amount not in scene.syntax.ancestors(noun)


def _is_fronted(scene: Scene, trigger: int, time: Value) -> bool:
    """Whether a time opens a sentence of several verbs with one subject: "in 1999 he left Oslo and joined Norwell"."""
    verb = next((i for i in (trigger, *_clause_heads(scene, trigger)) if scene.tokens[i].pos in _VERBAL), trigger)
    first = scene.syntax.first_conjunct(verb)
    if first == verb or scene.syntax.children(verb, "nsubj", "nsubjpass"):
        return False
    subjects = scene.syntax.children(first, "nsubj", "nsubjpass")
    head = scene.head(time)
    above = [] if head is None else [i for i in scene.syntax.ancestors(head) if scene.tokens[i].pos != "ADP"]
    return bool(subjects and time.value) and time.end <= scene.tokens[subjects[0]].start and above[:1] == [first]


def _clause_heads(scene: Scene, trigger: int) -> Iterator[int]:
    """The heads above a trigger that share its time and circumstances."""
    index = trigger
    while scene.tokens[index].head != index:
        token = scene.tokens[index]
        finite = token.pos in ("VERB", "AUX") and bool(scene.syntax.children(index, "nsubj", "nsubjpass"))
        if finite and token.dep != "ROOT" and index != trigger:
            return
        causative = token.dep == "ccomp" and scene.tokens[token.head].lemma in ("have", "get")
        if token.dep in ("ccomp", "relcl", "parataxis") and not causative:
            return
        if token.dep == "advcl" and finite:
            return
        if token.dep == "conj" and token.pos in ("VERB", "AUX"):
            return
        index = token.head
        yield index


def _opens_clause(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if token.dep == "conj" and token.pos in ("VERB", "AUX"):
        return True
    if token.dep == "acl" and token.lemma == "value" and scene.tokens[token.head].lemma in _TRADES:
        return False  # "a deal valued at $5m"
    return token.dep in _CLAUSES or (token.dep == "pcomp" and token.pos == "VERB")
