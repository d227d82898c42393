"""What a query gives, and the forms in which it can be written."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.graph.serialise import turtle
from kg.graph.table import iter_table

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
"""The forms in which an answer can be written."""

_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}

_Result = QuerySolutions | QueryBoolean | QueryTriples


class Answer:
    """The answer to a query: rows, triples, or yes and no; a second reading asks the store again."""

    def __init__(self, ask: Callable[[], _Result]) -> None:
        self._ask = ask
        self._unread: _Result | None = ask()
        self.variables: tuple[str, ...] = ()
        """The names of the columns; none unless the query is a SELECT."""
        if isinstance(self._unread, QuerySolutions):
            self.variables = tuple(variable.value for variable in self._unread.variables)

    def __repr__(self) -> str:
        return format_answer(self, "table")

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """The rows of a SELECT as plain text, "" for no value; raises QueryError for another query."""
        result = self.result()
        if not isinstance(result, QuerySolutions):
            raise QueryError("only a SELECT query gives rows")
        return (tuple(getattr(term, "value", "") for term in row) for row in result)

    def result(self) -> _Result:
        """What pyoxigraph gives: RDF terms, to be read once."""
        result, self._unread = self._unread, None
        return self._ask() if result is None else result

    def write(self, stream: TextIO, form: str = "table") -> None:
        """Write it as one of `FORMATS`, in UTF-8 whatever the locale; on a terminal, a table fits its width.

        Rows are written as they are found; triples are sorted first.

        Raises QueryError if what the query gives cannot be written so.
        """
        width = shutil.get_terminal_size().columns if stream.isatty() else None
        binary: BinaryIO | None = getattr(stream, "buffer", None)
        if binary is None:
            stream.write(format_answer(self, form, width=width))
            return
        stream.flush()
        _write(self.result(), binary, form, width)
        binary.flush()


def format_answer(answer: Answer, form: str, *, width: int | None = None) -> str:
    """What `Answer.write` writes, as text; a table is cut to `width` cells of a terminal, if given."""
    stream = io.BytesIO()
    _write(answer.result(), stream, form, width)
    return stream.getvalue().decode()


def _write(result: _Result, stream: BinaryIO, form: str, width: int | None) -> None:
    if form not in FORMATS:
        raise QueryError(f"{form!r} is no format; known: {', '.join(FORMATS)}")
    if isinstance(result, QueryTriples):
        if form not in ("turtle", "table"):
            raise QueryError(f"the query gives triples, which are written as turtle and not as {form}")
        stream.write(turtle(result))
    elif form == "turtle":
        raise QueryError("only CONSTRUCT and DESCRIBE give triples, which can be written as turtle")
    elif form != "table":
        result.serialize(stream, format=_RESULTS[form])
        if form in ("json", "xml"):
            stream.write(b"\n")
    elif isinstance(result, QueryBoolean):
        stream.write(b"yes\n" if result else b"no\n")
    else:
        stream.writelines(line.encode() for line in iter_table(result, width))
