"""Values of roles as RDF terms, and back: money is a node of its own, everything else a literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from kg.edtf import bounds
from kg.graph import _vocabulary as v
from kg.model import Iri, ValueFiller
from kg.ontology import RoleClass, ValueKind

_NUMBER = r"[0-9]{1,18}(?:\.[0-9]{1,18})?"
_MONEY = re.compile(rf"(?P<low>{_NUMBER})(?:/(?P<high>{_NUMBER}))? (?P<currency>[A-Z]{{3}})(?: (?P<unit>\S.*))?")
_PERCENT = re.compile(rf"(?P<percent>{_NUMBER})%")
_INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")
AMOUNT_PROPERTIES = (v.VALUE, v.AMOUNT, v.LOWEST, v.HIGHEST, v.CURRENCY, v.UNIT, v.SURFACE)


def literal(value: str, kind: ValueKind) -> Literal:
    """A value that is no amount of money: a whole count as a number, everything else as text."""
    if kind is ValueKind.COUNT and _INTEGER.fullmatch(value):
        return Literal(value, datatype=v.INTEGER)
    return Literal(value)


def is_literal(filler: ValueFiller) -> bool:
    """Whether the literal alone says all: the words are the value."""
    return filler.value != "" and filler.text == filler.value


def amount_triples(node: NamedNode, filler: ValueFiller) -> Iterator[Triple]:
    """An amount of money: value or lowest and highest value, currency, unit and words.

    rdf:value keeps a value that these do not give back as it was: "75.50 USD", "several million".
    """
    yield Triple(node, v.TYPE, v.MONETARY_AMOUNT)
    yield Triple(node, v.SURFACE, Literal(filler.text))
    money = _MONEY.fullmatch(filler.value)
    if money and money["high"]:
        yield Triple(node, v.LOWEST, v.decimal(money["low"]))
        yield Triple(node, v.HIGHEST, v.decimal(money["high"]))
    elif money:
        yield Triple(node, v.AMOUNT, v.decimal(money["low"]))
    if money:
        yield Triple(node, v.CURRENCY, Literal(money["currency"]))
    if money and money["unit"]:
        yield Triple(node, v.UNIT, Literal(money["unit"]))
    if filler.value and (money is None or _rewritten(money["low"]) or _rewritten(money["high"] or "0")):
        yield Triple(node, v.VALUE, Literal(filler.value))


def _rewritten(number: str) -> bool:
    """Whether a store may write the decimal otherwise: leading or trailing zeros."""
    whole, point, fraction = number.partition(".")
    return (len(whole) > 1 and whole.startswith("0")) or (point != "" and fraction.endswith("0"))


def amount_filler(terms: Mapping[NamedNode, str]) -> ValueFiller:
    """The amount that a node describes, from the values of its properties."""
    value = terms.get(v.VALUE, "")
    if not value and v.CURRENCY in terms:
        number = terms.get(v.AMOUNT) or f"{terms[v.LOWEST]}/{terms[v.HIGHEST]}"
        value = " ".join(filter(None, (number, terms[v.CURRENCY], terms.get(v.UNIT))))
    return ValueFiller(value=value, text=terms.get(v.SURFACE, ""))


def derived_triples(fact: NamedNode, role: RoleClass, values: tuple[str, ...]) -> Iterator[Triple]:
    """What can be reckoned with: the days that dates allow, stakes in per cent."""
    if role.kind is ValueKind.STAKE:
        for value in values:
            if stake := _PERCENT.fullmatch(value):
                yield Triple(fact, v.PERCENT, v.decimal(stake["percent"]))
    if role.bounds:
        yield from bound_triples(fact, role.bounds, values)


def bound_triples(subject: NamedNode, properties: tuple[Iri, Iri], values: tuple[str, ...]) -> Iterator[Triple]:
    """The first and the last day that one of the dates allows; none at an open end."""
    periods = [period for value in values if (period := bounds(value))]
    if not periods:
        return
    first, last = min(start for start, _ in periods), max(end for _, end in periods)
    if first > date.min:
        yield Triple(subject, NamedNode(properties[0]), Literal(first.isoformat(), datatype=v.DATE))
    if last < date.max:
        yield Triple(subject, NamedNode(properties[1]), Literal(last.isoformat(), datatype=v.DATE))


def is_majority(stake: str) -> bool:
    """Whether a stake gives control: half or more of the shares, or said to be a majority.

    >>> is_majority("51.5%"), is_majority("majority"), is_majority("49%"), is_majority("2000000 shares")
    (True, True, False, False)
    """
    percent = _PERCENT.fullmatch(stake)
    return float(percent["percent"]) >= 50 if percent else stake == "majority"
