"""Amounts in running text: money, percentages and stakes, numbers of shares, counts.

The words are in values/amounts.toml. What a reader of the values should know:

- A range is two amounts ("$5 to $7 million": 5000000 USD and 7000000 USD); each takes from the other
  what it leaves out.
- Dollars and cents without a country are US ones (but see `find_amounts`), pounds and pence British ones.
  Francs are French, marks German and rupees Indian ones, unless the text before has named another country that
  has them; pesos and crowns, which no country owns, are of the one named, else XXX, ISO 4217 for none.
- A fraction is rounded to two decimals ("a third": 33.33%) and needs "of", "its" or "stake" after it.
- A number without a unit is a count when it has a multiplier or thousands separators and is 1,000 or
  more, or when a noun for people or things follows ("300 employees"); the noun is no part of the span.
- "about", "some", "up to", "more than" are no part of the span and leave the value as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from kg.language._numbers import GAP, JOINT, WORD_NUMBER, parse_number, plain
from kg.language._units import Currency, Units, load_units, reads_as_year
from kg.model import Amount, AmountKind

_THOUSAND = Decimal(1000)
_CENT = Decimal("0.01")
_EACH_WINDOW = 160
_COUNTRY_WINDOW = 400
"""Characters before a sum of pesos within which the text says of which country, if it names several."""
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_STAKE = r"(?:stake|interest|share|holding|shareholding|shareholder|ownership|owned|owner)(?!\w)"
_FRACTION = re.compile(
    rf"(?<!first.)(?<!second.)(?<!latter.)\b(?:(?P<count>[Aa]n?|{WORD_NUMBER}){JOINT})?"
    rf"(?:(?P<half>[Hh]al(?:f|ves))|(?P<part>{'|'.join(_PARTS[1:])})s?)"
    rf"(?={GAP}(?:of(?!{GAP}[12][0-9]{{3}})|its|their|his|her|the)(?!\w)|{JOINT}{_STAKE})"
)
_CONTROL = re.compile(
    rf"\b(?:(?:[Mm]ajority|[Cc]ontrolling|(?P<minority>[Mm]inority)){JOINT}{_STAKE}"
    rf"|(?<=\ba\s)majority(?={GAP}of{GAP}(?:(?:the|its){GAP})?(?:shares|stock|equity|share{GAP}capital|[A-Z][\w&.]+"
    rf"(?:{GAP}[A-Z][\w&.]+){{0,4}}(?:['’]s?{GAP}(?:shares|stock|equity))?(?![\w'’])(?!{GAP}[a-z]+s\b))))"
)
_CAPITAL = (
    rf"(?:(?:the|its|their|issued|outstanding|remaining|ordinary|common|[\w.-]{{1,30}}['’]s?){GAP}){{0,3}}"
    rf"(?:shares|share{GAP}capital|capital{GAP}stock|equity)(?!\w)"
)
_WHOLE = re.compile(
    rf"\b(?:(?P<wholly>[Ww]holly){JOINT}own(?:s|ed|ing)?(?!\w)"
    rf"|(?:buy|bought|acquire|own)(?:s|d|ed|ing)?{GAP}(?P<bought>all){GAP}of(?!\w)"
    rf"|(?P<capital>[Aa]ll|[Ee]ntire){GAP}(?:of{GAP})?{_CAPITAL})"
)
_RANGE = re.compile(rf"-|[^\S\n]?–[^\S\n]?|{GAP}(?:to|or|(?P<both>and)){GAP}")
_BETWEEN = re.compile(rf"\bbetween{GAP}$", re.IGNORECASE)
_SPEAKS_OF_SHARES = re.compile(r"\b(?:shares?|stock)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    kind: AmountKind
    name: str
    """How the value goes on after the number: " USD", "%", " shares"."""
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quantity:
    """A number with what was found around it."""

    start: int
    end: int
    number: Decimal
    multiplier: Decimal | None
    unit: _Unit | None


_COUNT = _Unit(kind=AmountKind.COUNT, name="")
_PERCENT = _Unit(kind=AmountKind.PERCENT, name="%")
_SHARES = _Unit(kind=AmountKind.SHARES, name=" shares")


def find_amounts(text: str, dateline: str = "") -> tuple[Amount, ...]:
    """The amounts in a text, in order and not overlapping; offsets are code points.

    The dateline, "WELLINGTON, March 27 -", tells whose dollars "dlrs" are.

    >>> [(amount.text, amount.value) for amount in find_amounts("It paid $1.5bn for a third of Foo.")]
    [('$1.5bn', '1500000000 USD'), ('a third', '33.33%')]
    """
    units = load_units()
    home = next((code for city, code in units.cities.items() if dateline.lower().startswith(city)), "")
    quantities = _complete_ranges(text, [_read(match, units, home) for match in units.quantity.finditer(text)])
    amounts = [
        _amount(text, quantity.start, quantity.end, unit, quantity.number * (quantity.multiplier or 1))
        for quantity in quantities
        if (unit := quantity.unit or _count(text, quantity, units))
    ]
    return _without_overlaps(sorted([*amounts, *_fractions(text), *_holdings(text)]))


def _amount(text: str, start: int, end: int, unit: _Unit, number: Decimal) -> Amount:
    value = plain(number * unit.scale) + unit.name
    return Amount(start=start, end=end, text=text[start:end], kind=unit.kind, value=value)


def _read(match: re.Match[str], units: Units, home: str) -> _Quantity:
    words = (match["attached"] or match["multiplier"] or "").replace("-", " ").lower().split()
    quantity = _Quantity(
        start=match.start(),
        end=max(match.end("number"), match.end("attached"), match.end("multiplier")),
        number=parse_number(match["number"]),
        multiplier=prod((units.multipliers.get(word, Decimal(1)) for word in words), start=Decimal(1))
        if words
        else None,
        unit=None,
    )
    if match["percent"]:
        return replace(quantity, unit=_PERCENT, end=match.end("percent"))
    large = bool(words) or "," in match["number"]
    if money := _money(match, large, units, home):
        unit, end = money
        return replace(quantity, unit=unit, end=max(quantity.end, end))
    if (
        match["shares"]
        and (large or not (match["name"] or match["singular"]))
        and not _is_year(match.string, *match.span("number"))
    ):
        return replace(quantity, unit=_SHARES, end=match.end("shares"))
    return replace(quantity, start=match.start("number"))


def _money(match: re.Match[str], large: bool, units: Units, home: str) -> tuple[_Unit, int] | None:
    """The unit of money and its end; `large`: with a multiplier or thousands separators; `home`: whose "dlrs" are."""
    per_share = bool(match["per"]) and (not match["each"] or _speaks_of_shares(match))
    name = _words(match["noun"])
    noun = units.currencies.get(name)
    if noun and ((noun.large and not large) or (name in units.initials and not per_share)):
        noun = None
    if noun and (match["of"] or not match["prefix"]):
        usual = home if home and name in units.abroad else _usual(noun, match)
        code, scale = noun.of.get(_words(match["of"]), usual), noun.scale
    elif match["prefix"]:
        code, scale = units.prefixes[match["prefix"]], Decimal(1)
    else:
        return None
    unit = _Unit(kind=AmountKind.MONEY, name=f" {code}{' per share' if per_share else ''}", scale=scale)
    return unit, match.end("per") if per_share else match.end("noun") if noun else match.end("number")


def _usual(noun: Currency, match: re.Match[str]) -> str:
    """Whose money a noun of several countries is: of the one that the text has named last, else its usual one."""
    if not noun.shared:
        return noun.code
    text = match.string[: match.start()].lower()
    named = _named(noun, text[-_COUNTRY_WINDOW:])
    if not named:
        named = _named(noun, text)
        named = named if len({code for _, code in named}) == 1 else []
    own = any(code == noun.code for _, code in named)
    return noun.code if own or not named else max(named)[1]


def _named(noun: Currency, text: str) -> list[tuple[int, str]]:
    """Where a text names countries that have such money, and what theirs is."""
    return [(place, code) for country, code in noun.of.items() if (place := _last_word(text, country)) >= 0]


def _last_word(text: str, word: str) -> int:
    place = text.rfind(word)
    return -1 if text[place - 1 : place].isalpha() else place


def _words(written: str | None) -> str:
    return " ".join((written or "").lower().split())


def _speaks_of_shares(match: re.Match[str]) -> bool:
    """Whether shares are spoken of just before: then "each" means each share."""
    return bool(_SPEAKS_OF_SHARES.search(match.string, max(0, match.start() - _EACH_WINDOW), match.start()))


def _is_year(text: str, start: int, end: int) -> bool:
    return end - start == 4 and text[start:end].isdigit() and reads_as_year(text, start, end)


def _count(text: str, quantity: _Quantity, units: Units) -> _Unit | None:
    """The unit of a bare number: a count, or None where it counts nothing."""
    start, end = quantity.start, quantity.end
    if text[end : end + 1].isalnum() or units.measured.match(text, end) or _is_year(text, start, end):
        return None
    if units.counted.match(text, end):
        return _COUNT
    if text[end - 1].lower() in units.attached:
        return None
    large = "," in text[start:end] or quantity.multiplier is not None
    return _COUNT if large and quantity.number * (quantity.multiplier or 1) >= _THOUSAND else None


def _complete_ranges(text: str, quantities: list[_Quantity]) -> list[_Quantity]:
    """Give both ends of a range what only one of them says: "$5 to $7 million", "10-15 pct"."""
    completed = list(quantities)
    for i in range(len(completed) - 1):
        low, high = completed[i : i + 2]
        joined = _RANGE.fullmatch(text, low.end, high.start)
        if joined is None or _is_year(text, low.start, low.end):
            continue
        if joined["both"] is None or _BETWEEN.search(text, max(0, low.start - 12), low.start):
            completed[i : i + 2] = _completed(low, high)
    return completed


def _completed(low: _Quantity, high: _Quantity) -> tuple[_Quantity, _Quantity]:
    if low.unit is None:
        low = replace(low, unit=high.unit)
    elif high.unit is None and high.multiplier is not None:
        high = replace(high, unit=low.unit)
    elif high.unit and high.unit.name.startswith(low.unit.name) and high.unit.scale == low.unit.scale:
        low = replace(low, unit=high.unit)
    if low.multiplier is None and low.unit == high.unit and low.number < high.number:
        low = replace(low, multiplier=high.multiplier)
    return low, high


def _fractions(text: str) -> Iterator[Amount]:
    for match in _FRACTION.finditer(text):
        count = parse_number(match["count"]) if match["count"] else Decimal(bool(match["half"]))
        whole = 2 if match["half"] else _PARTS.index(match["part"]) + 2
        if 0 < count < whole:
            yield _amount(text, *match.span(), _PERCENT, (100 * count / whole).quantize(_CENT))


def _holdings(text: str) -> Iterator[Amount]:
    """Stakes in words: control, a minority, the whole."""
    for match in _CONTROL.finditer(text):
        value = "minority" if match["minority"] else "majority"
        start, end = match.span()
        yield Amount(start=start, end=end, text=match.group(), kind=AmountKind.PERCENT, value=value)
    for match in _WHOLE.finditer(text):
        yield _amount(text, *match.span(match.lastgroup or 0), _PERCENT, Decimal(100))


def _without_overlaps(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Of amounts in order, those that begin after the end of the one before."""
    kept: list[Amount] = []
    for amount in amounts:
        if not kept or kept[-1].end <= amount.start:
            kept.append(amount)
    return tuple(kept)
