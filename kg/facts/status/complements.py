"""What a word leaves open of what it takes: "is free to buy", "was urged to buy", "declined to comment on reports"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.words import NEGATIONS

_DONE_ADJECTIVES = {
    "quick", "swift", "fast", "slow", "wise", "unwise", "right", "wrong", "foolish", "clever", "smart", "lucky",
    "fortunate", "proud", "pleased", "happy", "delighted", "glad", "sorry", "content", "first", "last", "able",
    "known", "late", "early", "instrumental", "brave", "fit", "bold", "rash", "shrewd",
}  # fmt: skip
"""What somebody is only who has done it: "was wise to buy"."""
_DONE_VERBS = {
    "force", "compel", "oblige", "lead", "cause", "prompt", "drive", "induce", "enable", "help", "get", "see", "know",
    "make", "spur", "persuade", "convince", "coax", "press", "have", "hear", "watch", "feel", "send", "use",
    "find", "bring", "inspire", "move", "show", "leave",
}  # fmt: skip
"""Verbs after which what another was brought to do has been done: "was forced to sell", "led it to buy"."""
_ASKING = {
    "ask", "tell", "urge", "invite", "allow", "permit", "encourage", "order", "advise", "expect", "tempt", "instruct",
    "authorise", "authorize", "require", "beg", "call", "pressure", "push", "entitle", "empower",
}  # fmt: skip
"""Verbs whose object is to do what their infinitive tells."""
_SILENT = {"comment", "elaborate", "say", "tell", "disclose", "reveal", "discuss", "respond", "reply", "speculate"}
"""What nobody who declines to do it says anything of: "declined to comment on the sale"."""
_CONFIRMING = {"confirm", "verify", "corroborate"}
_DECLINING = {"decline", "refuse", "unable", "unwilling", "unavailable", "fail"}


def is_left_open(scene: Scene, index: int, head: int) -> bool:
    """Whether an infinitive need not have come about by what its head says: "is free to buy", "told it to buy".

    Of a verb whose own subject does it nothing is assumed: "managed to buy", "left to found".
    """
    tokens, syntax = scene.tokens, scene.syntax
    if tokens[index].dep not in ("xcomp", "ccomp") or not _is_infinitive(scene, index):
        return False
    if tokens[head].pos == "ADJ":
        past = tokens[head].lemma == "able" and tokens[tokens[head].head].tag not in ("VBD", "VBN")
        return tokens[head].lemma not in _DONE_ADJECTIVES or past
    if tokens[head].pos != "VERB" or not _DONE_VERBS.isdisjoint(verb_phrases(syntax, head)):
        return False
    asked = not _ASKING.isdisjoint(verb_phrases(syntax, head)) and bool(syntax.children(head, "dobj"))
    return asked or is_passive(syntax, head) or bool(syntax.children(index, "nsubj", "nsubjpass"))


def _is_infinitive(scene: Scene, verb: int) -> bool:
    forms = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "aux", "auxpass")}
    return "to" in forms and "have" not in forms


def is_unspoken(scene: Scene, verb: int) -> bool:
    """Whether somebody says nothing of what the verb takes: "declined to comment on", "would not say if"."""
    return scene.tokens[verb].lemma in _SILENT and _is_declined(scene, (verb,))


def is_unconfirmed(scene: Scene, verb: int) -> bool:
    """ "Would neither confirm nor deny that", "declined to confirm"."""
    first = scene.syntax.first_conjunct(verb)
    either = scene.tokens[verb].lemma == "deny" and scene.tokens[first].lemma in _CONFIRMING
    return (either or scene.tokens[verb].lemma in _CONFIRMING) and _is_declined(scene, (verb, first))


def _is_declined(scene: Scene, verbs: Sequence[int]) -> bool:
    beside = {scene.tokens[i].text.lower() for verb in verbs for i in scene.syntax.children(verb)}
    above = {scene.tokens[scene.tokens[verb].head].lemma for verb in verbs if scene.tokens[verb].dep == "xcomp"}
    return bool(beside & NEGATIONS or above & _DECLINING)
