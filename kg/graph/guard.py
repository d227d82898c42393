"""What a query or update may not do: leave the store.

The engine reaches the network for SERVICE and LOAD, so no such keyword may get to it. Three things make that
harder than it looks, and each is met by refusing more than needs be:

- The engine's parser needs no space after a keyword: `1SERVICE<http://...>`, `SERVICE:a` and `SERVICESILENTa:b` call
  out. So a word is searched for the keyword, and not compared with it.
- Where a string, an IRI or a comment ends decides whether what follows is code. The characters are those of the
  grammar (an IRI may hold a no-break space), and what is neither token nor blank is taken one at a time.
- The standard replaces `\\u0053` before all else; the engine only within strings and IRIs. Both readings are checked.

On the server stands another lock behind this: its processes can open no socket (see `kg.server.sandbox`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES
from kg.graph.tokens import Token, iter_iris, tokenize

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FOREIGN = re.compile("SERVICE|LOAD", re.IGNORECASE)


def refuse_foreign(sparql: str) -> None:
    """Raise QueryError if a query or update might ask another machine, in either reading of its escapes."""
    for reading in {sparql, _ESCAPE.sub(_character, sparql)}:
        if not _FOREIGN.search(reading):
            continue
        for token in tokenize(reading):
            if word := _foreign_word(token):
                raise QueryError(
                    f"{word} would ask another machine and is refused: all stays in this store; "
                    "where it is part of a prefix, give that another name"
                )


def named_datasets(sparql: str) -> tuple[str, ...]:
    """The IRIs after FROM, FROM NAMED, USING and USING NAMED, resolved; to be looked up in the store.

    >>> named_datasets("PREFIX d: <http://example.org/> SELECT * FROM d:1 FROM NAMED <http://example.org/2> {}")
    ('http://example.org/1', 'http://example.org/2')
    """
    return datasets_among(tokenize(sparql))


def datasets_among(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The same, for tokens."""
    if not any(token.is_word("FROM", "USING") for token in tokens):
        return ()
    return tuple(iri for index, iri in iter_iris(tokens, PREFIXES) if _names_dataset(tokens[max(index - 2, 0) : index]))


def _names_dataset(before: Sequence[Token]) -> bool:
    """Whether what follows these two tokens is a graph to be asked."""
    *_, last = before or (None,)
    if last is not None and last.is_word("NAMED"):
        return before[0].is_word("FROM", "USING")
    return last is not None and last.is_word("FROM", "USING")


def _foreign_word(token: Token) -> str:
    """The keyword that the engine might see in a token, "" if none."""
    if token.kind == "name":
        return _found(token.text.partition(":")[0])
    return _found(token.text) if token.kind in {"word", "sign"} else ""


def _found(text: str) -> str:
    match = _FOREIGN.search(text)
    return match[0].upper() if match else ""


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
