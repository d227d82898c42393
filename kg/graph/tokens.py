"""The tokens of SPARQL, exactly where the engine's parser has them: whatever checks, fills or explains a query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\"{0,2}(?:\\.|[^"\\]))*\"{3}|'{3}(?:'{0,2}(?:\\.|[^'\\]))*'{3}
        |"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')
    |(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<name>[\w.-]*+:(?:(?:[\w.:%-]|\\.)*(?:[\w:%-]|\\.))?)
    |(?P<word>\w+)
    |(?P<sign>&&|\|\||\^\^|[<>!]=|\S)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Token(NamedTuple):
    """A piece of a query: its kind in the grammar, its characters and where they begin.

    A tuple, for a query has many, and some queries are answered in 50 microseconds.
    """

    kind: str
    """string, iri, comment, variable, language, name (with a prefix), word or sign."""
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where what follows begins."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, given in capitals."""
        return self.kind == "word" and self.text.upper() in words


def tokenize(sparql: str, *, comments: bool = False) -> list[Token]:
    """The tokens, and the comments if they are asked for."""
    return [
        Token(match.lastgroup or "", match[0], match.start())
        for match in _TOKEN.finditer(sparql)
        if comments or match.lastgroup != "comment"
    ]


def iter_iris(tokens: Sequence[Token], prefixes: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The IRIs that are used, resolved, each with the index of its token; `prefixes` need no declaration.

    >>> list(iter_iris(tokenize("PREFIX d: <http://example.org/> ASK { d:1 a <x:b> }"), {}))
    [(5, 'http://example.org/1'), (7, 'x:b')]
    """
    base, known = "", dict(prefixes)
    for index, token in enumerate(tokens):
        if token.kind not in ("iri", "name") or (index and tokens[index - 1].is_word("PREFIX")):
            continue
        prefix, _, local = token.text.partition(":")
        if token.kind == "name":
            yield index, known.get(prefix, "") + _ESCAPED.sub(r"\1", local)
            continue
        iri = _resolved(base, token.text[1:-1])
        if index and tokens[index - 1].is_word("BASE"):
            base = iri
        elif index > 1 and tokens[index - 2].is_word("PREFIX"):
            known[tokens[index - 1].text.partition(":")[0]] = iri
        else:
            yield index, iri


def _resolved(base: str, iri: str) -> str:
    """Python's urljoin loses an empty fragment, which namespaces like to end in."""
    joined = urljoin(base, iri) if base else iri
    return f"{joined}#" if iri.endswith("#") and not joined.endswith("#") else joined
