"""Whether the words that a graph quotes stand in the documents where it says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import _vocabulary as v
from kg.graph._tables import Tables
from kg.graph.stores import GraphStore
from kg.model import DocumentId

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class QuoteProblem:
    """A quotation that does not stand where the graph says."""

    document: DocumentId
    start: int
    end: int
    message: str
    """What stands there instead, or what else is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What became of comparing a graph with the texts of its documents."""

    quotes: int
    """How many quotations were compared with their text."""
    problems: tuple[QuoteProblem, ...]
    """Sorted by document and place."""
    missing: tuple[DocumentId, ...]
    """Documents of the graph whose text was not at hand; none of their quotations was compared."""
    changed: tuple[DocumentId, ...]
    """Documents whose text is another than when the graph was built, by its hash."""

    @property
    def sound(self) -> bool:
        """Whether every quotation of the graph stands where it says."""
        return not self.problems and not self.missing


def verify_quotes(store: GraphStore, texts: Mapping[DocumentId, str]) -> Verification:
    """Compare every quoted passage of a graph, sentences and arguments alike, with the texts of its documents.

    A passage that the graph describes badly (no document, no place) is a problem, too.
    """
    tables = Tables(store)
    names = {node: DocumentId(ids[0]) for node, ids in tables.table(v.DOCUMENT_ID).items()}
    problems, quotes = list[QuoteProblem](), 0
    for passage in sorted(tables.table(v.HAS_SELECTOR)):
        document = names.get(tables.value(passage, v.HAS_SOURCE))
        if document is None:
            problems.append(QuoteProblem(document=DocumentId(""), start=0, end=0, message=f"{passage} has no document"))
        elif document in texts:
            quotes += 1
            if problem := _problem(tables, passage, document, texts[document]):
                problems.append(problem)
    hashes = {name: tables.value(node, v.TEXT_HASH) for node, name in names.items()}
    return Verification(
        quotes=quotes,
        problems=tuple(sorted(problems)),
        missing=tuple(sorted(set(names.values()) - texts.keys())),
        changed=tuple(
            sorted(name for name, digest in hashes.items() if name in texts and _hash(texts[name]) != digest)
        ),
    )


def _problem(tables: Tables, passage: str, document: DocumentId, text: str) -> QuoteProblem | None:
    selectors = tables.values(passage, v.HAS_SELECTOR)
    starts, ends, quotes = (
        [value for selector in selectors for value in tables.values(selector, property_)]
        for property_ in (v.START, v.END, v.EXACT)
    )
    if not (len(starts) == len(ends) == len(quotes) == 1 and starts[0].isdecimal() and ends[0].isdecimal()):
        message = f"{passage} needs one start, one end and one quotation"
        return QuoteProblem(document=document, start=0, end=0, message=message)
    start, end, quote = int(starts[0]), int(ends[0]), quotes[0]
    if text[start:end] == quote:
        return None
    found = text.find(quote)
    hint = f"; it stands at {found}" if found >= 0 else "; it stands nowhere in the text"
    message = f"{_shown(quote)} is quoted, but {_shown(text[start:end])} stands there{hint}"
    return QuoteProblem(document=document, start=start, end=end, message=message)


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 1] + "…") if flat else "nothing"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
