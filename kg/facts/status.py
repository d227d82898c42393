"""Whether a statement is the case, and who says so.

The signals are read off the path from the trigger to the root of its sentence: negation, modals, tense, verbs like
"plan", "deny" or "reject", adjectives like "proposed", conjunctions like "if", verbs of speech and their subjects.
The strongest wins, in the order of `_STRENGTH`: what was denied, cancelled, hypothetical, rumoured or only planned
never looks completed. The idea is that of factuality profiles (Saurí & Pustejovsky 2009), the words are in status.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from kg.facts.grammar import carrier_of, is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.model import EntityType, Mention, Status

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
_UNREAL = {
    Status.DENIED, Status.CANCELLED, Status.HYPOTHETICAL, Status.RUMOURED, Status.PLANNED, Status.FUTURE, Status.AGREED,
}  # fmt: skip
_UNSURE = {Status.HYPOTHETICAL, Status.RUMOURED, Status.PLANNED}
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
_BINDING = {"to", "of", "for", "on", "from", "with", "out", "down", "against", "over"}
_SOURCES = (EntityType("person"), EntityType("organization"))
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor"}
_EVENTFUL = (Status.COMPLETED, Status.AGREED)
"""What a trigger says that tells of a state by the event that began it: "bought a stake", "signed a pact"."""
_SCHEMES = {
    "offer", "bid", "proposal", "talk", "negotiation", "discussion", "plan", "approach", "battle", "target", "attempt",
    "effort", "rumour", "rumor", "speculation", "agreement", "deal", "pact", "contract", "accord", "option", "failure",
    "collapse",
}  # fmt: skip
"""Nouns that say of the noun before them that it has not come about: "the merger agreement"."""
_CONDITIONAL = {"subject", "conditional", "contingent"}
_LASTING = {"remain", "stay", "continue", "keep", "retain"}
"""Verbs by which what will be is already the case."""
_HAPPENINGS = {"collapse", "break down", "expire", "fall through", "fail", "lapse", "succeed", "end"}
"""Verbs that tell the fate of their own subject: "the talks collapsed"."""


@functools.cache
def _words() -> Mapping[str, Mapping[str, Status]]:
    raw = tomllib.loads(files("kg.facts").joinpath("status.toml").read_text("utf-8"))
    tables = {
        name: {word: Status(status) for status, words in table.items() for word in words}
        for name, table in raw.items()
        if name != "speech"
    }
    tables["speech"] = dict.fromkeys(raw["speech"]["verbs"], Status.COMPLETED)
    tables["rumours"] = dict.fromkeys(raw["speech"]["rumours"], Status.RUMOURED)
    return tables


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
    signals = list(_signals(scene, trigger, tensed) if asserted else _own_signals(scene, trigger, tensed))
    if carrier is not None and scene.tokens[trigger].dep == "pobj":
        signals += [s for s in _signals(scene, carrier, False) if s in _UNREAL]
    if ongoing is not None and _is_progressive(scene, carrier_of(scene.syntax, trigger) or trigger):
        signals.append(ongoing)
    if nature is Status.FORMER and any(s in _UNREAL for s in signals):
        return Status.CURRENT  # who only plans to sell or to leave still holds the stake or the post
    if nature is not None:
        signals.append(nature)
    if not state:
        signals = [_as_event(s) for s in signals if s is not Status.FORMER]
    if not state and Status.COMPLETED in signals and _is_carried_out(scene, trigger):
        signals = [s for s in signals if s not in (Status.AGREED, Status.PLANNED)]
    if not state and not signals and _is_open_deal(scene, trigger):
        return Status.PLANNED
    strongest = min(signals, key=_STRENGTH.index, default=Status.COMPLETED)
    if not state:
        return strongest
    return strongest if nature in _EVENTFUL else _as_state(strongest)


def _is_open_deal(scene: Scene, noun: int) -> bool:
    """ "A merger of the two would face ...": a deal told by an indefinite noun in a sentence of what would be."""
    indefinite = any(scene.tokens[i].lemma in ("a", "any") for i in scene.syntax.children(noun, "det"))
    return indefinite and any(token.tag == "MD" for token in scene.tokens)


def _is_carried_out(scene: Scene, noun: int) -> bool:
    """ "Completed its previously announced acquisition": whatever was said of the deal before it came about."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None or _look_up(_words()["fates"], verb_phrases(scene.syntax, verb)) is not Status.COMPLETED:
        return False
    return not any(s in _UNREAL for s in _signals(scene, verb, False))


def _as_event(status: Status) -> Status:
    return {Status.CURRENT: Status.COMPLETED, Status.FUTURE: Status.AGREED}.get(status, status)


def _as_state(status: Status) -> Status:
    if status is Status.AGREED:
        return Status.FUTURE
    return Status.CURRENT if status is Status.COMPLETED else status


def _signals(scene: Scene, trigger: int, state: bool) -> Iterator[Status]:
    syntax, tokens = scene.syntax, scene.tokens
    yield from _own_signals(scene, trigger, state)
    index = trigger
    for _ in range(12):
        token = tokens[index]
        head = token.head
        if head == index:
            break
        if token.dep == "conj" and tokens[head].pos in ("VERB", "AUX") and token.pos in ("VERB", "AUX"):
            finite = bool(syntax.children(index, "aux", "nsubj", "nsubjpass"))
            if not finite:
                yield from _modality(scene, head)
            index = head
            if finite:
                break
            continue
        if token.dep in ("relcl", "advcl") and _is_finite(scene, index):
            yield from _scheme_of(scene, head) if token.tag == "VBG" else ()
            break
        if token.dep == "ccomp" and any(t.text == ";" for t in tokens[index:head]):
            break  # "Norwell won it; Kelbrand walked away": two sentences in one
        if tokens[head].text.lower() == "including" or (
            token.dep == "pobj" and tokens[head - 1].text.lower() == "such"
        ):
            break  # an example is not what the sentence is about
        participle = token.dep in ("acl", "amod") and token.tag in ("VBN", "VBG")
        mistaken = token.tag == "VBD" and is_passive(syntax, index)  # "a firm owned 30 pct by X"
        infinitive = any(tokens[i].tag == "TO" for i in syntax.children(index, "aux"))
        if (participle and not infinitive and not _is_finite(scene, index)) or mistaken or token.dep == "appos":
            break
        yield from _governor(scene, index, head, state)
        index = head


def _is_finite(scene: Scene, verb: int) -> bool:
    return bool(scene.syntax.children(verb, "nsubj", "nsubjpass", "mark")) or scene.tokens[verb].tag in (
        "VBD",
        "VBZ",
        "VBP",
    )


def _own_signals(scene: Scene, trigger: int, state: bool) -> Iterator[Status]:
    """What stands beside the trigger itself."""
    syntax, tokens, words = scene.syntax, scene.tokens, _words()
    token = tokens[trigger]
    if token.pos in ("VERB", "AUX"):
        yield from _modality(scene, trigger)
        yield from _tense(scene, trigger, state)
        return
    first = syntax.first_conjunct(trigger)
    for part in dict.fromkeys((trigger, first)):
        for child in syntax.children(part, "amod", "compound", "nmod", "det", "advmod", "neg"):
            word = tokens[child].text.lower()
            aged = tokens[child - 1].text in ("-", "–") if child else False  # "her ten-year-old son"
            if word in words["modifiers"] and not aged:
                yield words["modifiers"][word]
            if tokens[child].text.lower() in ("no", "neither"):
                yield Status.DENIED
            if tokens[child].dep == "compound" and words["governors"].get(tokens[child].lemma) is Status.CANCELLED:
                yield Status.CANCELLED  # "airlines scrap merger": the tagger takes the verb for a noun
            if state and word in words["adverbs"]:
                yield words["adverbs"][word]
    for verb in syntax.children(trigger, "relcl") if not state else ():
        yield from _modality(scene, verb)
        for said in syntax.children(verb, "ccomp"):
            yield from _modality(scene, said)
    before = tokens[max(0, trigger - 4) : trigger]
    if state and any(t.text.lower() in ("former", "ex", "ex-", "formerly", "then", "until", "once") for t in before):
        yield Status.FORMER


def _modality(scene: Scene, verb: int) -> Iterator[Status]:
    """Negation, modal verbs, adverbs and conjunctions of one verb."""
    tokens, words = scene.tokens, _words()
    for child in scene.syntax.children(verb):
        token = tokens[child]
        word = token.text.lower()
        first = tokens[min(scene.syntax.subtree(child))].text.lower()
        if token.dep == "neg" or (token.dep in ("det", "preconj", "cc") and word in ("neither", "nor")):
            yield Status.FORMER if _no_longer(scene, child) else Status.DENIED
        elif token.dep == "aux" and word in _MODALS:
            yield _MODALS[word]
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


def _no_longer(scene: Scene, negation: int) -> bool:
    following = scene.tokens[negation + 1 : negation + 2]
    return bool(following) and following[0].text.lower() in ("longer", "more", "anymore")


def _tense(scene: Scene, verb: int, state: bool) -> Iterator[Status]:
    tokens = scene.tokens
    token = tokens[verb]
    auxiliaries = [tokens[i] for i in scene.syntax.children(verb, "aux", "auxpass")]
    forms = {aux.text.lower() for aux in auxiliaries}
    if state:
        since = any(tokens[i].text.lower() == "since" for i in scene.syntax.children(verb, "prep"))
        if (token.tag == "VBD" and not is_passive(scene.syntax, verb)) or (forms & {"was", "were", "had"}):
            yield Status.FORMER
        elif token.tag in ("VBN", "VBG") and forms & {"has", "have", "'ve", "’ve"} and not since:
            yield Status.CURRENT
        return
    infinitive = token.tag == "VB" or (token.tag == "VBN" and "be" in forms)  # "to buy", "to be bought"
    if infinitive and "to" in forms and token.dep in ("ROOT", "relcl", "acl", "advcl"):
        headline = not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
        agreement = _words()["governors"].get(tokens[token.head].lemma) is Status.AGREED
        yield Status.AGREED if token.dep == "ROOT" or headline or agreement else Status.PLANNED
    elif token.tag == "VB" and "to" in forms and tokens[token.head].lemma == "be":
        yield Status.AGREED
    elif token.tag == "VBN" and token.dep in ("xcomp",) and "be" in forms:
        yield Status.PLANNED


def _is_progressive(scene: Scene, verb: int) -> bool:
    auxiliaries = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux")}
    return scene.tokens[verb].tag == "VBG" and bool(
        auxiliaries & {"is", "are", "was", "were", "'s", "’s", "'re", "am", "be"}
    )


def _governor(scene: Scene, index: int, head: int, state: bool) -> Iterator[Status]:
    """What the word above says about the word below."""
    tokens, words = scene.tokens, _words()
    token, above = tokens[index], tokens[head]
    phrases = verb_phrases(scene.syntax, head) if above.pos in ("VERB", "AUX") else (above.lemma,)
    phrase = phrases[0]
    if token.dep in ("compound", "nmod", "amod", "poss", "appos", "npadvmod", "nummod"):
        if above.lemma in _SCHEMES:
            yield words["governors"].get(above.lemma, Status.PLANNED)
        return
    if above.dep == "prep" or above.pos == "ADP":
        if above.lemma == "without":
            yield Status.HYPOTHETICAL
        if above.lemma == "against" and token.tag == "VBG":
            yield Status.CANCELLED  # "decided against buying"
        return
    if above.lemma == "come" and token.lemma in ("within", "close", "near"):
        yield Status.CANCELLED  # "came within a day of buying"
    adverbial = token.dep in ("advcl", "prep") and above.pos in ("VERB", "AUX")
    if token.dep == "prep" and state and token.lemma in ("as", "from"):
        adverbial = False
    bound = _bound(scene, index, phrases) if not state else None
    if adverbial and bound is None:
        if any(tokens[i].tag == "VBG" for i in scene.syntax.children(index, "pcomp")):
            yield from (s for s in _modality(scene, head) if s in (*_UNSURE, Status.AGREED))  # "will focus on buying"
        return
    if above.lemma in words["speech"] and token.dep == "xcomp" and is_passive(scene.syntax, head):
        yield Status.RUMOURED
    if token.dep == "nsubj" and (scene.syntax.children(head, "dobj") or phrase not in _HAPPENINGS):
        yield from (s for s in _modality(scene, head) if not state and s is not Status.DENIED)
        if not state and any(tokens[i].lemma in _CONDITIONAL for i in scene.syntax.children(head, "acomp")):
            yield Status.AGREED  # "the purchase is subject to approval"
        return
    table = words["states"] if state and above.pos in ("VERB", "AUX") else words["governors"]
    status = bound or _look_up(table, phrases) or _look_up(words["governors"], phrases)
    negated = any(tokens[i].text.lower() in _NEGATIONS for i in scene.syntax.children(head, "neg", "det", "advmod"))
    if negated or _any_no_longer(scene, head):
        if status in (Status.DENIED, Status.CANCELLED):
            return
        over = Status.FORMER if state and status is not Status.PLANNED else Status.CANCELLED
        yield over if _any_no_longer(scene, head) else Status.DENIED
        return
    if (
        status is Status.FUTURE
        and above.tag in ("VBD", "VBN")
        and scene.nearest(head, [t for t in scene.times if t.value])
    ):
        status = Status.CURRENT  # "was elected mayor in 2019" is told by a text that comes later
    told = token.dep == "ccomp" and above.lemma in words["speech"]  # "announced that it had bought": its own tense says
    if told and any(tokens[i].lemma in words["rumours"] for i in scene.syntax.children(head, "nsubj")):
        yield Status.RUMOURED  # "media reports say"
    if status is Status.CANCELLED and any(s in _UNSURE for s in _modality(scene, head)):
        status = Status.PLANNED  # "would terminate its offer" has not terminated it
    if status is not None and not (told and status is Status.AGREED):
        yield status
    if token.dep == "dobj" and above.tag == "VB" and _is_open(scene, head):
        yield Status.PLANNED
    if above.pos in ("VERB", "AUX"):
        of_state = above.lemma in ("be", "have", "hold", "serve", "work", "act", "own")
        idle = () if of_state else (Status.FORMER,)  # "had earlier said" makes nothing former
        idle = (*idle, Status.AGREED) if status is Status.CURRENT and above.lemma in _LASTING else idle
        yield from (s for s in _modality(scene, head) if s is not Status.DENIED and s not in idle)
        if state and of_state:
            yield from _tense(scene, head, state)
        yield from _scheme_of(scene, head)


def _scheme_of(scene: Scene, verb: int) -> Iterator[Status]:
    """ "The plan involves buying": what the verb's subject says."""
    schemes = (scene.tokens[i].lemma for i in scene.syntax.children(verb, "nsubj"))
    yield from (status for s in schemes if s in _SCHEMES and (status := _words()["governors"].get(s)) is not None)


def _is_open(scene: Scene, verb: int) -> bool:
    """Whether an infinitive leaves open if it comes about: "permission to open an office", not "went on to open"."""
    to = any(scene.tokens[i].text.lower() == "to" for i in scene.syntax.children(verb, "aux"))
    head = scene.tokens[verb].head
    factual = _look_up(_words()["governors"], verb_phrases(scene.syntax, head)) is Status.COMPLETED
    return to and scene.tokens[verb].dep in ("xcomp", "acl", "relcl", "advcl") and not factual


def _bound(scene: Scene, index: int, phrases: tuple[str, ...]) -> Status | None:
    """What a word says of the phrase or infinitive that it takes: "agreed to a buyout", "close to buying"."""
    token = scene.tokens[index]
    if not (token.lemma in _BINDING if token.dep == "prep" else token.dep in ("advcl", "xcomp") and token.tag == "VB"):
        return None
    return _look_up(_words()["prepositional"], phrases)


def _look_up(table: Mapping[str, Status], phrases: tuple[str, ...]) -> Status | None:
    return next((table[phrase] for phrase in phrases if phrase in table), None)


def _any_no_longer(scene: Scene, head: int) -> bool:
    beside = scene.syntax.children(head, "neg", "advmod")
    below = [i for adverb in beside for i in scene.syntax.children(adverb, "neg")]
    return any(scene.tokens[i].dep == "neg" and _no_longer(scene, i) for i in (*beside, *below))


def fate_of(scene: Scene, noun: int) -> Status | None:
    """What a sentence says became of a deal that it only mentions ("the deal was completed"); None if nothing."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None:
        return None
    status = _look_up(_words()["fates"], verb_phrases(scene.syntax, verb))
    hedged = any(s is not Status.COMPLETED for s in (*_modality(scene, verb), *_tense(scene, verb, False)))
    return None if hedged else status


def has_left(scene: Scene, post: int) -> bool:
    """Whether the sentence says that the bearer of a post leaves it: "Gridmere chairman Ivo Lund resigned"."""
    syntax, tokens = scene.syntax, scene.tokens
    bearer = post
    while tokens[bearer].dep in ("compound", "nmod", "amod", "appos") and tokens[bearer].head != bearer:
        bearer = tokens[bearer].head
    verb = tokens[bearer].head
    if tokens[bearer].dep not in ("nsubj", "nsubjpass") or tokens[verb].pos != "VERB":
        return False
    table = _words()["removals" if is_passive(syntax, verb) else "departures"]
    return _look_up(table, verb_phrases(syntax, verb)) is not None and not any(
        s in _UNREAL for s in _signals(scene, verb, False)
    )


# Attribution


def attribution(scene: Scene, trigger: int) -> tuple[Mention, ...]:
    """Who is said to say so: the subjects of the verbs of speech above, and who follows "according to"."""
    found: list[Mention] = []
    words = _words()
    below = trigger
    for index in scene.syntax.ancestors(trigger):
        token = scene.tokens[index]
        said = scene.tokens[below].dep in ("ccomp", "xcomp", "pcomp", "prep", "advcl", "dobj")
        below = index
        if said and token.lemma in words["speech"] and token.pos == "VERB":
            subject = scene.syntax.links(index)["subject"]
            found += [m for i in subject for m in _speakers(scene, i)]
    for index, token in enumerate(scene.tokens):
        if token.text.lower() == "according":
            named = [i for i in scene.syntax.subtree(index) if i in scene.mention_at]
            found += _speakers(scene, named[0]) if named else []
    return tuple(dict.fromkeys(found))


def _speakers(scene: Scene, index: int) -> list[Mention]:
    return scene.entities_at(index, _SOURCES) or scene.owner_of(index, (_SOURCES[1], _SOURCES[0]))
