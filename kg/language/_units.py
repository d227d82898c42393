"""The words around a number that say what it counts, from values/amounts.toml, as patterns and tables."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any

from kg.language._numbers import GAP, JOINT, number_pattern, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A noun of money: "dollars", "pence"."""

    code: str
    scale: Decimal
    large: bool
    """Whether the noun is read only after a large number."""
    of: Mapping[str, str]
    """From the word for a country before the noun to the currency's code."""
    shared: bool
    """Whether a country that the text has named tells whose the noun is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The tables of units, and the pattern of a quantity that is made of them."""

    multipliers: Mapping[str, Decimal]
    attached: frozenset[str]
    """The multipliers that are one letter: "m"."""
    prefixes: Mapping[str, str]
    currencies: Mapping[str, Currency]
    abroad: frozenset[str]
    """The nouns of money that mean another country's where a wire reports from there."""
    cities: Mapping[str, str]
    """From such a place in a dateline, in lower case, to the currency's code."""
    initials: frozenset[str]
    """The nouns of money that are one letter, and read as money only in a price of a share: "p"."""
    quantity: re.Pattern[str]
    """Groups: prefix, number, attached, multiplier; percent, of, noun, shares, name, singular; per, each."""
    counted: re.Pattern[str]
    """What makes a number before it a count: "registered users"."""
    measured: re.Pattern[str]
    """What makes a number before it a measure: "square miles"."""


@functools.cache
def load_units() -> Units:
    """Read the tables once."""
    data = tomllib.loads(files("kg.language").joinpath("values", "amounts.toml").read_text("utf-8"))
    codes = data["iso"]["codes"].split()
    multipliers = {word: Decimal(value) for word, value in data["multipliers"].items()}
    attached = {word: Decimal(value) for word, value in data["attached"].items()}
    prefixes = data["prefixes"] | {code: code for code in codes}
    currencies = {noun.lower(): _currency(entry) for entry in data["currency"] for noun in entry["nouns"]}
    countries = {country for currency in currencies.values() for country in currency.of}
    multiplier = f"(?i:{one_of(multipliers)})"
    shares = _shares(data["shares"]["adjectives"].split())
    counted = rf"(?:{GAP}[\w'’-]{{1,30}})?{JOINT}{one_of(data['counted']['nouns'].split())}(?!\w)"
    quantity = (
        rf"(?<![\w$£€¥])(?<![0-9][.,/:])(?:(?P<prefix>{one_of(prefixes)}){GAP}?)?"
        rf"(?P<number>{number_pattern(multiplier)})"
        rf"(?:(?P<attached>(?i:{one_of(attached)})(?!\w))|(?P<multiplier>(?:{JOINT}?{multiplier}){{1,2}}(?!\w)))?"
        rf"(?:{JOINT}?(?P<percent>%|(?i:per{GAP}?cent|pct)(?!\w))|{shares}"
        rf"|{JOINT}?(?:(?P<of>(?i:{one_of(countries)})){JOINT})?"
        rf"(?P<noun>(?i:{one_of(currencies)})|{one_of(codes)})(?!\w))?"
        rf"(?P<per>{_per_share()})?"
    )
    return Units(
        multipliers=multipliers | attached,
        attached=frozenset(attached),
        prefixes=prefixes,
        currencies=currencies | {code.lower(): _currency({"code": code}) for code in codes},
        abroad=frozenset(data["abroad"]["nouns"].split()),
        cities={city.lower(): code for code, cities in data["abroad"]["cities"].items() for city in cities},
        initials=frozenset(noun for noun in currencies if len(noun) == 1 and noun.isalpha()),
        quantity=re.compile(quantity),
        counted=re.compile(counted),
        measured=re.compile(rf"{JOINT}?{one_of(data['measured']['nouns'].split())}(?!\w)"),
    )


_BEFORE_YEAR = re.compile(
    rf"(?:\b(?:in|since|by|until|till|before|after|during|early|late|the|its|their|his|her|fiscal)|['’]s){GAP}$",
    re.IGNORECASE,
)
_LIFE = re.compile(r"(?:\(|[-–]|\b(?:died|born|b\.|d\.|c\.|ca\.|circa)\s)$")
_DIGITS_FOLLOW = re.compile(rf"{GAP}[0-9]{{3}}")


def reads_as_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits text[start:end] are a year, and not a number of something.

    "2004 shares" is no year, "in 2004 shares fell" and "its 2004 accounts" are; before 1500 only after
    such a word or in the dates of a life.
    """
    year = int(text[start:end])
    if _BEFORE_YEAR.search(text, max(0, start - 12), start):
        return 1000 <= year < 2100
    units = load_units()
    quantity = units.quantity.match(text, start)
    counts = any(pattern.match(text, end) for pattern in (units.counted, units.measured, _DIGITS_FOLLOW))
    earliest = 1000 if _LIFE.search(text, max(0, start - 12), start) else 1500
    return earliest <= year < 2100 and not counts and (quantity is None or quantity.end() == end)


def _currency(entry: Mapping[str, Any]) -> Currency:
    return Currency(
        code=entry["code"],
        scale=Decimal(entry.get("scale", "1")),
        large=entry.get("large", False),
        shared=entry.get("shared", False),
        of={country.lower(): code for country, code in entry.get("of", {}).items()},
    )


def _shares(adjectives: list[str]) -> str:
    """The pattern of "shares" and what may stand before it: '"B" shares', "of its sequestered shares"."""
    name = rf"[A-Z][\w&.'’-]{{0,30}}|of{GAP}(?:its|their|the|his|her)"
    other = rf"[a-z-]{{2,15}}(?:ed|ing)|[\"“'‘][A-Z][\"”'’]|{one_of(adjectives)}"
    between = rf"(?:{GAP}(?:{other}|(?P<name>{name}))){{0,4}}?"
    common = rf"(?:common|preferred)(?:{GAP}stock)?(?=[,.;]|{GAP}(?:held|owned|outstanding|at|for|from)\b)"
    return rf"(?P<shares>{between}{JOINT}(?:shares|(?P<singular>share|{common}))(?!\w))"


def _per_share() -> str:
    """The pattern of what makes a price one of a share: "a share", "-per-share", "cash per common share"."""
    kind = rf"(?:(?:common|ordinary|preferred|preference|[A-Z][\w&.]{{0,30}}){JOINT}){{0,2}}"
    cash = rf"(?:{GAP}(?:in{GAP})?cash)?"
    one = rf"{cash}(?:{JOINT}(?:a|an|per|for{GAP}each){JOINT}|/){kind}(?i:share|ADS|ADR)(?!\w)"
    return rf"{one}|{GAP}(?P<each>each|apiece)(?!\w)"
