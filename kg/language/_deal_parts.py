"""What part a name plays in a deal, by which texts call it later: "the buyer", "the seller", "the target"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Token

_BUYING = frozenset((
    "acquire", "buy", "purchase", "absorb", "swallow", "acquisition", "takeover", "buyout", "buy-out", "bid", "offer",
    "approach", "swoop",
))  # fmt: skip
_SELLING = frozenset(("sell", "offload", "divest", "sale", "disposal", "divestment"))
_PARTS = {
    "buyer": "buyer", "purchaser": "buyer", "acquirer": "buyer", "acquiror": "buyer", "suitor": "buyer",
    "bidder": "buyer", "owner": "buyer", "target": "target", "seller": "seller", "vendor": "seller",
}  # fmt: skip
_BEHIND = {"by": "buyer", "from": "seller", "of": "target", "for": "target"}
_BEHIND_SALES = {"to": "buyer", "by": "seller", "of": "target"}


def part_of(noun: str) -> str:
    """The part that a noun means: "buyer" for "suitor"; "" if it means none."""
    return _PARTS.get(noun, "")


def parts_played(tokens: Sequence[Token], index: int) -> Iterator[str]:
    """The parts that a sentence gives the name with this head: "buyer", "seller", "target"."""
    while tokens[index].dep in ("conj", "appos") and tokens[index].head != index:
        index = tokens[index].head
    dep, above = tokens[index].dep, tokens[index].head
    if dep == "pobj":
        deal = _deal_at(tokens, tokens[above].head)
        behind = {"buying": _BEHIND, "selling": _BEHIND_SALES}.get(deal, {})
        yield from (part for word, part in behind.items() if word == tokens[above].text.lower())
        return
    below = (i for i, t in enumerate(tokens) if t.head == above and t.dep == "xcomp" and dep == "nsubj")
    for verb in (above, *below):
        if deal := _deal_at(tokens, verb):
            doer = {"buying": "buyer", "selling": "seller"}[deal]
            yield from (doer,) if dep in ("nsubj", "poss") else ("target",) if dep in ("dobj", "nsubjpass") else ()


def _deal_at(tokens: Sequence[Token], index: int) -> str:
    lemma = tokens[index].lemma
    over = lemma == "take" and any(t.head == index and t.dep == "prt" and t.text == "over" for t in tokens)
    return "buying" if lemma in _BUYING or over else "selling" if lemma in _SELLING else ""
