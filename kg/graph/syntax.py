"""Where a query is wrong, and what was expected there.

The engine's parser knows that a query is wrong, but not where: it tells a place up to 14 characters too late, and
what could stand there as a list of single characters. So the place is found by asking it for beginnings of the query,
token by token, and what was expected by trying what could follow.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator

from pyoxigraph import Store

from kg.graph.prefixes import PREFIXES
from kg.graph.tokens import Token, tokenize

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z]\w*(?: \w+){2,}")
_PADDING = " " * 32
"""Longer than any keyword: the parser's place is as far off as the keywords are long that it has tried."""
_CANDIDATES = {
    "?v": "a variable",
    "<i:i>": "an IRI or a name with a prefix",
    "'s'": "a text",
    "1": "a number",
    **{sign: f"'{sign}'" for sign in ("{", "}", "(", ")", ".", ";", ",", "*", "=")},
}
_KEYWORDS = (
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE", "DISTINCT", "FROM", "WHERE", "FILTER", "OPTIONAL"),
    *("UNION", "MINUS", "GRAPH", "VALUES", "BIND", "AS", "GROUP", "BY", "HAVING", "ORDER", "ASC", "DESC", "LIMIT"),
    *("OFFSET", "IN", "NOT", "EXISTS"),
)
_MOST = 9


def explain(sparql: str, problem: str) -> str:
    """What is wrong with a query that the engine refuses with this message: line, column, what was expected."""
    place = _PLACE.match(problem)
    if place is None:
        return f"the query is wrong: {problem}"
    if "Prefix not found" in place[3]:
        start = _without_prefix(sparql, int(place[1]), int(place[2]))
        return _told(sparql, start, f"this prefix is not declared; known without: {', '.join(PREFIXES)}")
    if sentence := _SENTENCE.search(place[3]):
        return _told(sparql, _offset(sparql, int(place[1]), int(place[2])), f"{sentence[0]}")
    blanked, tokens = _without_comments(sparql)
    for token in tokens:
        if token.text in "\"'":
            return _told(sparql, token.start, "this text is not closed; a quote is missing")
    wrong = bisect_left(tokens, True, key=lambda token: not _viable(blanked[: token.end]))
    before = blanked[: tokens[wrong - 1].end] if wrong else ""
    start = tokens[wrong].start if wrong < len(tokens) else len(before)
    if wrong == len(tokens):
        return _told(sparql, start, f"the query ends too early; {_hint(before, '')}")
    return _told(sparql, start, f"{tokens[wrong].text!r} cannot stand here; {_hint(before, tokens[wrong].text)}")


def _without_comments(sparql: str) -> tuple[str, list[Token]]:
    """The query with spaces in the places of its comments, and its tokens."""
    tokens = tokenize(sparql, comments=True)
    pieces, end = [], 0
    for token in tokens:
        if token.kind == "comment":
            pieces += [sparql[end : token.start], " " * len(token.text)]
            end = token.end
    return "".join([*pieces, sparql[end:]]), [token for token in tokens if token.kind != "comment"]


def _hint(before: str, found: str) -> str:
    keywords = [word for word in _KEYWORDS if _viable(f"{before} {word}")]
    if near := difflib.get_close_matches(found.upper(), keywords, n=1, cutoff=0.7):
        return f"did you mean {near[0]}?"
    expected = [*_expected(before), *keywords]
    if not expected:
        return "nothing more was expected"
    more = ", ..." if len(expected) > _MOST else ""
    return f"expected is {'one of ' if expected[1:] else ''}{', '.join(expected[:_MOST])}{more}"


def _expected(before: str) -> Iterator[str]:
    for candidate, words in _CANDIDATES.items():
        if _viable(f"{before} {candidate}"):
            yield words


def _viable(beginning: str) -> bool:
    """Whether a query may begin so."""
    try:
        Store().query(beginning + _PADDING, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        place = _PLACE.match(str(error))
        return place is None or _offset(beginning + _PADDING, int(place[1]), int(place[2])) >= len(beginning + _PADDING)
    return True


def _without_prefix(sparql: str, line: int, column: int) -> int:
    """The last name with a prefix that is nowhere declared, before the parser's place."""
    declared = {*PREFIXES, *re.findall(r"(?i:prefix)\s+([\w.-]*):", sparql)}
    names = re.finditer(r"(?<![\w<])([\w.-]*):(?=[\w%-])", sparql[: _offset(sparql, line, column)])
    return max((match.start() for match in names if match[1] not in declared), default=0)


def _offset(sparql: str, line: int, column: int) -> int:
    lines = sparql.split("\n")
    return sum(len(text) + 1 for text in lines[: line - 1]) + column - 1


def _told(sparql: str, start: int, cause: str) -> str:
    """The cause with its place, and a mark below it."""
    line, column = sparql.count("\n", 0, start) + 1, start - (sparql.rfind("\n", 0, start) + 1) + 1
    text = f"{sparql}\n".split("\n")[line - 1].replace("\t", " ")
    return f"the query is wrong at line {line}, column {column}: {cause}\n  {text}\n  {' ' * (column - 1)}^"
