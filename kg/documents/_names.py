"""Who wrote it: the names of people in bylines, by their shape alone."""

from __future__ import annotations

import re

from kg.documents._words import patterns, words

_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\b)?|\band\b|&|;)\s*")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def is_person_name(name: str) -> bool:
    """Whether this has the shape of a person's name: two to five capitalised words, none of a newsroom.

    >>> is_person_name("Maria van der Berg"), is_person_name("World News"), is_person_name("Wei")
    (True, False, False)
    """
    parts = name.split()
    if not 2 <= len(parts) <= 5 or len(name) > 60:
        return False
    proper = [part for part in parts if part not in words("particles")]
    return (
        len(proper) >= 2
        and parts[-1] == proper[-1]
        and all(part[0].isupper() and _WORD.fullmatch(part) for part in proper)
        and any(len(part.strip(".")) > 1 for part in proper[1:])
        and not any(part.casefold().strip(".") in words("no_name") for part in parts)
    )


def byline_authors(line: str) -> tuple[str, ...] | None:
    """The people whom a byline names, as written; None if the line is no byline.

    A byline without people ("By Reuters Staff") is one without authors.

    >>> byline_authors("By Nadia Kessling and Oscar Lindgate, Business Reporters")
    ('Nadia Kessling', 'Oscar Lindgate')
    >>> byline_authors("Nadia Kessling, Reporter")
    ('Nadia Kessling',)
    >>> byline_authors("By next week it was over")
    """
    if len(line) > 150 or line.endswith(("!", "?")):
        return None
    for pattern in patterns("byline"):
        if match := pattern.fullmatch(line):
            names = _leading_names(match["names"])
            return names if names or has_role(match["names"]) else None
    name, _, role = line.partition(",")
    if is_person_name(name) and len(role.split()) <= 6 and has_role(role) and not line.endswith("."):
        return (name,)
    return None


def names_alone(line: str) -> tuple[str, ...]:
    """The people of whose names, and nothing else, the line consists."""
    names = tuple(_BETWEEN.split(line))
    return names if all(is_person_name(name) for name in names) else ()


def has_role(line: str) -> bool:
    """Whether a job in a newsroom is named."""
    lower = f" {line.casefold()} "
    return any(re.search(rf"\W{role}s?\W", lower) for role in sorted(words("roles")))


def _leading_names(line: str) -> tuple[str, ...]:
    """The names with which this begins: "Nadia Kessling in Bristol, Oscar Lindgate; editing by ..."."""
    names: list[str] = []
    for part in _BETWEEN.split(line.rstrip(".) ")):
        name = re.split(r"\s+(?:in|for|at|of|from|on)\s|\s*[(|]", part, maxsplit=1)[0].strip()
        if not is_person_name(name):
            break
        names.append(name)
    return tuple(names)
