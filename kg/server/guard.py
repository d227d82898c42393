"""What a query or update from a stranger may not do: leave the store.

The engine reaches the network for SERVICE and LOAD, so no such keyword may get to it. Three things make that
harder than it looks, and each is met by refusing more than needs be:

- The engine's parser needs no space after a keyword: `1SERVICE<http://...>`, `SERVICE:a` and `SERVICESILENTa:b` call
  out. So a word is searched for the keyword, and not compared with it.
- Where a string, an IRI or a comment ends decides whether what follows is code. The characters are those of the
  grammar (an IRI may hold a no-break space), and what is neither token nor blank is taken one at a time.
- The standard replaces `\\u0053` before all else; the engine only within strings and IRIs. Both readings are checked.

Behind this stands another lock: the processes in which queries run can open no socket (see `kg.server.sandbox`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\"{0,2}(?:\\.|[^"\\]))*\"{3}|'{3}(?:'{0,2}(?:\\.|[^'\\]))*'{3}
        |"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')
    |(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)
    |(?P<word>\w+)
    |(?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FOREIGN = re.compile("SERVICE|LOAD", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind in the grammar, its characters and where they begin."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, given in capitals."""
        return self.kind == "word" and self.text.upper() in words


def check(sparql: str) -> None:
    """Raise QueryError if the query or update might ask another machine, in either reading of its escapes."""
    for reading in {sparql, _unescaped(sparql)}:
        for token in iter_tokens(reading):
            if word := _foreign_word(token):
                raise QueryError(
                    f"{word} would reach beyond this store and is refused; "
                    "where it is part of a prefix, give that another name"
                )


def iter_tokens(sparql: str) -> Iterator[Token]:
    """The tokens without the comments."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup != "comment":
            yield Token(match.lastgroup or "", match.group(), match.start())


def named_datasets(sparql: str) -> tuple[str, ...]:
    """The IRIs after FROM, FROM NAMED, USING and USING NAMED, resolved; to be looked up in the store.

    >>> named_datasets("PREFIX d: <http://example.org/> SELECT * FROM d:1 FROM NAMED <http://example.org/2> {}")
    ('http://example.org/1', 'http://example.org/2')
    """
    tokens = list(iter_tokens(sparql))
    base, prefixes = "", dict[str, str]()
    found = []
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        if token.is_word("BASE") and following.kind == "iri":
            base = urljoin(base, following.text[1:-1])
        elif token.is_word("PREFIX") and index + 2 < len(tokens) and tokens[index + 2].kind == "iri":
            prefixes[following.text] = urljoin(base, tokens[index + 2].text[1:-1])
        elif token.is_word("FROM", "USING"):
            named = tokens[index + 2] if following.is_word("NAMED") and index + 2 < len(tokens) else following
            found.append(_resolved(named, base, prefixes))
    return tuple(found)


def _resolved(token: Token, base: str, prefixes: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    return prefixes.get(prefix + colon, "") + re.sub(r"\\(.)", r"\1", local)


def _foreign_word(token: Token) -> str:
    """The keyword that the engine might see in a token, "" if none."""
    if token.kind == "name":
        return _found(token.text.partition(":")[0])
    return _found(token.text) if token.kind in {"word", "other"} else ""


def _found(text: str) -> str:
    match = _FOREIGN.search(text)
    return match[0].upper() if match else ""


def _unescaped(sparql: str) -> str:
    return _ESCAPE.sub(_character, sparql)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
