"""What a folder's graph was made of, as it was when the last build began to write it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.config import Settings
from kg.errors import GraphError
from kg.files import write_file
from kg.model import DocumentId

FORMAT = 1
"""Of the folder's archive; a higher number is of a newer kg."""
Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What somebody has said about how to make a graph of documents."""

    settings: Settings = Settings()
    known: tuple[str, ...] = ()
    """Files of known entities to link to."""
    service: str = ""
    """The URL of a reconciliation service to link to, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a document's part of the graph was made of, in digests."""

    basis: str
    """Of what its facts depend on beside its reading and the state's maker."""
    graph: str
    """Of what its graph says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The documents of a graph with the keys of their readings, and what was written for them."""

    build: str
    """Digest of all that decides on what is written."""
    recipe: Recipe
    readings: Mapping[DocumentId, str]
    """The key of every document's reading, in the order of the documents."""
    maker: str = ""
    """Digest of what would make another graph of the same documents, judgements and authorities: code and settings."""
    stamps: Mapping[str, Stamp] | None = None
    """What was written, by name; None until all of it is."""
    made: Mapping[DocumentId, Made] = field(default_factory=dict, compare=False)
    """What was made of the documents, once all is written."""


def load_state(path: Path) -> State | None:
    """The state, if there is one; raises GraphError if it is of a newer kg, or broken."""
    try:
        told = json.loads(path.read_text("utf-8", "surrogatepass"))
        if told["format"] > FORMAT:
            raise GraphError(f"{path.parent.parent} was built by a newer kg; update kg, or name another folder")
        return State(
            build=told["build"],
            recipe=Recipe(
                settings=Settings(**told["settings"]),
                known=tuple(told.get("known", ())),
                service=told.get("service", ""),
            ),
            made={DocumentId(name): Made(basis=basis, graph=graph) for name, basis, graph in told.get("made", ())},
            readings={DocumentId(name): str(key) for name, key in told["readings"]},
            maker=told.get("maker", ""),
            stamps=None if told["stamps"] is None else {name: _stamp(pair) for name, pair in told["stamps"].items()},
        )
    except FileNotFoundError:
        return None
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise GraphError(f"{path} is broken ({error}); remove it and run `kg build` again") from error


def write_state(path: Path, state: State) -> None:
    """Put it in the place of the old one; raises GraphError if that can't be."""
    told = {
        "format": FORMAT,
        "build": state.build,
        **asdict(state.recipe),
        "readings": list(state.readings.items()),
        "maker": state.maker,
        "stamps": state.stamps,
        "made": [(name, made.basis, made.graph) for name, made in state.made.items()],
    }
    write_file(path, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))


def stamps_of(paths: Iterable[Path]) -> dict[str, Stamp] | None:
    """The stamps of some files; None if one of them is missing."""
    try:
        return {path.name: _stamp((path.stat().st_size, path.stat().st_mtime_ns)) for path in paths}
    except (FileNotFoundError, NotADirectoryError):
        return None


def _stamp(pair: Iterable[int]) -> Stamp:
    size, changed = pair
    return size, changed
