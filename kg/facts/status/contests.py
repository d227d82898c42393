"""What is fought for or against: posts that one runs for, permits that one gets, deals that one fends off."""

from __future__ import annotations

from collections.abc import Collection

from kg.facts.grammar import verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.predicates import PERMITS
from kg.facts.status.verbs import modality
from kg.facts.status.words import UNREAL, load_words, look_up
from kg.model import Status

_GETTING = {"win", "get", "receive", "secure", "gain", "obtain", "earn", "give", "grant"}
_DEFENDING = {
    "fend off", "head off", "ward off", "fight off", "see off", "beat off", "repel", "thwart", "block", "stop",
    "avert", "avoid", "foil", "escape", "scupper", "derail", "defeat", "prevent", "rebuff", "halt", "oppose", "kill",
    "veto", "bar", "obstruct", "stall", "hold up", "frustrate", "undo", "reverse", "annul", "overturn",
}  # fmt: skip
"""What is done against a deal."""
_WANTING = {
    "want", "seek", "try", "ask", "move", "vow", "promise", "threaten", "attempt", "hope", "plan", "intend", "aim",
    "wish", "sue", "campaign", "fight", "urge", "press", "call", "vote", "petition", "prepare", "go", "demand",
    "pledge", "appeal", "act", "push", "lobby", "battle",
}  # fmt: skip
"""Of what one wants to be done nothing says that it was."""
_CANDIDACIES = {"hat", "candidacy", "candidature", "campaign", "bid", "application", "nomination", "canvass"}
_AGAIN = {"second", "third", "fourth", "another", "further", "new", "fresh", "additional"}


def is_renewal(scene: Scene, noun: int) -> bool:
    """ "A second term", "another term": who does not want one is in office."""
    beside = (scene.tokens[i].lemma for i in scene.syntax.children(noun, "amod", "det"))
    return scene.tokens[noun].lemma == "term" and not _AGAIN.isdisjoint(beside)


def runs_for(scene: Scene, verb: int) -> bool:
    """ "Threw her hat into the ring", "launched a bid"."""
    objects = {scene.tokens[i].lemma for i in (*scene.syntax.children(verb, "dobj"), verb)}
    return not objects.isdisjoint(_CANDIDACIES)


def is_given_up(scene: Scene, verb: int) -> bool:
    """ "Pulled out of the race", "withdrew from the contest"."""
    contests = (i for i in scene.syntax.subtree(verb) if scene.tokens[i].dep == "pobj" and i > verb)
    within = any(scene.tokens[i].lemma in ("race", "contest", "running", "campaign", "contention") for i in contests)
    ended = look_up(load_words()["prepositional"], verb_phrases(scene.syntax, verb))
    return within and ended is Status.CANCELLED


def is_given(scene: Scene, permit: int) -> bool:
    """ "Has won approval for its takeover"."""
    verb = scene.tokens[permit].head
    given = scene.tokens[permit].lemma in PERMITS and scene.tokens[permit].dep == "dobj"
    return given and scene.tokens[verb].lemma in _GETTING and not any(s in UNREAL for s in modality(scene, verb))


def is_defence(scene: Scene, verb: int, phrases: Collection[str]) -> bool:
    """ "A poison pill to fend off the offer", "sued to block it", "wants to stop it": nothing says that it helped."""
    token = scene.tokens[verb]
    to = any(scene.tokens[i].tag == "TO" for i in scene.syntax.children(verb, "aux"))
    meant = (to and token.dep in ("advcl", "acl")) or (token.dep == "pcomp" and scene.tokens[token.head].lemma == "of")
    wanted = to and token.dep in ("xcomp", "ccomp", "conj") and scene.tokens[token.head].lemma in _WANTING
    return (meant or wanted) and not _DEFENDING.isdisjoint(phrases)
