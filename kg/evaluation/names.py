"""Whether two names, or two values, may stand for the same."""

from __future__ import annotations

import re

_IDLE = frozenset({
    "the", "a", "an", "of", "and", "&", "'s", "mr", "mrs", "ms", "dr", "sir", "inc", "incorporated", "corp",
    "corporation", "co", "company", "companies", "ltd", "limited", "llc", "plc", "ag", "sa", "nv", "gmbh", "group",
    "holdings", "holding",
})  # fmt: skip
"""Words that tell no two names apart."""
_COUNTRIES = {"us": "united states", "u.s.": "united states", "uk": "united kingdom", "u.k.": "united kingdom"}
_WORD = re.compile(r"[\w&]+")
_NUMBER = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))\.* ?(.*)")


def same_name(one: str, other: str) -> bool:
    """Whether one name is a part of the other, or its initials.

    >>> same_name("SBC", "SBC Communications Inc."), same_name("the IBF", "International Book Fair")
    (True, True)
    >>> same_name("Deutsche Bank", "Deutsche Post")
    False
    """
    first, second = _words(one), _words(other)
    return (
        _is_part(first, second)
        or _is_part(second, first)
        or _are_initials(first, second)
        or _are_initials(second, first)
    )


def same_value(one: str, other: str) -> bool:
    """Whether two values in normal form are equal; an unknown one equals nothing.

    >>> same_value("75000000 USD", "7.5e7 USD"), same_value("5.10%", "5.1%"), same_value("2004", "2004-08")
    (False, True, False)
    """
    one, other = one.casefold().strip(), other.casefold().strip()
    first, second = _NUMBER.fullmatch(one), _NUMBER.fullmatch(other)
    if not first or not second or "-" in one:
        return bool(one) and one == other
    number = float(first[1])
    near = abs(number - float(second[1])) < 1e-6 * max(1, abs(number))
    return near and first[2].strip() == second[2].strip()


def _words(name: str) -> tuple[str, ...]:
    """The words that count; all words of a name that has no others."""
    name = name.casefold().strip()
    words = tuple(_WORD.findall(_COUNTRIES.get(name, name).replace("'s", "").replace("’s", "")))
    return tuple(word for word in words if word not in _IDLE) or words


def _is_part(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    size = len(small)
    return size > 0 and any(large[i : i + size] == small for i in range(len(large) - size + 1))


def _are_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
