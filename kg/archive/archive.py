"""The archive in a build's folder: every document's reading, in a file that is named by all that it depends on.

    FOLDER/.kg/lock            held by the process that writes the folder
    FOLDER/.kg/state.json      what the graph was made of, and whether all of it is written
    FOLDER/.kg/readings/KEY    a reading, with a checksum
    FOLDER/.kg/proposals.json  pairs of entities that may be one
    FOLDER/.kg/merges.jsonl    which names are one entity, and why
    FOLDER/.kg/published/      what was sent to which server

A reading is written when it is made, so that a build that was ended at any moment has lost one document's work
for each process. The state is written twice: before the first file of the graph is replaced, without stamps, and
after the last. A graph whose state has no stamps, or others than its files, is written again.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.archive._lock import locked
from kg.archive._packing import pack, unpack
from kg.archive._state import Recipe, State, load_state, stamps_of, write_state
from kg.errors import GraphError, NotFoundError
from kg.files import cannot_write, discard
from kg.model import Document, DocumentId, Reading

_NAME = ".kg"
Remember = Callable[[Mapping[DocumentId, str]], None]
"""Takes the digest of what each document's graph was made of."""


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
        self._readings = folder / _NAME / "readings"
        self._state_file = folder / _NAME / "state.json"
        self.state = load_state(self._state_file)

    @property
    def recipe(self) -> Recipe:
        """That of the last build; raises GraphError if there was none."""
        return self._present().recipe

    def documents(self) -> list[Document]:
        """Those of the graph, by id; raises GraphError if there is none, or if what was read in one is gone."""
        return [self._load(name, key).document for name, key in self._present().readings.items()]

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
        return (document for document in documents if self._packed(self._key(document)) is None)

    def keep(self, readings: Iterable[Reading]) -> None:
        """Write each as soon as it is there."""
        for reading in readings:
            self._write(self._key(reading.document), pack(reading))

    def readings(self) -> list[Reading]:
        """Those that the state names, by document; raises GraphError if one is gone or spoilt."""
        return [self._load(name, key) for name, key in self._present().readings.items()]

    def is_complete(self, state: State, files: Iterable[Path]) -> bool:
        """Whether the graph of just this state is there, every file as it was written."""
        stamps = stamps_of(files)
        return stamps is not None and self.state == replace(state, stamps=stamps)

    def graphs_before(self, state: State, files: Iterable[Path]) -> Mapping[DocumentId, str]:
        """What the folder's graphs are made of, by document, where a state may build upon them.

        None if they were made in another way, or if a file is not as it was written.
        """
        before, stamps = self.state, stamps_of(files)
        trusted = before is not None and stamps is not None and (before.maker, before.stamps) == (state.maker, stamps)
        return before.graphs if before is not None and trusted else {}

    def state_of(self, documents: Iterable[Document], *, recipe: Recipe, builder: str, beside: str = "") -> State:
        """The state to write the graph of these documents in.

        `builder` stands for all else that decides on a document's graph where its facts and their entities are
        known, and `beside` for the rest that the graph depends on.
        """
        readings = dict(sorted((document.id, self._key(document)) for document in documents))
        maker = _digest(builder.encode(), repr(recipe.settings).encode("utf-8", "surrogatepass"))
        told = (repr(recipe).encode("utf-8", "surrogatepass"), repr(readings).encode())
        build = _digest(maker.encode(), beside.encode(), *told)
        return State(build=build, recipe=recipe, readings=readings, maker=maker)

    @contextmanager
    def writing(self, state: State, files: Iterable[Path]) -> Iterator[Remember]:
        """Write the graph of a state: it is complete only if the block ends well; what else was read is forgotten.

        The block may tell what it has made the documents' graphs of.
        """
        told: dict[DocumentId, str] = {}
        self.state = state
        write_state(self._state_file, state)
        yield told.update
        self.state = replace(state, stamps=stamps_of(files), graphs=told)
        write_state(self._state_file, self.state)
        self._forget_others()

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
        return _digest(self._extractor.encode(), pack(document))

    def _write(self, key: str, packed: bytes) -> None:
        """Without waiting for the disk: what a loss of power spoils is found by its checksum, and read again."""
        aside = self._readings / f".{key}.new"
        try:
            self._readings.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(f"{_digest(packed)}\n".encode() + packed)
            aside.replace(self._readings / key)
        except OSError as error:
            discard(aside)
            raise cannot_write(self._readings / key, error) from error

    def _load(self, name: DocumentId, key: str) -> Reading:
        packed = self._packed(key)
        if packed is None:
            raise GraphError(f"what was read in {name!r} is gone from {self._readings}; run `kg build` again")
        try:
            reading: Reading = unpack(packed)
        except ValueError as error:
            raise GraphError(f"{self._readings / key} is of another kg; run `kg build` again") from error
        return reading

    def _packed(self, key: str) -> bytes | None:
        """A reading as it was written; None if it is not there, or spoilt."""
        try:
            checksum, _, packed = (self._readings / key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise GraphError(f"{self._readings / key} cannot be read ({error.strerror}); remove it") from error
        return packed if checksum == _digest(packed).encode() else None

    def _forget_others(self) -> None:
        """A document that is gone leaves no word behind."""
        kept = set(self._present().readings.values())
        for path in self._readings.glob("*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)


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


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
