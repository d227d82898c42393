"""What a sum of money is of: which is the price of a firm, and which only tells how big the firm is."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.model import Amount, AmountKind, Role, Value

_MEASURES = {
    "sales", "revenue", "turnover", "profit", "income", "earnings", "loss", "debt", "budget", "capitalisation", "asset",
    "assets", "deposit", "backlog", "premiums", "losses", "revenues", "debts", "profits", "borrowings", "liabilities",
    "charge", "saving", "savings", "synergy", "synergies", "writedown", "write-down", "write-off", "benefit", "gain",
    "dividend", "fine", "damages", "tax", "fee", "fees", "bonus", "loan", "salary", "bail", "penalty", "compensation",
    "gains", "charges",
}  # fmt: skip
"""What sums of money are of that nobody pays."""
_LENDING = ("lend", "borrow", "owe", "lose", "earn")
_RESTATED = re.compile(
    r"(?: (?:in )?(?:cash|stock|shares|cash and (?:stock|notes|shares))| for (?:[A-Z][\w&.\u2019']* ?){1,4}(?=,))?"
    r"(?:,? (?:or|for|i\.e\.)|,| \(| -| \u2013|, (?:which is|amounting to|equal to|equivalent to|a total))"
    r"(?: (?:a|an|the))?(?: (?:total|aggregate|combined|overall))?(?: (?:price|value|consideration|cost))?(?: of)?"
    r"(?: (?:about|approximately|some|roughly|nearly|almost|around|over|more than|just (?:over|under)|up to))? ?"
)
"""What stands between the price of a share and that of all."""
_VALUING = re.compile(
    r"\bvalu(?:es|ed|ing) (?!the stake|the shares)[^.,;]{1,60} at (?:about|around|some|roughly|nearly|over)? ?$"
)
NO_PRICE = re.compile(
    r"(?i)\b(fine[sd]?|damages|dividends?|tax(es)?|interest|settle\w*|salar\w+|compensat\w+|fees?|rent|debts?|bonus\w*"
    r"|wages?|pensions?|royalt\w+|restructuring|(?:a|per|each|every) (?:year|month)|annual(?:ly)?)\b"
)
"""What else than a firm the sentence may say is paid for."""
ASSUMING = re.compile(r"(?i)\b(?:assume[sd]?|assuming|tak(?:e|es|ing) (?:on|over)|took (?:on|over)) .*")
"""What comes on top of a price: "will pay $5m and assume its debts"."""
_COMPARED = re.compile(r"(?: a share| per share)? (?:(?:more|less|higher|lower|better) than|above|below|short of)\b")
"""What follows a sum by which one price differs from another."""
_FIRMS = {
    "firm", "company", "group", "giant", "business", "chain", "bank", "retailer", "maker", "fund", "insurer",
    "industry", "market", "brand", "concern", "conglomerate", "empire", "partnership", "trust", "corporation",
    "start-up", "startup",
}  # fmt: skip
"""What a sum that stands before it does not buy: "a $4bn firm"."""


def valuation(match: Match, scene: Scene) -> tuple[Value, ...]:
    """ "An offer for Kelbrand, valuing it at $35bn": at what whoever wants all of a firm values it."""
    if Role("stake") in match.roles:
        return ()
    after = (a for a in scene.amounts if a.kind is AmountKind.MONEY and a.start > scene.tokens[match.trigger].start)
    return tuple(islice((a for a in after if _is_valuation(a, scene)), 1))


def total_of(price: Value, scene: Scene) -> tuple[Value, ...]:
    """ "31 dlrs a share, valuing the firm at 1.2 billion dlrs": what a price for each share comes to, or back."""
    if not isinstance(price, Amount) or price.kind is not AmountKind.MONEY:
        return ()
    each = price.value.endswith("per share")
    others = [a for a in scene.amounts if a.kind is AmountKind.MONEY and a.value.endswith("per share") is not each]
    counts = (a for a in others if _is_restated(price, a, scene) or (each and _is_valuation(a, scene)))
    return tuple(islice(counts, 1))


def _is_restated(price: Value, other: Value, scene: Scene) -> bool:
    """ "14.50 dlrs a share, or about 212 mln dlrs", "$3bn ($21 a share)"."""
    first, last = sorted((price, other), key=lambda amount: amount.start)
    return _RESTATED.fullmatch(scene.text, first.end, last.start) is not None


def _is_valuation(amount: Value, scene: Scene) -> bool:
    head = scene.head(amount)
    above = [scene.tokens[i].lemma for i in islice(scene.syntax.ancestors(head), 2)] if head is not None else []
    return above == ["at", "value"] or bool(_VALUING.search(scene.text, max(0, amount.start - 90), amount.start))


def is_measured(scene: Scene, value: Value) -> bool:
    """ "A maker of maps with sales of $400 million": money that is no price."""
    head = scene.head(value)
    if head is None:
        return False
    below = [
        i for preposition in scene.syntax.children(head, "prep") for i in scene.syntax.children(preposition, "pobj")
    ]
    firm = scene.tokens[head].dep in ("compound", "nmod", "amod", "nummod")
    if any(scene.tokens[i].lemma in _MEASURES for i in below) or (
        firm and scene.tokens[scene.tokens[head].head].lemma in _FIRMS
    ):
        return True
    if _is_of_subject(head, scene) or _is_owed(head, scene):
        return True
    above = scene.syntax.ancestors(head)
    phrase = takewhile(lambda i: scene.tokens[i].pos not in ("VERB", "AUX"), above)
    return any({scene.tokens[i].text.lower(), scene.tokens[i].lemma} & _MEASURES for i in phrase)


def _is_owed(head: int, scene: Scene) -> bool:
    """ "The $6m which the bank lent it to help buy Kelbrand"."""
    verbs = [
        *scene.syntax.children(head, "relcl"),
        *([scene.tokens[head].head] if scene.tokens[head].dep == "dobj" else []),
    ]
    return any(scene.tokens[i].lemma in _LENDING for i in verbs)


def noun_behind(amount: Value, scene: Scene) -> int | None:
    """ "A $7bn hostile takeover bid": the last noun of the phrase that a sum opens."""
    behind = (i for i, token in enumerate(scene.tokens) if token.start >= amount.end)
    phrase = list(takewhile(lambda i: scene.tokens[i].pos in ("ADJ", "NOUN"), behind))
    return phrase[-1] if phrase else None


def is_of_bid(scene: Scene, value: Value) -> bool:
    """ "Ended their merger agreement and its $5 tender offer": not what the merger costs."""
    noun = noun_behind(value, scene)
    return noun is not None and scene.tokens[noun].lemma in ("bid", "offer")


def is_difference(scene: Scene, value: Value) -> bool:
    """ "For $5m more than Kelbrand would pay": by how much two sums differ."""
    return _COMPARED.match(scene.text, value.end) is not None


def _is_of_subject(head: int, scene: Scene) -> bool:
    """ "Revenue doubled to $88m, helped by the acquisition": the sum is that of the verb's subject."""
    verb = next((i for i in scene.syntax.ancestors(head) if scene.tokens[i].pos in ("VERB", "AUX")), None)
    subjects = scene.syntax.children(verb, "nsubj", "nsubjpass") if verb is not None else []
    return any({scene.tokens[i].lemma, scene.tokens[i].text.lower()} & _MEASURES for i in subjects)
