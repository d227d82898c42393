"""Sums in brackets that give the one before in other money: "a 5.65bn euro ($7.4bn; £3.9bn) offer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"[0-9][0-9.,]*(?:[^\S\n]?(?:bn|billion|mln|million|m|tn|trillion|k)\b)?"
_WORDS = (
    r"(?:euros?|dollars?|dlrs|pounds?|stg|sterling|yen|francs?|roubles?|rubles?|rupees?|marks?|crowns?|kron(?:a|e|or|er)"
    r"|zlotys?|forints?|rand|yuan|won|baht|ringgit|rupiah|pesos?|reais|real|lire|lira|guilders?|naira|shillings?|dirhams?)"
)
_OF = r"(?:[^\S\n](?:U\.S\.|US|[A-Z][a-z]+))?"
_SUM = rf"(?:[A-Z]{{0,3}}[$£€¥][^\S\n]?{_NUMBER}|{_NUMBER}{_OF}\s{_WORDS})"
_CONVERSION = re.compile(rf"{_SUM}(?P<brackets>\s\((?:(?:about|around)\s)?{_SUM}(?:(?:[;:,/]|\sor)\s?{_SUM}){{0,3}}\))")


def conversions(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of such brackets with the space before them, in the order of the text."""
    return (match.span("brackets") for match in _CONVERSION.finditer(text))
