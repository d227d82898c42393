"""The archive in a build's folder: every document's reading, in a file that is named by all that it depends on.

    FOLDER/.kg/lock            held by the process that writes the folder
    FOLDER/.kg/state.json      what the graph was made of, and whether all of it is written
    FOLDER/.kg/readings/KEY    a reading, with a checksum
    FOLDER/.kg/outlines/KEY    what follows from a reading alone
    FOLDER/.kg/proposals.json  pairs of entities that may be one
    FOLDER/.kg/merges.jsonl    which names are one entity, and why
    FOLDER/.kg/published/      what was sent to which server

A reading is written when it is made, so that a build that was ended at any moment has lost one document's work
for each process. The state is written twice: before the first file of the graph is replaced, without stamps, and
after the last. A graph whose state has no stamps, or others than its files, is written again.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kg.archive._drawer import Drawer, digest
from kg.archive._lock import locked
from kg.archive._packing import pack, unpack, unpack_document
from kg.archive._state import Made, Recipe, State, load_state, stamps_of, write_state
from kg.errors import GraphError, NotFoundError
from kg.files import cannot_write
from kg.model import Document, DocumentId, Reading

_NAME = ".kg"
Remember = Callable[[Mapping[DocumentId, Made]], None]
"""Takes what was made of each document."""
_T = TypeVar("_T")


class Archive:
    """A folder's readings and the state of its graph, while nobody else writes it."""

    def __init__(self, folder: Path, *, extractor: str) -> None:
        self.folder = folder
        self.published = folder / _NAME / "published"
        """Where is remembered what servers hold."""
        self.proposals = proposals_file(folder)
        """Where is kept what people may review."""
        self.merges = merges_file(folder)
        """Where is kept why names are one entity."""
        self._extractor = extractor
        self._readings = Drawer(folder / _NAME / "readings")
        self._outlines = Drawer(folder / _NAME / "outlines")
        self._state_file = folder / _NAME / "state.json"
        self.state = load_state(self._state_file)

    @property
    def recipe(self) -> Recipe:
        """That of the last build; raises GraphError if there was none."""
        return self._present().recipe

    def documents(self) -> list[Document]:
        """Those of the graph, by id; raises GraphError if there is none, or if what was read in one is gone."""
        return [self._load(name, unpack_document) for name in self._present().readings]

    def find(self, name: str) -> DocumentId:
        """The document of this name; raises NotFoundError, with names that are near it, if there is none."""
        names = self._present().readings
        if name in names:
            return DocumentId(name)
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise NotFoundError(f"the graph in {self.folder} has no document {name!r}{hint}")

    def missing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents that have no reading by this extractor."""
        return (document for document in documents if self._readings.get(self._key(document)) is None)

    def keep(self, readings: Iterable[Reading]) -> None:
        """Write each as soon as it is there."""
        for reading in readings:
            self._readings.put(self._key(reading.document), pack(reading))

    def reading(self, name: DocumentId) -> Reading:
        """That of a document of the state; raises GraphError if it is gone or spoilt."""
        reading: Reading = self._load(name, unpack)
        return reading

    def outline(self, name: DocumentId) -> bytes | None:
        """What the state's maker has made of a document's reading alone; None if it is not there, or spoilt."""
        return self._outlines.get(self._outline_key(self._present(), name))

    def keep_outline(self, name: DocumentId, packed: bytes) -> None:
        """Write it, to be found by the next build."""
        self._outlines.put(self._outline_key(self._present(), name), packed)

    def forget_outlines(self) -> None:
        """Before all of them are made anew."""
        self._outlines.forget_others(())

    def is_complete(self, state: State, files: Iterable[Path]) -> bool:
        """Whether the graph of just this state is there, every file as it was written."""
        stamps = stamps_of(files)
        return stamps is not None and self.state == replace(state, stamps=stamps)

    def earlier(self, state: State, files: Iterable[Path]) -> Mapping[DocumentId, Made]:
        """What is there already of a state's documents: those whose reading is the same, if nothing else differs.

        That is the maker, and the files, each of which must be as it was written.
        """
        before, stamps = self.state, stamps_of(files)
        if before is None or stamps is None or (before.maker, before.stamps) != (state.maker, stamps):
            return {}
        return {name: made for name, made in before.made.items() if before.readings[name] == state.readings.get(name)}

    def state_of(self, documents: Iterable[Document], *, recipe: Recipe, builder: str, beside: str = "") -> State:
        """The state to write the graph of these documents in.

        `builder` stands for all else that decides on a document's graph where its facts and their entities are
        known, and `beside` for the rest that the graph depends on.
        """
        readings = dict(sorted((document.id, self._key(document)) for document in documents))
        maker = digest(builder.encode(), repr(recipe.settings).encode("utf-8", "surrogatepass"))
        told = (repr(recipe).encode("utf-8", "surrogatepass"), repr(readings).encode())
        build = digest(maker.encode(), beside.encode(), *told)
        return State(build=build, recipe=recipe, readings=readings, maker=maker)

    @contextmanager
    def writing(self, state: State, files: Iterable[Path]) -> Iterator[Remember]:
        """Write the graph of a state: it is complete only if the block ends well; what else was read is forgotten.

        The block may tell what it has made of the documents.
        """
        told: dict[DocumentId, Made] = {}
        self.state = state
        write_state(self._state_file, state)
        yield told.update
        self.state = replace(state, stamps=stamps_of(files), made=told)
        write_state(self._state_file, self.state)
        self._readings.forget_others(set(state.readings.values()))
        self._outlines.forget_others({self._outline_key(state, name) for name in state.readings})

    def forget_state(self) -> None:
        """Before the folder gets a graph that was made of no readings."""
        self.state = None
        try:
            self._state_file.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self._state_file, error) from error

    def _present(self) -> State:
        if self.state is None:
            raise GraphError(f"{self.folder} has no graph that kg has built; run `kg build` first")
        return self.state

    def _key(self, document: Document) -> str:
        return digest(self._extractor.encode(), pack(document))

    def _outline_key(self, state: State, name: DocumentId) -> str:
        return digest(state.maker.encode(), state.readings[name].encode())

    def _load(self, name: DocumentId, unpacked: Callable[[bytes], _T]) -> _T:
        key = self._present().readings[name]
        packed = self._readings.get(key)
        if packed is None:
            raise GraphError(f"what was read in {name!r} is gone from {self._readings.folder}; run `kg build` again")
        try:
            return unpacked(packed)
        except ValueError as error:
            raise GraphError(f"{self._readings.folder / key} is of another kg; run `kg build` again") from error


@contextmanager
def open_archive(folder: Path, *, extractor: str) -> Iterator[Archive]:
    """The archive of a folder that can be written.

    Raises GraphError if another process is writing the folder, or if a newer kg has built it.
    """
    with locked(folder / _NAME / "lock", f"{folder}"):
        yield Archive(folder, extractor=extractor)


def proposals_file(folder: Path) -> Path:
    """Where a folder keeps the pairs of entities that its last build was not sure of."""
    return folder / _NAME / "proposals.json"


def merges_file(folder: Path) -> Path:
    """Where a folder keeps why its last build has made one entity of several names."""
    return folder / _NAME / "merges.jsonl"
