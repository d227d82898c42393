"""What a later sentence says that a deal costs: "the price was $9m", "analysts put its value at $9m"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.closings import DEALS
from kg.facts.grammar import carrier_of
from kg.facts.scene import Scene
from kg.facts.values import values_of_kind
from kg.model import Value
from kg.ontology import ValueKind

_PRICES = {"price", "consideration", "value", "cost", "sum", "valuation", "tag"}
"""What a deal has, and is told to be so much."""
_OF_DEALS = {
    "purchase", "sale", "acquisition", "takeover", "transaction", "deal", "total", "selling", "final", "merger",
    "buyout", "cash", "agreed", "price", "aggregate", "overall", "full", "purchasing", "offer",
    "current", "original", "initial", "eventual", "ultimate",
}  # fmt: skip
"""What may stand before such a noun; a "share price" is another thing."""
_BEING = {"be", "total", "amount", "come", "equal", "reach"}
_PUTTING = {"put", "estimate", "value", "reckon", "peg", "price", "place", "set", "fix", "report", "quote", "give"}
_HOLDERS = {"shareholder", "stockholder", "holder"}
_OF_PRICE = re.compile(r"\bof the (?:\w+ )?price of $")
"""What stands before the whole price, where a part is told: "she received $11m of the price of $48m"."""


def price_told(scene: Scene) -> Value | None:
    """The sum that the sentence says is the price of a deal that it does not name; None if it says none."""
    return next(_prices(scene), None)


def _prices(scene: Scene) -> Iterator[Value]:
    sums = values_of_kind(scene, ValueKind.MONEY)
    yield from (a for a in sums if _OF_PRICE.search(scene.text, max(0, a.start - 30), a.start))
    for index, token in enumerate(scene.tokens if sums else ()):
        if token.lemma == "value" and token.pos == "VERB" and _is_of_offer(index, scene):
            yield from (a for a in sums if _is_at(a, index, scene))
        if token.lemma in ("get", "receive") and _are_holders(index, scene):
            each = (a for a in sums if a.value.endswith("per share"))
            yield from (a for a in each if _hangs_on(a, index, ("dobj",), scene))
        if token.lemma in DEALS and token.tag != "NNS" and _is_definite(index, scene):
            yield from (a for a in sums if is_in_phrase(a, index, scene) or is_worth(index, a, scene))
        if token.lemma not in _PRICES | DEALS | {"it"} or (verb := carrier_of(scene.syntax, index)) is None:
            continue
        if scene.tokens[verb].lemma in _BEING and token.lemma in _PRICES and token.dep == "nsubj":
            if _is_of_deal(index, scene):
                yield from (a for a in sums if _hangs_on(a, verb, ("attr", "dobj", "pobj"), scene))
        elif scene.tokens[verb].lemma in _PUTTING and token.dep in ("dobj", "nsubjpass", "nsubj"):
            known = token.lemma != "it" or any(other.lemma == "price" for other in scene.tokens[:index])
            if known and (token.lemma in DEALS or _is_of_deal(index, scene)):
                yield from (a for a in sums if _is_at(a, verb, scene))


def _is_of_offer(verb: int, scene: Scene) -> bool:
    """ "It values the whole of Norwell at $5m", "the deal, which values it at $5m": what is offered for all of it."""
    subjects = scene.syntax.children(verb, "nsubj")
    if scene.tokens[verb].dep == "relcl" and any(scene.tokens[i].tag == "WDT" for i in subjects):
        subjects = [scene.tokens[verb].head]
    parts = [scene.tokens[i].lemma for i in scene.syntax.children(verb, "dobj")]
    return any(scene.tokens[i].lemma in DEALS | {"it", "offer", "bid", "proposal", "term"} for i in subjects) and not (
        {"stake", "share", "holding", "interest"} & set(parts)
    )


def _are_holders(verb: int, scene: Scene) -> bool:
    """ "Norwell shareholders will get $5 a share"."""
    return any(scene.tokens[i].lemma in _HOLDERS for i in scene.syntax.children(verb, "nsubj"))


def _is_definite(noun: int, scene: Scene) -> bool:
    """ "The $5m deal", and not the one "with Norwell" or "of Norwell"."""
    named = any(i in scene.mention_at for i in scene.syntax.subtree(noun))
    articles = scene.syntax.children(noun, "det", "poss")
    return not named and any(scene.tokens[i].text.lower() in ("the", "this", "its", "their") for i in articles)


def is_in_phrase(amount: Value, noun: int, scene: Scene) -> bool:
    """ "The £5m deal", "the deal, worth nearly £5m", "the deal valued at £5m"."""
    head = scene.head(amount)
    if head is None or noun not in scene.syntax.ancestors(head):
        return False
    between = [scene.tokens[i] for i in scene.syntax.ancestors(head)]
    path = between[: next(n for n, token in enumerate(between) if token is scene.tokens[noun])]
    return all(token.lemma in ("worth", "value", "at", "price") or token.dep in ("nummod", "nmod") for token in path)


def is_worth(noun: int, amount: Value, scene: Scene) -> bool:
    """ "The deal, which is worth £5m", "the deal was struck in May and is worth £5m", "the deal has a value of £5m"."""
    head = scene.head(amount)
    above = scene.syntax.ancestors(head) if head is not None else ()
    word = next((i for i in above if scene.tokens[i].lemma in ("worth", "value")), None)
    if word is not None and noun in scene.syntax.children(word, "nsubj"):
        return True  # "allowed the deal, worth £5m, to go through"
    if word is None or (verb := scene.tokens[word].head) == word or scene.tokens[verb].lemma not in ("be", "have"):
        return False
    while scene.tokens[verb].dep == "xcomp":
        verb = scene.tokens[verb].head  # "the deal, thought to be worth £5m"
    if scene.tokens[verb].dep == "acl":
        return scene.tokens[verb].head == noun
    subjects = scene.syntax.children(verb, "nsubj", "nsubjpass") or scene.syntax.children(
        scene.syntax.first_conjunct(verb), "nsubj", "nsubjpass"
    )
    relative = scene.tokens[verb].dep == "relcl" and scene.tokens[verb].head == noun
    return noun in subjects or (relative and any(scene.tokens[i].tag == "WDT" for i in subjects))


def _is_of_deal(noun: int, scene: Scene) -> bool:
    """ "The purchase price", "the value of the deal", and no "share price", nor "the price of oil"."""
    beside = scene.syntax.children(noun, "compound", "amod", "nmod", "poss")
    if any(scene.tokens[i].lemma not in _OF_DEALS for i in beside if scene.tokens[i].tag != "PRP$"):
        return False
    things = [i for p in scene.syntax.children(noun, "prep") for i in scene.syntax.children(p, "pobj")]
    return all(scene.tokens[i].lemma in DEALS for i in things)


def _hangs_on(amount: Value, verb: int, deps: tuple[str, ...], scene: Scene) -> bool:
    head = scene.head(amount)
    if head is None or scene.tokens[head].dep not in deps:
        return False
    above = scene.tokens[head].head
    return above == verb or (scene.tokens[above].dep == "prep" and scene.tokens[above].head == verb)


def _is_at(amount: Value, verb: int, scene: Scene) -> bool:
    head = scene.head(amount)
    above = scene.tokens[head].head if head is not None else verb
    return scene.tokens[above].lemma in ("at", "as") and verb in scene.syntax.ancestors(above)
