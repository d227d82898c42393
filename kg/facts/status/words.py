"""The words that say how sure something is, as words.toml lists them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from kg.model import Status

NEGATIONS = frozenset(("no", "not", "n't", "n’t", "never", "neither", "nor"))
UNREAL = {
    Status.DENIED, Status.CANCELLED, Status.HYPOTHETICAL, Status.RUMOURED, Status.PLANNED, Status.FUTURE, Status.AGREED,
}  # fmt: skip
"""What is told so is not the case, or not yet."""
UNSURE = {Status.HYPOTHETICAL, Status.RUMOURED, Status.PLANNED}
"""What is told so may never be the case."""


_ENDS = (Status.CANCELLED, Status.DENIED)


@functools.cache
def load_words() -> Mapping[str, Mapping[str, Status]]:
    """The tables of words.toml: from a word to the status that it gives."""
    raw = tomllib.loads(files("kg.facts.status").joinpath("words.toml").read_text("utf-8"))
    tables = {
        name: {word: Status(status) for status, words in table.items() for word in words}
        for name, table in raw.items()
        if name != "speech"
    }
    ends = {word: status for word, status in tables["governors"].items() if status in _ENDS}
    tables["fates"] = {**ends, **tables["fates"]}
    tables["speech"] = dict.fromkeys(raw["speech"]["verbs"], Status.COMPLETED)
    tables["rumours"] = dict.fromkeys(raw["speech"]["rumours"], Status.RUMOURED)
    return tables


def look_up(table: Mapping[str, Status], phrases: tuple[str, ...]) -> Status | None:
    """The status of the first of the phrases that the table knows."""
    return next((table[phrase] for phrase in phrases if phrase in table), None)
