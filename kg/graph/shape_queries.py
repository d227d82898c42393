"""The checks of `kg.graph.shapes` as complete queries over a graph that does not hold the vocabulary itself.

What a sh:select asks of the vocabulary is answered beforehand, and the answers are written into the query: a
sentence whose predicate is $this ("?shortcut $this ?class ; kg:subjectRole ?from .") gives one query for each
?shortcut that the vocabulary has, and every other sentence that begins with ?shortcut is replaced by what is true
of it. A query for each relation, with nothing but constants in it, is what the engine is fast at: one query for all
of them did not end on a million quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import QuerySolutions, Store

from kg.graph.prefixes import PREFIXES
from kg.graph.shapes import MATCHES, Check
from kg.model import Iri

_SUBJECT_OF_THIS = re.compile(r"\?(\w+)\s+\$this\b")
_SENTENCE = r"(?<=[{{.}}])\s*\?{}\s+((?:<[^>]*>|[^.<{{}}])+?)\s+\.(?=\s|$)"
_HEAD = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(?P<variables>[^{]*?)\s*WHERE\s*\{", re.IGNORECASE)
_PROJECTED_THIS = re.compile(r"(SELECT\s+(?:DISTINCT\s+)?)\$this\b")
_VARIABLE = re.compile(r"\?(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeQuery:
    """A query whose every row is something wrong."""

    shape: Iri
    message: str
    """May name variables of the query: "{?other}"."""
    sparql: str
    focus: str
    """The variable that holds the wrong node."""


def shape_queries(check: Check, vocabulary: Store) -> Iterator[ShapeQuery]:
    """The queries that find what a check forbids."""
    if not check.this:
        sparql = f"SELECT DISTINCT ?focus WHERE {{ {check.target} {check.pattern} }}"
        yield ShapeQuery(shape=check.shape, message=check.message, sparql=sparql, focus="focus")
        return
    for text, known in _unfolded(check, vocabulary):
        head = _HEAD.search(text)
        assert head is not None
        names = [name for name in _VARIABLE.findall(head["variables"]) if name not in known]
        body = text[head.end() :]
        for name, term in known.items():
            body = re.sub(rf"\?{name}\b", lambda _, term=term: term, body)  # type: ignore[misc]
        sparql = f"SELECT DISTINCT {' '.join(f'?{name}' for name in names)} WHERE {{ {body}"
        message = fill(check.message, {name: _plain(term) for name, term in known.items()})
        yield ShapeQuery(shape=check.shape, message=message, sparql=sparql, focus="value")


def fill(message: str, values: Mapping[str, str]) -> str:
    """A message with what its variables stand for.

    >>> fill("'{?name}' is {?what}", {"name": "acquired"})
    "'acquired' is {?what}"
    """
    return re.sub(r"\{\?(\w+)\}", lambda match: values.get(match[1], match[0]), message)


def _unfolded(check: Check, vocabulary: Store) -> Iterator[tuple[str, dict[str, str]]]:
    """The text of sh:select without what it asks of the vocabulary, with the terms of the variables known now."""
    select = check.pattern.replace("REGEX(", f"{MATCHES}(")
    asked = _SUBJECT_OF_THIS.search(select)
    if asked is None:
        yield _with_this(select, check.this), {}
        return
    select = _with_this(select, check.this)
    sentence = re.compile(_SENTENCE.format(asked[1]))
    first = sentence.search(select)
    assert first is not None
    for row in _rows(vocabulary, f"SELECT DISTINCT ?{asked[1]} WHERE {{ {first[0].strip()} }}"):
        yield _told_apart(select, sentence, asked[1], row[asked[1]], vocabulary)


def _with_this(select: str, this: str) -> str:
    return _PROJECTED_THIS.sub(r"\1", select).replace("$this", f"<{this}>")


def _told_apart(
    select: str, sentence: re.Pattern[str], name: str, term: str, vocabulary: Store
) -> tuple[str, dict[str, str]]:
    """One subject's query: what a sentence about it says is known if it is one thing, else a table."""
    known = {name: term}

    def answer(match: re.Match[str]) -> str:
        said = f"{term} {match[1]} ."
        names = list(dict.fromkeys(_VARIABLE.findall(match[1])))
        if not names:
            return "" if vocabulary.query(f"ASK {{ {said} }}", prefixes=dict(PREFIXES)) else "FILTER(false)"
        rows = list(_rows(vocabulary, f"SELECT DISTINCT * WHERE {{ {said} }}"))
        if not rows:
            return "FILTER(false)"
        if len(rows) == 1:
            known.update(rows[0])
            return ""
        variables = " ".join(f"?{variable}" for variable in names)
        table = " ".join(f"({' '.join(row[variable] for variable in names)})" for row in rows)
        return f"VALUES ({variables}) {{ {table} }}"

    return sentence.sub(answer, select), known


def _rows(vocabulary: Store, sparql: str) -> Iterator[dict[str, str]]:
    found = vocabulary.query(sparql, prefixes=dict(PREFIXES))
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    yield from ({name: str(row[name]) for name in names} for row in found)


def _plain(term: str) -> str:
    """The text of a term in SPARQL's notation: "acquired"@en is acquired."""
    text = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<.*>)?', term, re.DOTALL)
    return text[1] if text else term.strip("<>")
