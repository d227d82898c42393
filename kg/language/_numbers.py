"""Numbers as English prose writes them ("1,250", "7.5", "10-1/2", "half a", "thirty-one"), exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,8})"
"""Pattern of what parts two words of one expression: spaces or one line break, never an empty line."""

JOINT = rf"(?:{GAP}|-(?:\n[^\S\n]{{0,8}})?)"
"""Pattern of a gap or a hyphen, at which a line may break: "five million", "five-million"."""

# fmt: off
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: Decimal(value) for value, word in enumerate(_ONES, start=1)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)
}
_HALF = Decimal("0.5")


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of these words, the longest that fits; a space stands for a gap.

    >>> one_of(["mark", "marks"])
    '(?:marks|mark)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(GAP.join(map(re.escape, word.split())) for word in longest_first) + ")"


def _either_case(words: Iterable[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


WORD_NUMBER = rf"(?:(?:{_either_case(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{_either_case(reversed(_ONES))})(?!\w)"
"""Pattern of a number from one to ninety-nine in words."""

DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?![0-9])(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,3}[ -][0-9]{1,2}/[0-9]{1,2}|[0-9]{1,15}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?![0-9])"
)
"""Pattern of a number in digits, with thousands separators, decimals or a vulgar fraction."""


def number_pattern(multiplier: str) -> str:
    """The pattern of any number; "a" and "half a" are numbers only before a multiplier ("half a million")."""
    article = rf"(?:[Aa]{GAP}quarter{GAP}of{GAP}an?|[Hh]alf(?:{JOINT}an?)?|[Aa]n?)(?={JOINT}{multiplier}(?!\w))"
    return rf"(?:{DIGITS}|{WORD_NUMBER}(?:{JOINT}and{JOINT}a{JOINT}half(?!\w))?|{article})"


def parse_number(written: str) -> Decimal:
    """The number that text matched by `number_pattern` stands for.

    >>> parse_number("1,250.50"), parse_number("10-1/2"), parse_number("Thirty-one"), parse_number("half a")
    (Decimal('1250.50'), Decimal('10.5'), Decimal('31'), Decimal('0.5'))
    """
    if not written[0].isalpha():
        whole, _, fraction = written.replace(",", "").replace("-", " ").partition(" ")
        numerator, _, denominator = fraction.partition("/")
        if not denominator.strip("0"):
            return Decimal(whole)
        return Decimal(whole) + round(Decimal(numerator) / Decimal(denominator), 6).normalize()
    words = re.split(r"[\s-]+", written.lower())
    if "quarter" in words:
        return _HALF * _HALF
    known = sum((_WORDS.get(word, Decimal(0)) for word in words), Decimal(0))
    return known + _HALF if "half" in words else known or Decimal(1)


def plain(number: Decimal) -> str:
    """A number without exponent, sign of zero or trailing zeros.

    >>> plain(Decimal("9.30E+9")), plain(Decimal("5.10"))
    ('9300000000', '5.1')
    """
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
